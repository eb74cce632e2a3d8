//! Dates as people and programs write them; the times behind them are read by `time`.

use std::borrow::Cow;

use crate::ingest::values::digits::digits;
use crate::ingest::values::month::{is_weekday, month_of};
use crate::ingest::values::number::western;
use crate::ingest::values::order::DateOrder;
use crate::ingest::values::time::{clock_words, time_of_day};
use crate::ingest::values::written::{WrittenDate, YearPlace, full_year};
use crate::sales::day::Day;

/// A date with the seconds since midnight, if it has a time.
pub type DateAndTime = (WrittenDate, Option<u32>);

/// No date is written with more bytes.
const LONGEST: usize = 80;

/// The numeric forms: `2021-04-15`, `4/15/2021`, `15.4.21`, each also with a
/// time behind. The second answer is the seconds since midnight.
#[inline]
pub fn numeric(bytes: &[u8]) -> Option<DateAndTime> {
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

fn any_numeric(bytes: &[u8]) -> Option<DateAndTime> {
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
        ((first @ 1..=31, 1 | 2), (second @ 1..=12, 1 | 2), (third, 2)) if separator == b'.' => {
            WrittenDate::new(YearPlace::First, full_year(third), second, first)
        }
        ((first, 1 | 2), (second, 1 | 2), (third, 4)) => WrittenDate::new(YearPlace::Last, third, first, second),
        ((first, 1 | 2), (second, 1 | 2), (third, 2)) => WrittenDate::new(YearPlace::Unknown, third, first, second),
        _ => return None,
    };
    match rest {
        [] => Some((date, None)),
        [b'T' | b' ' | b',', time @ ..] => Some((date, Some(time_of_day(time)?))),
        _ => None,
    }
}

/// Any form of a date.
pub fn parse(text: &str) -> Option<DateAndTime> {
    let digits = |text: &str| text.chars().any(|letter| letter.is_ascii_digit() || !letter.is_ascii() && letter.is_numeric());
    if text.len() > LONGEST || !digits(text) {
        return None;
    }
    let text = western(text);
    let plain = || numeric(text.as_bytes()).or_else(|| compact(text.as_bytes()));
    plain().or_else(|| with_month_name(&text)).or_else(|| {
        // Most texts with a digit are no dates at all.
        let possible = !text.is_ascii() || text.bytes().filter(u8::is_ascii_digit).count() >= 3;
        let (date, seconds) = possible.then(|| in_plain_form(&text)).flatten().and_then(|text| numeric(text.as_bytes()))?;
        Some((on_weekday(&text, date).unwrap_or(date), seconds))
    })
}

/// `20240301T2330`, `20240301 23:30:00`. Eight digits alone are a number.
fn compact(bytes: &[u8]) -> Option<DateAndTime> {
    let (day, rest) = bytes.split_first_chunk::<8>()?;
    if !matches!(rest, [b'T' | b' ', b'0'..=b'9', ..]) {
        return None;
    }
    let [a, b, c, d, e, f, g, h] = *day;
    let (date, _) = numeric(&[a, b, c, d, b'-', e, f, b'-', g, h])?;
    let time = rest.get(1..)?;
    let seconds = match time {
        [h, i, m, n, rest @ ..] if rest.first() != Some(&b':') && i.is_ascii_digit() => match rest {
            [s, t, zone @ ..] if s.is_ascii_digit() => time_of_day(&[&[*h, *i, b':', *m, *n, b':', *s, *t], zone].concat())?,
            zone => time_of_day(&[&[*h, *i, b':', *m, *n], zone].concat())?,
        },
        time => time_of_day(time)?,
    };
    Some((date, Some(seconds)))
}

/// A number with its length, the byte behind it, and the rest.
#[inline]
fn leading_number(bytes: &[u8]) -> Option<((u32, usize), u8, &[u8])> {
    let (number, length, rest) = digits(bytes)?;
    let (&separator, rest) = rest.split_first()?;
    Some(((number, length), separator, rest))
}

