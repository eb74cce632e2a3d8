//! The plan in words: its components, its people, and how it pays.

use leptos::prelude::*;
use serde_json::Value;

use crate::i18n::currency::OFFERED;
use crate::state::plans::edit::Edit;
use crate::state::plans::form::{Row, rows};
use crate::state::plans::message::PlanMsg;
use crate::ui::pages::plans::add::{Add, AddComponent};
use crate::ui::pages::plans::bench::Bench;
use crate::ui::pages::plans::component::ComponentCard;
use crate::ui::pages::plans::quotas::{Quotas, name_all, unnamed};
use crate::ui::pages::plans::row::Rows;
use crate::ui::part::choice::{Choice, Choices};
use crate::ui::part::fold::Fold;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// The editor.
#[component]
pub fn Editor() -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let count = Memo::new(move |_| bench.plan.with(|plan| plan.components.len()));
    let name = Memo::new(move |_| bench.plan.with(|plan| plan.name.clone()));
    let currency = move || bench.plan.with(|plan| plan.currency.clone());
    let currencies = move || {
        let own = currency();
        let codes = OFFERED.iter().map(|(code, _)| (*code).to_owned());
        let is_offered = own.is_empty() || OFFERED.iter().any(|(code, _)| *code == own);
        codes.chain((!is_offered).then_some(own)).map(|code| Choice::new(code.clone(), code)).collect::<Vec<_>>()
    };
    let set = move |at: &str, text: String| bench.edit(Edit::Set { at: at.to_owned(), value: Value::String(text) });
    view! {
        <div class="plan-editor">
            <div class="plan-names">
                <label class="field">
                    <span class="field-label">{words.text("plans-name")}</span>
                    <input
                        type="text"
                        class="input"
                        data-action="plan-name"
                        prop:value=name
                        on:change=move |event| set("/name", event_target_value(&event))
                    />
                </label>
                <Choices
                    label=words.text("plans-currency")
                    action="plan-currency"
                    chosen=Signal::derive(currency)
                    choices=Signal::derive(currencies)
                    on_choose=move |code: String| set("/currency", code)
                />
            </div>
            <Refused />
            <For each=move || 0..count.get() key=|place| *place let(place)>
                <ComponentCard place=place />
            </For>
            <AddComponent />
            <People />
            <Quotas />
            <Terms />
        </div>
    }
}

/// Why the last change was refused.
#[component]
fn Refused() -> impl IntoView {
    let (store, words, bench) = (use_store(), Words::here(), Bench::here());
    let faults = store.select(|model| model.plan_faults.clone());
    let refused = store.select(|model| model.plan_refused.clone());
    let lines = move || {
        let components = Some(refused.get()).filter(|names| !names.is_empty()).unwrap_or_else(|| bench.components());
        faults.get().iter().map(|fault| view! { <li>{words.now().plan_fault(fault, &components)}</li> }).collect::<Vec<_>>()
    };
    view! {
        <div role="alert">
            <Show when=move || faults.with(|faults| !faults.is_empty())>
                <div class="plan-refused" data-refused="plan">
                    <p>{words.text("plans-refused")}</p>
                    <ul class="plain-list">{lines}</ul>
                    <button
                        type="button"
                        class="button button-quiet button-small"
                        on:click=move |_| bench.dispatch(PlanMsg::FaultsRead)
                    >
                        {words.text("close")}
                    </button>
                </div>
            </Show>
        </div>
    }
}

#[component]
fn People() -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let count = Memo::new(move |_| bench.plan.with(|plan| plan.people.len()));
    let another = move || Edit::Another { list: "/people".to_owned() };
    view! {
        <Fold class="card plan-card" part="people" heading=move || words.text("plans-people")>
            <For each=move || 0..count.get() key=|place| *place let(place)>
                <Person place=place />
            </For>
            <button
                type="button"
                class="button button-small"
                data-action="plan-person"
                on:click=move |_| bench.edit(another())
            >
                {move || words.now().plan_another(&words.now().say("plans-person"))}
            </button>
            <Show when=move || !unnamed(bench).is_empty()>
                <p class="small quiet">{move || words.now().plan_unnamed(&unnamed(bench))}</p>
                <button type="button" class="button button-small" data-action="plan-name-all" on:click=move |_| name_all(bench)>
                    {words.text("plans-name-all")}
                </button>
            </Show>
        </Fold>
    }
}

#[component]
fn Person(place: usize) -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let at = format!("/people/{place}");
    let rows = part(bench, at.clone());
    let name = Memo::new(move |_| bench.plan.with(|plan| plan.people.get(place).map(|person| person.name.clone()).unwrap_or_default()));
    let removal = Signal::derive(move || words.now().plan_removal(&name.get()));
    let remove = {
        let at = at.clone();
        move |_| bench.edit(Edit::Removed { at: at.clone() })
    };
    view! {
        <Fold class="plan-person" heading=move || view! { <bdi>{name}</bdi> }>
            <Rows rows=rows />
            <div class="button-row">
                <Add at=at.clone() label=words.text("plans-add-part") />
                <button type="button" class="button button-quiet button-small" on:click=remove.clone()>
                    {removal}
                </button>
            </div>
        </Fold>
    }
}

/// When is paid, what limits everything, how is rounded.
#[component]
fn Terms() -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let of = move |name: &str| part(bench, format!("/{name}"));
    let (calendar, payment, rounding) = (of("calendar"), of("payment"), of("rounding"));
    let others = Memo::new(move |_| {
        bench.document.with(|document| rows(document, "").into_iter().filter(|row| is_of_whole(&row.at)).collect::<Vec<Row>>())
    });
    view! {
        <Fold class="card plan-card" part="terms" heading=move || words.text("plans-terms")>
            <Rows rows=calendar />
            <Rows rows=others />
            <Rows rows=payment />
            <Rows rows=rounding />
            <Add at="" label=words.text("plans-add-part") />
        </Fold>
    }
}

/// Lines that no card of its own shows.
fn is_of_whole(at: &str) -> bool {
    let first = at.split('/').nth(1).unwrap_or_default();
    !["name", "currency", "people", "components", "calendar", "payment", "rounding"].contains(&first)
}

fn part(bench: Bench, at: String) -> Memo<Vec<Row>> {
    Memo::new(move |_| bench.document.with(|document| rows(document, &at)))
}
