//! How a file is written (delimiter, quote, escape) and where in it the table is.

pub mod habit;
pub mod layout;
pub mod sample;
pub mod dialect;
pub mod outline;
