//! Quantities: a figure with its unit.

use serde::{Deserialize, Serialize};

use crate::sales::money::Money;

/// The unit of a figure; inferred from its formula, never declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    Count,
    Money,
    /// A fraction: 0.25 is 25 %.
    Ratio,
    Days,
    Hours,
    MoneyPerDay,
    /// A plain number, such as a score.
    Number,
}

/// A figure with its unit. Money stays an integer all the way to the page.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quantity {
    Count(i64),
    Money(Money),
    Ratio(f64),
    Days(f64),
    Hours(f64),
    MoneyPerDay(Money),
    Number(f64),
}

impl Quantity {
    /// The unit.
    pub fn unit(self) -> Unit {
        match self {
            Quantity::Count(_) => Unit::Count,
            Quantity::Money(_) => Unit::Money,
            Quantity::Ratio(_) => Unit::Ratio,
            Quantity::Days(_) => Unit::Days,
            Quantity::Hours(_) => Unit::Hours,
            Quantity::MoneyPerDay(_) => Unit::MoneyPerDay,
            Quantity::Number(_) => Unit::Number,
        }
    }

    /// The raw number, for charts and scripts: ratios as fractions, money in
    /// major units, durations in days (or hours, where the unit says so).
    pub fn number(self) -> f64 {
        match self {
            Quantity::Count(count) => count as f64,
            Quantity::Money(money) | Quantity::MoneyPerDay(money) => money.in_major_units(),
            Quantity::Ratio(number) | Quantity::Days(number) | Quantity::Hours(number) | Quantity::Number(number) => number,
        }
    }
}
