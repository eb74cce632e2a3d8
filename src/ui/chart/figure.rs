//! A chart with everything around it: title, total, unit, the switch to its
//! table, and the downloads.

use leptos::prelude::*;

use crate::chart::data::{Chart, Direction, Shape, Sparkline};
use crate::chart::export::what;
use crate::chart::panel::{Panel, PanelState};
use crate::kpi::ask::Answer;
use crate::sales::quantity::Unit;
use crate::state::drawer::Breakdown;
use crate::state::message::Msg;
use crate::state::shared::Shared;
use crate::ui::chart::canvas::ChartCanvas;
use crate::ui::chart::export::{download_csv, download_png};
use crate::ui::chart::press::OnPress;
use crate::ui::chart::sheet::Sheet;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::part::figure::Value;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// How much of its data a figure shows.
#[derive(Clone, Copy, Default)]
pub struct Extent {
    pub as_table: RwSignal<bool>,
    /// Whether all members have a bar.
    pub shows_all: RwSignal<bool>,
    /// Whether a file is to be saved as soon as all of its rows are there.
    pub saves: RwSignal<bool>,
}

impl Extent {
    /// Whether all of the data are needed: a table and a file leave nothing out.
    pub fn is_whole_wanted(self) -> bool {
        self.as_table.get() || self.shows_all.get() || self.saves.get()
    }
}

/// How much room a figure takes among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    Single,
    /// Over all columns.
    Wide,
    /// Over two rows.
    Tall,
}

impl Room {
    fn class(self) -> &'static str {
        match self {
            Room::Single => "chart",
            Room::Wide => "chart chart-wide",
            Room::Tall => "chart chart-tall",
        }
    }
}

/// The whole figure.
#[component]
pub fn ChartFigure(
    id: &'static str,
    #[prop(into)] title: Signal<String>,
    /// What the figure is about as a whole; its value stands beside the title.
    #[prop(into)]
    answer: Signal<Option<Shared<Answer>>>,
    /// The first members, or all there is.
    first: Memo<PanelState>,
    /// All members, once they were asked for and are there.
    all: Memo<Option<PanelState>>,
    extent: Extent,
    on_press: OnPress,
    room: Memo<Room>,
    /// Lists to choose from, under the title.
    #[prop(optional, into)]
    choices: Option<ViewFn>,
    /// What stands under the picture.
    #[prop(optional, into)]
    foot: Option<ViewFn>,
) -> impl IntoView {
    let words = Words::here();
    let Extent { as_table, shows_all, .. } = extent;
    let shown = move |is_whole: bool| all.with(|all| all.clone().filter(|_| is_whole)).unwrap_or_else(|| first.get());
    let state = Memo::new(move |_| shown(shows_all.get()));
    let table = Memo::new(move |_| shown(true));
    let stage = Memo::new(move |_| state.with(stage));
    let heading = format!("{id}-title");
    let title_id = heading.clone();
    view! {
        <figure class=move || room.get().class() data-chart=id aria-labelledby=heading>
            <div class="chart-head">
                <figcaption class="chart-words">
                    <h2 class="chart-title" id=title_id>{title}</h2>
                    <p class="chart-unit"><Total answer=answer /></p>
                </figcaption>
                <Tools id=id title=title answer=answer state=state all=all extent=extent />
            </div>
            {choices.map(|choices| view! { <div class="chart-choices">{choices.run()}</div> })}
            {move || match stage.get() {
                Stage::Waiting => view! { <div class="plot plot-tall"><div class="skeleton skeleton-plot"></div></div> }.into_any(),
                Stage::Nothing(reason) => view! { <p class="chart-empty">{reason}</p> }.into_any(),
                Stage::Ready if as_table.get() => view! { <Sheet state=table on_press=on_press label=title /> }.into_any(),
                Stage::Ready => view! { <Picture state=state title=title on_press=on_press /> }.into_any(),
            }}
            {move || foot.as_ref().map(ViewFn::run)}
            <p class="said">{words.text("chart-keyboard")}</p>
        </figure>
    }
}

/// What is put together anew; the panel itself is followed below, so that the keyboard
/// stays where it is.
#[derive(Clone, PartialEq)]
enum Stage {
    Waiting,
    Nothing(String),
    Ready,
}

