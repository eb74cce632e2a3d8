//! Drawing a scene with any plotters backend.
//!
//! Backends count in whole pixels. So that curves stay smooth, a canvas can be
//! given a finer grid: `units_per_pixel` of 8 with a canvas transform of 1/8
//! draws in eighths of a device pixel, while hairlines and bars are still laid
//! on whole ones. A canvas must have `dir="ltr"`: the scene is mirrored already,
//! and each text carries its own direction.

use std::fmt;

use plotters::backend::DrawingBackend;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBAColor, ShapeStyle, TextStyle};

use crate::chart::palette::Palette;
use crate::chart::role::Role;
use crate::chart::scene::{Anchor, End, Font, Mark, Paint, Point, Rect, Scene};
use crate::kpi::ask::PartKey;

/// What a scene is drawn on.
#[derive(Clone, Debug, PartialEq)]
pub struct Surface<'a> {
    /// Device pixels in a CSS pixel.
    pub pixel_ratio: f64,
    /// Backend units in a device pixel; 1 for a backend without a transform.
    pub units_per_pixel: u32,
    /// A CSS font family list.
    pub font_family: &'a str,
    /// Whether to fill the ground first; otherwise what is there shows through.
    pub filled: bool,
}

/// What the backend said when it could not draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawError(pub String);

impl fmt::Display for DrawError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the chart could not be drawn: {}", self.0)
    }
}

impl std::error::Error for DrawError {}

/// Length of a dash and of the gap after it, in CSS pixels.
const DASH: (f64, f64) = (5.0, 4.0);
/// Radius of a bar's rounded end, in CSS pixels.
const ROUNDING: f64 = 3.0;

/// Draws a scene, and on top of it what the datum in focus adds.
pub fn draw<DB: DrawingBackend>(
    scene: &Scene,
    focus: Option<&PartKey>,
    palette: &Palette,
    surface: &Surface,
    backend: &mut DB,
) -> Result<(), DrawError> {
    let units = f64::from(surface.units_per_pixel.clamp(1, 64));
    let ratio = if surface.pixel_ratio.is_finite() { surface.pixel_ratio.clamp(0.1, 16.0) } else { 1.0 };
    let mut pencil = Pencil { backend, palette, family: surface.font_family, ratio, units };
    if surface.filled {
        let whole = Rect { left: 0.0, top: 0.0, right: scene.size.width, bottom: scene.size.height };
        pencil.bar(whole, None, Paint::solid(Role::Surface))?;
    }
    let on_top = focus.and_then(|key| scene.datum(key)).map_or(&[][..], |datum| &datum.focus);
    for mark in scene.marks.iter().chain(on_top) {
        pencil.mark(mark)?;
    }
    told(pencil.backend.present())
}

fn told<T, E: fmt::Display>(result: Result<T, E>) -> Result<T, DrawError> {
    result.map_err(|error| DrawError(error.to_string()))
}

struct Pencil<'a, DB: DrawingBackend> {
    backend: &'a mut DB,
    palette: &'a Palette,
    family: &'a str,
    ratio: f64,
    units: f64,
}

impl<DB: DrawingBackend> Pencil<'_, DB> {
    fn mark(&mut self, mark: &Mark) -> Result<(), DrawError> {
        match mark {
            Mark::Bar { rect, end, paint } => self.bar(*rect, *end, *paint),
            Mark::Hairline { from, to, paint } => self.hairline(*from, *to, *paint),
            Mark::Line { points, width, dashed: false, paint } => self.line(points, *width, *paint),
            Mark::Line { points, width, dashed: true, paint } => dashes(points).iter().try_for_each(|dash| self.line(dash, *width, *paint)),
            Mark::Area { points, paint } => {
                let places: Vec<(i32, i32)> = points.iter().map(|&point| self.fine(point)).collect();
                told(self.backend.fill_polygon(places, &self.colour(*paint)))
            }
            Mark::Dot { centre, radius, paint } => {
                let radius = (radius * self.ratio * self.units).round().max(1.0) as u32;
                let style = ShapeStyle { color: self.colour(*paint), filled: true, stroke_width: 1 };
                told(self.backend.draw_circle(self.fine(*centre), radius, &style, true))
            }
            Mark::Text { at, text, anchor, font, paint } => self.text(*at, text, *anchor, *font, *paint),
        }
    }

    fn colour(&self, paint: Paint) -> RGBAColor {
        let colour = self.palette.colour(paint.role);
        RGBAColor(colour.red, colour.green, colour.blue, colour.opacity * paint.opacity)
    }

    /// The nearest backend unit.
    fn fine(&self, point: Point) -> (i32, i32) {
        let unit = |length: f64| (length * self.ratio * self.units).round() as i32;
        (unit(point.x), unit(point.y))
    }

    /// The nearest edge between device pixels, in backend units.
    fn snapped(&self, length: f64) -> i32 {
        ((length * self.ratio).round() * self.units) as i32
    }

    fn line(&mut self, points: &[Point], width: f64, paint: Paint) -> Result<(), DrawError> {
        let places: Vec<(i32, i32)> = points.iter().map(|&point| self.fine(point)).collect();
        let stroke_width = (width * self.ratio * self.units).round().max(1.0) as u32;
        let style = ShapeStyle { color: self.colour(paint), filled: false, stroke_width };
        told(self.backend.draw_path(places, &style))
    }

    fn hairline(&mut self, from: Point, to: Point, paint: Paint) -> Result<(), DrawError> {
        let thickness = 1.0 / self.ratio.max(1.0) * self.ratio.max(1.0).round();
        let (left, right) = (from.x.min(to.x), from.x.max(to.x));
        let (top, bottom) = (from.y.min(to.y), from.y.max(to.y));
        let rect = match right - left >= bottom - top {
            true => Rect { left, right, top: top - thickness / 2.0, bottom: top + thickness / 2.0 },
            false => Rect { left: left - thickness / 2.0, right: left + thickness / 2.0, top, bottom },
        };
        self.bar(rect, None, paint)
    }

    fn bar(&mut self, rect: Rect, end: Option<End>, paint: Paint) -> Result<(), DrawError> {
        let pixel = self.units as i32;
        let (left, top) = (self.snapped(rect.left), self.snapped(rect.top));
        let (right, bottom) = (self.snapped(rect.right).max(left + pixel), self.snapped(rect.bottom).max(top + pixel));
        let colour = self.colour(paint);
        let rounding = end.map(|end| (end, self.rounding(end, right - left, bottom - top)));
        match rounding {
            Some((end, radius)) if radius >= 1.5 => {
                let edges = [left, top, right, bottom].map(f64::from);
                told(self.backend.fill_polygon(rounded(edges, end, radius), &colour))
            }
            _ => told(self.backend.draw_rect((left, top), (right, bottom), &colour, true)),
        }
    }

    /// The radius of a bar's end in backend units: small bars are not eaten up.
    fn rounding(&self, end: End, width: i32, height: i32) -> f64 {
        let (across, along) = match end {
            End::Top | End::Bottom => (width, height),
            End::Left | End::Right => (height, width),
        };
        (ROUNDING * self.ratio * self.units).min(f64::from(across) / 3.0).min(f64::from(along))
    }

    fn text(&mut self, at: Point, text: &str, anchor: Anchor, font: Font, paint: Paint) -> Result<(), DrawError> {
        if text.is_empty() {
            return Ok(());
        }
        let h_pos = match anchor {
            Anchor::Left => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::Right => HPos::Right,
        };
        let style = if font.bold { FontStyle::Bold } else { FontStyle::Normal };
        let description = FontDesc::new(FontFamily::Name(self.family), font.size * self.ratio * self.units, style);
        let style = TextStyle { font: description, color: self.colour(paint).to_backend_color(), pos: Pos::new(h_pos, VPos::Center) };
        told(self.backend.draw_text(&isolated(text), &style, self.fine(at)))
    }
}

