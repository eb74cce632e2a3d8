//! The catalogue as it is shown: its entries, without what they mean.

use serde::{Deserialize, Serialize};

use crate::kpi::formula::error::FormulaError;
use crate::sales::quantity::Unit;

/// One KPI of the catalogue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Listed {
    pub id: String,
    pub family: String,
    /// The formula as it was written.
    pub formula: String,
    pub better: Better,
    /// Whether more of it comes in with every day, so that a target for it is so much
    /// a month or year; others are as high in any period.
    pub is_flow: bool,
    /// Whether imported targets are part of its formula.
    pub uses_targets: bool,
    /// The raw number of a figure that is as it should be, where there is one.
    pub benchmark: Option<f64>,
    /// The unit of its figures, or the first error of the formula.
    pub unit: Result<Unit, FormulaError>,
}

/// Which direction is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    Higher,
    Lower,
    Neither,
}
