//! Credits: the rows that people are credited with, how deals are divided among
//! them, and which rows count for a component, as how much and when.

pub mod table;
pub mod trouble;
pub mod cell;
pub mod dates;
pub mod read;
pub mod divide;
pub mod unmet;
pub mod exchange;
pub mod select;
