//! The fields of a dataset, and what is found wrong in them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::ingest::report::problem::ProblemKind;
use crate::table::column::Column;

/// The columns of a dataset by field, all of one length.
pub type Fields = BTreeMap<String, Arc<Column>>;

/// By field the values that cannot be told before the user says what its texts mean.
pub type Unknowns = BTreeMap<String, BTreeSet<String>>;

/// What is wrong in so many rows of a field.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub field: &'static str,
    pub kind: ProblemKind,
    pub rows: u64,
}

/// A text that was not understood, with the number of its rows and the field it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    pub field: &'static str,
    pub text: String,
    pub rows: u64,
}
