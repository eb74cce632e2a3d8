//! What charts with a value axis share: the plot's place, gridlines with their
//! numbers, and the labels below.

use crate::chart::axis::{Scale, Ticks, ticks};
use crate::chart::data::{Labels, Slot};
use crate::chart::role::Role;
use crate::chart::scene::{Anchor, Font, Mark, Paint, Point, Rect, Scene};
use crate::chart::writing::Writing;

/// Axis texts.
pub(super) const SMALL: Font = Font { size: 11.0, bold: false };
/// Values and names beside bars.
pub(super) const PLAIN: Font = Font { size: 12.0, bold: false };
/// Values that are the point of the chart.
pub(super) const STRONG: Font = Font { size: 12.0, bold: true };

/// Height of a line of axis text, in CSS pixels.
const LINE_HEIGHT: f64 = 15.0;
/// Gridlines are at least about this far apart, in CSS pixels.
const TICK_PITCH: f64 = 36.0;
/// Between texts and the chart's edge, in CSS pixels: letters may reach a little
/// beyond their measured width.
pub(super) const EDGE: f64 = 2.0;
/// Between neighbouring texts, in CSS pixels.
const GAP: f64 = 8.0;

/// The plot's place, and where values lie in it.
pub(super) struct Frame {
    pub plot: Rect,
    pub scale: Scale,
}

/// What a frame must hold.
pub(super) struct Needs<'a> {
    /// Smallest and largest value shown; nothing where there is no value at all.
    pub range: Option<(f64, f64)>,
    /// Room for texts at the end of the lines, in CSS pixels.
    pub end_gutter: f64,
    /// Room for texts above the highest mark, in CSS pixels.
    pub headroom: f64,
    /// Room for texts below the lowest mark, in CSS pixels.
    pub footroom: f64,
    pub slots: &'a [&'a Slot],
}

/// Below this size (CSS pixels) a chart has no room for texts.
const SMALLEST_WITH_TEXT: (f64, f64) = (120.0, 70.0);

/// Places the plot, and draws gridlines and tick texts.
pub(super) fn frame(needs: &Needs, scene: &mut Scene, writing: &Writing) -> Frame {
    let (width, height) = (scene.size.width, scene.size.height);
    let has_texts = width >= SMALLEST_WITH_TEXT.0 && height >= SMALLEST_WITH_TEXT.1;
    let label_lines = match needs.slots {
        _ if !has_texts => 0.0,
        slots if slots.iter().any(|slot| !slot.group.is_empty()) => 2.0,
        _ => 1.0,
    };
    let top = if has_texts { LINE_HEIGHT / 2.0 + needs.headroom } else { 2.0 };
    let bottom = (height - if has_texts { label_lines * LINE_HEIGHT + 4.0 } else { 2.0 }).max(top);
    let ground = if has_texts { (bottom - needs.footroom).max(top) } else { bottom };
    let axis = match needs.range {
        Some((low, high)) => ticks(low, high, ((ground - top) / TICK_PITCH).clamp(1.0, 6.0) as usize),
        None => Ticks { low: 0.0, high: 1.0, ..Ticks::default() },
    };
    let texts: Vec<String> = axis.values.iter().map(|&value| (writing.tick)(value, axis.step)).collect();
    let widest = texts.iter().map(|text| writing.width_of(text, SMALL)).fold(0.0, f64::max);
    let writes_ticks = has_texts && widest > 0.0 && widest < width * 0.3;
    let left = if writes_ticks { EDGE + widest.ceil() + GAP } else { 0.0 };
    let end_gutter = if has_texts && needs.end_gutter < width * 0.3 { needs.end_gutter } else { 0.0 };
    let plot = Rect { left, top, right: (width - end_gutter).max(left), bottom };
    let scale = Scale { low: axis.low, high: axis.high, low_at: ground, high_at: top };
    for (value, text) in axis.values.iter().zip(texts) {
        let y = scale.at(*value);
        let is_ground = *value == 0.0 || (axis.low > 0.0 && *value == axis.low);
        scene.marks.push(level(plot, y, if is_ground { Role::Axis } else { Role::Grid }));
        if writes_ticks {
            let at = Point { x: left - GAP, y };
            scene.marks.push(Mark::Text { at, text, anchor: Anchor::Right, font: SMALL, paint: Paint::solid(Role::QuietText) });
        }
    }
    if axis.values.is_empty() {
        scene.marks.push(level(plot, bottom, Role::Axis));
    }
    Frame { plot, scale }
}

