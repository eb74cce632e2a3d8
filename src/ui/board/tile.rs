//! A key figure: name, value, change, course, target. A press opens its details.

use leptos::prelude::*;

use crate::chart::from_answer::sparkline;
use crate::kpi::ask::{Answer, Figure};
use crate::kpi::unavailable::Unavailable;
use crate::state::message::Msg;
use crate::ui::board::reason::WayOut;
use crate::ui::board::target::{TargetBar, TargetDays};
use crate::ui::chart::canvas::SparkCanvas;
use crate::ui::part::figure::{ChangeLine, raw, reason};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// The tile of one KPI.
#[component]
pub fn Tile(kpi: String) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let kpi = StoredValue::new(kpi);
    let answer = store.select(move |model| kpi.with_value(|kpi| model.report.whole(kpi).cloned()));
    let over_time = store.select(move |model| kpi.with_value(|kpi| model.report.over_time(kpi).map(|(answer, _)| answer.clone())));
    // A course alone would be taken for the figure that there is none of.
    let has_figure = Memo::new(move |_| answer.with(|answer| answer.as_ref().is_some_and(|answer| answer.now.is_ok())));
    let course = Memo::new(move |_| over_time.with(|answer| answer.as_ref().map(|answer| sparkline(answer, &words.now()))));
    let now = move || answer.with(|answer| answer.as_ref().map(|answer| answer.now.clone()));
    view! {
        <article
            class="tile"
            data-kpi=kpi.get_value()
            data-value=move || now().as_ref().and_then(raw)
            data-unavailable=move || now().as_ref().and_then(reason)
        >
            <h2>
                <button
                    type="button"
                    class="tile-name"
                    data-action="explain"
                    on:click=move |_| store.dispatch(Msg::KpiOpened(kpi.get_value()))
                >
                    {move || kpi.with_value(|kpi| words.now().kpi(kpi))}
                </button>
            </h2>
            {move || match answer.get() {
                Some(answer) => figure(answer.now.clone(), cases(&answer), words),
                None => view! { <div class="skeleton skeleton-line"></div> }.into_any(),
            }}
            {move || answer.get().map(|answer| view! { <ChangeLine answer=answer /> })}
            {move || {
                let coverage = answer.with(|answer| answer.as_ref().filter(|answer| answer.now.is_ok()).and_then(|answer| answer.coverage.clone()));
                coverage.map(|coverage| view! { <p class="tile-note">{move || words.now().coverage(&coverage)}</p> })
            }}
            <TargetDays kpi=kpi.get_value() />
            <div class="tile-foot">
                {move || course.get().filter(|_| has_figure.get()).map(|chart| view! { <SparkCanvas chart=chart /> })}
                <TargetBar kpi=kpi.get_value() />
            </div>
        </article>
    }
}

/// What stands behind a rate.
struct Cases {
    kpi: String,
    count: u64,
}

fn cases(answer: &Answer) -> Option<Cases> {
    answer.cases.map(|count| Cases { kpi: answer.kpi.clone(), count })
}

fn figure(now: Figure, cases: Option<Cases>, words: Words) -> AnyView {
    match now {
        Ok(quantity) => {
            view! {
                <p class="tile-value">
                    <span title=move || words.now().full(quantity)>{move || words.now().short(quantity)}</span>
                    {cases.map(|Cases { kpi, count }| view! { <small class="tile-cases">{move || words.now().of_cases_of(&kpi, count)}</small> })}
                </p>
            }
                .into_any()
        }
        Err(reason) => {
            // Filters can be taken away where they stand, not in every tile.
            let is_filtered = matches!(reason, Unavailable::NoDimension { .. } | Unavailable::NoMember { .. });
            let way_out = (!is_filtered).then(|| view! { <WayOut reason=reason.clone() /> });
            view! {
                <p class="tile-unavailable">{move || words.now().unavailable_short(&reason)}</p>
                {way_out}
            }
            .into_any()
        }
    }
}
