//! The spans that plans are cut into, and what their periods are called.

use serde::{Deserialize, Serialize};

use crate::sales::calendar::Calendar;
use crate::sales::day::Day;
use crate::sales::fiscal_year::FiscalYear;
use crate::sales::period::{Grain, Period};

/// How long a window, a quota or a pay period is; quarters, halves and years follow the fiscal year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Span {
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

impl Span {
    /// The span that `day` lies in; `whole` is the time of the plan.
    pub fn around(self, day: Day, year: FiscalYear, whole: Period) -> Period {
        match self {
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
    pub fn all(self, year: FiscalYear, whole: Period) -> Vec<Period> {
        let mut spans: Vec<Period> = Vec::new();
        let mut day = whole.start;
        while day < whole.end {
            let span = self.around(day, year, whole);
            spans.push(span);
            day = span.end.max(Day(day.0 + 1));
        }
        spans
    }

    /// `2026-01`, `2026-Q1`, `2026-H1`, `2026`, or `plan`. A fiscal year that begins
    /// within a calendar year is named by the year it ends in: `FY2027-Q1`, `FY2027`.
    pub fn name(self, period: Period, year: FiscalYear) -> String {
        let (_, ends) = year.calendar_years(period.start);
        let fiscal = if year.is_calendar_year() { format!("{ends:04}") } else { format!("FY{ends:04}") };
        match self {
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
pub fn period_named(name: &str, year: FiscalYear) -> Option<(Span, Period)> {
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
            let period = Period { start: start.parse().unwrap(), end: end.parse().unwrap() };
            let (span, found) = period_named(name, year).unwrap();
            assert_eq!(found, period, "{name}");
            assert_eq!(span.name(period, year), name);
            assert_eq!(span.around(Day(period.end.0 - 1), year, period), period, "{name}");
        }
        for wrong in ["2026-13", "2026-Q5", "Q1", "", "2026-", "2026-1", "2026-Q", "26-Qx"] {
            assert_eq!(period_named(wrong, FiscalYear::default()), None, "{wrong}");
        }
    }
}
