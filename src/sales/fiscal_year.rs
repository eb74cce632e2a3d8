//! What years are: of which calendar, and with which month they begin.

use crate::sales::calendar::Calendar;
use crate::sales::day::Day;

/// How years are cut; quarters follow them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FiscalYear {
    pub calendar: Calendar,
    /// The month of the calendar (1–12) that a year begins with.
    pub first_month: u32,
}

/// The years of the Gregorian calendar.
impl Default for FiscalYear {
    fn default() -> FiscalYear {
        FiscalYear { calendar: Calendar::Gregorian, first_month: 1 }
    }
}

impl FiscalYear {
    /// Whether years are those of the calendar.
    pub fn is_calendar_year(self) -> bool {
        self.first_month == 1
    }

    /// The number of whole months (0–11) of its year before the month that `day` lies in.
    pub fn months_in(self, day: Day) -> u32 {
        (self.calendar.ymd(day).1 + 12 - self.first_month) % 12
    }

    /// The quarter of its year (1–4) that `day` lies in.
    pub fn quarter(self, day: Day) -> u32 {
        self.months_in(day) / 3 + 1
    }

    /// The calendar years in which the year of `day` begins and ends.
    pub fn calendar_years(self, day: Day) -> (i32, i32) {
        let (year, month, _) = self.calendar.ymd(day);
        let first = if month < self.first_month { year - 1 } else { year };
        (first, if self.is_calendar_year() { first } else { first + 1 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_and_years_follow_the_first_month() {
        let gregorian = |first_month| FiscalYear { first_month, ..FiscalYear::default() };
        let jalali = FiscalYear { calendar: Calendar::Jalali, first_month: 1 };
        let cases = [
            (gregorian(1), "2024-05-16", 2, (2024, 2024)),
            (gregorian(4), "2024-03-31", 4, (2023, 2024)),
            (gregorian(4), "2024-04-01", 1, (2024, 2025)),
            (gregorian(10), "2024-11-30", 1, (2024, 2025)),
            (gregorian(12), "2024-11-30", 4, (2023, 2024)),
            (jalali, "2024-03-19", 4, (1402, 1402)),
            (jalali, "2024-03-20", 1, (1403, 1403)),
        ];
        for (year, text, quarter, years) in cases {
            let day: Day = text.parse().expect("a date");
            assert_eq!((year.quarter(day), year.calendar_years(day)), (quarter, years), "{text} {year:?}");
        }
    }
}
