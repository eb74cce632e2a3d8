//! The legend: which colour is which, in words beside the chart.

use leptos::prelude::*;

use crate::chart::role::Role;
use crate::chart::scene::{LegendEntry, Scene};

/// Shows the legend of a scene where there is more than one thing to tell apart.
#[component]
pub fn Legend(scene: ReadSignal<Scene>) -> impl IntoView {
    let entries = Memo::new(move |_| scene.with(|scene| scene.legend().to_vec()));
    view! {
        <Show when=move || { entries.with(|entries| !entries.is_empty()) }>
            <ul class="legend">
                {move || entries.get().into_iter().map(|entry| view! { <EntryLine entry=entry /> }).collect::<Vec<_>>()}
            </ul>
        </Show>
    }
}

#[component]
fn EntryLine(entry: LegendEntry) -> impl IntoView {
    let dashed = if entry.dashed { " swatch-dashed" } else { "" };
    view! {
        <li class="legend-key">
            <span class=format!("{}{dashed}", swatch(entry.role))></span>
            {entry.name}
        </li>
    }
}

/// The class of a colour's sample.
pub fn swatch(role: Role) -> &'static str {
    match role {
        Role::Comparison => "swatch swatch-comparison",
        Role::Target => "swatch swatch-target",
        Role::Good => "swatch swatch-good",
        Role::Bad => "swatch swatch-bad",
        Role::Text | Role::QuietText | Role::Axis => "swatch swatch-text",
        Role::Accent | Role::Series(_) | Role::Grid | Role::Surface => "swatch",
    }
}
