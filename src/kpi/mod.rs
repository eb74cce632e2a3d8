//! KPIs: a small language of named figures over the star schema, the catalogue
//! written in it, the plan of each KPI, and its evaluation.
//!
//! A *KPI* is a formula; an *ask* is a KPI in a context (period, comparison,
//! filters), whole or split by a dimension or over time; an *answer* holds the
//! figures, each of them a quantity or the reason why there is none.

pub mod nearest;
pub mod formula;
pub mod unavailable;
pub mod ask;
pub mod listed;
pub mod check;
pub mod complete;
pub mod catalogue;
pub mod query;
pub mod normal;
pub mod model;
pub mod evaluate;
pub mod sql;
pub mod wilson;

#[cfg(test)]
mod tests;
