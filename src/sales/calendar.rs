//! The calendars that months and years are counted in.

use serde::{Deserialize, Serialize};

use crate::sales::day::{Day, days_from_civil, days_in_month};

/// A calendar with twelve months a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Calendar {
    #[default]
    Gregorian,
    /// The solar calendar of Iran: a year begins with the spring equinox.
    Jalali,
}

/// The first day of the Jalali calendar lies so many days before 1970-01-01.
const BEFORE_1970: i32 = 492_268;

impl Calendar {
    /// Year, month (1–12) and day of the month.
    pub fn ymd(self, day: Day) -> (i32, u32, u32) {
        match self {
            Calendar::Gregorian => day.ymd(),
            Calendar::Jalali => {
                let days = day.0 + BEFORE_1970;
                // In 33 years, 12,053 days, there are eight leap days.
                let year = 1 + ((33 * i64::from(days) + 3).div_euclid(12_053)) as i32;
                let of_year = days - days_before_year(year);
                let month = if of_year < 216 { of_year / 31 } else { (of_year - 6) / 30 } + 1;
                (year, month as u32, (of_year - days_before_month(month)) as u32 + 1)
            }
        }
    }

    /// The first day of a month (1–12).
    pub fn first_of(self, year: i32, month: u32) -> Day {
        match self {
            Calendar::Gregorian => Day(days_from_civil(year, month, 1)),
            Calendar::Jalali => Day(days_before_year(year) + days_before_month(month as i32) - BEFORE_1970),
        }
    }

    /// The same day of the month `months` later, or that month's last day.
    pub fn plus_months(self, day: Day, months: i32) -> Day {
        let (year, month, of_month) = self.ymd(day);
        let (year, month) = month_after(year, month, months);
        Day(self.first_of(year, month).0 + of_month.min(self.days_in_month(year, month)) as i32 - 1)
    }

    /// Whether a month begins with this day.
    pub fn starts_month(self, day: Day) -> bool {
        self.ymd(day).2 == 1
    }

    /// How many months lie between two days that are the same of their months; `None` if they are not.
    pub fn months_between(self, from: Day, to: Day) -> Option<i32> {
        let ((year, month, day), (later_year, later_month, later_day)) = (self.ymd(from), self.ymd(to));
        (day == later_day).then(|| (later_year - year) * 12 + later_month as i32 - month as i32)
    }

    fn days_in_month(self, year: i32, month: u32) -> u32 {
        match self {
            Calendar::Gregorian => days_in_month(year, month),
            Calendar::Jalali => {
                let (next_year, next) = month_after(year, month, 1);
                (self.first_of(next_year, next).0 - self.first_of(year, month).0) as u32
            }
        }
    }
}

/// The year and the month (1–12) `months` after a month.
fn month_after(year: i32, month: u32, months: i32) -> (i32, u32) {
    let total = year * 12 + month as i32 - 1 + months;
    (total.div_euclid(12), total.rem_euclid(12) as u32 + 1)
}

/// The days of the Jalali calendar before a year, by the cycle of 33 years: what is
/// observed differs from it in no year from 1206 to 1501 (1827 to 2122).
fn days_before_year(year: i32) -> i32 {
    365 * (year - 1) + (8 * year + 21).div_euclid(33)
}

/// The days of a Jalali year before a month (1–12): the first six have 31.
fn days_before_month(month: i32) -> i32 {
    let months = month - 1;
    if months <= 6 { months * 31 } else { months * 30 + 6 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect("a date")
    }

    #[test]
    fn days_have_their_jalali_dates() {
        let cases = [
            ("1970-01-01", (1348, 10, 11)),
            ("1979-02-11", (1357, 11, 22)),
            ("2021-03-20", (1399, 12, 30)),
            ("2021-03-21", (1400, 1, 1)),
            ("2024-03-19", (1402, 12, 29)),
            ("2024-03-20", (1403, 1, 1)),
            ("2024-09-21", (1403, 6, 31)),
            ("2024-09-22", (1403, 7, 1)),
            ("2025-03-20", (1403, 12, 30)),
            ("2025-03-21", (1404, 1, 1)),
            ("2026-11-25", (1405, 9, 4)),
        ];
        for (text, expected) in cases {
            assert_eq!(Calendar::Jalali.ymd(day(text)), expected, "{text}");
        }
    }

    #[test]
    fn every_day_of_eight_centuries_is_in_its_month() {
        for calendar in [Calendar::Gregorian, Calendar::Jalali] {
            for number in -150_000..150_000 {
                let (year, month, of_month) = calendar.ymd(Day(number));
                assert!((1..=12).contains(&month) && (1..=31).contains(&of_month), "{calendar:?} {number}");
                assert_eq!(Day(calendar.first_of(year, month).0 + of_month as i32 - 1), Day(number), "{calendar:?}");
            }
        }
    }

    #[test]
    fn months_are_added_in_the_calendar() {
        let cases = [
            (Calendar::Gregorian, "2024-01-31", 1, "2024-02-29"),
            (Calendar::Gregorian, "2024-03-31", -13, "2023-02-28"),
            (Calendar::Jalali, "2024-03-20", 1, "2024-04-20"),
            (Calendar::Jalali, "2024-09-21", 1, "2024-10-21"),
            (Calendar::Jalali, "2025-03-20", -12, "2024-03-19"),
        ];
        for (calendar, from, months, expected) in cases {
            assert_eq!(calendar.plus_months(day(from), months), day(expected), "{calendar:?} {from} {months}");
        }
        assert_eq!(Calendar::Gregorian.months_between(day("2024-02-15"), day("2025-01-15")), Some(11));
        assert_eq!(Calendar::Gregorian.months_between(day("2024-02-15"), day("2025-01-16")), None);
        assert_eq!(Calendar::Jalali.months_between(day("2024-03-20"), day("2025-03-21")), Some(12));
    }
}
