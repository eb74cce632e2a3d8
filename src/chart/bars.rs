//! Vertical bars.

use crate::chart::axis::{drawable, range_of};
use crate::chart::data::{Bar, Bars, Emphasis, Slot};
use crate::chart::frame::{Frame, Needs, SMALL, frame, label_slots, level};
use crate::chart::line::reading;
use crate::chart::role::Role;
use crate::chart::scene::{Anchor, Datum, End, LegendEntry, Mark, Paint, Point, Rect, Scene};
use crate::chart::writing::Writing;

/// The part of its place a bar fills, and its greatest width in CSS pixels.
const FILL: f64 = 0.66;
const WIDEST: f64 = 44.0;
/// Room for a value above its bar, in CSS pixels.
const VALUE_ROOM: f64 = 15.0;

pub(super) fn lay_out(bars: &Bars, scene: &mut Scene, writing: &Writing) {
    let slots: Vec<&Slot> = bars.bars.iter().map(|bar| &bar.slot).collect();
    let target = bars.target.as_ref().and_then(|target| drawable(Some(target.value)));
    let shown = range_of(bars.bars.iter().flat_map(|bar| [drawable(bar.value), drawable(bar.compared)]).flatten().chain(target));
    let writes_values = values_fit(bars, scene.size.width, writing);
    let target_text = target.map(writing.value);
    let needs = Needs {
        range: shown.map(|(low, high)| (low.min(0.0), high.max(0.0))),
        end_gutter: target_text.as_ref().map_or(0.0, |text| writing.width_of(text, SMALL) + 8.0),
        headroom: if writes_values { VALUE_ROOM } else { 0.0 },
        footroom: if writes_values && bars.bars.iter().any(|bar| bar.value.is_some_and(|value| value < 0.0)) { VALUE_ROOM } else { 0.0 },
        slots: &slots,
    };
    let frame = frame(&needs, scene, writing);
    let pitch = frame.plot.width() / bars.bars.len().max(1) as f64;
    let centres: Vec<f64> = (0..bars.bars.len()).map(|index| frame.plot.left + pitch * (index as f64 + 0.5)).collect();
    label_slots(&slots, &centres, bars.labels, frame.plot, scene, writing);
    for (bar, &centre) in bars.bars.iter().zip(&centres) {
        let place = Rect { left: centre - pitch / 2.0, right: centre + pitch / 2.0, top: 0.0, bottom: scene.size.height };
        draw_bar(bar, bars.role, place, &frame, scene);
        if let Some(value) = drawable(bar.value).filter(|_| writes_values) {
            let compared = drawable(bar.compared).unwrap_or(value);
            let y = if value < 0.0 { frame.scale.at(value.min(compared)) + 9.0 } else { frame.scale.at(value.max(compared)) - 9.0 };
            let at = Point { x: centre, y };
            let text = (writing.value)(value);
            scene.marks.push(Mark::Text { at, text, anchor: Anchor::Middle, font: SMALL, paint: Paint::solid(Role::Text) });
        }
        add_datum(bars, bar, place, &frame, scene, writing);
    }
    scene.marks.push(level(frame.plot, frame.scale.at(0.0), Role::Axis));
    scene.legend.push(LegendEntry { name: bars.name.clone(), role: bars.role, dashed: false });
    if bars.bars.iter().any(|bar| bar.compared.is_some()) {
        scene.legend.push(LegendEntry { name: bars.compared_name.clone(), role: Role::Text, dashed: false });
    }
    if let (Some(target), Some(value), Some(text)) = (&bars.target, target, target_text) {
        let y = frame.scale.at(value);
        let points = vec![Point { x: frame.plot.left, y }, Point { x: frame.plot.right, y }];
        scene.marks.push(Mark::Line { points, width: 1.5, dashed: true, paint: Paint::solid(Role::Target) });
        if frame.plot.right < scene.size.width {
            let at = Point { x: frame.plot.right + 6.0, y };
            scene.marks.push(Mark::Text { at, text, anchor: Anchor::Left, font: SMALL, paint: Paint::solid(Role::Target) });
        }
        scene.legend.push(LegendEntry { name: target.name.clone(), role: Role::Target, dashed: true });
    }
}

