//! The legend: which colour is which, in words beside the chart.

use leptos::prelude::*;

use crate::chart::scene::{Key, Role, Scene};

/// Shows the legend of a scene where there is more than one thing to tell apart.
#[component]
pub fn Legend(scene: ReadSignal<Scene>) -> impl IntoView {
    let keys = Memo::new(move |_| scene.with(|scene| scene.legend.clone()));
    view! {
        <Show when=move || { keys.with(|keys| keys.len() > 1) }>
            <ul class="legend">
                {move || keys.get().into_iter().map(|key| view! { <LegendKey key=key /> }).collect::<Vec<_>>()}
            </ul>
        </Show>
    }
}

#[component]
fn LegendKey(key: Key) -> impl IntoView {
    let dashed = if key.dashed { " swatch-dashed" } else { "" };
    view! {
        <li class="legend-key">
            <span class=format!("{}{dashed}", swatch(key.role))></span>
            {key.name}
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
