//! What reading one file gives.

use std::sync::Arc;

use crate::ingest::columns::expected::Kinds;
use crate::ingest::columns::profile::NamedColumn;
use crate::ingest::report::problem::Problem;
use crate::ingest::rows::counts::RowCounts;
use crate::ingest::shape::dialect::Dialect;
use crate::ingest::shape::layout::Layout;
use crate::table::column::Column;

/// A file as it was read.
#[derive(Clone, Debug)]
pub struct Import {
    pub name: String,
    pub bytes: u64,
    pub dialect: Dialect,
    /// What it takes to read a row of the file back.
    pub layout: Arc<Layout>,
    pub rows: RowCounts,
    pub columns: Vec<NamedColumn>,
    /// The types that columns have only because of what their headers mean.
    pub expected: Kinds,
    /// The byte offset of each kept row in the file, to read it back from.
    pub offsets: Vec<u64>,
    pub problems: Vec<Problem>,
}

impl Import {
    /// About how many bytes it takes.
    pub fn memory(&self) -> u64 {
        self.columns.iter().map(|column| column.column.memory() + column.currencies.as_ref().map_or(0, Column::memory)).sum::<u64>()
            + self.offsets.len() as u64 * 8
    }
}
