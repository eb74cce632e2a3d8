//! The star schema, filled: imported files take their places as fact and
//! dimension tables, their columns as fields, and facts are joined to the
//! dimensions that describe them.
//!
//! A *conformed dimension* is one that several facts share under one name, so
//! that "region" filters deals and orders alike even where only the owner's
//! record knows the region.

pub mod build;
pub mod choices;
pub mod classify;
pub mod convert;
pub mod derive;
pub mod expect;
pub mod file;
pub mod fold;
pub mod header;
pub mod join;
pub mod near;
pub mod overview;
pub mod preset;
pub mod reading;
pub mod report;
pub mod routes;
pub mod stages;
pub mod status;
pub mod tables;
pub mod unite;
pub mod vocabulary;
pub mod words;
