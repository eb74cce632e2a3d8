//! What a chart shows, before it has a size: plain numbers and ready texts.

use crate::chart::role::Role;
use crate::kpi::ask::PartKey;

/// The reading direction. Right to left mirrors the whole chart: time runs to
/// the left, value axes stand at the right, horizontal bars grow leftwards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    #[default]
    LeftToRight,
    RightToLeft,
}

/// A chart's data, shape and reading direction.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    pub shape: Shape,
    pub direction: Direction,
}

/// The shapes of charts, each with its data.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    Line(Line),
    Bars(Bars),
    Rows(Rows),
    Sparkline(Sparkline),
    Payout(Payout),
}

/// One place on a time or category axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Whose figure stands there; what a press on it tells.
    pub key: PartKey,
    /// Short text on the axis: `Mar`.
    pub label: String,
    /// What neighbouring slots share, written once below them: `2024`. May be empty.
    pub group: String,
    /// Full text for the tooltip: `March 2024`.
    pub title: String,
    /// Whether only some days of the span are counted.
    pub is_partial: bool,
    /// What stands small behind the value, such as the cases of a rate. May be empty.
    pub note: String,
    /// What the value is compared with, where it is.
    pub against: Option<Against>,
}

/// What a value is compared with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Against {
    /// By name, `March 2023`; empty where it is that of the whole chart.
    pub title: String,
    pub change: Option<Change>,
}

/// How a value has changed, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it is called in a tooltip: `Change`.
    pub name: String,
    /// `+12.0%`
    pub text: String,
    /// Good, bad, or neither.
    pub role: Role,
}

/// Where the value axis starts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Baseline {
    /// At zero: for sums and counts, whose height or area is compared.
    #[default]
    Zero,
    /// Near the smallest value: for rates and averages. No area is filled.
    Data,
}

/// How a course over time is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// The figure itself: accent line, area down to zero, last value written out.
    Main,
    /// The comparison period: thinner and quieter.
    Comparison,
    /// A target that changes over time: dashed.
    Target,
    /// What is expected from here on: the accent, dashed.
    Projection,
    /// One of several equals, by its place in the series palette.
    Series(u8),
}

/// One course over the slots of a [`Line`].
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Name for legend and tooltip.
    pub name: String,
    pub course: Course,
    /// One value per slot. `None`, and any number that is not finite, is a gap.
    pub values: Vec<Option<f64>>,
}

/// A constant line, such as a monthly quota.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    pub name: String,
    pub value: f64,
}

/// The range an estimate may fall in, slot by slot: `(low, high)`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Band {
    pub name: String,
    pub ranges: Vec<Option<(f64, f64)>>,
}

/// Courses over time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// What the figure is called in a tooltip; empty where its series says so.
    pub name: String,
    /// What spans are called in the legend of which only some days are counted.
    pub partial_name: String,
    pub slots: Vec<Slot>,
    /// Drawn in this order, so quiet ones come first.
    pub series: Vec<Series>,
    pub target: Option<Target>,
    pub band: Option<Band>,
    pub baseline: Baseline,
}

/// Whether a bar belongs to the filter in force.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Emphasis {
    #[default]
    Plain,
    /// Part of the active filter: full colour, bold label.
    Selected,
    /// Outside the active filter: faded.
    Dimmed,
}

/// One bar: a value, and what it is compared with.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub slot: Slot,
    /// `None`, and any number that is not finite, has no bar but keeps its place.
    pub value: Option<f64>,
    pub compared: Option<f64>,
    pub emphasis: Emphasis,
}

/// How bar labels are fitted when there are many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Labels {
    /// Some are left out: for months and other labels a reader can count on.
    #[default]
    Thinned,
    /// Each is cut to its place: for names.
    Shortened,
}

/// Vertical bars.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    pub bars: Vec<Bar>,
    /// Name of the value, for the tooltip.
    pub name: String,
    /// Name of the comparison, for the tooltip.
    pub compared_name: String,
    pub target: Option<Target>,
    pub labels: Labels,
    pub role: Role,
}

/// Horizontal bars: one row per name, the value at the bar's end, how it has changed
/// in a column of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows {
    pub bars: Vec<Bar>,
    pub name: String,
    pub compared_name: String,
    pub role: Role,
}

impl Rows {
    /// The height in CSS pixels at which `rows` bars stand comfortably.
    pub fn comfortable_height(rows: usize) -> f64 {
        28.0 * rows.max(1) as f64
    }
}

/// A course in a few pixels: no axes, no texts, a dot on the last value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sparkline {
    /// For each value whether only some days of its span are counted.
    pub partial: Vec<bool>,
    /// `None`, and any number that is not finite, is a gap.
    pub values: Vec<Option<f64>>,
}

/// What is reached (attainment, 1 is all of the quota) against what is paid.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Payout {
    /// The first is what the chart is about; drawn over the others.
    pub curves: Vec<PayoutCurve>,
    /// Where the first one bends, in rising order.
    pub kinks: Vec<Kink>,
    /// What is reached and paid now.
    pub now: Option<(f64, f64)>,
    /// Labels along the axis, each at what is reached.
    pub ticks: Vec<(f64, Slot)>,
    /// What can be pointed at, in rising order.
    pub places: Vec<PayoutPlace>,
}

/// One curve: what is reached and paid, in rising order; a jump is two points above each other.
#[derive(Clone, Debug, PartialEq)]
pub struct PayoutCurve {
    pub name: String,
    pub course: Course,
    pub points: Vec<(f64, f64)>,
}

/// A place where a curve bends or jumps.
#[derive(Clone, Debug, PartialEq)]
pub struct Kink {
    pub reached: f64,
    pub value: f64,
    /// What it is called beside the chart.
    pub number: String,
}

/// A place to point at, with what each curve pays there.
#[derive(Clone, Debug, PartialEq)]
pub struct PayoutPlace {
    pub key: PartKey,
    pub reached: f64,
    pub title: String,
    pub values: Vec<Option<f64>>,
}
