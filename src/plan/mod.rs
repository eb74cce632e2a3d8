//! Quotas and commissions: a plan document and credits become statements.
//!
//! A *plan* is data that reads like what a person signs. A *credit* is a row
//! that somebody is credited with. The way is one direction: credits are
//! measured per window, a measure over a quota is an *attainment*, a component
//! turns both into *earned* lines, gates, true-ups and caps change these, holds
//! make them *payable*, clawbacks, draws and guarantees make them *paid*. Each
//! step adds lines that say why; a statement is nothing but the sum of its lines.

pub mod document;
pub mod credit;
pub mod line;
pub mod measure;
pub mod curve;
pub mod pay;
pub mod statement;
pub mod quota;
