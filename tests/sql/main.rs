//! The engine against a database: DuckDB runs the SQL of every KPI over the exported
//! tables and must come to the same figures, and to the same reasons where there are none.

mod compare;
mod duckdb;
mod sample;
mod stars;
