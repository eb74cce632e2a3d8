//! A chart of the page: a figure over time, or by the members of a dimension.

use leptos::prelude::*;

use crate::chart::from_answer::{Members, breakdown, course};
use crate::chart::panel::PanelState;
use crate::chart::taken::Taken;
use crate::kpi::ask::{Answer, PartKey, Split};
use crate::kpi::listed::Better;
use crate::sales::period::Grain;
use crate::state::message::Msg;
use crate::state::pages::block::{Axis, Chart};
use crate::state::shared::Shared;
use crate::ui::chart::figure::{ChartFigure, Extent, Room};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// A leaderboard of this height takes the room of two charts, in CSS pixels.
const TALL: f64 = 240.0;
/// So many bars are drawn at most; more members are a table.
const MOST_BARS: usize = 100;

/// Draws it. A press on a member filters the page, on a span looks into it, on the
/// others shows all members.
#[component]
pub fn PageChart(id: &'static str, chart: Signal<Chart>, #[prop(optional, into)] choices: Option<ViewFn>) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let answer = store.select(move |model| chart.with(|chart| chart.answer(&model.report)));
    let whole = store.select(move |model| chart.with(|chart| chart.whole_answer(&model.report)));
    let grain = Memo::new(move |_| {
        answer.with(|answer| match answer.as_ref().map(|answer| &answer.split) {
            Some(Split::Over { grain }) => *grain,
            _ => Grain::Month,
        })
    });
    let selected = store
        .select(move |model| chart.with(|chart| chart.dimension().map(|id| model.decisions.view.members(id).to_vec())).unwrap_or_default());
    let taken = store.select(move |model| {
        let (context, better) = (&model.report.scope.context, chart.with(|chart| model.kpi(&chart.kpi).map(|kpi| kpi.better)));
        Taken { period: context.period.or(model.span()), compare: context.compare, better: better.unwrap_or(Better::Neither) }
    });
    let state_of = move |answer: &Option<Shared<Answer>>| match (answer, chart.get().axis) {
        (None, _) => PanelState::Waiting,
        (Some(answer), Axis::Time) => course(answer, grain.get(), taken.get(), &words.now()),
        (Some(answer), Axis::Members { dimension, is_ranked, .. }) => selected.with(|selected| {
            let members = Members { dimension: &dimension, selected, is_ranked };
            breakdown(answer, members, taken.get(), &words.now())
        }),
    };
    let extent = Extent::default();
    let is_wanted = Memo::new(move |_| extent.is_whole_wanted());
    Effect::new(move |before: Option<bool>| {
        let is_whole = is_wanted.get();
        if before.unwrap_or_default() != is_whole {
            store.dispatch(Msg::ChartOpened { chart: id, is_whole });
        }
        is_whole
    });
    let first = Memo::new(move |_| answer.with(state_of));
    let all =
        Memo::new(
            move |_| if is_wanted.get() { whole.with(|whole| whole.as_ref().map(|whole| state_of(&Some(whole.clone())))) } else { None },
        );
    let members = Memo::new(move |_| {
        answer.with(|answer| answer.as_ref().and_then(|answer| Some((answer.others.as_ref()?.members, answer.parts.len(), answer.adds_up))))
    });
    let title = move || chart.with(|chart| words.now().chart(chart, grain.get()));
    let calendar = store.select(|model| model.calendar());
    let show_all = move || match members.get_untracked() {
        Some((others, shown, _)) if others + shown > MOST_BARS => extent.as_table.set(true),
        _ => extent.shows_all.set(true),
    };
    let press = move |(key, adding): (PartKey, bool)| {
        if key == PartKey::Others {
            return show_all();
        }
        let calendar = calendar.get_untracked();
        store.dispatch_some(chart.with_untracked(|chart| chart.press(&key, grain.get_untracked(), calendar, adding)));
    };
    let room = Memo::new(move |_| {
        let is_tall = || first.with(|first| first.panel().and_then(|panel| panel.height).is_none_or(|height| height >= TALL));
        match chart.with(|chart| chart.axis.clone()) {
            Axis::Time => Room::Wide,
            Axis::Members { is_ranked: true, .. } if is_tall() => Room::Tall,
            Axis::Members { .. } => Room::Single,
        }
    });
    let choices = choices.unwrap_or_else(|| ViewFn::from(|| ()));
    let foot = move || {
        let (others, shown, adds_up) = members.get().filter(|_| !extent.as_table.get() && first.with(|first| first.panel().is_some()))?;
        let shows_all = extent.shows_all.get();
        let label = move || if extent.shows_all.get() { words.say("chart-show-fewer") } else { words.now().show_all(others + shown) };
        Some(view! {
            <p class="chart-foot">
                {(!adds_up && !shows_all).then(|| view! { <span>{move || words.now().and_more(others)}</span> })}
                <button
                    type="button"
                    class="link-button"
                    data-action="show-all"
                    aria-expanded=shows_all.to_string()
                    on:click=move |_| if extent.shows_all.get_untracked() { extent.shows_all.set(false) } else { show_all() }
                >
                    {label}
                </button>
            </p>
        })
    };
    view! {
        <ChartFigure
            id=id
            title=Signal::derive(title)
            answer=answer
            first=first
            all=all
            extent=extent
            on_press=Callback::new(press)
            choices=choices
            foot=foot
            room=room
        />
    }
}
