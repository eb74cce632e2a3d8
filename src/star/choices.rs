//! What the user decided about files and joins. Everything not decided is
//! derived, so an empty `Choices` is a good start.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::ingest::shape::hints::Hints;
use crate::sales::document::DocumentKind;
use crate::sales::schema::Dataset;
use crate::star::words::Status;

/// All decisions, remembered between visits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choices {
    /// By [`crate::star::file::File::header`].
    pub headers: BTreeMap<String, HeaderChoice>,
    /// Spellings that mean the same member.
    pub merges: Vec<Merge>,
    /// The route of a dimension that several joins could give, by
    /// `dataset.dimension`; the value is a `via` text of the overview.
    pub routes: BTreeMap<String, String>,
    /// The documents that are the revenue, where sales stand in files of several kinds.
    pub revenue: Option<DocumentKind>,
    /// The currency that figures are in, where amounts are in several.
    pub currency: Option<String>,
    /// Rates that were typed; they go before those of files.
    pub rates: Vec<TypedRate>,
}

/// One of a currency is worth so much of another, whenever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedRate {
    pub from: String,
    pub to: String,
    /// As [`crate::sales::exact::Exact::from_digits`] reads it.
    pub rate: String,
}

/// Decisions about every file with the same header.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HeaderChoice {
    pub dataset: Option<Dataset>,
    /// Field by column name; `None` means the column is not used.
    pub fields: BTreeMap<String, Option<String>>,
    pub hints: Hints,
    /// The stages in their order, each with what it means; empty: not decided.
    pub stages: Vec<StageChoice>,
    /// Whether a status of orders is that of a sale.
    pub sales: BTreeMap<String, bool>,
    /// Every row counts as it stands, whatever its id says.
    pub keeps_all: bool,
    /// Problems that need no attention, by [`crate::ingest::report::problem::Problem::id`].
    pub ignored: BTreeSet<String>,
}

/// What the user says of a stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageChoice {
    /// The stage as the file writes it.
    pub stage: String,
    pub status: Status,
}

/// `from` is to be read as `to` wherever the dimension occurs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merge {
    pub dimension: String,
    pub from: String,
    pub to: String,
}
