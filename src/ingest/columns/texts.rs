//! A column as texts: a code a row. Every column begins like this.

use crate::ingest::columns::cells::Cells;
use crate::ingest::columns::lookup::{Lookup, Probe};
use crate::ingest::scan::field::text;
use crate::ingest::values::guard::bare;
use crate::ingest::values::placeholder::{Blanks, Standing, standings};
use crate::table::dictionary::Dictionary;

/// Distinct texts and a code a row.
#[derive(Default)]
pub struct Texts {
    lookup: Lookup,
    pub dictionary: Dictionary,
    pub codes: Vec<u32>,
}

impl Texts {
    /// Takes cells until more than `most` texts are known; answers how many rows it took.
    #[allow(clippy::indexing_slicing, reason = "a cell is in its buffer")]
    pub fn take(&mut self, cells: Cells, most: usize) -> usize {
        self.codes.reserve(cells.rows.len());
        for (taken, row) in cells.rows.iter().enumerate() {
            let (start, end) = cells.span(row);
            let code = if start >= end {
                0
            } else {
                match self.lookup.find(cells.bytes, start, end) {
                    Ok(code) => code,
                    Err(probe) => {
                        let code = self.insert(cells, &cells.bytes[start..end], probe);
                        if self.dictionary.len() > most {
                            self.codes.push(code);
                            return taken + 1;
                        }
                        code
                    }
                }
            };
            self.codes.push(code);
        }
        cells.rows.len()
    }

    #[cold]
    fn insert(&mut self, cells: Cells, raw: &[u8], probe: Probe) -> u32 {
        let code = self.dictionary.code_or_insert(&bare(&text(raw, cells.quote)));
        self.lookup.insert(raw, probe, code);
        code
    }

    /// How often each text occurs, by code.
    #[allow(clippy::indexing_slicing, reason = "codes are those of the dictionary")]
    pub fn counts(&self) -> Vec<u64> {
        let mut counts = vec![0; self.dictionary.len()];
        for &code in &self.codes {
            counts[code as usize] += 1;
        }
        counts
    }

    /// What each text says, by code.
    pub fn standings(&self, counts: &[u64], blanks: &Blanks) -> Vec<Standing> {
        standings(&self.dictionary, counts, 0, blanks)
    }
}
