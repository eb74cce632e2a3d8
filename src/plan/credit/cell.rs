//! What one cell of credits says.

use crate::plan::document::number::decimal;
use crate::sales::day::Day;
use crate::sales::exact::Exact;

/// A number as people write amounts: `50000`, `50,000.00`, `$50,000`, `50 000 EUR`, `1.234,56`,
/// `-500`, `(500)`, `500-`. One comma before three digits parts thousands, else it is the
/// point; `None` for what can be read in two ways or is none.
pub fn number(text: &str) -> Option<Exact> {
    if let Some(number) = decimal(text) {
        return Some(number);
    }
    let text = text.trim();
    let (bare, in_brackets) = match text.strip_prefix('(').and_then(|text| text.strip_suffix(')')) {
        Some(bare) => (bare, true),
        None => (text, false),
    };
    let is_sign = |letter: char| matches!(letter, '-' | '−' | '+');
    // A currency stands before or after, its sign or its letters, and a sign on either side of it.
    let is_digit = |letter: char| letter.is_ascii_digit();
    let (start, end) = (bare.find(|letter| is_digit(letter) || letter == '.')?, bare.rfind(is_digit)?);
    let (before, digits, after) = (bare.get(..start)?, bare.get(start..=end)?, bare.get(end + 1..)?);
    let is_around = |text: &str| {
        let letters = text.chars().filter(|letter| letter.is_ascii_uppercase()).count();
        let others = |letter: char| letter.is_ascii_uppercase() || letter.is_whitespace() || is_sign(letter) || is_currency(letter);
        // A code has three letters, and fewer stand beside a sign alone: `US$`. Else they may mean thousands.
        let is_code = matches!(letters, 0 | 3) || (letters < 3 && text.contains(is_currency));
        is_code && text.chars().all(others)
    };
    let signs = before.chars().chain(after.chars()).filter(|letter| is_sign(*letter)).collect::<Vec<_>>();
    let negative = match signs.as_slice() {
        [] => in_brackets,
        [sign] if !in_brackets => *sign != '+',
        _ => return None,
    };
    if !is_around(before) || !is_around(after) {
        return None;
    }
    let number = decimal(&plain(digits)?)?;
    if negative { number.negated() } else { Some(number) }
}

fn is_currency(letter: char) -> bool {
    matches!(letter, '$' | '€' | '£' | '¥' | '₹' | '₩' | '₺' | '₽' | '₪' | '₫' | '฿' | '₴' | '﷼')
}

/// Digits with a point alone, of digits in groups.
fn plain(digits: &str) -> Option<String> {
    let is_space = |letter: char| matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’' | '_');
    let count = |mark: char| digits.chars().filter(|letter| *letter == mark).count();
    let after = |mark: char| digits.rsplit(mark).next().map_or(0, str::len);
    let point = match (count('.'), count(',')) {
        (0, 0) => None,
        (1, 0) => Some('.'),
        (0, 1) if after(',') == 3 => None,
        (0, 1) => Some(','),
        (0, _) | (_, 0) => None,
        (_, _) => digits.chars().rfind(|letter| matches!(letter, '.' | ',')),
    };
    let (whole, part) = point.and_then(|point| digits.rsplit_once(point)).unwrap_or((digits, ""));
    let mut groups = whole.split(|letter| is_space(letter) || matches!(letter, '.' | ','));
    let first = groups.next()?;
    let mut rest = groups.clone();
    let is_grouped = rest.clone().next().is_none() || (first.len() <= 3 && rest.all(|group| group.len() == 3));
    let is_plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let joined: String = std::iter::once(first).chain(groups).collect();
    (is_grouped && is_plain(&joined) && is_plain(part)).then(|| format!("{joined}.{part}0"))
}

/// What a number shows of the mark before its decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Point,
    Comma,
    /// A point that may part thousands: `12.500`.
    MaybePoint,
    /// A comma that may be the mark: `12,500`.
    MaybeComma,
}

/// What a number shows of the mark before its decimals; nothing where it has neither.
pub fn mark(text: &str) -> Option<Mark> {
    let text = text.trim_matches(|letter: char| !letter.is_ascii_digit() && !matches!(letter, '.' | ','));
    let are_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let may_part = |mark: char| {
        text.split_once(mark).is_some_and(|(before, after)| {
            after.len() == 3 && (1..=3).contains(&before.len()) && are_digits(before) && are_digits(after) && before != "0"
        })
    };
    let count = |mark: char| text.matches(mark).count();
    match (count('.'), count(',')) {
        (0, 0) => None,
        (1, 0) => Some(if may_part('.') { Mark::MaybePoint } else { Mark::Point }),
        (0, 1) => Some(if may_part(',') { Mark::MaybeComma } else { Mark::Comma }),
        (_, 0) => Some(Mark::Comma),
        (0, _) => Some(Mark::Point),
        (_, _) => Some(if text.rfind('.') > text.rfind(',') { Mark::Point } else { Mark::Comma }),
    }
}

