//! Rows that add up other rows, wherever in the file they stand, and groups
//! whose name stands on their first row only.
//!
//! The evidence for a sum is threefold: a word for it in one of the cells, cells
//! that are blank though other rows have them filled, and an amount that the
//! rows above or below add up to; or nothing else in the row at all, where others
//! have much. Where no word says so the amounts alone do, or a period longer than the others. A customer called Total Energy is none.

use std::collections::{BTreeMap, BTreeSet};

use crate::ingest::columns::judge::Verdict;
use crate::ingest::columns::texts::Texts;
use crate::ingest::rows::words::{names_everybody, names_sum};
use crate::ingest::values::naming::{names_key, names_text};
use crate::ingest::values::period_text::span;
use crate::sales::period::Period;
use crate::table::column::EMPTY_NUMBER;
use crate::table::dictionary::{Dictionary, EMPTY_CODE};
use crate::table::sorting;

/// So many sums before and behind a row are tried as the bounds of what it adds up.
const MOST_BOUNDS: usize = 200;

/// The rows that add up others, and `titles` above further headers, which are no rows either.
#[inline(never)]
pub fn rows_of_sums(columns: &[&Verdict], titles: &[u64]) -> Vec<u64> {
    let rows = columns.first().map_or(0, |column| column.rows());
    let mut labels: BTreeMap<usize, Label> = BTreeMap::new();
    for (field, column) in columns.iter().enumerate() {
        for (row, is_sum) in labelled(column) {
            let label = labels.entry(row).or_insert(Label { field, is_sum });
            label.is_sum |= is_sum;
        }
    }
    if labels.len() >= rows {
        return Vec::new();
    }
    let mut bare = bare_rows(columns, &labels, rows);
    bare.extend(titles);
    bare.sort_unstable();
    bare.dedup();
    let unlabelled = unlabelled(columns, &labels, rows);
    if labels.is_empty() && unlabelled.is_empty() {
        return bare;
    }
    let is_usual = |column: &&Verdict| {
        let filled = (0..rows).filter(|row| !labels.contains_key(row) && !is_blank(column, *row)).count();
        !matches!(column, Verdict::Number(_)) && filled * 5 >= (rows - labels.len()) * 4
    };
    let usual: Vec<bool> = columns.iter().map(is_usual).collect();
    let mut candidates: Vec<Candidate> = labels.iter().filter_map(|(&row, label)| Candidate::of(columns, &usual, row, label)).collect();
    candidates.extend(unlabelled.iter().map(|&row| Candidate { row, speaks: Speaks::Most, fewest: 2 }));
    sorting::by_key(&mut candidates, |candidate| candidate.row);
    settle(&mut candidates, columns, rows);
    // Where there are such sums, that of a single row is one, too.
    if candidates.iter().any(|candidate| candidate.speaks == Speaks::Most) {
        let others = unlabelled.into_iter().filter(|row| candidates.iter().all(|candidate| candidate.row != *row)).collect::<Vec<usize>>();
        candidates.extend(others.into_iter().map(|row| Candidate { row, speaks: Speaks::Most, fewest: 1 }));
        sorting::by_key(&mut candidates, |candidate| candidate.row);
        settle(&mut candidates, columns, rows);
    }
    let sums: BTreeSet<u64> = candidates.iter().map(|candidate| candidate.row as u64).chain(bare).collect();
    sums.into_iter().collect()
}

/// Leaves those that are sums of the rows between the others.
fn settle(candidates: &mut Vec<Candidate>, columns: &[&Verdict], rows: usize) {
    loop {
        let sums: Vec<usize> = candidates.iter().map(|candidate| candidate.row).collect();
        let prefixes: Vec<Option<Prefix>> = columns.iter().map(|column| Prefix::of(column, &sums)).collect();
        candidates.retain(|candidate| candidate.adds_up(columns, &prefixes, &sums, rows));
        if candidates.len() == sums.len() {
            return;
        }
    }
}

