//! What several rows of one deal are to each other.

use serde::{Deserialize, Serialize};

use crate::star::fields::Fields;
use crate::star::records::alike::{differing, same};
use crate::table::column::{Column, EMPTY_DAY, EMPTY_NUMBER};

/// Why a record stands on several rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Repetition {
    /// The rows are the same.
    Copies,
    /// The record as it was at different times, as in overlapping exports.
    Versions,
    /// The record in files of different days, known again by its name.
    Alike,
    /// The record on different days, one below the other.
    Snapshots,
    /// The record in files of different programs.
    Programs,
    /// One row for each product.
    Lines,
    /// One row for each stage that it entered.
    Stages,
    /// One row for each person with a share of it.
    Credit,
    /// One row for each company.
    Accounts,
    /// Rows of one id that tell of different things: all of them stay.
    Strangers,
    /// Rows without an id that say the same in one file: all of them stay.
    Twice,
}

/// How message files write that the user wants every row to count.
pub const ALL_KEPT: &str = "kept";

impl Repetition {
    /// How message files write it.
    pub fn code(self) -> &'static str {
        match self {
            Repetition::Copies => "copies",
            Repetition::Versions => "versions",
            Repetition::Alike => "alike",
            Repetition::Snapshots => "snapshots",
            Repetition::Programs => "programs",
            Repetition::Lines => "lines",
            Repetition::Stages => "stages",
            Repetition::Credit => "credit",
            Repetition::Accounts => "accounts",
            Repetition::Strangers => "strangers",
            Repetition::Twice => "twice",
        }
    }
}

/// More rows of one id than these are not compared one with another.
const MOST_COMPARED: usize = 200;

/// Fields of a product's line.
const LINE: [&str; 5] = ["product", "line_amount", "amount", "cost", "expected_amount"];
/// Fields of a person's share.
const CREDIT: [&str; 8] = ["owner", "team", "region", "credit_owner", "credit_share", "credit_amount", "credit_kind", "amount"];
/// Fields of a company.
const ACCOUNT: [&str; 4] = ["account", "region", "country", "industry"];
/// Fields of a stage entered, and what follows from it.
const STAGE: [&str; 9] =
    ["stage", "status", "outcome", "entered_at", "probability", "closed_at", "expected_close", "modified_at", "lost_reason"];

/// One record of several rows.
#[derive(Debug, PartialEq, Eq)]
pub struct Record {
    pub repetition: Repetition,
    /// The row that the record is read from.
    pub head: u32,
    /// The rows that are its parts, the head among them; of versions and copies only the head.
    pub parts: Vec<u32>,
}

/// What the rows of a deal are; `file` gives the rank of a row's file, that of the newest the highest.
pub fn of_deal(fields: &Fields, rows: &[u32], file: &dyn Fn(u32) -> usize) -> Record {
    let rows = &without_copies(fields, rows, file);
    let last = rows.last().copied().unwrap_or_default();
    let differ = differing(fields, rows);
    let only = |allowed: &[&str]| differ.iter().all(|field| allowed.contains(field));
    let differs = |field: &str| differ.contains(&field);
    let is_filled = |field: &str| fields.get(field).is_some_and(|column| rows.iter().all(|&row| column.is_filled(row as usize)));
    let one = |repetition: Repetition, head: u32| Record { repetition, head, parts: vec![head] };
    let all = |repetition: Repetition| Record { repetition, head: rows.first().copied().unwrap_or_default(), parts: rows.to_vec() };
    if differ.is_empty() {
        return one(Repetition::Copies, last);
    }
    if (differs("name") && differs("account")) || (differs("created_at") && (differs("name") || differs("account"))) {
        return all(Repetition::Strangers);
    }
    if (is_filled("credit_share") || is_filled("credit_amount")) && only(&CREDIT) {
        let share = ["credit_share", "credit_amount"].iter().find_map(|field| fields.get(*field));
        return Record { head: largest(share.map(|column| &**column), rows), ..all(Repetition::Credit) };
    }
    if differs("entered_at") && differs("stage") && only(&STAGE) {
        return Record { head: latest(fields.get("entered_at").map(|column| &**column), rows, file), ..all(Repetition::Stages) };
    }
    if (differs("product") || differs("line_amount")) && only(&LINE) {
        return all(Repetition::Lines);
    }
    if differs("account") && only(&ACCOUNT) {
        return all(Repetition::Accounts);
    }
    // The latest version may itself have several lines: those that stand beside it in its file.
    let head = latest(fields.get("modified_at").map(|column| &**column), rows, file);
    let beside: Vec<u32> = rows.iter().copied().filter(|&row| file(row) == file(head)).collect();
    if beside.len() > 1 && beside.len() < rows.len() {
        let own = of_deal(fields, &beside, file);
        return if own.repetition == Repetition::Copies { one(Repetition::Versions, own.head) } else { own };
    }
    one(Repetition::Versions, head)
}

/// The rows without those that stand again, cell for cell, in a later file.
fn without_copies(fields: &Fields, rows: &[u32], file: &dyn Fn(u32) -> usize) -> Vec<u32> {
    let is_copied = |at: usize, row: u32| {
        let later = rows.iter().skip(at + 1).filter(|&&other| file(other) != file(row));
        later.into_iter().any(|&other| fields.values().all(|column| same(column, row, other)))
    };
    let kept = rows.iter().enumerate().filter(|&(at, &row)| rows.len() > MOST_COMPARED || !is_copied(at, row));
    kept.map(|(_, &row)| row).collect()
}

/// The row of the largest number, the first of equal ones.
fn largest(column: Option<&Column>, rows: &[u32]) -> u32 {
    let value = |row: u32| match column {
        Some(Column::Number { values, .. }) => values.get(row as usize).copied().unwrap_or(EMPTY_NUMBER),
        _ => EMPTY_NUMBER,
    };
    rows.iter().rev().copied().max_by_key(|&row| value(row)).unwrap_or_default()
}

/// The row of the latest day and time; of equal ones, and without any, the last one of the newest file.
pub fn latest(column: Option<&Column>, rows: &[u32], file: &dyn Fn(u32) -> usize) -> u32 {
    let moment = |row: u32| match column {
        Some(Column::Date { days, seconds }) => {
            let row = row as usize;
            let second = seconds.as_ref().and_then(|all| all.get(row)).copied().unwrap_or(0);
            (days.get(row).copied().unwrap_or(EMPTY_DAY), second)
        }
        _ => (EMPTY_DAY, 0),
    };
    rows.iter().copied().max_by_key(|&row| (moment(row), file(row))).unwrap_or_default()
}
