//! Whether quotas are fair: against pay, and among each other.

use std::cmp::Ordering;

use crate::sales::exact::Exact;

/// At most so many times on-target earnings is a usual quota; the field's range
/// is from four to eight.
pub const USUAL: (i128, i128) = (4, 8);

/// How a quota stands to what it pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Burden {
    /// Under four times on-target earnings.
    Light,
    Usual,
    /// Over eight times.
    Heavy,
}

/// Quota divided by on-target earnings of the same time. `None` without earnings.
///
/// ```
/// use attain::plan::quota::fairness::{Burden, burden, to_earnings};
/// use attain::sales::exact::Exact;
///
/// let ratio = to_earnings(Exact::whole(1_000_000), Exact::whole(200_000)).unwrap();
/// assert_eq!((ratio, burden(ratio)), (Exact::whole(5), Burden::Usual));
/// ```
pub fn to_earnings(quota: Exact, on_target: Exact) -> Option<Exact> {
    if on_target.is_positive() { quota.over(on_target) } else { None }
}

/// What that ratio says.
pub fn burden(ratio: Exact) -> Burden {
    let is = |ordering: Ordering, than: i128| ratio.compare(Exact::whole(than)) == Some(ordering);
    match ratio {
        _ if is(Ordering::Less, USUAL.0) => Burden::Light,
        _ if is(Ordering::Greater, USUAL.1) => Burden::Heavy,
        _ => Burden::Usual,
    }
}

/// The share of people who reached their quota; `None` for nobody. Under 60 %
/// quotas are held to be too high.
pub fn at_quota(attainments: &[Exact]) -> Option<Exact> {
    let reached = attainments.iter().filter(|attainment| attainment.compare(Exact::whole(1)).is_some_and(Ordering::is_ge));
    Exact::new(reached.count() as i128, attainments.len() as i128)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_are_told_apart_at_their_bounds() {
        let cases = [("399", Burden::Light), ("400", Burden::Usual), ("800", Burden::Usual), ("801", Burden::Heavy)];
        for (quota, expected) in cases {
            let ratio = to_earnings(quota.parse().unwrap(), Exact::whole(100)).unwrap();
            assert_eq!(burden(ratio), expected, "{quota}");
        }
        assert_eq!(to_earnings(Exact::whole(1), Exact::ZERO), None);
    }

    #[test]
    fn exactly_all_of_a_quota_is_at_quota() {
        let attainments = ["1", "99/100", "101/100", "0"].map(|share| share.parse().unwrap());
        assert_eq!(at_quota(&attainments), Exact::new(1, 2));
        assert_eq!(at_quota(&[]), None);
    }
}
