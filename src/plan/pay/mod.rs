//! The steps from credit to pay, each a function that adds lines: what pays with
//! each deal, what pays by totals, and what changes or limits what was earned.

pub mod share;
pub mod needs;
pub mod deals;
pub mod whole;
pub mod quick;
pub mod totals;
pub mod pool;
pub mod windows;
pub mod again;
pub mod gate;
pub mod floor;
pub mod cap;
pub mod steps;
pub mod recompute;
pub mod back;
pub mod clawback;
pub mod hold;
pub mod draw;
