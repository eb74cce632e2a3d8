//! Pinning a KPI to the overview.

use leptos::prelude::*;

use crate::state::message::Msg;
use crate::state::pages::overview::tiles;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// Pins, or takes the pin away.
#[component]
pub fn PinButton(kpi: String) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let kpi = StoredValue::new(kpi);
    let is_pinned = store.select(move |model| kpi.with_value(|kpi| tiles(model).contains(kpi)));
    let label = Signal::derive(move || words.say(if is_pinned.get() { "tile-unpin" } else { "tile-pin" }));
    let press = move |_| {
        let kpi = kpi.get_value();
        store.dispatch(if is_pinned.get_untracked() { Msg::KpiUnpinned(kpi) } else { Msg::KpiPinned(kpi) });
    };
    view! {
        <button
            type="button"
            class="button button-quiet button-icon button-small"
            data-action="pin"
            aria-label=label
            title=label
            aria-pressed=move || is_pinned.get().to_string()
            on:click=press
        >
            {move || if is_pinned.get() { view! { <Glyph icon=Icon::Pinned /> } } else { view! { <Glyph icon=Icon::Pin /> } }}
        </button>
    }
}
