//! The overview: the key figures and the charts that explain them.

pub mod breakdown;
pub mod course;
pub mod leaderboard;
pub mod page;
pub mod plates;
pub mod target;
pub mod tile;
