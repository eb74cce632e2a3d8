//! What one field says: its bytes without quotes, its text without the spaces
//! around it.

use std::borrow::Cow;

/// The content of a field as it stands between two delimiters.
///
/// A field that begins and ends with a quote says what stands between them,
/// doubled quotes being one; any other field says what it is.
pub fn content(raw: &[u8], quote: u8) -> Cow<'_, [u8]> {
    let [first, inner @ .., last] = raw else { return Cow::Borrowed(raw) };
    if *first != quote || *last != quote {
        return Cow::Borrowed(raw);
    }
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
