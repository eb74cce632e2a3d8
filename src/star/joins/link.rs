//! Joins: the row of a dimension table that each row of a fact refers to.

use rustc_hash::FxHashMap;

use crate::star::fields::Fields;
use crate::table::column::{Column, EMPTY_KEY, EMPTY_NUMBER, decimal};
use crate::table::counts::counts;
use crate::table::dictionary::{EMPTY_CODE, key_of};
use crate::table::sorting;

/// A join of one field to one table.
#[derive(Debug)]
pub struct Link {
    /// The field of the other table that the keys are in.
    pub to_field: &'static str,
    /// Rows with a key, and those that found a counterpart.
    pub keyed: u64,
    pub matched: u64,
    rows: Rows,
}

/// The row of the other table plus one; 0 for none.
#[derive(Debug)]
enum Rows {
    /// By the code of the field's dictionary.
    ByCode(Vec<u32>),
    ByRow(Vec<u32>),
}

/// Joins a column to a table, by name, id or address, whichever finds most.
pub fn link(column: &Column, target: &Fields) -> Option<Link> {
    let counts = counts(column);
    let candidates = ["name", "id", "email"].into_iter().filter_map(|field| {
        let index = index(target.get(field)?);
        let (rows, keyed, matched) = look_up(column, &counts, &index);
        Some(Link { to_field: field, keyed, matched, rows })
    });
    // The first of equals: names are what people see.
    candidates.reduce(|best, link| if link.matched > best.matched { link } else { best })
}

impl Link {
    /// A column of the other table's codes, one for each row of this one.
    pub fn gather(&self, column: &Column, target: &[u32]) -> Vec<u32> {
        let of = |row: u32| (row as usize).checked_sub(1).and_then(|row| target.get(row)).copied().unwrap_or(EMPTY_CODE);
        match (&self.rows, column) {
            (Rows::ByCode(rows), Column::Text { codes, .. }) => {
                let by_code: Vec<u32> = rows.iter().map(|&row| of(row)).collect();
                codes.iter().map(|&code| by_code.get(code as usize).copied().unwrap_or(EMPTY_CODE)).collect()
            }
            (Rows::ByRow(rows), _) => rows.iter().map(|&row| of(row)).collect(),
            (Rows::ByCode(_), _) => Vec::new(),
        }
    }

    /// By code of the column's dictionary: the other table's code at that row.
    /// Empty for columns without a dictionary.
    pub fn codes_by_code(&self, target: &[u32]) -> Vec<u32> {
        match &self.rows {
            Rows::ByCode(rows) => rows
                .iter()
                .map(|&row| (row as usize).checked_sub(1).and_then(|row| target.get(row)).copied().unwrap_or(EMPTY_CODE))
                .collect(),
            Rows::ByRow(_) => Vec::new(),
        }
    }

    /// Texts without a counterpart, with their rows, the most frequent first.
    pub fn unmatched<'a>(&self, column: &'a Column) -> Vec<(&'a str, u64)> {
        let (Rows::ByCode(rows), Column::Text { dictionary, .. }) = (&self.rows, column) else { return Vec::new() };
        let counts = counts(column);
        let all = dictionary.texts().zip(rows).zip(counts).skip(1);
        let mut unmatched: Vec<(&str, u64)> =
            all.filter(|((_, row), count)| **row == 0 && *count > 0).map(|((text, _), count)| (text, count)).collect();
        sorting::by_key(&mut unmatched, |&(text, count)| (std::cmp::Reverse(count), text));
        unmatched
    }
}

/// Row plus one by key; the first row of equal keys.
fn index(column: &Column) -> FxHashMap<u64, u32> {
    let mut index = FxHashMap::default();
    let mut add = |row: usize, key: u64| {
        if key != EMPTY_KEY {
            index.entry(key).or_insert(row as u32 + 1);
        }
    };
    match column {
        Column::Text { dictionary, codes } => {
            let keys: Vec<u64> = dictionary.texts().map(key_of).collect();
            codes.iter().enumerate().for_each(|(row, &code)| add(row, keys.get(code as usize).copied().unwrap_or(EMPTY_KEY)));
        }
        Column::Key { keys } => keys.iter().enumerate().for_each(|(row, &key)| add(row, key)),
        Column::Number { values, decimals } => {
            values
                .iter()
                .enumerate()
                .filter(|(_, value)| **value != EMPTY_NUMBER)
                .for_each(|(row, &value)| add(row, key_of(&decimal(value, *decimals))));
        }
        Column::Date { .. } => {}
    }
    index
}

fn look_up(column: &Column, counts: &[u64], index: &FxHashMap<u64, u32>) -> (Rows, u64, u64) {
    let found = |key: u64| if key == EMPTY_KEY { 0 } else { index.get(&key).copied().unwrap_or(0) };
    let by_row = |rows: Vec<u32>, keyed: u64| {
        let matched = rows.iter().filter(|&&row| row > 0).count() as u64;
        (Rows::ByRow(rows), keyed, matched)
    };
    match column {
        Column::Text { dictionary, .. } => {
            let rows: Vec<u32> = dictionary.texts().map(|text| found(key_of(text))).collect();
            let keyed = counts.iter().skip(1).sum();
            let matched = rows.iter().zip(counts).filter(|(row, _)| **row > 0).map(|(_, count)| count).sum();
            (Rows::ByCode(rows), keyed, matched)
        }
        Column::Key { keys } => by_row(keys.iter().map(|&key| found(key)).collect(), column.filled() as u64),
        Column::Number { values, decimals } => {
            let mut known: FxHashMap<i64, u32> = FxHashMap::from_iter([(EMPTY_NUMBER, 0)]);
            let rows =
                values.iter().map(|&value| *known.entry(value).or_insert_with(|| found(key_of(&decimal(value, *decimals))))).collect();
            by_row(rows, column.filled() as u64)
        }
        Column::Date { days, .. } => by_row(vec![0; days.len()], column.filled() as u64),
    }
}
