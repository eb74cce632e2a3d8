//! Horizontal bars: names at the reading start, values at the bars' ends, changes in
//! a column at the reading end. What a value is compared with lies under its bar.

use crate::chart::axis::{Scale, drawable, range_of};
use crate::chart::bars::{opacity, veil};
use crate::chart::data::{Bar, Change, Emphasis, Rows};
use crate::chart::frame::{EDGE, PLAIN, SMALL, STRONG};
use crate::chart::line::{further, with_note};
use crate::chart::role::Role;
use crate::chart::scene::{Anchor, Datum, End, Font, LegendEntry, Mark, Paint, Point, Reading, Rect, Scene};
use crate::chart::writing::Writing;
use crate::kpi::ask::PartKey;

/// Between name, bar, value and change, in CSS pixels.
const GAP: f64 = 8.0;
/// Between a value and what stands small behind it, in CSS pixels.
const NOTE_GAP: f64 = 5.0;
/// Rows are at most this high, and texts at least this far apart, in CSS pixels.
const HIGHEST: f64 = 40.0;
const TEXT_PITCH: f64 = 14.0;
/// The thickness of what a bar is compared with, and its distance from the bar.
const COMPARED: f64 = 3.0;
const COMPARED_GAP: f64 = 2.0;
/// All others together are drawn to scale up to so many times the largest one.
const MOST_OTHERS: f64 = 1.5;
/// The longest bar takes at least this part of the width.
const SHORTEST: f64 = 0.2;
/// Stands where a value is missing.
const MISSING: &str = "–";

/// What the rows have in common.
struct Columns {
    names: f64,
    /// Where the bars have to end, and the changes begin.
    end: f64,
    scale: Scale,
    /// The thickness of a bar.
    thickness: f64,
    is_compared: bool,
    /// Whether there is room for what stands behind the values.
    has_notes: bool,
}

/// The texts of a row.
struct Texts {
    value: String,
    compared: String,
}

pub(super) fn lay_out(rows: &Rows, scene: &mut Scene, writing: &Writing) {
    let width = scene.size.width;
    let pitch = (scene.size.height / rows.bars.len().max(1) as f64).min(HIGHEST);
    let texts = texts(rows, writing);
    let columns = columns(rows, &texts, width, pitch, writing);
    let every = (TEXT_PITCH / pitch.max(0.1)).ceil().max(1.0) as usize;
    for (index, (bar, texts)) in rows.bars.iter().zip(&texts).enumerate() {
        let place = Rect { left: 0.0, right: width, top: pitch * index as f64, bottom: pitch * (index + 1) as f64 };
        let has_text = index % every == 0 && pitch * every as f64 >= TEXT_PITCH.min(scene.size.height);
        let tip = draw_bar(bar, rows.role, place, &columns, scene);
        if has_text {
            let y = middle(place, &columns);
            write_name(bar, y, columns.names, scene, writing);
            write_value(bar, &texts.value, Point { x: tip, y }, &columns, scene, writing);
            if let Some(change) = change(bar).filter(|_| columns.end < width) {
                let at = Point { x: width - EDGE, y };
                let paint = Paint { role: change.role, opacity: if bar.emphasis == Emphasis::Dimmed { 0.6 } else { 1.0 } };
                scene.marks.push(Mark::Text { at, text: change.text.clone(), anchor: Anchor::Right, font: font(bar), paint });
            }
        }
        add_datum(rows, bar, texts, place, tip, scene);
    }
    if columns.scale.low < 0.0 {
        let x = columns.scale.at(0.0);
        let (from, to) = (Point { x, y: 0.0 }, Point { x, y: pitch * rows.bars.len() as f64 });
        scene.marks.push(Mark::Hairline { from, to, paint: Paint::solid(Role::Axis) });
    }
    scene.legend.push(LegendEntry { name: rows.name.clone(), role: rows.role, dashed: false });
    if columns.is_compared {
        scene.legend.push(LegendEntry { name: rows.compared_name.clone(), role: Role::Comparison, dashed: false });
    }
}

fn font(bar: &Bar) -> Font {
    if bar.emphasis == Emphasis::Selected { STRONG } else { PLAIN }
}

fn change(bar: &Bar) -> Option<&Change> {
    bar.slot.against.as_ref().and_then(|against| against.change.as_ref())
}

