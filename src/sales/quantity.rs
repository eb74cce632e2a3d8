//! Quantities: a figure with its unit.

use serde::{Deserialize, Serialize};

use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::money::Money;

/// The unit of a figure; inferred from its formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    Count,
    Money,
    /// A fraction: 0.25 is 25 %.
    Ratio,
    /// How many times as much one is as another: 23.6 ×.
    Factor,
    Days,
    Hours,
    /// Twelve of them are 365.25 days.
    Months,
    MoneyPerDay,
    /// A plain number, such as a score.
    Number,
    /// Only parts of formulas are dates.
    Date,
}

/// A figure with its unit. Money stays exact all the way to the page.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quantity {
    Count(i64),
    Money(Money),
    Ratio(f64),
    Factor(f64),
    Days(f64),
    Hours(f64),
    Months(f64),
    MoneyPerDay(Money),
    Number(f64),
    Date(Day),
}

impl Quantity {
    /// An exact figure of a unit. `None` when it does not fit.
    pub fn exactly(figure: Exact, unit: Unit) -> Option<Quantity> {
        Some(match unit {
            Unit::Count => match figure.as_whole() {
                Some(count) => Quantity::Count(i64::try_from(count).ok()?),
                None => Quantity::Number(figure.to_f64()),
            },
            Unit::Number => Quantity::Number(figure.to_f64()),
            Unit::Money => Quantity::Money(Money::new(figure)?),
            Unit::MoneyPerDay => Quantity::MoneyPerDay(Money::new(figure)?),
            Unit::Ratio => Quantity::Ratio(figure.to_f64()),
            Unit::Factor => Quantity::Factor(figure.to_f64()),
            Unit::Days => Quantity::Days(figure.to_f64()),
            Unit::Hours => Quantity::Hours(figure.to_f64()),
            Unit::Months => Quantity::Months(figure.to_f64()),
            Unit::Date => Quantity::Date(Day(i32::try_from(figure.as_whole()?).ok()?)),
        })
    }

    /// A raw number, as [`Quantity::number`] gives it, with its unit again.
    pub fn of(number: f64, unit: Unit) -> Quantity {
        match unit {
            Unit::Count => Quantity::Count(number.round() as i64),
            Unit::Money => Quantity::Money(Money::from_major_units(number)),
            Unit::Ratio => Quantity::Ratio(number),
            Unit::Factor => Quantity::Factor(number),
            Unit::Days => Quantity::Days(number),
            Unit::Hours => Quantity::Hours(number),
            Unit::Months => Quantity::Months(number),
            Unit::Date => Quantity::Date(Day(number.round() as i32)),
            Unit::MoneyPerDay => Quantity::MoneyPerDay(Money::from_major_units(number)),
            Unit::Number => Quantity::Number(number),
        }
    }

    /// The sum of two figures of a unit that can be added; `None` for others, and
    /// where it does not fit.
    pub fn plus(self, other: Quantity) -> Option<Quantity> {
        match (self, other) {
            (Quantity::Count(one), Quantity::Count(other)) => one.checked_add(other).map(Quantity::Count),
            (Quantity::Money(one), Quantity::Money(other)) => one.plus(other).map(Quantity::Money),
            _ => None,
        }
    }

    /// The unit.
    pub fn unit(self) -> Unit {
        match self {
            Quantity::Count(_) => Unit::Count,
            Quantity::Money(_) => Unit::Money,
            Quantity::Ratio(_) => Unit::Ratio,
            Quantity::Factor(_) => Unit::Factor,
            Quantity::Days(_) => Unit::Days,
            Quantity::Hours(_) => Unit::Hours,
            Quantity::Months(_) => Unit::Months,
            Quantity::Date(_) => Unit::Date,
            Quantity::MoneyPerDay(_) => Unit::MoneyPerDay,
            Quantity::Number(_) => Unit::Number,
        }
    }

    /// The raw number, for charts and scripts: ratios as fractions, money in
    /// major units, durations in days (or hours or months, where the unit says so), dates
    /// in days since 1970.
    pub fn number(self) -> f64 {
        match self {
            Quantity::Count(count) => count as f64,
            Quantity::Date(day) => f64::from(day.0),
            Quantity::Money(money) | Quantity::MoneyPerDay(money) => money.in_major_units(),
            Quantity::Ratio(number)
            | Quantity::Factor(number)
            | Quantity::Days(number)
            | Quantity::Hours(number)
            | Quantity::Months(number)
            | Quantity::Number(number) => number,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Quantity, Unit};
    use crate::sales::day::Day;
    use crate::sales::money::Money;

    #[test]
    fn a_number_and_its_unit_are_the_quantity_again() {
        let amount = Money::from_major_units(12_345.678_9);
        for quantity in [
            Quantity::Count(-7),
            Quantity::Money(amount),
            Quantity::Ratio(0.25),
            Quantity::Factor(2.5),
            Quantity::Days(51.78),
            Quantity::Hours(4.5),
            Quantity::Months(7.25),
            Quantity::Date(Day(19_800)),
            Quantity::MoneyPerDay(amount),
            Quantity::Number(8.1),
        ] {
            assert_eq!(Quantity::of(quantity.number(), quantity.unit()), quantity);
        }
        assert_eq!(Quantity::of(2.5, Unit::Count), Quantity::Count(3));
        assert_eq!(Quantity::of(f64::MAX, Unit::Money), Quantity::Money(Money::from_major_units(1e18)));
    }
}
