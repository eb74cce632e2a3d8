//! Bytes become records and fields: where each field ends, without looking at
//! what it says.
//!
//! Well-formed data is scanned 64 bytes at a time. A record with an escape in it,
//! or in which a quote stands where none may, is read again byte by byte, by
//! [`crate::ingest::scan::scalar`].

use crate::ingest::scan::mask::{masks, prefix_xor};
use crate::ingest::scan::record::{Fields, Record};
use crate::ingest::scan::rules::Rules;
use crate::ingest::scan::scalar;

/// A longer record is taken for one whose quote never ends. Each time that
/// happens the patience halves down to [`WINDOW`], and in the end quotes are
/// plain letters, so that a file full of them is still read in linear time.
pub const LONGEST_RECORD: usize = 4 << 20;

/// How many bytes are split at a time. A window never exceeds the patience, so
/// what counts as too long does not depend on how the bytes were fed.
pub const WINDOW: usize = 64 << 10;

/// After so many records without an end in time quotes are plain letters.
const MOST_GIVEN_UP: u32 = 256;

/// Cuts bytes into records.
#[derive(Clone, Debug)]
pub struct Splitter {
    rules: Rules,
    /// How long a record is waited for, see [`LONGEST_RECORD`].
    patience: usize,
    /// How many records had no end in time.
    given_up: u32,
}

impl Splitter {
    /// A splitter that has not lost any patience yet.
    pub fn new(rules: Rules) -> Splitter {
        Splitter { rules, patience: LONGEST_RECORD, given_up: 0 }
    }

    /// How many bytes are enough to find a record in them, whatever they say.
    pub fn patience(&self) -> usize {
        self.patience
    }

    /// Finds the complete records in `bytes`, which begin with a record, and
    /// answers where the first incomplete one begins. With `last`, what stands
    /// at the end is complete. At most 4 GB at a time.
    ///
    /// Nothing found means that more bytes are needed; once they are as many as
    /// `patience`, a record is always found.
    #[allow(clippy::indexing_slicing, reason = "the scan stays within the bytes, and there is room for more ends than bytes")]
    pub fn split(&mut self, bytes: &[u8], last: bool, fields: &mut Fields) -> usize {
        fields.records.clear();
        fields.non_ascii = false;
        // Whether a line feed follows a carriage return must be known.
        let len = if !last && bytes.last() == Some(&b'\r') { bytes.len() - 1 } else { bytes.len() };
        let bytes_known = &bytes[..len];
        if fields.ends.len() < len + 64 {
            fields.ends.resize(len + 64, 0);
        }
        let mut scan = Scan::at(0, 0);
        while scan.at < len {
            if !self.block(bytes_known, &mut scan, fields) {
                match self.careful(bytes_known, last, scan.record, scan.first, fields) {
                    Some(careful) if careful.gave_up => return careful.next,
                    Some(careful) => scan = Scan::at(careful.next, careful.filled),
                    None => return scan.record,
                }
            }
        }
        if scan.record >= len {
            return scan.record;
        }
        if scan.inside != 0 {
            // The quote never ends, or not within these bytes.
            let (mut at, mut filled) = (scan.record, scan.first);
            while at < len && (last || len - at + 1 >= self.patience) {
                match self.careful(bytes_known, last, at, filled, fields) {
                    Some(careful) if careful.gave_up => return careful.next,
                    Some(careful) => (at, filled) = (careful.next, careful.filled),
                    None => break,
                }
            }
            return at;
        }
        if last {
            fields.ends[scan.filled] = len as u32;
            scan.finish_record(scan.filled, len, fields);
            return len;
        }
        if len - scan.record + 1 >= self.patience
            && let Some(careful) = self.careful(bytes_known, last, scan.record, scan.first, fields)
        {
            return careful.next;
        }
        scan.record
    }

