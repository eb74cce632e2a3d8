//! Payout curves: what is reached against what is paid, each kink with a number
//! that the page explains below.

use crate::chart::axis::{drawable, range_of};
use crate::chart::data::{Labels, Payout, Slot};
use crate::chart::frame::{Frame, Needs, SMALL, frame, label_slots};
use crate::chart::line::{look, reading, ringed_dot};
use crate::chart::role::Role;
use crate::chart::scene::{Anchor, Datum, LegendEntry, Mark, Paint, Point, Rect, Scene};
use crate::chart::writing::Writing;

/// Half the size of a kink's number, in CSS pixels.
const BADGE: f64 = 8.0;

pub(super) fn lay_out(payout: &Payout, scene: &mut Scene, writing: &Writing) {
    let slots: Vec<&Slot> = payout.ticks.iter().map(|(_, slot)| slot).collect();
    let points = || payout.curves.iter().flat_map(|curve| &curve.points);
    let values = range_of(points().filter_map(|(_, value)| drawable(Some(*value))));
    let needs = Needs {
        range: values.map(|(low, high)| (low.min(0.0), high.max(0.0))),
        end_gutter: 0.0,
        headroom: 2.0 * BADGE,
        footroom: 0.0,
        slots: &slots,
    };
    let frame = frame(&needs, scene, writing);
    let reached = points().map(|(reached, _)| *reached).chain(payout.ticks.iter().map(|(reached, _)| *reached));
    let Some((first, last)) = range_of(reached.filter(|reached| reached.is_finite())) else { return };
    let x = Across { first, last, left: frame.plot.left + 4.0, right: (frame.plot.right - BADGE).max(frame.plot.left) };
    let centres: Vec<f64> = payout.ticks.iter().map(|(reached, _)| x.at(*reached)).collect();
    label_slots(&slots, &centres, Labels::Thinned, frame.plot, scene, writing);
    for (place, curve) in payout.curves.iter().enumerate().rev() {
        let (role, width, dashed) = look(curve.course);
        let on = |(reached, value): &(f64, f64)| Point { x: x.at(*reached), y: frame.scale.at(*value) };
        let points: Vec<Point> = curve.points.iter().map(on).collect();
        if let (0, Some(first), Some(last)) = (place, points.first(), points.last()) {
            let ground = frame.scale.at(0.0);
            let mut outline = points.clone();
            outline.extend([Point { x: last.x, y: ground }, Point { x: first.x, y: ground }]);
            scene.marks.push(Mark::Area { points: outline, paint: Paint { role, opacity: 0.1 } });
        }
        scene.marks.push(Mark::Line { points, width, dashed, paint: Paint::solid(role) });
        scene.legend.insert(0, LegendEntry { name: curve.name.clone(), role, dashed });
    }
    mark_now(payout, &x, &frame, scene);
    number_kinks(payout, &x, &frame, scene);
    add_data(payout, &x, &frame, scene, writing);
}

/// From what is reached to pixels.
struct Across {
    first: f64,
    last: f64,
    left: f64,
    right: f64,
}

impl Across {
    fn at(&self, reached: f64) -> f64 {
        let span = self.last - self.first;
        let part = if span > 0.0 { ((reached - self.first) / span).clamp(0.0, 1.0) } else { 0.5 };
        self.left + part * (self.right - self.left)
    }
}

fn mark_now(payout: &Payout, x: &Across, frame: &Frame, scene: &mut Scene) {
    let Some((reached, value)) = payout.now else { return };
    let at = Point { x: x.at(reached), y: frame.scale.at(value) };
    let foot = Point { x: at.x, y: frame.plot.bottom };
    scene.marks.push(Mark::Line { points: vec![foot, at], width: 1.0, dashed: true, paint: Paint::solid(Role::Axis) });
    scene.marks.extend(ringed_dot(at, Role::Accent));
}

/// Numbers above the curve where it bends; one that would cover another is raised above it,
/// or below the curve where there is no room above.
fn number_kinks(payout: &Payout, x: &Across, frame: &Frame, scene: &mut Scene) {
    let mut placed: Vec<Point> = Vec::new();
    for kink in &payout.kinks {
        let on = Point { x: x.at(kink.reached), y: frame.scale.at(kink.value) };
        let apart = 2.0 * BADGE + 1.0;
        let is_free = |at: &Point| placed.iter().all(|other| (at.x - other.x).abs() >= apart || (at.y - other.y).abs() >= apart);
        let at = |y: f64| Point { x: on.x, y };
        let above = (0..).map(|step| at(on.y - 2.0 * BADGE - f64::from(step) * apart)).take_while(|at| at.y >= BADGE);
        let below = (0..).map(|step| at(on.y + 2.0 * BADGE + f64::from(step) * apart)).take_while(|at| at.y <= frame.plot.bottom);
        let at = above.chain(below).find(is_free).unwrap_or(at((on.y - 2.0 * BADGE).max(BADGE)));
        placed.push(at);
        scene.marks.push(Mark::Dot { centre: on, radius: 2.5, paint: Paint::solid(Role::Text) });
        scene.marks.push(Mark::Dot { centre: at, radius: BADGE, paint: Paint::solid(Role::Text) });
        scene.marks.push(Mark::Text {
            at,
            text: kink.number.clone(),
            anchor: Anchor::Middle,
            font: SMALL,
            paint: Paint::solid(Role::Surface),
        });
    }
}

fn add_data(payout: &Payout, x: &Across, frame: &Frame, scene: &mut Scene, writing: &Writing) {
    let centres: Vec<f64> = payout.places.iter().map(|place| x.at(place.reached)).collect();
    for (index, (place, &centre)) in payout.places.iter().zip(&centres).enumerate() {
        let before = index.checked_sub(1).and_then(|index| centres.get(index)).map_or(frame.plot.left, |other| (other + centre) / 2.0);
        let after = centres.get(index + 1).map_or(frame.plot.right, |other| (other + centre) / 2.0);
        let mut datum = Datum {
            key: place.key.clone(),
            region: Rect { left: before, right: after, top: 0.0, bottom: scene.size.height },
            anchor: Point { x: centre, y: frame.plot.top },
            title: place.title.clone(),
            readings: Vec::new(),
            focus: vec![Mark::Hairline {
                from: Point { x: centre, y: frame.plot.top },
                to: Point { x: centre, y: frame.plot.bottom },
                paint: Paint::solid(Role::Axis),
            }],
        };
        for (place, (curve, value)) in payout.curves.iter().zip(&place.values).enumerate() {
            let role = look(curve.course).0;
            let value = drawable(*value);
            if let Some(number) = value {
                let on = Point { x: centre, y: frame.scale.at(number) };
                datum.focus.extend(ringed_dot(on, role));
                if place == 0 {
                    datum.anchor = on;
                }
            }
            datum.readings.push(reading(&curve.name, role, value, writing));
        }
        scene.data.push(datum);
    }
}
