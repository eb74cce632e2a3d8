//! The Data page: what was read, what it is taken for, and what is kept.

pub mod column_type;
pub mod columns;
pub mod file;
pub mod fix;
pub mod joins;
pub mod one_file;
pub mod page;
pub mod preview;
pub mod problem;
pub mod problems;
pub mod questions;
pub mod reading;
pub mod reading_choices;
pub mod stages;
pub mod storage;
