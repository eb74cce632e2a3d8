//! Figures: a quantity with its unit, in full and where room is scarce.

use crate::i18n::messages::Args;
use crate::i18n::number::NOTHING;
use crate::i18n::numerals::Form;
use crate::i18n::words::{Words, dashed};
use crate::kpi::ask::Figure;
use crate::sales::money::Money;
use crate::sales::quantity::{Quantity, Unit};

/// Amounts from here on are shortened where room is scarce.
const LARGE: f64 = 1_000_000.0;
/// Below this an amount's decimals matter.
const SMALL: f64 = 100.0;

impl Words {
    /// What of a total lies in no span: `of it $10,000 without a date or on other days`.
    pub fn apart(&self, apart: Quantity) -> String {
        self.say_with("chart-apart", &Args::none().text("value", self.full(apart)))
    }

    /// A figure in full: `$10,005,534.00`, `63.2%`, `51.8 days`.
    pub fn full(&self, quantity: Quantity) -> String {
        match quantity {
            Quantity::Count(count) => self.decimal(count as f64, 0, 0),
            Quantity::Money(money) => self.money(money),
            Quantity::Ratio(fraction) => self.percent(fraction, 1),
            Quantity::Factor(factor) => self.factor(self.decimal(factor, 1, 1)),
            Quantity::Days(days) => self.with_unit("unit-days", days, 0),
            Quantity::Hours(hours) => self.with_unit("unit-hours", hours, 0),
            Quantity::Months(months) => self.with_unit("unit-months", months, 0),
            Quantity::Date(day) => self.day(day),
            Quantity::MoneyPerDay(money) => self.a_day(self.money(money)),
            Quantity::Number(number) => self.decimal(number, 0, 2),
        }
    }

    /// A figure for a tile or a bar's end: `$10M`, `63.2%`, `51.8 days`.
    pub fn short(&self, quantity: Quantity) -> String {
        match quantity {
            Quantity::Money(amount) => self.short_money(amount),
            Quantity::MoneyPerDay(amount) => self.a_day(self.short_money(amount)),
            Quantity::Count(count) if (count as f64).abs() >= LARGE => self.compact(count as f64),
            _ => self.full(quantity),
        }
    }

    /// The cases behind a rate: `of 48`.
    pub fn of_cases(&self, cases: u64) -> String {
        self.say_with("figure-cases", &Args::none().count("count", cases))
    }

    /// The same with what they are: `of 48 decided`.
    pub fn of_cases_of(&self, kpi: &str, cases: u64) -> String {
        let args = Args::none().count("count", cases);
        self.find_with(&format!("kpi-{}.cases", dashed(kpi)), &args).unwrap_or_else(|| self.say_with("figure-cases", &args))
    }

    /// A figure, or a dash where there is none.
    pub fn figure(&self, figure: &Figure) -> String {
        figure.as_ref().map_or_else(|_| NOTHING.to_owned(), |quantity| self.short(*quantity))
    }

    /// The same with all its digits.
    pub fn figure_in_full(&self, figure: &Figure) -> String {
        figure.as_ref().map_or_else(|_| NOTHING.to_owned(), |quantity| self.full(*quantity))
    }

    /// A value of a chart in its tooltip or at a bar's end.
    pub fn value(&self, value: f64, unit: Unit) -> String {
        self.short(Quantity::of(value, unit))
    }

    /// Values that stand together, written alike: all of them short or none, with the
    /// same number of digits.
    pub fn values(&self, values: &[f64], unit: Unit) -> Vec<String> {
        let most = values.iter().fold(0.0f64, |most, value| most.max(value.abs()));
        let has_parts = |scale: f64| values.iter().any(|value| (value * scale).round() / scale != value.round());
        let of = |value: f64| Quantity::of(value, unit);
        let write = |value: f64| match of(value) {
            Quantity::Money(amount) => self.alike(amount, most, has_parts(100.0)),
            Quantity::MoneyPerDay(amount) => self.a_day(self.alike(amount, most, has_parts(100.0))),
            Quantity::Count(count) if most >= LARGE && count != 0 => self.compact(value),
            Quantity::Days(days) => self.with_unit("unit-days", days, u8::from(has_parts(10.0))),
            Quantity::Hours(hours) => self.with_unit("unit-hours", hours, u8::from(has_parts(10.0))),
            Quantity::Months(months) => self.with_unit("unit-months", months, u8::from(has_parts(10.0))),
            Quantity::Number(number) => {
                let decimals = if has_parts(100.0) { 2 } else { 0 };
                self.decimal(number, decimals, decimals)
            }
            other => self.full(other),
        };
        values.iter().copied().map(write).collect()
    }

    /// A value on an axis whose ticks are `step` apart.
    pub fn tick(&self, value: f64, step: f64, unit: Unit) -> String {
        match unit {
            Unit::Money | Unit::MoneyPerDay if step >= 1_000.0 => self.compact_money_at_least(Money::from_major_units(value), 1),
            Unit::Money | Unit::MoneyPerDay => self.amount(Money::from_major_units(value), decimals(step)),
            Unit::Ratio => self.percent(value, decimals(step * 100.0)),
            Unit::Factor => self.factor(self.decimal(value, decimals(step), decimals(step))),
            _ if step >= 10_000.0 => self.number(&Form::Compact { least: 1 }, value),
            _ => self.decimal(value, decimals(step), decimals(step)),
        }
    }

    /// An amount among others of which `most` is the largest.
    fn alike(&self, amount: Money, most: f64, has_parts: bool) -> String {
        match most {
            most if most >= LARGE && amount != Money::ZERO => self.compact_money(amount),
            most if most < SMALL && has_parts => self.money(amount),
            _ => self.amount(amount, 0),
        }
    }

    fn short_money(&self, amount: Money) -> String {
        match amount.in_major_units() {
            size if size.abs() >= LARGE => self.compact_money(amount),
            size if size.abs() < SMALL && size.fract() != 0.0 => self.money(amount),
            _ => self.amount(amount, 0),
        }
    }

    fn a_day(&self, amount: String) -> String {
        self.say_with("unit-per-day", &Args::none().text("amount", amount))
    }

    /// `23.6×`
    fn factor(&self, number: String) -> String {
        self.say_with("unit-factor", &Args::none().text("number", number))
    }

    fn with_unit(&self, id: &str, number: f64, least: u8) -> String {
        let rounded = (number * 10.0).round() / 10.0;
        self.say_with(id, &Args::none().number("count", rounded).text("text", self.decimal(rounded, least, 1)))
    }
}

/// How many decimals tell ticks apart that are `step` apart.
fn decimals(step: f64) -> u8 {
    if step <= 0.0 || !step.is_finite() {
        return 0;
    }
    (-step.log10().floor()).clamp(0.0, 4.0) as u8
}
