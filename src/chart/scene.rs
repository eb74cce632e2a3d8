//! The scene: positioned marks in CSS pixels, and what can be pointed at.

use crate::chart::data::Direction;
use crate::chart::role::Role;
use crate::kpi::ask::PartKey;

/// A place in CSS pixels, the origin at the top left.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

/// A size in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    pub width: f64,
    pub height: f64,
}

/// An upright rectangle in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Rect {
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    pub fn contains(&self, point: Point) -> bool {
        (self.left..=self.right).contains(&point.x) && (self.top..=self.bottom).contains(&point.y)
    }
}

/// A colour role with its opacity, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paint {
    pub role: Role,
    pub opacity: f64,
}

impl Paint {
    pub fn solid(role: Role) -> Paint {
        Paint { role, opacity: 1.0 }
    }
}

/// The end of a bar that is rounded: the one away from the baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Top,
    Right,
    Bottom,
    Left,
}

/// Which part of a text stands at its point. Texts are centred vertically.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Left,
    Middle,
    Right,
}

/// Size (CSS pixels) and weight of a text; the family is the page's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Font {
    pub size: f64,
    pub bold: bool,
}

/// One thing to draw.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A filled rectangle, rounded at one end.
    Bar {
        rect: Rect,
        end: Option<End>,
        paint: Paint,
    },
    /// A line one CSS pixel wide, horizontal or vertical, laid on device pixels.
    Hairline {
        from: Point,
        to: Point,
        paint: Paint,
    },
    /// A stroked line; `width` in CSS pixels.
    Line {
        points: Vec<Point>,
        width: f64,
        dashed: bool,
        paint: Paint,
    },
    /// A filled polygon.
    Area {
        points: Vec<Point>,
        paint: Paint,
    },
    /// A filled circle; `radius` in CSS pixels.
    Dot {
        centre: Point,
        radius: f64,
        paint: Paint,
    },
    Text {
        at: Point,
        text: String,
        anchor: Anchor,
        font: Font,
        paint: Paint,
    },
}

/// One line of a tooltip.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub name: String,
    pub role: Role,
    /// `None` where there is no single number to show at this place.
    pub value: Option<f64>,
    /// What is read; empty when there is nothing.
    pub text: String,
}

/// Something a reader can point at, with what is said about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Datum {
    /// Whose figure it is; no two of a scene have the same.
    pub key: PartKey,
    /// Where the pointer meets it.
    pub region: Rect,
    /// Where a tooltip points to.
    pub anchor: Point,
    pub title: String,
    pub readings: Vec<Reading>,
    /// Drawn on top while the datum has the focus.
    pub focus: Vec<Mark>,
}

/// One line of the legend, which the page writes as text beside the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegendEntry {
    pub name: String,
    pub role: Role,
    pub dashed: bool,
}

/// A chart at a size: marks in drawing order, data in reading order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    pub size: Size,
    pub direction: Direction,
    pub marks: Vec<Mark>,
    pub data: Vec<Datum>,
    pub legend: Vec<LegendEntry>,
}

impl Datum {
    /// What is said of it, in one sentence.
    pub fn spoken(&self) -> String {
        let readings = self.readings.iter().filter(|reading| !reading.text.is_empty());
        let parts: Vec<String> = readings.map(|reading| format!("{} {}", reading.name, reading.text)).collect();
        format!("{}: {}", self.title, parts.join(", "))
    }
}

impl Scene {
    /// The datum under a place in CSS pixels: of all whose region holds it, the
    /// one with the nearest anchor.
    pub fn hit(&self, x: f64, y: f64) -> Option<&Datum> {
        let place = Point { x, y };
        let distance = |datum: &Datum| (datum.anchor.x - x).powi(2) + (datum.anchor.y - y).powi(2);
        let hits = self.data.iter().filter(|datum| datum.region.contains(place));
        hits.min_by(|one, other| distance(one).total_cmp(&distance(other)))
    }

    /// The datum with this key.
    pub fn datum(&self, key: &PartKey) -> Option<&Datum> {
        self.data.iter().find(|datum| datum.key == *key)
    }

    /// The legend, where there is more than one thing to tell apart.
    pub fn legend(&self) -> &[LegendEntry] {
        if self.legend.len() > 1 { &self.legend } else { &[] }
    }
}
