//! What the formula comes to now, whole and by a dimension.

use leptos::prelude::*;

use crate::kpi::ask::{Answer, Part, PartKey};
use crate::state::message::Msg;
use crate::state::own::message::OwnMsg;
use crate::state::shared::Shared;
use crate::ui::board::reason::WayOut;
use crate::ui::part::choice::{Choice, Choices};
use crate::ui::part::figure::{ChangeLine, raw, reason};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// The value beside the formula. While another is worked out the last one stays, paler.
#[component]
pub fn ValueNow() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let answers = store.select(|model| model.draft.as_ref().and_then(|draft| draft.answers().map(<[Answer]>::to_vec)));
    let is_old =
        store.select(|model| model.draft.as_ref().is_some_and(|draft| draft.verdict_now().is_none_or(|verdict| verdict.found.is_err())));
    let whole = move || answers.with(|answers| answers.as_ref().and_then(|answers| answers.first().cloned()));
    let parts = move || answers.with(|answers| answers.as_ref().and_then(|answers| answers.get(1).cloned()));
    view! {
        <section class="own-value" class:own-value-old=is_old aria-live="polite">
            <h2 class="drawer-heading">{words.text("own-value")}</h2>
            {move || match whole() {
                None => view! { <p class="quiet small">{words.text("own-value-none")}</p> }.into_any(),
                Some(answer) => view! { <Whole answer=answer /> }.into_any(),
            }}
            <ByChoice />
            {move || parts().map(|answer| view! { <Parts answer=answer /> })}
        </section>
    }
}

#[component]
fn Whole(answer: Answer) -> impl IntoView {
    let words = Words::here();
    let now = answer.now.clone();
    let (value, unavailable) = (raw(&now), reason(&now));
    let class = if now.is_ok() { "drawer-value" } else { "drawer-value drawer-unavailable" };
    let way_out = now.as_ref().err().map(|reason| view! { <WayOut reason=reason.clone() /> });
    let text = move || match &now {
        Ok(quantity) => words.now().full(*quantity),
        Err(reason) => words.now().unavailable(reason),
    };
    view! {
        <p class=class data-draft="value" data-value=value data-unavailable=unavailable>{text}</p>
        {way_out}
        <ChangeLine answer=Shared::new(answer) />
    }
}

/// The dimension that the value is broken down by.
#[component]
fn ByChoice() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let chosen = store.select(|model| model.draft.as_ref().and_then(|draft| draft.by.clone()).unwrap_or_default());
    let dimensions = store.select(|model| {
        let overview = model.data().map(|data| data.overview.dimensions.iter().map(|dimension| dimension.id.clone()).collect::<Vec<_>>());
        overview.unwrap_or_default()
    });
    let choices = move || {
        let none = Choice::new("", words.say("own-by-none"));
        let of = |id: String| Choice::new(id.clone(), words.now().dimension(&id));
        [none].into_iter().chain(dimensions.get().into_iter().map(of)).collect::<Vec<_>>()
    };
    let choose = move |id: String| store.dispatch(Msg::Own(OwnMsg::BrokenDown(Some(id).filter(|id| !id.is_empty()))));
    view! {
        <Show when=move || { dimensions.with(|dimensions| !dimensions.is_empty()) }>
            <Choices label=words.text("own-by") action="own-by" chosen=chosen choices=Signal::derive(choices) on_choose=choose />
        </Show>
    }
}

/// The members with their figures, as bars against the largest.
#[component]
fn Parts(answer: Answer) -> impl IntoView {
    let words = Words::here();
    let number = |part: &Part| part.now.as_ref().map(|quantity| quantity.number().abs()).unwrap_or_default();
    let largest = answer.parts.iter().map(number).fold(0.0, f64::max);
    let row = move |part: Part| {
        let width = if largest > 0.0 { number(&part) / largest * 100.0 } else { 0.0 };
        let PartKey::Member(member) = part.key else { return ().into_any() };
        let (value, now, of) = (raw(&part.now), part.now, member.clone());
        let figure = move || now.as_ref().map_or_else(|_| "–".to_owned(), |quantity| words.now().short(*quantity));
        view! {
            <li class="mini-bar" data-member=of data-value=value>
                <span class="mini-bar-name" dir="auto">{move || words.now().member(&member)}</span>
                <span class="mini-bar-value">{figure}</span>
                <span class="mini-bar-line" style:inline-size=format!("{width:.0}%")></span>
            </li>
        }
        .into_any()
    };
    let others = answer.others.as_ref().map(|others| others.members);
    view! {
        <ul class="plain-list mini-bars">{answer.parts.into_iter().map(row).collect::<Vec<_>>()}</ul>
        {others.map(|count| view! { <p class="quiet small">{move || words.now().and_more(count)}</p> })}
    }
}
