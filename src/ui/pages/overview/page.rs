//! The page everyone sees first.

use leptos::prelude::*;

use crate::state::import::What;
use crate::state::pages::overview;
use crate::ui::board::breakdown::{Breakdown, Shown};
use crate::ui::board::course::RevenueCourse;
use crate::ui::board::leaderboard::LeaderboardChart;
use crate::ui::board::tile::Tile;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::pages::overview::welcome::Welcome;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// The welcome, the figures, or their places while the first files are read.
#[component]
pub fn OverviewPage() -> impl IntoView {
    let store = use_store();
    let stage = store.select(|model| match (model.data(), model.import.reading()) {
        (Some(_), _) => Stage::Figures,
        (None, Some(reading)) if reading.progress.is_some() || reading.what != What::Kept => Stage::Coming,
        (None, _) => Stage::Welcome,
    });
    move || match stage.get() {
        Stage::Welcome => view! { <Welcome /> }.into_any(),
        Stage::Coming => view! { <Coming /> }.into_any(),
        Stage::Figures => view! { <Figures /> }.into_any(),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Welcome,
    Coming,
    Figures,
}

#[component]
fn Figures() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let pins = store.select(|model| model.decisions.goals.pins.clone());
    let waiting = store.select(|model| model.is_waiting());
    view! {
        <div class="page" aria-busy=move || waiting.get().to_string()>
            <Head />
            <section aria-label=words.text("overview-key")>
                <div class="tiles">
                    <For each=move || pins.get() key=|kpi| kpi.clone() let(kpi)>
                        <Tile kpi=kpi />
                    </For>
                </div>
            </section>
            <div class="charts">
                <RevenueCourse />
                <LeaderboardChart />
                <Breakdowns />
            </div>
            <p class="quiet small">{words.text("filter-hint")}</p>
        </div>
    }
}

#[component]
fn Head() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let period = store.select(|model| model.period().or(model.span()));
    let compared = store.select(|model| model.context().compare);
    let sentence = move || {
        let period = period.get().map(|period| words.now().period(period));
        let compared = compared.get().map(|period| words.now().compared_with(period));
        period.into_iter().chain(compared).collect::<Vec<_>>().join(" · ")
    };
    view! {
        <div class="page-head">
            <h1>{words.text("overview-title")}</h1>
            <p class="quiet small page-context">{sentence}</p>
            <button
                type="button"
                class="button button-quiet button-small wide-only"
                data-action="print"
                on:click=move |_| crate::browser::page::print()
            >
                <Glyph icon=Icon::Print />
                {words.text("print")}
            </button>
        </div>
    }
}

#[component]
fn Breakdowns() -> impl IntoView {
    let store = use_store();
    let shown = store.select(overview::breakdowns);
    view! {
        <For each=move || shown.get() key=|shown| (shown.id, shown.dimension) let(shown)>
            <KnownBreakdown shown=shown />
        </For>
    }
}

#[component]
fn KnownBreakdown(shown: overview::Breakdown) -> impl IntoView {
    let words = Words::here();
    let title = move || match (shown.id, shown.dimension) {
        ("revenue-by-region", "region") => words.say("overview-revenue-region"),
        ("revenue-by-product", "product") => words.say("overview-revenue-product"),
        ("lost-reasons", "lost_reason") => words.say("overview-lost-reasons"),
        ("open-by-stage", _) => words.say("overview-open-stages"),
        _ => words.now().kpi_by(shown.kpi, shown.dimension),
    };
    let what = Shown { kpi: shown.kpi.to_owned(), dimension: shown.dimension.to_owned() };
    view! { <Breakdown id=shown.id title=Signal::derive(title) shown=Signal::stored(what) /> }
}

/// The shape of what is coming.
#[component]
fn Coming() -> impl IntoView {
    view! {
        <div class="page" aria-hidden="true">
            <div class="tiles">{[(); 8].map(|()| view! { <div class="tile"><div class="skeleton skeleton-line"></div><div class="skeleton skeleton-figure"></div></div> })}</div>
            <div class="charts">
                {[(); 2].map(|()| view! { <div class="chart"><div class="plot plot-tall"><div class="skeleton skeleton-plot"></div></div></div> })}
            </div>
        </div>
    }
}
