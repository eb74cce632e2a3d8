//! Which character separates the fields, which one encloses them, and which one
//! makes another a plain letter.

use crate::ingest::scan::field;
use crate::ingest::scan::record::{Fields, Record};
use crate::ingest::shape::habit;
use crate::ingest::shape::hints::Hints;
use crate::ingest::shape::layout::Layout;
use crate::ingest::values::time::{clock_words, time_of_day};

/// Candidates and how much each is to be believed; a character that also
/// stands inside text needs stronger evidence.
const DELIMITERS: [(u8, f64); 10] =
    [(b',', 1.0), (b';', 1.0), (b'\t', 1.0), (b'|', 1.0), (b':', 0.55), (b'^', 0.6), (b'~', 0.6), (b'#', 0.5), (0x01, 1.0), (b' ', 0.5)];

/// At most so many records are looked at.
const SAMPLE: usize = 1000;

/// How a file seems to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Writing {
    pub delimiter: u8,
    pub quote: u8,
    pub escape: Option<u8>,
    /// The first line is Excel's `sep=;`, which says the delimiter outright.
    pub is_declared: bool,
}

impl Writing {
    /// The layout of such a file, as far as it is known without its columns.
    pub fn layout(self) -> Layout {
        Layout { delimiter: self.delimiter, quote: self.quote, escape: self.escape, ..Layout::default() }
    }
}

/// The characters that make the sample the most regular table, but for those
/// that the user chose.
#[inline(never)]
pub fn detect(sample: &[u8], complete: bool, hints: &Hints) -> Writing {
    let chosen = |letter: Option<char>| {
        letter.and_then(|letter| u8::try_from(letter).ok()).filter(|byte| byte.is_ascii() && !b"\r\n".contains(byte))
    };
    let (delimiter, quote) = (chosen(hints.delimiter), chosen(hints.quote));
    let declared = declared(sample);
    let delimiters: Vec<(u8, f64)> = match delimiter.or(declared) {
        Some(delimiter) => vec![(delimiter, 1.0)],
        None if are_times(sample) => DELIMITERS.into_iter().filter(|(delimiter, _)| *delimiter != b':').collect(),
        None => DELIMITERS.to_vec(),
    };
    let quotes: &[u8] = if sample.iter().filter(|&&byte| byte == b'\'').count() > 1 { b"\"'" } else { b"\"" };
    let quotes = quote.as_ref().map_or(quotes, std::slice::from_ref);
    let mut best = Writing {
        delimiter: delimiters.first().map_or(b',', |first| first.0),
        quote: quotes.first().copied().unwrap_or(b'"'),
        escape: None,
        is_declared: declared.is_some(),
    };
    let mut most = 0.05;
    for &(delimiter, belief) in &delimiters {
        for &quote in quotes.iter().filter(|quote| **quote != delimiter) {
            let escapes = [b'\\', 0].into_iter().filter(|&escape| {
                escape != delimiter && sample.windows(2).any(|pair| pair == [escape, quote] || pair == [escape, delimiter])
            });
            for escape in std::iter::once(None).chain(escapes.map(Some)) {
                let writing = Writing { delimiter, quote, escape, ..best };
                let (regular, certain) = regularity(sample, complete, &writing.layout());
                let score = regular * if certain { 1.0 } else { belief } * if escape.is_some() { 0.98 } else { 1.0 };
                if score > most && (belief == 1.0 || score > 0.35) {
                    (best, most) = (writing, score);
                }
            }
        }
    }
    best
}

