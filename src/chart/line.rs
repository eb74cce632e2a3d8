//! Courses over time.

use crate::chart::axis::{drawable, range_of};
use crate::chart::data::{Baseline, Course, Line, Series, Slot};
use crate::chart::frame::{EDGE, Frame, Needs, SMALL, STRONG, frame, label_slots};
use crate::chart::role::Role;
use crate::chart::scene::{Anchor, Datum, Font, LegendEntry, Mark, Paint, Point, Reading, Rect, Scene};
use crate::chart::writing::Writing;

/// Between the line's end and its last value, in CSS pixels.
const END_GAP: f64 = 8.0;

pub(super) fn lay_out(line: &Line, scene: &mut Scene, writing: &Writing) {
    let slots: Vec<&Slot> = line.slots.iter().collect();
    let main = line.series.iter().find(|series| series.course == Course::Main);
    let last = main.and_then(|series| last_value(series, slots.len()));
    let target = line.target.as_ref().and_then(|target| drawable(Some(target.value)));
    // A course that breaks off early has its last value beside it, not at the edge.
    let (at_end, midway): (Option<_>, Option<_>) = match last {
        Some((index, value)) if index + 1 < slots.len() => (None, Some((index, value))),
        other => (other, None),
    };
    let end_texts = [at_end.map(|(_, value)| (value, STRONG)), target.map(|value| (value, SMALL))];
    let widest = end_texts.iter().flatten().map(|&(value, font)| writing.width_of(&(writing.value)(value), font)).fold(0.0, f64::max);
    let needs = Needs {
        range: range(line),
        end_gutter: if widest > 0.0 { widest + END_GAP + EDGE } else { 0.0 },
        headroom: 0.0,
        footroom: 0.0,
        slots: &slots,
    };
    let frame = frame(&needs, scene, writing);
    let places = places(slots.len(), frame.plot);
    label_slots(&slots, &places, Default::default(), frame.plot, scene, writing);
    draw_band(line, &places, &frame, scene);
    if let (Some(target), Some(value)) = (&line.target, target) {
        let y = frame.scale.at(value);
        let points = vec![Point { x: frame.plot.left, y }, Point { x: frame.plot.right, y }];
        scene.marks.push(Mark::Line { points, width: 1.5, dashed: true, paint: Paint::solid(Role::Target) });
        scene.legend.push(LegendEntry { name: target.name.clone(), role: Role::Target, dashed: true });
    }
    for series in &line.series {
        draw_series(series, line, &places, &frame, scene);
    }
    if line.slots.iter().any(|slot| slot.is_partial) && !line.partial_name.is_empty() {
        scene.legend.push(LegendEntry { name: line.partial_name.clone(), role: Role::Accent, dashed: true });
    }
    if scene.size.width - frame.plot.right >= widest + END_GAP {
        let spot = at_end.and_then(|(index, value)| Some((*places.get(index)?, value, STRONG, Role::Text)));
        let target_spot = target.map(|value| (frame.plot.right - 4.0, value, SMALL, Role::Target));
        write_ends(&[spot, target_spot], &frame, scene, writing);
    }
    if let Some((index, value)) = midway
        && let Some(&x) = places.get(index)
    {
        write_midway(x, value, &frame, scene, writing);
    }
    add_data(line, &places, &frame, scene, writing);
}

/// Writes the last value below the place where its course breaks off, or above
/// it where there is no room below.
fn write_midway(x: f64, value: f64, frame: &Frame, scene: &mut Scene, writing: &Writing) {
    let apart = 14.0;
    if frame.plot.height() < 3.0 * apart {
        return;
    }
    let text = (writing.value)(value);
    let fits = x + writing.width_of(&text, STRONG) + EDGE <= scene.size.width;
    let dot = frame.scale.at(value);
    let y = if dot + 1.5 * apart <= frame.plot.bottom { dot + apart } else { dot - apart };
    let anchor = if fits { Anchor::Left } else { Anchor::Right };
    scene.marks.push(Mark::Text { at: Point { x, y }, text, anchor, font: STRONG, paint: Paint::solid(Role::Text) });
}

