//! The charts that explain the key figures.

use leptos::prelude::*;

use crate::state::decisions::view::Leaderboard;
use crate::state::message::Msg;
use crate::state::pages::block::{Block, Chart};
use crate::state::pages::overview::ranked;
use crate::ui::board::chart::PageChart;
use crate::ui::part::choice::{Choice, Select};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// Each of them; one stays when it shows something else.
#[component]
pub fn Charts(blocks: Memo<Vec<Block>>) -> impl IntoView {
    let charts = Memo::new(move |_| {
        blocks.with(|blocks| {
            let charts = blocks.iter().find_map(|block| if let Block::Charts(charts) = block { Some(charts.clone()) } else { None });
            charts.unwrap_or_default()
        })
    });
    let view_of = move |chart: Chart| {
        let id = chart.id;
        let now = Memo::new(move |_| charts.with(|charts| charts.iter().find(|other| other.id == id).cloned()));
        let chart = Signal::derive(move || now.get().unwrap_or_else(|| chart.clone()));
        if chart.with_untracked(Chart::is_ranked) {
            view! { <PageChart id=id chart=chart choices=move || view! { <BoardChoices chart=chart /> } /> }.into_any()
        } else {
            view! { <PageChart id=id chart=chart /> }.into_any()
        }
    };
    view! {
        <div class="charts">
            <For each=move || charts.get() key=|chart| chart.id children=view_of />
        </div>
    }
}

/// Who is ranked, and by what.
#[component]
fn BoardChoices(chart: Signal<Chart>) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let board = Memo::new(move |_| {
        chart.with(|chart| Leaderboard { kpi: chart.kpi.clone(), dimension: chart.dimension().unwrap_or_default().to_owned() })
    });
    let ranked = store.select(ranked);
    let catalogue = store.select(|model| model.catalogue.clone());
    let kpis = move || catalogue.get().iter().map(|kpi| Choice::new(kpi.id.clone(), words.now().kpi(&kpi.id))).collect::<Vec<_>>();
    let dimensions = move || ranked.get().into_iter().map(|id| Choice::new(id, words.now().dimension(id))).collect::<Vec<_>>();
    view! {
        <Select
            label=words.text("leaderboard-kpi")
            action="leaderboard-kpi"
            chosen=Signal::derive(move || board.get().kpi)
            choices=Signal::derive(kpis)
            on_choose=move |kpi| store.dispatch(Msg::LeaderboardChosen(Leaderboard { kpi, ..board.get_untracked() }))
        />
        <Select
            label=words.text("leaderboard-by")
            action="leaderboard-by"
            chosen=Signal::derive(move || board.get().dimension)
            choices=Signal::derive(dimensions)
            on_choose=move |dimension| store.dispatch(Msg::LeaderboardChosen(Leaderboard { dimension, ..board.get_untracked() }))
        />
    }
}
