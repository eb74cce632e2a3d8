//! The type of a column, from all of its cells.

use crate::ingest::build::Build;
use crate::ingest::date::{self, WrittenDate, YearPlace};
use crate::ingest::import::{NamedColumn, Profile};
use crate::ingest::lines::Lines;
use crate::ingest::number::{self, Convention, Number, POWERS};
use crate::ingest::placeholder::is_placeholder;
use crate::ingest::problem::{ColumnKind, DateOrder, Place, Problem, ProblemKind};
use crate::ingest::rows::{Tally, shortened};
use crate::sales::money::round_half_even;
use crate::table::column::{Column, EMPTY_DAY, EMPTY_NUMBER};
use crate::table::dictionary::{Dictionary, EMPTY_CODE, key_of};

/// A text column with more distinct texts than this, most of them met once, keeps only keys.
const MOST_TEXTS: usize = 65_536;

/// A column whose cells were looked at, but whose dates may still need an order.
pub struct Judged {
    pub name: String,
    pub index: usize,
    build: Build,
    counts: Vec<u64>,
    filled: u64,
    placeholders: Vec<bool>,
    verdict: Verdict,
}

enum Verdict {
    Empty,
    Text,
    Number { texts: Vec<Option<Number>> },
    Date { texts: Vec<Option<(WrittenDate, Option<u32>)>>, order: Option<DateOrder>, certain: bool },
}

/// Looks at all cells. `kind` and `order` are the user's decisions.
pub fn judge(name: String, index: usize, build: Build, delimiter: u8, kind: Option<ColumnKind>, order: Option<DateOrder>) -> Judged {
    let mut counts = vec![0u64; build.dictionary.len()];
    for &code in &build.codes {
        counts[code as usize] += 1;
    }
    let placeholders = placeholders(&build.dictionary);
    let filled: u64 = (1..counts.len()).filter(|&code| !placeholders[code]).map(|code| counts[code]).sum();
    let mut judged = Judged { name, index, build, counts, filled, placeholders, verdict: Verdict::Text };
    judged.verdict = match kind {
        _ if filled == 0 => Verdict::Empty,
        Some(ColumnKind::Text | ColumnKind::Key | ColumnKind::Empty) => Verdict::Text,
        Some(ColumnKind::Number) => Verdict::Number { texts: judged.numbers(delimiter).0 },
        Some(ColumnKind::Date) => judged.dates(order),
        None => judged.guess(delimiter, order),
    };
    judged
}

impl Judged {
    /// The order of the column's dates, if its cells leave no doubt.
    pub fn certain_order(&self) -> Option<DateOrder> {
        match self.verdict {
            Verdict::Date { order, certain: true, .. } => order,
            _ => None,
        }
    }

    fn guess(&self, delimiter: u8, order: Option<DateOrder>) -> Verdict {
        let enough = |fit: u64| fit * 10 >= self.filled * 9;
        let dates = self.dates(order);
        if let Verdict::Date { texts, .. } = &dates
            && enough(self.count(texts))
        {
            return dates;
        }
        let (texts, padded) = self.numbers(delimiter);
        if enough(self.count(&texts)) && padded * 100 < self.filled {
            return Verdict::Number { texts };
        }
        Verdict::Text
    }

    /// How many cells have a value.
    fn count<T>(&self, values: &[Option<T>]) -> u64 {
        values.iter().zip(&self.counts).filter(|(value, _)| value.is_some()).map(|(_, count)| count).sum()
    }

    /// The distinct texts that could be values.
    fn candidates(&self) -> impl Iterator<Item = Option<&str>> {
        self.build.dictionary.texts().enumerate().map(|(code, text)| (code > 0 && !self.placeholders[code]).then_some(text))
    }

    /// Every text as a number, by the convention that fits more cells; and how
    /// many cells are padded with zeros.
    fn numbers(&self, delimiter: u8) -> (Vec<Option<Number>>, u64) {
        let read = |convention| -> Vec<Option<Number>> { self.candidates().map(|text| number::parse(text?, convention)).collect() };
        let (point, comma) = (read(Convention::Point), read(Convention::Comma));
        let only = |these: &[Option<Number>], others: &[Option<Number>]| -> u64 {
            let pairs = these.iter().zip(others).zip(&self.counts);
            pairs.filter(|((this, other), _)| this.is_some() && other.is_none()).map(|(_, count)| count).sum()
        };
        let (only_point, only_comma) = (only(&point, &comma), only(&comma, &point));
        // Where both readings are possible, a semicolon between the fields tells
        // that the comma is taken for decimals.
        let texts =
            if only_comma > only_point || only_comma == only_point && delimiter == b';' && !self.plain_points() { comma } else { point };
        let padded =
            texts.iter().zip(&self.counts).filter(|(number, _)| number.is_some_and(|number| number.padded)).map(|(_, count)| count).sum();
        (texts, padded)
    }

