//! Where a tooltip stands.

use crate::chart::scene::{Point, Size};

/// The widest a tooltip gets, and its distance from what it points to, in CSS pixels.
const WIDTH: f64 = 240.0;
const GAP: f64 = 12.0;

/// Where a tooltip stands in its chart, in CSS pixels from the edges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placement {
    pub left: f64,
    pub edge: Edge,
}

/// The edge that a tooltip's own is held from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Edge {
    Top(f64),
    Bottom(f64),
}

/// Above its anchor where there is room, else below; never beyond the sides.
pub fn beside(anchor: Point, chart: Size) -> Placement {
    let left = (anchor.x - WIDTH / 2.0).min(chart.width - WIDTH).max(0.0);
    let edge = if anchor.y < chart.height / 2.0 { Edge::Top(anchor.y + GAP) } else { Edge::Bottom(chart.height - anchor.y + GAP) };
    Placement { left, edge }
}

#[cfg(test)]
mod tests {
    use super::{Edge, Placement, beside};
    use crate::chart::scene::{Point, Size};

    #[test]
    fn a_tooltip_stays_inside() {
        let chart = Size { width: 600.0, height: 240.0 };
        for (x, y, left, edge) in [
            (300.0, 40.0, 180.0, Edge::Top(52.0)),
            (300.0, 200.0, 180.0, Edge::Bottom(52.0)),
            (10.0, 200.0, 0.0, Edge::Bottom(52.0)),
            (590.0, 200.0, 360.0, Edge::Bottom(52.0)),
        ] {
            assert_eq!(beside(Point { x, y }, chart), Placement { left, edge }, "{x} {y}");
        }
        assert_eq!(beside(Point { x: 90.0, y: 10.0 }, Size { width: 180.0, height: 200.0 }).left, 0.0, "narrower than a tooltip");
    }
}