/// The values of all rows, those that are compared among them, in one precision.
fn texts(rows: &Rows, writing: &Writing) -> Vec<Texts> {
    let numbers: Vec<f64> = rows.bars.iter().flat_map(|bar| [drawable(bar.value), drawable(bar.compared)]).flatten().collect();
    let mut written = (writing.values)(&numbers).into_iter();
    let mut text = |number: Option<f64>| number.and_then(|_| written.next()).unwrap_or_default();
    rows.bars.iter().map(|bar| Texts { value: text(drawable(bar.value)), compared: text(drawable(bar.compared)) }).collect()
}

fn columns(rows: &Rows, texts: &[Texts], width: f64, pitch: f64, writing: &Writing) -> Columns {
    let names = names_width(rows, width, writing);
    let changes = rows.bars.iter().filter_map(change).map(|change| writing.width_of(&change.text, STRONG)).fold(0.0, f64::max);
    let is_compared = rows.bars.iter().any(|bar| drawable(bar.compared).is_some());
    let under = if is_compared { COMPARED + COMPARED_GAP } else { 0.0 };
    let thickness = (pitch * 0.6).min(18.0);
    let thickness = if is_compared { (thickness - 2.0).min(pitch - under - 2.0).max(1.0) } else { thickness };
    let with = |has_changes: bool, has_notes: bool| {
        let end = if has_changes { width - EDGE - changes.ceil() - 2.0 * GAP } else { width };
        let scale = scale(rows, texts, (names, end, has_notes), writing);
        Columns { names, end, scale, thickness, is_compared, has_notes }
    };
    // Where bars would be stumps, what stands behind the values goes first, then the changes.
    let has_changes = changes > 0.0;
    let kinds = [(has_changes, true), (has_changes, false)];
    let fitting = kinds.into_iter().map(|(changes, notes)| with(changes, notes));
    fitting
        .into_iter()
        .find(|columns| columns.scale.high_at - columns.scale.low_at >= width * SHORTEST)
        .unwrap_or_else(|| with(false, false))
}

/// The middle of a row's bar and texts.
fn middle(place: Rect, columns: &Columns) -> f64 {
    let under = if columns.is_compared { COMPARED + COMPARED_GAP } else { 0.0 };
    (place.top + place.bottom - under) / 2.0
}

/// The width of the column of names: what the longest needs, at most two fifths.
fn names_width(rows: &Rows, width: f64, writing: &Writing) -> f64 {
    let longest = rows.bars.iter().map(|bar| writing.width_of(&bar.slot.label, STRONG)).fold(0.0, f64::max);
    longest.ceil().min(width * 0.4).min(220.0)
}

/// From values to horizontal pixels, with room for the value texts at both ends.
fn scale(rows: &Rows, texts: &[Texts], (names_width, end, has_notes): (f64, f64, bool), writing: &Writing) -> Scale {
    let values = |others: bool| {
        let bars = rows.bars.iter().filter(move |bar| others || !is_others(bar));
        range_of(bars.flat_map(|bar| [drawable(bar.value), drawable(bar.compared)]).flatten())
    };
    let (all, ranked) = (values(true), values(false));
    let range = match (all, ranked) {
        (Some((_, most)), Some((low, high))) if most > MOST_OTHERS * high && high > 0.0 => Some((low, high)),
        _ => all,
    };
    let (low, high) = range.map_or((0.0, 1.0), |(low, high)| (low.min(0.0), high.max(0.0)));
    let room = |negative: bool| {
        let on_side = rows.bars.iter().zip(texts).filter(|(bar, _)| (drawable(bar.value).unwrap_or(0.0) < 0.0) == negative);
        on_side.map(|(bar, texts)| text_width(bar, &texts.value, (STRONG, has_notes), writing) + GAP).fold(0.0, f64::max)
    };
    let start = EDGE + names_width + if names_width > 0.0 { GAP } else { 0.0 } + room(true);
    let high = if high > low { high } else { low + 1.0 };
    Scale { low, high, low_at: start, high_at: (end - room(false) - EDGE).max(start) }
}

/// The width of a value with what stands behind it.
fn text_width(bar: &Bar, value: &str, (font, has_note): (Font, bool), writing: &Writing) -> f64 {
    let note = if bar.slot.note.is_empty() || !has_note { 0.0 } else { NOTE_GAP + writing.width_of(&bar.slot.note, SMALL) };
    writing.width_of(if bar.value.is_some() { value } else { MISSING }, font) + note
}

fn is_others(bar: &Bar) -> bool {
    bar.slot.key == PartKey::Others
}

