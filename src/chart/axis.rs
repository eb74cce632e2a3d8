//! Ticks at round numbers, and the line from values to pixels.

/// Numbers beyond this are drawn as if they were this big: sums and differences
/// of two of them are still finite.
const LARGEST: f64 = 1e300;

/// A number that can be drawn, or nothing.
pub(super) fn drawable(value: Option<f64>) -> Option<f64> {
    value.filter(|number| number.is_finite()).map(|number| number.clamp(-LARGEST, LARGEST))
}

/// The smallest range holding all numbers; nothing if there are none.
pub(super) fn range_of(numbers: impl IntoIterator<Item = f64>) -> Option<(f64, f64)> {
    numbers.into_iter().fold(None, |range, number| match range {
        None => Some((number, number)),
        Some((low, high)) => Some((number.min(low), number.max(high))),
    })
}

/// Round numbers along an axis, and the range they span.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Ticks {
    pub values: Vec<f64>,
    pub step: f64,
    pub low: f64,
    pub high: f64,
}

/// About `wanted` ticks at multiples of 1, 2 or 5 times a power of ten, spanning
/// at least `low` to `high`. Where all values are zero there is one tick, zero.
pub(super) fn ticks(low: f64, high: f64, wanted: usize) -> Ticks {
    let largest = low.abs().max(high.abs());
    if largest < 1e-280 {
        return Ticks { values: vec![0.0], step: 1.0, low: 0.0, high: 1.0 };
    }
    let (low, high) = if high - low < largest * 1e-9 { (low - largest * 0.1, high + largest * 0.1) } else { (low, high) };
    let rough = (high - low) / wanted.max(1) as f64;
    let power = 10f64.powf(rough.log10().floor());
    let step = match rough / power {
        ratio if ratio <= 1.0 + 1e-9 => power,
        ratio if ratio <= 2.0 + 1e-9 => 2.0 * power,
        ratio if ratio <= 5.0 + 1e-9 => 5.0 * power,
        _ => 10.0 * power,
    };
    let first = (low / step + 1e-9).floor();
    let last = (high / step - 1e-9).ceil();
    let count = (last - first).clamp(1.0, 100.0) as usize;
    // Adding zero turns a negative zero into zero.
    let values: Vec<f64> = (0..=count).map(|index| (first + index as f64) * step + 0.0).collect();
    Ticks { low: first * step, high: (first + count as f64) * step, step, values }
}

/// A straight line from values to pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    pub low: f64,
    pub high: f64,
    /// Pixels of `low` and `high`.
    pub low_at: f64,
    pub high_at: f64,
}

impl Scale {
    /// The pixel of a value; values outside the range lie on its edge.
    pub fn at(&self, value: f64) -> f64 {
        let span = self.high - self.low;
        let part = if span > 0.0 { ((value - self.low) / span).clamp(0.0, 1.0) } else { 0.0 };
        self.low_at + part * (self.high_at - self.low_at)
    }
}

#[cfg(test)]
mod tests {
    use super::{Scale, drawable, ticks};

    #[test]
    fn ticks_are_round_and_span_the_values() {
        for (low, high, wanted, expected) in [
            (0.0, 100.0, 4, vec![0.0, 50.0, 100.0]),
            (0.0, 97.0, 5, vec![0.0, 20.0, 40.0, 60.0, 80.0, 100.0]),
            (0.0, 1.3e6, 3, vec![0.0, 5e5, 1e6, 1.5e6]),
            (-30.0, 70.0, 5, vec![-40.0, -20.0, 0.0, 20.0, 40.0, 60.0, 80.0]),
            (-8.0, 0.0, 4, vec![-8.0, -6.0, -4.0, -2.0, 0.0]),
            (0.0, 0.0, 4, vec![0.0]),
            (0.0, 1e-300, 4, vec![0.0]),
            (10.0, 10.0, 2, vec![9.0, 10.0, 11.0]),
            (0.0, 1.0, 1, vec![0.0, 1.0]),
        ] {
            let found = ticks(low, high, wanted);
            assert_eq!(found.values, expected, "{low} to {high} in {wanted}");
            assert!(found.low <= low && found.high >= high);
        }
    }

    #[test]
    fn huge_and_tiny_ranges_still_have_few_finite_ticks() {
        for (low, high) in [(-1e300, 1e300), (0.0, 1e300), (0.0, 3e-200), (1e16, 1e16 + 2.0), (-5e-324, 5e-324), (1e15, 1e15 + 1.0)] {
            let found = ticks(low, high, 4);
            assert!(found.values.len() <= 8, "{low} to {high}: {found:?}");
            assert!(found.values.iter().all(|value| value.is_finite()), "{low} to {high}: {found:?}");
            assert!(found.values.is_sorted(), "{low} to {high}: {found:?}");
        }
    }

    #[test]
    fn only_finite_numbers_are_drawn() {
        assert_eq!(drawable(Some(f64::NAN)), None);
        assert_eq!(drawable(Some(f64::NEG_INFINITY)), None);
        assert_eq!(drawable(Some(f64::MAX)), Some(1e300));
        assert_eq!(drawable(Some(2.0)), Some(2.0));
    }

    #[test]
    fn a_scale_keeps_to_its_edges() {
        let scale = Scale { low: 0.0, high: 10.0, low_at: 100.0, high_at: 0.0 };
        assert_eq!([scale.at(0.0), scale.at(5.0), scale.at(10.0), scale.at(99.0), scale.at(-1.0)], [100.0, 50.0, 0.0, 0.0, 100.0]);
    }
}
