//! What a cell's text is without what programs put around it.

use std::borrow::Cow;

use crate::ingest::scan::field::trimmed;

/// A dash that is padded as accounting formats pad it.
pub const PADDED_DASH: &str = "-  ";

/// A cell's text without spaces around it, and without the guards that Excel and
/// exporters put before a text, so that it is not taken for a number or a
/// formula: `'007`, `'-70.00`, `="007"`, `=-900`. A formula stays what it is.
///
/// Of a dash with several spaces behind it two are kept, since it may be a zero.
pub fn bare(text: &str) -> Cow<'_, str> {
    let inner = trimmed(text);
    match inner.as_bytes() {
        [b'\'', ..] => without_apostrophe(inner),
        [b'=', ..] => without_equals(inner).unwrap_or(Cow::Borrowed(inner)),
        [b'-'] if is_padded(text) => Cow::Borrowed(PADDED_DASH),
        [0xe2, 0x80, _] if ["–", "—", "―"].contains(&inner) && is_padded(text) => Cow::Borrowed(PADDED_DASH),
        _ => Cow::Borrowed(inner),
    }
}

fn is_padded(text: &str) -> bool {
    text.ends_with("  ")
}

fn without_apostrophe(text: &str) -> Cow<'_, str> {
    let Some(rest) = text.strip_prefix('\'') else { return Cow::Borrowed(text) };
    let is_formula = rest.starts_with(['=', '+', '-', '@', '\t']) && !rest.ends_with('\'');
    match without_equals(rest) {
        Some(value) => value,
        None if is_formula || is_figures(rest) => Cow::Borrowed(trimmed(rest)),
        None => Cow::Borrowed(text),
    }
}

/// What stands in `="…"`, or the number behind an equals sign.
fn without_equals(text: &str) -> Option<Cow<'_, str>> {
    let value = text.strip_prefix('=')?.trim_start();
    if let Some(inner) = value.strip_prefix('"') {
        let inner = inner.strip_suffix('"')?;
        // A quote that stands alone ends the text: `="a"&"b"`.
        let plain = inner.replace("\"\"", "");
        return (!plain.contains('"')).then(|| Cow::Owned(trimmed(&inner.replace("\"\"", "\"")).to_owned()));
    }
    let number = value.strip_prefix(['-', '+']).unwrap_or(value);
    let is_number = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',');
    (is_number && number.bytes().any(|byte| byte.is_ascii_digit())).then_some(Cow::Borrowed(value))
}

/// Digits, and what stands between those of numbers, dates and telephones.
fn is_figures(text: &str) -> bool {
    let figures = text.bytes().all(|byte| byte.is_ascii_digit() || b" .,:/-()+%".contains(&byte));
    figures && text.bytes().any(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_guards_off() {
        let cases = [
            (" a b ", "a b"),
            ("'-70.00", "-70.00"),
            ("'007", "007"),
            ("'+49 30 123", "+49 30 123"),
            ("'=1+1", "=1+1"),
            ("'@home", "@home"),
            ("'2024-01-05 10:00", "2024-01-05 10:00"),
            ("'=-900", "-900"),
            ("=-900", "-900"),
            ("=1234.5", "1234.5"),
            ("=\"00123\"", "00123"),
            ("=\"a, \"\"b\"\"\"", "a, \"b\""),
            (" = \"x\" ", "x"),
            ("=\"a\"&\"b\"", "=\"a\"&\"b\""),
            ("=1+1", "=1+1"),
            ("=SUM(A1:A3)", "=SUM(A1:A3)"),
            ("'90s", "'90s"),
            ("'quoted'", "'quoted'"),
            ("'tis", "'tis"),
            ("'", "'"),
            ("=", "="),
            (" -   ", "-  "),
            ("–   ", "-  "),
            (" - ", "-"),
        ];
        for (text, expected) in cases {
            assert_eq!(bare(text), expected, "{text}");
        }
    }
}
