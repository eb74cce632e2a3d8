//! Lines: amounts that know why.

use crate::plan::document::number::Bound;
use crate::plan::document::plan::{Rounding, RoundingAt, RoundingMode};
use crate::sales::day::Day;
use crate::sales::exact::Exact;

/// The place of a line in its statement.
pub type LineId = usize;

/// One amount of a statement. Lines only ever add up: what lowers another line is a line of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub day: Day,
    /// The place of the component in the plan; `None` for what is of the plan as a whole.
    pub component: Option<usize>,
    /// The row of the credits that it is for.
    pub row: Option<u32>,
    pub stage: Stage,
    pub amount: Exact,
    pub because: Rule,
    /// The lines that it follows from.
    pub from: Vec<LineId>,
}

/// From which figure on a line counts: what is earned is payable and paid too, what changes the payable leaves the earned alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    Earned,
    Payable,
    Paid,
}

/// Which band of how many a rate is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// From 1.
    pub number: usize,
    pub from: Bound,
    pub to: Option<Bound>,
    /// Whether it is picked by a number of the row instead of a place on the way to quota.
    pub is_by_value: bool,
}

/// Why an amount is what it is: all numbers of the calculation.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// `base × rate`; `residue` are the cents that rounding the shares of the deal left.
    Rate { base: Exact, rate: Exact, band: Option<Band>, residue: Exact },
    /// `count × each`.
    Each { count: Exact, each: Exact, band: Option<Band> },
    /// A band was reached that rates an earlier deal anew: `base × (after − before)`.
    ReRated { base: Exact, before: Exact, after: Exact, band: Option<Band> },
    /// A threshold was reached, and an earlier deal is paid by its rule.
    Reached { threshold: Bound, rule: Box<Rule> },
    /// What was paid goes back, since the window fell below its threshold.
    FellBelow { threshold: Bound },
    /// `payout` of `of` at what was reached, less `before`.
    Curve { reached: Bound, payout: Exact, of: Option<Exact>, before: Exact },
    /// A deal's part of what a window comes to: `total × part ÷ of`, less `before`.
    DealPart { rule: Box<Rule>, total: Exact, part: Exact, of: Exact, before: Exact },
    /// Milestones were reached that come to `total`, less `before`.
    Bonus { reached: Bound, total: Exact, before: Exact },
    /// `pool × credited ÷ all`, or an even part of it.
    Pool { pool: Exact, part: Exact, of: Exact },
    /// The prizes of a rank.
    Prize { rank: usize, tied: usize },
    /// Computed again over a longer span: `total` less `before`.
    TrueUp { total: Exact, before: Exact },
    /// The window without a cancelled deal comes to `after` instead of `before`.
    Recomputed { before: Exact, after: Exact },
    /// `amount × (multiplier − before)`, since a figure has this value; `before` is 1 when it is judged first.
    Gate { of: String, value: Exact, before: Exact, multiplier: Exact, amount: Exact },
    /// What is above the most for a span or a deal; this share of the excess is paid all the same.
    Cap { most: Exact, came_to: Exact, above: Exact },
    /// What earlier spans carried over a cap, as far as there is room.
    Carried { amount: Exact },
    /// What rounding the whole adds to its lines.
    Rounding,
    /// A share waits.
    Held { share: Exact, amount: Exact },
    /// What waited is payable now.
    Released { share: Exact, amount: Exact },
    /// A share of what was payable for a cancelled deal goes back.
    Clawback { share: Exact, amount: Exact },
    /// Pay is filled up to the draw.
    Draw { draw: Exact, payable: Exact, recoverable: bool, balance: Exact },
    /// What was drawn before is taken from what is above.
    Recovery { debt: Exact, available: Exact, balance: Exact },
    /// Pay is filled up to the guarantee.
    Guarantee { guarantee: Exact, payable: Exact },
    /// Less than nothing is not paid, but taken from later pay.
    Deferred { amount: Exact },
    /// What was deferred is taken now.
    Settled { owed: Exact },
}

/// A line's amount as the plan rounds it.
pub fn rounded(amount: Exact, rounding: &Rounding) -> Option<Exact> {
    match rounding.at {
        RoundingAt::Line => to_step(amount, rounding),
        RoundingAt::Statement => Some(amount),
    }
}

/// The nearest multiple of the plan's smallest amount.
pub fn to_step(amount: Exact, rounding: &Rounding) -> Option<Exact> {
    let steps = amount.over(rounding.to.0)?;
    if steps.as_whole().is_some() {
        return Some(amount);
    }
    let (floor, _) = steps.floor_at(1)?;
    let twice = steps.minus(Exact::whole(floor))?.times(Exact::whole(2))?;
    let up = match (twice.compare(Exact::whole(1))?, rounding.mode) {
        (std::cmp::Ordering::Less, _) => false,
        (std::cmp::Ordering::Greater, _) => true,
        (std::cmp::Ordering::Equal, RoundingMode::HalfUp) => amount.is_positive(),
        (std::cmp::Ordering::Equal, RoundingMode::HalfEven) => floor % 2 != 0,
    };
    Exact::whole(floor + i128::from(up)).times(rounding.to.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::document::number::{Amount, decimal};

    #[test]
    fn amounts_are_rounded_as_the_plan_says() {
        let cases = [
            ("0.125", "0.01", RoundingMode::HalfUp, "0.13"),
            ("0.125", "0.01", RoundingMode::HalfEven, "0.12"),
            ("0.135", "0.01", RoundingMode::HalfEven, "0.14"),
            ("-0.125", "0.01", RoundingMode::HalfUp, "-0.13"),
            ("-0.125", "0.01", RoundingMode::HalfEven, "-0.12"),
            ("12.4", "5", RoundingMode::HalfUp, "10"),
            ("0.1249", "0.01", RoundingMode::HalfUp, "0.12"),
        ];
        for (amount, to, mode, expected) in cases {
            let rounding = Rounding { to: Amount(decimal(to).unwrap()), mode, ..Rounding::default() };
            assert_eq!(to_step(decimal(amount).unwrap(), &rounding), decimal(expected), "{amount} to {to} {mode:?}");
        }
    }
}
