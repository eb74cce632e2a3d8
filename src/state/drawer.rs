//! A figure under the magnifying glass, and what is asked about it.

use crate::engine::protocol::RowPage;
use crate::kpi::ask::{Ask, Explanation, Split};
use crate::kpi::sql::dialect::Dialect;
use crate::kpi::sql::script::Copied;
use crate::state::report::Scope;

/// A figure under the magnifying glass.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawer {
    pub kpi: String,
    pub breakdown: Breakdown,
    /// What it was last asked to be explained for.
    pub(super) scope: Option<Scope>,
    pub explanation: Option<Explanation>,
    /// The term of the explanation whose rows are wanted, by its place.
    pub rows_of: Option<usize>,
    pub rows: Option<RowPage>,
    /// The figure as SQL, once that was wanted.
    pub sql: Option<AsSql>,
}

/// What a figure is split by beside the whole of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Breakdown {
    #[default]
    Nothing,
    Time,
    By(String),
}

impl Breakdown {
    /// That of an answer.
    pub fn of(split: &Split) -> Breakdown {
        match split {
            Split::Whole => Breakdown::Nothing,
            Split::Over { .. } => Breakdown::Time,
            Split::By { dimension, .. } => Breakdown::By(dimension.clone()),
        }
    }

    /// What tells it from others.
    pub fn id(&self) -> &str {
        match self {
            Breakdown::Nothing => "",
            // No dimension is called so.
            Breakdown::Time => "time",
            Breakdown::By(dimension) => dimension,
        }
    }
}

/// A figure as SQL.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AsSql {
    /// What it was last asked for.
    pub(super) asked: Option<(Scope, Ask, Dialect)>,
    /// The answer; `None` until there is one.
    pub copied: Option<Copied>,
}