/// How the numbers of a column are written, and which of them may mean something else than they say alone.
#[derive(Default)]
pub struct Marks {
    point: bool,
    comma: bool,
    maybe: Vec<(usize, Mark)>,
}

impl Marks {
    /// Takes note of the number at a place of the column.
    pub fn see(&mut self, at: usize, text: &str) {
        match mark(text) {
            None => {}
            Some(Mark::Point) => self.point = true,
            Some(Mark::Comma) => self.comma = true,
            Some(mark) => self.maybe.push((at, mark)),
        }
    }

    /// The places of numbers that can be read in two ways: `12.500` beside `100,50`, `1,234` beside `1.234`, and
    /// `12.500` alone where semicolons part the columns, as they do beside commas in numbers.
    pub fn unclear(&self, by_semicolons: bool) -> Vec<usize> {
        let has = |mark: Mark| self.maybe.iter().any(|(_, other)| *other == mark);
        let points = self.comma || (!self.point && (by_semicolons || has(Mark::MaybeComma)));
        let commas = !self.point && (self.comma || has(Mark::MaybePoint));
        let is_unclear = |mark: Mark| if mark == Mark::MaybePoint { points } else { commas };
        self.maybe.iter().filter(|(_, mark)| is_unclear(*mark)).map(|(at, _)| *at).collect()
    }
}

/// A day with its year first: `2026-01-31`, `2026/1/31`, `2026.01.31`, `20260131`, also with a
/// time after it.
pub fn day(text: &str) -> Option<Day> {
    let date = text.trim().split(['T', ' ']).next()?;
    if date.len() == 8 && date.bytes().all(|byte| byte.is_ascii_digit()) {
        let part = |range: std::ops::Range<usize>| date.get(range)?.parse::<u32>().ok();
        return Day::from_ymd(part(0..4)?.try_into().ok()?, part(4..6)?, part(6..8)?);
    }
    let mark = ['-', '/', '.'].into_iter().find(|mark| date.contains(*mark))?;
    let mut parts = date.split(mark);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if year.len() != 4 || parts.next().is_some() {
        return None;
    }
    Day::from_ymd(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// Whether a cell says that there is nothing.
pub fn is_nothing(text: &str) -> bool {
    matches!(text.trim(), "" | "-" | "–" | "—") || ["n/a", "na", "null", "none"].iter().any(|word| text.trim().eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        let cases = [
            ("50000", Some("50000")),
            ("$50000", Some("50000")),
            ("50,000.00", Some("50000")),
            ("$ 1,234,567.89", Some("123456789/100")),
            ("50 000 EUR", Some("50000")),
            ("EUR 50'000", Some("50000")),
            ("1.234,56 €", Some("30864/25")),
            ("1.234.567", Some("1234567")),
            ("1,234", Some("1234")),
            ("12,5", Some("25/2")),
            ("(500)", Some("-500")),
            ("($500.50)", Some("-1001/2")),
            ("-$500", Some("-500")),
            ("$-500", Some("-500")),
            ("500-", Some("-500")),
            ("−500", Some("-500")),
            ("+500", Some("500")),
            (".5", Some("1/2")),
            ("12,34,567", None),
            ("1,2,3", None),
            ("-(500)", None),
            ("(-500)", None),
            ("US$50", Some("50")),
            ("50k", None),
            ("50M", None),
            ("50 per", None),
            ("about 50", None),
            ("", None),
            ("$", None),
            ("1e5", None),
        ];
        for (text, expected) in cases {
            assert_eq!(number(text).map(|number| number.to_string()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_found() {
        let cases: [(&[&str], bool, &[usize]); 9] = [
            (&["12.500", "100,50"], true, &[0]),
            (&["12.500", "8.000"], true, &[0, 1]),
            (&["12.500", "8.000"], false, &[]),
            (&["12.500", "99.5"], true, &[]),
            (&["1.234", "1,234"], false, &[0, 1]),
            (&["1,234", "100,50"], true, &[0]),
            (&["$1,234", "1,234.50", "1.250"], false, &[]),
            (&["0.125", "1,234"], false, &[]),
            (&["50000", "12,500"], true, &[]),
        ];
        for (texts, by_semicolons, expected) in cases {
            let mut marks = Marks::default();
            texts.iter().enumerate().for_each(|(at, text)| marks.see(at, text));
            assert_eq!(marks.unclear(by_semicolons), expected, "{texts:?}");
        }
    }

    #[test]
    fn days_have_their_year_first() {
        let last = "2026-01-31".parse().ok();
        for text in ["2026-01-31", "2026/01/31", "2026.1.31", "20260131", "2026-01-31T23:59:59Z", "2026-01-31 08:00"] {
            assert_eq!(day(text), last, "{text}");
        }
        for text in ["31.01.2026", "01/31/2026", "2026-02-30", "26-01-31", "2026-01", "2026-01-31-1", "soon", ""] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
