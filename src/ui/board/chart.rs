//! A chart of the page: a figure over time, or by the members of a dimension.

use leptos::prelude::*;

use crate::chart::from_answer::{breakdown, course};
use crate::chart::panel::PanelState;
use crate::kpi::ask::{PartKey, Split};
use crate::sales::period::Grain;
use crate::state::pages::block::{Axis, Chart};
use crate::ui::chart::figure::{ChartFigure, Room};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// Draws it. A press on a member filters the page, on a span looks into it.
#[component]
pub fn PageChart(id: &'static str, chart: Signal<Chart>, #[prop(optional, into)] choices: Option<ViewFn>) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let answer = store.select(move |model| chart.with(|chart| chart.answer(&model.report)));
    let grain = Memo::new(move |_| {
        answer.with(|answer| match answer.as_ref().map(|answer| &answer.split) {
            Some(Split::Over { grain }) => *grain,
            _ => Grain::Month,
        })
    });
    let selected = store
        .select(move |model| chart.with(|chart| chart.dimension().map(|id| model.decisions.view.members(id).to_vec())).unwrap_or_default());
    let compare = store.select(|model| model.report.scope.context.compare);
    let state = move || {
        answer.with(|answer| match (answer, chart.get().axis) {
            (None, _) => PanelState::Waiting,
            (Some(answer), Axis::Time) => course(answer, grain.get(), compare.get(), &words.now()),
            (Some(answer), Axis::Members { dimension, is_ranked, .. }) => {
                selected.with(|selected| breakdown(answer, &dimension, selected, is_ranked, compare.get(), &words.now()))
            }
        })
    };
    let title = move || chart.with(|chart| words.now().chart(chart, grain.get()));
    let calendar = store.select(|model| model.settings.calendar);
    let press = move |(key, adding): (PartKey, bool)| {
        let calendar = calendar.get_untracked();
        store.dispatch_some(chart.with_untracked(|chart| chart.press(&key, grain.get_untracked(), calendar, adding)));
    };
    let room = match chart.with_untracked(|chart| chart.axis.clone()) {
        Axis::Time => Room::Wide,
        Axis::Members { is_ranked: true, .. } => Room::Tall,
        Axis::Members { .. } => Room::Single,
    };
    let choices = choices.unwrap_or_else(|| ViewFn::from(|| ()));
    view! {
        <ChartFigure
            id=id
            title=Signal::derive(title)
            answer=answer
            state=Signal::derive(state)
            on_press=Callback::new(press)
            choices=choices
            room=room
        />
    }
}
