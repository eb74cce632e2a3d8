//! Figures on a page: a target's progress, a tile, a chart.

pub mod reason;
pub mod target;
pub mod tile;
pub mod chart;
