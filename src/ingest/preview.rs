//! The first rows of a file as they would be read, for trying out how to read it.

use serde::{Deserialize, Serialize};

use crate::ingest::import::{Dialect, Hints};
use crate::ingest::reader::Plan;
use crate::ingest::rows::shortened;
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
    /// Rows as text, shortened; a row may be shorter or longer than the columns.
    pub rows: Vec<Vec<String>>,
}

/// Reads the first bytes of a file, at most [`crate::ingest::reader::HEAD`] of them, with these hints.
pub fn preview(head: &[u8], complete: bool, hints: &Hints) -> Preview {
    let start = Start::of(head, complete, &Plan { hints: hints.clone(), ..Plan::default() });
    let dialect = start.dialect();
    let before = start.records.iter().take(start.shape.skip.saturating_sub(dialect.header.records as usize));
    let rows = start.records.iter().skip(start.shape.skip).take(ROWS);
    Preview {
        before: before.map(|record| shortened(&record.join(" "))).collect(),
        rows: rows.map(|record| record.iter().map(|cell| shortened(cell)).collect()).collect(),
        columns: start.shape.names,
        dialect,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
