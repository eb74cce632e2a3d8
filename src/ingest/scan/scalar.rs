//! The careful reader: one record, byte by byte, for records with an escape in
//! them, or in which a quote stands where none may or never ends.

use crate::ingest::scan::field::{is_blank, may_open};
use crate::ingest::scan::record::Span;
use crate::ingest::scan::rules::Rules;

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
    /// Spaces and the like may stand outside of the quotes: `, "text" ,`. If any
    /// quote stands where it may not even then, nothing is read.
    pub spaced: bool,
}

const STRICT: Manner = Manner { plain: false, eager: false, wary: false, gaps: false, spaced: false };
const SPACED: Manner = Manner { spaced: true, ..STRICT };
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
pub fn record(bytes: &[u8], complete: bool, impatient: bool, rules: &Rules) -> Option<Found> {
    let fits = |found: &Found| Some(found.fields.len() as u32) == rules.width;
    if rules.quotes {
        match scan(bytes, complete, rules, SPACED) {
            Some(found) if found.bad_quote => {}
            // Quotes inside texts are letters if the record has as many fields as the others that way.
            Some(found) if fits(&found) || !scan(bytes, complete, rules, STRICT).is_some_and(|strict| fits(&strict)) => {
                return Some(found);
            }
            None if !complete && !impatient => return None,
            _ => {}
        }
    }
    let strict = if rules.quotes { scan(bytes, complete, rules, STRICT) } else { scan(bytes, complete, rules, PLAIN) };
    let known = match &strict {
        Some(found) if !found.bad_quote || !rules.quotes => return strict,
        // Whatever else the quotes may mean, it is decided within these bytes,
        // so that those behind them, known or not, make no difference.
        Some(found) => bytes.get(..found.next).unwrap_or(bytes),
        None if !complete && !impatient => return None,
        None => bytes,
    };
    let gave_up = strict.is_none();
    if strict.as_ref().is_some_and(fits) {
        return strict;
    }
    let others = MANNERS.iter().filter(|manner| **manner != STRICT && !manner.gaps);
    let mut others: Vec<Found> = others.filter_map(|manner| scan(known, true, rules, *manner)).collect();
    // If the line by itself has the right number of fields when quotes are
    // plain letters, that is what it is.
    let plain = scan(known, true, rules, PLAIN);
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
pub fn scan(bytes: &[u8], complete: bool, rules: &Rules, manner: Manner) -> Option<Found> {
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
        let ends_field = |byte: Option<u8>| byte.is_none_or(|byte| byte == rules.delimiter || byte == b'\n' || byte == b'\r');
        if rules.escape == Some(byte) && following.is_some_and(|next| rules.is_special(next)) {
            found.escaped = true;
            at += 2;
            continue;
        }
        if let Some(opener) = opened {
            if byte == rules.quote {
                let beginning = at > start + 1 && bytes.get(at - 1).is_some_and(|&byte| ends_field(Some(byte)));
                let doubled = following == Some(rules.quote);
                if doubled && manner.eager && ends_field(bytes.get(at + 2).copied()) {
                    (opened, found.bad_quote) = (None, true);
                    at += 1;
                } else if doubled {
                    at += 1;
                } else if ends_field(following) || manner.spaced && ends_behind_blanks(bytes, at + 1, rules.delimiter) {
                    opened = None;
                } else if manner.spaced {
                    found.bad_quote = true;
                    return Some(found);
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
        } else if byte == rules.delimiter {
            found.fields.push(span(start, at));
            start = at + 1;
        } else if is_line_end {
            found.fields.push(span(start, at));
            found.next = at + if byte == b'\r' && following == Some(b'\n') { 2 } else { 1 };
            return Some(found);
        } else if byte == rules.quote && !manner.plain {
            let is_first = at == start || manner.spaced && bytes.get(start..at).is_some_and(may_open);
            if is_first && literal != Some(at) {
                opened = Some((at, found.lines));
            } else if manner.gaps && at > start {
                found.fields.push(span(start, at));
                (start, opened, found.bad_quote) = (at, Some((at, found.lines)), true);
            } else {
                found.bad_quote = true;
                if manner.spaced {
                    return Some(found);
                }
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

/// Whether nothing but blanks stands before the end of the field.
fn ends_behind_blanks(bytes: &[u8], from: usize, delimiter: u8) -> bool {
    let rest = bytes.get(from..).unwrap_or_default();
    let next = rest.iter().find(|&&byte| byte == delimiter || !is_blank(byte));
    next.is_none_or(|&byte| byte == delimiter || byte == b'\n' || byte == b'\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(text: &str, width: Option<u32>) -> (Vec<&str>, bool) {
        let rules = Rules { width, ..Rules::new(b',', b'"') };
        let found = record(text.as_bytes(), true, false, &rules).unwrap();
        let fields = found.fields.iter().map(|span| std::str::from_utf8(span.of(text.as_bytes())).unwrap());
        (fields.collect(), found.bad_quote)
    }

    #[test]
    fn a_quote_beside_a_space_is_one() {
        let cases: [(&str, Option<u32>, &[&str], bool); 9] = [
            ("1, \"Foo, Inc.\", 2\n", None, &["1", " \"Foo, Inc.\"", " 2"], false),
            ("\"Foo, Inc.\" ,2\n", Some(2), &["\"Foo, Inc.\" ", "2"], false),
            ("1,\t\"a \"\"b\"\", c\"  \r\n2", Some(2), &["1", "\t\"a \"\"b\"\", c\"  "], false),
            ("=\"a, b\",=\"2\"\n", Some(2), &["=\"a, b\"", "=\"2\""], false),
            ("\u{feff}\"a, b\",2\n", Some(2), &["\u{feff}\"a, b\"", "2"], false),
            ("1, \"two\nlines\" ,3\n", Some(3), &["1", " \"two\nlines\" ", "3"], false),
            ("1, \"one\" or \"two\",3\n", Some(3), &["1", " \"one\" or \"two\"", "3"], true),
            ("1, 5\" disk,3\n", Some(3), &["1", " 5\" disk", "3"], true),
            ("1, \"open,3\n2, \"open,4\n", Some(3), &["1", " \"open", "3"], true),
        ];
        for (text, width, expected, bad) in cases {
            assert_eq!(fields(text, width), (expected.to_vec(), bad), "{text}");
        }
    }
}