/// Whether every value can stand above its bar: neither the next value nor a
/// line of the target is in its way.
fn values_fit(bars: &Bars, width: f64, writing: &Writing) -> bool {
    if bars.target.is_some() {
        return false;
    }
    let pitch = width * 0.8 / bars.bars.len().max(1) as f64;
    bars.bars.iter().filter_map(|bar| drawable(bar.value)).all(|value| writing.width_of(&(writing.value)(value), SMALL) + 6.0 <= pitch)
}

/// The opacity of a bar by its emphasis.
pub(super) fn opacity(emphasis: Emphasis) -> f64 {
    match emphasis {
        Emphasis::Plain | Emphasis::Selected => 1.0,
        Emphasis::Dimmed => 0.35,
    }
}

fn draw_bar(bar: &Bar, role: Role, place: Rect, frame: &Frame, scene: &mut Scene) {
    let centre = (place.left + place.right) / 2.0;
    let half = (place.width() * FILL).min(WIDEST) / 2.0;
    if let Some(value) = drawable(bar.value).filter(|&value| value != 0.0) {
        let ground = frame.scale.at(0.0);
        // However small, a bar that is not zero can be seen.
        let tip = if value > 0.0 { frame.scale.at(value).min(ground - 1.0) } else { frame.scale.at(value).max(ground + 1.0) };
        let rect = Rect { left: centre - half, right: centre + half, top: tip.min(ground), bottom: tip.max(ground) };
        let end = if value > 0.0 { End::Top } else { End::Bottom };
        scene.marks.push(Mark::Bar { rect, end: Some(end), paint: Paint { role, opacity: opacity(bar.emphasis) } });
    }
    if let Some(compared) = drawable(bar.compared) {
        let y = frame.scale.at(compared);
        let reach = (half + 3.0).min(place.width() / 2.0);
        scene.marks.extend(tick(Rect { left: centre - reach, right: centre + reach, top: y - 1.0, bottom: y + 1.0 }));
    }
}

/// A comparison tick, with a rim of the ground so that it shows on a bar.
pub(super) fn tick(rect: Rect) -> [Mark; 2] {
    let rim = Rect { left: rect.left - 1.0, right: rect.right + 1.0, top: rect.top - 1.0, bottom: rect.bottom + 1.0 };
    [Mark::Bar { rect: rim, end: None, paint: Paint::solid(Role::Surface) }, Mark::Bar { rect, end: None, paint: Paint::solid(Role::Text) }]
}

/// The veil over what is pointed at.
pub(super) fn veil(rect: Rect) -> Mark {
    Mark::Bar { rect, end: None, paint: Paint { role: Role::Text, opacity: 0.07 } }
}

fn add_datum(bars: &Bars, bar: &Bar, place: Rect, frame: &Frame, scene: &mut Scene, writing: &Writing) {
    let mut readings = vec![reading(&bars.name, bars.role, drawable(bar.value), writing)];
    if let Some(compared) = drawable(bar.compared) {
        readings.push(reading(&bars.compared_name, Role::Text, Some(compared), writing));
    }
    if let Some(target) = &bars.target {
        readings.push(reading(&target.name, Role::Target, drawable(Some(target.value)), writing));
    }
    let y = frame.scale.at(drawable(bar.value).unwrap_or(0.0).max(0.0));
    scene.data.push(Datum {
        key: bar.slot.key.clone(),
        region: place,
        anchor: Point { x: (place.left + place.right) / 2.0, y },
        title: bar.slot.title.clone(),
        readings,
        focus: vec![veil(Rect { top: frame.plot.top, bottom: frame.plot.bottom, ..place })],
    });
}
