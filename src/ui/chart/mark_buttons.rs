//! Buttons over the marks that filter, for pointers, scripts and readers of the
//! screen. The keyboard reaches the marks through the canvas.

use leptos::prelude::*;

use crate::chart::scene::{Rect, Scene};
use crate::ui::chart::canvas::{MarkName, Press};

/// One transparent button per mark that has a name.
#[component]
pub fn MarkButtons(
    scene: ReadSignal<Scene>,
    #[prop(into)] marks: Signal<Vec<MarkName>>,
    focus: RwSignal<Option<usize>>,
    on_press: Press,
) -> impl IntoView {
    let regions = Memo::new(move |_| scene.with(|scene| scene.data.iter().map(|datum| datum.region).collect::<Vec<_>>()));
    move || {
        let places = regions.get().into_iter().enumerate().zip(marks.get());
        places.map(|((at, region), mark)| view! { <MarkButton at region mark focus on_press /> }).collect::<Vec<_>>()
    }
}

#[component]
fn MarkButton(at: usize, region: Rect, mark: MarkName, focus: RwSignal<Option<usize>>, on_press: Press) -> impl IntoView {
    view! {
        <button
            type="button"
            class="mark-button"
            tabindex="-1"
            data-filter=mark.dimension
            data-member=mark.name.clone()
            aria-label=mark.name
            aria-pressed=mark.selected.to_string()
            style:left=pixels(region.left)
            style:top=pixels(region.top)
            style:width=pixels(region.width())
            style:height=pixels(region.height())
            on:pointerenter=move |_| focus.set(Some(at))
            on:click=move |event| on_press.run((at, event.ctrl_key() || event.meta_key()))
        ></button>
    }
}

fn pixels(length: f64) -> String {
    format!("{length}px")
}
