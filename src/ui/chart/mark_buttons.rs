//! Buttons over the marks that filter, for pointers, scripts and readers of the
//! screen. The keyboard reaches the marks through the canvas.

use leptos::prelude::*;

use crate::chart::panel::MarkFilter;
use crate::chart::scene::{Datum, Rect, Scene};
use crate::kpi::ask::PartKey;
use crate::ui::chart::press::OnPress;

/// One transparent button per mark, where marks filter.
#[component]
pub fn MarkButtons(
    scene: ReadSignal<Scene>,
    #[prop(into)] filter: Signal<Option<MarkFilter>>,
    focus: RwSignal<Option<PartKey>>,
    on_press: OnPress,
) -> impl IntoView {
    let marks = Memo::new(move |_| {
        let mark = |datum: &Datum| Mark { key: datum.key.clone(), name: datum.title.clone(), region: datum.region };
        scene.with(|scene| scene.data.iter().map(mark).collect::<Vec<_>>())
    });
    move || {
        filter.get().map(|filter| {
            let button = |mark: Mark| {
                let selected = filter.has(&mark.key);
                view! { <MarkButton mark dimension=filter.dimension.clone() selected focus on_press /> }
            };
            marks.get().into_iter().map(button).collect::<Vec<_>>()
        })
    }
}

#[derive(Clone, PartialEq)]
struct Mark {
    key: PartKey,
    name: String,
    region: Rect,
}

#[component]
fn MarkButton(mark: Mark, dimension: String, selected: bool, focus: RwSignal<Option<PartKey>>, on_press: OnPress) -> impl IntoView {
    let Mark { key, name, region } = mark;
    let pointed = key.clone();
    view! {
        <button
            type="button"
            class="mark-button"
            tabindex="-1"
            data-filter=dimension
            data-member=name.clone()
            aria-label=name
            aria-pressed=selected.to_string()
            style:left=pixels(region.left)
            style:top=pixels(region.top)
            style:width=pixels(region.width())
            style:height=pixels(region.height())
            on:pointerenter=move |_| focus.set(Some(pointed.clone()))
            on:click=move |event| on_press.run((key.clone(), event.ctrl_key() || event.meta_key()))
        ></button>
    }
}

fn pixels(length: f64) -> String {
    format!("{length}px")
}
