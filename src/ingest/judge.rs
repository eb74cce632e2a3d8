//! The type of a column, from all of its cells.

use crate::ingest::build::{Build, Form, MOST_TEXTS};
use crate::ingest::date;
use crate::ingest::dates::Dates;
use crate::ingest::distinct::Distinct;
use crate::ingest::keys::Keys;
use crate::ingest::number::{self, Convention};
use crate::ingest::numbers::Numbers;
use crate::ingest::problem::ColumnKind;
use crate::ingest::texts::Texts;

/// A column with its type.
pub enum Verdict {
    Empty {
        rows: usize,
    },
    /// Texts, with how often each occurs and which stand for "no value".
    Text {
        texts: Texts,
        counts: Vec<u64>,
        placeholders: Vec<bool>,
    },
    Key(Keys),
    Number(Numbers),
    Date(Dates),
}

/// The type of a column. `kind` is what the user decided. `None`: the cells were
/// kept in a form that proved wrong, so they must be read again as texts.
///
/// Dates and numbers need nine tenths of the cells that have a value.
pub fn judge(build: Build, delimiter: u8, kind: Option<ColumnKind>) -> Option<Verdict> {
    match build.form {
        Form::Texts(texts) => Some(judge_texts(texts, delimiter, kind)),
        Form::Numbers(numbers) => judge_numbers(numbers, delimiter, kind),
        Form::Dates(dates) => judge_dates(dates, kind),
        Form::Keys(keys) => judge_keys(keys, kind),
    }
}

fn judge_texts(texts: Texts, delimiter: u8, kind: Option<ColumnKind>) -> Verdict {
    let counts = texts.counts();
    let placeholders = texts.placeholders(&counts);
    let candidates = || texts.dictionary.texts().zip(&counts).zip(&placeholders).skip(1).filter(|(_, placeholder)| !**placeholder);
    let filled: u64 = candidates().map(|((_, count), _)| count).sum();
    if filled == 0 && kind.is_none() {
        return Verdict::Empty { rows: texts.codes.len() };
    }
    let cells =
        |fits: &dyn Fn(&str) -> bool| -> u64 { candidates().filter(|((text, _), _)| fits(text)).map(|((_, count), _)| count).sum() };
    // Most columns of text are done with after a tenth of their texts.
    let mostly = |fits: &dyn Fn(&str) -> bool| -> bool {
        let mut misses = 0;
        candidates().all(|((text, count), _)| {
            misses += if fits(text) { 0 } else { *count };
            misses * 10 <= filled
        })
    };
    let is_kind = |wanted: ColumnKind, fits: &dyn Fn() -> bool| kind == Some(wanted) || kind.is_none() && fits();
    if is_kind(ColumnKind::Date, &|| mostly(&|text| date::parse(text).is_some())) {
        return Verdict::Date(Dates::from_texts(&texts, |text| {
            if placeholder_in(&texts, &placeholders, text) { None } else { date::parse(text) }
        }));
    }
    let numeric = |text: &str| [Convention::Point, Convention::Comma].iter().any(|&convention| number::parse(text, convention).is_some());
    if kind == Some(ColumnKind::Number) || kind.is_none() && mostly(&numeric) {
        let mut votes = Votes::default();
        candidates().for_each(|((text, &count), _)| votes.count(text, count));
        let convention = votes.convention(delimiter);
        let fits = cells(&|text| number::parse(text, convention).is_some());
        let padded = cells(&|text| number::parse(text, convention).is_some_and(|number| number.padded));
        if is_kind(ColumnKind::Number, &|| fits * 10 >= filled * 9 && (padded == 0 || padded * 100 < filled)) {
            return Verdict::Number(Numbers::from_texts(&texts, |text| number::parse(text, convention)));
        }
    }
    let mut distinct = Distinct::default();
    if texts.dictionary.len() > MOST_TEXTS {
        texts
            .dictionary
            .keys()
            .iter()
            .zip(&placeholders)
            .skip(1)
            .filter(|(_, placeholder)| !**placeholder)
            .for_each(|(key, _)| distinct.add(*key));
    }
    if is_kind(ColumnKind::Key, &|| hardly_repeats(&distinct, filled)) {
        Verdict::Key(Keys::from_texts(&texts))
    } else {
        Verdict::Text { texts, counts, placeholders }
    }
}

