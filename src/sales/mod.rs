//! The vocabulary of sales operations: money, days, periods, quantities, and
//! the star schema (which datasets exist, which fields they have, and which of
//! those are dimensions a figure can be broken down by) with its views.

pub mod document;
pub mod day;
pub mod calendar;
pub mod fiscal_year;
pub mod exact;
pub mod money;
pub mod period;
pub mod quantity;
pub mod schema;
pub mod bands;
pub mod synonyms;
pub mod views;
