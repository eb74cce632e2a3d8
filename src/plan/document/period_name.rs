//! The spans that plans are cut into, and what their periods are called.

use serde::{Deserialize, Serialize};

use crate::sales::calendar::Calendar;
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::fiscal_year::FiscalYear;
use crate::sales::period::{Grain, Period};

/// How long a window, a quota or a pay period is; quarters, halves and years follow the fiscal year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Span {
    /// Seven days, from Monday on unless `calendar.weeks_from` says otherwise.
    Week,
    /// Fourteen days, counted from `calendar.weeks_from`.
    TwoWeeks,
    /// From the 1st to the 15th of a month, and from the 16th to its last day.
    HalfMonth,
    /// A month of the calendar.
    Month,
    /// Three months of the fiscal year.
    Quarter,
    /// Six months of the fiscal year.
    Half,
    /// The fiscal year.
    Year,
    /// The whole time of the plan: one window that never starts again.
    Plan,
}

/// How a plan cuts time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    pub year: FiscalYear,
    /// A day that a week begins with, and two of them.
    pub weeks_from: Day,
    /// The shortest span of the plan: what the name of a day names.
    pub shortest: Span,
}

impl Span {
    /// The span that `day` lies in; `whole` is the time of the plan.
    pub fn around(self, day: Day, cut: Cut, whole: Period) -> Period {
        let year = cut.year;
        let of_days = |days: i32| {
            let start = Day(day.0 - (day.0 - cut.weeks_from.0).rem_euclid(days));
            Period { start, end: Day(start.0 + days) }
        };
        match self {
            Span::Week => of_days(7),
            Span::TwoWeeks => of_days(14),
            Span::HalfMonth => {
                let month = Grain::Month.span_of(day, year);
                let middle = Day(month.start.0 + 15);
                if day < middle { Period { end: middle, ..month } } else { Period { start: middle, ..month } }
            }
            Span::Month => Grain::Month.span_of(day, year),
            Span::Quarter => Grain::Quarter.span_of(day, year),
            Span::Year => Grain::Year.span_of(day, year),
            Span::Half => {
                let start = Grain::Year.start_of(day, year);
                let middle = start.plus_months(6);
                let end = middle.plus_months(6);
                if day < middle { Period { start, end: middle } } else { Period { start: middle, end } }
            }
            Span::Plan => whole,
        }
    }

    /// All spans that touch `whole`, in order.
    pub fn all(self, cut: Cut, whole: Period) -> Vec<Period> {
        let mut spans: Vec<Period> = Vec::new();
        let mut day = whole.start;
        while day < whole.end {
            let span = self.around(day, cut, whole);
            spans.push(span);
            day = span.end.max(Day(day.0 + 1));
        }
        spans
    }

    /// The part of a year that it is, by twelve months or 52 weeks; `None` for the plan's time.
    pub fn of_year(self) -> Option<Exact> {
        let parts = match self {
            Span::Week => 52,
            Span::TwoWeeks => 26,
            Span::HalfMonth => 24,
            Span::Month => 12,
            Span::Quarter => 4,
            Span::Half => 2,
            Span::Year => 1,
            Span::Plan => return None,
        };
        Exact::new(1, parts)
    }

    /// `2026-01`, `2026-Q1`, `2026-H1`, `2026`, or `plan`; what is shorter than a month by
    /// its first day, `2026-01-05`. A fiscal year that begins within a calendar year is
    /// named by the year it ends in: `FY2027-Q1`, `FY2027`.
    pub fn name(self, period: Period, year: FiscalYear) -> String {
        let (_, ends) = year.calendar_years(period.start);
        let fiscal = if year.is_calendar_year() { format!("{ends:04}") } else { format!("FY{ends:04}") };
        match self {
            Span::Week | Span::TwoWeeks | Span::HalfMonth => period.start.to_string(),
            Span::Month => {
                let (year, month, _) = period.start.ymd();
                format!("{year:04}-{month:02}")
            }
            Span::Quarter => format!("{fiscal}-Q{}", year.quarter(period.start)),
            Span::Half => format!("{fiscal}-H{}", year.months_in(period.start) / 6 + 1),
            Span::Year => fiscal,
            Span::Plan => "plan".to_owned(),
        }
    }
}

