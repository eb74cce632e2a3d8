//! Money: an exact amount in ten-thousandths of the major unit.

use serde::{Deserialize, Serialize};

/// An amount in ten-thousandths of the reporting currency's major unit, so
/// that `Money(23_609_094)` is 2,360.9094.
///
/// Four decimals hold every currency's minor unit and the unit prices that
/// order exports carry; the range reaches 922 trillion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Money(pub i64);

impl Money {
    /// Decimals that `Money` carries.
    pub const DECIMALS: u8 = 4;

    /// What a person types or a chart draws, in major units; the nearest amount
    /// there is.
    pub fn from_major_units(number: f64) -> Money {
        Money((number * 10f64.powi(i32::from(Money::DECIMALS))).round() as i64)
    }

    /// All its digits, as programs read them: `-2360.9094`.
    pub fn digits(self) -> String {
        let digits = format!("{:0>width$}", self.0.unsigned_abs(), width = usize::from(Money::DECIMALS) + 1);
        let (whole, part) = digits.split_at(digits.len() - usize::from(Money::DECIMALS));
        let sign = if self.0 < 0 { "-" } else { "" };
        format!("{sign}{whole}.{part}")
    }

    /// The amount in major units, for display and for ratios only.
    pub fn in_major_units(self) -> f64 {
        self.0 as f64 / 10f64.powi(i32::from(Money::DECIMALS))
    }
}

/// `amount / divisor` to the nearest integer, a tie going to the even one.
///
/// This is the one place where money is rounded. `divisor` is positive.
pub fn round_half_even(amount: i128, divisor: i128) -> i128 {
    let floor = amount.div_euclid(divisor);
    let twice_rest = amount.rem_euclid(divisor) * 2;
    match twice_rest.cmp(&divisor) {
        std::cmp::Ordering::Less => floor,
        std::cmp::Ordering::Greater => floor + 1,
        std::cmp::Ordering::Equal => floor + (floor & 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_ties_to_even() {
        let cases = [(5, 10, 0), (15, 10, 2), (25, 10, 2), (-5, 10, 0), (-15, 10, -2), (14, 10, 1), (16, 10, 2), (-16, 10, -2)];
        for (amount, divisor, expected) in cases {
            assert_eq!(round_half_even(amount, divisor), expected, "{amount}/{divisor}");
        }
    }

    #[test]
    fn digits_are_exact() {
        let cases = [
            (0, "0.0000"),
            (5, "0.0005"),
            (-23_609_094, "-2360.9094"),
            (i64::MAX, "922337203685477.5807"),
            (i64::MIN, "-922337203685477.5808"),
        ];
        for (money, expected) in cases {
            assert_eq!(Money(money).digits(), expected);
        }
    }
}
