//! Writing CSV as RFC 4180 has it: UTF-8, commas, CRLF, quotes only where needed.

use csv::{Terminator, Writer, WriterBuilder};

/// A CSV file in the making.
#[derive(Debug)]
pub struct Csv {
    writer: Writer<Vec<u8>>,
}

impl Default for Csv {
    fn default() -> Csv {
        // Rows of any length are the caller's business.
        Csv { writer: WriterBuilder::new().terminator(Terminator::CRLF).flexible(true).from_writer(Vec::new()) }
    }
}

// Writing into memory cannot fail, so what the writer answers says nothing.
impl Csv {
    /// Puts a cell into the row, as it is: figures, dates, texts for other programs.
    pub fn cell(&mut self, cell: impl AsRef<[u8]>) -> &mut Csv {
        let _ = self.writer.write_field(cell);
        self
    }

    /// Puts a text into the row that people will open in a spreadsheet, guarded so
    /// that it is not taken for a formula.
    pub fn text(&mut self, text: &str) -> &mut Csv {
        if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { self.cell(format!("'{text}")) } else { self.cell(text) }
    }

    /// Ends the row.
    pub fn end(&mut self) {
        let _ = self.writer.write_record(None::<&[u8]>);
    }

    /// About how many bytes wait to be taken: the last few thousand may be missing.
    pub fn waiting(&self) -> usize {
        self.writer.get_ref().len()
    }

    /// Takes the rows written so far.
    pub fn take(&mut self) -> Vec<u8> {
        std::mem::take(self).writer.into_inner().unwrap_or_default()
    }

    /// The whole file.
    pub fn into_text(mut self) -> String {
        String::from_utf8_lossy(&self.take()).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_what_needs_it_and_ends_rows_with_crlf() {
        let mut csv = Csv::default();
        csv.cell("plain").cell("a,b").cell("say \"hi\"").end();
        csv.cell("two\nlines").cell("").cell("=1").end();
        csv.cell("").end();
        assert_eq!(csv.into_text(), "plain,\"a,b\",\"say \"\"hi\"\"\"\r\n\"two\nlines\",,=1\r\n\"\"\r\n");
    }

    #[test]
    fn texts_cannot_become_formulas() {
        for (text, expected) in [
            ("plain", "plain"),
            ("a,b", "\"a,b\""),
            ("=1+1", "'=1+1"),
            ("=A1,B1", "\"'=A1,B1\""),
            ("-2", "'-2"),
            ("+1", "'+1"),
            ("@x", "'@x"),
            ("\tx", "'\tx"),
            ("二月", "二月"),
        ] {
            let mut csv = Csv::default();
            csv.text(text).end();
            assert_eq!(csv.into_text(), format!("{expected}\r\n"));
        }
    }

    #[test]
    fn rows_are_taken_as_they_come() {
        let mut csv = Csv::default();
        csv.cell("a").cell("b").end();
        assert_eq!(csv.take(), b"a,b\r\n");
        for _ in 0..10_000 {
            csv.cell("1").end();
        }
        assert!(csv.waiting() > 10_000);
        assert_eq!(csv.take().len(), 30_000);
    }
}
