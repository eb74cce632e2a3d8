//! How a file is read, and how else it could be.

use crate::ingest::preview::Preview;
use crate::ingest::shape::dialect::{Dialect, HeaderPlace};
use crate::ingest::shape::hints::Hints;
use crate::state::pages::offer::Offer;

const ENCODINGS: [&str; 9] =
    ["UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "windows-1251", "windows-1256", "gb18030", "Big5", "Shift_JIS"];
const DELIMITERS: [char; 6] = [',', ';', '\t', '|', ':', ' '];
const QUOTES: [char; 2] = ['"', '\''];
/// A header takes at most so many lines.
const MOST_HEADER_RECORDS: u32 = 2;
/// At most so many lines before the header are shown, the last ones.
const MOST_BEFORE: usize = 5;
/// At most so many columns are shown, the first ones.
pub const MOST_COLUMNS: usize = 50;

/// Encodings, and the one in use where it is another.
pub fn encodings(tried: &Hints, dialect: &Dialect) -> Offer<String> {
    let mut names: Vec<String> = ENCODINGS.map(str::to_owned).to_vec();
    for other in [Some(&dialect.encoding), tried.encoding.as_ref()].into_iter().flatten() {
        if !names.contains(other) {
            names.push(other.clone());
        }
    }
    let known = names.into_iter().map(|name| (name.clone(), name)).collect();
    Offer::new(Some(dialect.encoding.clone()), known, tried.encoding.clone())
}

/// Delimiters, and the one in use where it is another.
pub fn delimiters(tried: &Hints, dialect: &Dialect) -> Offer<char> {
    letters(&DELIMITERS, dialect.delimiter, tried.delimiter)
}

/// Quotes, and the one in use where it is another.
pub fn quotes(tried: &Hints, dialect: &Dialect) -> Offer<char> {
    letters(&QUOTES, dialect.quote, tried.quote)
}

fn letters(offered: &[char], found: char, chosen: Option<char>) -> Offer<char> {
    let other = Some(chosen.unwrap_or(found)).filter(|letter| !offered.contains(letter));
    let known = offered.iter().copied().chain(other).map(|letter| (letter.to_string(), letter)).collect();
    Offer::new(Some(found), known, chosen)
}

/// How many lines the header takes.
pub fn headers(tried: &Hints, dialect: &Dialect) -> Offer<u32> {
    let known = (0..=MOST_HEADER_RECORDS).map(|records| (records.to_string(), records)).collect();
    Offer::new(Some(dialect.header.records), known, tried.header.map(|header| header.records))
}

/// The header takes so many lines, from where it stands now; `None` finds it.
pub fn with_header_records(mut tried: Hints, dialect: &Dialect, records: Option<u32>) -> Hints {
    tried.header = records.map(|records| HeaderPlace { records, ..dialect.header });
    tried
}

/// The header, or without one the first row, stands in the line that was typed.
pub fn with_header_line(mut tried: Hints, dialect: &Dialect, line: &str) -> Option<Hints> {
    let line = line.trim().parse().ok().filter(|line| *line > 0)?;
    tried.header = Some(HeaderPlace { line, ..dialect.header });
    Some(tried)
}

/// Everything about the file as a whole is found out again; what is said of columns stays.
pub fn undecided(tried: Hints) -> Hints {
    Hints { encoding: None, delimiter: None, quote: None, header: None, ..tried }
}

/// The lines before the header that are shown.
pub fn shown_before(preview: &Preview) -> &[String] {
    let first = preview.before.len().saturating_sub(MOST_BEFORE);
    preview.before.get(first..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::preview::preview;

    fn read(text: &str) -> Dialect {
        preview(text.as_bytes(), true, &Hints::default()).dialect
    }

    #[test]
    fn what_is_in_use_is_offered_too() {
        let dialect = Dialect { encoding: "KOI8-R".to_owned(), delimiter: '#', ..read("a;b\n1;2\n") };
        let offer = encodings(&Hints::default(), &dialect);
        assert_eq!((offer.known.len(), offer.detected.as_deref(), offer.chosen_id().as_str()), (10, Some("KOI8-R"), ""));
        let tried = Hints { encoding: Some("KOI8-R".to_owned()), delimiter: Some(';'), ..Hints::default() };
        let offer = encodings(&tried, &dialect);
        assert_eq!((offer.known.len(), offer.detected.as_deref(), offer.chosen_id().as_str()), (10, None, "KOI8-R"));
        let offer = delimiters(&Hints::default(), &dialect);
        assert_eq!((offer.known.len(), offer.detected, offer.value_of("#"), offer.value_of("")), (7, Some('#'), Some('#'), None));
        let offer = delimiters(&tried, &dialect);
        assert_eq!((offer.known.len(), offer.detected, offer.chosen_id().as_str()), (6, None, ";"));
        assert_eq!(quotes(&tried, &dialect).detected, Some('"'));
    }

    #[test]
    fn a_header_keeps_what_is_not_said_of_it() {
        let dialect = Dialect { header: HeaderPlace { line: 3, records: 1 }, ..read("a;b\n1;2\n") };
        let tried = Hints { kinds: [("a".to_owned(), crate::ingest::values::kind::ColumnKind::Text)].into(), ..Hints::default() };
        let two = with_header_records(tried.clone(), &dialect, Some(2));
        assert_eq!(two.header, Some(HeaderPlace { line: 3, records: 2 }));
        assert_eq!(headers(&two, &dialect).chosen_id(), "2");
        assert_eq!(with_header_records(two.clone(), &dialect, None).header, None);
        let cases = [("7", Some(7)), (" 7 ", Some(7)), ("0", None), ("-1", None), ("x", None), ("", None)];
        for (typed, expected) in cases {
            let hints = with_header_line(tried.clone(), &dialect, typed);
            assert_eq!(
                hints.and_then(|hints| hints.header).map(|header| (header.line, header.records)),
                expected.map(|line| (line, 1)),
                "{typed:?}"
            );
        }
        assert_eq!(undecided(two), tried);
    }

    #[test]
    fn the_last_lines_before_the_header_are_shown() {
        let lines = |count: usize| (0..count).map(|line| line.to_string()).collect::<Vec<_>>();
        for (count, expected) in [(0, vec![]), (2, lines(2)), (7, lines(7).split_off(2))] {
            let preview = Preview { before: lines(count), ..preview(b"a;b\n1;2\n", true, &Hints::default()) };
            assert_eq!(shown_before(&preview), expected);
        }
    }
}