/// A hairline across the plot.
pub(super) fn level(plot: Rect, y: f64, role: Role) -> Mark {
    Mark::Hairline { from: Point { x: plot.left, y }, to: Point { x: plot.right, y }, paint: Paint::solid(role) }
}

/// Draws the slots' labels below the plot, centred on `centres`.
pub(super) fn label_slots(slots: &[&Slot], centres: &[f64], labels: Labels, plot: Rect, scene: &mut Scene, writing: &Writing) {
    let (width, height) = (scene.size.width, scene.size.height);
    if height - plot.bottom < LINE_HEIGHT {
        return;
    }
    let y = plot.bottom + 4.0 + LINE_HEIGHT / 2.0;
    let pitch = plot.width() / slots.len().max(1) as f64;
    let texts: Vec<String> = slots
        .iter()
        .map(|slot| match labels {
            Labels::Thinned => slot.label.clone(),
            Labels::Shortened => writing.shortened(&slot.label, SMALL, pitch - GAP),
        })
        .collect();
    let spans: Vec<(f64, f64)> =
        texts.iter().zip(centres).map(|(text, &centre)| span(centre, writing.width_of(text, SMALL), width)).collect();
    let first_turn = slots.windows(2).position(|pair| matches!(pair, [one, next] if one.group != next.group)).map_or(0, |place| place + 1);
    let every = if labels == Labels::Shortened && pitch > 2.0 * GAP { 1 } else { thinning(&spans, first_turn) };
    let mut last_group: Option<&str> = None;
    let mut group_end = f64::NEG_INFINITY;
    for index in (first_turn % every..slots.len()).step_by(every) {
        let (Some(slot), Some(text), Some(&(from, to))) = (slots.get(index), texts.get(index), spans.get(index)) else { continue };
        scene.marks.push(centred((from + to) / 2.0, y, text.clone(), Role::QuietText));
        if slot.group.is_empty() || last_group == Some(&slot.group) {
            continue;
        }
        let (from, to) = span((from + to) / 2.0, writing.width_of(&slot.group, SMALL), width);
        if from >= group_end + GAP {
            scene.marks.push(centred((from + to) / 2.0, y + LINE_HEIGHT, slot.group.clone(), Role::QuietText));
            last_group = Some(&slot.group);
            group_end = to;
        }
    }
}

/// From where to where a text reaches, moved inside the scene.
fn span(centre: f64, text_width: f64, width: f64) -> (f64, f64) {
    let from = (centre - text_width / 2.0).min(width - text_width - EDGE).max(EDGE);
    (from, from + text_width)
}

fn centred(x: f64, y: f64, text: String, role: Role) -> Mark {
    Mark::Text { at: Point { x, y }, text, anchor: Anchor::Middle, font: SMALL, paint: Paint::solid(role) }
}

/// Every how many labels are written so that none touches the next: a divisor
/// or a multiple of twelve, so that months stay on quarters and years.
fn thinning(spans: &[(f64, f64)], first_turn: usize) -> usize {
    let fits = |every: usize| {
        let shown: Vec<&(f64, f64)> = spans.iter().skip(first_turn % every).step_by(every).collect();
        shown.windows(2).all(|pair| matches!(pair, [one, next] if one.1 + GAP <= next.0))
    };
    let steps = [1, 2, 3, 4, 6].into_iter().chain((0..16).map(|doubling| 12 << doubling));
    steps.into_iter().find(|&every| fits(every)).unwrap_or(spans.len().max(1))
}

#[cfg(test)]
mod tests {
    use super::thinning;

    #[test]
    fn labels_are_thinned_on_quarters_and_years() {
        for (count, pitch, width, expected) in [
            (12, 40.0, 30.0, 1),
            (12, 30.0, 30.0, 2),
            (24, 16.0, 30.0, 3),
            (36, 7.0, 30.0, 6),
            (60, 1.0, 30.0, 48),
            (0, 1.0, 30.0, 1),
            (1, 1.0, 30.0, 1),
        ] {
            let spans: Vec<(f64, f64)> = (0..count).map(|index| (index as f64 * pitch, index as f64 * pitch + width)).collect();
            assert_eq!(thinning(&spans, 0), expected, "{count} labels");
        }
    }
}
