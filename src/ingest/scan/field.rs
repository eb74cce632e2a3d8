//! What one field says: its bytes without quotes, its text without the spaces
//! around it.

use std::borrow::Cow;

/// The content of a field as it stands between two delimiters.
///
/// A field that is enclosed in quotes says what stands between them, doubled
/// quotes being one; any other field says what it is.
pub fn content(raw: &[u8], quote: u8) -> Cow<'_, [u8]> {
    let Some(inner) = enclosed(raw, quote) else { return Cow::Borrowed(raw) };
    if !inner.contains(&quote) {
        return Cow::Borrowed(inner);
    }
    let mut content = Vec::with_capacity(inner.len());
    let mut bytes = inner.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        content.push(byte);
        if byte == quote {
            bytes.next_if_eq(&quote);
        }
    }
    Cow::Owned(content)
}

/// What stands between the quotes that a field begins and ends with. Outside of
/// them there may be what [`may_open`] and [`is_blank`] allow, if no other quote
/// stands alone.
pub fn enclosed(raw: &[u8], quote: u8) -> Option<&[u8]> {
    match raw {
        [first, inner @ .., last] if *first == quote && *last == quote => return Some(inner),
        [b' ' | b'\t' | b'=' | 0xef, ..] => {}
        [first, ..] if *first == quote => {}
        _ => return None,
    }
    let open = raw.iter().position(|&byte| byte == quote)?;
    let close = raw.iter().rposition(|&byte| byte == quote)?;
    let inner = raw.get(open + 1..close)?;
    let outside = may_open(raw.get(..open)?) && raw.get(close + 1..)?.iter().all(|&byte| is_blank(byte));
    (outside && !has_lone(inner, quote)).then_some(inner)
}

/// Whether a quote behind these first bytes of a field opens it: spaces, a byte
/// order mark, and the equals sign with which Excel is told that a text is one.
pub fn may_open(lead: &[u8]) -> bool {
    let lead = lead.strip_suffix(b"=").unwrap_or(lead);
    let mut rest = lead;
    while let [b' ' | b'\t', after @ ..] | [0xef, 0xbb, 0xbf, after @ ..] = rest {
        rest = after;
    }
    rest.is_empty()
}

/// What may stand between a field's last quote and the next delimiter.
pub fn is_blank(byte: u8) -> bool {
    byte == b' ' || byte == b'\t'
}

fn has_lone(inner: &[u8], quote: u8) -> bool {
    let mut bytes = inner.iter().peekable();
    while let Some(byte) = bytes.next() {
        if *byte == quote && bytes.next_if(|next| **next == quote).is_none() {
            return true;
        }
    }
    false
}

/// Writes a field in quotes; those in it are doubled.
pub fn enclose(out: &mut Vec<u8>, content: &[u8], quote: u8) {
    out.push(quote);
    for &byte in content {
        out.push(byte);
        if byte == quote {
            out.push(quote);
        }
    }
    out.push(quote);
}

/// The content of a field as text; bytes that are not UTF-8 become `U+FFFD`.
pub fn text(raw: &[u8], quote: u8) -> Cow<'_, str> {
    match content(raw, quote) {
        Cow::Borrowed(bytes) => String::from_utf8_lossy(bytes),
        Cow::Owned(bytes) => Cow::Owned(String::from_utf8_lossy(&bytes).into_owned()),
    }
}

/// A cell's text without spaces around it: blanks, no-break spaces, marks of
/// zero width and of text direction.
pub fn trimmed(text: &str) -> &str {
    text.trim_matches(|letter: char| {
        letter.is_whitespace() || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{feff}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_quotes_away() {
        let cases = [
            ("", ""),
            ("plain", "plain"),
            ("\"", "\""),
            ("\"\"", ""),
            ("\"a, b\"", "a, b"),
            ("\"ha \"\"ha\"\" ha\"", "ha \"ha\" ha"),
            ("\"\"\"\"", "\""),
            ("\"I missed \" it\"", "I missed \" it"),
            ("\"never closed", "\"never closed"),
            ("5\" disk", "5\" disk"),
            (" \"a, b\"", "a, b"),
            ("\"a\" ", "a"),
            ("\t\"a\"\"\"  ", "a\""),
            ("=\"00123\"", "00123"),
            (" =\"a, b\" ", "a, b"),
            ("\u{feff}\"a\"", "a"),
            ("=\"a\"&\"b\"", "=\"a\"&\"b\""),
            (" \"a\" or \"b\"", " \"a\" or \"b\""),
            (" \"never closed", " \"never closed"),
            ("= \"a\"", "= \"a\""),
            (" a ", " a "),
        ];
        for (raw, expected) in cases {
            assert_eq!(text(raw.as_bytes(), b'"'), expected, "{raw}");
        }
        assert_eq!(text(b"M\xfcller", b'"'), "M\u{fffd}ller");
    }

    #[test]
    fn trims_every_kind_of_space() {
        assert_eq!(trimmed("\u{a0} a b\u{200f}\t"), "a b");
    }
}
