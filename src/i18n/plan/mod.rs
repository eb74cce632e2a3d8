//! Plans in words: their fields and choices, why an amount is what it is, and why
//! a document is refused.

pub mod number;
pub mod form;
pub mod quota;
pub mod rule;
pub mod bend;
pub mod trouble;
pub mod fault;
