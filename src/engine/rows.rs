//! Reading rows back from the files they stand in.
//!
//! The engine keeps no text that does not repeat; it knows where each row
//! begins, and the caller, who has the file, reads those bytes.

use crate::engine::protocol::RowPage;
use crate::ingest::import::Dialect;
use crate::sales::schema::Dataset;

/// How many rows a page of [`RowPage`] has.
pub const ROWS_PER_PAGE: usize = 100;

/// What to read for a page of rows.
#[derive(Clone, Debug)]
pub struct RowsPlan {
    pub dataset: Dataset,
    pub page: u32,
    pub total: u64,
    pub header: Vec<String>,
    pub spans: Vec<Span>,
}

/// The bytes of one row, from `start` up to, but not including, `end`.
#[derive(Clone, Debug)]
pub struct Span {
    pub file: u32,
    pub start: u64,
    pub end: u64,
    pub dialect: Dialect,
    /// The row's cells in the order of the plan's header, as field numbers from 0.
    pub cells: Vec<Option<usize>>,
}

/// The rows in these pieces, one for each span of the plan.
pub fn parse(plan: &RowsPlan, pieces: &[Vec<u8>]) -> RowPage {
    let rows = plan.spans.iter().zip(pieces).map(|(span, piece)| row(span, piece)).collect();
    RowPage { dataset: plan.dataset, header: plan.header.clone(), rows, page: plan.page, total: plan.total }
}

fn row(span: &Span, piece: &[u8]) -> Vec<String> {
    let encoding = encoding_rs::Encoding::for_label(span.dialect.encoding.as_bytes()).unwrap_or(encoding_rs::UTF_8);
    let (text, _) = encoding.decode_without_bom_handling(piece);
    let fields = first_record(&text, &span.dialect);
    span.cells.iter().map(|cell| cell.and_then(|cell| fields.get(cell).cloned()).unwrap_or_default()).collect()
}

/// The fields of the first record of a text.
fn first_record(text: &str, dialect: &Dialect) -> Vec<String> {
    let ascii = |character: char, otherwise: u8| u8::try_from(character).unwrap_or(otherwise);
    let mut reader = csv_core::ReaderBuilder::new().delimiter(ascii(dialect.delimiter, b',')).quote(ascii(dialect.quote, b'"')).build();
    let mut output = vec![0; text.len() + 1];
    let mut ends = vec![0; text.len() + 2];
    let mut input = text.as_bytes();
    let (mut written, mut fields) = (0, 0);
    loop {
        let (result, read, wrote, ended) =
            reader.read_record(input, output.get_mut(written..).unwrap_or_default(), ends.get_mut(fields..).unwrap_or_default());
        input = input.get(read..).unwrap_or_default();
        written += wrote;
        fields += ended;
        if !matches!(result, csv_core::ReadRecordResult::InputEmpty) {
            break;
        }
    }
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let bounds = starts.zip(ends.iter().copied()).take(fields);
    bounds.map(|(start, end)| String::from_utf8_lossy(output.get(start..end).unwrap_or_default()).into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_first_record_only() {
        let dialect = Dialect { encoding: "UTF-8".to_owned(), delimiter: ';', quote: '"' };
        let cases: [(&str, &[&str]); 4] =
            [("a;\"b;\"\"c\"\"\nd\";\r\nx;y", &["a", "b;\"c\"\nd", ""]), ("one", &["one"]), (";;\n", &["", "", ""]), ("", &[])];
        for (text, expected) in cases {
            assert_eq!(first_record(text, &dialect), expected, "{text:?}");
        }
    }
}