/// Everything the value axis must hold.
fn range(line: &Line) -> Option<(f64, f64)> {
    let values = line.series.iter().flat_map(|series| series.values.iter().take(line.slots.len()));
    let band = line.band.iter().flat_map(|band| band.ranges.iter().flatten()).flat_map(|&(low, high)| [low, high]);
    let target = line.target.iter().map(|target| target.value);
    let shown = range_of(values.filter_map(|&value| drawable(value)).chain(band.chain(target).filter_map(|value| drawable(Some(value)))));
    shown.map(|(low, high)| match line.baseline {
        Baseline::Zero => (low.min(0.0), high.max(0.0)),
        Baseline::Data => (low, high),
    })
}

fn last_value(series: &Series, slots: usize) -> Option<(usize, f64)> {
    series.values.iter().take(slots).enumerate().filter_map(|(index, &value)| Some((index, drawable(value)?))).next_back()
}

/// The horizontal place of each slot: edge to edge, a single one in the middle.
fn places(slots: usize, plot: Rect) -> Vec<f64> {
    let inset = 4f64.min(plot.width() / 2.0);
    let (from, to) = (plot.left + inset, plot.right - inset);
    match slots {
        1 => vec![(from + to) / 2.0],
        _ => (0..slots).map(|index| from + (to - from) * index as f64 / (slots - 1) as f64).collect(),
    }
}

/// A value of a course: which one, and where.
#[derive(Clone, Copy)]
pub(super) struct Placed {
    pub place: usize,
    pub at: Point,
}

/// Splits a course at its gaps.
pub(super) fn stretches(values: &[Option<f64>], places: &[f64], at: impl Fn(f64) -> f64) -> Vec<Vec<Placed>> {
    let placed = |(place, (&x, &value)): (usize, (&f64, &Option<f64>))| {
        drawable(value).map(|number| Placed { place, at: Point { x, y: at(number) } })
    };
    let points: Vec<Option<Placed>> = places.iter().zip(values).enumerate().map(placed).collect();
    points
        .split(Option::is_none)
        .map(|stretch| stretch.iter().flatten().copied().collect())
        .filter(|stretch: &Vec<Placed>| !stretch.is_empty())
        .collect()
}

/// How a course looks: role, width in CSS pixels, dashed.
pub(super) fn look(course: Course) -> (Role, f64, bool) {
    match course {
        Course::Main => (Role::Accent, 2.0, false),
        Course::Comparison => (Role::Comparison, 1.5, false),
        Course::Target => (Role::Target, 1.5, true),
        Course::Projection => (Role::Accent, 2.0, true),
        Course::Series(place) => (Role::Series(place), 2.0, false),
    }
}

fn draw_series(series: &Series, line: &Line, places: &[f64], frame: &Frame, scene: &mut Scene) {
    let (role, width, dashed) = look(series.course);
    let paint = Paint::solid(role);
    let ground = frame.scale.at(0.0);
    let is_main = series.course == Course::Main;
    let is_partial = |place: usize| is_main && line.slots.get(place).is_some_and(|slot| slot.is_partial);
    for points in stretches(&series.values, places, |value| frame.scale.at(value)) {
        let (Some(first), Some(last)) = (points.first(), points.last()) else { continue };
        if points.len() == 1 {
            scene.marks.push(Mark::Dot { centre: first.at, radius: width + 0.5, paint });
            continue;
        }
        if is_main && line.baseline == Baseline::Zero {
            let mut outline: Vec<Point> = points.iter().map(|point| point.at).collect();
            outline.extend([Point { x: last.at.x, y: ground }, Point { x: first.at.x, y: ground }]);
            scene.marks.push(Mark::Area { points: outline, paint: Paint { role, opacity: 0.1 } });
        }
        scene.marks.extend(strokes(&points, is_partial, dashed).map(|(points, dashed)| Mark::Line { points, width, dashed, paint }));
    }
    for (place, &x) in places.iter().enumerate().filter(|(place, _)| is_partial(*place)) {
        if let Some(value) = drawable(series.values.get(place).copied().flatten()) {
            scene.marks.extend(hollow_dot(Point { x, y: frame.scale.at(value) }, role, 2.5));
        }
    }
    if is_main
        && let Some((index, value)) = last_value(series, places.len())
        && let Some(&x) = places.get(index)
    {
        let at = Point { x, y: frame.scale.at(value) };
        scene.marks.extend(ringed_dot(at, role));
        if is_partial(index) {
            scene.marks.push(Mark::Dot { centre: at, radius: 1.75, paint: Paint::solid(Role::Surface) });
        }
    }
    // The figure itself is named first, though it is drawn last.
    let place = if is_main { 0 } else { scene.legend.len() };
    scene.legend.insert(place, LegendEntry { name: series.name.clone(), role, dashed });
}

