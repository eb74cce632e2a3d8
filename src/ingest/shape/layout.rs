//! How the rows of a file are written, and what their cells usually look like:
//! all that is needed to read any one of them.

use std::borrow::Cow;

use crate::ingest::rows::mend::{Mended, mend};
use crate::ingest::scan::field;
use crate::ingest::scan::scalar::Span;
use crate::ingest::scan::split::{Fields, Record, Splitter};
use crate::ingest::shape::habit::Habit;

/// How the rows of a file are written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    pub delimiter: u8,
    pub quote: u8,
    pub escape: Option<u8>,
    /// How many cells a row has.
    pub width: usize,
    /// What the cells of each column usually look like; none if too few rows tell.
    pub habits: Vec<Habit>,
}

impl Layout {
    /// A splitter for these rows.
    pub fn splitter(&self) -> Splitter {
        let width = u32::try_from(self.width).ok().filter(|width| *width > 0);
        Splitter { escape: self.escape, width, ..Splitter::new(self.delimiter, self.quote) }
    }

    /// What a field says, as it stands between two delimiters.
    pub fn text<'a>(&self, raw: &'a [u8]) -> Cow<'a, str> {
        match self.escape {
            Some(escape) if raw.contains(&escape) => Cow::Owned(self.unescaped(raw, escape)),
            _ => field::text(raw, self.quote),
        }
    }

    fn unescaped(&self, raw: &[u8], escape: u8) -> String {
        let splitter = self.splitter();
        let enclosed = field::enclosed(raw, self.quote);
        let (inner, is_quoted) = (enclosed.unwrap_or(raw), enclosed.is_some());
        let mut content = Vec::with_capacity(inner.len());
        let mut bytes = inner.iter().copied().peekable();
        while let Some(byte) = bytes.next() {
            let escaped = if byte == escape { bytes.next_if(|&next| splitter.is_special(next)) } else { None };
            content.push(escaped.unwrap_or(byte));
            if is_quoted && escaped.is_none() && byte == self.quote {
                bytes.next_if_eq(&self.quote);
            }
        }
        String::from_utf8_lossy(&content).into_owned()
    }

    /// The fields of a record, where they stand in `bytes`.
    pub fn spans(record: &Record, ends: &[u32]) -> Vec<Span> {
        let first = record.first as usize;
        let mut start = record.start;
        let ends = ends.get(first..).unwrap_or_default().iter().take(record.count as usize);
        ends.map(|&end| Span { start: std::mem::replace(&mut start, end + 1), end }).collect()
    }

    /// The cells of a record as they were written, or as they must have been meant.
    pub fn mended(&self, bytes: &[u8], spans: &[Span]) -> Option<Mended> {
        mend(self, bytes, spans)
    }

    /// The cells of one record that stands alone in `bytes`, as when a row is
    /// read back from the file.
    pub fn cells(&self, bytes: &[u8]) -> Vec<String> {
        let mut fields = Fields::default();
        self.splitter().split(bytes, true, &mut fields);
        let Some(record) = fields.records.first() else { return Vec::new() };
        let spans = Layout::spans(record, &fields.ends);
        if let Some(mended) = self.mended(bytes, &spans).filter(|_| record.bad_quote || spans.len() != self.width) {
            return mended.cells;
        }
        let mut cells: Vec<String> = spans.iter().map(|span| self.text(span.of(bytes)).into_owned()).collect();
        cells.resize(self.width, String::new());
        cells
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escape_makes_the_next_character_a_letter() {
        let layout = Layout { delimiter: b',', quote: b'"', escape: Some(b'\\'), width: 3, habits: Vec::new() };
        let cases: [(&str, &[&str]); 6] = [
            ("a,b,c", &["a", "b", "c"]),
            (r#""say \"hi\"",b,c"#, &[r#"say "hi""#, "b", "c"]),
            (r#""say \"hi, you\", she","b",c"#, &[r#"say "hi, you", she"#, "b", "c"]),
            (r"a\,b,c,d", &["a,b", "c", "d"]),
            (r#""a\\","b","c\d""#, &[r"a\", "b", r"c\d"]),
            (r#""say ""hi""",b,c"#, &[r#"say "hi""#, "b", "c"]),
        ];
        for (record, cells) in cases {
            assert_eq!(layout.cells(record.as_bytes()), cells, "{record}");
        }
    }
}
