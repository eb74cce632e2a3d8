//! Periods as people write them: `2023-Q1`, `Q1 2023`, `2024-03`, `Mar 2024`, `FY24`, `2024`.

use crate::sales::day::{Day, days_from_civil};
use crate::sales::period::Period;

/// The days that a text names; `None` if it names no period.
pub fn period(text: &str) -> Option<Period> {
    let text = text.trim().to_lowercase();
    let parts = parts(&text);
    let numbers: Vec<u32> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    let year = numbers.iter().copied().find(|&number| (1900..2200).contains(&number));
    if let Some(quarter) = quarter(&text, &parts) {
        let year = year.or_else(|| short_year(&numbers, quarter))?;
        return Some(months(year, quarter * 3 - 2, 3));
    }
    if let Some(month) = parts.iter().find_map(|part| month_of(part)) {
        let year = year.or_else(|| numbers.iter().copied().find(|&number| number < 100).map(|number| 2000 + number))?;
        return Some(months(year, month, 1));
    }
    if let Some(half) = half(&parts) {
        return Some(months(year?, half * 6 - 5, 6));
    }
    let fiscal = text.starts_with("fy") || text.contains("fiscal");
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

/// The span that a date stands for when it heads a period: the month, quarter
/// or year that `months` says.
pub fn from_start(start: Day, months: i32) -> Period {
    Period { start, end: start.plus_months(months) }
}

fn months(year: u32, month: u32, count: i32) -> Period {
    from_start(Day(days_from_civil(year as i32, month, 1)), count)
}

/// Runs of digits and runs of letters.
fn parts(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut last = None;
    for character in text.chars() {
        let class = if character.is_numeric() { Some(true) } else { character.is_alphabetic().then_some(false) };
        let plain = character.to_digit(10).and_then(|digit| char::from_digit(digit, 10)).or_else(|| eastern_digit(character));
        if class.is_some() {
            match parts.last_mut().filter(|_| class == last) {
                Some(part) => part.push(plain.unwrap_or(character)),
                None => parts.push(plain.unwrap_or(character).to_string()),
            }
        }
        last = class;
    }
    parts
}

/// Persian and Arabic digits.
fn eastern_digit(character: char) -> Option<char> {
    let digit = match character {
        '۰'..='۹' => character as u32 - '۰' as u32,
        '٠'..='٩' => character as u32 - '٠' as u32,
        _ => return None,
    };
    char::from_digit(digit, 10)
}

fn quarter(text: &str, parts: &[String]) -> Option<u32> {
    let chinese = [("一季", 1), ("二季", 2), ("三季", 3), ("四季", 4)];
    if let Some(&(_, quarter)) = chinese.iter().find(|(word, _)| text.contains(word)) {
        return Some(quarter);
    }
    let word = |part: &str| {
        matches!(part, "q" | "quarter" | "qtr" | "quartal" | "trimestre" | "t" | "kw" | "季度" | "季" | "квартал" | "кв" | "四半期")
    };
    let at = parts.iter().position(|part| word(part))?;
    let number =
        |at: Option<usize>| at.and_then(|at| parts.get(at)).and_then(|part| part.parse().ok()).filter(|number| (1..=4).contains(number));
    number(at.checked_add(1)).or_else(|| number(at.checked_sub(1)))
}

fn half(parts: &[String]) -> Option<u32> {
    let at = parts.iter().position(|part| part == "h")?;
    parts.get(at + 1).and_then(|part| part.parse().ok()).filter(|half| (1..=2).contains(half))
}

/// `Q1 24`, `Q1 FY24`: the number that is not the quarter.
fn short_year(numbers: &[u32], quarter: u32) -> Option<u32> {
    let rest = numbers.iter().copied().filter(|&number| number < 100);
    rest.max().filter(|&number| number > 4 || numbers.len() > 1 && number != quarter).map(|number| 2000 + number)
}

fn month_of(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let letters = word.chars().count() >= 3 && word.is_ascii();
    let place = MONTHS.iter().position(|month| letters && word.starts_with(month))?;
    Some(place as u32 + 1)
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
            ("FY24 Q3", Some(("2024-07-01", "2024-10-01"))),
            ("2024年第二季度", Some(("2024-04-01", "2024-07-01"))),
            ("2024-03", Some(("2024-03-01", "2024-04-01"))),
            ("03/2024", Some(("2024-03-01", "2024-04-01"))),
            ("202412", Some(("2024-12-01", "2025-01-01"))),
            ("March 2024", Some(("2024-03-01", "2024-04-01"))),
            ("Dec-24", Some(("2024-12-01", "2025-01-01"))),
            ("2024年3月", Some(("2024-03-01", "2024-04-01"))),
            ("2024", Some(("2024-01-01", "2025-01-01"))),
            ("FY24", Some(("2024-01-01", "2025-01-01"))),
            ("FY2024", Some(("2024-01-01", "2025-01-01"))),
            ("H2 2024", Some(("2024-07-01", "2025-01-01"))),
            ("Q1", None),
            ("soon", None),
            ("2024-13", None),
            ("", None),
        ];
        for (text, expected) in cases {
            let found = period(text).map(|period| (period.start.to_string(), period.end.to_string()));
            assert_eq!(found, expected.map(|(start, end)| (start.to_owned(), end.to_owned())), "{text}");
        }
    }
}
