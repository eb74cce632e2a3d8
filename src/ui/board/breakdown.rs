//! A figure by the members of a dimension. A press on a member filters the page.

use leptos::prelude::*;

use crate::kpi::ask::{Answer, PartKey};
use crate::state::message::Msg;
use crate::ui::board::plates::breakdown;
use crate::ui::chart::figure::{ChartFigure, Content, Place};
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
    let view = store.select(|model| model.decisions.view.clone());
    let content = move || {
        answer.with(|answer| match answer {
            None => Content::Waiting,
            Some(answer) => view.with(|view| shown.with(|shown| breakdown(answer, &shown.dimension, view, is_ranked, words))),
        })
    };
    let press = move |(at, adding): (usize, bool)| {
        let key = answer.with_untracked(|answer| answer.as_ref().and_then(|answer| answer.parts.get(at).map(|part| part.key.clone())));
        if let Some(PartKey::Member(member)) = key {
            store.dispatch(Msg::MemberClicked { dimension: shown.get_untracked().dimension, member, adding });
        }
    };
    let choices = choices.unwrap_or_else(|| ViewFn::from(|| ()));
    view! {
        <ChartFigure
            id=id
            title=title
            answer=answer
            content=Signal::derive(content)
            on_press=Callback::new(press)
            choices=choices
            place=if is_ranked { Place::Tall } else { Place::Single }
        />
    }
}
