//! A date as it is written.
//!
//! `3/4/2021` does not say which of its numbers is the month, nor `1402/12/29`
//! which calendar it is of; both are decided once for the whole column.

use crate::ingest::values::jalali;
use crate::ingest::values::order::DateOrder;
use crate::sales::day::{Day, days_from_civil, days_in_month};

/// Two small numbers and the year, in 30 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WrittenDate(u32);

/// Which of the three numbers is the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearPlace {
    /// Year, month and day, without doubt.
    First,
    /// Day and month in unknown order, then the year.
    Last,
    /// Three numbers below 100.
    Unknown,
}

impl WrittenDate {
    /// No date.
    pub const NONE: WrittenDate = WrittenDate(u32::MAX);

    #[inline]
    pub fn new(place: YearPlace, year: u32, first: u32, second: u32) -> WrittenDate {
        WrittenDate((place as u32) << 28 | year << 14 | first << 7 | second)
    }

    /// A day of the civil calendar.
    pub fn of_day(day: i32) -> WrittenDate {
        let (year, month, day) = Day(day).ymd();
        WrittenDate::new(YearPlace::First, year.unsigned_abs(), month, day)
    }

    /// Where the year stands.
    #[inline]
    pub fn year_place(self) -> YearPlace {
        match self.0 >> 28 {
            0 => YearPlace::First,
            1 => YearPlace::Last,
            _ => YearPlace::Unknown,
        }
    }

    /// The year (or the last number), the first and the second of the others.
    #[inline]
    fn parts(self) -> (u32, u32, u32) {
        (self.0 >> 14 & 0x3fff, self.0 >> 7 & 0x7f, self.0 & 0x7f)
    }

    /// Year, month and day when read in this order.
    #[inline]
    pub fn ymd(self, order: DateOrder) -> (u32, u32, u32) {
        let (last, first, second) = self.parts();
        match (self.year_place(), order) {
            (YearPlace::First, _) => (last, first, second),
            (YearPlace::Last, DateOrder::DayMonthYear) => (last, second, first),
            (YearPlace::Last, _) => (last, first, second),
            (YearPlace::Unknown, DateOrder::DayMonthYear) => (full_year(last), second, first),
            (YearPlace::Unknown, DateOrder::MonthDayYear) => (full_year(last), first, second),
            (YearPlace::Unknown, DateOrder::YearMonthDay) => (full_year(first), second, last),
        }
    }

    /// Whether the year stands in full and is one of the Jalali calendar.
    pub fn has_jalali_year(self) -> bool {
        self.year_place() != YearPlace::Unknown && jalali::YEARS.contains(&self.parts().0)
    }

    /// Whether the date is of a time in which deals are made, so that nothing
    /// more needs to be asked; the day may still not exist.
    #[inline(always)]
    pub fn is_usual(self) -> bool {
        let (year, first, second) = self.parts();
        let soon = year.wrapping_sub(1971) < 128 || jalali::YEARS.contains(&year);
        match self.year_place() {
            YearPlace::First => soon && first.wrapping_sub(1) < 12 && (second.wrapping_sub(1) < 28 || self.ends_a_month()),
            YearPlace::Last => soon,
            YearPlace::Unknown => true,
        }
    }

    /// Whether one of the calendars has such a day beyond the 28th.
    fn ends_a_month(self) -> bool {
        self.exists(DateOrder::YearMonthDay) || self.has_jalali_year() && self.jalali_day().is_some()
    }

    /// Whether there is such a day when read in this order.
    #[inline]
    pub fn exists(self, order: DateOrder) -> bool {
        let (year, month, day) = self.ymd(order);
        self != WrittenDate::NONE && (1..=12).contains(&month) && day >= 1 && (day <= 28 || day <= days_in_month(year as i32, month))
    }

    /// The day of the civil calendar, if the date exists when read in this order.
    #[inline]
    pub fn day(self, order: DateOrder) -> Option<i32> {
        let (year, month, day) = self.ymd(order);
        if !self.exists(order) {
            return None;
        }
        let begins = (year as usize).checked_sub(FIRST_YEAR).and_then(|after| MONTHS.get(after * 12 + month as usize - 1));
        Some(begins.map_or_else(|| days_from_civil(year as i32, month, day), |&begins| begins + day as i32 - 1))
    }

    /// The day in a column of Jalali dates, among which civil ones may stand.
    pub fn jalali_day(self) -> Option<i32> {
        if !self.has_jalali_year() {
            return self.day(DateOrder::DayMonthYear);
        }
        let (year, month, day) = self.ymd(DateOrder::DayMonthYear);
        jalali::day_of(year, month, day)
    }

    /// Whether the day depends on the order in which it is read.
    pub fn is_open(self) -> bool {
        use DateOrder::{DayMonthYear, MonthDayYear};
        self.year_place() != YearPlace::First
            && self.exists(MonthDayYear)
            && self.exists(DayMonthYear)
            && self.ymd(MonthDayYear) != self.ymd(DayMonthYear)
    }
}

/// The first day of each month of two centuries.
#[allow(clippy::indexing_slicing, reason = "runs while compiling")]
static MONTHS: [i32; 200 * 12] = {
    let mut months = [0; 200 * 12];
    let (mut at, mut day, mut year) = (0, -25_567, FIRST_YEAR as i32);
    while at < months.len() {
        months[at] = day;
        day += days_in_month(year, at as u32 % 12 + 1) as i32;
        year += (at % 12 == 11) as i32;
        at += 1;
    }
    months
};

const FIRST_YEAR: usize = 1900;

/// The numbers in the order in which they were written.
impl std::fmt::Display for WrittenDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (last, first, second) = self.parts();
        match self.year_place() {
            YearPlace::First => write!(f, "{last}-{first:02}-{second:02}"),
            YearPlace::Last | YearPlace::Unknown => write!(f, "{first}/{second}/{last:02}"),
        }
    }
}

/// Two digits mean 1969 to 2068, as POSIX has it.
pub fn full_year(year: u32) -> u32 {
    if year >= 69 { 1900 + year } else { 2000 + year }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_months_is_the_calendar() {
        for number in -40_000..60_000 {
            let date = WrittenDate::of_day(number);
            assert_eq!(date.day(DateOrder::YearMonthDay), Some(number));
        }
    }

    #[test]
    fn a_column_of_jalali_dates_may_hold_others() {
        let day = |year, month, day| WrittenDate::new(YearPlace::First, year, month, day).jalali_day().map(|day| Day(day).to_string());
        assert_eq!(day(1402, 12, 29).as_deref(), Some("2024-03-19"));
        assert_eq!(day(2024, 3, 19).as_deref(), Some("2024-03-19"));
        assert_eq!(day(1402, 2, 31).as_deref(), Some("2023-05-21"));
        assert_eq!(day(1402, 12, 30), None);
    }
}
