//! The words of the page in four languages, and how numbers, money and days
//! are written.
//!
//! A *message* has an identifier in kebab-case and a text in each language's
//! Fluent files; plurals are chosen there, by the language's own rules. What
//! the page shows of data (names, stages, reasons) is never translated.
//!
//! [`words::Words`] writes everything; each subject is a file of its own below
//! it. Single numbers and days it leaves to [`numerals::Numerals`]: the
//! browser's `Intl` on the page, [`plain::Plain`] without one.

pub mod currency;
pub mod numerals;
pub mod options;
pub mod plain;
pub mod messages;
pub mod words;
pub mod number;
pub mod span;
pub mod figure;
pub mod change;
pub mod target;
pub mod name;
pub mod terms;
pub mod calculation;
pub mod choice;
pub mod search;
pub mod reading;
pub mod file;
pub mod problem;
pub mod ask;
pub mod receipt;
pub mod summary;
pub mod problem_sheet;
pub mod formula;
pub mod writing;
pub mod notice;
pub mod progress;
pub mod plan;

#[cfg(test)]
mod tests;
