//! Typed columns.

use std::borrow::Cow;

use crate::sales::day::Day;
use crate::table::dictionary::{Dictionary, EMPTY_CODE, key_of};

/// An empty cell of a number column.
pub const EMPTY_NUMBER: i64 = i64::MIN;
/// An empty cell of a date column.
pub const EMPTY_DAY: i32 = i32::MIN;
/// An empty cell of a key column.
pub const EMPTY_KEY: u64 = 0;

/// One column of an imported table, typed from all of its cells.
#[derive(Clone, Debug)]
pub enum Column {
    /// Text that repeats: a code a row.
    Text { dictionary: Dictionary, codes: Vec<u32> },
    /// Text that does not repeat: only its 64-bit key ([`crate::table::dictionary::key_of`]).
    Key { keys: Vec<u64> },
    /// Fixed-point numbers: `value × 10^-decimals`.
    Number { values: Vec<i64>, decimals: u8 },
    /// Days since 1970-01-01, and seconds since midnight when any cell has a time.
    Date { days: Vec<i32>, seconds: Option<Vec<u32>> },
}

impl Column {
    /// One text in so many rows.
    pub fn repeated(text: &str, rows: usize) -> Column {
        let mut dictionary = Dictionary::default();
        let code = dictionary.code_or_insert(text);
        Column::Text { dictionary, codes: vec![code; rows] }
    }

    /// About how many bytes it takes.
    pub fn memory(&self) -> u64 {
        match self {
            Column::Text { dictionary, codes } => dictionary.memory() + codes.len() as u64 * 4,
            Column::Key { keys } => keys.len() as u64 * 8,
            Column::Number { values, .. } => values.len() as u64 * 8,
            Column::Date { days, seconds } => days.len() as u64 * if seconds.is_some() { 8 } else { 4 },
        }
    }

    /// How many rows the column has.
    pub fn len(&self) -> usize {
        match self {
            Column::Text { codes, .. } => codes.len(),
            Column::Key { keys } => keys.len(),
            Column::Number { values, .. } => values.len(),
            Column::Date { days, .. } => days.len(),
        }
    }

    /// Whether the column has no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many cells are not empty.
    pub fn filled(&self) -> usize {
        match self {
            Column::Text { codes, .. } => codes.iter().filter(|&&code| code != EMPTY_CODE).count(),
            Column::Key { keys } => keys.iter().filter(|&&key| key != EMPTY_KEY).count(),
            Column::Number { values, .. } => values.iter().filter(|&&value| value != EMPTY_NUMBER).count(),
            Column::Date { days, .. } => days.iter().filter(|&&day| day != EMPTY_DAY).count(),
        }
    }

    /// Whether a row has a value.
    pub fn is_filled(&self, row: usize) -> bool {
        match self {
            Column::Text { codes, .. } => codes.get(row).is_some_and(|&code| code != EMPTY_CODE),
            Column::Key { keys } => keys.get(row).is_some_and(|&key| key != EMPTY_KEY),
            Column::Number { values, .. } => values.get(row).is_some_and(|&value| value != EMPTY_NUMBER),
            Column::Date { days, .. } => days.get(row).is_some_and(|&day| day != EMPTY_DAY),
        }
    }

    /// These rows of the column, in this order; a row that it does not have is empty.
    pub fn picked(&self, rows: &[u32]) -> Column {
        fn cells<T: Copy>(all: &[T], rows: &[u32], empty: T) -> Vec<T> {
            rows.iter().map(|&row| all.get(row as usize).copied().unwrap_or(empty)).collect()
        }
        match self {
            Column::Text { dictionary, codes } => Column::Text { dictionary: dictionary.clone(), codes: cells(codes, rows, EMPTY_CODE) },
            Column::Key { keys } => Column::Key { keys: cells(keys, rows, EMPTY_KEY) },
            Column::Number { values, decimals } => Column::Number { values: cells(values, rows, EMPTY_NUMBER), decimals: *decimals },
            Column::Date { days, seconds } => {
                Column::Date { days: cells(days, rows, EMPTY_DAY), seconds: seconds.as_ref().map(|seconds| cells(seconds, rows, 0)) }
            }
        }
    }

    /// The key of a cell, equal for equal identifiers whatever the type of
    /// their columns: the number 42 has the key of the text `42`.
    pub fn key(&self, row: usize) -> u64 {
        match self {
            Column::Key { keys } => keys.get(row).copied().unwrap_or(EMPTY_KEY),
            Column::Text { dictionary, codes } => dictionary.key(codes.get(row).copied().unwrap_or(EMPTY_CODE)),
            Column::Number { .. } | Column::Date { .. } => self.written(row).map_or(EMPTY_KEY, |text| key_of(&text)),
        }
    }

    /// The keys of all cells, see [`Column::key`].
    pub fn keys(&self) -> Cow<'_, [u64]> {
        match self {
            Column::Key { keys } => Cow::Borrowed(keys),
            Column::Text { dictionary, codes } => codes.iter().map(|&code| dictionary.key(code)).collect(),
            Column::Number { .. } | Column::Date { .. } => (0..self.len()).map(|row| self.key(row)).collect(),
        }
    }

    /// A cell in one canonical way: numbers without zeros at the end, days as
    /// `YYYY-MM-DD`. `None` if it is empty or only its key is known.
    pub fn written(&self, row: usize) -> Option<String> {
        match self {
            Column::Key { .. } => None,
            Column::Text { dictionary, codes } => {
                codes.get(row).filter(|code| **code != EMPTY_CODE).map(|&code| dictionary.text(code).to_owned())
            }
            Column::Number { values, decimals } => {
                values.get(row).filter(|value| **value != EMPTY_NUMBER).map(|&value| decimal(value, *decimals))
            }
            Column::Date { days, .. } => days.get(row).filter(|day| **day != EMPTY_DAY).map(|&day| Day(day).to_string()),
        }
    }
}

/// A fixed-point number without zeros at the end.
pub fn decimal(value: i64, decimals: u8) -> String {
    let digits = format!("{:0width$}", value.unsigned_abs(), width = usize::from(decimals) + 1);
    let (whole, fraction) = digits.split_at(digits.len() - usize::from(decimals));
    let fraction = fraction.trim_end_matches('0');
    let (sign, point) = (if value < 0 { "-" } else { "" }, if fraction.is_empty() { "" } else { "." });
    format!("{sign}{whole}{point}{fraction}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(texts: &[&str]) -> Column {
        let mut dictionary = Dictionary::default();
        let codes = texts.iter().map(|text| dictionary.code_or_insert(text)).collect();
        Column::Text { dictionary, codes }
    }

    #[test]
    fn an_identifier_has_one_key() {
        let number = Column::Number { values: vec![4200, EMPTY_NUMBER, -50], decimals: 2 };
        let text = text(&["42", "", "-0.5"]);
        let key = Column::Key { keys: text.keys().into_owned() };
        for row in 0..4 {
            assert_eq!(number.key(row), text.key(row));
            assert_eq!(key.key(row), text.key(row));
        }
        assert_eq!((number.keys(), text.key(1)), (text.keys(), EMPTY_KEY));
    }
}
