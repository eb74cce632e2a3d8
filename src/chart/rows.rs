//! Horizontal bars: names at the reading start, values at the bars' ends.

use crate::chart::axis::{Scale, drawable, range_of};
use crate::chart::bars::{opacity, tick, veil};
use crate::chart::data::{Bar, Emphasis, Rows};
use crate::chart::frame::{EDGE, PLAIN, STRONG};
use crate::chart::line::reading;
use crate::chart::role::Role;
use crate::chart::scene::{Anchor, Datum, End, Font, LegendEntry, Mark, Paint, Point, Rect, Scene};
use crate::chart::writing::Writing;

/// Between name, bar and value, in CSS pixels.
const GAP: f64 = 8.0;
/// Rows are at most this high, and texts at least this far apart, in CSS pixels.
const HIGHEST: f64 = 40.0;
const TEXT_PITCH: f64 = 14.0;
/// Stands where a value is missing.
const MISSING: &str = "–";

pub(super) fn lay_out(rows: &Rows, scene: &mut Scene, writing: &Writing) {
    let width = scene.size.width;
    let pitch = (scene.size.height / rows.bars.len().max(1) as f64).min(HIGHEST);
    let thickness = (pitch * 0.6).min(18.0);
    let texts: Vec<String> = rows.bars.iter().map(|bar| drawable(bar.value).map_or_else(|| MISSING.to_owned(), writing.value)).collect();
    let names_width = names_width(rows, width, writing);
    let scale = scale(rows, &texts, names_width, width, writing);
    let every = (TEXT_PITCH / pitch.max(0.1)).ceil().max(1.0) as usize;
    for (index, (bar, text)) in rows.bars.iter().zip(&texts).enumerate() {
        let place = Rect { left: 0.0, right: width, top: pitch * index as f64, bottom: pitch * (index + 1) as f64 };
        let has_text = index % every == 0 && pitch * every as f64 >= TEXT_PITCH.min(scene.size.height);
        let end = draw_bar(bar, rows.role, place, thickness, &scale, scene);
        if has_text {
            write_name(bar, place, names_width, scene, writing);
            write_value(bar, text, place, end, scene, writing);
        }
        add_datum(rows, bar, place, end, scene, writing);
    }
    if scale.low < 0.0 {
        let x = scale.at(0.0);
        let (from, to) = (Point { x, y: 0.0 }, Point { x, y: pitch * rows.bars.len() as f64 });
        scene.marks.push(Mark::Hairline { from, to, paint: Paint::solid(Role::Axis) });
    }
    scene.legend.push(LegendEntry { name: rows.name.clone(), role: rows.role, dashed: false });
    if rows.bars.iter().any(|bar| bar.compared.is_some()) {
        scene.legend.push(LegendEntry { name: rows.compared_name.clone(), role: Role::Text, dashed: false });
    }
}

fn font(bar: &Bar) -> Font {
    if bar.emphasis == Emphasis::Selected { STRONG } else { PLAIN }
}

/// The width of the column of names: what the longest needs, at most two fifths.
fn names_width(rows: &Rows, width: f64, writing: &Writing) -> f64 {
    let longest = rows.bars.iter().map(|bar| writing.width_of(&bar.slot.label, STRONG)).fold(0.0, f64::max);
    longest.ceil().min(width * 0.4).min(220.0)
}

/// From values to horizontal pixels, with room for the value texts at both ends.
fn scale(rows: &Rows, texts: &[String], names_width: f64, width: f64, writing: &Writing) -> Scale {
    let values = rows.bars.iter().flat_map(|bar| [drawable(bar.value), drawable(bar.compared)]).flatten();
    let (low, high) = range_of(values).map_or((0.0, 1.0), |(low, high)| (low.min(0.0), high.max(0.0)));
    let room = |negative: bool| {
        let on_side = rows.bars.iter().zip(texts).filter(|(bar, _)| (drawable(bar.value).unwrap_or(0.0) < 0.0) == negative);
        on_side.map(|(_, text)| writing.width_of(text, STRONG) + GAP).fold(0.0, f64::max)
    };
    let start = EDGE + names_width + if names_width > 0.0 { GAP } else { 0.0 } + room(true);
    let high = if high > low { high } else { low + 1.0 };
    Scale { low, high, low_at: start, high_at: (width - room(false) - EDGE).max(start) }
}

