//! What a writer of numbers and dates can do.

use crate::sales::day::Day;
use crate::sales::money::Money;
use crate::state::settings::Currency;

/// Writes numbers and dates in one language: the browser's `Intl`, or
/// [`crate::i18n::plain::Plain`].
pub trait Numerals {
    /// A number with at least and at most so many decimals: `1,234.5`.
    fn decimal(&self, value: f64, least: u8, most: u8) -> String;
    /// A number in few letters: `1.2M`, `120万`.
    fn compact(&self, value: f64) -> String;
    /// A fraction as percent: `63.2%`.
    fn percent(&self, fraction: f64, decimals: u8) -> String;
    /// An amount with all its decimals: `$10,005,534.00`.
    fn money(&self, money: Money, currency: &Currency) -> String;
    /// An amount in few letters: `$10M`.
    fn compact_money(&self, money: Money, currency: &Currency) -> String;
    /// A day: `5 Mar 2024`.
    fn date(&self, day: Day) -> String;
    /// A month: `Mar 2024`.
    fn month(&self, day: Day) -> String;
    /// A year: `2024`.
    fn year(&self, day: Day) -> String;
    /// A size in bytes: `1.2 MB`.
    fn bytes(&self, bytes: u64) -> String;
}
