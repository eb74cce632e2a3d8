//! A chart with everything around it: title, total, unit, the switch to its
//! table, and the downloads.

use leptos::prelude::*;

use crate::chart::data::Chart;
use crate::chart::table::Table;
use crate::kpi::ask::Answer;
use crate::sales::quantity::Unit;
use crate::ui::chart::canvas::{ChartCanvas, MarkName, Press};
use crate::ui::chart::export::{Caption, download_csv, download_png};
use crate::ui::chart::sheet::Sheet;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::part::figure::Value;
use crate::ui::words::Words;

/// What a figure shows: the chart, and the same data as a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Plate {
    pub chart: Chart,
    pub table: Table,
    pub unit: Unit,
    /// What each mark filters by; empty where pressing does something else.
    pub marks: Vec<MarkName>,
    /// In CSS pixels, where the data decide.
    pub height: Option<f64>,
}

/// What there is to show.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// The engine has not answered yet.
    Waiting,
    /// A sentence says why there is nothing.
    Nothing(String),
    Ready(Plate),
}

impl Content {
    fn plate(&self) -> Option<&Plate> {
        match self {
            Content::Ready(plate) => Some(plate),
            _ => None,
        }
    }
}

/// How much room a figure takes among the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    #[default]
    Single,
    /// Over all columns.
    Wide,
    /// Over two rows.
    Tall,
}

impl Place {
    fn class(self) -> &'static str {
        match self {
            Place::Single => "chart",
            Place::Wide => "chart chart-wide",
            Place::Tall => "chart chart-tall",
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
    answer: Signal<Option<Answer>>,
    #[prop(into)] content: Signal<Content>,
    on_press: Press,
    #[prop(optional)] place: Place,
    /// Lists to choose from, under the title.
    #[prop(optional, into)]
    choices: Option<ViewFn>,
) -> impl IntoView {
    let words = Words::here();
    let as_table = RwSignal::new(false);
    let content = Memo::new(move |_| content.get());
    let heading = format!("{id}-title");
    let title_id = heading.clone();
    view! {
        <figure class=place.class() data-chart=id aria-labelledby=heading>
            <div class="chart-head">
                <figcaption class="chart-words">
                    <h2 class="chart-title" id=title_id>{title}</h2>
                    <p class="chart-unit"><Total answer=answer /></p>
                </figcaption>
                <Tools id=id title=title content=content as_table=as_table />
            </div>
            {choices.map(|choices| view! { <div class="chart-choices">{choices.run()}</div> })}
            {move || match content.with(kind_of) {
                Shape::Waiting => view! { <div class="plot plot-tall"><div class="skeleton skeleton-plot"></div></div> }.into_any(),
                Shape::Nothing => view! { <p class="chart-empty">{move || nothing(content)}</p> }.into_any(),
                Shape::Ready if as_table.get() => view! { <Sheet content=content on_press=on_press label=title /> }.into_any(),
                Shape::Ready => view! { <Picture content=content title=title on_press=on_press /> }.into_any(),
            }}
            <p class="said">{words.text("chart-keyboard")}</p>
        </figure>
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Waiting,
    Nothing,
    Ready,
}

fn kind_of(content: &Content) -> Shape {
    match content {
        Content::Waiting => Shape::Waiting,
        Content::Nothing(_) => Shape::Nothing,
        Content::Ready(_) => Shape::Ready,
    }
}

fn nothing(content: Memo<Content>) -> String {
    content.with(|content| match content {
        Content::Nothing(reason) => reason.clone(),
        _ => String::new(),
    })
}

/// The figure over everything, with its name.
#[component]
fn Total(#[prop(into)] answer: Signal<Option<Answer>>) -> impl IntoView {
    let words = Words::here();
    move || {
        answer.get().map(|answer| {
            let name = words.now().kpi(&answer.kpi);
            view! {
                <span>{name} ": "</span>
                <Value kpi=answer.kpi figure=answer.now />
            }
        })
    }
}

#[component]
fn Picture(content: Memo<Content>, #[prop(into)] title: Signal<String>, on_press: Press) -> impl IntoView {
    // Shown only while there is a plate; the empty chart is never seen.
    let chart = Memo::new(move |_| content.with(|content| content.plate().map(|plate| plate.chart.clone())).unwrap_or_else(empty));
    let unit = Memo::new(move |_| content.with(|content| content.plate().map(|plate| plate.unit)).unwrap_or(Unit::Number));
    let marks = Memo::new(move |_| content.with(|content| content.plate().map(|plate| plate.marks.clone())).unwrap_or_default());
    let height = Memo::new(move |_| content.with(|content| content.plate().and_then(|plate| plate.height)));
    view! { <ChartCanvas chart=chart unit=unit marks=marks height=height label=title on_press=on_press /> }
}

fn empty() -> Chart {
    let kind = crate::chart::data::Kind::Sparkline(crate::chart::data::Sparkline::default());
    Chart { kind, direction: crate::chart::data::Direction::LeftToRight }
}

#[component]
fn Tools(id: &'static str, #[prop(into)] title: Signal<String>, content: Memo<Content>, as_table: RwSignal<bool>) -> impl IntoView {
    let words = Words::here();
    let caption = Caption::here(id, title);
    let is_ready = move || content.with(|content| content.plate().is_some());
    let csv =
        move |_| content.with_untracked(|content| content.plate().map(|plate| download_csv(caption, &plate.table))).unwrap_or_default();
    let png = move |_| content.with_untracked(|content| content.plate().map(|plate| download_png(caption, plate))).unwrap_or_default();
    let switch = Signal::derive(move || words.say(if as_table.get() { "show-chart" } else { "show-table" }));
    view! {
        <Show when=is_ready>
            <div class="chart-tools">
                <ToolButton action="table" label=switch on_press=move |()| as_table.update(|on| *on = !*on)>
                    {move || if as_table.get() { view! { <Glyph icon=Icon::Chart /> } } else { view! { <Glyph icon=Icon::Table /> } }}
                </ToolButton>
                <ToolButton action="export-csv" label=words.text("export-csv") on_press=move |()| csv(())>
                    <Glyph icon=Icon::Download />
                </ToolButton>
                <ToolButton action="export-png" label=words.text("export-png") on_press=move |()| png(())>
                    <Glyph icon=Icon::Picture />
                </ToolButton>
            </div>
        </Show>
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
