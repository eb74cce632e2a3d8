//! Attain turns CRM exports into sales KPIs inside one browser tab.
//!
//! The modules stand in reading order: each uses only those above it.

pub mod engine;
pub mod ingest;
pub mod kpi;
pub mod sales;
pub mod star;
pub mod table;
