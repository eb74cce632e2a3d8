//! The catalogue, and one figure under the magnifying glass.

pub mod drawer;
pub mod entry;
pub mod page;
pub mod pin;
pub mod target;
pub mod terms;
