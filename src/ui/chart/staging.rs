//! From a chart to its scene, whenever the chart, its size or the look changes.

use leptos::html::Div;
use leptos::prelude::*;

use crate::browser::canvas::text_width;
use crate::browser::resize::Watch;
use crate::browser::timer::after;
use crate::chart::data::Chart;
use crate::chart::panel;
use crate::chart::scene::{Scene, Size};
use crate::sales::quantity::Unit;
use crate::ui::chart::look::Looks;
use crate::ui::words::Words;

/// The scene of a chart at the size of its frame. A dozen charts change at once,
/// so each is laid out in a task of its own and the page stays responsive.
pub fn staged(chart: Signal<Chart>, unit: Signal<Unit>, size: ReadSignal<Size>) -> ReadSignal<Scene> {
    let (scene, set_scene) = signal(Scene::default());
    let (look, words) = (Looks::here(), Words::here());
    let waiting = StoredValue::new(false);
    let lay_out = move || {
        waiting.try_set_value(false);
        // What is gone by now needs no scene.
        let inputs = (chart.try_get_untracked(), size.try_get_untracked(), unit.try_get_untracked(), look.try_get_untracked());
        if let (Some(chart), Some(size), Some(unit), Some(Some(look))) = inputs {
            let width = |text: &str, font| text_width(text, font, &look.family);
            drop(set_scene.try_set(panel::scene(&chart, unit, size, &words.once(), &width)));
        }
    };
    Effect::new(move |_| {
        chart.track();
        size.track();
        unit.track();
        look.track();
        words.language();
        if !waiting.get_value() {
            waiting.set_value(true);
            after(0, lay_out);
        }
    });
    scene
}

/// The size of an element in CSS pixels.
pub fn size_of(frame: NodeRef<Div>) -> ReadSignal<Size> {
    let (size, set_size) = signal(Size::default());
    let watch = StoredValue::new_local(None);
    Effect::new(move |_| {
        if let Some(frame) = frame.get() {
            watch.set_value(Some(Watch::new(&frame, move |size| set_size.set(size))));
        }
    });
    size
}
