//! Statistical models that figures are foreseen with.

pub mod special;
pub mod likelihood;
pub mod repeat_buying;
