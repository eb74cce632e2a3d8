//! A dataset in the making.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::sales::document::{DocumentKind, Standing};
use crate::star::choices::StageChoice;
use crate::star::deals::stages::Stage;
use crate::star::fields::{Fields, Finding, Unknowns};
use crate::table::column::{Column, EMPTY_DAY};
use crate::table::sorting;

/// Rows of a dataset on their way into the star: those of one file, or those of
/// all its files one after another.
#[derive(Debug, Default)]
pub struct Draft<'a> {
    pub rows: usize,
    pub fields: Fields,
    /// What becomes of the rows; `GivenBack` is below zero.
    pub standing: Standing,
    /// For orders: which document the file holds, and whether its rows are what was paid.
    pub document: Option<DocumentKind>,
    pub are_payments: bool,
    /// What the user says of the stages in the file.
    pub marks: &'a [StageChoice],
    /// For orders: which of their statuses are sales, as far as the user says so.
    pub sales: Option<&'a BTreeMap<String, bool>>,
    /// The one year in which all sales are that were read before, if they are in one.
    pub year: Option<i32>,
    /// For deals: their stages in order.
    pub stages: Vec<Stage>,
    /// By field the values of which rows cannot be told before the user says what
    /// texts mean: figures over them are unavailable.
    pub unknown: Unknowns,
    pub findings: Vec<Finding>,
    /// What is known to be about the rows of one of the files.
    pub located: Vec<(usize, Finding)>,
    /// Which of the files' rows all count as they stand; empty: none.
    pub keeps_all: Vec<bool>,
    /// How many rows each file gave, before any were taken out.
    pub files: Vec<usize>,
    /// For rows without an id: a number that is the same where whole rows are the same.
    pub whole: Vec<u64>,
    /// Of rows that are parts of one record, the number of the record, from 1; empty
    /// where there are none.
    pub shared: Vec<u32>,
    /// Where rows were taken out: the places of those that stayed.
    pub kept: Option<Vec<u32>>,
}

impl Draft<'_> {
    /// Which of the files a row stands in.
    pub fn file_of(&self, row: u32) -> usize {
        let place = self.kept.as_ref().and_then(|kept| kept.get(row as usize)).copied().unwrap_or(row) as usize;
        let ends = self.files.iter().scan(0, |end, rows| {
            *end += rows;
            Some(*end)
        });
        ends.take_while(|end| *end <= place).count()
    }

    /// The files' ranks, of which the newest has the highest: it tells of the latest days, of
    /// those that have passed when a record is written down.
    pub fn file_ranks(&self) -> Vec<usize> {
        const PASSED: [&str; 6] = ["created_at", "closed_at", "started_at", "modified_at", "at", "from"];
        if self.files.len() < 2 {
            return vec![0; self.files.len()];
        }
        let place = |row: usize| self.kept.as_ref().and_then(|kept| kept.get(row)).map_or(row, |&place| place as usize);
        let mut latest: Vec<(i32, usize)> = Vec::with_capacity(self.files.len());
        let (mut start, mut end_in_files) = (0, 0);
        for (file, rows) in self.files.iter().enumerate() {
            end_in_files += rows;
            let end = partition(self.rows, |row| place(row) < end_in_files);
            let of = |field: &&str| match self.fields.get(*field).map(|column| &**column) {
                Some(Column::Date { days, .. }) => days.get(start..end).and_then(|days| days.iter().copied().max()),
                _ => None,
            };
            latest.push((PASSED.iter().filter_map(of).max().unwrap_or(EMPTY_DAY), file));
            start = end;
        }
        sorting::by_key(&mut latest, |latest| *latest);
        let mut ranks = vec![0; latest.len()];
        for (rank, (_, file)) in latest.into_iter().enumerate() {
            ranks.get_mut(file).into_iter().for_each(|place| *place = rank);
        }
        ranks
    }

    /// The rank of a row's file.
    pub fn rank_of(&self, ranks: &[usize], row: u32) -> usize {
        ranks.get(self.file_of(row)).copied().unwrap_or_default()
    }

    /// Takes out all rows but these, which are in order.
    pub fn keep(&mut self, rows: &[u32]) {
        if rows.len() == self.rows {
            return;
        }
        for column in self.fields.values_mut() {
            *column = Arc::new(column.picked(rows));
        }
        let place = |&row: &u32| match &self.kept {
            Some(kept) => kept.get(row as usize).copied().unwrap_or(row),
            None => row,
        };
        self.kept = Some(rows.iter().map(place).collect());
        if !self.whole.is_empty() {
            self.whole = rows.iter().filter_map(|&row| self.whole.get(row as usize)).copied().collect();
        }
        if !self.shared.is_empty() {
            self.shared = rows.iter().map(|&row| self.shared.get(row as usize).copied().unwrap_or_default()).collect();
        }
        self.rows = rows.len();
    }
}

/// How many of so many numbers, from 0 on, come before the first that is not so.
fn partition(count: usize, is_before: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low.midpoint(high);
        if is_before(middle) { low = middle + 1 } else { high = middle }
    }
    low
}

/// One step of completing a dataset.
pub type Step = fn(&mut Draft);
