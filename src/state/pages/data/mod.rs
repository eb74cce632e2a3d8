//! The Data page: what was read, what it is taken for, and what is wrong with it.

pub mod problems;
