//! One figure: its value for readers and for scripts, and how it has changed.

use leptos::prelude::*;

use crate::i18n::change::{Change, Verdict};
use crate::kpi::ask::{Answer, Figure};
use crate::kpi::listed::{Better, ripens};
use crate::state::shared::Shared;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// The raw number, as the attributes for scripts have it.
pub fn raw(figure: &Figure) -> Option<String> {
    figure.as_ref().ok().map(|quantity| quantity.number().to_string())
}

/// The code of the reason why there is no figure.
pub fn reason(figure: &Figure) -> Option<&'static str> {
    figure.as_ref().err().map(|reason| reason.code())
}

/// A value within a line of text.
#[component]
pub fn Value(kpi: String, figure: Figure) -> impl IntoView {
    let words = Words::here();
    let (value, unavailable) = (raw(&figure), reason(&figure));
    view! {
        <strong data-kpi=kpi data-value=value data-unavailable=unavailable>
            {move || words.now().figure(&figure)}
        </strong>
    }
}

/// How a figure has changed against the comparison period: an arrow and a
/// number for the eye, a signed number for the ear, and a word.
#[component]
pub fn ChangeLine(answer: Shared<Answer>) -> impl IntoView {
    let words = Words::here();
    let (Ok(now), Some(Ok(before))) = (&answer.now, &answer.before) else {
        return ().into_any();
    };
    let (now, before) = (*now, *before);
    let better = use_store().peek(|model| model.kpi(&answer.kpi).map_or(Better::Neither, |listed| listed.better));
    let better = if ripens(&answer.kpi) { Better::Neither } else { better };
    let change = Memo::new(move |_| words.now().change(now, before, better));
    let class = move || match change.with(|change| change.verdict) {
        Verdict::Better => "change change-better",
        Verdict::Worse => "change change-worse",
        Verdict::Neither => "change",
    };
    view! {
        <p class=class>
            <span class="change-figure">
                <span aria-hidden="true">{move || change.with(Change::with_arrow)}</span>
                <span class="said">{move || change.with(|change| change.signed.clone())}</span>
            </span>
            <span>{move || change.with(|change| change.word.clone())}</span>
            <span class="change-before">{move || change.with(|change| change.was.clone())}</span>
        </p>
    }
    .into_any()
}
