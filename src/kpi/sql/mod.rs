//! KPIs as SQL: a second walker of the logical plan, which writes down for a
//! database what [`crate::kpi::evaluate`] does over our columns.
//!
//! The star's tables are exported as they are counted, so that nothing of how
//! files are read, joined and cleaned has to be said in SQL. Rows are counted
//! and added exactly, as decimals; only the arithmetic between figures is in
//! floating point, where a difference that is nothing but rounding is zero. What
//! has no figure is a row with the reason, as in a report.
//!
//! A *scope* says of which rows a figure is taken: keys that it is split by,
//! filters, and a frame. Each aggregate of a scope becomes a common table
//! expression with a row for each of its keys; a *space* joins those that a
//! formula needs and works the formula out, step by step.

pub mod dialect;
pub mod tables;
pub mod export;
pub mod scope;
pub mod space;
pub mod writer;
pub mod rows;
pub mod conditions;
pub mod known;
pub mod aggregate;
pub mod members;
pub mod figure;
pub mod query;
pub mod script;
