//! From the company's target down: to people, and over the year.

use crate::plan::quota::sharing::{share_out, sum};
use crate::sales::exact::Exact;

/// Somebody who is to carry a part of a target.
#[derive(Clone, Debug, PartialEq)]
pub struct Seat {
    pub name: String,
    /// What the person weighs against the others when fully ramped: capacity, last
    /// year's sales, potential of the territory, or the same for all.
    pub weight: Exact,
    /// The share of that which the person can carry yet: 1 once ramped.
    pub ramped: Exact,
}

/// The quotas of all seats, in their order: `target` with so much on top
/// (`over_assigned` 0.1 is 10 %), by weight and ramp, in multiples of `unit`.
///
/// Three who are ramped and one at half of it carry 875,000 as 250,000 each and 125,000:
///
/// ```
/// use attain::plan::quota::top_down::{Seat, assign};
/// use attain::sales::exact::Exact;
///
/// let seat = |ramped| Seat { name: String::new(), weight: Exact::whole(1), ramped };
/// let half = Exact::new(1, 2).unwrap();
/// let seats = [seat(Exact::whole(1)), seat(Exact::whole(1)), seat(Exact::whole(1)), seat(half)];
/// let quotas = assign(Exact::whole(875_000), Exact::ZERO, &seats, Exact::whole(1)).unwrap();
/// assert_eq!(quotas, [250_000, 250_000, 250_000, 125_000].map(Exact::whole));
/// ```
pub fn assign(target: Exact, over_assigned: Exact, seats: &[Seat], unit: Exact) -> Option<Vec<Exact>> {
    let weights: Vec<Exact> = seats.iter().map(|seat| seat.weight.times(seat.ramped)).collect::<Option<_>>()?;
    share_out(target.times(Exact::whole(1).plus(over_assigned)?)?, &weights, unit)
}

/// What seats carry together at `full` for each who is ramped and weighs 1.
pub fn carried(full: Exact, seats: &[Seat]) -> Option<Exact> {
    let parts: Vec<Exact> = seats.iter().map(|seat| full.times(seat.weight)?.times(seat.ramped)).collect::<Option<_>>()?;
    sum(&parts)
}

/// How much more the quotas come to than the target: 0.1 is 10 %.
pub fn over_assigned(target: Exact, quotas: &[Exact]) -> Option<Exact> {
    sum(quotas)?.over(target)?.minus(Exact::whole(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seats(ramps: &[&str]) -> Vec<Seat> {
        ramps.iter().map(|ramped| Seat { name: String::new(), weight: Exact::whole(1), ramped: ramped.parse().unwrap() }).collect()
    }

    #[test]
    fn a_ramping_seat_carries_its_share() {
        let seats = seats(&["1", "1", "1", "1/2"]);
        assert_eq!(carried(Exact::whole(250_000), &seats), Some(Exact::whole(875_000)));
        let quotas = assign(Exact::whole(875_000), "1/10".parse().unwrap(), &seats, Exact::whole(1)).unwrap();
        assert_eq!(quotas, [275_000, 275_000, 275_000, 137_500].map(Exact::whole));
        assert_eq!(over_assigned(Exact::whole(875_000), &quotas), Some("1/10".parse().unwrap()));
        assert_eq!(assign(Exact::whole(1), Exact::ZERO, &[], Exact::whole(1)), None);
        assert_eq!(over_assigned(Exact::ZERO, &quotas), None);
    }
}
