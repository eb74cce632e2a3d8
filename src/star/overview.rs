//! What the Data page shows: each file with its place in the star, the joins
//! and the problems.

use serde::{Deserialize, Serialize};

use crate::ingest::import::{Dialect, Profile, RowCounts};
use crate::ingest::problem::Problem;
use crate::sales::period::Period;
use crate::sales::schema::Dataset;

/// A summary of everything imported.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Overview {
    pub files: Vec<FileOverview>,
    pub joins: Vec<Join>,
    pub dimensions: Vec<DimensionOverview>,
    pub problems: Vec<Problem>,
    /// From the first to the day after the last date of the main facts.
    pub span: Option<Period>,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileOverview {
    pub file: u32,
    pub name: String,
    pub bytes: u64,
    pub dialect: Dialect,
    pub rows: RowCounts,
    pub dataset: Option<Dataset>,
    pub columns: Vec<ColumnOverview>,
}

/// One column of a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ColumnOverview {
    pub name: String,
    pub field: Option<String>,
    pub profile: Profile,
}

/// A join of a fact to a dimension table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Join {
    pub from: Dataset,
    pub field: String,
    pub to: Dataset,
    pub to_field: String,
    /// Rows whose key is filled, and those that found a counterpart.
    pub keyed: u64,
    pub matched: u64,
}

/// A conformed dimension that figures can be broken down and filtered by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DimensionOverview {
    pub id: String,
    /// The members with most rows first, at most a thousand.
    pub members: Vec<String>,
    /// For each dataset that has the dimension: where it comes from, and what else could be chosen.
    pub routes: Vec<Route>,
}

/// How a dataset reaches a dimension.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Route {
    pub dataset: Dataset,
    pub via: String,
    pub alternatives: Vec<String>,
}
