//! Bringing data in: pasting, and the progress of an import.

pub mod paste;
pub mod progress;
