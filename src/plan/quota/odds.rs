//! The odds of reaching a quota, drawn from what somebody sold before.

use std::cmp::Ordering;

use fastrand::Rng;

use crate::sales::exact::Exact;

/// So often are months drawn.
const DRAWS: u32 = 2_000;

/// The seed: the same history has the same odds, today and tomorrow.
const SEED: u64 = 11;

/// The fewest months from which odds are told.
pub const FEWEST_MONTHS: usize = 6;

/// The share of draws in which as many months of `history`, taken at random and
/// put back, as the quota is for come to the quota or more. `None` for a history
/// too short to say anything.
///
/// ```
/// use attain::plan::quota::odds::of_reaching;
/// use attain::sales::exact::Exact;
///
/// let steady = [Exact::whole(100); 12];
/// assert_eq!(of_reaching(Exact::whole(300), &steady, 3), Some(Exact::whole(1)));
/// assert_eq!(of_reaching(Exact::whole(301), &steady, 3), Some(Exact::ZERO));
/// ```
pub fn of_reaching(quota: Exact, history: &[Exact], months: usize) -> Option<Exact> {
    if history.len() < FEWEST_MONTHS || months == 0 {
        return None;
    }
    let mut chance = Rng::with_seed(SEED);
    let mut reached = 0;
    for _ in 0..DRAWS {
        let mut sold = Exact::ZERO;
        for _ in 0..months {
            // Drawn in 32 bits, so that every machine draws the same.
            let place = chance.u32(0..u32::try_from(history.len()).ok()?);
            sold = sold.plus(*history.get(place as usize)?)?;
        }
        reached += i128::from(sold.compare(quota).is_some_and(Ordering::is_ge));
    }
    Exact::new(reached, DRAWS.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn history(months: [i128; 6]) -> Vec<Exact> {
        months.map(Exact::whole).to_vec()
    }

    #[test]
    fn odds_are_near_what_can_be_counted_and_fall_with_the_quota() {
        // Half of the months have 100: three of three is one in eight.
        let months = history([0, 100, 0, 100, 0, 100]);
        let at = |quota| of_reaching(Exact::whole(quota), &months, 3).unwrap().to_f64();
        for (quota, expected) in [(0, 1.0), (100, 0.875), (200, 0.5), (300, 0.125), (301, 0.0)] {
            assert!((at(quota) - expected).abs() < 0.03, "{quota}: {}", at(quota));
        }
        assert_eq!(of_reaching(Exact::whole(200), &months, 3), of_reaching(Exact::whole(200), &months, 3));
    }

    #[test]
    fn a_short_history_says_nothing() {
        assert_eq!(of_reaching(Exact::whole(1), &history([1; 6])[1..], 3), None);
        assert_eq!(of_reaching(Exact::whole(1), &history([1; 6]), 0), None);
    }
}
