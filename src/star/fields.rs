//! The fields of a dataset, and what is found wrong in them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::table::column::Column;

/// The fields of a table in the making.
pub type Fields = BTreeMap<String, Arc<Column>>;

/// A text that was not understood, with the number of its rows and the field it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    pub field: &'static str,
    pub text: String,
    pub rows: u64,
}
