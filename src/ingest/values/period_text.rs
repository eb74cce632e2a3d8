//! Periods as people write them: `2023-Q1`, `Q1 2023`, `2024-03`, `Mar 2024`, `FY24`, `2024`.

use crate::ingest::values::month::month_of;
use crate::ingest::values::number::western;
use crate::sales::day::{Day, days_from_civil};
use crate::sales::period::Period;

/// The days that a text names; `None` if it names no period, or says more.
pub fn period(text: &str) -> Option<Period> {
    let has_digit = text.bytes().any(|byte| byte.is_ascii_digit() || byte > 127);
    if text.len() > 40 || !has_digit {
        return None;
    }
    let text = words(&western(text).to_lowercase());
    let mut parts = parts(&text);
    parts.retain(|part| !FILLERS.contains(part));
    let numbers: Vec<u32> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    let month = parts.iter().find_map(|part| month_of(part));
    let is_named = |part: &&str| [&QUARTER[..], &HALF, &FISCAL].iter().any(|words| words.contains(part));
    let known = |part: &&str| part.parse::<u32>().is_ok() || is_named(part) || month_of(part).is_some();
    if numbers.len() > 2 || !parts.iter().all(known) {
        return None;
    }
    let year = numbers.iter().copied().find(|&number| (1900..2200).contains(&number));
    if let Some(quarter) = part_of_year(&parts, &QUARTER, 4) {
        let year = year.or_else(|| short_year(&numbers, quarter))?;
        return Some(months(year, quarter * 3 - 2, 3));
    }
    if let Some(half) = part_of_year(&parts, &HALF, 2) {
        let year = year.or_else(|| short_year(&numbers, half))?;
        return Some(months(year, half * 6 - 5, 6));
    }
    if let Some(month) = month {
        // `Mar-24` is a month, but `24-Mar` and `Mar 24` are days.
        let short = || parts.get(1).and_then(|part| part.parse().ok()).filter(|short| *short < 100 && text.contains(['-', '/', '\'']));
        return match (year, numbers.len()) {
            (Some(year), 1) => Some(months(year, month, 1)),
            (None, 1) => short().map(|short: u32| months(2000 + short, month, 1)),
            _ => None,
        };
    }
    let fiscal = parts.iter().any(|part| FISCAL.contains(part));
    match (year, numbers.as_slice()) {
        (Some(year), [_]) => Some(months(year, 1, 12)),
        (None, &[short]) if fiscal && short < 100 => Some(months(2000 + short, 1, 12)),
        (Some(year), &[first, second]) if (first == year) != (second == year) => {
            let month = if first == year { second } else { first };
            (1..=12).contains(&month).then(|| months(year, month, 1))
        }
        // `202403`
        (None, &[number]) if (190_001..=219_912).contains(&number) && (1..=12).contains(&(number % 100)) => {
            Some(months(number / 100, number % 100, 1))
        }
        _ => None,
    }
}

/// The seven days that a text names by an ISO week: `2024-W05`, `KW 5/2024`, `Week 5 2024`.
pub fn week(text: &str) -> Option<Period> {
    let text = words(&western(text).to_lowercase());
    let parts = parts(&text);
    let numbers: Vec<u32> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    let is_known = |part: &&str| WEEK.contains(part) || part.parse::<u32>().is_ok();
    let year = numbers.iter().copied().find(|number| (1900..2200).contains(number))?;
    if numbers.len() != 2 || parts.len() != 3 || !parts.iter().all(is_known) {
        return None;
    }
    let week = part_of_year(&parts, &WEEK, 53)?;
    // The fourth of January is in the first week.
    let fourth = Day(days_from_civil(year as i32, 1, 4));
    let start = Day(fourth.0 - fourth.weekday() as i32 + 7 * (week as i32 - 1));
    // Its Thursday is in the year, so that only some years have 53.
    let is_there = Day(start.0 + 3).ymd().0 == year as i32;
    is_there.then_some(Period { start, end: Day(start.0 + 7) })
}

/// The days of a target's period: also a week, and a fiscal year that is named by
/// two calendar years.
pub fn span(text: &str) -> Option<Period> {
    fiscal_year(text).or_else(|| week(text)).or_else(|| period(text))
}

/// The month that a fiscal year begins with which is named by two calendar years, as
/// is usual where they are named so.
const FISCAL_START: u32 = 4;

