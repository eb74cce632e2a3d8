//! Who stands where, by any KPI.

use leptos::prelude::*;

use crate::kpi::catalogue::catalogue;
use crate::state::decisions::view::Leaderboard;
use crate::state::message::Msg;
use crate::ui::board::breakdown::{Breakdown, Shown};
use crate::ui::part::choice::{Choice, Select};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// Who can be ranked.
const RANKED: [&str; 2] = ["owner", "team"];

/// The leaderboard, where the data says who is behind a deal.
#[component]
pub fn LeaderboardChart() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let board = store.select(|model| model.decisions.view.leaderboard.clone());
    let shown = Memo::new(move |_| board.with(|board| Shown { kpi: board.kpi.clone(), dimension: board.dimension.clone() }));
    let is_there = store.select(|model| RANKED.iter().any(|id| model.data().is_some_and(|data| data.has_dimension(id))));
    view! {
        <Show when=move || is_there.get()>
            <Breakdown
                id="leaderboard"
                title=words.text("overview-leaderboard")
                shown=shown
                is_ranked=true
                choices=|| view! { <BoardChoices /> }
            />
        </Show>
    }
}

#[component]
fn BoardChoices() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let board = store.select(|model| model.decisions.view.leaderboard.clone());
    let ranked =
        store.select(|model| RANKED.into_iter().filter(|id| model.data().is_some_and(|data| data.has_dimension(id))).collect::<Vec<_>>());
    let kpis =
        move || catalogue().entries().iter().map(|entry| Choice::new(entry.id.clone(), words.now().kpi(&entry.id))).collect::<Vec<_>>();
    let dimensions = move || ranked.get().into_iter().map(|id| Choice::new(id, words.now().dimension(id))).collect::<Vec<_>>();
    let choose = move |change: &dyn Fn(&mut Leaderboard)| {
        let mut next = board.get_untracked();
        change(&mut next);
        store.dispatch(Msg::LeaderboardChosen(next));
    };
    view! {
        <Select
            label=words.text("leaderboard-kpi")
            action="leaderboard-kpi"
            chosen=Signal::derive(move || board.get().kpi)
            choices=Signal::derive(kpis)
            on_choose=move |kpi: String| choose(&|board| board.kpi.clone_from(&kpi))
        />
        <Select
            label=words.text("leaderboard-by")
            action="leaderboard-by"
            chosen=Signal::derive(move || board.get().dimension)
            choices=Signal::derive(dimensions)
            on_choose=move |dimension: String| choose(&|board| board.dimension.clone_from(&dimension))
        />
    }
}
