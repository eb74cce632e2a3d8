//! Bringing data in: the welcome with its drop zone, pasting, and the progress.

pub mod paste;
pub mod progress;
pub mod welcome;