/// The days of a fiscal year such as `2010/11`, `FY 2010/2011` or `2010-11`, which
/// its label alone cannot tell from November: for columns of such labels.
pub fn fiscal_year(text: &str) -> Option<Period> {
    let text = western(text).to_lowercase();
    let text = text.trim().trim_start_matches(|letter: char| letter.is_alphabetic()).trim();
    let (first, second) = text.split_once(['/', '-', '–', ' '])?;
    let (year, next): (u32, u32) = (first.trim().parse().ok()?, second.trim().parse().ok()?);
    let is_next = next == year + 1 || second.trim().len() == 2 && next == (year + 1) % 100;
    ((1900..2200).contains(&year) && is_next).then(|| months(year, FISCAL_START, 12))
}

/// The span that a date stands for when it heads a period: the month, quarter
/// or year that `months` says.
pub fn from_start(start: Day, months: i32) -> Period {
    Period { start, end: start.plus_months(months) }
}

/// How many months a period has that [`period`] found.
pub fn months_of(period: Period) -> u8 {
    [1, 3, 6, 12].into_iter().find(|&months| period.start.plus_months(i32::from(months)) >= period.end).unwrap_or(12)
}

/// The name of the period of so many months that begins with a day, as [`period`] reads it.
pub fn name(start: Day, months: u8) -> String {
    let (year, month, _) = start.ymd();
    match months {
        1 => format!("{year}-{month:02}"),
        3 => format!("{year}-Q{}", month.div_ceil(3)),
        6 => format!("{year}-H{}", month.div_ceil(6)),
        _ => format!("{year}"),
    }
}

fn months(year: u32, month: u32, count: i32) -> Period {
    from_start(Day(days_from_civil(year as i32, month, 1)), count)
}

const QUARTER: [&str; 7] = ["q", "quarter", "qtr", "quartal", "trimestre", "trim", "t"];
const HALF: [&str; 5] = ["h", "half", "semestre", "halbjahr", "s"];
const FISCAL: [&str; 3] = ["fy", "fiscal", "fisc"];

const WEEK: [&str; 10] = ["w", "week", "wk", "cw", "kw", "woche", "kalenderwoche", "semaine", "semana", "settimana"];

/// Words that add nothing to a period.
const FILLERS: [&str; 9] = ["year", "cy", "de", "of", "st", "nd", "rd", "th", "ten"];

/// Words of other scripts in terms of those above.
fn words(text: &str) -> String {
    const WORDS: [(&str, &str); 19] = [
        ("第", " "),
        ("一季", "1季"),
        ("二季", "2季"),
        ("三季", "3季"),
        ("四季", "4季"),
        ("四半期", " q "),
        ("季度", " q "),
        ("季", " q "),
        ("上半年", " h 1 "),
        ("下半年", " h 2 "),
        ("财年", " fy "),
        ("財年", " fy "),
        ("年度", " "),
        ("年", " "),
        ("月", " "),
        ("квартал", " q "),
        ("кв", " q "),
        ("سه‌ماهه", " q "),
        ("سه ماهه", " q "),
    ];
    if text.is_ascii() {
        return text.to_owned();
    }
    WORDS.into_iter().fold(text.to_owned(), |text, (word, plain)| text.replace(word, plain))
}

/// Runs of digits and runs of letters.
fn parts(text: &str) -> Vec<&str> {
    let class = |letter: char| if letter.is_ascii_digit() { Some(true) } else { letter.is_alphabetic().then_some(false) };
    let mut parts = Vec::new();
    let (mut begin, mut last) = (0, None);
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        let class = class(letter);
        if class != last {
            if last.is_some() {
                parts.extend(text.get(begin..at));
            }
            (begin, last) = (at, class);
        }
    }
    parts
}

/// The number behind or before one of these words.
fn part_of_year(parts: &[&str], words: &[&str], most: u32) -> Option<u32> {
    let at = parts.iter().position(|part| words.contains(part))?;
    let number = |at: Option<usize>| at.and_then(|at| parts.get(at)?.parse().ok()).filter(|number| (1..=most).contains(number));
    number(at.checked_add(1)).or_else(|| number(at.checked_sub(1)))
}

