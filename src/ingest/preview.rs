//! The first rows of a file as they would be read, for trying out how to read it.

use serde::{Deserialize, Serialize};

use crate::ingest::plan::Plan;
use crate::ingest::records::rows;
use crate::ingest::report::tally::shortened;
use crate::ingest::shape::dialect::Dialect;
use crate::ingest::shape::hints::Hints;
use crate::ingest::start::Start;

/// How many rows are shown.
const ROWS: usize = 12;

/// What the beginning of a file would be read as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    pub dialect: Dialect,
    /// The records before the header, each in one text.
    pub before: Vec<String>,
    pub columns: Vec<String>,
    /// Rows as text, shortened, a cell for each column.
    pub rows: Vec<Vec<String>>,
}

/// Reads the first bytes of a file, at most [`crate::ingest::reader::HEAD`] of them, with these hints.
pub fn preview(head: &[u8], complete: bool, hints: &Hints) -> Preview {
    let start = Start::of(head, complete, &Plan { hints: hints.clone(), ..Plan::default() });
    let mut rows = rows(head, &start).found;
    if !complete && rows.len() > 1 {
        // The last one is cut off.
        rows.pop();
    }
    Preview {
        dialect: start.dialect(),
        before: (0..start.shape.before).map(|record| shortened(&start.outside(record))).collect(),
        rows: rows.iter().take(ROWS).map(|row| row.iter().map(|cell| shortened(cell)).collect()).collect(),
        columns: start.shape.names,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::shape::dialect::HeaderPlace;

    #[test]
    fn shows_what_other_hints_would_give() {
        let text = b"Report of May\n\na;b\n1;2,5\n3;4,5\n";
        let seen = preview(text, true, &Hints::default());
        assert_eq!((seen.before.first().map(String::as_str), seen.columns.join(" ")), (Some("Report of May"), "a b".to_owned()));
        assert_eq!(seen.rows, [["1", "2,5"], ["3", "4,5"]]);
        assert_eq!((seen.dialect.header.line, seen.dialect.header.records), (3, 1));
        let commas = preview(text, true, &Hints { delimiter: Some(','), ..Hints::default() });
        assert_ne!(commas.columns, seen.columns);
    }

    #[test]
    fn obeys_where_the_header_is() {
        let text = "\"a title\non two lines\",\nname,2024\n,EUR\nAnna,1\nBob,2\n".as_bytes();
        let cases = [
            (None, (3, 2), "name|2024 EUR", 2),
            (Some((3, 1)), (3, 1), "name|2024", 3),
            (Some((3, 0)), (3, 0), "Column 1|Column 2", 4),
            (Some((4, 1)), (4, 1), "Column 1|EUR", 2),
            (Some((2, 1)), (3, 1), "name|2024", 3),
            (Some((1, 1)), (1, 1), "a title\non two lines|Column 2", 4),
        ];
        for (wanted, found, columns, rows) in cases {
            let header = wanted.map(|(line, records)| HeaderPlace { line, records });
            let seen = preview(text, true, &Hints { header, ..Hints::default() });
            assert_eq!((seen.dialect.header.line, seen.dialect.header.records), found, "{wanted:?}");
            assert_eq!((seen.columns.join("|"), seen.rows.len()), (columns.to_owned(), rows), "{wanted:?}");
        }
    }

    #[test]
    fn shows_rows_as_they_are_mended() {
        let text = "id,owner,amount\nD-1,Anna,10\nD-2,Bob,20\nD-3,Kim,30\nD-4,Lee,40\nD-5,,Ann,50\nD-6Zoe,60\n";
        let seen = preview(text.as_bytes(), true, &Hints::default());
        assert_eq!(seen.rows.last().map(|row| row.join("|")).as_deref(), Some("D-6|Zoe|60"));
        assert_eq!(seen.rows.get(4).map(|row| row.join("|")).as_deref(), Some("D-5|Ann|50"));
    }
}
