//! Credits as a table: who, when, how much, and any further columns as they were written.

use serde::{Deserialize, Serialize};

use crate::sales::day::Day;
use crate::sales::exact::Exact;

/// Rows that people are credited with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Credits {
    /// The names of the people, each once.
    pub people: Vec<String>,
    pub rows: Vec<Row>,
    /// Of deals that a plan divides: the row that each was before, and whether it is an overlay's share on top. Empty where none is divided.
    pub sources: Vec<(u32, bool)>,
    /// How many rows say no amount, and count as nothing.
    pub without_amount: usize,
    /// Further columns; each has a value for every row.
    pub columns: Vec<Texts>,
}

/// What every row has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// The place of the person among the people.
    pub person: u32,
    pub date: Day,
    /// In the row's currency.
    pub amount: Exact,
    /// The person's share of the amount for pay.
    pub share: Exact,
    /// The person's share of the amount towards quota.
    pub quota_share: Exact,
}

/// A column of texts: each distinct one once, and which of them a row has.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Texts {
    pub name: String,
    pub values: Vec<String>,
    pub codes: Vec<u32>,
}

impl Credits {
    pub fn column(&self, name: &str) -> Option<&Texts> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// The names of all columns that have one here.
    pub fn names(&self) -> Vec<String> {
        self.columns.iter().map(|column| column.name.clone()).collect()
    }
}

impl Texts {
    /// What a row says; empty where it says nothing.
    pub fn at(&self, row: u32) -> &str {
        self.code(row).and_then(|code| self.values.get(code)).map_or("", String::as_str)
    }

    /// The place of what a row says among the values.
    pub fn code(&self, row: u32) -> Option<usize> {
        self.codes.get(row as usize).map(|code| *code as usize)
    }
}
