//! Fields that follow from others: a deal's status from its stage, a cost from
//! the profit, a target's dates from its period.
//!
//! A dataset is completed by a list of steps, each of which takes the dataset as
//! the steps before left it ([`draft::Draft`]). To add one, write
//! `pub fn what_it_completes(draft: &mut Draft)` in the dataset's file and name it
//! in [`steps`] at the place where all that it reads is complete:
//! - It sets whole columns of [`draft::Draft::fields`], one cell a row; where it has
//!   nothing to say, the field stays as it is.
//! - What it cannot make sense of, it lists as a [`crate::star::fields::Finding`]
//!   with the number of rows; the finding becomes a problem of the file.
//! - A step that looks at one row or one file at a time is a step of files; one
//!   that compares rows of all files (repeated records, the spacing of targets) is
//!   a step of the whole dataset.
//! - Rows that are there but must not count get a field that says so and a
//!   finding that says how many they are. A step that takes rows out does so by
//!   [`draft::Draft::keep`], which remembers where in the file the others stand.

pub mod draft;
pub mod documents;
pub mod views;
pub mod shares;
pub mod records;
pub mod again;
pub mod numbers;
pub mod dates;
pub mod money;
pub mod kinds;
pub mod deals;
pub mod leads;
pub mod paid;
pub mod orders;
pub mod lines;
pub mod subscriptions;
pub mod surveys;
pub mod activities;
pub mod targets;
pub mod sums;
pub mod rates;
pub mod names;
pub mod steps;