    /// Whether some text has a point and no comma: `1.234` alone is rather a
    /// decimal than a thousand.
    fn plain_points(&self) -> bool {
        self.candidates().flatten().any(|text| text.contains('.') && !text.contains(','))
    }

    fn dates(&self, order: Option<DateOrder>) -> Verdict {
        let texts: Vec<_> = self.candidates().map(|text| date::parse(text?)).collect();
        let fits = |order| -> u64 {
            let days = texts.iter().map(|date| date.and_then(|(date, _)| date.day(order)));
            days.zip(&self.counts).filter(|(day, _)| day.is_some()).map(|(_, count)| count).sum()
        };
        let open: u64 = texts
            .iter()
            .zip(&self.counts)
            .filter(|(date, _)| date.is_some_and(|(date, _)| date.year_place() != YearPlace::First))
            .map(|(_, count)| count)
            .sum();
        if order.is_some() || open == 0 {
            return Verdict::Date { texts, order: order.or(Some(DateOrder::YearMonthDay)), certain: true };
        }
        let ranked = {
            let mut orders = [DateOrder::MonthDayYear, DateOrder::DayMonthYear, DateOrder::YearMonthDay].map(|order| (fits(order), order));
            orders.sort_by_key(|&(fit, _)| std::cmp::Reverse(fit));
            orders
        };
        let [(most, best), (second, _), _] = ranked;
        // Year first is rare with two digits: it must be the only order that fits.
        let certain = most > second;
        Verdict::Date { texts, order: certain.then_some(best), certain }
    }

    /// The finished column. `usual` is the order of dates in the file's other columns.
    pub fn settle(
        self,
        file: &str,
        usual: Option<DateOrder>,
        lines: &Lines,
        hinted: Option<ColumnKind>,
        problems: &mut Vec<Problem>,
    ) -> NamedColumn {
        let mut profile = Profile {
            kind: ColumnKind::Text,
            filled: self.filled,
            misfits: 0,
            examples: self.build.dictionary.texts().skip(1).take(5).map(shortened).collect(),
            date_order: None,
            certain: true,
            percent: false,
        };
        self.report_placeholders(file, lines, problems);
        let mut misfits: Vec<bool> = Vec::new();
        let column = match &self.verdict {
            Verdict::Empty => {
                profile.kind = ColumnKind::Empty;
                Column::Text { dictionary: Dictionary::default(), codes: vec![EMPTY_CODE; self.build.codes.len()] }
            }
            Verdict::Text => {
                let column = self.text_column(hinted);
                profile.kind = if matches!(column, Column::Key { .. }) { ColumnKind::Key } else { ColumnKind::Text };
                column
            }
            Verdict::Number { texts } => {
                profile.kind = ColumnKind::Number;
                profile.percent = texts.iter().flatten().any(|number| number.percent);
                misfits = self.misfits(texts);
                self.number_column(texts)
            }
            Verdict::Date { texts, order, certain } => {
                let chosen = order.or(usual).unwrap_or(DateOrder::MonthDayYear);
                (profile.kind, profile.date_order, profile.certain) = (ColumnKind::Date, Some(chosen), *certain || usual.is_some());
                let days: Vec<_> = texts.iter().map(|date| date.and_then(|(date, seconds)| Some((date.day(chosen)?, seconds)))).collect();
                misfits = self.misfits(&days);
                if !profile.certain {
                    let mut tally = self.tally(lines, |code| days[code].is_some());
                    tally.examples.truncate(3);
                    problems.extend(tally.problem(file, Some(&self.name), ProblemKind::AmbiguousDates { chosen }));
                }
                self.date_column(&days)
            }
        };
        let tally = self.tally(lines, |code| misfits.get(code).is_some_and(|&misfit| misfit));
        profile.misfits = tally.count;
        problems.extend(tally.problem(file, Some(&self.name), ProblemKind::Misfit { expected: profile.kind }));
        NamedColumn { name: self.name, column, profile }
    }

    /// Texts that are filled and have no value.
    fn misfits<T>(&self, values: &[Option<T>]) -> Vec<bool> {
        values.iter().enumerate().map(|(code, value)| code > 0 && value.is_none() && !self.placeholders[code]).collect()
    }

    /// The cells whose code is chosen, with the first places.
    fn tally(&self, lines: &Lines, chosen: impl Fn(usize) -> bool) -> Tally {
        let mut tally = Tally::default();
        if !(0..self.counts.len()).any(&chosen) {
            return tally;
        }
        for (row, &code) in self.build.codes.iter().enumerate() {
            if chosen(code as usize) {
                let text = self.build.dictionary.text(code);
                tally.add(|| Place { line: lines.of(row as u64), field: self.index as u32 + 1, text: shortened(text) });
            }
        }
        tally
    }

