//! A column while it is read.

use crate::ingest::field::{text, trimmed};
use crate::ingest::lookup::Lookup;
use crate::ingest::rows::Row;
use crate::table::dictionary::Dictionary;

/// The cells of a column so far: a code a row.
#[derive(Default)]
pub struct Build {
    lookup: Lookup,
    pub dictionary: Dictionary,
    pub codes: Vec<u32>,
}

impl Build {
    /// Takes the column's cell of each row. `ends` says where cells end in `bytes`.
    pub fn take(&mut self, bytes: &[u8], ends: &[u32], rows: &[Row], column: usize, quote: u8) {
        self.codes.reserve(rows.len());
        for row in rows {
            let base = row.base as usize + column;
            let end = ends[base] as usize;
            let start = if column == 0 { row.start as usize } else { ends[base - 1] as usize + 1 };
            // A missing field ends before it begins.
            let code = if start >= end {
                0
            } else {
                match self.lookup.find(bytes, start, end) {
                    Ok(code) => code,
                    Err(probe) => {
                        let raw = &bytes[start..end];
                        let code = self.dictionary.code_or_insert(trimmed(&text(raw, quote)));
                        self.lookup.insert(raw, probe, code);
                        code
                    }
                }
            };
            self.codes.push(code);
        }
    }
}
