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

/// Rates of those who came in the period, of whom the latest have had the least time: that
/// they fall says nothing of better or worse.
const RIPENING: [&str; 7] =
    ["close_ratio", "lead_conversion_rate", "lead_to_mql", "lead_to_opportunity", "mql_to_sql", "mql_to_customer", "sql_to_customer"];

/// Whether a KPI of later days is lower for their being later alone.
pub fn ripens(kpi: &str) -> bool {
    RIPENING.contains(&kpi)
}

/// Which direction is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    Higher,
    Lower,
    Neither,
}

#[cfg(test)]
mod tests {
    use super::RIPENING;
    use crate::kpi::catalogue::catalogue;

    #[test]
    fn what_ripens_is_counted_by_the_day_it_came() {
        for kpi in RIPENING {
            let formula = catalogue().entry(kpi).map(|entry| entry.formula.as_str());
            assert!(formula.is_some_and(|formula| formula.contains("by created_at") || formula.contains("_leads")), "{kpi}: {formula:?}");
        }
    }
}
