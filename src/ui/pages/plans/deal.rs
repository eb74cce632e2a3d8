//! The row of a deal that a plan pays for, as it stands in its file.

use leptos::prelude::*;

use crate::engine::protocol::RowPage;
use crate::state::plans::message::PlanMsg;
use crate::ui::pages::plans::bench::Bench;
use crate::ui::part::dialog::Dialog;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// Open while a deal is looked at.
#[component]
pub fn DealDialog() -> impl IntoView {
    let (store, words, bench) = (use_store(), Words::here(), Bench::here());
    let deal = store.select(|model| model.plan_deal.clone());
    let close = move || {
        if store.peek(|model| model.plan_deal.is_some()) {
            bench.dispatch(PlanMsg::DealClosed);
        }
    };
    view! {
        <Dialog
            open=Signal::derive(move || deal.with(Option::is_some))
            on_close=close
            title=words.text("plans-deal-row")
            close_label=words.text("close")
            class="dialog"
        >
            <div class="dialog-body">{move || deal.get().flatten().map(cells)}</div>
        </Dialog>
    }
}

/// Each cell that is not empty, under the name of its column.
fn cells(page: RowPage) -> impl IntoView {
    let row = page.rows.into_iter().next().unwrap_or_default();
    let cell = |(name, text): (String, String)| {
        view! {
            <div class="plan-cell">
                <dt><bdi>{name}</bdi></dt>
                <dd><bdi>{text}</bdi></dd>
            </div>
        }
    };
    let filled = page.header.into_iter().zip(row).filter(|(_, text)| !text.is_empty());
    view! { <dl class="plan-cells" data-deal="row">{filled.map(cell).collect::<Vec<_>>()}</dl> }
}