/// A course as lines, dashed where they lead to or from a span that is not whole.
pub(super) fn strokes(points: &[Placed], is_partial: impl Fn(usize) -> bool, is_dashed: bool) -> impl Iterator<Item = (Vec<Point>, bool)> {
    let mut lines: Vec<(Vec<Point>, bool)> = Vec::new();
    for (from, to) in points.iter().zip(points.iter().skip(1)) {
        let dashed = is_dashed || is_partial(from.place) || is_partial(to.place);
        match lines.last_mut() {
            Some((line, same)) if *same == dashed => line.push(to.at),
            _ => lines.push((vec![from.at, to.at], dashed)),
        }
    }
    lines.into_iter()
}

/// A dot with its middle left out.
pub(super) fn hollow_dot(centre: Point, role: Role, radius: f64) -> [Mark; 2] {
    [
        Mark::Dot { centre, radius, paint: Paint::solid(role) },
        Mark::Dot { centre, radius: radius / 2.0, paint: Paint::solid(Role::Surface) },
    ]
}

/// A dot set off from the lines below it by a ring of the ground.
pub(super) fn ringed_dot(centre: Point, role: Role) -> [Mark; 2] {
    [Mark::Dot { centre, radius: 5.0, paint: Paint::solid(Role::Surface) }, Mark::Dot { centre, radius: 3.5, paint: Paint::solid(role) }]
}

fn draw_band(line: &Line, places: &[f64], frame: &Frame, scene: &mut Scene) {
    let Some(band) = &line.band else { return };
    let whole = |&(low, high): &(f64, f64)| Some((drawable(Some(low))?, drawable(Some(high))?));
    let ranges: Vec<Option<(f64, f64)>> = band.ranges.iter().map(|range| range.as_ref().and_then(whole)).collect();
    let part = |pick: fn((f64, f64)) -> f64| -> Vec<Option<f64>> { ranges.iter().map(|range| range.map(pick)).collect() };
    let lows = stretches(&part(|range| range.0), places, |value| frame.scale.at(value));
    let highs = stretches(&part(|range| range.1), places, |value| frame.scale.at(value));
    for (low, high) in lows.into_iter().zip(highs) {
        let points = high.into_iter().chain(low.into_iter().rev()).map(|point| point.at).collect();
        scene.marks.push(Mark::Area { points, paint: Paint { role: Role::Accent, opacity: 0.12 } });
    }
    scene.legend.push(LegendEntry { name: band.name.clone(), role: Role::Accent, dashed: false });
}

