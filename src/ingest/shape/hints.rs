//! How a file is to be read, where somebody said so.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::ingest::shape::dialect::HeaderPlace;
use crate::ingest::values::kind::ColumnKind;
use crate::ingest::values::number::Convention;
use crate::ingest::values::order::DateOrder;

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

impl Hints {
    /// Whether by these hints a file has the same text and table as by others.
    pub fn finds_the_same_table(&self, others: &Hints) -> bool {
        let table = |hints: &Hints| (hints.encoding.clone(), hints.delimiter, hints.quote, hints.header);
        table(self) == table(others)
    }
}