/// Rows that nothing calls sums, in which the first column is blank, and half of those that
/// are filled in nearly all rows.
fn unlabelled(columns: &[&Verdict], labels: &BTreeMap<usize, Label>, rows: usize) -> Vec<usize> {
    const MOST: usize = 1000;
    /// Longer files are no reports of people.
    const MOST_ROWS: usize = 50_000;
    let is_name = |column: &&&Verdict| !matches!(column, Verdict::Number(_) | Verdict::Empty { .. });
    let Some(first) = columns.iter().find(is_name).filter(|_| rows <= MOST_ROWS) else { return Vec::new() };
    let few = (rows / 3).clamp(1, MOST);
    let found: Vec<usize> = (0..rows).filter(|row| is_blank(first, *row) && !labels.contains_key(row)).take(few + 1).collect();
    if found.is_empty() || found.len() > few {
        return Vec::new();
    }
    let blanks = |column: &&&Verdict| (0..rows).filter(|row| is_blank(column, *row)).take(few + 1).count();
    let usual: Vec<&&Verdict> = columns.iter().filter(is_name).filter(|column| blanks(column) <= few).collect();
    let is_bare = |row: &usize| usual.iter().filter(|column| is_blank(column, *row)).count() * 2 >= usual.len();
    found.into_iter().filter(is_bare).collect()
}

/// Rows in a list of records that have nothing but a word for a sum beside their amounts,
/// whatever these add up to (what was won, say), and those that have nothing but the name
/// of a period: the heading of a section.
fn bare_rows(columns: &[&Verdict], labels: &BTreeMap<usize, Label>, rows: usize) -> Vec<u64> {
    const FEWEST_OTHERS: usize = 2;
    let is_number = |column: &Verdict| matches!(column, Verdict::Number(_));
    // What is not said of most rows that say more than one thing is no mark of a record.
    let filled_in = |row: usize| columns.iter().filter(|column| !is_blank(column, row)).take(2).count();
    let is_record: Vec<bool> = (0..rows).map(|row| filled_in(row) > 1 && !labels.contains_key(&row)).collect();
    let records = is_record.iter().filter(|is_record| **is_record).count();
    let is_mark = |column: &&Verdict| {
        let filled = (0..rows).zip(&is_record).filter(|(row, is_record)| **is_record && !is_blank(column, *row)).count();
        !is_number(column) && filled * 2 > records
    };
    let marks: Vec<(usize, &&Verdict)> = columns.iter().enumerate().filter(|(_, column)| is_mark(column)).collect();
    if marks.len() <= FEWEST_OTHERS {
        return Vec::new();
    }
    // A comment beside the sum is none of these.
    let is_unmarked = |row: usize, but: usize| marks.iter().all(|(field, column)| *field == but || is_blank(column, row));
    let told = |row: usize| columns.iter().filter(|column| !is_number(column) && !is_blank(column, row)).count();
    let numbers = |row: usize| columns.iter().filter(|column| is_number(column) && !is_blank(column, row)).count();
    let is_sum = |row: &usize| labels.get(row).is_some_and(|label| label.is_sum && is_unmarked(*row, label.field)) && numbers(*row) > 0;
    // `Q1` above the rows of the quarter, or beside what they come to.
    let is_period = |row: &usize| filled_in(*row) < 3 && told(*row) == 1 && numbers(*row) < 2 && has_period(columns, *row);
    (0..rows).filter(|row| is_sum(row) || is_period(row)).map(|row| row as u64).collect()
}

/// The period that a text names, perhaps without its year.
fn named_period(text: &str) -> Option<Period> {
    span(text).or_else(|| span(&format!("{text} 2000")).filter(|_| text.chars().any(char::is_alphabetic)))
}

/// Whether a text of a row is the name of a month, a quarter or a year.
fn has_period(columns: &[&Verdict], row: usize) -> bool {
    let names = |text: &str| named_period(text).is_some();
    columns.iter().any(|column| {
        let code = texts_of(column).and_then(|texts| Some((texts, *texts.codes.get(row)?)));
        code.is_some_and(|(texts, code)| code != EMPTY_CODE && names(texts.dictionary.text(code)))
    })
}

/// Where a row has a word for a sum.
struct Label {
    field: usize,
    /// It says so itself; one for everybody may be a name like others.
    is_sum: bool,
}

