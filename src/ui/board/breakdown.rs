//! A figure by the members of a dimension. A press on a member filters the page.

use leptos::prelude::*;

use crate::chart::from_answer::breakdown;
use crate::chart::panel::PanelState;
use crate::kpi::ask::{Answer, PartKey};
use crate::state::message::Msg;
use crate::ui::chart::figure::{ChartFigure, Room};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// What a breakdown shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub kpi: String,
    pub dimension: String,
}

/// A chart of a KPI by a dimension.
#[component]
pub fn Breakdown(
    id: &'static str,
    #[prop(into)] title: Signal<String>,
    #[prop(into)] shown: Signal<Shown>,
    /// Whether places are counted, as on a leaderboard.
    #[prop(optional)]
    is_ranked: bool,
    #[prop(optional, into)] choices: Option<ViewFn>,
) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let answer: Memo<Option<Answer>> = store.select(move |model| {
        let shown = shown.get();
        model.report.by(&shown.kpi, &shown.dimension).cloned()
    });
    let selected = store.select(move |model| shown.with(|shown| model.decisions.view.members(&shown.dimension).to_vec()));
    let state = move || {
        answer.with(|answer| match answer {
            None => PanelState::Waiting,
            Some(answer) => {
                selected.with(|selected| shown.with(|shown| breakdown(answer, &shown.dimension, selected, is_ranked, &words.now())))
            }
        })
    };
    let press = move |(key, adding): (PartKey, bool)| {
        if let PartKey::Member(member) = key {
            store.dispatch(Msg::MemberClicked { dimension: shown.get_untracked().dimension, member, adding });
        }
    };
    let choices = choices.unwrap_or_else(|| ViewFn::from(|| ()));
    view! {
        <ChartFigure
            id=id
            title=title
            answer=answer
            state=Signal::derive(state)
            on_press=Callback::new(press)
            choices=choices
            room=if is_ranked { Room::Tall } else { Room::Single }
        />
    }
}
