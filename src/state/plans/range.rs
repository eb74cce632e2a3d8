//! Sliders: how far they go, and what their places mean in a document.

use crate::sales::exact::Exact;

/// Where a slider begins and ends, and how far apart its places are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    pub low: f64,
    pub high: f64,
    pub step: f64,
}

/// The range of a slider for a number, with room above it; percentages in percent.
pub fn range(field: &str, number: Exact, is_percent: bool) -> Range {
    let size = number.to_f64().abs() * if is_percent { 100.0 } else { 1.0 };
    let high = match field {
        _ if !is_percent => above(2.0 * size.max(1.0)),
        "variable" | "weight" | "share" | "ramp" | "recovery_share" | "below" => 100.0,
        "from" | "at" | "pays" => above(size.max(100.0) * 1.5).max(200.0),
        "multiplier" => above(size * 1.5).max(300.0),
        _ => above((2.0 * size).max(10.0)),
    };
    Range {
        low: if number.is_positive() || number.is_zero() { 0.0 } else { -high },
        high,
        step: below(high / 100.0).min(if is_percent { 1.0 } else { f64::MAX }),
    }
}

/// The text of a document for a place on a slider.
pub fn placed(place: f64, is_percent: bool) -> String {
    let rounded = (place * 1e4).round() / 1e4;
    if is_percent { format!("{rounded}%") } else { rounded.to_string() }
}

/// The next 1, 2, 3 or 5 times a power of ten.
fn above(number: f64) -> f64 {
    let power = 10f64.powf(number.log10().floor());
    [1.0, 2.0, 3.0, 5.0, 10.0].into_iter().map(|times| times * power).find(|round| *round >= number - 1e-9).unwrap_or(number)
}

/// The last 1, 2 or 5 times a power of ten.
fn below(number: f64) -> f64 {
    let power = 10f64.powf((number.log10() + 1e-9).floor());
    [5.0, 2.0, 1.0].into_iter().map(|times| times * power).find(|round| *round <= number + 1e-9).unwrap_or(number)
}
