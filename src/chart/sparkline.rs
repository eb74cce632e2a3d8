//! A course in a few pixels.

use crate::chart::axis::{Scale, drawable, range_of};
use crate::chart::data::Sparkline;
use crate::chart::line::{hollow_dot, stretches, strokes};
use crate::chart::role::Role;
use crate::chart::scene::{Mark, Paint, Point, Scene};

/// Room for the last dot and half a line, in CSS pixels.
const INSET: f64 = 3.0;

pub(super) fn lay_out(sparkline: &Sparkline, scene: &mut Scene) {
    let Some((low, high)) = range_of(sparkline.values.iter().filter_map(|&value| drawable(value))) else { return };
    let (width, height) = (scene.size.width, scene.size.height);
    let (inset_x, inset_y) = (INSET.min(width / 2.0), INSET.min(height / 2.0));
    // Equal values run along the middle, and nothing along the ground.
    let scale = if high - low > high.abs().max(low.abs()) * 1e-9 {
        Scale { low, high, low_at: height - inset_y, high_at: inset_y }
    } else {
        let at = if high == 0.0 { height - inset_y } else { height / 2.0 };
        Scale { low, high: low + 1.0, low_at: at, high_at: at }
    };
    let steps = sparkline.values.len().saturating_sub(1).max(1) as f64;
    let places: Vec<f64> = (0..sparkline.values.len()).map(|index| inset_x + (width - 2.0 * inset_x) * index as f64 / steps).collect();
    let paint = Paint::solid(Role::Accent);
    let is_partial = |place: usize| sparkline.partial.get(place).copied().unwrap_or_default();
    for points in stretches(&sparkline.values, &places, |value| scale.at(value)) {
        if let (Some(first), Some(last), true) = (points.first(), points.last(), points.len() > 1) {
            let mut outline: Vec<Point> = points.iter().map(|point| point.at).collect();
            outline.extend([Point { x: last.at.x, y: height }, Point { x: first.at.x, y: height }]);
            scene.marks.push(Mark::Area { points: outline, paint: Paint { role: Role::Accent, opacity: 0.08 } });
        }
        match points.as_slice() {
            [only] => scene.marks.push(Mark::Dot { centre: only.at, radius: 1.0, paint }),
            _ => scene.marks.extend(strokes(&points, is_partial, false).map(|(points, dashed)| Mark::Line {
                points,
                width: 1.5,
                dashed,
                paint,
            })),
        }
    }
    let ends = places.iter().zip(&sparkline.values).enumerate();
    let mut ends = ends.filter_map(|(place, (&x, &value))| Some((place, Point { x, y: scale.at(drawable(value)?) })));
    match ends.next_back() {
        Some((place, centre)) if is_partial(place) => scene.marks.extend(hollow_dot(centre, Role::Accent, 2.5)),
        Some((_, centre)) => scene.marks.push(Mark::Dot { centre, radius: 2.5, paint }),
        None => {}
    }
}
