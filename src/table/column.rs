//! Typed columns.

use crate::table::dictionary::{Dictionary, EMPTY_CODE};

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
}
