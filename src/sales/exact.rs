//! Exact numbers: fractions of integers, so that a formula over money rounds
//! once, at its end.

use crate::sales::money::{Money, round_half_even};
use crate::sales::quantity::{Quantity, Unit};

/// `numerator / denominator` in lowest terms, the denominator positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Exact {
    numerator: i128,
    denominator: i128,
}

impl Exact {
    pub const ZERO: Exact = Exact { numerator: 0, denominator: 1 };

    /// The fraction, or `None` for a denominator of zero or one out of range.
    pub fn new(numerator: i128, denominator: i128) -> Option<Exact> {
        if denominator == 0 {
            return None;
        }
        let divisor = i128::try_from(common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs())).ok()?;
        let sign = denominator.signum();
        let (numerator, denominator) = ((numerator / divisor).checked_mul(sign)?, (denominator / divisor).checked_mul(sign)?);
        Some(Exact { numerator, denominator })
    }

    /// A whole number.
    pub fn whole(number: i128) -> Exact {
        Exact { numerator: number, denominator: 1 }
    }

    pub fn plus(self, other: Exact) -> Option<Exact> {
        let divisor = i128::try_from(common_divisor(self.denominator.unsigned_abs(), other.denominator.unsigned_abs())).ok()?;
        let (left, right) = (other.denominator / divisor, self.denominator / divisor);
        let numerator = self.numerator.checked_mul(left)?.checked_add(other.numerator.checked_mul(right)?)?;
        Exact::new(numerator, self.denominator.checked_mul(left)?)
    }

    pub fn minus(self, other: Exact) -> Option<Exact> {
        self.plus(other.negated()?)
    }

    pub fn times(self, other: Exact) -> Option<Exact> {
        // Reduced crosswise first, so that only results out of range overflow.
        let left = Exact::new(self.numerator, other.denominator)?;
        let right = Exact::new(other.numerator, self.denominator)?;
        Exact::new(left.numerator.checked_mul(right.numerator)?, left.denominator.checked_mul(right.denominator)?)
    }

    /// `None` also when `other` is zero.
    pub fn over(self, other: Exact) -> Option<Exact> {
        self.times(Exact::new(other.denominator, other.numerator)?)
    }

    pub fn negated(self) -> Option<Exact> {
        Some(Exact { numerator: self.numerator.checked_neg()?, denominator: self.denominator })
    }

    /// The least whole number that is not smaller.
    pub fn rounded_up(self) -> Exact {
        let floor = self.numerator.div_euclid(self.denominator);
        Exact::whole(floor + i128::from(self.numerator.rem_euclid(self.denominator) != 0))
    }

    pub fn is_zero(self) -> bool {
        self.numerator == 0
    }

    /// Compares by cross products; `None` when these are out of range.
    pub fn compare(self, other: Exact) -> Option<std::cmp::Ordering> {
        Some(self.minus(other)?.numerator.cmp(&0))
    }

    /// The greatest integer `n` with `n / scale` not above the number, and
    /// whether that is exactly the number.
    pub fn floor_at(self, scale: i64) -> Option<(i128, bool)> {
        let scaled = self.numerator.checked_mul(i128::from(scale))?;
        Some((scaled.div_euclid(self.denominator), scaled.rem_euclid(self.denominator) == 0))
    }

    /// The nearest floating-point number, for ratios and durations.
    pub fn to_f64(self) -> f64 {
        self.numerator as f64 / self.denominator as f64
    }

    /// As a figure of a unit; money is rounded here. `None` when it does not fit.
    pub fn quantity(self, unit: Unit) -> Option<Quantity> {
        Some(match unit {
            Unit::Count if self.denominator == 1 => Quantity::Count(i64::try_from(self.numerator).ok()?),
            Unit::Count | Unit::Number => Quantity::Number(self.to_f64()),
            Unit::Money => Quantity::Money(self.money()?),
            Unit::MoneyPerDay => Quantity::MoneyPerDay(self.money()?),
            Unit::Ratio => Quantity::Ratio(self.to_f64()),
            Unit::Days => Quantity::Days(self.to_f64()),
            Unit::Hours => Quantity::Hours(self.to_f64()),
        })
    }

    fn money(self) -> Option<Money> {
        let scale = 10i128.pow(u32::from(Money::DECIMALS));
        // Whole part first: a large amount over a large count must not overflow.
        let (whole, rest) = (self.numerator.div_euclid(self.denominator), self.numerator.rem_euclid(self.denominator));
        let fraction = round_half_even(rest.checked_mul(scale)?, self.denominator);
        i64::try_from(whole.checked_mul(scale)?.checked_add(fraction)?).ok().map(Money)
    }
}

impl std::fmt::Display for Exact {
    /// `7/2`, or `7` for a whole number.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.denominator {
            1 => write!(f, "{}", self.numerator),
            denominator => write!(f, "{}/{denominator}", self.numerator),
        }
    }
}

fn common_divisor(mut left: u128, mut right: u128) -> u128 {
    while right != 0 {
        (left, right) = (right, left % right);
    }
    left.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(numerator: i128, denominator: i128) -> Exact {
        Exact::new(numerator, denominator).unwrap()
    }

    #[test]
    fn calculates_without_loss() {
        assert_eq!(exact(1, 3).plus(exact(1, 6)), Some(exact(1, 2)));
        assert_eq!(exact(1, 3).minus(exact(1, 3)), Some(Exact::ZERO));
        assert_eq!(exact(2, -4).times(exact(4, 1)), Some(exact(-2, 1)));
        assert_eq!(exact(1, 2).over(Exact::ZERO), None);
        assert_eq!(exact(7, 2).rounded_up(), Exact::whole(4));
        assert_eq!(exact(-7, 2).rounded_up(), Exact::whole(-3));
        assert_eq!(exact(7, 2).floor_at(1), Some((3, false)));
        assert_eq!(exact(7, 2).floor_at(10), Some((35, true)));
        assert_eq!(Exact::whole(i128::MAX).plus(Exact::whole(1)), None);
        assert_eq!(Exact::new(1, 0), None);
    }

    #[test]
    fn rounds_money_once_and_half_to_even() {
        assert_eq!(exact(10_005_534, 4238).quantity(Unit::Money), Some(Quantity::Money(Money(23_609_094))));
        assert_eq!(exact(-5, 100_000).quantity(Unit::Money), Some(Quantity::Money(Money(0))));
        assert_eq!(exact(15, 100_000).quantity(Unit::Money), Some(Quantity::Money(Money(2))));
        assert_eq!(Exact::whole(i128::from(i64::MAX)).quantity(Unit::Money), None);
    }
}