    /// Reads one block; `false` if a quote in it stands where none may.
    #[allow(clippy::indexing_slicing, reason = "the scan stays within the bytes, and there is room for 64 ends behind those filled")]
    #[inline(always)]
    fn block(&self, bytes: &[u8], scan: &mut Scan, fields: &mut Fields) -> bool {
        let at = scan.at;
        let (masks, valid) = match bytes.get(at..at + 64).and_then(|block| block.try_into().ok()) {
            Some(block) => (masks(block, self.rules.quote, self.rules.delimiter), u64::MAX),
            None => {
                let rest = &bytes[at..];
                let mut block = [0; 64];
                block[..rest.len()].copy_from_slice(rest);
                (masks(&block, self.rules.quote, self.rules.delimiter), (1 << rest.len()) - 1)
            }
        };
        fields.non_ascii |= masks.high != 0;
        if let Some(escape) = self.rules.escape
            && bytes[at..bytes.len().min(at + 64)].contains(&escape)
        {
            return false;
        }
        let line_feed = masks.line_feed & !(masks.carriage_return << 1 | scan.after_return);
        let line_end = (line_feed | masks.carriage_return) & valid;
        let delimiter = masks.delimiter & valid;
        let (mut inside, mut after_close) = (0, 0);
        let quote = if self.rules.quotes { masks.quote & valid } else { 0 };
        if quote | scan.inside != 0 {
            inside = prefix_xor(quote) ^ scan.inside;
            let (open, close) = (quote & inside, quote & !inside);
            let boundary = (delimiter | (masks.line_feed | masks.carriage_return) & valid) & !inside;
            let may_open = (boundary | close) << 1 | scan.after_boundary | scan.after_close;
            let closed = close << 1 | scan.after_close;
            if open & !may_open != 0 || closed & !(delimiter | line_end | quote) & valid != 0 {
                return false;
            }
            after_close = close >> 63;
        }
        let ends = (delimiter | line_end) & !inside;
        let first_end = scan.filled;
        let mut rest = ends;
        // Room for 64 more ends was made before the scan.
        let room = &mut fields.ends[first_end..first_end + 64];
        let mut filled = 0;
        while rest != 0 {
            room[filled & 63] = (at as u32).wrapping_add(rest.trailing_zeros());
            filled += 1;
            rest &= rest - 1;
        }
        scan.filled += filled;
        let mut inner_lines = line_end & inside;
        let mut rest = line_end & !inside;
        while rest != 0 {
            let bit = rest & rest.wrapping_neg();
            let end = at + rest.trailing_zeros() as usize;
            scan.lines += (inner_lines & (bit - 1)).count_ones();
            inner_lines &= !(bit - 1);
            let end_index = first_end + (ends & (bit - 1)).count_ones() as usize;
            let next = end + 1 + usize::from(bytes[end] == b'\r' && bytes.get(end + 1) == Some(&b'\n'));
            scan.finish_record(end_index, next, fields);
            rest &= rest - 1;
        }
        scan.lines += inner_lines.count_ones();
        scan.inside = ((inside as i64) >> 63) as u64;
        scan.after_boundary = (delimiter | (masks.line_feed | masks.carriage_return) & !inside) >> 63;
        scan.after_close = after_close;
        scan.after_return = masks.carriage_return >> 63;
        scan.at += 64;
        true
    }

    /// Reads one record byte by byte.
    #[allow(clippy::indexing_slicing, reason = "a record begins within the bytes, and its first end within those filled")]
    #[cold]
    fn careful(&mut self, bytes: &[u8], last: bool, start: usize, first: usize, fields: &mut Fields) -> Option<Careful> {
        let known = &bytes[start..bytes.len().min(start.saturating_add(self.patience))];
        let complete = last && known.len() == bytes.len() - start;
        let impatient = known.len() + 1 >= self.patience;
        let found = scalar::record(known, complete, impatient, &self.rules)?;
        if found.gave_up {
            self.patience = (self.patience / 2).max(WINDOW);
            self.given_up += 1;
            self.rules.quotes = self.given_up < MOST_GIVEN_UP;
        }
        let filled = first + found.fields.len();
        // The block scan needs room for as many ends as bytes follow.
        if fields.ends.len() < filled + (bytes.len() - start - found.next) + 64 {
            fields.ends.resize(filled + (bytes.len() - start - found.next) + 64, 0);
        }
        for (slot, field) in fields.ends[first..].iter_mut().zip(&found.fields) {
            *slot = start as u32 + field.end;
        }
        let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
        let is_all = complete && found.next == known.len();
        let cut = found.gave_up && !is_all && !known[..found.next].last().is_some_and(is_end);
        let record = Record {
            start: start as u32,
            first: first as u32,
            count: found.fields.len() as u32,
            lines: found.lines - u32::from(cut),
            bad_quote: found.bad_quote,
            escaped: found.escaped,
            cut,
        };
        fields.records.push(record);
        Some(Careful { next: start + found.next, filled, gave_up: found.gave_up })
    }
}

/// Where the careful reader stopped.
struct Careful {
    next: usize,
    /// How many ends are filled.
    filled: usize,
    /// The patience changed, so the window must be chosen anew.
    gave_up: bool,
}

/// Where the block scan stands.
struct Scan {
    at: usize,
    /// Where the current record begins, and the index of its first end.
    record: usize,
    first: usize,
    /// How many ends are filled.
    filled: usize,
    /// Line ends inside quotes in the current record.
    lines: u32,
    /// All ones inside quotes.
    inside: u64,
    /// What the byte before the block was, as a bit for the block's first byte.
    after_boundary: u64,
    after_close: u64,
    after_return: u64,
}

impl Scan {
    fn at(at: usize, filled: usize) -> Scan {
        Scan { at, record: at, first: filled, filled, lines: 0, inside: 0, after_boundary: 1, after_close: 0, after_return: 0 }
    }

    #[inline(always)]
    fn finish_record(&mut self, last_end: usize, next: usize, fields: &mut Fields) {
        let count = last_end + 1 - self.first;
        let lines = 1 + self.lines;
        let (start, first, count) = (self.record as u32, self.first as u32, count as u32);
        fields.records.push(Record { start, first, count, lines, bad_quote: false, escaped: false, cut: false });
        self.record = next;
        self.first = last_end + 1;
        self.lines = 0;
    }
}
