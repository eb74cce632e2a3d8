//! The engine: it holds the rows and answers the page's requests.
//!
//! It runs in a worker in the browser and directly in native programs; it knows
//! neither. The worker feeds it bytes and carries its messages.

pub mod protocol;
