//! Columns while they are read and what type all of their cells together give them.

pub mod profile;
pub mod cells;
pub mod lookup;
pub mod distinct;
pub mod strays;
pub mod votes;
pub mod style;
pub mod texts;
pub mod keys;
pub mod currencies;
pub mod numbers;
pub mod dates;
pub mod orders;
pub mod build;
pub mod english;
pub mod judge;
pub mod expected;
pub mod labels;
pub mod sums;
pub mod groups;
pub mod heads;
pub mod headings;
pub mod settle;
