//! Figures as the views show them: on tiles, on axes, in tooltips, as changes.

use crate::i18n::messages::Args;
use crate::i18n::numerals::Numerals;
use crate::kpi::ask::{Figure, PartKey};
use crate::sales::day::Day;
use crate::sales::money::Money;
use crate::sales::period::{Grain, Period};
use crate::sales::quantity::{Quantity, Unit};
use crate::state::settings::Currency;
use crate::ui::words::{Locale, Words};

/// What a chart's values are measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale(pub Unit);

impl Default for Scale {
    fn default() -> Scale {
        Scale(Unit::Number)
    }
}

/// Amounts from here on are shortened where room is scarce.
const LARGE: f64 = 1_000_000.0;
/// Below this an amount's decimals matter.
const SMALL: f64 = 100.0;

impl Words {
    /// A figure in full, with all its decimals.
    pub fn full(self, quantity: Quantity) -> String {
        self.with(|locale| locale.figures().full(quantity))
    }

    /// A figure for a tile or a bar's end.
    pub fn short(self, quantity: Quantity) -> String {
        self.with(|locale| locale.short(quantity))
    }

    /// A figure, or a dash where there is none.
    pub fn figure(self, figure: &Figure) -> String {
        figure.as_ref().map_or_else(|_| "–".to_owned(), |quantity| self.short(*quantity))
    }

    /// A value of a chart in its tooltip or at a bar's end.
    pub fn value(self, value: f64, scale: Scale) -> String {
        self.with(|locale| locale.short(quantity(value, scale.0)))
    }

    /// A value on an axis whose ticks are `step` apart.
    pub fn tick(self, value: f64, step: f64, scale: Scale) -> String {
        self.with(|locale| {
            let numerals = &locale.numerals;
            match scale.0 {
                Unit::Money | Unit::MoneyPerDay if step >= 1_000.0 => numerals.compact_money(money(value), &locale.currency),
                Unit::Money | Unit::MoneyPerDay => locale.amount(value, decimals(step)),
                Unit::Ratio => numerals.percent(value, decimals(step * 100.0)),
                _ if step >= 10_000.0 => numerals.compact(value),
                _ => numerals.decimal(value, decimals(step), decimals(step)),
            }
        })
    }

    /// How much a figure has changed, if that can be said.
    pub fn change(self, now: Quantity, before: Quantity) -> Option<String> {
        self.with(|locale| locale.figures().change(now, before))
    }

    /// `before: 1,024`
    pub fn was(self, before: Quantity) -> String {
        self.say_with("tile-was", &Args::none().text("value", self.short(before)))
    }

    /// `Target 1,200`
    pub fn target(self, target: Quantity) -> String {
        self.say_with("tile-target", &Args::none().text("target", self.short(target)))
    }

    /// A fraction as percent, without decimals.
    pub fn percent(self, fraction: f64) -> String {
        self.with(|locale| locale.numerals.percent(fraction, 0))
    }

    /// A period by its first and last day.
    pub fn period(self, period: Period) -> String {
        self.with(|locale| locale.figures().period(period))
    }

    /// `compared with Q1 2024`
    pub fn compared_with(self, period: Period) -> String {
        self.say_with("compare-with", &Args::none().text("period", self.period(period)))
    }

    /// A day.
    pub fn day(self, day: Day) -> String {
        self.with(|locale| locale.numerals.date(day))
    }

    /// The span of a grain that begins on `start`.
    pub fn span(self, grain: Grain, start: Day) -> String {
        self.with(|locale| locale.figures().span(grain, start))
    }

    /// The span on an axis: what is short, and what neighbours share.
    pub fn span_label(self, grain: Grain, start: Day) -> (String, String) {
        self.with(|locale| {
            let numerals = locale.numerals;
            let year = numerals.year(start);
            match grain {
                Grain::Day | Grain::Week => (numerals.day_of_month(start), year),
                Grain::Month => (numerals.month_alone(start), year),
                Grain::Quarter => (locale.quarter(start), year),
                Grain::Year => (year, String::new()),
            }
        })
    }

    /// The name of what a part is the figure of.
    pub fn part(self, key: &PartKey, grain: Grain) -> String {
        match key {
            PartKey::Member(member) => self.member(member),
            PartKey::Span(start) => self.span(grain, *start),
        }
    }

    /// A month of the year (1–12) by its name.
    pub fn month_name(self, month: u32) -> String {
        let day = Day::from_ymd(2024, month, 1).unwrap_or(Day(0));
        self.with(|locale| locale.numerals.month_alone(day))
    }

    /// A whole number.
    pub fn count(self, count: u64) -> String {
        self.with(|locale| locale.numerals.decimal(count as f64, 0, 0))
    }

    /// A share, such as of rows that found their counterpart.
    pub fn share(self, part: u64, whole: u64) -> String {
        let fraction = if whole == 0 { 0.0 } else { part as f64 / whole as f64 };
        // What is not quite all must not read as all.
        let fraction = if part < whole { fraction.min(0.999) } else { fraction };
        self.with(|locale| locale.numerals.percent(fraction, if fraction > 0.99 && fraction < 1.0 { 1 } else { 0 }))
    }

    /// A size in bytes.
    pub fn bytes(self, bytes: u64) -> String {
        self.with(|locale| locale.numerals.bytes(bytes))
    }
}

impl Locale {
    fn short(&self, quantity: Quantity) -> String {
        match quantity {
            Quantity::Money(amount) => self.short_amount(amount),
            Quantity::MoneyPerDay(amount) => self.messages().text("unit-per-day", &Args::none().text("amount", self.short_amount(amount))),
            Quantity::Count(count) if (count as f64).abs() >= LARGE => self.numerals.compact(count as f64),
            _ => self.figures().full(quantity),
        }
    }

    fn short_amount(&self, amount: Money) -> String {
        match amount.in_major_units() {
            size if size.abs() >= LARGE => self.numerals.compact_money(amount, &self.currency),
            size if size.abs() < SMALL && size.fract() != 0.0 => self.numerals.money(amount, &self.currency),
            size => self.amount(size, 0),
        }
    }

    fn amount(&self, value: f64, decimals: u8) -> String {
        self.numerals.money(money(value), &Currency { sign: self.currency.sign.clone(), decimals })
    }

    fn quarter(&self, start: Day) -> String {
        self.messages().text("quarter-alone", &Args::none().count("quarter", u64::from((start.ymd().1 - 1) / 3 + 1)))
    }
}

/// A chart's value with its unit again.
fn quantity(value: f64, unit: Unit) -> Quantity {
    match unit {
        Unit::Count => Quantity::Count(value.round() as i64),
        Unit::Money => Quantity::Money(money(value)),
        Unit::Ratio => Quantity::Ratio(value),
        Unit::Days => Quantity::Days(value),
        Unit::Hours => Quantity::Hours(value),
        Unit::MoneyPerDay => Quantity::MoneyPerDay(money(value)),
        Unit::Number => Quantity::Number(value),
    }
}

fn money(amount: f64) -> Money {
    Money((amount * 10f64.powi(i32::from(Money::DECIMALS))).round() as i64)
}

/// How many decimals tell ticks apart that are `step` apart.
fn decimals(step: f64) -> u8 {
    if step <= 0.0 || !step.is_finite() {
        return 0;
    }
    (-step.log10().floor()).clamp(0.0, 4.0) as u8
}
