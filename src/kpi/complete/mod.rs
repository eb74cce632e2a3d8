//! What could stand where somebody types in a formula: the names and words that fit there.
//!
//! A formula that is being typed is wrong most of the time, so nothing is parsed: what
//! stands before the place is enough, and of what stands behind it the dataset.

pub mod context;
pub mod fits;
pub mod place;
pub mod texts;
