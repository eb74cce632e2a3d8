//! Bytes become a typed table and a list of problems.
//!
//! The reader does no IO: it is fed the file's bytes in pieces of any size and
//! says at the end what it read. Broken input is not an error: what can be read
//! is kept, and every row or cell that does not fit is listed with its place.

pub mod import;
pub mod problem;
