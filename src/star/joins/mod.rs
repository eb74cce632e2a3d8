//! How rows find the rows they refer to, and what figures can be broken down by
//! for it. A *route* is a way from a dataset to a dimension.

pub mod near;
pub mod spelling;
pub mod link;
pub mod accounts;
pub mod routes;
