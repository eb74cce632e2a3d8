//! What is told about a file: problems with their places, and how often each was met.

pub mod problem;
pub mod tally;
pub mod issue;
