//! Runs formulas over the star.
//!
//! A *selection* is the rows that an aggregate's own conditions and the page's
//! filters leave; a *frame* is the period it is looked at through. Counts and
//! sums are totalled by day once, so that a figure, its comparison and its
//! course are differences of running totals; everything else takes the slice
//! of its rows that lies in the period.

pub mod columns;
pub mod rows;
pub mod days;
pub mod totals;
pub mod reduce;
pub mod records;
pub mod cache;
pub mod run;
pub mod paths;
pub mod dates;
pub mod values;
pub mod standing;
pub mod test;
pub mod select;
pub mod prorate;
pub mod currencies;
pub mod outcome;
pub mod groups;
pub mod figure;
pub mod members;
pub mod answer;
mod outline;
pub mod explain;
pub mod addends;
pub mod answerable;
