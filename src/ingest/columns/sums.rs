//! Rows that add up other rows, wherever in the file they stand.
//!
//! The evidence for a sum is threefold: a word for it in one of the cells, cells
//! that are blank though other rows have them filled, and an amount that the
//! rows above or below add up to; or nothing else in the row at all, where others
//! have much. Where no word says so the amounts alone do, or a period longer than the others.
//! Where no cell is blank the rows that are otherwise alike have to add up to it:
//! the channels of a month to its `Total`. A customer called Total Energy is none.

use std::collections::{BTreeMap, BTreeSet};

use crate::ingest::columns::judge::Verdict;
use crate::ingest::columns::labels::{Says, has_period, labelled};
use crate::table::column::EMPTY_NUMBER;
use crate::table::sorting;

/// So many sums before and behind a row are tried as the bounds of what it adds up.
const MOST_BOUNDS: usize = 200;
/// So many pairs of rows are compared to find those that are alike.
const MOST_PAIRS: usize = 20_000_000;

/// The rows that add up others, and `titles` above further headers, which are no rows either.
/// So many rows as `summed_up` says, ascending, stood before sums that are known already.
#[inline(never)]
pub fn rows_of_sums(columns: &[&Verdict], titles: &[u64], summed_up: &[u64]) -> Vec<u64> {
    let rows = columns.first().map_or(0, |column| column.rows());
    let mut labels: BTreeMap<usize, Label> = BTreeMap::new();
    for (field, column) in columns.iter().enumerate() {
        for (row, says) in labelled(column) {
            let label = labels.entry(row).or_insert(Label { fields: Vec::new(), says });
            label.says = label.says.max(says);
            label.fields.push(field);
        }
    }
    if labels.len() >= rows {
        return Vec::new();
    }
    let mut bare = bare_rows(columns, &labels, rows, summed_up);
    bare.extend(titles);
    bare.sort_unstable();
    bare.dedup();
    let spans = spans(columns, rows);
    let unlabelled = unlabelled(columns, &labels, &spans, rows);
    if labels.is_empty() && unlabelled.is_empty() {
        return bare;
    }
    let is_usual = |column: &&Verdict| {
        let filled = (0..rows).filter(|row| !labels.contains_key(row) && !is_blank(column, *row)).count();
        !matches!(column, Verdict::Number(_)) && filled * 5 >= (rows - labels.len()) * 4
    };
    let usual: Vec<bool> = columns.iter().map(is_usual).collect();
    let of_label = |(&row, label): (&usize, &Label)| Candidate::of(columns, &usual, &spans, row, label, &labels);
    let of_row = |row: &usize| Candidate { row: *row, speaks: Speaks::Most, fewest: 2, alike: None };
    let all: Vec<Candidate> = labels.iter().filter_map(of_label).chain(unlabelled.iter().map(of_row)).collect();
    let mut candidates = all.clone();
    sorting::by_key(&mut candidates, |candidate| candidate.row);
    settle(&mut candidates, columns, rows);
    // Where there are such sums, that of a single row is one, too.
    let is_doubtful = |candidate: &&Candidate| candidate.speaks == Speaks::Most || candidate.alike.is_some();
    if candidates.iter().any(|candidate| is_doubtful(&candidate)) {
        let known: BTreeSet<usize> = candidates.iter().map(|candidate| candidate.row).collect();
        let others = all.iter().filter(is_doubtful).filter(|candidate| !known.contains(&candidate.row));
        candidates.extend(others.map(|candidate| Candidate { fewest: 1, ..candidate.clone() }));
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

/// Longer files are no reports of people.
const MOST_ROWS: usize = 50_000;

/// The rows whose days are those of all others together: from the first day of a column to the
/// last one of the next. Ad programs write them above or below all others.
fn spans(columns: &[&Verdict], rows: usize) -> BTreeSet<usize> {
    let mut dates = columns.iter().filter_map(|column| match column {
        Verdict::Date(dates) => Some(dates.dates.iter().map(|date| date.day(dates.consensus.chosen(None)))),
        _ => None,
    });
    let (Some(from), Some(to)) = (dates.next(), dates.next()) else { return BTreeSet::new() };
    if rows > MOST_ROWS {
        return BTreeSet::new();
    }
    let (first, last) = (from.clone().flatten().min(), to.clone().flatten().max());
    let days = from.zip(to).enumerate();
    days.filter(|(_, (from, to))| from.is_some() && *from == first && *to == last).map(|(row, _)| row).collect()
}

/// Rows that nothing calls sums, in which the first column is blank, and half of those that
/// are filled in nearly all rows. The days in rows that span all others are none of these.
fn unlabelled(columns: &[&Verdict], labels: &BTreeMap<usize, Label>, spans: &BTreeSet<usize>, rows: usize) -> Vec<usize> {
    const MOST: usize = 1000;
    let is_name = |column: &&&Verdict| !matches!(column, Verdict::Number(_) | Verdict::Empty { .. });
    let Some(first) = columns.iter().find(is_name).filter(|_| rows <= MOST_ROWS) else { return Vec::new() };
    let is_date = |column: &Verdict| matches!(column, Verdict::Date(_));
    let first_text = columns.iter().find(|column| is_name(column) && !is_date(column)).unwrap_or(first);
    let few = (rows / 3).clamp(1, MOST);
    let begins_blank = |row: usize| is_blank(first, row) || spans.contains(&row) && is_blank(first_text, row);
    let found: Vec<usize> = (0..rows).filter(|row| begins_blank(*row) && !labels.contains_key(row)).take(few + 1).collect();
    if found.is_empty() || found.len() > few {
        return Vec::new();
    }
    let blanks = |column: &&&Verdict| (0..rows).filter(|row| is_blank(column, *row)).take(few + 1).count();
    let usual: Vec<&&Verdict> = columns.iter().filter(is_name).filter(|column| blanks(column) <= few).collect();
    let says_nothing = |column: &Verdict, row: usize| is_blank(column, row) || is_date(column) && spans.contains(&row);
    let is_bare = |row: &usize| usual.iter().filter(|column| says_nothing(column, *row)).count() * 2 >= usual.len();
    found.into_iter().filter(is_bare).collect()
}

/// Rows in a list of records that have nothing but a word for a sum beside their amounts,
/// whatever these add up to (what was won, say), and those that have nothing but the name
/// of a period: the heading of a section. Behind a sum any word will do, or none: `Weighted`.
fn bare_rows(columns: &[&Verdict], labels: &BTreeMap<usize, Label>, rows: usize, summed_up: &[u64]) -> Vec<u64> {
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
    if marks.len() < FEWEST_OTHERS {
        return Vec::new();
    }
    let has_many = marks.len() > FEWEST_OTHERS;
    // A comment beside the sum is none of these.
    let is_unmarked = |row: usize, but: &[usize]| marks.iter().all(|(field, column)| but.contains(field) || is_blank(column, row));
    let told = |row: usize| columns.iter().filter(|column| !is_number(column) && !is_blank(column, row)).count();
    let numbers = |row: usize| columns.iter().filter(|column| is_number(column) && !is_blank(column, row)).count();
    let is_sum = |row: usize| {
        labels.get(&row).is_some_and(|label| label.says > Says::Everybody && is_unmarked(row, &label.fields)) && numbers(row) > 0
    };
    // `Q1` above the rows of the quarter, or beside what they come to.
    let is_period = |row: usize| filled_in(row) < 3 && told(row) == 1 && numbers(row) < 2 && has_period(columns, row);
    let is_marked = |row: usize| marks.iter().filter(|(_, column)| !is_blank(column, row)).count() * 2 > marks.len();
    let is_figure = |row: usize| told(row) < 2 && numbers(row) > 0 && !is_marked(row);
    let (mut found, mut is_below) = (Vec::new(), false);
    for row in 0..rows {
        is_below |= summed_up.binary_search(&(row as u64)).is_ok();
        is_below = has_many && is_sum(row) || is_below && is_figure(row);
        if is_below || has_many && is_period(row) {
            found.push(row as u64);
        }
    }
    found
}

/// Where a row has words for a sum.
struct Label {
    fields: Vec<usize>,
    /// What the plainest of them says.
    says: Says,
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
#[derive(Clone)]
struct Candidate {
    row: usize,
    /// Which of its amounts must be sums.
    speaks: Speaks,
    /// So few rows it may add up.
    fewest: u32,
    /// If no cells are blank: the rows that are like it but for the word, and whether it may also
    /// add up others.
    alike: Option<(Vec<usize>, bool)>,
}

impl Candidate {
    fn of(
        columns: &[&Verdict],
        usual: &[bool],
        spans: &BTreeSet<usize>,
        row: usize,
        label: &Label,
        labels: &BTreeMap<usize, Label>,
    ) -> Option<Candidate> {
        let is_key = |field: usize, column: &Verdict| {
            let is_span = matches!(column, Verdict::Date(_)) && spans.contains(&row);
            !label.fields.contains(&field) && !is_span && usual.get(field) == Some(&true)
        };
        let keys: Vec<&Verdict> =
            columns.iter().enumerate().filter(|(field, column)| is_key(*field, column)).map(|(_, column)| *column).collect();
        let blank = keys.iter().filter(|column| is_blank(column, row)).count();
        if blank * 2 < keys.len() && label.says == Says::Sum {
            // `Total Energies` may well have bought what two others did together.
            return None;
        }
        if blank * 2 < keys.len() {
            let rows = columns.first().map_or(0, |column| column.rows());
            let is_alike = |other: &usize| !labels.contains_key(other) && keys.iter().all(|column| are_alike(column, row, *other));
            // Of longer files with many such words nothing is told, to read them in time.
            let others = if rows.saturating_mul(labels.len()) > MOST_PAIRS { 0 } else { rows };
            let (alike, is_plain) = ((0..others).filter(is_alike).collect(), label.says == Says::Total);
            let speaks = if is_plain { Speaks::Any } else { Speaks::Most };
            return Some(Candidate { row, speaks, fewest: 2, alike: Some((alike, is_plain)) });
        }
        // What spans the days of all others adds up to several; rates beside its amounts do not.
        let is_span = keys.is_empty() && spans.contains(&row);
        let fewest = if label.says > Says::Everybody && !is_span { 1 } else { 2 };
        let speaks = match label.says {
            Says::Sum if is_span => Speaks::Most,
            Says::Total if label.fields.len() > 1 => Speaks::Any,
            Says::Sum | Says::Total if !keys.is_empty() => Speaks::Any,
            _ => Speaks::All,
        };
        Some(Candidate { row, speaks, fewest, alike: None })
    }

    /// Whether an amount of the row is the sum of the rows between other sums, or of all.
    fn adds_up(&self, columns: &[&Verdict], prefixes: &[Option<Prefix>], sums: &[usize], rows: usize) -> bool {
        let at = sums.partition_point(|&row| row < self.row);
        let above = sums.get(..at).unwrap_or_default().iter().rev().take(MOST_BOUNDS).map(|row| row + 1).chain([0]);
        let below = sums.get(at + 1..).unwrap_or_default().iter().take(MOST_BOUNDS).copied().chain([rows]);
        let above = above.map(|from| (from, self.row));
        let ranges: Vec<(usize, usize)> = match (&self.alike, self.speaks, self.fewest) {
            (Some((_, false)), _, _) => Vec::new(),
            (None, Speaks::Most, 1) => above.take(1).collect(),
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
            let of_alike = || {
                let alike = self.alike.iter().flat_map(|(rows, _)| rows).filter_map(|row| numbers.values.get(*row));
                let amounts = alike.filter(|value| **value != EMPTY_NUMBER);
                let (sum, count) = amounts.fold((0, 0), |(sum, count), value| (sum + i128::from(*value), count + 1));
                count >= self.fewest && is_near(sum, value, count, numbers.decimals)
            };
            let is_of = |&(from, to): &(usize, usize)| prefix.is_sum(from, to, value, numbers.decimals, self.fewest);
            fits += usize::from(ranges.iter().any(is_of) || of_alike());
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

    /// Whether the values of these rows add up to one.
    fn is_sum(&self, from: usize, to: usize, value: i64, decimals: u8, fewest: u32) -> bool {
        let (Some((before, few)), Some((behind, many))) = (self.sums.get(from), self.sums.get(to)) else { return false };
        let addends = many.saturating_sub(*few);
        addends >= fewest && is_near(behind - before, value, addends, decimals)
    }
}

/// Whether a value is the sum of so many. Rounded amounts may be off by half of their last digit each.
fn is_near(sum: i128, value: i64, addends: u32, decimals: u8) -> bool {
    let tolerance = if decimals == 0 { 0 } else { i128::from(addends / 2) };
    (sum - i128::from(value)).abs() <= tolerance
}

/// Whether a column has the same value in two rows.
fn are_alike(column: &Verdict, row: usize, other: usize) -> bool {
    match column {
        Verdict::Text { texts, .. } => texts.codes.get(row) == texts.codes.get(other),
        Verdict::Key(keys) => keys.keys.get(row) == keys.keys.get(other),
        Verdict::Date(dates) => dates.dates.get(row) == dates.dates.get(other),
        Verdict::Number(numbers) => numbers.values.get(row) == numbers.values.get(other),
        Verdict::Empty { .. } => true,
    }
}

fn is_blank(column: &Verdict, row: usize) -> bool {
    !column.is_filled(row)
}
