//! The period that figures are taken over, and what it is compared with.

use leptos::prelude::*;

use crate::sales::day::Day;
use crate::sales::period::Period;
use crate::state::decisions::period::{Comparison, PeriodChoice, anchor};
use crate::state::message::Msg;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::part::menu::{Menu, MenuItem};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// Chooses the period.
#[component]
pub fn PeriodMenu() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let choice = store.select(|model| model.decisions.view.period);
    let days = store.select(|model| model.period());
    let face = move || {
        view! {
            <Glyph icon=Icon::Calendar />
            <span class="menu-face">
                {move || match (choice.get(), days.get()) {
                    (PeriodChoice::Custom(period), _) => words.now().period(period),
                    (choice, Some(period)) => format!("{} · {}", words.say(choice_name(choice)), words.now().period(period)),
                    (choice, None) => words.say(choice_name(choice)),
                }}
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
    let chosen = store.select(move |model| model.decisions.view.period == preset);
    let days = store.select(move |model| {
        let anchor = anchor(model.span(), model.surroundings.today);
        preset.days(anchor, model.settings.fiscal_start).or(model.span())
    });
    view! {
        <MenuItem chosen=chosen on_choose=move || store.dispatch(Msg::PeriodChosen(preset))>
            <span>{words.text(choice_name(preset))}</span>
            <span class="menu-note">{move || days.get().map(|days| words.now().period(days))}</span>
        </MenuItem>
    }
}

/// From one day to another, both included.
#[component]
fn CustomPeriod() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let shown = store.select(|model| model.period().or(model.span()));
    let first = RwSignal::new(String::new());
    let last = RwSignal::new(String::new());
    Effect::new(move |_| {
        if let Some(period) = shown.get() {
            first.set(period.start.to_string());
            last.set(Day(period.end.0 - 1).to_string());
        }
    });
    let period = Memo::new(move |_| period_between(&first.get(), &last.get()));
    let apply = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(period) = period.get_untracked() {
            store.dispatch(Msg::PeriodChosen(PeriodChoice::Custom(period)));
        }
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
            <button type="submit" class="button" data-action="period" disabled=move || period.get().is_none()>
                {words.text("period-apply")}
            </button>
        </form>
    }
}

fn period_between(first: &str, last: &str) -> Option<Period> {
    let (first, last): (Day, Day) = (first.parse().ok()?, last.parse().ok()?);
    (first <= last).then_some(Period { start: first, end: Day(last.0 + 1) })
}

/// Chooses what the period is compared with.
#[component]
pub fn ComparisonMenu() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let choice = store.select(|model| model.decisions.view.comparison);
    let has_period = store.select(|model| model.period().is_some());
    let face = move || {
        view! {
            <span class="menu-face">{move || words.say(comparison_name(choice.get()))}</span>
            <Glyph icon=Icon::Down />
        }
    };
    view! {
        <Show when=move || has_period.get()>
            <Menu label=words.text("compare-label") face=face>
                {Comparison::ALL.map(|comparison| view! { <ComparisonItem comparison=comparison /> })}
            </Menu>
        </Show>
    }
}

#[component]
fn ComparisonItem(comparison: Comparison) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let chosen = store.select(move |model| model.decisions.view.comparison == comparison);
    let days = store.select(move |model| comparison.days(model.period()));
    view! {
        <MenuItem chosen=chosen on_choose=move || store.dispatch(Msg::ComparisonChosen(comparison))>
            <span>{words.text(comparison_name(comparison))}</span>
            <span class="menu-note">{move || days.get().map(|days| words.now().period(days))}</span>
        </MenuItem>
    }
}

fn choice_name(choice: PeriodChoice) -> &'static str {
    match choice {
        PeriodChoice::All => "period-all",
        PeriodChoice::ThisMonth => "period-this-month",
        PeriodChoice::LastMonth => "period-last-month",
        PeriodChoice::ThisQuarter => "period-this-quarter",
        PeriodChoice::LastQuarter => "period-last-quarter",
        PeriodChoice::ThisYear => "period-this-year",
        PeriodChoice::LastYear => "period-last-year",
        PeriodChoice::Last30Days => "period-last-30-days",
        PeriodChoice::Last90Days => "period-last-90-days",
        PeriodChoice::Last12Months => "period-last-12-months",
        PeriodChoice::Custom(_) => "period-custom",
    }
}

fn comparison_name(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::None => "compare-none",
        Comparison::PreviousPeriod => "compare-previous-period",
        Comparison::SamePeriodLastYear => "compare-same-period-last-year",
    }
}
