//! The KPI language: the text of a formula, its tree, and its errors.
//!
//! A *formula* is arithmetic over *aggregates* (`sum(amount of sales by at)`)
//! and other KPIs. An aggregate names a dataset, optionally a condition
//! (`where won`) and the date that puts a row into the period (`by closed_at`).
//! The figures that members of a dimension have become one in turn
//! (`mean(revenue over accounts)`).
//! Nothing here knows any data: whether a name exists is checked in
//! [`crate::kpi::check`].

pub mod ast;
pub mod error;
pub mod token;
pub mod parse;
pub mod print;
pub mod reference;
