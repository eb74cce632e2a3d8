//! The figure over time, or by the members of a dimension.

use leptos::prelude::*;

use crate::state::drawer::Breakdown;
use crate::state::message::Msg;
use crate::state::pages::drawer::{CHART, breakdowns, chart};
use crate::ui::board::chart::PageChart;
use crate::ui::part::choice::{Choice, Select};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// What the figure can be broken down by, and the chart of what was chosen.
#[component]
pub fn BreakdownPart() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let known = store.select(breakdowns);
    let chosen = store.select(|model| model.drawer.as_ref().map(|drawer| drawer.breakdown.clone()).unwrap_or_default());
    let chart = store.select(chart);
    let choices = move || {
        let choice = |breakdown: &Breakdown| Choice::new(breakdown.id(), words.now().breakdown(breakdown));
        known.with(|known| known.iter().map(choice).collect::<Vec<_>>())
    };
    let choose = move |id: String| {
        let breakdown = known.with_untracked(|known| known.iter().find(|breakdown| breakdown.id() == id).cloned());
        store.dispatch_some(breakdown.map(Msg::BreakdownChosen));
    };
    let is_charted = Memo::new(move |_| chart.with(Option::is_some));
    view! {
        <Select
            label=words.text("detail-breakdown")
            action="breakdown"
            chosen=Signal::derive(move || chosen.with(|chosen| chosen.id().to_owned()))
            choices=Signal::derive(choices)
            on_choose=choose
        />
        <Show when=move || is_charted.get()>
            {chart.get_untracked().map(|first| {
                let shown = Memo::new(move |before: Option<&crate::state::pages::block::Chart>| {
                    chart.get().or_else(|| before.cloned()).unwrap_or_else(|| first.clone())
                });
                view! { <PageChart id=CHART chart=Signal::derive(move || shown.get()) /> }
            })}
        </Show>
    }
}
