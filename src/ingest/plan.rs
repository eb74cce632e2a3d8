//! How to read a file, and what comes of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::ingest::columns::expected::Kinds;
use crate::ingest::import::Import;
use crate::ingest::limits::Limit;
use crate::ingest::shape::hints::Hints;
use crate::ingest::values::kind::ColumnKind;

/// How to read a file: the user's hints, and what an earlier attempt taught.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    pub hints: Hints,
    /// Columns, by index, whose texts are kept until the end because a guess at
    /// their type proved wrong.
    pub texts: BTreeSet<usize>,
    /// Rows that add up others, counted among those that were kept.
    pub sums: BTreeSet<u64>,
    /// Rows that are names of the groups below them, counted likewise, with these.
    pub heads: BTreeMap<u64, String>,
    /// The row, counted likewise, with which another table begins.
    pub table_end: Option<u64>,
    /// The encoding that later bytes gave away.
    pub encoding: Option<String>,
    /// The types that the headers' meaning speaks for, once that was asked.
    pub expected: Kinds,
}

impl Plan {
    /// The type that was decided on for a column.
    pub fn kind(&self, column: &str) -> Option<ColumnKind> {
        self.hints.kinds.get(column).or_else(|| self.expected.get(column)).copied()
    }
}

/// What a reader says at the end.
pub enum Outcome {
    /// The table.
    Read(Box<Import>),
    /// A first guess proved wrong: feed the same bytes to [`Reader::again`](crate::ingest::reader::Reader::again) with this plan.
    Again(Box<Plan>),
    /// It is too large to be read.
    Over(Limit),
}
