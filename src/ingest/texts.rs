//! A column as texts: a code a row. Every column begins like this.

use crate::ingest::cells::Cells;
use crate::ingest::field::{text, trimmed};
use crate::ingest::lookup::{Lookup, Probe};
use crate::ingest::placeholder::{Codes, is_placeholder};
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
        let code = self.dictionary.code_or_insert(trimmed(&text(raw, cells.quote)));
        self.lookup.insert(raw, probe, code);
        code
    }

    /// How often each text occurs, by code.
    pub fn counts(&self) -> Vec<u64> {
        let mut counts = vec![0; self.dictionary.len()];
        for &code in &self.codes {
            counts[code as usize] += 1;
        }
        counts
    }

    /// Which texts stand for "no value", by code.
    pub fn placeholders(&self, counts: &[u64]) -> Vec<bool> {
        let mut codes = Codes::default();
        self.dictionary.texts().zip(counts).for_each(|(text, &count)| codes.count(text, count));
        self.dictionary.texts().map(|text| is_placeholder(text) && !codes.explain(text)).collect()
    }

    /// Adds the rows that follow.
    pub fn append(&mut self, other: Texts) {
        let codes = self.dictionary.append(&other.dictionary);
        self.codes.extend(other.codes.iter().map(|&code| codes[code as usize]));
    }
}
