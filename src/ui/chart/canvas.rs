//! The canvas a chart is drawn on, and everything one can do to it: point, move
//! with the arrow keys, press.

use leptos::html::{Canvas, Div};
use leptos::prelude::*;

use crate::browser::canvas::show;
use crate::chart::data::Chart;
use crate::chart::keyboard::{KeyStep, step};
use crate::chart::panel::MarkFilter;
use crate::chart::scene::{Datum, Scene};
use crate::kpi::ask::PartKey;
use crate::sales::quantity::Unit;
use crate::ui::chart::legend::Legend;
use crate::ui::chart::look::{Look, Looks};
use crate::ui::chart::mark_buttons::MarkButtons;
use crate::ui::chart::press::OnPress;
use crate::ui::chart::staging::{size_of, staged};
use crate::ui::chart::tooltip::Tooltip;
use crate::ui::words::Words;

/// Draws a chart and follows its element's size, the theme and the language.
#[component]
pub fn ChartCanvas(
    #[prop(into)] chart: Signal<Chart>,
    #[prop(into)] unit: Signal<Unit>,
    /// What the chart is about; a reader of the screen hears it.
    #[prop(into)]
    label: Signal<String>,
    on_press: OnPress,
    /// What the marks filter by; nothing where they do something else.
    #[prop(into)]
    filter: Signal<Option<MarkFilter>>,
    /// In CSS pixels, where the data decide; otherwise the style sheet does.
    #[prop(into)]
    height: Signal<Option<f64>>,
) -> impl IntoView {
    let frame: NodeRef<Div> = NodeRef::new();
    let canvas: NodeRef<Canvas> = NodeRef::new();
    let focus = RwSignal::new(None::<PartKey>);
    let size = size_of(frame);
    let (words, look) = (Words::here(), Looks::here());
    let scene = staged(chart, unit, size);
    Effect::new(move |_| {
        focus.with(|focus| scene.with(|scene| look.with(|look| draw(canvas, scene, focus.as_ref(), look.as_ref()))));
    });
    let datum = Memo::new(move |_| focus.with(|focus| focus.as_ref().and_then(|key| scene.with(|scene| scene.datum(key).cloned()))));

    let on_move = move |event: leptos::ev::PointerEvent| {
        let (x, y) = (f64::from(event.offset_x()), f64::from(event.offset_y()));
        focus.set(scene.with_untracked(|scene| scene.hit(x, y).map(|datum| datum.key.clone())));
    };
    let press = move |adding: bool| {
        if let Some(key) = focus.get_untracked() {
            on_press.run((key, adding));
        }
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let asked = focus.with_untracked(|focus| scene.with_untracked(|scene| step(scene, focus.as_ref(), &event.key())));
        match asked {
            None => return,
            Some(KeyStep::Leave) => return focus.set(None),
            Some(KeyStep::Press) => press(event.ctrl_key() || event.meta_key()),
            Some(KeyStep::Focus(key)) => focus.set(Some(key)),
        }
        event.prevent_default();
    };
    view! {
        <Legend scene=scene />
        <div
            class="plot"
            class:plot-tall=move || height.get().is_none()
            style:height=move || height.get().map(|height| format!("{height}px"))
            node_ref=frame
            on:pointerleave=move |_| focus.set(None)
        >
            <canvas
                node_ref=canvas
                class="plot-canvas"
                dir="ltr"
                tabindex="0"
                role="application"
                aria-label=label
                aria-roledescription=words.text("chart-role")
                on:pointermove=on_move
                on:pointerdown=on_move
                on:blur=move |_| focus.set(None)
                on:keydown=on_key
                on:click=move |event| press(event.ctrl_key() || event.meta_key())
            />
            <MarkButtons scene=scene filter=filter focus=focus on_press=on_press />
            <Tooltip datum=datum size=size />
            <p class="said" aria-live="polite">{move || datum.with(|datum| datum.as_ref().map(Datum::spoken))}</p>
        </div>
    }
}

/// A course without axes, for a tile. It is told in the words around it.
#[component]
pub fn SparkCanvas(#[prop(into)] chart: Signal<Chart>) -> impl IntoView {
    let frame: NodeRef<Div> = NodeRef::new();
    let canvas: NodeRef<Canvas> = NodeRef::new();
    let look = Looks::here();
    let scene = staged(chart, Signal::stored(Unit::Number), size_of(frame));
    Effect::new(move |_| {
        scene.with(|scene| look.with(|look| draw(canvas, scene, None, look.as_ref())));
    });
    view! {
        <div class="tile-course" node_ref=frame>
            <canvas node_ref=canvas class="plot-canvas" dir="ltr" aria-hidden="true" />
        </div>
    }
}

/// A browser that gives no drawing context shows the table all the same.
fn draw(canvas: NodeRef<Canvas>, scene: &Scene, focus: Option<&PartKey>, look: Option<&Look>) {
    if let (Some(canvas), Some(look)) = (canvas.get(), look.filter(|_| scene.size.width > 0.0)) {
        drop(show(&canvas, scene, focus, &look.palette, &look.family));
    }
}
