//! The words of the page in four languages, and how numbers, money and dates
//! are written.
//!
//! A *message* has an identifier in kebab-case and a text in each language's
//! Fluent files; plurals are chosen there, by the language's own rules. What
//! the page shows of data (names, stages, reasons) is never translated.
//!
//! The page writes numbers through the browser's `Intl`; [`plain::Plain`] does
//! the same without a browser, for tests and as a fallback.

pub mod currency;
pub mod figure;
pub mod messages;
pub mod numerals;
pub mod plain;
pub mod problem_sheet;
pub mod sentence;

#[cfg(test)]
mod tests;
