//! Parts of a column, one after another, as one column: so the files of a dataset
//! become one table, and the pieces of a file one file.

use std::mem::discriminant;
use std::sync::Arc;

use crate::table::column::{Column, EMPTY_DAY, EMPTY_KEY, EMPTY_NUMBER};
use crate::table::dictionary::{Dictionary, EMPTY_CODE};
use crate::table::text::texts;

/// Parts of a column in their order.
///
/// The type of the whole follows from the parts that have values, in whatever
/// groups they come: equal types stay; of different ones the cells are kept
/// as texts, or as keys if one part has only keys.
#[derive(Clone, Debug, Default)]
pub struct Concat {
    parts: Vec<Part>,
}

#[derive(Clone, Debug)]
enum Part {
    Column(Arc<Column>),
    /// So many rows without a value.
    Nothing(usize),
}

impl Part {
    fn rows(&self) -> usize {
        match self {
            Part::Column(column) => column.len(),
            Part::Nothing(rows) => *rows,
        }
    }
}

impl Concat {
    /// Puts the rows of a column after those so far.
    pub fn add(&mut self, column: Arc<Column>) {
        self.parts.push(Part::Column(column));
    }

    /// Puts so many rows without a value after those so far.
    pub fn add_nothing(&mut self, rows: usize) {
        self.parts.push(Part::Nothing(rows));
    }

    /// Puts all rows of `later` after those so far.
    pub fn merge(&mut self, later: Concat) {
        self.parts.extend(later.parts);
    }

    /// The whole column; `None` if no part is one.
    pub fn finish(mut self) -> Option<Arc<Column>> {
        if let [Part::Column(only)] = self.parts.as_slice() {
            return Some(Arc::clone(only));
        }
        let filled = self.columns().find(|column| column.filled() > 0).cloned();
        // Without any value the first column says what the values would be.
        let first = filled.clone().or_else(|| self.columns().next().cloned())?;
        for part in &mut self.parts {
            let is_needless = |column: &Arc<Column>| if filled.is_some() { column.filled() == 0 } else { !Arc::ptr_eq(column, &first) };
            if matches!(part, Part::Column(column) if is_needless(column)) {
                *part = Part::Nothing(part.rows());
            }
        }
        let has_keys = self.columns().any(|column| matches!(**column, Column::Key { .. }));
        let is_mixed = self.columns().any(|column| discriminant(&**column) != discriminant(&*first));
        let whole = match &*first {
            _ if has_keys => self.keys(),
            _ if is_mixed => self.texts(),
            Column::Number { .. } => self.numbers().unwrap_or_else(|| self.texts()),
            Column::Date { .. } => self.dates(),
            Column::Text { .. } | Column::Key { .. } => self.texts(),
        };
        Some(Arc::new(whole))
    }

    fn columns(&self) -> impl Iterator<Item = &Arc<Column>> {
        self.parts.iter().filter_map(|part| match part {
            Part::Column(column) => Some(column),
            Part::Nothing(_) => None,
        })
    }

    fn rows(&self) -> usize {
        self.parts.iter().map(Part::rows).sum()
    }

    /// The cells of all parts; where a part has none to give they are empty.
    fn cells<T: Copy>(&self, empty: T, mut add: impl FnMut(&Arc<Column>, &mut Vec<T>)) -> Vec<T> {
        let mut all = Vec::with_capacity(self.rows());
        for part in &self.parts {
            let end = all.len() + part.rows();
            if let Part::Column(column) = part {
                add(column, &mut all);
            }
            all.resize(end, empty);
        }
        all
    }

    fn keys(&self) -> Column {
        Column::Key { keys: self.cells(EMPTY_KEY, |column, all| all.extend_from_slice(&column.keys())) }
    }

    fn texts(&self) -> Column {
        let mut dictionary = Dictionary::default();
        let codes = self.cells(EMPTY_CODE, |column, all| {
            if let Column::Text { dictionary: own, codes } = &*texts(column) {
                let new = dictionary.append(own);
                all.extend(codes.iter().map(|&code| new.get(code as usize).copied().unwrap_or(EMPTY_CODE)));
            }
        });
        Column::Text { dictionary, codes }
    }

    /// All numbers at the scale of the finest; `None` if one of them has no room for it.
    fn numbers(&self) -> Option<Column> {
        let scale = |column: &Arc<Column>| if let Column::Number { decimals, .. } = **column { decimals } else { 0 };
        let decimals = self.columns().map(scale).max()?;
        let mut has_room = true;
        let values = self.cells(EMPTY_NUMBER, |column, all| {
            let Column::Number { values, decimals: own } = &**column else { return };
            let factor = 10i64.checked_pow(u32::from(decimals - own));
            all.extend(values.iter().map(|&value| match factor.and_then(|factor| value.checked_mul(factor)) {
                _ if value == EMPTY_NUMBER => EMPTY_NUMBER,
                // The empty cell's value is no number.
                Some(scaled) if scaled != EMPTY_NUMBER => scaled,
                _ => {
                    has_room = false;
                    EMPTY_NUMBER
                }
            }));
        });
        has_room.then_some(Column::Number { values, decimals })
    }

    fn dates(&self) -> Column {
        let is_timed = self.columns().any(|column| matches!(**column, Column::Date { seconds: Some(_), .. }));
        let days = self.cells(EMPTY_DAY, |column, all| {
            if let Column::Date { days, .. } = &**column {
                all.extend_from_slice(days);
            }
        });
        let seconds = is_timed.then(|| {
            self.cells(0, |column, all| {
                if let Column::Date { seconds: Some(seconds), .. } = &**column {
                    all.extend_from_slice(seconds);
                }
            })
        });
        Column::Date { days, seconds }
    }
}

#[cfg(test)]
#[path = "tests/concat.rs"]
mod tests;
