//! Columns as text.

use std::hash::Hash;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::sales::day::Day;
use crate::table::column::{Column, EMPTY_DAY, EMPTY_NUMBER, decimal};
use crate::table::dictionary::{Dictionary, EMPTY_CODE};

/// The column as text, cell by cell as [`Column::written`]. A column of keys stays
/// as it is, since its texts are not at hand.
pub fn texts(column: &Arc<Column>) -> Arc<Column> {
    match &**column {
        Column::Text { .. } | Column::Key { .. } => Arc::clone(column),
        Column::Number { values, decimals } => Arc::new(coded(values.iter().copied(), EMPTY_NUMBER, |value| decimal(value, *decimals))),
        Column::Date { days, .. } => Arc::new(coded(days.iter().copied(), EMPTY_DAY, |day| Day(day).to_string())),
    }
}

/// A text column of values that have a text each.
pub fn coded<T: Copy + Eq + Hash>(values: impl Iterator<Item = T>, empty: T, text: impl Fn(T) -> String) -> Column {
    let mut dictionary = Dictionary::default();
    let mut known: FxHashMap<T, u32> = FxHashMap::from_iter([(empty, EMPTY_CODE)]);
    let codes = values.map(|value| *known.entry(value).or_insert_with(|| dictionary.code_or_insert(&text(value)))).collect();
    Column::Text { dictionary, codes }
}
