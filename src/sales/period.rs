//! Periods and grains: the half-open spans of days that figures are taken over.

use serde::{Deserialize, Serialize};

use crate::sales::calendar::Calendar;
use crate::sales::day::Day;
use crate::sales::fiscal_year::FiscalYear;

/// The days from `start` up to, but not including, `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
    /// before, for whole years from any day the years before, otherwise the same
    /// number of days.
    pub fn before(self, calendar: Calendar) -> Period {
        let is_whole = |months: i32| months % 12 == 0 || calendar.starts_month(self.start);
        match calendar.months_between(self.start, self.end) {
            Some(months) if is_whole(months) => Period { start: calendar.plus_months(self.start, -months), end: self.start },
            _ => Period { start: Day(self.start.0 - self.days()), end: self.start },
        }
    }

    /// The same dates a year earlier.
    pub fn year_before(self, calendar: Calendar) -> Period {
        Period { start: calendar.plus_months(self.start, -12), end: calendar.plus_months(self.end, -12) }
    }

    /// As much of an `earlier` period as this one has had so far: the same dates where
    /// they begin whole years apart, else the same number of days.
    pub fn as_far_in(self, earlier: Period, calendar: Calendar) -> Period {
        let last = Day(self.end.0 - 1);
        let end = match calendar.months_between(earlier.start, self.start) {
            Some(months) if months % 12 == 0 => calendar.plus_months(last, -months).0 + 1,
            _ => earlier.start.0 + self.days(),
        };
        Period { start: earlier.start, end: Day(end).min(earlier.end) }
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
    /// The first day of the span that `day` lies in.
    pub fn start_of(self, day: Day, year: FiscalYear) -> Day {
        let months_before = |months: u32| {
            let (of, month, _) = year.calendar.ymd(day);
            year.calendar.plus_months(year.calendar.first_of(of, month), -(months as i32))
        };
        match self {
            Grain::Day => day,
            Grain::Week => Day(day.0 - day.weekday() as i32),
            Grain::Month => months_before(0),
            Grain::Quarter => months_before(year.months_in(day) % 3),
            Grain::Year => months_before(year.months_in(day)),
        }
    }

    /// The first day of the next span after the one that begins at `start`.
    pub fn next(self, start: Day, calendar: Calendar) -> Day {
        match self {
            Grain::Day => Day(start.0 + 1),
            Grain::Week => Day(start.0 + 7),
            Grain::Month => calendar.plus_months(start, 1),
            Grain::Quarter => calendar.plus_months(start, 3),
            Grain::Year => calendar.plus_months(start, 12),
        }
    }

    /// The span that `day` lies in.
    pub fn span_of(self, day: Day, year: FiscalYear) -> Period {
        let start = self.start_of(day, year);
        Period { start, end: self.next(start, year.calendar) }
    }

    /// All spans that touch `period`, in order.
    pub fn spans(self, period: Period, year: FiscalYear) -> Vec<Period> {
        let mut spans = Vec::new();
        let mut start = self.start_of(period.start, year);
        while start < period.end {
            let end = self.next(start, year.calendar);
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

    const GREGORIAN: Calendar = Calendar::Gregorian;

    fn from(first_month: u32) -> FiscalYear {
        FiscalYear { first_month, ..FiscalYear::default() }
    }

    fn period(start: &str, end: &str) -> Period {
        Period { start: day(start), end: day(end) }
    }

    #[test]
    fn cuts_time_by_grain_and_fiscal_year() {
        let jalali = |first_month| FiscalYear { calendar: Calendar::Jalali, first_month };
        let cases = [
            (Grain::Week, "2024-05-16", from(1), "2024-05-13", "2024-05-20"),
            (Grain::Month, "2024-05-16", from(4), "2024-05-01", "2024-06-01"),
            (Grain::Quarter, "2024-05-16", from(1), "2024-04-01", "2024-07-01"),
            (Grain::Quarter, "2024-05-16", from(2), "2024-05-01", "2024-08-01"),
            (Grain::Year, "2024-03-31", from(4), "2023-04-01", "2024-04-01"),
            (Grain::Year, "2024-03-31", from(1), "2024-01-01", "2025-01-01"),
            (Grain::Month, "2024-03-31", jalali(1), "2024-03-20", "2024-04-20"),
            (Grain::Quarter, "2024-06-30", jalali(1), "2024-06-21", "2024-09-22"),
            (Grain::Year, "2025-03-20", jalali(1), "2024-03-20", "2025-03-21"),
            (Grain::Year, "2024-05-16", jalali(7), "2023-09-23", "2024-09-22"),
        ];
        for (grain, at, year, start, end) in cases {
            assert_eq!(grain.span_of(day(at), year), period(start, end), "{grain:?} {at} {year:?}");
        }
    }

    #[test]
    fn the_period_before_keeps_whole_months_and_years() {
        let cases = [
            (GREGORIAN, ("2024-04-01", "2024-07-01"), ("2024-01-01", "2024-04-01")),
            (GREGORIAN, ("2024-04-03", "2024-04-10"), ("2024-03-27", "2024-04-03")),
            (GREGORIAN, ("2024-03-05", "2024-04-05"), ("2024-02-03", "2024-03-05")),
            (GREGORIAN, ("2024-02-10", "2025-02-10"), ("2023-02-10", "2024-02-10")),
            (Calendar::Jalali, ("2024-04-20", "2024-05-21"), ("2024-03-20", "2024-04-20")),
            (Calendar::Jalali, ("2025-03-21", "2025-04-21"), ("2025-02-19", "2025-03-21")),
        ];
        for (calendar, (start, end), (earlier, later)) in cases {
            assert_eq!(period(start, end).before(calendar), period(earlier, later), "{start} to {end}");
        }
    }

    #[test]
    fn a_running_period_reaches_as_far_into_an_earlier_one() {
        // What has passed, the whole of the earlier period, and how much of it is alike.
        let cases = [
            ("month", ("2024-03-01", "2024-03-16"), ("2024-02-01", "2024-03-01"), "2024-02-16"),
            ("longer than the month before", ("2024-03-01", "2024-03-31"), ("2024-02-01", "2024-03-01"), "2024-03-01"),
            ("quarter: as many days", ("2026-04-01", "2026-05-16"), ("2026-01-01", "2026-04-01"), "2026-02-15"),
            ("year: the same dates", ("2024-01-01", "2024-06-16"), ("2023-01-01", "2024-01-01"), "2023-06-16"),
            ("until a leap day", ("2024-01-01", "2024-03-01"), ("2023-01-01", "2024-01-01"), "2023-03-01"),
            ("until the day before one", ("2025-01-01", "2025-03-01"), ("2024-01-01", "2025-01-01"), "2024-02-29"),
            ("quarter of the year before", ("2026-04-01", "2026-05-16"), ("2025-04-01", "2025-07-01"), "2025-05-16"),
        ];
        for (name, (start, end), (earlier, later), expected) in cases {
            let found = period(start, end).as_far_in(period(earlier, later), GREGORIAN);
            assert_eq!(found, period(earlier, expected), "{name}");
        }
    }

    #[test]
    fn spans_cover_the_period() {
        let spans = Grain::Month.spans(period("2024-01-15", "2024-03-01"), FiscalYear::default());
        assert_eq!(spans, [period("2024-01-01", "2024-02-01"), period("2024-02-01", "2024-03-01")]);
    }
}
