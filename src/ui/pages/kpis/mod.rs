//! The whole catalogue, by family.

pub mod entry;
pub mod families;
