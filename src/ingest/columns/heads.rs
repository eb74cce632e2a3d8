//! Groups whose name stands alone in a row above theirs, in a first column that
//! is blank elsewhere: accounting programs group sales by customer like this. In
//! lists of people it may be filled elsewhere: sums or the title then tell of groups.

use std::collections::{BTreeMap, BTreeSet};

use crate::ingest::columns::judge::Verdict;
use crate::ingest::columns::texts::Texts;
use crate::ingest::values::naming::{names_key, names_text};
use crate::ingest::values::placeholder::Blanks;
use crate::table::dictionary::EMPTY_CODE;

/// The rows that are names of groups, with these. All rows below each are the
/// group's, up to the next: none is blank, and all or none have a cell in the first
/// column: where all have, the groups `are_told` of elsewhere. A single one is a group if the column is one of names or rows of sums end it.
/// The name of a group in a group is right above its rows; a note below all is one of nothing.
pub fn group_heads(columns: &[(&str, &Verdict)], has_sums: bool, are_told: bool) -> BTreeMap<u64, String> {
    let Some(((header, Verdict::Text { texts, .. }), others)) = columns.split_first() else { return BTreeMap::new() };
    let others: Vec<&Verdict> = others.iter().map(|(_, column)| *column).collect();
    let fewest = if has_sums || names_text(header) && !names_key(header) { 1 } else { 2 };
    let has_value = |row: usize| others.iter().any(|column| column.is_filled(row));
    let is_named = |row: usize| texts.codes.get(row).is_some_and(|code| *code != EMPTY_CODE);
    let rows = texts.codes.len();
    // Of most files the first row says that they are not like this.
    if !is_named(0) || has_value(0) || (0..rows).any(|row| !is_named(row) && !has_value(row)) {
        return BTreeMap::new();
    }
    let heads: BTreeSet<usize> = (0..rows).filter(|row| !has_value(*row)).collect();
    let is_beside = |column: &&Verdict| strays(column).any(|row| heads.contains(&row));
    let named = (0..rows).filter(|row| is_named(*row)).count() - heads.len();
    let are_groups = named == 0 || named + heads.len() == rows && are_told && heads.len() > 1 && heads.len() * 2 <= rows;
    if heads.len() < fewest || heads.len() == rows || !are_groups || others.iter().any(is_beside) {
        return BTreeMap::new();
    }
    let name = |row: usize| texts.dictionary.text(texts.codes.get(row).copied().unwrap_or(EMPTY_CODE)).to_owned();
    heads.iter().map(|&row| (row as u64, name(row))).collect()
}

/// The rows in which a column has what is none of its values.
fn strays(column: &Verdict) -> impl Iterator<Item = usize> {
    let cells = match column {
        Verdict::Number(numbers) => numbers.strays.cells.as_slice(),
        Verdict::Date(dates) => dates.strays.cells.as_slice(),
        Verdict::Key(keys) => keys.strays.cells.as_slice(),
        Verdict::Text { .. } | Verdict::Empty { .. } => &[],
    };
    cells.iter().map(|(row, _)| *row as usize)
}

/// The column of so many rows that the heads give: each with the row below it, if there is
/// one before the next head.
pub fn under_heads<'a>(heads: impl Iterator<Item = (u64, &'a String)>, rows: usize) -> Verdict {
    let mut texts = Texts::default();
    let mut heads = heads.peekable();
    while let Some((row, name)) = heads.next() {
        if heads.peek().map_or(rows as u64, |(next, _)| *next) <= row {
            continue;
        }
        let code = texts.dictionary.code_or_insert(name);
        // The rows up to here are those of the group before.
        let above = texts.codes.last().copied().unwrap_or(EMPTY_CODE);
        texts.codes.resize((row as usize).min(rows), above);
        texts.codes.push(code);
    }
    let last = texts.codes.last().copied().unwrap_or(EMPTY_CODE);
    texts.codes.resize(rows, last);
    let counts = texts.counts();
    let standings = texts.standings(&counts, &Blanks::default());
    Verdict::Text { texts, counts, standings }
}