fn stage(state: &PanelState) -> Stage {
    match state {
        PanelState::Waiting => Stage::Waiting,
        PanelState::Nothing(reason) => Stage::Nothing(reason.clone()),
        PanelState::Ready(_) => Stage::Ready,
    }
}

/// The figure over everything, with its name; a press says how it came about, broken down as here.
#[component]
fn Total(#[prop(into)] answer: Signal<Option<Shared<Answer>>>) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let press = move |_| {
        if let Some(answer) = answer.get_untracked() {
            store.dispatch(Msg::KpiOpened(answer.kpi.clone()));
            store.dispatch(Msg::BreakdownChosen(Breakdown::of(&answer.split)));
        }
    };
    move || {
        answer.get().map(|answer| {
            let name = words.now().kpi(&answer.kpi);
            view! {
                <button type="button" class="chart-total" data-action="explain" on:click=press>
                    {name} ": " <Value kpi=answer.kpi.clone() figure=answer.now.clone() />
                </button>
                {answer.apart().map(|apart| view! { <span class="quiet small" data-apart>" · "{words.now().apart(apart)}</span> })}
            }
        })
    }
}

#[component]
fn Picture(state: Memo<PanelState>, #[prop(into)] title: Signal<String>, on_press: OnPress) -> impl IntoView {
    // Shown only while there is a panel; the empty chart is never seen.
    let empty = || Chart { shape: Shape::Sparkline(Sparkline::default()), direction: Direction::LeftToRight };
    let chart = Memo::new(move |_| state.with(|state| state.panel().map(|panel| panel.chart.clone())).unwrap_or_else(empty));
    let unit = Memo::new(move |_| state.with(|state| state.panel().map(|panel| panel.unit)).unwrap_or(Unit::Number));
    let filter = Memo::new(move |_| state.with(|state| state.panel().and_then(|panel| panel.filter.clone())));
    let height = Memo::new(move |_| state.with(|state| state.panel().and_then(|panel| panel.height)));
    view! { <ChartCanvas chart=chart unit=unit filter=filter height=height label=title on_press=on_press /> }
}

#[component]
fn Tools(
    id: &'static str,
    #[prop(into)] title: Signal<String>,
    #[prop(into)] answer: Signal<Option<Shared<Answer>>>,
    state: Memo<PanelState>,
    all: Memo<Option<PanelState>>,
    extent: Extent,
) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let Extent { as_table, saves, .. } = extent;
    let is_ready = move || state.with(|state| state.panel().is_some());
    let named = move || answer.with_untracked(|answer| answer.as_ref().map_or_else(|| id.to_owned(), |answer| what(answer)));
    let csv = move |()| saves.set(true);
    // The file waits for what was not asked for until now.
    Effect::new(move |_| {
        if saves.get()
            && let Some(all) = all.get()
        {
            saves.set(false);
            with_panel(Some(&all), |panel| download_csv(&named(), &panel.table, store, words));
        }
    });
    let png = move |()| {
        state.with_untracked(|state| with_panel(Some(state), |panel| download_png(&named(), title.get_untracked(), panel, store, words)));
    };
    let switch = Signal::derive(move || words.say(if as_table.get() { "show-chart" } else { "show-table" }));
    view! {
        <Show when=is_ready>
            <div class="chart-tools">
                <ToolButton action="table" label=switch on_press=move |()| as_table.update(|on| *on = !*on)>
                    {move || if as_table.get() { view! { <Glyph icon=Icon::Chart /> } } else { view! { <Glyph icon=Icon::Table /> } }}
                </ToolButton>
                <ToolButton action="export-csv" label=words.text("export-csv") on_press=csv>
                    <Glyph icon=Icon::Download />
                </ToolButton>
                <ToolButton action="export-png" label=words.text("export-png") on_press=png>
                    <Glyph icon=Icon::Picture />
                </ToolButton>
            </div>
        </Show>
    }
}

fn with_panel(state: Option<&PanelState>, act: impl FnOnce(&Panel)) {
    if let Some(panel) = state.and_then(PanelState::panel) {
        act(panel);
    }
}

#[component]
fn ToolButton(
    action: &'static str,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] on_press: Callback<()>,
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button button-quiet button-small button-icon"
            data-action=action
            aria-label=label
            title=label
            on:click=move |_| on_press.run(())
        >
            {children()}
        </button>
    }
}
