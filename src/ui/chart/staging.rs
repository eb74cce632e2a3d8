//! From a chart to its scene, whenever the chart, its size or the look changes.

use leptos::html::Div;
use leptos::prelude::*;

use crate::browser::canvas::Ruler;
use crate::browser::resize::Watch;
use crate::browser::timer::after;
use crate::chart::data::Chart;
use crate::chart::layout::layout;
use crate::chart::scene::{Scene, Size};
use crate::chart::writing::Writing;
use crate::sales::quantity::Unit;
use crate::ui::chart::look::{Look, Looks};
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
            drop(set_scene.try_set(untrack(|| laid_out(&chart, size, unit, &look, words))));
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

fn laid_out(chart: &Chart, size: Size, unit: Unit, look: &Look, words: Words) -> Scene {
    if size.width < 1.0 || size.height < 1.0 {
        return Scene::default();
    }
    with_writing(&look.family, unit, words, |writing| layout(chart, size, writing))
}

/// Lends the page's way of writing to whoever lays out a chart.
pub fn with_writing<T>(family: &str, unit: Unit, words: Words, lay_out: impl FnOnce(&Writing) -> T) -> T {
    let ruler = Ruler::new(family.to_owned());
    lay_out(&Writing {
        width: &|text, font| ruler.width(text, font),
        tick: &|value, step| in_reading_order(words, words.now().tick(value, step, unit)),
        value: &|value| in_reading_order(words, words.now().value(value, unit)),
    })
}

/// The canvas itself runs left to right; a Persian amount with its unit must not.
fn in_reading_order(words: Words, text: String) -> String {
    if words.now().is_right_to_left() { format!("\u{2067}{text}\u{2069}") } else { text }
}
