//! What currencies are worth, and which of them figures are in.

use leptos::prelude::*;

use crate::star::exchange::Currencies;
use crate::state::message::Msg;
use crate::state::pages::data::rates::{RateRow, currencies, rows};
use crate::ui::part::choice::{Choice, Select};
use crate::ui::places::RATES;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// The currency of the figures, and a rate for each of the others.
#[component]
pub fn Rates() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let shown = store.select(|model| currencies(model).cloned().unwrap_or_default());
    let rows = store.select(rows);
    let chosen = Signal::derive(move || shown.with(|shown| shown.reporting.clone()));
    let choices = move || {
        shown.with(|Currencies { used, reporting }| {
            let used = used.iter().map(|used| &used.currency);
            let other = Some(reporting).filter(|reporting| used.clone().all(|used| used != *reporting));
            other.into_iter().chain(used).map(|currency| Choice::new(currency.clone(), currency.clone())).collect()
        })
    };
    view! {
        <section class="section" id=RATES tabindex="-1">
            <h2>{words.text("rates-title")}</h2>
            <p class="quiet small">{words.text("rates-lead")}</p>
            <div class="card rates">
                <label class="field">
                    <span class="field-label">{words.text("rates-reporting")}</span>
                    <Select
                        label=words.text("rates-reporting")
                        action="reporting-currency"
                        chosen=chosen
                        choices=Signal::derive(choices)
                        on_choose=move |currency: String| store.dispatch(Msg::ReportingCurrencyChosen(Some(currency)))
                    />
                </label>
                <For each=move || rows.get() key=RateRow::clone let(row)>
                    <RateField row=row />
                </For>
            </div>
        </section>
    }
}

/// What one of a currency is worth: what was typed, above what the files say.
#[component]
fn RateField(row: RateRow) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let (typed, used, currency) = (row.typed.clone().unwrap_or_default(), row.used.clone().unwrap_or_default(), row.from.clone());
    let is_missing = row.used.is_none();
    let row = StoredValue::new(row);
    let label = move || row.with_value(|row| words.now().rate(&row.from, &row.to));
    let note = move || row.with_value(|row| words.now().rate_note(row));
    let enter = move |event: leptos::ev::Event| {
        store.dispatch_some(row.with_value(|row| row.message(&event_target_value(&event))));
    };
    view! {
        <label class="field" class:is-missing=is_missing>
            <span class="field-label">{label}</span>
            <input
                class="input"
                type="text"
                inputmode="decimal"
                dir="ltr"
                data-rate=currency
                placeholder=used
                prop:value=typed
                on:change=enter
            />
            <span class="quiet small">{note}</span>
        </label>
    }
}
