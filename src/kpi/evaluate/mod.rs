//! Runs formulas over the star.
//!
//! A *selection* is the rows that an aggregate's own conditions and the page's
//! filters leave; a *frame* is the period it is looked at through. Counts and
//! sums are totalled by day once, so that a figure, its comparison and its
//! course are differences of running totals; everything else takes the slice
//! of its rows that lies in the period.

pub mod answer;
pub mod bind;
pub mod cache;
pub mod columns;
pub mod days;
pub mod explain;
pub mod figure;
pub mod groups;
pub mod prorate;
pub mod reduce;
pub mod rows;
pub mod run;
pub mod select;
pub mod standing;
pub mod test;
pub mod totals;
pub mod values;
