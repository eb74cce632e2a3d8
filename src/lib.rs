//! Attain turns CRM exports into sales KPIs inside one browser tab.
//!
//! The modules stand in reading order: each uses only those above it.

// What ships does not panic, whatever comes in; tests may.
#![cfg_attr(
    not(test),
    deny(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice, clippy::unreachable, clippy::unwrap_used)
)]

pub mod sales;
pub mod table;
pub mod ingest;
pub mod star;
pub mod kpi;
pub mod plan;
pub mod sample;
pub mod container;
pub mod engine;
pub mod state;
pub mod i18n;
pub mod chart;
#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod ui;
