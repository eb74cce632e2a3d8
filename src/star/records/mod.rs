//! Records have identity: rows of one id are one record.
//!
//! A *record* is what a row stands for: a deal, an order, a contract. Exports
//! overlap, list a deal once for each of its products, or once for each stage it
//! went through; whoever counts rows then counts such records several times.
//! What the rows of one record are to each other is its *repetition*.

pub mod alike;
pub mod repetition;
