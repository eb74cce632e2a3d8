//! The views of the blocks that pages are put together from, a folder a page.

pub mod head;
pub mod data;
pub mod overview;
pub mod kpis;
pub mod editor;
pub mod plans;
pub mod privacy;
pub mod page;