/// The period that a name means, as [`Span::name`] writes it; `FY` may be left out.
pub fn period_named(name: &str, cut: Cut) -> Option<(Span, Period)> {
    let year = cut.year;
    if let Ok(day) = name.parse() {
        let period = cut.shortest.around(day, cut, Period { start: day, end: day });
        return (cut.shortest < Span::Month && period.start == day).then_some((cut.shortest, period));
    }
    let (of, part) = match name.split_once('-') {
        Some((_, "")) => return None,
        Some(parts) => parts,
        None => (name, ""),
    };
    let ends = of.strip_prefix("FY").unwrap_or(of).parse::<i32>().ok().filter(|ends| (1..9999).contains(ends))?;
    if part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit()) {
        let start = Day::from_ymd(ends, part.parse().ok()?, 1)?;
        return Some((Span::Month, Period { start, end: start.plus_months(1) }));
    }
    let first = if year.is_calendar_year() { ends } else { ends - 1 };
    let start = Calendar::Gregorian.first_of(first, year.first_month);
    let (span, months, number) = match (part.get(..1), part.get(1..).and_then(|number| number.parse::<i32>().ok())) {
        (Some("Q"), Some(number @ 1..=4)) => (Span::Quarter, 3, number - 1),
        (Some("H"), Some(number @ 1..=2)) => (Span::Half, 6, number - 1),
        (None | Some(""), None) if part.is_empty() => (Span::Year, 12, 0),
        _ => return None,
    };
    let start = start.plus_months(months * number);
    Some((span, Period { start, end: start.plus_months(months) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Weeks from the first Monday of 2026 on.
    fn cut(shortest: Span) -> Cut {
        Cut { year: FiscalYear::default(), weeks_from: "2026-01-05".parse().unwrap(), shortest }
    }

    #[test]
    fn short_periods_are_named_by_their_first_day() {
        let cases = [
            (Span::Week, "2026-01-11", "2026-01-05", 7),
            (Span::Week, "2026-01-12", "2026-01-12", 7),
            (Span::TwoWeeks, "2026-01-12", "2026-01-05", 14),
            (Span::TwoWeeks, "2026-01-04", "2025-12-22", 14),
            (Span::HalfMonth, "2026-02-15", "2026-02-01", 15),
            (Span::HalfMonth, "2026-02-16", "2026-02-16", 13),
        ];
        for (span, day, name, days) in cases {
            let day: Day = day.parse().unwrap();
            let period = span.around(day, cut(span), Period { start: day, end: day });
            assert_eq!((span.name(period, FiscalYear::default()).as_str(), period.days()), (name, days), "{span:?} {day}");
            assert_eq!(period_named(name, cut(span)), Some((span, period)));
        }
        assert_eq!(period_named("2026-01-06", cut(Span::Week)), None);
    }

    #[test]
    fn periods_have_names() {
        let cases = [
            (1, "2026-02", "2026-02-01", "2026-03-01"),
            (1, "2026-Q2", "2026-04-01", "2026-07-01"),
            (1, "2026-H2", "2026-07-01", "2027-01-01"),
            (1, "2026", "2026-01-01", "2027-01-01"),
            (4, "FY2027-Q1", "2026-04-01", "2026-07-01"),
            (4, "FY2027-H2", "2026-10-01", "2027-04-01"),
            (4, "FY2027", "2026-04-01", "2027-04-01"),
        ];
        for (first_month, name, start, end) in cases {
            let year = FiscalYear { first_month, ..FiscalYear::default() };
            let cut = Cut { year, ..cut(Span::Month) };
            let period = Period { start: start.parse().unwrap(), end: end.parse().unwrap() };
            let (span, found) = period_named(name, cut).unwrap();
            assert_eq!(found, period, "{name}");
            assert_eq!(span.name(period, year), name);
            assert_eq!(span.around(Day(period.end.0 - 1), cut, period), period, "{name}");
        }
        for wrong in ["2026-13", "2026-Q5", "Q1", "", "2026-", "2026-1", "2026-Q", "26-Qx", "2026-01-05"] {
            assert_eq!(period_named(wrong, cut(Span::Month)), None, "{wrong}");
        }
    }
}
