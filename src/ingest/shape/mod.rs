//! How a file is written (delimiter, quote, escape) and where in it the table is.

pub mod dialect;
pub mod hints;
pub mod habit;
pub mod layout;
pub mod sample;
pub mod writing;
pub mod outline;