/// `2022年3月14日 下午2:05`, `2022. 3. 14.`, `Mon, 2022-03-14` as numbers with a plain time behind.
fn in_plain_form(text: &str) -> Option<String> {
    let text = clock_words(text);
    let text = without_weekday(&text);
    let mut plain = match text.split_once(['年', '년']) {
        Some((year, rest)) => {
            let (month, rest) = rest.split_once(['月', '월'])?;
            let (day, time) = rest.split_once(['日', '号', '號', '일'])?;
            // `(月)` says that it was a Monday.
            let time = time.split_once(')').map_or(time, |(_, time)| time);
            if year.trim().len() != 4 {
                return None;
            }
            format!("{}-{}-{} {}", year.trim(), month.trim(), day.trim(), without_weekday(time.trim()))
        }
        None => text.replace(". ", "."),
    };
    plain.truncate(plain.trim_end_matches(|letter: char| letter == '.' || letter.is_whitespace()).len());
    Some(plain)
}

/// The one of two possible days that is of the weekday in front: `Mon 09/01/2025`.
fn on_weekday(text: &str, date: WrittenDate) -> Option<WrittenDate> {
    const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let begin = text.get(..3).filter(|_| date.is_open())?;
    let weekday = DAYS.iter().position(|day| day.eq_ignore_ascii_case(begin))?;
    let days = [DateOrder::MonthDayYear, DateOrder::DayMonthYear].map(|order| date.day(order).map(Day));
    match days.map(|day| day.filter(|day| day.weekday() as usize == weekday)) {
        [Some(day), None] | [None, Some(day)] => Some(WrittenDate::of_day(day.0)),
        _ => None,
    }
}

/// The text without a weekday in front: it says nothing new.
fn without_weekday(text: &str) -> &str {
    let end = text.find([' ', ',']).unwrap_or(text.len());
    match text.split_at_checked(end) {
        Some((word, rest)) if is_weekday(word) => rest.trim_start_matches([' ', ',']),
        _ => text,
    }
}

/// Words between or behind the parts of a date.
const FILLERS: [&str; 11] = ["de", "del", "of", "the", "den", "le", "г", "года", "року", "р", "at"];

/// `15 Apr, 2021 00:02:00`, `April 15, 2021`, `15-Apr-21`, `Thu, 15 Apr 2021`, `15 de abril de 2021`.
fn with_month_name(text: &str) -> Option<DateAndTime> {
    let (date, time) = match text.find(':') {
        None => (text, None),
        Some(colon) => {
            let hour = text.get(..colon)?.rfind(|letter: char| !letter.is_ascii_digit()).map_or(0, |at| at + 1);
            let (date, time) = text.split_at_checked(hour)?;
            (date.strip_suffix('T').unwrap_or(date), Some(time))
        }
    };
    let words = date
        .split([' ', ',', '-', '/', '.', '،'])
        .filter(|word| !word.is_empty() && !FILLERS.iter().any(|filler| filler.eq_ignore_ascii_case(word)));
    let mut words = words.peekable();
    words.next_if(|word| is_weekday(word) && month_of(word).is_none());
    let (one, two) = (words.next()?, words.next()?);
    // The year may stand behind the time: `Fri Mar 1 23:30:00 2024`.
    let (three, time) = match (words.next(), time) {
        (Some(three), time) => (three, time.map(Cow::Borrowed)),
        (None, time) => {
            let (clock, year) = time?.rsplit_once(' ')?;
            (year, Some(Cow::Borrowed(clock)))
        }
    };
    if words.next().is_some() {
        return None;
    }
    let number = |word: &str| {
        let word = ["st", "nd", "rd", "th", "er", "º", "ª"].into_iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
        if word.len() <= 4 { word.parse::<u32>().ok() } else { None }
    };
    let (month, day, year) = match (month_of(one), month_of(two)) {
        (Some(month), _) => (month, number(two)?, three),
        (None, Some(month)) if one.len() == 4 && one.bytes().all(|byte| byte.is_ascii_digit()) => (month, number(three)?, one),
        (None, Some(month)) => (month, number(one)?, three),
        (None, None) => return None,
    };
    let year = match (year.len(), number(year)?) {
        (4, year) => year,
        (2, year) => full_year(year),
        _ => return None,
    };
    let seconds = match time {
        None => None,
        Some(time) => Some(time_of_day(clock_words(&time).as_bytes())?),
    };
    (day <= 31).then(|| (WrittenDate::new(YearPlace::First, year, month, day), seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

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
