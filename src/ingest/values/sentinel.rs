//! Dates that stand for "no date".

use crate::ingest::report::problem::DateOrder;
use crate::ingest::values::date::DateAndTime;
use crate::ingest::values::written::WrittenDate;

/// Whether programs write this date where they have none. `lone_epoch` says that
/// the first day of 1970 is such a one here, see [`is_lone_epoch`].
pub fn is_sentinel(date: WrittenDate, lone_epoch: bool) -> bool {
    let (year, month, day) = date.ymd(DateOrder::MonthDayYear);
    match (year, month.min(day), month.max(day)) {
        (2900.., ..) | (_, 0, 0) | (1900, 0 | 1, 1) | (1 | 1753, 1, 1) | (1899, 12, 30 | 31) | (2099, 12, 31) => true,
        (1970, 1, 1) => lone_epoch,
        _ => false,
    }
}

/// Whether several cells have the first day of 1970, and no other cell a day
/// within a year of it: then nothing happened on that day.
pub fn is_lone_epoch(usual: &[WrittenDate], others: &[Option<DateAndTime>], counts: &[u64]) -> bool {
    let day = |date: &WrittenDate| date.day(DateOrder::MonthDayYear);
    let others = || others.iter().zip(counts).filter_map(|(date, count)| Some((day(&date.as_ref()?.0)?, *count)));
    let cells: u64 = others().filter(|(day, _)| *day == 0).map(|(_, count)| count).sum();
    let is_near = |day: i32| day != 0 && day.abs() <= 365;
    cells >= 3 && !others().any(|(day, _)| is_near(day)) && !usual.iter().filter_map(day).any(is_near)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::values::date::parse;

    #[test]
    fn knows_dates_for_no_date() {
        let date = |text: &str| parse(text).map(|(date, _)| date).unwrap_or(WrittenDate::NONE);
        for text in
            ["31.12.3999", "9999-12-31", "12/31/9999", "1900-01-01", "1/1/1900", "0000-00-00", "00.00.0000", "1899-12-30", "0001-01-01"]
        {
            assert!(is_sentinel(date(text), false), "{text}");
        }
        for text in ["2024-03-01", "1900-01-02", "1970-01-01", "2099-12-30", "1999-12-31", "12/31/99"] {
            assert!(!is_sentinel(date(text), false), "{text}");
        }
        assert!(is_sentinel(date("1970-01-01 00:00:00"), true));
    }

    #[test]
    fn the_first_day_of_1970_must_be_alone() {
        let days = |texts: &[&str]| -> Vec<Option<DateAndTime>> { texts.iter().map(|text| parse(text)).collect() };
        assert!(is_lone_epoch(&[], &days(&["1970-01-01", "1962-05-05"]), &[3, 1]));
        assert!(!is_lone_epoch(&[], &days(&["1970-01-01", "1962-05-05"]), &[2, 1]));
        assert!(!is_lone_epoch(&[], &days(&["1970-01-01", "1970-02-02"]), &[3, 1]));
    }
}
