//! A key figure: name, value, change, course, target. A press opens its details.

use leptos::prelude::*;

use crate::chart::data::{Chart, Direction, Kind, Sparkline};
use crate::kpi::ask::{Answer, Figure};
use crate::state::message::Msg;
use crate::ui::board::target::TargetBar;
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
    let course = store.select(move |model| {
        kpi.with_value(|kpi| model.report.over_time(kpi).map(|(answer, _)| course_of(answer, model.language().direction() == "rtl")))
    });
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
            {move || now().map_or_else(|| view! { <div class="skeleton skeleton-line"></div> }.into_any(), |now| figure(now, words))}
            {move || answer.get().map(|answer| view! { <ChangeLine answer=answer /> })}
            <div class="tile-foot">
                {move || course.get().map(|chart| view! { <SparkCanvas chart=chart /> })}
                <TargetBar kpi=kpi.get_value() />
            </div>
        </article>
    }
}

fn figure(now: Figure, words: Words) -> AnyView {
    match now {
        Ok(quantity) => {
            view! { <p class="tile-value" title=move || words.now().full(quantity)>{move || words.now().short(quantity)}</p> }.into_any()
        }
        Err(reason) => view! { <p class="tile-unavailable">{move || words.now().unavailable(&reason)}</p> }.into_any(),
    }
}

/// The sparkline of a figure over time, where there is a course to see.
fn course_of(answer: &Answer, is_mirrored: bool) -> Chart {
    let direction = if is_mirrored { Direction::RightToLeft } else { Direction::LeftToRight };
    let values = answer.parts.iter().map(|part| part.now.as_ref().ok().map(|quantity| quantity.number())).collect();
    Chart { kind: Kind::Sparkline(Sparkline { values }), direction }
}
