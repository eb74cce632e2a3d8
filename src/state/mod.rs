//! What the page knows and how it changes: `update(&mut Model, Msg)` returns the
//! commands that the browser has to run. No signals, no browser: every rule here
//! is tested natively.
//!
//! A *message* says what happened; a *decision* is what the user can undo (period,
//! filters, pins, targets, mapping); a *setting* is how the user likes things.

pub mod asks;
pub mod choosing;
pub mod command;
pub mod decisions;
pub mod history;
pub mod listing;
pub mod message;
pub mod model;
pub mod notice;
pub mod period_choice;
mod replies;
pub mod report;
pub mod route;
pub mod saved;
pub mod settings;
pub mod update;

#[cfg(test)]
mod tests;
