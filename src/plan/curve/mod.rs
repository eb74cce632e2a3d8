//! From credit and attainment to pay: the bands of rates, payout curves and milestones.

pub mod scale;
pub mod points;
