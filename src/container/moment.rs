//! Dates and times of a spreadsheet, which are numbers of days.

use calamine::{ExcelDateTime, ExcelDateTimeType};

/// The day after the last one that a spreadsheet knows, 9999-12-31.
const END: f64 = 2_958_466.0;

/// A cell formatted as date or time, as ISO 8601 writes it: `2024-05-01`,
/// `2024-05-01 10:15:00`, or `10:15:00` without a day. Durations are hours,
/// minutes and seconds; what is no date at all stays the number it is.
pub fn written(cell: &ExcelDateTime) -> String {
    let value = cell.as_f64();
    if !(0.0..END).contains(&value) {
        return number(value);
    }
    let seconds = (value * 86_400.0).round() as u64;
    let clock = |seconds: u64| format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    if cell.is_duration() || value < 1.0 {
        return clock(seconds);
    }
    let (year, month, day, hour, minute, second, _) = whole_seconds(cell, seconds).to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    match u64::from(hour) * 3600 + u64::from(minute) * 60 + u64::from(second) {
        0 => date,
        time => format!("{date} {}", clock(time)),
    }
}

/// The same moment without the traces of binary fractions.
fn whole_seconds(cell: &ExcelDateTime, seconds: u64) -> ExcelDateTime {
    let since_1900 = |value: f64| ExcelDateTime::new(value, ExcelDateTimeType::DateTime, false);
    // From which year days are counted it does not tell, but it shows.
    let is_1904 = cell.to_ymd_hms_milli() != since_1900(cell.as_f64()).to_ymd_hms_milli();
    ExcelDateTime::new(seconds as f64 / 86_400.0, ExcelDateTimeType::DateTime, is_1904)
}

/// A number as a spreadsheet shows it where there is room: fifteen digits, a
/// point, no exponent.
pub fn number(value: f64) -> String {
    let shown = format!("{value:.14e}").parse().unwrap_or(value);
    if value.is_finite() { format!("{shown}") } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ExcelDateTimeType::{DateTime, TimeDelta};

    #[test]
    fn writes_dates_times_and_durations() {
        let cases = [
            (45_413.0, DateTime, false, "2024-05-01"),
            (43_951.0, DateTime, true, "2024-05-01"),
            (45_413.427_083_333_336, DateTime, false, "2024-05-01 10:15:00"),
            (45_413.999_999_999, DateTime, false, "2024-05-02"),
            (1.0, DateTime, false, "1900-01-01"),
            (61.0, DateTime, false, "1900-03-01"),
            (0.5, DateTime, false, "12:00:00"),
            (1.25, TimeDelta, false, "30:00:00"),
            (-1.0, DateTime, false, "-1"),
            (3_000_000.0, DateTime, false, "3000000"),
            (2_958_465.0, DateTime, false, "9999-12-31"),
        ];
        for (value, kind, is_1904, expected) in cases {
            assert_eq!(written(&ExcelDateTime::new(value, kind, is_1904)), expected, "{value}");
        }
    }

    #[test]
    fn writes_numbers_as_they_are_shown() {
        let cases = [
            (0.1 + 0.2, "0.3"),
            (1234.5, "1234.5"),
            (1e15, "1000000000000000"),
            (1.5e-7, "0.00000015"),
            (-0.0, "-0"),
            (0.0, "0"),
            (f64::NAN, ""),
        ];
        for (value, expected) in cases {
            assert_eq!(number(value), expected);
        }
    }
}
