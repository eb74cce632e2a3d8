//! The choices of the plan, each flipped by itself: what it would cost.

use leptos::prelude::*;

use crate::state::plans::message::PlanMsg;
use crate::state::plans::otherwise::{CHOICES, Otherwise, otherwise};
use crate::ui::pages::plans::bench::Bench;
use crate::ui::pages::plans::slices::in_slices;
use crate::ui::part::fold::Fold;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// A list that is computed while it is open.
#[component]
pub fn OtherChoices() -> impl IntoView {
    let words = Words::here();
    view! {
        <Fold class="card plan-part" action="plan-otherwise" heading=move || words.text("plans-otherwise")>
            <Found />
        </Fold>
    }
}

#[component]
fn Found() -> impl IntoView {
    let (store, words, bench) = (use_store(), Words::here(), Bench::here());
    let of = Memo::new(move |_| {
        let today = store.peek(|model| model.surroundings.today);
        (bench.plan.get(), bench.plans.with(|plans| plans.selling.clone()), bench.sales.get(), today)
    });
    let computed = in_slices(of, 1, |(plan, selling, sales, today), _| otherwise(plan, selling, sales.as_ref(), *today));
    let found = Memo::new(move |_| computed.with(|computed| computed.first().cloned().flatten()));
    let group = move |(id, fields): &(&'static str, &[&'static str])| {
        let of: Vec<Otherwise> =
            found.with(|found| found.iter().flatten().filter(|other| fields.contains(&other.field)).cloned().collect());
        let said = match (*id, of.is_empty()) {
            ("bounds", _) => Some("plans-twelve-reached"),
            ("others", true) => return None,
            (_, is_empty) => is_empty.then_some("plans-none-of-it"),
        };
        let (same, costing): (Vec<Otherwise>, Vec<Otherwise>) = of.into_iter().partition(|other| other.difference.is_zero());
        Some(view! {
            <li data-choice=*id>
                <span class="plan-choice-name">{words.now().plan_twelve(id)}</span>
                {said.map(|said| view! { <p class="quiet small">{words.text(said)}</p> })}
                {costing.into_iter().map(|other| view! { <Choice other=other /> }).collect::<Vec<_>>()}
                {(!same.is_empty()).then(|| view! { <p class="quiet small">{unchanged(words, &same)}</p> })}
            </li>
        })
    };
    // Nothing is said of choices that were not looked at yet.
    let groups = move || found.with(Option::is_some).then(|| CHOICES.iter().filter_map(group).collect::<Vec<_>>());
    view! { <ol class="plan-otherwise">{groups}</ol> }
}

/// What would change nothing now, each way that it could be.
fn unchanged(words: Words, same: &[Otherwise]) -> String {
    let mut ways: Vec<String> = Vec::new();
    for way in same.iter().map(|other| format!("{} → {}", choice(words, other), words.now().plan_choice(other.field, &other.other))) {
        if !ways.contains(&way) {
            ways.push(way);
        }
    }
    format!("{} – {}", ways.join("; "), words.now().say("plans-no-difference"))
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
        <div class="plan-other">
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
        </div>
    }
}
