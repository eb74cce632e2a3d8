//! The careful reader: one record, byte by byte, for records with an escape in
//! them, or in which a quote stands where none may or never ends.

use crate::ingest::scan::split::Splitter;

/// A record as the careful reader found it.
pub struct Found {
    pub fields: Vec<Span>,
    /// Where the next record begins.
    pub next: usize,
    pub lines: u32,
    pub bad_quote: bool,
    /// An escape makes some character a plain one.
    pub escaped: bool,
    /// No end was found in time: the quotes were read as plain letters.
    pub gave_up: bool,
}

/// Where a field stands in its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// The field's bytes.
    pub fn of(self, bytes: &[u8]) -> &[u8] {
        bytes.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// What quotes are taken for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// They are letters.
    pub plain: bool,
    /// A doubled quote before a delimiter closes its field: `"48""," `.
    pub eager: bool,
    /// A quote that would run into the beginning of another quoted field is a
    /// letter: `"3,4,"text"`.
    pub wary: bool,
    /// A delimiter is missing beside a quote in the middle: `3"text"`.
    pub gaps: bool,
}

const STRICT: Manner = Manner { plain: false, eager: false, wary: false, gaps: false };
const PLAIN: Manner = Manner { plain: true, ..STRICT };

/// The ways to understand quotes that do not add up, the likeliest first.
pub const MANNERS: [Manner; 5] = [
    STRICT,
    Manner { eager: true, ..STRICT },
    Manner { wary: true, ..STRICT },
    Manner { eager: true, wary: true, ..STRICT },
    Manner { gaps: true, ..STRICT },
];

/// Reads the record at the start of `bytes`. `complete`: no byte follows.
/// `impatient`: more bytes will not be waited for. `None` asks for more.
pub fn record(bytes: &[u8], complete: bool, impatient: bool, splitter: &Splitter) -> Option<Found> {
    let strict = if splitter.quotes() { scan(bytes, complete, splitter, STRICT) } else { scan(bytes, complete, splitter, PLAIN) };
    let known = match &strict {
        Some(found) if !found.bad_quote || !splitter.quotes() => return strict,
        // Whatever else the quotes may mean, it is decided within these bytes,
        // so that those behind them, known or not, make no difference.
        Some(found) => &bytes[..found.next],
        None if !complete && !impatient => return None,
        None => bytes,
    };
    let gave_up = strict.is_none();
    let fits = |found: &Found| Some(found.fields.len() as u32) == splitter.width;
    if strict.as_ref().is_some_and(fits) {
        return strict;
    }
    let others = MANNERS.iter().filter(|manner| **manner != STRICT && !manner.gaps);
    let mut others: Vec<Found> = others.filter_map(|manner| scan(known, true, splitter, *manner)).collect();
    // If the line by itself has the right number of fields when quotes are
    // plain letters, that is what it is.
    let plain = scan(known, true, splitter, PLAIN);
    let found = if let Some(at) = others.iter().position(fits) {
        others.swap_remove(at)
    } else if let Some(plain) = plain.filter(|plain| gave_up || fits(plain)) {
        plain
    } else {
        // Rather a row with a stray quote than one that swallows the next.
        others.extend(strict);
        others.into_iter().rev().min_by_key(|found| found.lines)?
    };
    Some(Found { bad_quote: true, gave_up, ..found })
}

/// Reads the record at the start of `bytes` in one manner. `None` if it does not end within them.
pub fn scan(bytes: &[u8], complete: bool, splitter: &Splitter, manner: Manner) -> Option<Found> {
    let mut found = Found { fields: Vec::new(), next: 0, lines: 1, bad_quote: manner.plain, escaped: false, gave_up: false };
    let span = |start: usize, end: usize| Span { start: start as u32, end: end as u32 };
    // Where the quoted field at hand began, and on which line.
    let mut opened = None;
    let (mut at, mut start, mut literal) = (0, 0, None);
    // A wary reader goes back; so often that it takes too long it may not.
    let mut steps = bytes.len().saturating_mul(4).saturating_add(64);
    while let Some(&byte) = bytes.get(at) {
        steps = steps.checked_sub(1)?;
        let following = bytes.get(at + 1).copied();
        let is_line_end = byte == b'\n' || byte == b'\r';
        let ends_field = |byte: Option<u8>| byte.is_none_or(|byte| byte == splitter.delimiter || byte == b'\n' || byte == b'\r');
        if splitter.escape == Some(byte) && following.is_some_and(|next| splitter.is_special(next)) {
            found.escaped = true;
            at += 2;
            continue;
        }
        if let Some(opener) = opened {
            if byte == splitter.quote {
                let beginning = at > start + 1 && bytes.get(at - 1).is_some_and(|&byte| ends_field(Some(byte)));
                let doubled = following == Some(splitter.quote);
                if doubled && manner.eager && ends_field(bytes.get(at + 2).copied()) {
                    (opened, found.bad_quote) = (None, true);
                    at += 1;
                } else if doubled {
                    at += 1;
                } else if ends_field(following) {
                    opened = None;
                } else if manner.wary && beginning {
                    (at, found.lines) = opener;
                    (opened, literal, found.bad_quote) = (None, Some(at), true);
                    continue;
                } else if manner.gaps {
                    found.fields.push(span(start, at + 1));
                    (opened, found.bad_quote, start) = (None, true, at + 1);
                } else {
                    // A quote in the middle of a quoted field: a letter.
                    found.bad_quote = true;
                }
            } else if is_line_end && !(byte == b'\r' && following == Some(b'\n')) {
                found.lines += 1;
            }
        } else if byte == splitter.delimiter {
            found.fields.push(span(start, at));
            start = at + 1;
        } else if is_line_end {
            found.fields.push(span(start, at));
            found.next = at + if byte == b'\r' && following == Some(b'\n') { 2 } else { 1 };
            return Some(found);
        } else if byte == splitter.quote && !manner.plain {
            if at == start && literal != Some(at) {
                opened = Some((at, found.lines));
            } else if manner.gaps && at > start {
                found.fields.push(span(start, at));
                (start, opened, found.bad_quote) = (at, Some((at, found.lines)), true);
            } else {
                found.bad_quote = true;
            }
        }
        at += 1;
    }
    if !complete || opened.is_some() {
        return None;
    }
    found.fields.push(span(start, bytes.len()));
    found.next = bytes.len();
    Some(found)
}
