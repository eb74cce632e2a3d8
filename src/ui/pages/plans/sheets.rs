//! The plans side by side: which of them is in hand.

use leptos::prelude::*;

use crate::state::plans::message::PlanMsg;
use crate::state::plans::table::MOST;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::pages::plans::bench::{Bench, letter};
use crate::ui::words::Words;

/// A tab for each plan, and one more plan for comparison.
#[component]
pub fn Sheets() -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let count = Memo::new(move |_| bench.count());
    view! {
        <div class="plan-sheets" role="group" aria-label=words.text("plans-sheets")>
            <For each=move || 0..count.get() key=|sheet| *sheet let(sheet)>
                <Tab sheet=sheet count=count />
            </For>
            <button
                type="button"
                class="button button-quiet button-small"
                data-action="plan-beside"
                disabled=move || count.get() == MOST
                on:click=move |_| bench.dispatch(PlanMsg::Copied(None))
            >
                "+ "
                {words.text("plans-beside")}
            </button>
        </div>
    }
}

#[component]
fn Tab(sheet: usize, count: Memo<usize>) -> impl IntoView {
    let (words, bench) = (Words::here(), Bench::here());
    let is_open = move || bench.plans.with(|plans| plans.open == sheet);
    let name = move || bench.plans.with(|plans| plans.sheets.get(sheet).map(|plan| plan.name.clone()).unwrap_or_default());
    let away = Signal::derive(move || words.now().plan_away(letter(sheet)));
    view! {
        <span class="plan-tab" class:plan-tab-open=is_open>
            <button
                type="button"
                class="plan-tab-name"
                data-sheet=letter(sheet)
                title=name
                aria-pressed=move || is_open().to_string()
                on:click=move |_| bench.dispatch(PlanMsg::SheetOpened(sheet))
            >
                <strong>{letter(sheet)}</strong>
                " "
                <bdi>{name}</bdi>
            </button>
            <Show when=move || { count.get() > 1 }>
                <button
                    type="button"
                    class="button button-quiet button-small button-icon"
                    data-action="plan-away"
                    aria-label=away
                    title=away
                    on:click=move |_| bench.dispatch(PlanMsg::SheetRemoved(sheet))
                >
                    <Glyph icon=Icon::Close />
                </button>
            </Show>
        </span>
    }
}
