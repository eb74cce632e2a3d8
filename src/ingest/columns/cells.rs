//! The cells of one column in the rows at hand.

use crate::ingest::rows::row::Row;

/// A view of one column's cells, as they stand in the file.
#[derive(Clone, Copy)]
pub struct Cells<'a> {
    pub bytes: &'a [u8],
    pub ends: &'a [u32],
    pub rows: &'a [Row],
    pub column: usize,
    pub quote: u8,
    /// Whether any byte at hand is above 127.
    pub non_ascii: bool,
}

impl<'a> Cells<'a> {
    /// The same column without the first rows.
    pub fn after(self, rows: usize) -> Cells<'a> {
        Cells { rows: self.rows.get(rows..).unwrap_or_default(), ..self }
    }

    /// Where the cell of a row stands; an end before the start means an empty cell.
    #[allow(clippy::indexing_slicing, reason = "a row has as many ends as the table has columns")]
    #[inline(always)]
    pub fn span(&self, row: &Row) -> (usize, usize) {
        let base = row.base as usize + self.column;
        let start = if self.column == 0 { row.start } else { self.ends[base - 1] + 1 };
        (start as usize, self.ends[base] as usize)
    }

    /// The cell of a row.
    #[inline(always)]
    pub fn raw(&self, row: &Row) -> &'a [u8] {
        let (start, end) = self.span(row);
        self.bytes.get(start..end).unwrap_or_default()
    }
}
