//! Dates and times as people and programs write them.
//!
//! `3/4/2021` does not say which of its numbers is the month, so a date is
//! first kept as it is written; what the numbers mean is decided once for the
//! whole column.

use crate::ingest::month::month_of;
use crate::ingest::number::western;
use crate::ingest::problem::DateOrder;
use crate::sales::day::{days_from_civil, days_in_month};

/// A date as it is written: two small numbers and the year, in 30 bits.
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
    fn new(place: YearPlace, year: u32, first: u32, second: u32) -> WrittenDate {
        WrittenDate((place as u32) << 28 | year << 14 | first << 7 | second)
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
    fn ymd(self, order: DateOrder) -> (u32, u32, u32) {
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

    /// Whether there is such a day when read in this order.
    #[inline]
    pub fn exists(self, order: DateOrder) -> bool {
        let (year, month, day) = self.ymd(order);
        self != WrittenDate::NONE && (1..=12).contains(&month) && day >= 1 && (day <= 28 || day <= days_in_month(year as i32, month))
    }

    /// The day, if the date exists when read in this order.
    #[inline]
    pub fn day(self, order: DateOrder) -> Option<i32> {
        let (year, month, day) = self.ymd(order);
        if !self.exists(order) {
            return None;
        }
        let begins = (year as usize).checked_sub(FIRST_YEAR).and_then(|after| MONTHS.get(after * 12 + month as usize - 1));
        Some(begins.map_or_else(|| days_from_civil(year as i32, month, day), |&begins| begins + day as i32 - 1))
    }
}

/// The first day of each month of two centuries.
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
fn full_year(year: u32) -> u32 {
    if year >= 69 { 1900 + year } else { 2000 + year }
}

/// The numeric forms: `2021-04-15`, `4/15/2021`, `15.4.21`, each also with a
/// time behind. The second answer is the seconds since midnight.
#[inline]
pub fn numeric(bytes: &[u8]) -> Option<(WrittenDate, Option<u32>)> {
    match bytes.try_into().ok().and_then(iso) {
        Some(date) => Some((date, None)),
        None => any_numeric(bytes),
    }
}

/// `2021-04-15`, which most exports write.
#[inline(always)]
fn iso(bytes: &[u8; 10]) -> Option<WrittenDate> {
    let [a, b, c, d, b'-', e, f, b'-', g, h] = *bytes else { return None };
    let digits = [a, b, c, d, e, f, g, h].map(|byte| u32::from(byte.wrapping_sub(b'0')));
    if digits.iter().any(|&digit| digit > 9) {
        return None;
    }
    let [a, b, c, d, e, f, g, h] = digits;
    Some(WrittenDate::new(YearPlace::First, a * 1000 + b * 100 + c * 10 + d, e * 10 + f, g * 10 + h))
}

fn any_numeric(bytes: &[u8]) -> Option<(WrittenDate, Option<u32>)> {
    let (first, separator, rest) = leading_number(bytes)?;
    let (second, again, rest) = leading_number(rest)?;
    if separator != again || !matches!(separator, b'-' | b'/' | b'.') {
        return None;
    }
    let (third, length, rest) = digits(rest)?;
    let date = match (first, second, (third, length)) {
        ((first, 4), (second, 1 | 2), (third, 1 | 2)) => WrittenDate::new(YearPlace::First, first, second, third),
        // Dots are written where the day comes first.
        ((first, 1 | 2), (second @ 1..=12, 1 | 2), (third, 4)) if separator == b'.' => {
            WrittenDate::new(YearPlace::First, third, second, first)
        }
        ((first, 1 | 2), (second, 1 | 2), (third, 4)) => WrittenDate::new(YearPlace::Last, third, first, second),
        ((first, 1 | 2), (second, 1 | 2), (third, 2)) => WrittenDate::new(YearPlace::Unknown, third, first, second),
        _ => return None,
    };
    match rest {
        [] => Some((date, None)),
        [b'T' | b' ', time @ ..] => Some((date, Some(time_of_day(time)?))),
        _ => None,
    }
}

/// Any form of a date, with the seconds since midnight if it has a time.
pub fn parse(text: &str) -> Option<(WrittenDate, Option<u32>)> {
    let text = western(text);
    numeric(text.as_bytes()).or_else(|| chinese(&text)).or_else(|| with_month_name(&text))
}

/// Up to four digits, how many they are, and what follows.
#[inline]
fn digits(bytes: &[u8]) -> Option<(u32, usize, &[u8])> {
    let (mut number, mut length) = (0, 0);
    while let Some(digit) = bytes.get(length).map(|byte| byte.wrapping_sub(b'0')).filter(|&digit| digit < 10) {
        number = number * 10 + u32::from(digit);
        length += 1;
        if length > 4 {
            return None;
        }
    }
    (length > 0).then(|| (number, length, &bytes[length..]))
}

/// A number with its length, the byte behind it, and the rest.
#[inline]
fn leading_number(bytes: &[u8]) -> Option<((u32, usize), u8, &[u8])> {
    let (number, length, rest) = digits(bytes)?;
    let (&separator, rest) = rest.split_first()?;
    Some(((number, length), separator, rest))
}

/// `14:30`, `2:30:05 PM`, `14:30:05.123+02:00`: seconds since midnight, as the
/// clock showed it. A zone is read over: exports give local times.
fn time_of_day(bytes: &[u8]) -> Option<u32> {
    let (hour, 1 | 2, rest) = digits(bytes.trim_ascii_start())? else { return None };
    let [b':', rest @ ..] = rest else { return None };
    let (minute, 2, mut rest) = digits(rest)? else { return None };
    let mut second = 0;
    if let [b':', behind @ ..] = rest {
        let (number, 2, behind) = digits(behind)? else { return None };
        (second, rest) = (number, behind);
        if let [b'.' | b',', fraction @ ..] = rest {
            rest = fraction.trim_ascii_start();
            while let [b'0'..=b'9', behind @ ..] = rest {
                rest = behind;
            }
        }
    }
    let hour = match rest.trim_ascii() {
        [] | [b'Z' | b'z'] | b"UTC" | b"GMT" => hour,
        [b'+' | b'-', zone @ ..] if zone.len() <= 5 && zone.iter().all(|byte| byte.is_ascii_digit() || *byte == b':') => hour,
        [half @ (b'A' | b'a' | b'P' | b'p'), dot @ ..] if matches!(dot, [b'M' | b'm'] | b".M." | b".m.") && (1..=12).contains(&hour) => {
            hour % 12 + if half.eq_ignore_ascii_case(&b'P') { 12 } else { 0 }
        }
        _ => return None,
    };
    (hour < 24 && minute < 60 && second <= 60).then_some(hour * 3600 + minute * 60 + second)
}

/// `2022年3月14日`.
fn chinese(text: &str) -> Option<(WrittenDate, Option<u32>)> {
    let (year, rest) = text.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let (day, time) = rest.split_once(['日', '号'])?;
    let number = |text: &str| text.trim().parse::<u32>().ok();
    let (year, month, day) = (number(year)?, number(month)?, number(day)?);
    if year > 9999 || month > 12 || day > 31 {
        return None;
    }
    let seconds = if time.trim().is_empty() { None } else { Some(time_of_day(time.trim().as_bytes())?) };
    Some((WrittenDate::new(YearPlace::First, year, month, day), seconds))
}

/// `15 Apr, 2021 00:02:00`, `April 15, 2021`, `15-Apr-21`, `Thu, 15 Apr 2021`.
fn with_month_name(text: &str) -> Option<(WrittenDate, Option<u32>)> {
    if text.len() > 60 || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut words = text.split([' ', ',', '-', '/', '.']).filter(|word| !word.is_empty()).peekable();
    // A weekday in front says nothing new.
    words.next_if(|word| word.chars().all(char::is_alphabetic) && month_of(word).is_none());
    let (one, two, three) = (words.next()?, words.next()?, words.next()?);
    let number = |word: &str| {
        let word = ["st", "nd", "rd", "th"].into_iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
        if word.len() <= 4 { word.parse::<u32>().ok() } else { None }
    };
    let (month, day, year) = match (month_of(one), month_of(two)) {
        (Some(month), _) => (month, number(two)?, three),
        (None, Some(month)) if one.len() == 4 => (month, number(three)?, one),
        (None, Some(month)) => (month, number(one)?, three),
        (None, None) => return None,
    };
    let year = match (year.len(), number(year)?) {
        (4, year) => year,
        (2, year) => full_year(year),
        _ => return None,
    };
    let seconds = match text.find(':') {
        None if words.next().is_some() => return None,
        None => None,
        Some(colon) => {
            let hour = text[..colon].rfind(|letter: char| !letter.is_ascii_digit()).map_or(0, |at| at + 1);
            Some(time_of_day(text.get(hour..)?.as_bytes())?)
        }
    };
    (day <= 31).then(|| (WrittenDate::new(YearPlace::First, year, month, day), seconds))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sales::day::Day;

    fn read(text: &str, order: DateOrder) -> Option<(String, Option<u32>)> {
        let (date, seconds) = parse(text)?;
        Some((Day(date.day(order)?).to_string(), seconds))
    }

    #[test]
    fn reads_dates_that_leave_no_doubt() {
        let cases = [
            ("2021-04-15", "2021-04-15", None),
            ("2021/4/5", "2021-04-05", None),
            ("2021-04-15T08:30:00Z", "2021-04-15", Some(30_600)),
            ("2021-04-15 08:30", "2021-04-15", Some(30_600)),
            ("2021-04-15 08:30:05.123456+02:00", "2021-04-15", Some(30_605)),
            ("31.12.2025", "2025-12-31", None),
            ("1.2.2025 13:00", "2025-02-01", Some(46_800)),
            ("15 Apr, 2021 00:02:00", "2021-04-15", Some(120)),
            ("Apr 15, 2021", "2021-04-15", None),
            ("April 15 2021 2:05 PM", "2021-04-15", Some(50_700)),
            ("15-Apr-21", "2021-04-15", None),
            ("2021-Apr-15", "2021-04-15", None),
            ("Thu, 15 Apr 2021", "2021-04-15", None),
            ("3rd March 2022", "2022-03-03", None),
            ("15. März 2021", "2021-03-15", None),
            ("2022年3月14日", "2022-03-14", None),
            ("۲۰۲۲/۰۳/۱۴", "2022-03-14", None),
            ("2024-02-29", "2024-02-29", None),
        ];
        for (text, expected, seconds) in cases {
            for order in [DateOrder::DayMonthYear, DateOrder::MonthDayYear] {
                assert_eq!(read(text, order), Some((expected.to_owned(), seconds)), "{text}");
            }
        }
    }

    #[test]
    fn reads_the_others_in_the_order_asked_for() {
        use DateOrder::{DayMonthYear, MonthDayYear, YearMonthDay};
        let cases = [
            ("3/4/2021", MonthDayYear, Some("2021-03-04")),
            ("3/4/2021", DayMonthYear, Some("2021-04-03")),
            ("13/4/2021", MonthDayYear, None),
            ("13/4/2021", DayMonthYear, Some("2021-04-13")),
            ("3/4/21", MonthDayYear, Some("2021-03-04")),
            ("21-03-04", YearMonthDay, Some("2021-03-04")),
            ("12.31.2025", MonthDayYear, Some("2025-12-31")),
            ("31/12/99", DayMonthYear, Some("1999-12-31")),
            ("2/29/2023", MonthDayYear, None),
        ];
        for (text, order, expected) in cases {
            assert_eq!(read(text, order).map(|(day, _)| day).as_deref(), expected, "{text}");
        }
        assert_eq!(read("1/2/2021 11:59:59 PM", MonthDayYear), Some(("2021-01-02".to_owned(), Some(86_399))));
    }

    #[test]
    fn the_table_of_months_is_the_calendar() {
        for number in -40_000..60_000 {
            let (year, month, day) = Day(number).ymd();
            let date = WrittenDate::new(YearPlace::First, year as u32, month, day);
            assert_eq!(date.day(DateOrder::YearMonthDay), Some(number));
        }
    }

    #[test]
    fn leaves_everything_else_alone() {
        let cases = [
            "",
            "2021",
            "12:30",
            "2021-13-01",
            "2021-02-30",
            "1-2",
            "1/2/3/4",
            "2021-04-15x",
            "2021-04-15 25:00",
            "Q1 2021",
            "2023-Q1",
            "15 Foo 2021",
            "1.2.3",
            "mar",
            "192.168.1.10",
            "555-12-1234",
            "2021-04/15",
            "May be 5 2",
        ];
        for text in cases {
            assert_eq!(read(text, DateOrder::MonthDayYear), None, "{text}");
        }
    }
}
