//! What can happen to the user's own KPIs.

use crate::kpi::listed::Better;
use crate::sales::quantity::Unit;

/// Something that was done to an own KPI.
#[derive(Clone, Debug, PartialEq)]
pub enum OwnMsg {
    /// The address names what is to be written or changed.
    Opened(Opening),
    Changed(Change),
    /// The value beside the formula is broken down by a dimension, or by none.
    BrokenDown(Option<String>),
    /// What is written is to be kept.
    Saved,
    /// What is written is not wanted.
    Discarded,
    Deleted(String),
}

/// A change to what is written.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    Name(String),
    Definition(String),
    Formula(String),
    Better(Better),
    Unit(Option<Unit>),
}

/// What an address such as `#/kpis/new/win_rate` opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    /// A new one, which may begin as a copy.
    New { from: Option<String> },
    /// One that is there.
    Own(String),
}

impl Opening {
    /// Of a hash whose escapes are resolved; `None` where it names something else.
    pub fn from_hash(hash: &str) -> Option<Opening> {
        let path = hash.trim_start_matches('#').trim_matches('/').strip_prefix("kpis/")?;
        match path.split_once('/').unwrap_or((path, "")) {
            ("new", "") => Some(Opening::New { from: None }),
            ("new", from) => Some(Opening::New { from: Some(from.to_owned()) }),
            ("own", id) if !id.is_empty() => Some(Opening::Own(id.to_owned())),
            _ => None,
        }
    }

    /// The hash that opens it.
    pub fn hash(&self) -> String {
        match self {
            Opening::New { from: None } => "#/kpis/new".to_owned(),
            Opening::New { from: Some(from) } => format!("#/kpis/new/{from}"),
            Opening::Own(id) => format!("#/kpis/own/{id}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_they_are_written() {
        let copy = Opening::New { from: Some("win_rate".to_owned()) };
        for opening in [Opening::New { from: None }, copy, Opening::Own("my_نرخ".to_owned())] {
            assert_eq!(Opening::from_hash(&opening.hash()), Some(opening));
        }
        for hash in ["", "#/kpis", "#/kpis/", "#/kpis/own", "#/kpis/other/x", "#/data/new"] {
            assert_eq!(Opening::from_hash(hash), None, "{hash}");
        }
    }
}
