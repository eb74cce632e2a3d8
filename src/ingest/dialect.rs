//! Which character separates the fields.

use crate::ingest::field;
use crate::ingest::split::{Fields, Splitter};

/// Candidates and how much each is to be believed; a character that also
/// stands inside text needs stronger evidence.
const DELIMITERS: [(u8, f64); 8] =
    [(b',', 1.0), (b';', 1.0), (b'\t', 1.0), (b'|', 1.0), (b':', 0.5), (b'^', 0.6), (b'~', 0.6), (b' ', 0.5)];

/// At most so many records are looked at.
const SAMPLE: usize = 1000;

/// The delimiter that makes the sample the most regular table, and whether the
/// first line is Excel's `sep=;`, which says it outright.
pub fn delimiter(sample: &[u8], complete: bool, quote: u8) -> (u8, bool) {
    if let Some(delimiter) = declared(sample) {
        return (delimiter, true);
    }
    let mut best = (b',', 0.05);
    for (delimiter, belief) in DELIMITERS {
        let score = regularity(sample, complete, delimiter, quote) * belief;
        if score > best.1 && (belief == 1.0 || score > 0.35) {
            best = (delimiter, score);
        }
    }
    (best.0, false)
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

/// How much the sample looks like a table with this delimiter, from 0 (one
/// column) to 1: equally long records, many columns, cells without other
/// delimiters in them.
fn regularity(sample: &[u8], complete: bool, delimiter: u8, quote: u8) -> f64 {
    let mut fields = Fields::default();
    Splitter::new(delimiter, quote).split(sample, complete, &mut fields);
    let records: Vec<_> =
        fields.records.iter().filter(|record| record.count > 1 || fields.ends[record.first as usize] > record.start).take(SAMPLE).collect();
    let mut widths: Vec<u32> = records.iter().map(|record| record.count).collect();
    widths.sort_unstable();
    let Some((width, frequency)) =
        widths.chunk_by(|a, b| a == b).map(|run| (run[0], run.len())).max_by_key(|&(width, frequency)| (frequency, width))
    else {
        return 0.0;
    };
    let (mut cells, mut clean) = (0u32, 0u32);
    for record in &records {
        let mut start = record.start;
        for &end in &fields.ends[record.first as usize..(record.first + record.count) as usize] {
            let raw = sample.get(start as usize..end as usize).unwrap_or_default();
            cells += 1;
            let content = field::content(raw, quote);
            let whole = content.len() < raw.len() || !content.iter().any(|byte| b",;\t|".contains(byte));
            let strayed = content.len() == raw.len() && raw.contains(&quote);
            clean += u32::from(whole && !strayed);
            start = end + 1;
        }
    }
    let share = frequency as f64 / records.len() as f64;
    share * share * (1.0 - 1.0 / f64::from(width)) * (0.2 + 0.8 * f64::from(clean) / f64::from(cells.max(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_delimiter() {
        let cases = [
            ("a,b,c\n1,2,3\n", b','),
            ("a;b;c\n1,5;2,5;3\n2,5;1,5;4\n", b';'),
            ("a\tb\n1,234\t2\n", b'\t'),
            ("a|b|c\n1|2|3\n", b'|'),
            ("name,note\nA,\"x; y; z\"\nB,\"u; v; w\"\n", b','),
            ("time\n2021-01-01 10:00:00\n2021-01-02 11:00:00\n", b','),
            ("a,b\n10:00,1\n11:00,2\n", b','),
            ("foo\n1\n", b','),
            ("", b','),
            ("a b c d e\n1 2 3 4 5\n6 7 8 9 0\n", b' '),
            ("Title of this\na;b;c;d\n1;2;3;4\n5;6;7;8\n", b';'),
        ];
        for (sample, delimiter) in cases {
            assert_eq!(super::delimiter(sample.as_bytes(), true, b'"'), (delimiter, false), "{sample}");
        }
    }

    #[test]
    fn believes_a_declaration() {
        assert_eq!(delimiter(b"sep=;\r\na;b,c\r\n", true, b'"'), (b';', true));
        assert_eq!(delimiter(b"\"sep=|\"\na|b\n", true, b'"'), (b'|', true));
    }
}
