//! The life of a deal: its stages in order, and whether it is won, lost or open.

pub mod stages;
pub mod status;