/// Writes values to the right of where their lines end, one below the other.
fn write_ends(spots: &[Option<(f64, f64, Font, Role)>], frame: &Frame, scene: &mut Scene, writing: &Writing) {
    let apart = 14.0;
    let mut spots: Vec<(f64, f64, f64, Font, Role)> =
        spots.iter().flatten().map(|&(x, value, font, role)| (frame.scale.at(value), x, value, font, role)).collect();
    spots.sort_by(|one, other| one.0.total_cmp(&other.0));
    if let [upper, lower] = spots.as_mut_slice()
        && lower.0 - upper.0 < apart
    {
        let middle = ((upper.0 + lower.0) / 2.0)
            .clamp(frame.plot.top + apart / 2.0, (frame.plot.bottom - apart / 2.0).max(frame.plot.top + apart / 2.0));
        (upper.0, lower.0) = (middle - apart / 2.0, middle + apart / 2.0);
    }
    for (y, x, value, font, role) in spots {
        let at = Point { x: x + END_GAP, y };
        scene.marks.push(Mark::Text { at, text: (writing.value)(value), anchor: Anchor::Left, font, paint: Paint::solid(role) });
    }
}

fn add_data(line: &Line, places: &[f64], frame: &Frame, scene: &mut Scene, writing: &Writing) {
    for (index, (slot, &x)) in line.slots.iter().zip(places).enumerate() {
        let before = index.checked_sub(1).and_then(|place| places.get(place));
        let after = places.get(index + 1);
        let left = before.map_or(frame.plot.left, |&other| (other + x) / 2.0);
        let right = after.map_or(frame.plot.right, |&other| (other + x) / 2.0);
        let mut datum = Datum {
            key: slot.key.clone(),
            region: Rect { left, right, top: 0.0, bottom: scene.size.height },
            anchor: Point { x, y: frame.plot.top },
            title: slot.title.clone(),
            readings: Vec::new(),
            focus: vec![Mark::Hairline {
                from: Point { x, y: frame.plot.top },
                to: Point { x, y: frame.plot.bottom },
                paint: Paint::solid(Role::Axis),
            }],
        };
        for series in &line.series {
            let role = look(series.course).0;
            let value = drawable(series.values.get(index).copied().flatten());
            if let Some(number) = value {
                let centre = Point { x, y: frame.scale.at(number) };
                datum.focus.extend(ringed_dot(centre, role));
                if series.course == Course::Main {
                    datum.anchor = centre;
                }
            }
            // The figure itself is read first, though it is drawn last.
            let place = if series.course == Course::Main { 0 } else { datum.readings.len() };
            let against = slot.against.as_ref().map(|against| against.title.as_str());
            let name = match series.course {
                Course::Main => [line.name.as_str(), &series.name],
                Course::Comparison => [against.unwrap_or_default(), &series.name],
                _ => [&series.name, ""],
            };
            let name = name.into_iter().find(|name| !name.is_empty()).unwrap_or_default();
            let mut reading = reading(name, role, value, writing);
            if series.course == Course::Main {
                reading.text = with_note(reading.text, slot);
            }
            datum.readings.insert(place, reading);
        }
        datum.readings.extend(further(slot));
        if let Some(band) = &line.band
            && let Some(&Some((low, high))) = band.ranges.get(index)
        {
            let text = format!("{} – {}", (writing.value)(low), (writing.value)(high));
            datum.readings.push(Reading { name: band.name.clone(), role: Role::Accent, value: None, text });
        }
        if let Some(target) = &line.target {
            datum.readings.push(reading(&target.name, Role::Target, drawable(Some(target.value)), writing));
        }
        scene.data.push(datum);
    }
}

/// A value with what stands small behind it.
pub(super) fn with_note(text: String, slot: &Slot) -> String {
    if text.is_empty() || slot.note.is_empty() { text } else { format!("{text} {}", slot.note) }
}

/// The tooltip line of how a value has changed.
pub(super) fn further(slot: &Slot) -> impl Iterator<Item = Reading> {
    let change = slot.against.as_ref().and_then(|against| against.change.as_ref());
    change.map(|change| Reading { name: change.name.clone(), role: change.role, value: None, text: change.text.clone() }).into_iter()
}

/// A tooltip line.
pub(super) fn reading(name: &str, role: Role, value: Option<f64>, writing: &Writing) -> Reading {
    Reading { name: name.to_owned(), role, value, text: value.map(writing.value).unwrap_or_default() }
}
