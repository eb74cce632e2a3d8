//! Figures on a page: a tile, a course over time, a breakdown, a leaderboard.

pub mod target;
pub mod tile;
pub mod course;
pub mod breakdown;
pub mod leaderboard;