/// Draws a bar with its comparison; gives where what is drawn ends.
fn draw_bar(bar: &Bar, role: Role, place: Rect, thickness: f64, scale: &Scale, scene: &mut Scene) -> f64 {
    let middle = (place.top + place.bottom) / 2.0;
    let (top, bottom) = (middle - thickness / 2.0, middle + thickness / 2.0);
    let ground = scale.at(0.0);
    let value = drawable(bar.value).unwrap_or(0.0);
    let tip = match value {
        _ if value > 0.0 => scale.at(value).max(ground + 1.0),
        _ if value < 0.0 => scale.at(value).min(ground - 1.0),
        _ => ground,
    };
    if value != 0.0 {
        let rect = Rect { left: tip.min(ground), right: tip.max(ground), top, bottom };
        let end = if value > 0.0 { End::Right } else { End::Left };
        scene.marks.push(Mark::Bar { rect, end: Some(end), paint: Paint { role, opacity: opacity(bar.emphasis) } });
    }
    let Some(compared) = drawable(bar.compared) else { return tip };
    let x = scale.at(compared);
    let reach = 2f64.min((place.height() - thickness) / 2.0);
    scene.marks.extend(tick(Rect { left: x - 1.0, right: x + 1.0, top: top - reach, bottom: bottom + reach }));
    if value < 0.0 { tip.min(x) } else { tip.max(x) }
}

fn write_name(bar: &Bar, place: Rect, names_width: f64, scene: &mut Scene, writing: &Writing) {
    let at = Point { x: EDGE, y: (place.top + place.bottom) / 2.0 };
    let text = writing.shortened(&bar.slot.label, font(bar), names_width);
    let role = if bar.emphasis == Emphasis::Dimmed { Role::QuietText } else { Role::Text };
    scene.marks.push(Mark::Text { at, text, anchor: Anchor::Left, font: font(bar), paint: Paint::solid(role) });
}

fn write_value(bar: &Bar, text: &str, place: Rect, end: f64, scene: &mut Scene, writing: &Writing) {
    let value = drawable(bar.value);
    let (anchor, x) = if value.is_some_and(|value| value < 0.0) { (Anchor::Right, end - GAP) } else { (Anchor::Left, end + GAP) };
    let needed = writing.width_of(text, font(bar));
    let fits = if anchor == Anchor::Left { x + needed <= scene.size.width + 0.5 } else { x - needed >= -0.5 };
    if !fits {
        return;
    }
    let role = if value.is_none() || bar.emphasis == Emphasis::Dimmed { Role::QuietText } else { Role::Text };
    let at = Point { x, y: (place.top + place.bottom) / 2.0 };
    scene.marks.push(Mark::Text { at, text: text.to_owned(), anchor, font: font(bar), paint: Paint::solid(role) });
}

fn add_datum(rows: &Rows, bar: &Bar, place: Rect, end: f64, scene: &mut Scene, writing: &Writing) {
    let mut readings = vec![reading(&rows.name, rows.role, drawable(bar.value), writing)];
    if let Some(compared) = drawable(bar.compared) {
        readings.push(reading(&rows.compared_name, Role::Text, Some(compared), writing));
    }
    let anchor = Point { x: end, y: (place.top + place.bottom) / 2.0 };
    scene.data.push(Datum {
        key: bar.slot.key.clone(),
        region: place,
        anchor,
        title: bar.slot.title.clone(),
        readings,
        focus: vec![veil(place)],
    });
}