/// A text with right-to-left letters between the signs that let it find its own
/// direction, whatever that of the canvas is.
fn isolated(text: &str) -> String {
    let turns = |letter: char| matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}');
    if text.chars().any(turns) { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() }
}

/// The outline of a rectangle (`[left, top, right, bottom]`) with both corners
/// at one end rounded.
fn rounded([left, top, right, bottom]: [f64; 4], end: End, radius: f64) -> Vec<(i32, i32)> {
    // Clockwise from the top left; each corner with the angle its arc begins at.
    let corners = [
        (left, top, 180.0, matches!(end, End::Top | End::Left)),
        (right, top, 270.0, matches!(end, End::Top | End::Right)),
        (right, bottom, 0.0, matches!(end, End::Bottom | End::Right)),
        (left, bottom, 90.0, matches!(end, End::Bottom | End::Left)),
    ];
    let mut outline = Vec::new();
    for (x, y, begin, is_round) in corners {
        if !is_round {
            outline.push((x as i32, y as i32));
            continue;
        }
        let centre_x = if x == left { x + radius } else { x - radius };
        let centre_y = if y == top { y + radius } else { y - radius };
        for step in 0..=6 {
            let angle = f64::to_radians(begin + 15.0 * f64::from(step));
            outline.push(((centre_x + radius * angle.cos()).round() as i32, (centre_y + radius * angle.sin()).round() as i32));
        }
    }
    outline
}

/// Cuts a line into dashes.
fn dashes(points: &[Point]) -> Vec<Vec<Point>> {
    let mut cut = Vec::new();
    let mut dash: Vec<Point> = points.first().copied().into_iter().collect();
    let (mut is_drawn, mut left) = (true, DASH.0);
    for pair in points.windows(2) {
        let &[from, to] = pair else { continue };
        let length = (to.x - from.x).hypot(to.y - from.y);
        let mut done = 0.0;
        while length - done > left {
            done += left;
            let place = Point { x: from.x + (to.x - from.x) * done / length, y: from.y + (to.y - from.y) * done / length };
            if is_drawn {
                dash.push(place);
                cut.push(std::mem::take(&mut dash));
            } else {
                dash = vec![place];
            }
            is_drawn = !is_drawn;
            left = if is_drawn { DASH.0 } else { DASH.1 };
        }
        left -= length - done;
        if is_drawn {
            dash.push(to);
        }
    }
    if is_drawn && dash.len() > 1 {
        cut.push(dash);
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::{dashes, isolated};
    use crate::chart::scene::Point;

    #[test]
    fn dashes_run_on_round_corners() {
        let points = [(0.0, 0.0), (7.0, 0.0), (7.0, 7.0), (7.0, 7.0)].map(|(x, y)| Point { x, y });
        let ends: Vec<(f64, f64)> =
            dashes(&points).iter().flat_map(|dash| [dash[0], dash[dash.len() - 1]]).map(|end| (end.x, end.y)).collect();
        assert_eq!(ends, [(0.0, 0.0), (5.0, 0.0), (7.0, 2.0), (7.0, 7.0)]);
        assert!(dashes(&[]).is_empty());
    }

    #[test]
    fn texts_keep_their_own_direction() {
        assert_eq!(isolated("Revenue"), "Revenue");
        assert_eq!(isolated("درآمد (۲)"), "\u{2068}درآمد (۲)\u{2069}");
    }
}
