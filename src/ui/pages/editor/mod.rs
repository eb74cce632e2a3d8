//! Where an own KPI is written: the formula with its value beside it, and the language.

pub mod completion;
pub mod formula;
pub mod value;
pub mod reference;
pub mod page;
