//! The choices of the plan, each flipped by itself: what it would cost.

use leptos::prelude::*;

use crate::state::plans::message::PlanMsg;
use crate::state::plans::otherwise::{Otherwise, otherwise};
use crate::ui::pages::plans::bench::Bench;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// A list that is computed while it is open.
#[component]
pub fn OtherChoices() -> impl IntoView {
    let (store, words, bench) = (use_store(), Words::here(), Bench::here());
    let open = RwSignal::new(false);
    let found = Memo::new(move |_| match open.get() {
        true => {
            let (today, sales) = (store.peek(|model| model.surroundings.today), bench.sales.get());
            bench.plan.with(|plan| bench.plans.with(|plans| otherwise(plan, &plans.selling, sales.as_ref(), today)))
        }
        false => Vec::new(),
    });
    view! {
        <section class="card plan-part">
            <button
                type="button"
                class="plan-opener"
                data-action="plan-otherwise"
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|is_open| *is_open = !*is_open)
            >
                {words.text("plans-otherwise")}
            </button>
            <Show when=move || open.get()>
                <ul class="plan-otherwise">{move || costing(found.get()).map(|other| view! { <Choice other=other /> }).collect::<Vec<_>>()}</ul>
                <p class="quiet small">{move || same(words, &found.get())}</p>
                <p class="quiet small">{words.text("plans-bounds")}</p>
            </Show>
        </section>
    }
}

/// The choices that change what is paid.
fn costing(found: Vec<Otherwise>) -> impl Iterator<Item = Otherwise> {
    found.into_iter().filter(|other| !other.difference.is_zero())
}

/// Those that change nothing now, in one sentence.
fn same(words: Words, found: &[Otherwise]) -> Option<String> {
    let none = found.iter().filter(|other| other.difference.is_zero());
    let mut names: Vec<String> = Vec::new();
    for name in none.map(|other| choice(words, other)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| words.now().plan_same(&names))
}

/// `A tier’s rate is for: its own slice only`
fn choice(words: Words, other: &Otherwise) -> String {
    let now = words.now();
    format!("{}: {}", now.plan_label(&other.label), now.plan_choice(other.field, &other.now))
}

#[component]
fn Choice(other: Otherwise) -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let edit = other.edit.clone();
    let difference = other.difference;
    let component = other.component.and_then(|place| bench.components().get(place).cloned());
    let sentence = move || format!("{} → {}", choice(words, &other), words.now().plan_choice(other.field, &other.other));
    view! {
        <li class="plan-other">
            <span>{component.map(|component| view! { <span class="quiet"><bdi>{component}</bdi>" · "</span> })}{sentence}</span>
            <strong class=if difference.is_positive() { "plan-gain" } else { "plan-loss" }>
                {move || words.now().plan_difference(difference)}
            </strong>
            <button
                type="button"
                class="button button-small"
                data-action="plan-flip"
                on:click=move |_| bench.dispatch(PlanMsg::Copied(Some(edit.clone())))
            >
                {words.text("plans-otherwise-beside")}
            </button>
        </li>
    }
}
