//! What the user decided about files and joins. Everything not decided is
//! derived, so an empty `Choices` is a good start.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ingest::import::Hints;
use crate::sales::schema::Dataset;

/// All decisions, remembered between visits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choices {
    /// By the file's header: its columns' names joined with a tab.
    pub headers: BTreeMap<String, HeaderChoice>,
    /// Spellings that mean the same member.
    pub merges: Vec<Merge>,
    /// The route of a dimension that several joins could give, by
    /// `dataset.dimension`; the value is a `via` text of the overview.
    pub routes: BTreeMap<String, String>,
}

/// Decisions about every file with the same header.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HeaderChoice {
    pub dataset: Option<Dataset>,
    /// Field by column name; `None` means the column is not used.
    pub fields: BTreeMap<String, Option<String>>,
    pub hints: Hints,
}

/// `from` is to be read as `to` wherever the dimension occurs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merge {
    pub dimension: String,
    pub from: String,
    pub to: String,
}