/// The delimiter that a first line `sep=;` declares.
fn declared(sample: &[u8]) -> Option<u8> {
    let line = sample.split(|&byte| byte == b'\n' || byte == b'\r').next()?;
    match line {
        [b'"', inner @ .., b'"'] | inner => match inner {
            [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', delimiter] if delimiter.is_ascii() => Some(*delimiter),
            _ => None,
        },
    }
}

/// How much the sample looks like a table when it is written so, from 0 (one
/// column) to 1: equally long records, many columns, cells without other
/// delimiters in them, quotes that add up. Also whether the types of the first
/// cells leave no doubt.
fn regularity(sample: &[u8], complete: bool, layout: &Layout) -> (f64, bool) {
    let mut fields = Fields::default();
    layout.splitter().split(sample, complete, &mut fields);
    let records: Vec<&Record> = fields
        .records
        .iter()
        .filter(|record| record.count > 1 || fields.ends.get(record.first as usize).is_some_and(|end| *end > record.start))
        .take(SAMPLE)
        .collect();
    let mut widths: Vec<u32> = records.iter().map(|record| record.count).collect();
    widths.sort_unstable();
    let Some((width, frequency)) = widths
        .chunk_by(|a, b| a == b)
        .filter_map(|run| Some((*run.first()?, run.len())))
        .max_by_key(|&(width, frequency)| (frequency, width))
        .map(|most| if most.0 == 1 { below(&records).unwrap_or(most) } else { most })
    else {
        return (0.0, false);
    };
    let (mut cells, mut clean, mut quoted) = (0u32, 0u32, 0u32);
    for record in &records {
        for span in Layout::spans(record, &fields.ends) {
            let raw = span.of(sample);
            cells += 1;
            let is_quoted = field::enclosed(raw, layout.quote).is_some();
            let is_whole = is_quoted || !has_delimiter(raw);
            clean += u32::from(is_whole && !record.bad_quote && (is_quoted || record.escaped || !raw.contains(&layout.quote)));
            quoted += u32::from(is_quoted);
        }
    }
    let share = |part: u32| f64::from(part) / f64::from(cells.max(1));
    let frequent = frequency as f64 / records.len() as f64;
    let even = frequent * frequent * (1.0 - 1.0 / f64::from(width)) * (0.2 + 0.8 * share(clean));
    let typed = 0.75 * leading_types(sample, &records, &fields, layout);
    // Of two quotes the one that encloses something is the one.
    (even.max(typed) * (1.0 + 0.02 * share(quoted)), typed > even)
}

/// The width and number of the last records, if these are a table below lines of text.
fn below(records: &[&Record]) -> Option<(u32, usize)> {
    const FEWEST: usize = 3;
    let width = records.last()?.count;
    let table = records.iter().rev().take_while(|record| record.count == width).count();
    (width >= FEWEST as u32 && table >= FEWEST).then_some((width, table))
}

/// Whether a cell holds what may be a delimiter. A comma before a space is one of a text.
fn has_delimiter(cell: &[u8]) -> bool {
    let followed = cell.iter().zip(cell.iter().skip(1).map(Some).chain([None]));
    followed.into_iter().any(|(byte, next)| b";\t|".contains(byte) || *byte == b',' && next != Some(&b' '))
}

/// Whether most lines are times of day: then what stands between hours and minutes is no delimiter.
fn are_times(sample: &[u8]) -> bool {
    let lines: Vec<&[u8]> = sample.split(|byte| matches!(byte, b'\n' | b'\r')).filter(|line| !line.is_empty()).take(SAMPLE).collect();
    let is_time = |line: &&&[u8]| std::str::from_utf8(line).is_ok_and(|line| time_of_day(clock_words(line.trim()).as_bytes()).is_some());
    lines.iter().filter(is_time).count() * 2 > lines.len()
}

/// How many of the header's columns, from the first on, have cells of one shape
/// with digits in it: at least three, or none. A delimiter that also stands
/// inside texts shows so although its records are of many lengths.
fn leading_types(sample: &[u8], records: &[&Record], fields: &Fields, layout: &Layout) -> f64 {
    let Some((header, rows)) = records.split_first().filter(|(header, rows)| header.count > 3 && rows.len() > 3) else { return 0.0 };
    let rows: Vec<_> = rows.iter().map(|row| Layout::spans(row, &fields.ends)).collect();
    let is_typed = |column: &usize| {
        let cells = rows.iter().filter_map(|row| row.get(*column)).map(|span| layout.text(span.of(sample)));
        let shapes: Vec<u64> =
            cells.filter(|cell| cell.bytes().any(|byte| byte.is_ascii_digit())).map(|cell| habit::shape(&cell)).collect();
        let mut sorted = shapes;
        sorted.sort_unstable();
        let most = sorted.chunk_by(|a, b| a == b).map(<[u64]>::len).max().unwrap_or(0);
        most * 10 >= rows.len() * 9
    };
    let typed = (0..header.count as usize).take_while(is_typed).count();
    if typed > 2 { typed as f64 / f64::from(header.count) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(sample: &str) -> (char, char, Option<char>) {
        let found = detect(sample.as_bytes(), true, &Hints::default());
        (found.delimiter as char, found.quote as char, found.escape.map(char::from))
    }

    #[test]
    fn finds_the_delimiter() {
        let cases = [
            ("a,b,c\n1,2,3\n", ','),
            ("a;b;c\n1,5;2,5;3\n2,5;1,5;4\n", ';'),
            ("a\tb\n1,234\t2\n", '\t'),
            ("a|b|c\n1|2|3\n", '|'),
            ("a^b^c\n1^2^3\n4^5^6\n", '^'),
            ("a~b~c\n1~2~3\n4~5~6\n", '~'),
            ("a:b:c\n1:2:3\n4:5:6\n", ':'),
            ("name,note\nA,\"x; y; z\"\nB,\"u; v; w\"\n", ','),
            ("time\n2021-01-01 10:00:00\n2021-01-02 11:00:00\n", ','),
            ("a,b\n10:00,1\n11:00,2\n", ','),
            ("foo\n1\n", ','),
            ("10:00:05\n11:30:00\n12:15:10\n", ','),
            ("Smith, John\tParis, France\t5\nDoe, Ann\tRome, Italy\t7\n", '\t'),
            ("Smith, John; Paris, France; 5\nDoe, Ann; Rome, Italy; 7\n", ';'),
            ("", ','),
            ("a b c d e\n1 2 3 4 5\n6 7 8 9 0\n", ' '),
            (
                "day n id name\n1/2/2020 1 A-1 Anna May\n2/2/2020 2 A-2 Bo\n3/2/2020 3 B-3 Cy de la O, jr\n4/2/2020 4 C-4 Di\n5/2/2020 5 D-5 Ed Ek\n",
                ' ',
            ),
            ("Title of this\na;b;c;d\n1;2;3;4\n5;6;7;8\n", ';'),
            ("A report\nFrom: May 1, 2026, 8 AM\nTo: May 2, 2026, 8 AM\nOf: May 3, 2026, 8 AM\na\tb\tc\td\n1\t2\t3\t4\n5\t6\t7\t8\n", '\t'),
        ];
        for (sample, delimiter) in cases {
            assert_eq!(found(sample), (delimiter, '"', None), "{sample}");
        }
    }

    #[test]
    fn finds_quote_and_escape() {
        let cases = [
            ("a,b\n'x, y',1\n'z, w',2\n", (',', '\'', None)),
            ("a,b\n'x','1'\n'z','2'\n", (',', '\'', None)),
            ("a,b\nit's,1\nthat's,2\n", (',', '"', None)),
            ("a,b\n\"it's, well\",1\n\"that's, well\",2\n", (',', '"', None)),
            ("a,b\n\"say \\\"hi\\\", she\",1\n\"z\",2\n", (',', '"', Some('\\'))),
            ("a,b\n\"say \\\"hi\\\"\",1\n\"z\",2\n", (',', '"', Some('\\'))),
            ("a,b\nx\\, y,1\nz,2\n", (',', '"', Some('\\'))),
            ("a,b\n\"say \0\"hi\0\", she\",1\n\"z\",2\n", (',', '"', Some('\0'))),
            ("a,b\n\"C:\\dir\\\",1\n\"C:\\other\\\",2\n", (',', '"', None)),
            ("a,b\n\"say \"\"hi\"\"\",1\n", (',', '"', None)),
        ];
        for (sample, expected) in cases {
            assert_eq!(found(sample), expected, "{sample}");
        }
    }

    #[test]
    fn believes_a_declaration_and_the_user() {
        for (sample, delimiter) in [("sep=;\r\na;b,c\r\n", b';'), ("\"sep=|\"\na|b\n", b'|')] {
            let found = detect(sample.as_bytes(), true, &Hints::default());
            assert_eq!((found.delimiter, found.is_declared), (delimiter, true));
        }
        let hints = Hints { delimiter: Some(';'), quote: Some('\''), ..Hints::default() };
        let found = detect(b"a,b\n\"x, y\",2\n", true, &hints);
        assert_eq!((found.delimiter, found.quote), (b';', b'\''));
    }
}
