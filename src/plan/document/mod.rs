//! The plan document: the types that its JSON is read into, what they refuse,
//! and how they are written again.

pub mod number;
pub mod date;
pub mod period_name;
pub mod pays;
pub mod credit;
pub mod payment;
pub mod component;
pub mod people;
pub mod plan;
pub mod fault;
pub mod place;
pub mod check;
pub mod salvage;
pub mod read;
pub mod templates;
