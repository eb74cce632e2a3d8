//! The user's own KPIs: formulas with a name, in the language of the catalogue.

pub mod kpi;
pub mod kpis;
pub mod message;
