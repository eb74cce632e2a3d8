//! Figures as people read them: a quantity with its unit, a change, a span of time.

use crate::i18n::messages::{Args, Messages};
use crate::i18n::numerals::Numerals;
use crate::sales::day::Day;
use crate::sales::period::{Grain, Period};
use crate::sales::quantity::{Quantity, Unit};
use crate::state::settings::Currency;

/// Writes figures: the words of a language, its numerals and a currency.
#[derive(Clone, Copy)]
pub struct Figures<'a> {
    pub messages: &'a Messages,
    pub numerals: &'a dyn Numerals,
    pub currency: &'a Currency,
}

impl Figures<'_> {
    /// A figure in full: `$10,005,534.00`, `63.2%`, `51.8 days`.
    pub fn full(&self, figure: Quantity) -> String {
        match figure {
            Quantity::Count(count) => self.numerals.decimal(count as f64, 0, 0),
            Quantity::Money(money) => self.numerals.money(money, self.currency),
            Quantity::Ratio(fraction) => self.numerals.percent(fraction, 1),
            Quantity::Days(days) => self.with_unit("unit-days", days),
            Quantity::Hours(hours) => self.with_unit("unit-hours", hours),
            Quantity::MoneyPerDay(money) => {
                self.messages.text("unit-per-day", &Args::none().text("amount", self.numerals.money(money, self.currency)))
            }
            Quantity::Number(number) => self.numerals.decimal(number, 0, 2),
        }
    }

    /// A figure where room is scarce: `$10M`, `63.2%`, `51.8 days`.
    pub fn short(&self, figure: Quantity) -> String {
        match figure {
            Quantity::Count(count) if count.abs() >= 100_000 => self.numerals.compact(count as f64),
            Quantity::Money(money) => self.numerals.compact_money(money, self.currency),
            Quantity::MoneyPerDay(money) => {
                self.messages.text("unit-per-day", &Args::none().text("amount", self.numerals.compact_money(money, self.currency)))
            }
            _ => self.full(figure),
        }
    }

    /// How a figure has changed: percentage points between ratios, percent
    /// between others; `None` where there is nothing to compare with.
    pub fn change(&self, now: Quantity, before: Quantity) -> Option<String> {
        if now.unit() != before.unit() {
            return None;
        }
        let (to, from) = (now.number(), before.number());
        if now.unit() == Unit::Ratio {
            let points = (to - from) * 100.0;
            return Some(
                self.messages.text(
                    "change-points",
                    &Args::none().text("points", self.signed(points, &|points| self.numerals.decimal(points, 1, 1))),
                ),
            );
        }
        let change = (to - from) / from.abs();
        change.is_finite().then(|| self.signed(change, &|change| self.numerals.percent(change, 1)))
    }

    /// The span of a grain that begins on `start`: `Mar 2024`, `Q1 2024`.
    pub fn span(&self, grain: Grain, start: Day) -> String {
        match grain {
            Grain::Day => self.numerals.date(start),
            Grain::Week => self.messages.text("span-week", &Args::none().text("day", self.numerals.date(start))),
            Grain::Month => self.numerals.month(start),
            Grain::Quarter => {
                let quarter = u64::from((start.ymd().1 - 1) / 3 + 1);
                self.messages.text("span-quarter", &Args::none().count("quarter", quarter).text("year", self.numerals.year(start)))
            }
            Grain::Year => self.numerals.year(start),
        }
    }

    /// A period by its first and last day, shorter for whole months and years.
    pub fn period(&self, period: Period) -> String {
        let last = Day((period.end.0 - 1).max(period.start.0));
        let starts_month = period.start.ymd().2 == 1 && period.end.ymd().2 == 1;
        let whole = |grain: Grain| {
            starts_month
                && Period { start: period.start, end: grain.next(period.start) } == period
                && grain.start_of(period.start, 1) == period.start
        };
        if let Some(grain) = [Grain::Year, Grain::Quarter, Grain::Month].into_iter().find(|&grain| whole(grain)) {
            return self.span(grain, period.start);
        }
        let (from, to) = match starts_month {
            true => (self.numerals.month(period.start), self.numerals.month(last)),
            false => (self.numerals.date(period.start), self.numerals.date(last)),
        };
        self.messages.text("span-between", &Args::none().text("from", from).text("to", to))
    }

    fn with_unit(&self, id: &str, number: f64) -> String {
        let rounded = (number * 10.0).round() / 10.0;
        self.messages.text(id, &Args::none().number("count", rounded).text("text", self.numerals.decimal(rounded, 0, 1)))
    }

    /// With a plus sign for what has grown; zero has none.
    fn signed(&self, number: f64, write: &dyn Fn(f64) -> String) -> String {
        let text = write(number);
        // In a line that runs to the left, a mark keeps the sign before its number.
        let mark = if self.messages.language().direction() == "rtl" { "\u{200e}" } else { "" };
        if number > 0.0 && text != write(0.0) { format!("{mark}+{text}") } else { text }
    }
}