    fn report_placeholders(&self, file: &str, lines: &Lines, problems: &mut Vec<Problem>) {
        for (code, _) in self.placeholders.iter().enumerate().filter(|(_, placeholder)| **placeholder) {
            let kind = ProblemKind::Placeholder { text: self.build.dictionary.text(code as u32).to_owned() };
            problems.extend(self.tally(lines, |other| other == code).problem(file, Some(&self.name), kind));
        }
    }

    fn text_column(&self, hinted: Option<ColumnKind>) -> Column {
        let source = &self.build.dictionary;
        let distinct = source.len() - 1;
        let repeats = distinct <= MOST_TEXTS || distinct as u64 * 2 <= self.filled;
        if hinted == Some(ColumnKind::Key) || hinted.is_none() && !repeats {
            let keys: Vec<u64> =
                source.texts().zip(&self.placeholders).map(|(text, &placeholder)| if placeholder { 0 } else { key_of(text) }).collect();
            return Column::Key { keys: self.build.codes.iter().map(|&code| keys[code as usize]).collect() };
        }
        if !self.placeholders.contains(&true) {
            return Column::Text { dictionary: source.clone(), codes: self.build.codes.clone() };
        }
        let mut dictionary = Dictionary::default();
        let codes: Vec<u32> = source
            .texts()
            .zip(&self.placeholders)
            .map(|(text, &placeholder)| if placeholder { 0 } else { dictionary.code_or_insert(text) })
            .collect();
        Column::Text { dictionary, codes: self.build.codes.iter().map(|&code| codes[code as usize]).collect() }
    }

    fn number_column(&self, texts: &[Option<Number>]) -> Column {
        let largest = texts
            .iter()
            .flatten()
            .map(|number| number.mantissa.unsigned_abs() / POWERS[usize::from(number.decimals)].unsigned_abs())
            .max()
            .unwrap_or(0);
        let wanted = texts.iter().flatten().map(|number| number.decimals).max().unwrap_or(0);
        // Large numbers leave less room for decimals.
        let decimals = (0..=wanted)
            .rev()
            .find(|&decimals| (u128::from(largest) + 1) * 10u128.pow(u32::from(decimals)) < i64::MAX as u128)
            .unwrap_or(0);
        let scaled = |number: &Number| -> i64 {
            let mantissa = i128::from(number.mantissa);
            let scaled = if number.decimals <= decimals {
                mantissa * 10i128.pow(u32::from(decimals - number.decimals))
            } else {
                round_half_even(mantissa, 10i128.pow(u32::from(number.decimals - decimals)))
            };
            i64::try_from(scaled).unwrap_or(EMPTY_NUMBER)
        };
        let values: Vec<i64> = texts.iter().map(|number| number.as_ref().map_or(EMPTY_NUMBER, scaled)).collect();
        Column::Number { values: self.build.codes.iter().map(|&code| values[code as usize]).collect(), decimals }
    }

    fn date_column(&self, dates: &[Option<(i32, Option<u32>)>]) -> Column {
        let days: Vec<i32> = dates.iter().map(|date| date.map_or(EMPTY_DAY, |(day, _)| day)).collect();
        let timed = dates.iter().flatten().any(|(_, seconds)| seconds.is_some());
        let seconds: Vec<u32> = dates.iter().map(|date| date.and_then(|(_, seconds)| seconds).unwrap_or(0)).collect();
        Column::Date {
            days: self.build.codes.iter().map(|&code| days[code as usize]).collect(),
            seconds: timed.then(|| self.build.codes.iter().map(|&code| seconds[code as usize]).collect()),
        }
    }
}

/// Which texts stand for "no value". `NA` among other codes in capitals, such
/// as `EMEA` and `APAC`, is North America.
fn placeholders(dictionary: &Dictionary) -> Vec<bool> {
    let mut placeholders: Vec<bool> = dictionary.texts().map(is_placeholder).collect();
    if let Some(code) = dictionary.code("NA") {
        let (mut codes, mut others) = (0, 0);
        for text in dictionary.texts().skip(1).filter(|text| !is_placeholder(text)) {
            let short = text.len() <= 5 && text.bytes().all(|byte| byte.is_ascii_uppercase());
            if short { codes += 1 } else { others += 1 }
        }
        if codes > others
            && let Some(placeholder) = placeholders.get_mut(code as usize)
        {
            *placeholder = false;
        }
    }
    placeholders
}
