//! Pieces of any size become windows of whole records.

use crate::ingest::scan::record::Fields;
use crate::ingest::scan::split::{Splitter, WINDOW};

/// What is done with the records of a window. `bytes` may go on behind the last
/// record; `offset` is where they stand in the text.
pub trait Sink {
    fn take(&mut self, bytes: &[u8], offset: u64, fields: &Fields);
}

/// Splits UTF-8 text that comes piece by piece; a record that is cut off waits
/// for the rest.
pub struct Stream {
    splitter: Splitter,
    fields: Fields,
    /// Bytes that belong to an incomplete record.
    carry: Vec<u8>,
    /// Where the next byte to be split stands in the text.
    offset: u64,
}

impl Stream {
    pub fn new(splitter: Splitter, offset: u64) -> Stream {
        Stream { splitter, fields: Fields::default(), carry: Vec::new(), offset }
    }

    /// Takes the next bytes.
    #[allow(clippy::indexing_slicing, reason = "no more is added than there is, and what is left is the end of that")]
    pub fn feed(&mut self, mut bytes: &[u8], sink: &mut impl Sink) {
        while !self.carry.is_empty() {
            // Splitting begins anew for each attempt, so each is twice as long.
            let target = window_after(self.carry.len());
            let added = (target - self.carry.len()).min(bytes.len());
            self.carry.extend_from_slice(&bytes[..added]);
            if self.carry.len() < target {
                return;
            }
            let mut carry = std::mem::take(&mut self.carry);
            let done = self.windows(&carry, false, sink);
            let left = carry.len() - done;
            if left <= added {
                // The rest of the carry is the end of what was just added.
                bytes = &bytes[added - left..];
            } else {
                bytes = &bytes[added..];
                carry.drain(..done);
                self.carry = carry;
            }
        }
        let done = self.windows(bytes, false, sink);
        self.carry.extend_from_slice(&bytes[done..]);
    }

    /// Takes the end of the text.
    pub fn finish(&mut self, sink: &mut impl Sink) {
        let carry = std::mem::take(&mut self.carry);
        self.windows(&carry, true, sink);
    }

    /// Splits as many windows as there are; answers how many bytes are done.
    #[allow(clippy::indexing_slicing, reason = "no more is done than there is, and a window is no longer than the rest")]
    fn windows(&mut self, bytes: &[u8], last: bool, sink: &mut impl Sink) -> usize {
        let (mut done, mut size) = (0, WINDOW);
        while done < bytes.len() {
            let rest = &bytes[done..];
            let window = &rest[..size.min(self.splitter.patience()).min(rest.len())];
            let whole = window.len() == rest.len();
            let consumed = self.splitter.split(window, last && whole, &mut self.fields);
            if consumed > 0 {
                if !self.fields.records.is_empty() {
                    sink.take(rest, self.offset, &self.fields);
                }
                self.offset += consumed as u64;
                done += consumed;
                size = WINDOW;
            } else if whole {
                break;
            } else {
                size *= 2;
            }
        }
        done
    }
}

/// The length at which a carry of this length is worth another attempt.
fn window_after(carried: usize) -> usize {
    let mut window = WINDOW;
    while window <= carried {
        window *= 2;
    }
    window
}