fn placeholder_in(texts: &Texts, placeholders: &[bool], text: &str) -> bool {
    texts.dictionary.code(text).is_some_and(|code| placeholders.get(code as usize) == Some(&true))
}

fn judge_numbers(mut numbers: Numbers, delimiter: u8, kind: Option<ColumnKind>) -> Option<Verdict> {
    let counts = numbers.strays.counts();
    let placeholders = numbers.strays.placeholders(&counts, numbers.filled);
    let strays = || numbers.strays.dictionary.texts().zip(&counts).zip(&placeholders).skip(1).filter(|(_, placeholder)| !**placeholder);
    let mut votes = Votes { only_point: numbers.certain_points, points: numbers.points, ..Votes::default() };
    strays().for_each(|((text, &count), _)| votes.count(text, count));
    let convention = votes.convention(delimiter);
    if convention == Convention::Comma && numbers.points {
        return None;
    }
    let (mut fits, mut filled, mut padded) = (numbers.filled, numbers.filled, 0);
    for ((text, &count), _) in strays() {
        let number = number::parse(text, convention);
        filled += count;
        fits += if number.is_some() { count } else { 0 };
        padded += if number.is_some_and(|number| number.padded) { count } else { 0 };
    }
    let enough = fits * 10 >= filled * 9 && (padded == 0 || padded * 100 < filled);
    if kind.is_some_and(|kind| kind != ColumnKind::Number) || kind.is_none() && !enough {
        return None;
    }
    numbers.resolve(|text| number::parse(text, convention));
    numbers.fits().then_some(Verdict::Number(numbers))
}

fn judge_dates(mut dates: Dates, kind: Option<ColumnKind>) -> Option<Verdict> {
    dates.resolve();
    let counts = dates.strays.counts();
    let placeholders = dates.strays.placeholders(&counts, dates.filled);
    let others: u64 = counts.iter().zip(&placeholders).filter(|(_, placeholder)| !**placeholder).map(|(count, _)| count).sum();
    let enough = dates.filled * 10 >= (dates.filled + others) * 9;
    let right = kind == Some(ColumnKind::Date) || kind.is_none() && enough;
    right.then_some(Verdict::Date(dates))
}

fn judge_keys(keys: Keys, kind: Option<ColumnKind>) -> Option<Verdict> {
    let filled = keys.filled + if keys.codes.explain("NA") { keys.strays.counts().iter().sum() } else { 0 };
    let right = kind == Some(ColumnKind::Key) || kind.is_none() && keys.is_text(filled) && hardly_repeats(&keys.distinct, keys.filled);
    right.then_some(Verdict::Key(keys))
}

/// Whether most texts are met once, and there are too many to keep.
fn hardly_repeats(distinct: &Distinct, filled: u64) -> bool {
    let distinct = distinct.estimate();
    distinct > MOST_TEXTS as u64 && distinct * 2 > filled
}

/// Cells that say whether decimals follow a point or a comma.
#[derive(Default)]
struct Votes {
    only_point: u64,
    only_comma: u64,
    /// Some cell has a point and no comma.
    points: bool,
}

impl Votes {
    fn count(&mut self, text: &str, cells: u64) {
        let [point, comma] = [Convention::Point, Convention::Comma].map(|convention| number::parse(text, convention).is_some());
        self.only_point += if point && !comma { cells } else { 0 };
        self.only_comma += if comma && !point { cells } else { 0 };
        self.points |= text.contains('.') && !text.contains(',');
    }

    /// Where both readings are possible, a semicolon between the fields tells
    /// that the comma is taken for decimals; `1.234` alone is rather a decimal
    /// than a thousand.
    fn convention(&self, delimiter: u8) -> Convention {
        let comma = self.only_comma > self.only_point || self.only_comma == self.only_point && delimiter == b';' && !self.points;
        if comma { Convention::Comma } else { Convention::Point }
    }
}
