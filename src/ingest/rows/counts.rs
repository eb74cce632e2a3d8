//! How many rows there are, and what became of them.

use serde::{Deserialize, Serialize};

/// Rows read = kept + set aside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowCounts {
    pub read: u64,
    pub kept: u64,
    pub set_aside: u64,
}
