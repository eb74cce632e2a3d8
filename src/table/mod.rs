//! The columnar store: one imported table is a list of typed columns of equal
//! length. Empty cells are marked by a value no real cell can have, so scans
//! stay tight loops over plain slices.

pub mod fold;
pub mod sorting;
pub mod dictionary;
pub mod column;
pub mod counts;
pub mod text;
pub mod concat;
pub mod csv;
