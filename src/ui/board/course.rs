//! A figure over time. A press on a span looks into it.

use leptos::prelude::*;

use crate::chart::from_answer::course;
use crate::chart::panel::PanelState;
use crate::kpi::ask::PartKey;
use crate::sales::period::{Grain, Period};
use crate::state::decisions::period::PeriodChoice;
use crate::state::message::Msg;
use crate::ui::chart::figure::{ChartFigure, Room};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// Revenue by month, or by whatever grain shows a course.
#[component]
pub fn RevenueCourse() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let over_time = store.select(|model| model.report.over_time("revenue").map(|(answer, grain)| (answer.clone(), grain)));
    let answer = Memo::new(move |_| over_time.with(|found| found.as_ref().map(|(answer, _)| answer.clone())));
    let state =
        move || over_time.with(|found| found.as_ref().map_or(PanelState::Waiting, |(answer, grain)| course(answer, *grain, &words.now())));
    let title = move || words.now().revenue_over_time(over_time.with(|found| found.as_ref().map_or(Grain::Month, |(_, grain)| *grain)));
    let press = move |(key, _): (PartKey, bool)| {
        let grain = over_time.with_untracked(|found| found.as_ref().map(|(_, grain)| *grain));
        let span = match (key, grain) {
            (PartKey::Span(start), Some(grain)) if grain != Grain::Day => Some(Period { start, end: grain.next(start) }),
            _ => None,
        };
        if let Some(span) = span {
            store.dispatch(Msg::PeriodChosen(PeriodChoice::Custom(span)));
        }
    };
    view! {
        <ChartFigure
            id="revenue-by-month"
            title=Signal::derive(title)
            answer=answer
            state=Signal::derive(state)
            on_press=Callback::new(press)
            room=Room::Wide
        />
    }
}
