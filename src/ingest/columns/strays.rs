//! Cells of a number or date column that the quick reader does not understand.

use crate::ingest::values::placeholder::{Blanks, Standing, standings};
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
    #[allow(clippy::indexing_slicing, reason = "codes are those of the dictionary")]
    pub fn counts(&self) -> Vec<u64> {
        let mut counts = vec![0; self.dictionary.len()];
        for &(_, code) in &self.cells {
            counts[code as usize] += 1;
        }
        counts
    }

    /// What each text says, by code. `values` cells are not among the strays.
    pub fn standings(&self, counts: &[u64], values: u64, blanks: &Blanks) -> Vec<Standing> {
        standings(&self.dictionary, counts, values, blanks)
    }

    /// About how many bytes they take.
    pub fn memory(&self) -> u64 {
        self.dictionary.memory() + self.cells.len() as u64 * 8
    }

    /// Texts that say something, with how often they occur.
    pub fn meant<'s>(&'s self, counts: &'s [u64], standings: &'s [Standing]) -> impl Iterator<Item = (&'s str, u64)> {
        let all = self.dictionary.texts().zip(counts).zip(standings).skip(1);
        all.filter(|(_, standing)| **standing == Standing::Value).map(|((text, &count), _)| (text, count))
    }
}
