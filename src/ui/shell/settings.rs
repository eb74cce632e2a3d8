//! The settings: language, theme, currency, fiscal year, calendar, keeping files.

use leptos::prelude::*;

use crate::i18n::currency::OFFERED;
use crate::sales::calendar::Calendar;
use crate::state::message::Msg;
use crate::state::settings::{Currency, Language, Theme};
use crate::ui::icon::{Glyph, Icon};
use crate::ui::part::choice::{Choice, Choices};
use crate::ui::part::dialog::Dialog;
use crate::ui::part::switch::Switch;
use crate::ui::places::{RATES, lead_to};
use crate::ui::shell::shortcuts::HelpOpen;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// Stands for the currency of the data among the choices.
const OF_DATA: &str = "data";

/// Opens the settings.
#[component]
pub fn SettingsButton() -> impl IntoView {
    let words = Words::here();
    let open = RwSignal::new(false);
    let label = words.text("settings");
    view! {
        <button
            type="button"
            class="button button-quiet button-icon"
            data-action="settings"
            aria-label=label
            title=label
            on:click=move |_| open.set(true)
        >
            <Glyph icon=Icon::Settings />
        </button>
        <Dialog open=open on_close=move || open.set(false) title=label close_label=words.text("close")>
            <SettingsList open=open />
        </Dialog>
    }
}

#[component]
fn SettingsList(open: RwSignal<bool>) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let keep_files = store.select(|model| model.settings.keep_files);
    let help = use_context::<HelpOpen>();
    let show_help = move |_| {
        open.set(false);
        help.iter().for_each(|HelpOpen(help)| help.set(true));
    };
    view! {
        <div class="dialog-body">
            <div class="settings">
                <LanguageChoice />
                <ThemeChoice />
                <CurrencyChoice open=open />
                <FiscalStartChoice />
                <CalendarChoice />
            </div>
            <Switch on=keep_files on_change=move |keep| store.dispatch(Msg::KeepFilesSet(keep)) action="keep-files">
                {words.text("keep-files")}
            </Switch>
            <button type="button" class="button button-quiet" data-action="shortcuts" on:click=show_help>
                <Glyph icon=Icon::Keyboard />
                {words.text("keys-title")}
            </button>
        </div>
    }
}

#[component]
fn LanguageChoice() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let chosen = store.select(|model| model.language().tag().to_owned());
    let choices = move || Language::ALL.map(|language| Choice::new(language.tag(), language.own_name())).to_vec();
    let choose = move |tag: String| store.dispatch(Msg::LanguageChosen(Language::from_tag(&tag)));
    view! { <Choices label=words.text("language-label") action="language" chosen=chosen choices=Signal::derive(choices) on_choose=choose /> }
}

#[component]
fn ThemeChoice() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let chosen = store.select(|model| model.settings.theme.id().to_owned());
    let choices = move || Theme::ALL.map(|theme| Choice::new(theme.id(), words.now().theme(theme))).to_vec();
    let choose = move |id: String| {
        if let Some(theme) = Theme::ALL.into_iter().find(|theme| theme.id() == id) {
            store.dispatch(Msg::ThemeChosen(theme));
        }
    };
    view! { <Choices label=words.text("theme-label") action="theme" chosen=chosen choices=Signal::derive(choices) on_choose=choose /> }
}

#[component]
fn CurrencyChoice(open: RwSignal<bool>) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let chosen = store.select(|model| model.settings.currency.as_ref().map_or(OF_DATA.to_owned(), |currency| currency.sign.clone()));
    let of_data = store.select(|model| model.data().and_then(|data| data.overview.currency.clone()));
    let offered =
        OFFERED.iter().map(|(code, sign)| Choice::new(*code, if code == sign { (*code).to_owned() } else { format!("{code} {sign}") }));
    let offered: Vec<Choice> = offered.collect();
    let choices = move || {
        let of_data = Choice::new(OF_DATA, words.now().currency_of_data(of_data.get().as_deref()));
        [of_data, Choice::new("", words.say("currency-none"))].into_iter().chain(offered.clone()).collect::<Vec<_>>()
    };
    let choose = move |code: String| store.dispatch(Msg::CurrencyChosen((code != OF_DATA).then(|| Currency::of(&code))));
    let missed = store.select(|model| model.missed_currency().filter(|_| model.data().is_some()).cloned());
    let give = move |_| {
        open.set(false);
        store.dispatch_some(missed.get_untracked().map(|currency| Msg::ReportingCurrencyChosen(Some(currency.sign))));
        lead_to(store, RATES.to_owned());
    };
    view! {
        <Choices label=words.text("currency-label") action="currency" chosen=chosen choices=Signal::derive(choices) on_choose=choose />
        {move || missed.get().map(|currency| view! {
            <p class="quiet small" data-missed-currency=currency.sign.clone()>
                {words.now().missed_currency(&currency.sign)}
                " "
                <button type="button" class="link-button" data-action="rates" on:click=give>{words.text("remedy-rates")}</button>
            </p>
        })}
    }
}

#[component]
fn FiscalStartChoice() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let chosen = store.select(|model| model.settings.fiscal_start.to_string());
    let choices = move || (1..=12).map(|month| Choice::new(month.to_string(), words.now().month_name(month))).collect::<Vec<_>>();
    let choose = move |month: String| store.dispatch(Msg::FiscalStartChosen(month.parse().unwrap_or(1)));
    view! { <Choices label=words.text("fiscal-label") action="fiscal-start" chosen=chosen choices=Signal::derive(choices) on_choose=choose /> }
}

#[component]
fn CalendarChoice() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let chosen = store.select(|model| calendar_name(model.calendar()).to_owned());
    let all = [Calendar::Gregorian, Calendar::Jalali];
    let choices = move || all.map(|calendar| Choice::new(calendar_name(calendar), words.say(calendar_name(calendar)))).to_vec();
    let choose = move |id: String| {
        if let Some(calendar) = all.into_iter().find(|calendar| calendar_name(*calendar) == id) {
            store.dispatch(Msg::CalendarChosen(calendar));
        }
    };
    view! { <Choices label=words.text("calendar-label") action="calendar" chosen=chosen choices=Signal::derive(choices) on_choose=choose /> }
}

fn calendar_name(calendar: Calendar) -> &'static str {
    match calendar {
        Calendar::Gregorian => "calendar-gregorian",
        Calendar::Jalali => "calendar-jalali",
    }
}
