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
    /// `payout` of `of` at what was reached, less `before`; `kpi` is what was reached, where it is typed.
    Curve { reached: Bound, kpi: Option<String>, payout: Exact, of: Option<Exact>, before: Exact },
    /// A deal's part of what a window comes to: `total × part ÷ of`, less `before`.
    DealPart { rule: Box<Rule>, total: Exact, part: Exact, of: Exact, before: Exact },
    /// Milestones were reached that come to `total`, less `before`.
    Bonus { reached: Bound, kpi: Option<String>, total: Exact, before: Exact },
    /// `pool × credited ÷ all`, or an even part of it.
    Pool { pool: Exact, part: Exact, of: Exact },
    /// The prizes of a rank.
    Prize { rank: usize, tied: usize },
    /// Computed again over a longer span: `total` less `before`.
    TrueUp { total: Exact, before: Exact },
    /// The window without a cancelled deal comes to `after` instead of `before`.
    Recomputed { before: Exact, after: Exact },
    /// `amount × (multiplier − before)`, since a figure has this value, a share or a number; `before` is 1 when it is judged first.
    Gate { of: String, value: Bound, before: Exact, multiplier: Exact, amount: Exact },
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
    /// Pay is filled up to the draw, or as far as the most that may be owed.
    Draw { draw: Exact, payable: Exact, recoverable: bool, balance: Exact, most_owed: Option<Exact> },
    /// What was drawn before is taken from what is above.
    Recovery { debt: Exact, available: Exact, balance: Exact },
    /// What is still owed when a draw ends is forgiven; the line is of nothing.
    Forgiven { debt: Exact },
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
    let ((above, below), (step, parts)) = (amount.parts(), rounding.to.0.parts());
    let quotient = || Some((above.checked_mul(parts)?, below.checked_mul(step)?));
    let (product, divisor) = quotient().or_else(|| amount.over(rounding.to.0).map(Exact::parts)).filter(|(_, divisor)| *divisor > 0)?;
    let steps = match (i64::try_from(product), i64::try_from(divisor)) {
        (Ok(product), Ok(divisor)) => i128::from(divided(product, divisor, rounding.mode)),
        _ => divided_wide(product, divisor, rounding.mode),
    };
    Exact::new(steps.checked_mul(step)?, parts)
}

macro_rules! rounded_division {
    ($name:ident, $number:ty) => {
        /// A quotient as a whole number, rounded as the plan says.
        pub fn $name(product: $number, below: $number, mode: RoundingMode) -> $number {
            let (whole, rest) = (product / below, (product % below).abs());
            let up = match (mode, rest.cmp(&(below - rest))) {
                (RoundingMode::Up, _) => rest != 0,
                (RoundingMode::Down, _) | (_, std::cmp::Ordering::Less) => false,
                (_, std::cmp::Ordering::Greater) => true,
                (_, std::cmp::Ordering::Equal) => mode == RoundingMode::HalfUp || whole % 2 != 0,
            };
            if up { whole + product.signum() } else { whole }
        }
    };
}

rounded_division!(divided, i64);
rounded_division!(divided_wide, i128);

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
            ("0.121", "0.01", RoundingMode::Up, "0.13"),
            ("-0.121", "0.01", RoundingMode::Up, "-0.13"),
            ("0.129", "0.01", RoundingMode::Down, "0.12"),
            ("-0.129", "0.01", RoundingMode::Down, "-0.12"),
            ("0.12", "0.01", RoundingMode::Up, "0.12"),
        ];
        for (amount, to, mode, expected) in cases {
            let rounding = Rounding { to: Amount(decimal(to).unwrap()), mode, ..Rounding::default() };
            assert_eq!(to_step(decimal(amount).unwrap(), &rounding), decimal(expected), "{amount} to {to} {mode:?}");
        }
    }

    #[test]
    fn quotients_are_rounded_as_lines_are() {
        let cases = [(5, 10, 1, 0), (15, 10, 2, 2), (-5, 10, -1, 0), (-15, 10, -2, -2), (14, 10, 1, 1), (-16, 10, -2, -2), (25, 10, 3, 2)];
        for (product, below, up, even) in cases {
            for (mode, expected) in [(RoundingMode::HalfUp, up), (RoundingMode::HalfEven, even)] {
                assert_eq!(divided(product, below, mode), expected, "{product}/{below} {mode:?}");
                assert_eq!(divided_wide(product.into(), below.into(), mode), expected.into(), "{product}/{below} {mode:?}");
            }
        }
    }
}
