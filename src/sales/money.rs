//! Money: an exact amount, rounded only where it is written for people.

use std::fmt::Formatter;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::sales::exact::Exact;

/// An amount in the reporting currency's major unit: a sum to its last digit,
/// an average as the fraction that it is. It is kept as text, such as `20/3`;
/// earlier builds kept ten-thousandths, as numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Money(Exact);

/// The most that an amount may be, in major units: rials and more.
const MOST: i128 = 1_000_000_000_000_000_000;

/// The most decimals that are written.
const MOST_DECIMALS: u8 = 12;

/// Parts of a major unit that earlier builds counted in.
const EARLIER_SCALE: i128 = 10_000;

/// Decimals of what charts draw, as many as the finest currencies have.
const DRAWN_DECIMALS: i32 = 8;

impl Money {
    pub const ZERO: Money = Money(Exact::ZERO);

    /// The amount, or `None` where it is too large.
    pub fn new(amount: Exact) -> Option<Money> {
        let whole = amount.rounded_at(0)?;
        (-MOST..=MOST).contains(&whole).then_some(Money(amount))
    }

    /// The sum, or `None` where it is too large.
    pub fn plus(self, other: Money) -> Option<Money> {
        self.0.plus(other.0).and_then(Money::new)
    }

    /// So many times the amount, or `None` where that is too large.
    pub fn times(self, factor: Exact) -> Option<Money> {
        self.0.times(factor).and_then(Money::new)
    }

    /// What a person types or a chart draws, in major units; the nearest amount
    /// there is.
    pub fn from_major_units(number: f64) -> Money {
        let (scale, most) = (10f64.powi(DRAWN_DECIMALS), MOST as f64);
        Exact::new((number.clamp(-most, most) * scale).round() as i128, scale as i128).map_or(Money::ZERO, Money)
    }

    /// Its digits as programs read them, with so many decimals, a tie going to
    /// the even digit: `-2360.91`.
    pub fn digits(self, decimals: u8) -> String {
        let decimals = decimals.min(MOST_DECIMALS);
        // No amount is so large that it does not fit.
        let amount = self.0.rounded_at(decimals).unwrap_or_default();
        let digits = format!("{:0>width$}", amount.unsigned_abs(), width = usize::from(decimals) + 1);
        let (whole, part) = digits.split_at(digits.len() - usize::from(decimals));
        let (sign, point) = (if amount < 0 { "-" } else { "" }, if part.is_empty() { "" } else { "." });
        format!("{sign}{whole}{point}{part}")
    }

    /// The amount in major units at the precision of a `f64`.
    pub fn in_major_units(self) -> f64 {
        self.0.to_f64()
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Money, D::Error> {
        match deserializer.is_human_readable() {
            true => deserializer.deserialize_any(Kept),
            false => deserializer.deserialize_str(Kept),
        }
    }
}

/// The forms in which amounts are kept.
struct Kept;

impl Kept {
    fn amount<E: Error>(amount: Option<Exact>) -> Result<Money, E> {
        amount.and_then(Money::new).ok_or_else(|| E::custom("no amount"))
    }
}

impl Visitor<'_> for Kept {
    type Value = Money;

    fn expecting(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        write!(f, "an amount")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Money, E> {
        Kept::amount(text.parse().ok())
    }

    fn visit_i64<E: Error>(self, amount: i64) -> Result<Money, E> {
        Kept::amount(Exact::new(i128::from(amount), EARLIER_SCALE))
    }

    fn visit_u64<E: Error>(self, amount: u64) -> Result<Money, E> {
        Kept::amount(Exact::new(i128::from(amount), EARLIER_SCALE))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(numerator: i128, denominator: i128) -> Money {
        Money::new(Exact::new(numerator, denominator).unwrap()).unwrap()
    }

    #[test]
    fn digits_are_rounded_where_they_are_written() {
        let cases = [
            (0, 1, 2, "0.00"),
            (5, 10_000, 4, "0.0005"),
            (-23_609_094, 10_000, 4, "-2360.9094"),
            (-23_609_094, 10_000, 2, "-2360.91"),
            (-1, 10_000, 2, "0.00"),
            (20, 3, 2, "6.67"),
            (35_801, 100_000_000, 8, "0.00035801"),
            (1, 8, 2, "0.12"),
            (5, 2, 0, "2"),
            (MOST * 100 - 1, 100, 2, "999999999999999999.99"),
        ];
        for (numerator, denominator, decimals, expected) in cases {
            assert_eq!(money(numerator, denominator).digits(decimals), expected);
        }
    }

    #[test]
    fn amounts_keep_full_precision() {
        assert_eq!(money(20, 3).in_major_units(), 6.666_666_666_666_667);
        assert_eq!(money(35_801, 200_000_000).in_major_units(), 0.000_179_005);
        assert_eq!(Money::from_major_units(0.1), money(1, 10));
        assert_eq!(Money::from_major_units(f64::MAX).in_major_units(), 1e18);
        assert_eq!(Money::new(Exact::whole(MOST + 1)), None);
        assert_eq!(Money::new(Exact::whole(i128::MIN + 1)), None);
    }

    #[test]
    fn amounts_are_kept_as_they_are() {
        for amount in [money(20, 3), money(-12_005, 10), money(MOST, 1)] {
            let kept = serde_json::to_string(&amount).unwrap();
            assert_eq!(serde_json::from_str::<Money>(&kept).unwrap(), amount, "{kept}");
        }
        for (earlier, amount) in [("12005000", money(2_401, 2)), ("-1", money(-1, 10_000))] {
            assert_eq!(serde_json::from_str::<Money>(earlier).unwrap(), amount, "{earlier}");
        }
        for broken in ["0.5", "null", "\"1/0\"", "\"a\"", "\"9000000000000000000000\""] {
            assert!(serde_json::from_str::<Money>(broken).is_err(), "{broken}");
        }
    }
}
