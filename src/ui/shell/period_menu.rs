//! The period that figures are taken over, and what it is compared with.

use leptos::prelude::*;

use crate::i18n::number::NOTHING;
use crate::sales::day::Day;
use crate::state::decisions::comparison::{Comparison, Extent};
use crate::state::decisions::period::PeriodChoice;
use crate::state::message::Msg;
use crate::state::pages::frame::{comparison, data_end, extent, is_running, period};
use crate::ui::icon::{Glyph, Icon};
use crate::ui::part::menu::{Menu, MenuItem, close_menu};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// Chooses the period.
#[component]
pub fn PeriodMenu() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let choice = store.select(|model| model.period_choice());
    let days = store.select(|model| model.period().or(model.span()));
    let end = store.select(data_end);
    let told = move || {
        let days = words.now().period(days.get()?);
        Some(end.get().map_or_else(|| days.clone(), |end| words.now().data_to(&days, end)))
    };
    let face = move || {
        view! {
            <Glyph icon=Icon::Calendar />
            <span class="menu-face">
                <span>{move || words.now().period_choice(choice.get())}</span>
                <span class="menu-days" title=told>{told}</span>
            </span>
            <Glyph icon=Icon::Down />
        }
    };
    view! {
        <Menu label=words.text("period-label") face=face>
            {PeriodChoice::PRESETS.map(|preset| view! { <Preset preset=preset /> })}
            <hr class="menu-rule" />
            <CustomPeriod />
        </Menu>
    }
}

#[component]
fn Preset(preset: PeriodChoice) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let entry = store.select(move |model| period(model, preset));
    view! {
        <MenuItem
            chosen=Signal::derive(move || entry.with(|entry| entry.is_chosen))
            on_choose=move || store.dispatch(Msg::PeriodChosen(preset))
        >
            <span>{move || words.now().period_choice(preset)}</span>
            <span class="menu-note">{move || entry.with(|entry| entry.days.map(|days| words.now().period(days)))}</span>
        </MenuItem>
    }
}

/// From one day to another, both included.
#[component]
fn CustomPeriod() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let shown = store.select(|model| model.whole_period().or(model.span()));
    let first = RwSignal::new(String::new());
    let last = RwSignal::new(String::new());
    Effect::new(move |_| {
        if let Some(period) = shown.get() {
            first.set(period.start.to_string());
            last.set(Day(period.end.0 - 1).to_string());
        }
    });
    let choice = Memo::new(move |_| PeriodChoice::typed(&first.get(), &last.get()));
    let close = close_menu();
    let apply = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(choice) = choice.get_untracked() {
            store.dispatch(Msg::PeriodChosen(choice));
            close.run(());
        }
    };
    // Days that lie the wrong way round are no period, nor are days that are missing.
    let trouble = move || match choice.get() {
        Some(_) => None,
        None if first.with(String::is_empty) || last.with(String::is_empty) => Some(words.say("period-incomplete")),
        None => Some(words.say("period-upside-down")),
    };
    view! {
        <form class="custom-period" on:submit=apply>
            <label class="field">
                <span class="field-label">{words.text("period-from")}</span>
                <input class="input" type="date" prop:value=first on:input=move |event| first.set(event_target_value(&event)) />
            </label>
            <label class="field">
                <span class="field-label">{words.text("period-to")}</span>
                <input class="input" type="date" prop:value=last on:input=move |event| last.set(event_target_value(&event)) />
            </label>
            <button type="submit" class="button" data-action="period" disabled=move || choice.get().is_none()>
                {words.text("period-apply")}
            </button>
            <p class="field-trouble" role="status">{trouble}</p>
        </form>
    }
}

/// Chooses what the period is compared with.
#[component]
pub fn ComparisonMenu() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let choice = store.select(|model| model.decisions.view.comparison);
    let compared = store.select(|model| model.compared());
    let has_period = store.select(|model| model.period().is_some());
    let runs = store.select(is_running);
    let face = move || {
        view! {
            <span class="menu-face">
                <span>{move || words.now().comparison(choice.get())}</span>
                <span class="menu-days">{move || compared.get().map(|compared| compared.with_data().map_or_else(|| NOTHING.to_owned(), |days| words.now().period(days)))}</span>
            </span>
            <Glyph icon=Icon::Down />
        }
    };
    view! {
        <Show when=move || has_period.get()>
            <Menu label=words.text("compare-label") face=face>
                {Comparison::ALL.map(|choice| view! { <ComparisonItem choice=choice /> })}
                <Show when=move || runs.get()>
                    <hr class="menu-rule" />
                    {Extent::ALL.map(|choice| view! { <ExtentItem choice=choice /> })}
                </Show>
            </Menu>
        </Show>
    }
}

#[component]
fn ComparisonItem(choice: Comparison) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let entry = store.select(move |model| comparison(model, choice));
    view! {
        <MenuItem
            chosen=Signal::derive(move || entry.with(|entry| entry.is_chosen))
            on_choose=move || store.dispatch(Msg::ComparisonChosen(choice))
        >
            <span>{move || words.now().comparison(choice)}</span>
            <span class="menu-note">
                {move || entry.with(|entry| entry.compared.map(|compared| words.now().compared_days(compared)))}
            </span>
        </MenuItem>
    }
}

/// How much of a period that still runs is looked at.
#[component]
fn ExtentItem(choice: Extent) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let entry = store.select(move |model| extent(model, choice));
    view! {
        <MenuItem
            chosen=Signal::derive(move || entry.with(|entry| entry.is_chosen))
            on_choose=move || store.dispatch(Msg::ExtentChosen(choice))
        >
            <span>{move || words.now().extent(choice)}</span>
            <span class="menu-note">{move || entry.with(|entry| entry.days.map(|days| words.now().period(days)))}</span>
        </MenuItem>
    }
}
