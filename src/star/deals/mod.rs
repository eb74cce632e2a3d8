//! The life of a deal: its stages in order, and whether it is won, lost, open or
//! no deal at all.
//!
//! An *outcome* is what became of a deal; *evidence* is a column that speaks of it.

pub mod stages;
pub mod witness;
pub mod evidence;
pub mod outcome;
pub mod close;
