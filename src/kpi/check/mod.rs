//! The checks before a formula runs: every name exists, every part is of the
//! sort it must be, units go together, and no KPI refers to itself.
//!
//! Units are inferred: money over a count is money, money over money is a
//! ratio, a difference of dates is days.

pub mod units;
pub mod node;
pub mod names;
pub mod row;
pub mod figure;
