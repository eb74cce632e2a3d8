//! How the rows of a file are written, and what their cells usually look like:
//! all that is needed to read any one of them.

use std::borrow::Cow;

use crate::ingest::scan::field;
use crate::ingest::scan::record::{Record, Span};
use crate::ingest::scan::rules::Rules;
use crate::ingest::scan::split::Splitter;
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
    /// Whether all rows that say anything have some column filled, so that a row of
    /// nothing but delimiters is none.
    pub is_keyed: bool,
}

impl Layout {
    /// How these rows are told apart.
    pub fn rules(&self) -> Rules {
        let width = u32::try_from(self.width).ok().filter(|width| *width > 0);
        Rules { escape: self.escape, width, ..Rules::new(self.delimiter, self.quote) }
    }

    /// A splitter for these rows.
    pub fn splitter(&self) -> Splitter {
        Splitter::new(self.rules())
    }

    /// What a field says, as it stands between two delimiters.
    pub fn text<'a>(&self, raw: &'a [u8]) -> Cow<'a, str> {
        match self.escape {
            Some(escape) if raw.contains(&escape) => Cow::Owned(self.unescaped(raw, escape)),
            _ => field::text(raw, self.quote),
        }
    }

    fn unescaped(&self, raw: &[u8], escape: u8) -> String {
        let rules = self.rules();
        let enclosed = field::enclosed(raw, self.quote);
        let (inner, is_quoted) = (enclosed.unwrap_or(raw), enclosed.is_some());
        let mut content = Vec::with_capacity(inner.len());
        let mut bytes = inner.iter().copied().peekable();
        while let Some(byte) = bytes.next() {
            let escaped = if byte == escape { bytes.next_if(|&next| rules.is_special(next)) } else { None };
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
}