/// Draws a bar with its comparison; gives where the bar ends.
fn draw_bar(bar: &Bar, role: Role, place: Rect, columns: &Columns, scene: &mut Scene) -> f64 {
    let Columns { scale, thickness, .. } = columns;
    let middle = middle(place, columns);
    let (top, bottom) = (middle - thickness / 2.0, middle + thickness / 2.0);
    let ground = scale.at(0.0);
    let value = drawable(bar.value).unwrap_or(0.0);
    let tip = match value {
        _ if value > 0.0 => scale.at(value).max(ground + 1.0),
        _ if value < 0.0 => scale.at(value).min(ground - 1.0),
        _ => ground,
    };
    let opacity = if is_others(bar) { opacity(Emphasis::Dimmed) } else { opacity(bar.emphasis) };
    if value != 0.0 {
        let rect = Rect { left: tip.min(ground), right: tip.max(ground), top, bottom };
        let end = if value > 0.0 { End::Right } else { End::Left };
        scene.marks.push(Mark::Bar { rect, end: Some(end), paint: Paint { role, opacity } });
    }
    if value > scale.high {
        // It is longer than there is room for.
        let rect = Rect { left: tip - 14.0, right: tip - 10.0, top, bottom };
        scene.marks.push(Mark::Bar { rect, end: None, paint: Paint::solid(Role::Surface) });
    }
    if let Some(compared) = drawable(bar.compared).filter(|compared| *compared != 0.0) {
        let x = scale.at(compared);
        let top = bottom + COMPARED_GAP;
        let rect = Rect { left: x.min(ground), right: x.max(ground), top, bottom: top + COMPARED };
        scene.marks.push(Mark::Bar { rect, end: None, paint: Paint { role: Role::Comparison, opacity } });
    }
    tip
}

fn write_name(bar: &Bar, y: f64, names_width: f64, scene: &mut Scene, writing: &Writing) {
    let text = writing.shortened(&bar.slot.label, font(bar), names_width);
    let role = if bar.emphasis == Emphasis::Dimmed || is_others(bar) { Role::QuietText } else { Role::Text };
    scene.marks.push(Mark::Text { at: Point { x: EDGE, y }, text, anchor: Anchor::Left, font: font(bar), paint: Paint::solid(role) });
}

/// Writes a value at its bar's end, and small behind it what there is to say about it.
fn write_value(bar: &Bar, text: &str, tip: Point, columns: &Columns, scene: &mut Scene, writing: &Writing) {
    let (value, font) = (drawable(bar.value), font(bar));
    let text = if value.is_some() { text } else { MISSING };
    let is_left = value.is_some_and(|value| value < 0.0);
    let (anchor, x) = if is_left { (Anchor::Right, tip.x - GAP) } else { (Anchor::Left, tip.x + GAP) };
    let fits = |needed: f64| if is_left { x - needed >= -0.5 } else { x + needed <= columns.end + 0.5 };
    let needed = writing.width_of(text, font);
    if !fits(needed) {
        return;
    }
    let role = if value.is_none() || bar.emphasis == Emphasis::Dimmed { Role::QuietText } else { Role::Text };
    let at = Point { x, y: tip.y };
    scene.marks.push(Mark::Text { at, text: text.to_owned(), anchor, font, paint: Paint::solid(role) });
    if columns.has_notes && !bar.slot.note.is_empty() && fits(text_width(bar, text, (font, true), writing)) {
        let along = needed + NOTE_GAP;
        let at = Point { x: if is_left { x - along } else { x + along }, y: tip.y };
        scene.marks.push(Mark::Text { at, text: bar.slot.note.clone(), anchor, font: SMALL, paint: Paint::solid(Role::QuietText) });
    }
}

fn add_datum(rows: &Rows, bar: &Bar, texts: &Texts, place: Rect, tip: f64, scene: &mut Scene) {
    let reading = |name: &String, role: Role, value: Option<f64>, text: String| Reading { name: name.clone(), role, value, text };
    let mut readings = vec![reading(&rows.name, rows.role, drawable(bar.value), with_note(texts.value.clone(), &bar.slot))];
    if let Some(compared) = drawable(bar.compared) {
        readings.push(reading(&rows.compared_name, Role::Comparison, Some(compared), texts.compared.clone()));
    }
    readings.extend(further(&bar.slot));
    let anchor = Point { x: tip, y: (place.top + place.bottom) / 2.0 };
    scene.data.push(Datum {
        key: bar.slot.key.clone(),
        region: place,
        anchor,
        title: bar.slot.title.clone(),
        readings,
        focus: vec![veil(place)],
    });
}
