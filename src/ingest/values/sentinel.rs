//! Dates that stand for "no date".

use crate::ingest::values::date::DateAndTime;
use crate::ingest::values::order::DateOrder;
use crate::ingest::values::written::WrittenDate;

/// Whether programs write this date where they have none. `lone_epoch` says that
/// the first day of 1970 is such a one here, see [`is_lone_epoch`].
pub fn is_sentinel(date: WrittenDate, lone_epoch: bool) -> bool {
    let (year, month, day) = date.ymd(DateOrder::MonthDayYear);
    match (year, month.min(day), month.max(day)) {
        // No month or no day, the last day of everything, and the first days from which programs count.
        (_, 0, _) | (2500.., ..) | (2099..2500, 12, 31) | (2100..2500, 1, 1) => true,
        (1 | 1601 | 1753 | 1800 | 1900 | 1904, 1, 1) | (1858, 11, 17) | (1899, 12, 30 | 31) | (1111, 11, 11) => true,
        // The last evening of 1969 is the same moment in America, and 11 Dey 1348 the same day in Iran.
        (1970, 1, 1) | (1969, 12, 31) | (1348, 10, 11) => lone_epoch,
        _ => false,
    }
}

/// Whether the first day of 1970 stands for no date: unless another cell has a
/// day within a year of it, nothing happened then.
pub fn is_lone_epoch(usual: &[WrittenDate], others: &[Option<DateAndTime>]) -> bool {
    let day = |date: &WrittenDate| if date.has_jalali_year() { date.jalali_day() } else { date.day(DateOrder::MonthDayYear) };
    let is_near = |day: i32| !(-1..=0).contains(&day) && day.abs() <= 365;
    !others.iter().flatten().map(|(date, _)| date).chain(usual).filter_map(day).any(is_near)
}

/// Whether a plain number in a column of day numbers is the zero from which they count.
pub fn is_zero(text: &str) -> bool {
    matches!(text, "0" | "-1") || text.strip_prefix("0.").is_some_and(|zeros| zeros.bytes().all(|byte| byte == b'0'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::values::date::parse;

    #[test]
    fn knows_dates_for_no_date() {
        let date = |text: &str| parse(text).map(|(date, _)| date).unwrap_or(WrittenDate::NONE);
        for text in [
            "31.12.3999",
            "9999-12-31",
            "12/31/9999",
            "1900-01-01",
            "1/1/1900",
            "0000-00-00",
            "00.00.0000",
            "1899-12-30",
            "0001-01-01",
            "01/01/0001 00:00:00",
            "1900-01-00",
            "1/0/1900",
            "00-Jan-00",
            "0-Jan-1900",
            "2024-00-00",
            "1601-01-01",
            "1904-01-01",
            "2999-12-31",
            "2199-12-31",
            "31/12/2099",
            "1111-11-11",
            "2100-01-01",
        ] {
            assert!(is_sentinel(date(text), false), "{text}");
        }
        for text in ["2024-03-01", "1900-01-02", "1970-01-01", "2099-12-30", "1999-12-31", "12/31/99"] {
            assert!(!is_sentinel(date(text), false), "{text}");
        }
        for text in ["1970-01-01 00:00:00", "01.01.1970", "12/31/1969 4:00 PM", "1348/10/11"] {
            assert!(is_sentinel(date(text), true), "{text}");
        }
        assert_eq!(["0", "-1", "0.0", "1", "0.5"].map(is_zero), [true, true, true, false, false]);
    }

    #[test]
    fn the_first_day_of_1970_must_be_alone() {
        let days = |texts: &[&str]| -> Vec<Option<DateAndTime>> { texts.iter().map(|text| parse(text)).collect() };
        assert!(is_lone_epoch(&[], &days(&["1970-01-01", "1962-05-05", "2024-01-01"])));
        assert!(is_lone_epoch(&[], &days(&["1969-12-31", "1970-01-01"])));
        assert!(!is_lone_epoch(&[], &days(&["1970-01-01", "1970-02-02"])));
    }
}