/// How many amounts of a row must be sums for it to be one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Speaks {
    Any,
    /// Where nothing calls it a sum; rates beside its amounts are none.
    Most,
    /// Where only amounts speak for it, as no other cell than the label is filled in
    /// other rows or its word is weak.
    All,
}

/// A row with a word for a sum, or none, and with cells that are blank there alone.
struct Candidate {
    row: usize,
    /// Which of its amounts must be sums.
    speaks: Speaks,
    /// So few rows it may add up.
    fewest: u32,
}

impl Candidate {
    fn of(columns: &[&Verdict], usual: &[bool], row: usize, label: &Label) -> Option<Candidate> {
        let (mut keys, mut blank) = (0, 0);
        for (field, (column, _)) in columns.iter().zip(usual).enumerate().filter(|(_, (_, usual))| **usual) {
            if field != label.field {
                keys += 1;
                blank += usize::from(is_blank(column, row));
            }
        }
        let fewest = if label.is_sum { 1 } else { 2 };
        let speaks = if keys == 0 || !label.is_sum { Speaks::All } else { Speaks::Any };
        (blank * 2 >= keys).then_some(Candidate { row, speaks, fewest })
    }

    /// Whether an amount of the row is the sum of the rows between other sums, or of all.
    fn adds_up(&self, columns: &[&Verdict], prefixes: &[Option<Prefix>], sums: &[usize], rows: usize) -> bool {
        let at = sums.partition_point(|&row| row < self.row);
        let above = sums.get(..at).unwrap_or_default().iter().rev().take(MOST_BOUNDS).map(|row| row + 1).chain([0]);
        let below = sums.get(at + 1..).unwrap_or_default().iter().take(MOST_BOUNDS).copied().chain([rows]);
        let above = above.map(|from| (from, self.row));
        let ranges: Vec<(usize, usize)> = match (self.speaks, self.fewest) {
            (Speaks::Most, 1) => above.take(1).collect(),
            _ => above.chain(below.map(|to| (self.row + 1, to))).chain([(0, rows)]).collect(),
        };
        let (mut filled, mut fits) = (0, 0);
        for (column, prefix) in columns.iter().zip(prefixes) {
            let (Verdict::Number(numbers), Some(prefix)) = (column, prefix) else { continue };
            let Some(&value) = numbers.values.get(self.row).filter(|value| **value != EMPTY_NUMBER) else { continue };
            // Nothing at all is the sum of nothing, and one more than above is a number of rows.
            if self.speaks == Speaks::Most && (value == 0 || follows(&numbers.values, numbers.decimals, self.row)) {
                continue;
            }
            filled += 1;
            fits += usize::from(ranges.iter().any(|&(from, to)| prefix.is_sum(from, to, value, numbers.decimals, self.fewest)));
        }
        match self.speaks {
            Speaks::Any => fits > 0,
            Speaks::Most => fits > 0 && fits * 2 >= filled,
            Speaks::All => fits > 0 && fits == filled,
        }
    }
}

/// Whether a value is one more than that above it.
fn follows(values: &[i64], decimals: u8, row: usize) -> bool {
    let above = values.get(..row).and_then(|above| above.iter().rev().copied().find(|value| *value != EMPTY_NUMBER));
    let one = 10i64.checked_pow(u32::from(decimals));
    above.zip(one).and_then(|(above, one)| above.checked_add(one)).is_some_and(|next| values.get(row) == Some(&next))
}

/// The sums of a column's values up to each row, without the rows of sums.
struct Prefix {
    /// Sum and number of the values before each row.
    sums: Vec<(i128, u32)>,
}

impl Prefix {
    fn of(column: &Verdict, sums: &[usize]) -> Option<Prefix> {
        let Verdict::Number(numbers) = column else { return None };
        let has_value = |row: &&usize| numbers.values.get(**row).is_some_and(|value| *value != EMPTY_NUMBER);
        sums.iter().find(has_value)?;
        let (mut sum, mut count) = (0i128, 0u32);
        let mut prefix = vec![(0, 0)];
        let mut left_out = sums.iter().peekable();
        for (row, &value) in numbers.values.iter().enumerate() {
            let is_sum = left_out.next_if(|sum| **sum == row).is_some();
            if !is_sum && value != EMPTY_NUMBER {
                (sum, count) = (sum + i128::from(value), count + 1);
            }
            prefix.push((sum, count));
        }
        Some(Prefix { sums: prefix })
    }

