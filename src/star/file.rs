//! A file that has been read, as the star is built from it.

use std::sync::Arc;

use crate::ingest::columns::profile::Profile;
use crate::ingest::import::Import;
use crate::ingest::report::issue::{Issue, Subject};
use crate::ingest::report::problem::{Problem, ProblemKind};
use crate::ingest::rows::counts::RowCounts;
use crate::ingest::shape::dialect::Dialect;
use crate::ingest::shape::layout::Layout;
use crate::star::headers::expect::Seen;
use crate::star::headers::meaning::Header;
use crate::table::column::Column;

/// A file that has been read. Its columns are shared with the star.
#[derive(Debug)]
pub struct File {
    /// The number by which overview and engine name the file.
    pub number: u32,
    /// The header under which choices about files like this are kept: the names of
    /// the columns, as they are without any choice, joined with a tab.
    pub header: String,
    pub name: String,
    pub bytes: u64,
    pub dialect: Dialect,
    /// What it takes to read a row of the file back.
    pub layout: Arc<Layout>,
    pub rows: RowCounts,
    pub columns: Vec<FileColumn>,
    /// The byte offset of each kept row.
    pub offsets: Vec<u64>,
    pub problems: Vec<Problem>,
}

/// A column of a file.
#[derive(Clone, Debug)]
pub struct FileColumn {
    pub name: String,
    pub column: Arc<Column>,
    /// The label of the currency beside each number, where there are any.
    pub currencies: Option<Arc<Column>>,
    pub profile: Profile,
}

impl File {
    /// The file that an import gave.
    pub fn new(number: u32, header: String, import: Import) -> File {
        let columns = import.columns.into_iter();
        File {
            number,
            header,
            name: import.name,
            bytes: import.bytes,
            dialect: import.dialect,
            layout: import.layout,
            rows: import.rows,
            columns: columns
                .map(|column| FileColumn {
                    name: column.name,
                    column: Arc::new(column.column),
                    currencies: column.currencies.map(Arc::new),
                    profile: column.profile,
                })
                .collect(),
            offsets: import.offsets,
            problems: import.problems,
        }
    }

    /// The columns as they were read.
    pub fn seen(&self) -> Vec<Seen<'_>> {
        self.columns.iter().map(|column| Seen { name: &column.name, column: &column.column, profile: &column.profile }).collect()
    }

    /// About how many bytes its rows take.
    pub fn memory(&self) -> u64 {
        self.columns.iter().map(|column| column.column.memory()).sum::<u64>() + self.offsets.len() as u64 * 8
    }

    /// How many rows there are in the columns.
    pub fn len(&self) -> usize {
        self.columns.first().map_or(0, |column| column.column.len())
    }

    /// Whether the file has no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The header as the classification sees it.
    pub fn headers(&self) -> Vec<Header<'_>> {
        self.columns.iter().map(|column| Header { name: &column.name, kind: column.profile.kind }).collect()
    }

    /// What was wrong when the file was read.
    pub fn issues(&self) -> impl Iterator<Item = Issue> {
        self.problems.iter().map(|problem| Issue { subject: Subject::File(self.number), problem: problem.clone() })
    }

    /// The lines above its header that say what it is: `Quota 2025`.
    pub fn titles(&self) -> impl Iterator<Item = &str> {
        /// Titles stand so high in a file.
        const LAST_LINE: u64 = 5;
        let above = self.problems.iter().filter(|problem| problem.kind == ProblemKind::OutsideTable).flat_map(|problem| &problem.examples);
        above.filter(|place| place.line <= LAST_LINE).map(|place| place.text.as_str())
    }

    /// A problem of this file that has no single place.
    pub fn issue(&self, column: Option<&str>, kind: ProblemKind, count: u64) -> Issue {
        let problem = Problem { column: column.map(str::to_owned), kind, count, examples: Vec::new() };
        Issue { subject: Subject::File(self.number), problem }
    }
}