/// `Q1 24`, `Q1 FY24`: the number that is not the quarter.
fn short_year(numbers: &[u32], quarter: u32) -> Option<u32> {
    let rest = numbers.iter().copied().filter(|&number| number < 100);
    rest.max().filter(|&number| number > 4 || numbers.len() > 1 && number != quarter).map(|number| 2000 + number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_periods() {
        let cases = [
            ("2023-Q1", Some(("2023-01-01", "2023-04-01"))),
            ("Q4 2023", Some(("2023-10-01", "2024-01-01"))),
            ("Q2/24", Some(("2024-04-01", "2024-07-01"))),
            ("1Q23", Some(("2023-01-01", "2023-04-01"))),
            ("1st quarter 2023", Some(("2023-01-01", "2023-04-01"))),
            ("T3 2023", Some(("2023-07-01", "2023-10-01"))),
            ("2 квартал 2023", Some(("2023-04-01", "2023-07-01"))),
            ("FY24 Q3", Some(("2024-07-01", "2024-10-01"))),
            ("FY2024-Q2", Some(("2024-04-01", "2024-07-01"))),
            ("2024年第二季度", Some(("2024-04-01", "2024-07-01"))),
            ("2024年上半年", Some(("2024-01-01", "2024-07-01"))),
            ("2024-03", Some(("2024-03-01", "2024-04-01"))),
            ("03/2024", Some(("2024-03-01", "2024-04-01"))),
            ("202412", Some(("2024-12-01", "2025-01-01"))),
            ("March 2024", Some(("2024-03-01", "2024-04-01"))),
            ("März 2024", Some(("2024-03-01", "2024-04-01"))),
            ("Dec-24", Some(("2024-12-01", "2025-01-01"))),
            ("2024年3月", Some(("2024-03-01", "2024-04-01"))),
            ("2024", Some(("2024-01-01", "2025-01-01"))),
            ("FY24", Some(("2024-01-01", "2025-01-01"))),
            ("FY2024", Some(("2024-01-01", "2025-01-01"))),
            ("H2 2024", Some(("2024-07-01", "2025-01-01"))),
            ("Q1", None),
            ("Q1 2023 renewal", None),
            ("24-Mar", None),
            ("Mar 24", None),
            ("soon", None),
            ("2024-13", None),
            ("2024-01-01", None),
            ("Model T 2024", None),
            ("", None),
        ];
        for (text, expected) in cases {
            let found = period(text).map(|period| (period.start.to_string(), period.end.to_string()));
            assert_eq!(found, expected.map(|(start, end)| (start.to_owned(), end.to_owned())), "{text}");
        }
    }

    #[test]
    fn reads_weeks() {
        let cases = [
            ("2024-W05", Some("2024-01-29")),
            ("2024W01", Some("2024-01-01")),
            ("KW 1/2025", Some("2024-12-30")),
            ("Week 53 2020", Some("2020-12-28")),
            ("2024-W54", None),
            ("W05", None),
            ("2024-05", None),
            ("2024-W05-1", None),
            ("week of 2024 5", None),
        ];
        for (text, expected) in cases {
            let found = week(text);
            assert_eq!(found.map(|week| week.start.to_string()).as_deref(), expected, "{text}");
            assert!(found.is_none_or(|week| week.end.0 - week.start.0 == 7), "{text}");
        }
    }

    #[test]
    fn reads_weeks_and_fiscal_years() {
        let cases = [
            ("2024-W05", Some(("2024-01-29", "2024-02-05"))),
            ("2024W05", Some(("2024-01-29", "2024-02-05"))),
            ("W5 2024", Some(("2024-01-29", "2024-02-05"))),
            ("KW 5/2024", Some(("2024-01-29", "2024-02-05"))),
            ("Week 5, 2024", Some(("2024-01-29", "2024-02-05"))),
            ("2020-W53", Some(("2020-12-28", "2021-01-04"))),
            ("2024-W01", Some(("2024-01-01", "2024-01-08"))),
            ("2010/11", Some(("2010-04-01", "2011-04-01"))),
            ("FY 2023/24", Some(("2023-04-01", "2024-04-01"))),
            ("2023-2024", Some(("2023-04-01", "2024-04-01"))),
            ("1999/00", Some(("1999-04-01", "2000-04-01"))),
            ("2010/12", Some(("2010-12-01", "2011-01-01"))),
            ("2024-W53", None),
            ("2024-W00", None),
            ("W5", None),
            ("", None),
        ];
        for (text, expected) in cases {
            let found = span(text).map(|period| (period.start.to_string(), period.end.to_string()));
            assert_eq!(found, expected.map(|(start, end)| (start.to_owned(), end.to_owned())), "{text}");
        }
    }

    #[test]
    fn a_name_is_read_as_what_it_names() {
        for text in ["2024-03", "2024-Q3", "2024-H2", "2024"] {
            let found = period(text);
            assert_eq!(found.map(|period| name(period.start, months_of(period))).as_deref(), Some(text));
        }
    }
}
