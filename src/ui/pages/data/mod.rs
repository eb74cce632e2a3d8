//! The Data page: what was read, what it is taken for, and what is kept.

pub mod one_file;
pub mod fix;
pub mod problem;
pub mod problems;
pub mod questions;
pub mod stages;
pub mod reading_choices;
pub mod preview;
pub mod reading;
pub mod column_type;
pub mod columns;
pub mod file;
pub mod files;
pub mod joins;
pub mod rates;
pub mod storage;
