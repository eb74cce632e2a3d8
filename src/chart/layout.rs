//! Laying a chart out: from data to a scene at a given size.

use crate::chart::data::{Chart, Direction, Shape};
use crate::chart::scene::{Anchor, Datum, End, Mark, Point, Rect, Scene, Size};
use crate::chart::writing::Writing;
use crate::chart::{bars, line, payout, rows, sparkline};

/// No canvas is larger, in CSS pixels.
const LARGEST_SIDE: f64 = 16_384.0;

/// The scene of a chart at a size in CSS pixels. Every coordinate is finite and
/// inside the scene, whatever the data: numbers that are not finite are gaps.
///
/// ```
/// use attain::chart::data::{Chart, Direction, Shape, Sparkline};
/// use attain::chart::layout::layout;
/// use attain::chart::scene::Size;
/// use attain::chart::writing::{Writing, approximate_width};
///
/// let writing = Writing {
///     width: &approximate_width,
///     tick: &|value, _step| format!("{value}"),
///     value: &|value| format!("{value}"),
///     values: &|values| values.iter().map(f64::to_string).collect(),
/// };
/// let sparkline = Sparkline { values: vec![Some(1.0), None, Some(3.0), Some(2.0)], ..Sparkline::default() };
/// let chart = Chart { shape: Shape::Sparkline(sparkline), direction: Direction::LeftToRight };
/// let scene = layout(&chart, Size { width: 96.0, height: 28.0 }, &writing);
/// assert!(!scene.marks.is_empty());
/// ```
pub fn layout(chart: &Chart, size: Size, writing: &Writing) -> Scene {
    let mut scene = Scene { size: Size { width: side(size.width), height: side(size.height) }, ..Scene::default() };
    match &chart.shape {
        Shape::Line(line) => line::lay_out(line, &mut scene, writing),
        Shape::Bars(bars) => bars::lay_out(bars, &mut scene, writing),
        Shape::Rows(rows) => rows::lay_out(rows, &mut scene, writing),
        Shape::Sparkline(sparkline) => sparkline::lay_out(sparkline, &mut scene),
        Shape::Payout(payout) => payout::lay_out(payout, &mut scene, writing),
    }
    scene.direction = chart.direction;
    let frame = Placing { size: scene.size, mirrored: chart.direction == Direction::RightToLeft };
    scene.marks.iter_mut().for_each(|mark| frame.place_mark(mark));
    scene.data.iter_mut().for_each(|datum| frame.place_datum(datum));
    scene
}

fn side(length: f64) -> f64 {
    if length.is_finite() { length.clamp(0.0, LARGEST_SIDE) } else { 0.0 }
}

/// The last step, the same for all shapes: keeps everything inside the scene and
/// turns it round for right-to-left readers.
struct Placing {
    size: Size,
    mirrored: bool,
}

impl Placing {
    fn place_point(&self, point: &mut Point) {
        point.x = self.x(point.x);
        point.y = self.y(point.y);
    }

    fn x(&self, x: f64) -> f64 {
        let inside = if x.is_finite() { x.clamp(0.0, self.size.width) } else { 0.0 };
        if self.mirrored { self.size.width - inside } else { inside }
    }

    fn y(&self, y: f64) -> f64 {
        if y.is_finite() { y.clamp(0.0, self.size.height) } else { self.size.height }
    }

    fn place_rect(&self, rect: &mut Rect) {
        let (left, right) = (self.x(rect.left), self.x(rect.right));
        *rect = Rect { left: left.min(right), right: left.max(right), top: self.y(rect.top), bottom: self.y(rect.bottom) };
    }

    fn place_mark(&self, mark: &mut Mark) {
        match mark {
            Mark::Bar { rect, end, .. } => {
                self.place_rect(rect);
                if self.mirrored {
                    *end = end.map(mirrored_end);
                }
            }
            Mark::Hairline { from, to, .. } => {
                self.place_point(from);
                self.place_point(to);
            }
            Mark::Line { points, .. } | Mark::Area { points, .. } => points.iter_mut().for_each(|point| self.place_point(point)),
            Mark::Dot { centre, .. } => self.place_point(centre),
            Mark::Text { at, anchor, .. } => {
                self.place_point(at);
                if self.mirrored {
                    *anchor = mirrored_anchor(*anchor);
                }
            }
        }
    }

    fn place_datum(&self, datum: &mut Datum) {
        self.place_rect(&mut datum.region);
        self.place_point(&mut datum.anchor);
        datum.focus.iter_mut().for_each(|mark| self.place_mark(mark));
    }
}

fn mirrored_end(end: End) -> End {
    match end {
        End::Left => End::Right,
        End::Right => End::Left,
        End::Top | End::Bottom => end,
    }
}

fn mirrored_anchor(anchor: Anchor) -> Anchor {
    match anchor {
        Anchor::Left => Anchor::Right,
        Anchor::Right => Anchor::Left,
        Anchor::Middle => Anchor::Middle,
    }
}
