//! The Privacy page.

pub mod page;
