//! The Jalali calendar, in which Iran counts the days.

use crate::sales::day::days_from_civil;

/// The years in which a date is taken for a Jalali one: 1921 to 2122.
pub const YEARS: std::ops::RangeInclusive<u32> = 1300..=1500;

/// The day of a Jalali date, if there is one.
pub fn day_of(year: u32, month: u32, day: u32) -> Option<i32> {
    if !YEARS.contains(&year) || !(1..=12).contains(&month) || day < 1 || day > days_in_month(year, month) {
        return None;
    }
    let years = year as i32 - 1403;
    let leaps = leaps_to(year - 1) as i32 - leaps_to(1402) as i32;
    let months = (month as i32 - 1) * 30 + (month as i32 - 1).min(6);
    // 1 Farvardin 1403 was 20 March 2024.
    Some(days_from_civil(2024, 3, 20) + years * 365 + leaps + months + day as i32 - 1)
}

fn days_in_month(year: u32, month: u32) -> u32 {
    match month {
        1..=6 => 31,
        12 if leaps_to(year) == leaps_to(year - 1) => 29,
        _ => 30,
    }
}

/// How many leap years there were, but for a constant: eight in each cycle of 33 years.
fn leaps_to(year: u32) -> u32 {
    (8 * year + 29) / 33
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sales::day::Day;

    #[test]
    fn agrees_with_known_days() {
        let cases = [
            ((1300, 1, 1), "1921-03-21"),
            ((1320, 6, 25), "1941-09-16"),
            ((1348, 10, 11), "1970-01-01"),
            ((1357, 11, 22), "1979-02-11"),
            ((1368, 3, 13), "1989-06-03"),
            ((1375, 12, 30), "1997-03-20"),
            ((1395, 1, 1), "2016-03-20"),
            ((1399, 12, 30), "2021-03-20"),
            ((1400, 1, 1), "2021-03-21"),
            ((1402, 12, 29), "2024-03-19"),
            ((1403, 12, 30), "2025-03-20"),
            ((1404, 1, 1), "2025-03-21"),
            ((1404, 9, 2), "2025-11-23"),
        ];
        for ((year, month, day), expected) in cases {
            assert_eq!(day_of(year, month, day).map(|day| Day(day).to_string()).as_deref(), Some(expected), "{year}/{month}/{day}");
        }
        for (year, month, day) in [(1402, 12, 30), (1403, 7, 31), (1403, 13, 1), (1403, 0, 1), (1403, 1, 0), (1299, 1, 1)] {
            assert_eq!(day_of(year, month, day), None, "{year}/{month}/{day}");
        }
    }

    #[test]
    fn every_day_follows_the_one_before() {
        let mut last = None;
        for year in YEARS {
            for month in 1..=12 {
                for day in (1..=31).filter_map(|day| day_of(year, month, day)) {
                    assert!(last.is_none_or(|last| day == last + 1), "{year}/{month}");
                    last = Some(day);
                }
            }
        }
    }
}
