//! One row, read back from the file.

use crate::ingest::rows::mend::mend;
use crate::ingest::scan::record::Fields;
use crate::ingest::shape::layout::Layout;

/// The cells of the record that stands alone in `bytes`, as they were written or
/// as they must have been meant.
pub fn cells(layout: &Layout, bytes: &[u8]) -> Vec<String> {
    let mut fields = Fields::default();
    layout.splitter().split(bytes, true, &mut fields);
    let Some(record) = fields.records.first() else { return Vec::new() };
    let spans = Layout::spans(record, &fields.ends);
    if let Some(mended) = mend(layout, bytes, &spans).filter(|_| record.bad_quote || spans.len() != layout.width) {
        return mended.cells;
    }
    let mut cells: Vec<String> = spans.iter().map(|span| layout.text(span.of(bytes)).into_owned()).collect();
    cells.resize(layout.width, String::new());
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escape_makes_the_next_character_a_letter() {
        let layout = Layout { delimiter: b',', quote: b'"', escape: Some(b'\\'), width: 3, ..Layout::default() };
        let cases: [(&str, &[&str]); 6] = [
            ("a,b,c", &["a", "b", "c"]),
            (r#""say \"hi\"",b,c"#, &[r#"say "hi""#, "b", "c"]),
            (r#""say \"hi, you\", she","b",c"#, &[r#"say "hi, you", she"#, "b", "c"]),
            (r"a\,b,c,d", &["a,b", "c", "d"]),
            (r#""a\\","b","c\d""#, &[r"a\", "b", r"c\d"]),
            (r#""say ""hi""",b,c"#, &[r#"say "hi""#, "b", "c"]),
        ];
        for (record, cells) in cases {
            assert_eq!(self::cells(&layout, record.as_bytes()), cells, "{record}");
        }
    }
}
