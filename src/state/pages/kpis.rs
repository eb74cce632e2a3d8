//! Every KPI there is.

use crate::kpi::ask::{Ask, Split};
use crate::kpi::catalogue::catalogue;

/// The figure of each KPI, in the catalogue's order.
pub fn asks() -> Vec<Ask> {
    catalogue().entries().iter().map(|entry| Ask { kpi: entry.id.clone(), split: Split::Whole }).collect()
}
