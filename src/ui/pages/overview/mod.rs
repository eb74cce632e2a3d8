//! The overview: the welcome before there is data, then the key figures and the
//! charts that explain them.

pub mod welcome;
pub mod questions;
pub mod no_answers;
pub mod receipt;
pub mod tiles;
pub mod charts;
