//! Buttons over the marks that filter, for pointers, scripts and readers of the
//! screen. The keyboard reaches the marks through the canvas.

use leptos::prelude::*;

use crate::chart::panel::MarkFilter;
use crate::chart::scene::{Datum, Rect, Scene};
use crate::kpi::ask::PartKey;
use crate::ui::chart::press::OnPress;

/// One transparent button per mark, where marks filter. A button stays as long as its
/// mark does, and the focus with it.
#[component]
pub fn MarkButtons(
    scene: ReadSignal<Scene>,
    #[prop(into)] filter: Signal<Option<MarkFilter>>,
    focus: RwSignal<Option<PartKey>>,
    on_press: OnPress,
) -> impl IntoView {
    let marks = Memo::new(move |_| {
        let mark = |datum: &Datum| Mark { key: datum.key.clone(), name: datum.title.clone(), region: datum.region };
        let data = |scene: &Scene| scene.data.iter().filter(|datum| datum.key != PartKey::Others).map(mark).collect::<Vec<_>>();
        if filter.with(Option::is_some) { scene.with(data) } else { Vec::new() }
    });
    let button = move |mark: Mark| {
        let key = mark.key.clone();
        let found = move || marks.with(|marks| marks.iter().find(|mark| mark.key == key).cloned());
        view! { <MarkButton mark=Signal::derive(move || found().unwrap_or_else(|| mark.clone())) filter focus on_press /> }
    };
    view! { <For each=move || marks.get() key=|mark| mark.key.clone() children=button /> }
}

#[derive(Clone, PartialEq)]
struct Mark {
    key: PartKey,
    name: String,
    region: Rect,
}

#[component]
fn MarkButton(
    mark: Signal<Mark>,
    filter: Signal<Option<MarkFilter>>,
    focus: RwSignal<Option<PartKey>>,
    on_press: OnPress,
) -> impl IntoView {
    let name = move || mark.with(|mark| mark.name.clone());
    let pixels = move |length: fn(&Rect) -> f64| move || mark.with(|mark| format!("{}px", length(&mark.region)));
    let is_pressed = move || mark.with(|mark| filter.with(|filter| filter.as_ref().is_some_and(|filter| filter.has(&mark.key))));
    let press = move |adding: bool| on_press.run((mark.with_untracked(|mark| mark.key.clone()), adding));
    view! {
        <button
            type="button"
            class="mark-button"
            tabindex="-1"
            data-filter=move || filter.with(|filter| filter.as_ref().map(|filter| filter.dimension.clone()))
            data-member=name
            aria-label=name
            aria-pressed=move || is_pressed().to_string()
            style:left=pixels(|region| region.left)
            style:top=pixels(|region| region.top)
            style:width=pixels(Rect::width)
            style:height=pixels(Rect::height)
            on:pointerenter=move |_| focus.set(Some(mark.with_untracked(|mark| mark.key.clone())))
            on:click=move |event| press(event.ctrl_key() || event.meta_key())
        ></button>
    }
}
