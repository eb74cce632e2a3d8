//! The star schema, filled: imported files take their places as fact and
//! dimension tables, their columns as fields, and facts are joined to the
//! dimensions that describe them.
//!
//! A *conformed dimension* is one that several facts share under one name, so
//! that "region" filters deals and orders alike even where only the owner's
//! record knows the region.

pub mod words;
pub mod choices;
pub mod headers;
pub mod file;
pub mod revenue;
pub mod fields;
pub mod kinds;
pub mod tables;
pub mod convert;
pub mod deals;
pub mod records;
pub mod derive;
pub mod counted;
pub mod discount;
pub mod fill;
pub mod suggest;
pub mod exchange;
pub mod joins;
pub mod visits;
pub mod report;
pub mod overview;
pub mod build;
