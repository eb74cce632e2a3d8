//! Groups whose name stands on their first row only.

use crate::ingest::columns::judge::Verdict;
use crate::ingest::columns::labels::texts_of;
use crate::ingest::columns::texts::Texts;
use crate::ingest::values::naming::{names_key, names_text};
use crate::table::dictionary::EMPTY_CODE;

/// The first columns, as far as they name groups on their first rows only: the
/// first row has a name, and no name follows itself in a group of the column before.
/// Where rows add up the groups that is enough, or that names stand behind rows of
/// sums (`summed_up`, ascending) alone; elsewhere most rows are blank and each name stands there once.
#[inline(never)]
pub fn group_columns(columns: &[(&str, &Verdict)], has_sums: bool, summed_up: &[u64]) -> Vec<usize> {
    let is_group = |(header, column): &(&str, &Verdict), outer: Option<&Texts>| {
        let Verdict::Text { texts, .. } = column else { return false };
        let name = |row: usize| texts.codes.get(row).copied().filter(|code| *code != EMPTY_CODE);
        let named: Vec<usize> = (0..texts.codes.len()).filter(|row| name(*row).is_some()).collect();
        let (rows, filled) = (texts.codes.len(), named.len());
        let begins = |row: usize| outer.is_some_and(|outer| outer.codes.get(row).is_some_and(|code| *code != EMPTY_CODE));
        // A group in another begins where that one begins.
        let starts = name(0).is_some() && (0..rows).all(|row| !begins(row) || name(row).is_some());
        let changes = named.windows(2).all(|pair| matches!(pair, [before, row] if begins(*row) || name(*before) != name(*row)));
        let once = || filled + 1 == texts.dictionary.len();
        let is_behind = |row: &usize| *row == 0 || summed_up.binary_search(&(*row as u64)).is_ok();
        let is_summed = || rows > filled && filled > 1 && named.iter().all(is_behind);
        let is_likely = if has_sums { rows > filled } else { is_summed() || filled > 1 && filled * 2 <= rows && once() };
        starts && changes && is_likely && names_text(header) && !names_key(header)
    };
    let outer = std::iter::once(None).chain(columns.iter().map(|(_, column)| texts_of(column)));
    let groups = columns.iter().zip(outer).take_while(|(column, outer)| is_group(column, *outer)).count();
    let others = columns.get(groups..).unwrap_or_default();
    // The rows in which the name is missing are rows all the same.
    let has_rows = others.iter().any(|(_, column)| (0..column.rows()).all(|row| column.is_filled(row)));
    (0..if has_rows { groups } else { 0 }).collect()
}
