//! One KPI of the catalogue.

use leptos::prelude::*;

use crate::chart::from_answer::sparkline;
use crate::kpi::ask::Figure;
use crate::state::message::Msg;
use crate::ui::board::target::TargetBar;
use crate::ui::chart::canvas::SparkCanvas;
use crate::ui::drawer::pin::PinButton;
use crate::ui::part::figure::{ChangeLine, raw, reason};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// Name, definition, course, value with its change and its target, pin.
#[component]
pub fn EntryRow(kpi: String) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let pin = view! { <PinButton kpi=kpi.clone() /> };
    let target = view! { <TargetBar kpi=kpi.clone() /> };
    let kpi = StoredValue::new(kpi);
    let answer = store.select(move |model| kpi.with_value(|kpi| model.report.whole(kpi).cloned()));
    let over_time = store.select(move |model| kpi.with_value(|kpi| model.report.over_time(kpi).map(|(answer, _)| answer.clone())));
    let course = Memo::new(move |_| over_time.with(|answer| answer.as_ref().map(|answer| sparkline(answer, &words.now()))));
    let has_course = Memo::new(move |_| course.with(Option::is_some));
    let definition = move || kpi.with_value(|kpi| words.now().definition(kpi));
    // The name does the same, for the keyboard too.
    let explain = move |_| store.dispatch(Msg::KpiOpened(kpi.get_value()));
    view! {
        <article class="entry">
            <div class="entry-words">
                <h3>
                    <KpiName kpi=kpi.get_value() />
                </h3>
                <p class="entry-definition" title=definition>{definition}</p>
            </div>
            <div class="entry-course">
                <Show when=move || has_course.get()>
                    {course.get_untracked().map(|first| view! {
                        <SparkCanvas chart=Signal::derive(move || course.get().unwrap_or_else(|| first.clone())) />
                    })}
                </Show>
            </div>
            <div class="entry-figure" on:click=explain>
                {move || match answer.get() {
                    Some(answer) => view! { <EntryValue kpi=kpi.get_value() now=answer.now.clone() /> }.into_any(),
                    None => view! { <span class="entry-value skeleton entry-waiting" aria-hidden="true"></span> }.into_any(),
                }}
                {target}
            </div>
            <div class="entry-change">{move || answer.get().map(|answer| view! { <ChangeLine answer=answer /> })}</div>
            <div class="entry-tools">{pin}</div>
        </article>
    }
}

/// The name, which opens its details; of a KPI without a figure it says why there is none.
#[component]
pub fn KpiName(kpi: String, #[prop(default = None)] unavailable: Option<&'static str>) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let marked = unavailable.map(|_| kpi.clone());
    let kpi = StoredValue::new(kpi);
    view! {
        <button
            type="button"
            class="entry-name"
            data-action="explain"
            data-kpi=marked
            data-unavailable=unavailable
            on:click=move |_| store.dispatch(Msg::KpiOpened(kpi.get_value()))
        >
            {move || kpi.with_value(|kpi| words.now().kpi(kpi))}
        </button>
    }
}

#[component]
fn EntryValue(kpi: String, now: Figure) -> impl IntoView {
    let words = Words::here();
    let (value, unavailable) = (raw(&now), reason(&now));
    let full = now.clone().ok();
    view! {
        <p
            class="entry-value"
            data-kpi=kpi
            data-value=value
            data-unavailable=unavailable
            title=move || full.map(|quantity| words.now().full(quantity))
        >
            {move || words.now().figure(&now)}
        </p>
    }
}
