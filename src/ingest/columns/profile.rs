//! What a column was learned to be.

use serde::{Deserialize, Serialize};

use crate::ingest::values::kind::ColumnKind;
use crate::ingest::values::number::Convention;
use crate::ingest::values::order::DateOrder;
use crate::table::column::Column;

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
    /// For dates of which it matters: the order used. `certain` says whether the cells left no doubt.
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
