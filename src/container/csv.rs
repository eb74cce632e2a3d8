//! Cells become CSV: UTF-8, commas, a line per row of the sheet.

use crate::ingest::scan::field;

/// Whatever a reader might take for a delimiter keeps a cell in quotes, so that
/// only the commas separate.
const QUOTED: &[u8] = b",;\t|:^~ \"'\r\n";

/// Writes the rows of a sheet so that each stands on the line of its number;
/// only line ends inside cells can move those below.
#[derive(Debug, Default)]
pub struct Lines {
    bytes: Vec<u8>,
    /// The row that is being written, and how many cells of it are.
    row: u32,
    cells: u32,
    /// The longest row so far: all that follow have as many cells.
    width: u32,
}

impl Lines {
    /// Writes a cell that comes after all before; empty ones need not be written.
    pub fn cell(&mut self, row: u32, column: u32, text: &str) {
        while self.row < row {
            self.end_row();
        }
        // A sheet may say twice what stands in a cell; the first one counts.
        if row < self.row || column < self.cells && self.cells > 0 {
            return;
        }
        let commas = column + 1 - self.cells - u32::from(self.cells == 0);
        self.bytes.extend(std::iter::repeat_n(b',', commas as usize));
        self.cells = column + 1;
        if text.bytes().any(|byte| QUOTED.contains(&byte)) {
            field::enclose(&mut self.bytes, text.as_bytes(), b'"');
        } else {
            self.bytes.extend_from_slice(text.as_bytes());
        }
    }

    /// How many bytes wait to be taken.
    pub fn waiting(&self) -> usize {
        self.bytes.len()
    }

    /// Takes the bytes written so far.
    pub fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.bytes)
    }

    /// Ends the last row.
    pub fn finish(&mut self) {
        if self.cells > 0 {
            self.end_row();
        }
    }

    fn end_row(&mut self) {
        if self.cells > 0 {
            self.width = self.width.max(self.cells);
            self.bytes.extend(std::iter::repeat_n(b',', (self.width - self.cells) as usize));
        }
        self.bytes.push(b'\n');
        self.row += 1;
        self.cells = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Row, column and text.
    type Cells<'a> = &'a [(u32, u32, &'a str)];

    fn written(cells: Cells) -> String {
        let mut lines = Lines::default();
        cells.iter().for_each(|(row, column, text)| lines.cell(*row, *column, text));
        lines.finish();
        String::from_utf8(lines.take()).unwrap()
    }

    #[test]
    fn rows_stand_on_their_line() {
        let cases: [(Cells, &str); 7] = [
            (&[], ""),
            (&[(0, 0, "a"), (0, 1, "b"), (1, 0, "1"), (1, 1, "2")], "a,b\n1,2\n"),
            (&[(2, 1, "late")], "\n\n,late\n"),
            (&[(0, 0, "a"), (0, 2, "c"), (2, 1, "x")], "a,,c\n\n,x,\n"),
            (&[(0, 0, "a b"), (0, 1, "say \"x\""), (0, 2, "1;2")], "\"a b\",\"say \"\"x\"\"\",\"1;2\"\n"),
            (&[(0, 0, "first"), (0, 0, "again"), (1, 0, "x"), (0, 1, "back")], "first\nx\n"),
            (&[(0, 0, "two\nlines")], "\"two\nlines\"\n"),
        ];
        for (cells, expected) in cases {
            assert_eq!(written(cells), expected, "{cells:?}");
        }
    }
}
