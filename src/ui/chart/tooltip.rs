//! What a chart says about the mark under the pointer.

use leptos::prelude::*;

use crate::chart::scene::{Datum, Point, Reading, Size};
use crate::ui::chart::legend::swatch;

/// The widest a tooltip gets, and its distance from what it points to, in CSS pixels.
const WIDTH: f64 = 240.0;
const GAP: f64 = 12.0;

/// Shows the readings of a datum beside its anchor.
#[component]
pub fn Tooltip(datum: Memo<Option<Datum>>, size: ReadSignal<Size>) -> impl IntoView {
    view! {
        <Show when=move || datum.with(Option::is_some)>
            <div
                class="tooltip"
                aria-hidden="true"
                style:left=move || anchor(datum).map(|at| pixels(left_of(at, size.get())))
                style:top=move || anchor(datum).filter(|at| is_high(*at, size.get())).map(|at| pixels(at.y + GAP))
                style:bottom=move || {
                    anchor(datum).filter(|at| !is_high(*at, size.get())).map(|at| pixels(size.get().height - at.y + GAP))
                }
            >
                <div class="tooltip-title">{move || datum.with(|datum| datum.as_ref().map(|datum| datum.title.clone()))}</div>
                {move || {
                    let readings = datum.with(|datum| datum.as_ref().map(|datum| datum.readings.clone())).unwrap_or_default();
                    readings.into_iter().map(|reading| view! { <Line reading=reading /> }).collect::<Vec<_>>()
                }}
            </div>
        </Show>
    }
}

#[component]
fn Line(reading: Reading) -> impl IntoView {
    let text = if reading.text.is_empty() { "–".to_owned() } else { reading.text };
    view! {
        <div class="tooltip-reading">
            <span class=swatch(reading.role)></span>
            <span>{reading.name}</span>
            <span class="tooltip-value">{text}</span>
        </div>
    }
}

fn anchor(datum: Memo<Option<Datum>>) -> Option<Point> {
    datum.with(|datum| datum.as_ref().map(|datum| datum.anchor))
}

/// Whether there is no room above the anchor.
fn is_high(at: Point, size: Size) -> bool {
    at.y < size.height / 2.0
}

fn left_of(at: Point, size: Size) -> f64 {
    (at.x - WIDTH / 2.0).min(size.width - WIDTH).max(0.0)
}

fn pixels(length: f64) -> String {
    format!("{length}px")
}
