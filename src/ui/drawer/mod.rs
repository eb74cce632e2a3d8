//! One figure under the magnifying glass: how it came about, and what it should reach.

pub mod pin;
pub mod own;
pub mod target;
pub mod terms;
pub mod breakdown;
pub mod sql;
pub mod figure;
