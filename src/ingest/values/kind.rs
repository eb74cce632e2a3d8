//! Which types a column can have.

use serde::{Deserialize, Serialize};

/// The type of a column, as the user sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    Text,
    /// Text that does not repeat.
    Key,
    Number,
    Date,
    /// No cell has a value.
    Empty,
}
