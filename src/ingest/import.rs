//! What reading one file gives.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::ingest::report::problem::{ColumnKind, DateOrder, Problem};
use crate::ingest::shape::layout::Layout;
use crate::ingest::values::number::Convention;
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

/// A column with its header and what was learned about it.
#[derive(Clone, Debug)]
pub struct NamedColumn {
    pub name: String,
    pub column: Column,
    /// For numbers with currencies beside them: the label of each cell's currency
    /// (see [`crate::ingest::values::currency`]).
    pub currencies: Option<Column>,
    pub profile: Profile,
}

/// What all cells of a column say about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    pub kind: ColumnKind,
    /// Cells that are not empty, misfits included.
    pub filled: u64,
    pub misfits: u64,
    /// Up to five different cells as they are written in the file.
    pub examples: Vec<String>,
    /// For dates: the order used. `certain` says whether the cells left no doubt.
    pub date_order: Option<DateOrder>,
    /// For dates: how the cells say which day they mean.
    #[serde(default)]
    pub date_form: DateForm,
    /// For numbers: what stands before the decimals.
    #[serde(default)]
    pub decimal_mark: Option<Convention>,
    pub certain: bool,
    /// Cells carried a percent sign; the numbers are as written, so 75 is 75 %.
    #[serde(default)]
    pub percent: bool,
}

/// How the cells of a column of dates say which day they mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateForm {
    /// As dates of the civil calendar.
    #[default]
    Days,
    /// As dates of the Jalali calendar.
    Jalali,
    /// As plain numbers, such as Excel's 45292 for 2024-01-01.
    Numbers,
    /// As periods of so many months; the first day of each is taken.
    Periods { months: u8 },
}

/// Rows read = kept + set aside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowCounts {
    pub read: u64,
    pub kept: u64,
    pub set_aside: u64,
}

/// How the file is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dialect {
    /// The encoding's name as the Encoding Standard writes it, such as `UTF-8`.
    pub encoding: String,
    pub delimiter: char,
    pub quote: char,
    /// What makes the next character a plain one, where it is not the doubled quote.
    pub escape: Option<char>,
    pub header: HeaderPlace,
    pub evidence: Evidence,
}

/// Where the header stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeaderPlace {
    /// The line it begins on, from 1; without a header the line of the first row.
    pub line: u64,
    /// How many records it takes: none, one or two.
    pub records: u32,
}

/// What the reading of a file was concluded from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    pub encoding: EncodingEvidence,
    /// Of so many records at the start of the file,
    pub sampled: u64,
    /// so many have as many fields as the table.
    pub regular: u64,
}

/// How the encoding is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EncodingEvidence {
    /// The file begins with a byte order mark.
    Mark,
    /// All bytes follow it.
    Valid,
    /// Guessed from how often which letters occur.
    Letters,
    /// The user said so.
    Chosen,
}

/// What the user, or an earlier visit, decided about a file; everything else is detected.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Hints {
    pub encoding: Option<String>,
    pub delimiter: Option<char>,
    pub quote: Option<char>,
    pub header: Option<HeaderPlace>,
    /// Type by column header.
    pub kinds: BTreeMap<String, ColumnKind>,
    /// Date order by column header.
    pub date_orders: BTreeMap<String, DateOrder>,
    /// What stands before the decimals, by column header.
    pub decimal_marks: BTreeMap<String, Convention>,
    /// Texts that count as empty, by column header.
    pub blanks: BTreeMap<String, BTreeSet<String>>,
}
