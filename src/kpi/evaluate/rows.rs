//! Which rows: all of a table, or a list of them in file order.

use std::sync::Arc;

/// Rows are collected in blocks of this many.
const BLOCK: usize = 1024;

/// Rows of one table.
#[derive(Clone, Debug)]
pub enum Rows {
    /// The first so many, which is all of them.
    All(u32),
    Some(Arc<Vec<u32>>),
}

impl Rows {
    /// How many rows there are.
    pub fn count(&self) -> usize {
        match self {
            Rows::All(count) => *count as usize,
            Rows::Some(rows) => rows.len(),
        }
    }

    /// Calls `visit` with each row number; compiled once for either kind.
    pub fn each(&self, mut visit: impl FnMut(usize)) {
        match self {
            Rows::All(count) => (0..*count as usize).for_each(visit),
            Rows::Some(rows) => rows.iter().for_each(|row| visit(*row as usize)),
        }
    }

    /// Whether `holds` does for any row; no further one is looked at.
    pub fn any(&self, mut holds: impl FnMut(usize) -> bool) -> bool {
        match self {
            Rows::All(count) => (0..*count as usize).any(holds),
            Rows::Some(rows) => rows.iter().any(|row| holds(*row as usize)),
        }
    }

    /// What `of` gives for each row.
    pub fn map<T>(&self, of: impl Fn(usize) -> T) -> Vec<T> {
        match self {
            Rows::All(count) => (0..*count as usize).map(of).collect(),
            Rows::Some(rows) => rows.iter().map(|row| of(*row as usize)).collect(),
        }
    }

    /// The rows for which `keep` holds. Without a branch on it, since which
    /// rows are kept is often as good as random.
    pub fn filtered(&self, mut keep: impl FnMut(usize) -> bool) -> Rows {
        let mut kept = Vec::new();
        let mut block = [0u32; BLOCK];
        let mut length = 0;
        self.each(|row| {
            if let Some(slot) = block.get_mut(length) {
                *slot = row as u32;
            }
            length += usize::from(keep(row));
            if length == BLOCK {
                kept.extend_from_slice(&block);
                length = 0;
            }
        });
        kept.extend_from_slice(block.get(..length).unwrap_or_default());
        Rows::Some(Arc::new(kept))
    }

    /// The rows whose flag, in the order of the rows themselves, is set.
    pub fn flagged(&self, flags: &[bool]) -> Rows {
        let mut flags = flags.iter();
        self.filtered(|_| flags.next().is_some_and(|flag| *flag))
    }

    /// The row numbers.
    pub fn numbers(&self) -> Vec<u32> {
        self.map(|row| row as u32)
    }
}
