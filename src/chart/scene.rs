//! The scene: positioned marks in CSS pixels, and what can be pointed at.

use crate::chart::data::Direction;

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

/// What a colour is for; the palette of the theme says which colour that is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Role {
    /// The figure the chart is about.
    #[default]
    Accent,
    /// What it is compared with.
    Comparison,
    Target,
    Good,
    Bad,
    /// One of several equals; counted round the palette's series colours.
    Series(u8),
    Grid,
    /// The zero line and the line under the pointer.
    Axis,
    Text,
    QuietText,
    /// The ground the chart stands on.
    Surface,
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
pub struct Key {
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
    pub legend: Vec<Key>,
}

impl Scene {
    /// The datum under a place in CSS pixels: of all whose region holds it, the
    /// one with the nearest anchor.
    pub fn hit(&self, x: f64, y: f64) -> Option<usize> {
        let place = Point { x, y };
        let distance = |datum: &Datum| (datum.anchor.x - x).powi(2) + (datum.anchor.y - y).powi(2);
        let hits = self.data.iter().enumerate().filter(|(_, datum)| datum.region.contains(place));
        hits.min_by(|(_, one), (_, other)| distance(one).total_cmp(&distance(other))).map(|(index, _)| index)
    }

    /// The datum with this index.
    pub fn datum(&self, index: usize) -> Option<&Datum> {
        self.data.get(index)
    }

    /// Where a key (`KeyboardEvent.key`) moves the focus; `None` when the key
    /// means nothing to a chart. Left and right follow what is seen, so in a
    /// right-to-left chart the left arrow goes forward.
    pub fn moved(&self, focus: Option<usize>, key: &str) -> Option<usize> {
        let last = self.data.len().checked_sub(1)?;
        let leftward_is_forward = self.direction == Direction::RightToLeft;
        let forward = match key {
            "Home" => return Some(0),
            "End" => return Some(last),
            "ArrowDown" => true,
            "ArrowUp" => false,
            "ArrowRight" => !leftward_is_forward,
            "ArrowLeft" => leftward_is_forward,
            _ => return None,
        };
        match focus {
            None if forward => Some(0),
            None => Some(last),
            Some(index) if forward => Some(index.saturating_add(1).min(last)),
            Some(index) => Some(index.saturating_sub(1).min(last)),
        }
    }
}
