//! One figure: its value for readers and for scripts, and how it has changed.

use leptos::prelude::*;

use crate::kpi::ask::{Answer, Figure};
use crate::kpi::catalogue::{Better, catalogue};
use crate::sales::quantity::Quantity;
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
            {move || words.figure(&figure)}
        </strong>
    }
}

/// What a change means for the business.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Better,
    Worse,
    Neither,
}

/// How a figure has changed against the comparison period: by sign, arrow and word.
#[component]
pub fn Change(answer: Answer) -> impl IntoView {
    let words = Words::here();
    let (Ok(now), Some(Ok(before))) = (&answer.now, &answer.before) else {
        return ().into_any();
    };
    let (now, before) = (*now, *before);
    let verdict = verdict(&answer.kpi, now, before);
    let arrow = match now.number().total_cmp(&before.number()) {
        std::cmp::Ordering::Greater => "▲",
        std::cmp::Ordering::Less => "▼",
        std::cmp::Ordering::Equal => "",
    };
    let (class, word) = match verdict {
        Verdict::Better => ("change change-better", Some("tile-better")),
        Verdict::Worse => ("change change-worse", Some("tile-worse")),
        Verdict::Neither if arrow.is_empty() => ("change", Some("tile-same")),
        Verdict::Neither => ("change", None),
    };
    view! {
        <p class=class>
            <span class="change-figure">
                <span aria-hidden="true">{arrow} " "</span>
                {move || words.change(now, before)}
            </span>
            <span>{move || word.map(|word| words.say(word))}</span>
            <span class="change-before">{move || words.was(before)}</span>
        </p>
    }
    .into_any()
}

fn verdict(kpi: &str, now: Quantity, before: Quantity) -> Verdict {
    let better = catalogue().entry(kpi).map_or(Better::Neither, |entry| entry.better);
    let grew = now.number() > before.number();
    match better {
        _ if now.number() == before.number() => Verdict::Neither,
        Better::Neither => Verdict::Neither,
        Better::Higher if grew => Verdict::Better,
        Better::Lower if !grew => Verdict::Better,
        _ => Verdict::Worse,
    }
}
