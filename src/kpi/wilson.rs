//! How sure a rate is: the Wilson score interval.

/// Fewer cases than this deserve a warning.
pub const FEW_CASES: u64 = 30;

/// The normal distribution's quantile for a two-sided 95 %.
const Z: f64 = 1.959_963_984_540_054;

/// The 95 % interval of a rate of `hits` in `cases`; none for no cases or more
/// hits than cases.
///
/// Wilson (1927), *Probable inference, the law of succession, and statistical
/// inference*; it stays within 0 and 1 and is right for few cases too.
///
/// ```
/// let (low, high) = attain::kpi::wilson::interval(5, 10).unwrap();
/// assert!((low - 0.2366).abs() < 1e-4 && (high - 0.7634).abs() < 1e-4);
/// ```
pub fn interval(hits: u64, cases: u64) -> Option<(f64, f64)> {
    if cases == 0 || hits > cases {
        return None;
    }
    let (cases, rate) = (cases as f64, hits as f64 / cases as f64);
    let scale = 1.0 / (1.0 + Z * Z / cases);
    let middle = scale * (rate + Z * Z / (2.0 * cases));
    let half = scale * Z * (rate * (1.0 - rate) / cases + Z * Z / (4.0 * cases * cases)).sqrt();
    Some(((middle - half).max(0.0), (middle + half).min(1.0)))
}

#[cfg(test)]
mod tests {
    use super::interval;

    #[test]
    fn agrees_with_published_values() {
        // Newcombe (1998), table I, method 3.
        let cases = [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)];
        for (hits, of, low, high) in cases {
            let found = interval(hits, of).unwrap();
            assert!((found.0 - low).abs() < 1e-4 && (found.1 - high).abs() < 1e-4, "{hits}/{of}: {found:?}");
        }
        assert_eq!(interval(0, 0), None);
        assert_eq!(interval(2, 1), None);
    }
}
