//! Periods and grains: the half-open spans of days that figures are taken over.

use serde::{Deserialize, Serialize};

use crate::sales::day::Day;

/// The days from `start` up to, but not including, `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    pub start: Day,
    pub end: Day,
}

impl Period {
    /// Whether `day` falls into the period.
    pub fn contains(self, day: Day) -> bool {
        self.start <= day && day < self.end
    }

    /// How many days the period has.
    pub fn days(self) -> i32 {
        (self.end.0 - self.start.0).max(0)
    }

    /// The period of the same length just before: for whole months the months
    /// before, otherwise the same number of days.
    pub fn before(self) -> Period {
        let ((_, _, first), (_, _, last)) = (self.start.ymd(), self.end.ymd());
        if first == 1 && last == 1 {
            let (start, end) = (self.start.ymd(), self.end.ymd());
            let months = (end.0 - start.0) * 12 + end.1 as i32 - start.1 as i32;
            return Period { start: self.start.plus_months(-months), end: self.start };
        }
        Period { start: Day(self.start.0 - self.days()), end: self.start }
    }

    /// The same dates a year earlier.
    pub fn year_before(self) -> Period {
        Period { start: self.start.plus_months(-12), end: self.end.plus_months(-12) }
    }
}

/// How finely time is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grain {
    Day,
    /// Weeks begin on Monday.
    Week,
    Month,
    Quarter,
    Year,
}

impl Grain {
    /// The first day of the span that `day` lies in. A year begins with
    /// `fiscal_start` (1–12), and quarters follow it.
    pub fn start_of(self, day: Day, fiscal_start: u32) -> Day {
        let (year, month, _) = day.ymd();
        let first_of = |year, month| Day(crate::sales::day::days_from_civil(year, month, 1));
        let months_in = (month + 12 - fiscal_start) % 12;
        match self {
            Grain::Day => day,
            Grain::Week => Day(day.0 - day.weekday() as i32),
            Grain::Month => first_of(year, month),
            Grain::Quarter => first_of(year, month).plus_months(-((months_in % 3) as i32)),
            Grain::Year => first_of(year, month).plus_months(-(months_in as i32)),
        }
    }

    /// The first day of the next span after the one that begins at `start`.
    pub fn next(self, start: Day) -> Day {
        match self {
            Grain::Day => Day(start.0 + 1),
            Grain::Week => Day(start.0 + 7),
            Grain::Month => start.plus_months(1),
            Grain::Quarter => start.plus_months(3),
            Grain::Year => start.plus_months(12),
        }
    }

    /// All spans that touch `period`, in order.
    pub fn spans(self, period: Period, fiscal_start: u32) -> Vec<Period> {
        let mut spans = Vec::new();
        let mut start = self.start_of(period.start, fiscal_start);
        while start < period.end {
            let end = self.next(start);
            spans.push(Period { start, end });
            start = end;
        }
        spans
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect("a date")
    }

    #[test]
    fn cuts_time_by_grain_and_fiscal_year() {
        let cases = [
            (Grain::Week, "2024-05-16", 1, "2024-05-13"),
            (Grain::Month, "2024-05-16", 4, "2024-05-01"),
            (Grain::Quarter, "2024-05-16", 1, "2024-04-01"),
            (Grain::Quarter, "2024-05-16", 2, "2024-05-01"),
            (Grain::Year, "2024-03-31", 4, "2023-04-01"),
            (Grain::Year, "2024-03-31", 1, "2024-01-01"),
        ];
        for (grain, at, fiscal_start, expected) in cases {
            assert_eq!(grain.start_of(day(at), fiscal_start), day(expected), "{grain:?} {at} {fiscal_start}");
        }
    }

    #[test]
    fn the_period_before_keeps_whole_months() {
        let quarter = Period { start: day("2024-04-01"), end: day("2024-07-01") };
        assert_eq!(quarter.before(), Period { start: day("2024-01-01"), end: day("2024-04-01") });
        let week = Period { start: day("2024-04-03"), end: day("2024-04-10") };
        assert_eq!(week.before(), Period { start: day("2024-03-27"), end: day("2024-04-03") });
    }

    #[test]
    fn spans_cover_the_period() {
        let spans = Grain::Month.spans(Period { start: day("2024-01-15"), end: day("2024-03-01") }, 1);
        assert_eq!(spans.len(), 2);
        assert_eq!(spans[0].start, day("2024-01-01"));
        assert_eq!(spans[1].end, day("2024-03-01"));
    }
}
