//! The careful reader: one record, byte by byte, for records in which a quote
//! stands where none may or never ends.

use crate::ingest::split::Splitter;

/// A record as the careful reader found it.
pub struct Found {
    pub ends: Vec<u32>,
    /// Where the next record begins.
    pub next: usize,
    pub lines: u32,
    pub bad_quote: bool,
    /// No end was found in time: the quotes were read as plain letters.
    pub gave_up: bool,
}

/// Reads the record at the start of `bytes`. `complete`: no byte follows.
/// `impatient`: more bytes will not be waited for. `None` asks for more.
pub fn record(bytes: &[u8], complete: bool, impatient: bool, splitter: &Splitter) -> Option<Found> {
    let quoted = scan(bytes, complete, splitter, splitter.quotes());
    match quoted {
        Some(found) if !found.bad_quote => return Some(found),
        None if !complete && !impatient => return None,
        _ => {}
    }
    // Something is wrong with the quotes: if the line by itself has the right
    // number of fields when quotes are plain letters, that is what it is.
    let plain = scan(bytes, true, splitter, false);
    let plain_fits = plain.as_ref().is_some_and(|found| Some(found.ends.len() as u32) == splitter.width);
    let gave_up = quoted.is_none();
    match (quoted, plain) {
        (Some(quoted), Some(_)) if Some(quoted.ends.len() as u32) == splitter.width || !plain_fits => Some(quoted),
        (_, Some(plain)) => Some(Found { bad_quote: true, gave_up, ..plain }),
        (quoted, None) => quoted,
    }
}

/// `None` if the record does not end within `bytes`.
fn scan(bytes: &[u8], complete: bool, splitter: &Splitter, quotes: bool) -> Option<Found> {
    let mut found = Found { ends: Vec::new(), next: 0, lines: 1, bad_quote: !quotes, gave_up: false };
    let (mut field_start, mut inside) = (true, false);
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let following = bytes.get(at + 1).copied();
        let line_end = byte == b'\n' || byte == b'\r';
        if inside {
            if byte == splitter.quote {
                match following {
                    Some(next) if next == splitter.quote => at += 1,
                    Some(next) if next == splitter.delimiter || next == b'\n' || next == b'\r' => inside = false,
                    None => inside = false,
                    // A quote in the middle of a quoted field: a letter.
                    Some(_) => found.bad_quote = true,
                }
            } else if line_end && !(byte == b'\r' && following == Some(b'\n')) {
                found.lines += 1;
            }
        } else if byte == splitter.delimiter {
            found.ends.push(at as u32);
            field_start = true;
            at += 1;
            continue;
        } else if line_end {
            found.ends.push(at as u32);
            found.next = at + if byte == b'\r' && following == Some(b'\n') { 2 } else { 1 };
            return Some(found);
        } else if byte == splitter.quote && quotes {
            if field_start {
                inside = true;
            } else {
                found.bad_quote = true;
            }
        }
        field_start = false;
        at += 1;
    }
    if !complete || inside {
        return None;
    }
    found.ends.push(bytes.len() as u32);
    found.next = bytes.len();
    Some(found)
}
