//! Setting quotas: from a target down to people, from a quota up to what it
//! takes, what a team can carry month by month, and whether a quota is fair.
//!
//! Amounts are exact. What is shared out adds up to the whole, and what cannot
//! be said (no average deal, no history) is `None`, never zero.

pub mod sharing;
pub mod top_down;
pub mod bottom_up;
pub mod capacity;
pub mod fairness;
pub mod odds;
pub mod distribution;