    /// Whether the values of these rows add up to one. Rounded amounts may be off
    /// by half of their last digit each.
    fn is_sum(&self, from: usize, to: usize, value: i64, decimals: u8, fewest: u32) -> bool {
        let (Some((before, few)), Some((behind, many))) = (self.sums.get(from), self.sums.get(to)) else { return false };
        let addends = many.saturating_sub(*few);
        let tolerance = if decimals == 0 { 0 } else { i128::from(addends / 2) };
        addends >= fewest && (behind - before - i128::from(value)).abs() <= tolerance
    }
}

/// The rows in which a column has a word for a sum, or one for everybody: then `false` goes with it.
fn labelled(column: &Verdict) -> Vec<(usize, bool)> {
    let dictionary = match column {
        Verdict::Text { texts, .. } => &texts.dictionary,
        Verdict::Number(numbers) => &numbers.strays.dictionary,
        Verdict::Date(dates) => &dates.strays.dictionary,
        Verdict::Key(_) | Verdict::Empty { .. } => return Vec::new(),
    };
    let mut words: Vec<Option<bool>> = dictionary
        .texts()
        .map(|text| if names_sum(text) { Some(true) } else { (names_everybody(text) || is_stars(text)).then_some(false) })
        .collect();
    for code in longer_periods(column, dictionary) {
        words.get_mut(code).into_iter().for_each(|word| *word = word.or(Some(false)));
    }
    if words.iter().all(Option::is_none) {
        return Vec::new();
    }
    let word = |code: u32| words.get(code as usize).copied().flatten();
    let strays = |cells: &[(u32, u32)]| cells.iter().filter_map(|(row, code)| word(*code).map(|is_sum| (*row as usize, is_sum))).collect();
    match column {
        Verdict::Text { texts, .. } => {
            texts.codes.iter().enumerate().filter_map(|(row, code)| word(*code).map(|is_sum| (row, is_sum))).collect()
        }
        Verdict::Number(numbers) => strays(&numbers.strays.cells),
        Verdict::Date(dates) => strays(&dates.strays.cells),
        Verdict::Key(_) | Verdict::Empty { .. } => Vec::new(),
    }
}

/// `*` and `**`: how SAP marks sums.
fn is_stars(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte == b'*')
}

/// The codes of texts that name periods longer than others of the column: a quarter among months.
fn longer_periods(column: &Verdict, dictionary: &Dictionary) -> Vec<usize> {
    const MOST_PERIODS: usize = 200;
    const LONGEST_MONTH: i32 = 31;
    const LONGEST_NAME: usize = 24;
    if dictionary.len() > MOST_PERIODS {
        return Vec::new();
    }
    let days = |text: &str| {
        if text.len() > LONGEST_NAME { None } else { named_period(text).map(Period::days) }
    };
    let periods: Vec<(usize, i32)> = dictionary.texts().enumerate().skip(1).filter_map(|(code, text)| Some((code, days(text)?))).collect();
    let shortest = match column {
        Verdict::Date(_) => Some(LONGEST_MONTH),
        _ => periods.iter().map(|(_, days)| *days).min().filter(|_| periods.len() * 2 > dictionary.len()),
    };
    let Some(shortest) = shortest else { return Vec::new() };
    periods.into_iter().filter(|(_, days)| *days > shortest + shortest / 4).map(|(code, _)| code).collect()
}

fn is_blank(column: &Verdict, row: usize) -> bool {
    !column.is_filled(row)
}

fn texts_of(column: &Verdict) -> Option<&Texts> {
    match column {
        Verdict::Text { texts, .. } => Some(texts),
        Verdict::Empty { .. } | Verdict::Key(_) | Verdict::Number(_) | Verdict::Date(_) => None,
    }
}

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
    let has_rows = others.iter().any(|(_, column)| (0..column.rows()).all(|row| !is_blank(column, row)));
    (0..if has_rows { groups } else { 0 }).collect()
}
