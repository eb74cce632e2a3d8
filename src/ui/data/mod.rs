//! The Data page: what was read, what it is taken for, and what is kept.

pub mod columns;
pub mod file;
pub mod joins;
pub mod page;
pub mod problems;
pub mod storage;
