//! The header of another table among the rows: no gap stands before it, and it
//! has as many cells as they have, so that only its words give it away.

use crate::ingest::columns::judge::Verdict;
use crate::ingest::values::naming::is_known;

/// The row with which another table begins. All of its numbers and dates are
/// texts, and most of its cells, two at least, are headers that the schema knows.
pub fn other_table(columns: &[&Verdict]) -> Option<u64> {
    let mut rows: Vec<usize> = columns.iter().flat_map(|column| strays(column)).collect();
    rows.sort_unstable();
    rows.dedup();
    rows.into_iter().find(|row| is_header(columns, *row)).map(|row| row as u64)
}

fn is_header(columns: &[&Verdict], row: usize) -> bool {
    let (mut known, mut filled) = (0, 0);
    for column in columns {
        let text = match column {
            Verdict::Text { texts, .. } => texts.codes.get(row).map_or("", |code| texts.dictionary.text(*code)),
            Verdict::Number(_) | Verdict::Date(_) => match (column.is_filled(row), stray(column, row)) {
                (true, _) => return false,
                (false, text) => text.unwrap_or(""),
            },
            Verdict::Key(_) | Verdict::Empty { .. } => "",
        };
        filled += usize::from(!text.is_empty());
        known += usize::from(is_known(text));
    }
    known > 1 && known * 2 >= filled
}

/// The rows in which known headers stand instead of numbers or dates.
fn strays(column: &Verdict) -> Vec<usize> {
    let strays = match column {
        Verdict::Number(numbers) => &numbers.strays,
        Verdict::Date(dates) => &dates.strays,
        Verdict::Text { .. } | Verdict::Key(_) | Verdict::Empty { .. } => return Vec::new(),
    };
    let known: Vec<bool> = strays.dictionary.texts().map(is_known).collect();
    let cells = strays.cells.iter().filter(|(_, code)| known.get(*code as usize) == Some(&true));
    cells.map(|(row, _)| *row as usize).collect()
}

fn stray(column: &Verdict, row: usize) -> Option<&str> {
    let strays = match column {
        Verdict::Number(numbers) => &numbers.strays,
        Verdict::Date(dates) => &dates.strays,
        Verdict::Text { .. } | Verdict::Key(_) | Verdict::Empty { .. } => return None,
    };
    let (_, code) = strays.cells.iter().find(|(other, _)| *other as usize == row)?;
    Some(strays.dictionary.text(*code))
}
