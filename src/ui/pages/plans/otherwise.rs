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
            bench.plan.with(|plan| bench.plans.with(|plans| otherwise(plan, &plans.selling, sales.as_deref(), today)))
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
                <ul class="plan-otherwise">{move || found.get().into_iter().map(|other| view! { <Choice other=other /> }).collect::<Vec<_>>()}</ul>
                <Show when=move || found.with(Vec::is_empty)>
                    <p class="quiet small">{words.text("plans-otherwise-none")}</p>
                </Show>
            </Show>
        </section>
    }
}

#[component]
fn Choice(other: Otherwise) -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let component = bench.components().get(other.component).cloned().unwrap_or_default();
    let edit = other.edit.clone();
    let difference = other.difference;
    let sentence = move || {
        let now = words.now();
        format!(
            "{component} · {}: {} → {}",
            now.plan_label(&other.label),
            now.plan_choice(other.field, &other.now),
            now.plan_choice(other.field, &other.other)
        )
    };
    view! {
        <li class="plan-other">
            <span>{sentence}</span>
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
