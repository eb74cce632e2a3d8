//! Cells of a number or date column that the quick reader does not understand.

use crate::ingest::placeholder::{self, is_placeholder};
use crate::table::dictionary::Dictionary;

/// Texts with the rows they stand in, in order.
#[derive(Clone, Debug, Default)]
pub struct Strays {
    pub dictionary: Dictionary,
    /// Row and code.
    pub cells: Vec<(u32, u32)>,
}

impl Strays {
    /// Adds the trimmed text of a row; empty cells are none.
    pub fn push(&mut self, row: usize, text: &str) {
        if !text.is_empty() {
            let code = self.dictionary.code_or_insert(text);
            self.cells.push((row as u32, code));
        }
    }

    /// How often each text occurs, by code.
    pub fn counts(&self) -> Vec<u64> {
        let mut counts = vec![0; self.dictionary.len()];
        for &(_, code) in &self.cells {
            counts[code as usize] += 1;
        }
        counts
    }

    /// Which texts stand for "no value", by code. `values` cells are not among the strays.
    pub fn placeholders(&self, counts: &[u64], values: u64) -> Vec<bool> {
        let mut codes = placeholder::Codes::default();
        codes.others += values;
        self.dictionary.texts().zip(counts).for_each(|(text, &count)| codes.count(text, count));
        self.dictionary.texts().map(|text| is_placeholder(text) && !(codes.explain(text))).collect()
    }

    /// About how many bytes they take.
    pub fn memory(&self) -> u64 {
        self.dictionary.memory() + self.cells.len() as u64 * 8
    }

    /// Adds those of the rows that follow `rows` rows.
    pub fn append(&mut self, rows: usize, other: Strays) {
        let codes = self.dictionary.append(&other.dictionary);
        self.cells.extend(other.cells.iter().map(|&(row, code)| (row + rows as u32, codes[code as usize])));
    }
}
