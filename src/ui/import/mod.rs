//! Bringing data in: choosing files, pasting, and the progress of an import.

pub mod picker;
pub mod paste;
pub mod progress;
