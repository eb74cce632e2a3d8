//! What the page knows and how it changes: `update(&mut Model, Msg)` returns the
//! commands that the browser has to run. No signals, no browser: every rule here
//! is tested natively.
//!
//! A *message* says what happened; a *decision* is what the user can undo (period,
//! filters, pins, targets, mapping); a *setting* is how the user likes things.
//!
//! First what is known, then what can happen, then what follows from it.

pub mod shared;
pub mod settings;
pub mod own;
pub mod route;
pub mod shortcuts;
pub mod plans;
pub mod decisions;
pub mod keep;
pub mod notice;
pub mod report;
pub mod drawer;
pub mod draft;
pub mod questions;
pub mod told;
pub mod import;
pub mod receipt;
pub mod model;
mod currency;
pub mod command;
pub mod message;
pub mod pages;
mod asking;
mod defining;
mod trial;
mod deciding;
mod planning;
mod following;
mod writing;
mod fitting;
mod importing;
mod removing;
mod replies;
pub mod update;

#[cfg(test)]
mod tests;
