//! Several files of one dataset become one table: each column one after the other.

use std::sync::Arc;

use crate::sales::day::Day;
use crate::star::convert::{number_text, texts};
use crate::table::column::{Column, EMPTY_DAY, EMPTY_KEY, EMPTY_NUMBER};
use crate::table::dictionary::{Dictionary, EMPTY_CODE, key_of};

/// One column after the other, each with its number of rows; a missing one is empty.
pub fn united(parts: &[(Option<Arc<Column>>, usize)]) -> Option<Arc<Column>> {
    let present: Vec<&Arc<Column>> = parts.iter().filter_map(|(column, _)| column.as_ref()).collect();
    let first = *present.first()?;
    if parts.len() == 1 {
        return Some(Arc::clone(first));
    }
    let as_keys = present.iter().any(|column| matches!(***column, Column::Key { .. }));
    let mixed = present.iter().any(|column| std::mem::discriminant(&***column) != std::mem::discriminant(&**first));
    let columns: Vec<(Option<Arc<Column>>, usize)> = match (as_keys, mixed) {
        (true, _) => parts.iter().map(|(column, rows)| (column.as_ref().map(|column| Arc::new(keys(column))), *rows)).collect(),
        (false, true) => parts.iter().map(|(column, rows)| (column.as_ref().map(texts), *rows)).collect(),
        (false, false) => parts.to_vec(),
    };
    let kind = columns.iter().find_map(|(column, _)| column.as_ref())?;
    Some(Arc::new(match &**kind {
        Column::Text { .. } => united_texts(&columns),
        Column::Key { .. } => Column::Key {
            keys: united_cells(&columns, EMPTY_KEY, |column| match column {
                Column::Key { keys } => Some(keys),
                _ => None,
            }),
        },
        Column::Number { .. } => united_numbers(&columns),
        Column::Date { .. } => {
            let days = united_cells(&columns, EMPTY_DAY, |column| match column {
                Column::Date { days, .. } => Some(days),
                _ => None,
            });
            let timed = columns.iter().any(|(column, _)| matches!(column.as_deref(), Some(Column::Date { seconds: Some(_), .. })));
            let seconds = timed.then(|| {
                united_cells(&columns, 0, |column| match column {
                    Column::Date { seconds, .. } => seconds.as_ref(),
                    _ => None,
                })
            });
            Column::Date { days, seconds }
        }
    }))
}

fn united_cells<T: Copy>(columns: &[(Option<Arc<Column>>, usize)], empty: T, cells: impl Fn(&Column) -> Option<&Vec<T>>) -> Vec<T> {
    let mut all = Vec::with_capacity(columns.iter().map(|(_, rows)| rows).sum());
    for (column, rows) in columns {
        match column.as_ref().and_then(|column| cells(column)) {
            Some(cells) => all.extend_from_slice(cells),
            None => all.extend(std::iter::repeat_n(empty, *rows)),
        }
    }
    all
}

fn united_texts(columns: &[(Option<Arc<Column>>, usize)]) -> Column {
    let mut all = Dictionary::default();
    let mut codes = Vec::with_capacity(columns.iter().map(|(_, rows)| rows).sum());
    for (column, rows) in columns {
        match column.as_deref() {
            Some(Column::Text { dictionary, codes: own }) => {
                let new: Vec<u32> = dictionary.texts().map(|text| all.code_or_insert(text)).collect();
                codes.extend(own.iter().map(|&code| new.get(code as usize).copied().unwrap_or(EMPTY_CODE)));
            }
            _ => codes.extend(std::iter::repeat_n(EMPTY_CODE, *rows)),
        }
    }
    Column::Text { dictionary: all, codes }
}

fn united_numbers(columns: &[(Option<Arc<Column>>, usize)]) -> Column {
    let of = |column: &Option<Arc<Column>>| match column.as_deref() {
        Some(Column::Number { decimals, .. }) => *decimals,
        _ => 0,
    };
    let decimals = columns.iter().map(|(column, _)| of(column)).max().unwrap_or(0);
    let mut all = Vec::with_capacity(columns.iter().map(|(_, rows)| rows).sum());
    for (column, rows) in columns {
        match column.as_deref() {
            Some(Column::Number { values, decimals: own }) => {
                let factor = 10i64.checked_pow(u32::from(decimals - own)).unwrap_or(1);
                let scaled = |&value: &i64| if value == EMPTY_NUMBER { value } else { value.saturating_mul(factor) };
                all.extend(values.iter().map(scaled));
            }
            _ => all.extend(std::iter::repeat_n(EMPTY_NUMBER, *rows)),
        }
    }
    Column::Number { values: all, decimals }
}

/// The column with only the keys of its cells.
pub fn keys(column: &Column) -> Column {
    let keys = match column {
        Column::Key { keys } => keys.clone(),
        Column::Text { dictionary, codes } => {
            let keys: Vec<u64> = dictionary.texts().map(key_of).collect();
            codes.iter().map(|&code| keys.get(code as usize).copied().unwrap_or(0)).collect()
        }
        Column::Number { values, decimals } => {
            values.iter().map(|&value| if value == EMPTY_NUMBER { 0 } else { key_of(&number_text(value, *decimals)) }).collect()
        }
        Column::Date { days, .. } => days.iter().map(|&day| if day == EMPTY_DAY { 0 } else { key_of(&Day(day).to_string()) }).collect(),
    };
    Column::Key { keys }
}
