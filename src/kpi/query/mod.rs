//! The logical plan: what an aggregate means over the files that there are.
//!
//! A formula names datasets, views and fields of the schema; the *shape* says
//! which of them were imported. Binding a formula's aggregate to a shape gives
//! a *query*: one dataset, fields that are there, dates that are derived from
//! others as named expressions, and everything spelled out that the language
//! says in a word (won, standing, spread over days, texts compared folded). It
//! knows no rows and no columns, so that one plan can be walked over ours or be
//! written down for another engine.

pub mod shape;
pub mod plan;
pub mod print;
pub mod standing;
pub mod bind;
pub mod choose;
pub mod money;
