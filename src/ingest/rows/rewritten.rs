//! Rows that do not stand in the file as they are meant, written anew.

use crate::ingest::rows::row::{Batch, Row};
use crate::ingest::scan::field;
use crate::ingest::shape::layout::Layout;

/// The rows of the bytes at hand that were written anew.
#[derive(Clone, Debug, Default)]
pub struct Rewritten {
    bytes: Vec<u8>,
    ends: Vec<u32>,
    /// Which of the kept rows they are, in order.
    rows: Vec<usize>,
}

impl Rewritten {
    /// Forgets all rows.
    pub fn clear(&mut self) {
        self.bytes.clear();
        self.ends.clear();
        self.rows.clear();
    }

    /// Writes the row that will be kept as number `at`, with empty cells where some are missing.
    pub fn add(&mut self, cells: &[impl AsRef<str>], at: usize, layout: &Layout) -> Row {
        let row = Row { start: self.bytes.len() as u32, base: self.ends.len() as u32 };
        for column in 0..layout.width {
            let cell = cells.get(column).map_or("", |cell| cell.as_ref()).as_bytes();
            // Letters that would be taken for quotes.
            if field::enclosed(cell, layout.quote).is_some() {
                field::enclose(&mut self.bytes, cell, layout.quote);
            } else {
                self.bytes.extend_from_slice(cell);
            }
            self.ends.push(self.bytes.len() as u32);
            self.bytes.push(layout.delimiter);
        }
        self.rows.push(at);
        row
    }

    /// Forgets the row that would be kept as number `at`, if it was written anew.
    pub fn forget(&mut self, at: usize) {
        self.rows.pop_if(|row| *row == at);
    }

    /// All rows in order, in as few batches as there can be.
    pub fn batches<'a>(&'a self, all: Batch<'a>) -> impl Iterator<Item = Batch<'a>> {
        let (mut rest, mut done, mut new) = (all.rows, 0, self.rows.as_slice());
        std::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            let is_new = new.first() == Some(&done);
            let length = if is_new {
                let run = new.iter().zip(done..).take_while(|(row, at)| **row == *at).count();
                new = new.get(run..).unwrap_or_default();
                run
            } else {
                new.first().map_or(rest.len(), |next| next - done)
            };
            let (rows, after) = rest.split_at(length.min(rest.len()));
            (rest, done) = (after, done + length);
            Some(if is_new { Batch { bytes: &self.bytes, ends: &self.ends, rows } } else { Batch { rows, ..all } })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_in_order_whatever_they_stand_in() {
        let layout = Layout { delimiter: b',', quote: b'"', width: 2, ..Layout::default() };
        let bytes = b"a,b\nc,d\n";
        let ends = [1, 3, 5, 7];
        let mut rewritten = Rewritten::default();
        let rows = [
            Row { start: 0, base: 0 },
            rewritten.add(&["x, y", "\"q\""], 1, &layout),
            rewritten.add(&["short"], 2, &layout),
            Row { start: 4, base: 2 },
        ];
        let batches: Vec<Batch> = rewritten.batches(Batch { bytes, ends: &ends, rows: &rows }).collect();
        let cells = |column: usize| -> Vec<String> {
            let rows = batches.iter().flat_map(|batch| batch.rows.iter().map(move |row| (batch, row)));
            let cell = |(batch, row): (&Batch, &Row)| {
                let base = row.base as usize + column;
                let start = if column == 0 { row.start } else { batch.ends[base - 1] + 1 };
                field::text(&batch.bytes[start as usize..batch.ends[base] as usize], b'"').into_owned()
            };
            rows.map(cell).collect()
        };
        assert_eq!(batches.len(), 3);
        assert_eq!(cells(0), ["a", "x, y", "short", "c"]);
        assert_eq!(cells(1), ["b", "\"q\"", "", "d"]);
    }
}
