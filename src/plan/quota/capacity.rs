//! What a team can carry, month by month: hires, ramps and leavers.

use crate::plan::quota::sharing::sum;
use crate::sales::exact::Exact;

/// People who start together and carry the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cohort {
    pub people: u32,
    /// The month they start in, counted from the first that is planned; below 0
    /// they are there already.
    pub starts: i32,
    /// The first month without them.
    pub leaves: Option<i32>,
    /// What one of them carries in a month once ramped.
    pub carries: Exact,
}

/// One month of a team.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Month {
    pub heads: u32,
    pub capacity: Exact,
}

/// The months from the first on. `ramp` is the share that is carried in the
/// first, second, … month of a person (0, 30 %, 60 %, 90 %); then all of it.
/// `None` out of range.
///
/// ```
/// use attain::plan::quota::capacity::{Cohort, by_month};
/// use attain::sales::exact::Exact;
///
/// let hire = Cohort { people: 1, starts: 1, leaves: None, carries: Exact::whole(100) };
/// let ramp = [Exact::ZERO, Exact::new(1, 2).unwrap()];
/// let months = by_month(&[hire], &ramp, 4).unwrap();
/// assert_eq!(months.iter().map(|month| month.capacity).collect::<Vec<_>>(), [0, 0, 50, 100].map(Exact::whole));
/// ```
pub fn by_month(cohorts: &[Cohort], ramp: &[Exact], months: i32) -> Option<Vec<Month>> {
    (0..months).map(|month| one_month(cohorts, ramp, month)).collect()
}

/// What all months come to.
pub fn total(months: &[Month]) -> Option<Exact> {
    sum(&months.iter().map(|month| month.capacity).collect::<Vec<_>>())
}

fn one_month(cohorts: &[Cohort], ramp: &[Exact], month: i32) -> Option<Month> {
    let mut found = Month { heads: 0, capacity: Exact::ZERO };
    for cohort in cohorts {
        if month < cohort.starts || cohort.leaves.is_some_and(|leaves| month >= leaves) {
            continue;
        }
        let served = usize::try_from(month.checked_sub(cohort.starts)?).ok()?;
        let share = ramp.get(served).copied().unwrap_or(Exact::whole(1));
        found.heads = found.heads.checked_add(cohort.people)?;
        let carried = cohort.carries.times(share)?.times(Exact::whole(cohort.people.into()))?;
        found.capacity = found.capacity.plus(carried)?;
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RAMP: [&str; 4] = ["0", "3/10", "3/5", "9/10"];

    fn planned(cohorts: &[Cohort]) -> Vec<(u32, i128)> {
        let ramp = RAMP.map(|share| share.parse().unwrap());
        by_month(cohorts, &ramp, 6).unwrap().into_iter().map(|month| (month.heads, month.capacity.as_whole().unwrap())).collect()
    }

    #[test]
    fn hires_ramp_and_leavers_leave() {
        let cohort = |people, starts, leaves| Cohort { people, starts, leaves, carries: Exact::whole(1_000) };
        let team = cohort(3, -12, None);
        let cases = [
            (vec![team], [(3, 3_000); 6]),
            (vec![team, cohort(2, 1, None)], [(3, 3_000), (5, 3_000), (5, 3_600), (5, 4_200), (5, 4_800), (5, 5_000)]),
            (vec![team, cohort(1, -12, Some(2))], [(4, 4_000), (4, 4_000), (3, 3_000), (3, 3_000), (3, 3_000), (3, 3_000)]),
            (vec![cohort(1, -2, None)], [(1, 600), (1, 900), (1, 1_000), (1, 1_000), (1, 1_000), (1, 1_000)]),
            (vec![cohort(1, 3, Some(3))], [(0, 0); 6]),
        ];
        for (cohorts, expected) in cases {
            assert_eq!(planned(&cohorts), expected, "{cohorts:?}");
        }
        let months = by_month(&[team], &[], 6).unwrap();
        assert_eq!(total(&months), Some(Exact::whole(18_000)));
        assert_eq!(by_month(&[], &[], 0), Some(Vec::new()));
    }

    #[test]
    fn a_month_of_delay_costs_what_a_ramped_month_carries() {
        let hire = |starts| Cohort { people: 1, starts, leaves: None, carries: Exact::whole(1_000) };
        let ramp = RAMP.map(|share| share.parse().unwrap());
        let year = |starts| total(&by_month(&[hire(starts)], &ramp, 12).unwrap()).unwrap();
        assert_eq!(year(0).minus(year(1)), Some(Exact::whole(1_000)));
    }
}
