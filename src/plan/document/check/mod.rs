//! What the shape of a plan document does not say: each contradiction with its place.

pub mod faults;
pub mod names;
pub mod payment;
pub mod pays;
pub mod component;
pub mod people;
pub mod whole;
