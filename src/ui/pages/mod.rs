//! A folder a page.

pub mod overview;
pub mod kpis;
pub mod data;
pub mod privacy;
