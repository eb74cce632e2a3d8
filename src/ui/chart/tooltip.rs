//! What a chart says about the mark under the pointer.

use leptos::prelude::*;

use crate::chart::scene::{Datum, Reading, Size};
use crate::chart::tooltip::{Edge, Placement, beside};
use crate::i18n::number::NOTHING;
use crate::ui::chart::legend::swatch;

/// Shows the readings of a datum beside its anchor.
#[component]
pub fn Tooltip(datum: Memo<Option<Datum>>, size: ReadSignal<Size>) -> impl IntoView {
    move || {
        datum.get().map(|datum| {
            let Placement { left, edge } = beside(datum.anchor, size.get());
            // One property at a time: the page's policy lets no style be written as a text.
            let (top, bottom) = match edge {
                Edge::Top(length) => (pixels(length), "auto".to_owned()),
                Edge::Bottom(length) => ("auto".to_owned(), pixels(length)),
            };
            view! {
                <div class="tooltip" aria-hidden="true" style:left=pixels(left) style:top=top style:bottom=bottom>
                    <div class="tooltip-title">{datum.title}</div>
                    {datum.readings.into_iter().map(|reading| view! { <Line reading=reading /> }).collect::<Vec<_>>()}
                </div>
            }
        })
    }
}

fn pixels(length: f64) -> String {
    format!("{length}px")
}

#[component]
fn Line(reading: Reading) -> impl IntoView {
    let text = if reading.text.is_empty() { NOTHING.to_owned() } else { reading.text };
    view! {
        <div class="tooltip-reading">
            <span class=swatch(reading.role)></span>
            <span>{reading.name}</span>
            <span class="tooltip-value">{text}</span>
        </div>
    }
}
