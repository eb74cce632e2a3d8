//! What a writer of numbers and days can do.

use crate::sales::calendar::Calendar;
use crate::sales::day::Day;
use crate::sales::money::Money;
use crate::state::settings::Language;

/// Writes single numbers and days in the letters of a language: the browser's
/// own `Intl`, or the native writer that also stands in where a browser refuses.
///
/// `None` where this writer cannot; rules that hold for every writer (where a
/// sign stands in Persian, what is shortened) are those of
/// `Words`.
pub trait Numerals: Sync {
    /// A finite number.
    fn number(&self, language: Language, form: &Form, number: f64) -> Option<String>;
    /// An amount, exactly.
    fn money(&self, language: Language, form: &Form, money: Money) -> Option<String>;
    /// A day, or the part of it that the form names.
    fn day(&self, language: Language, calendar: Calendar, form: DayForm, day: Day) -> Option<String>;
}

/// So many digits of a number in few letters are exact.
pub const COMPACT_DIGITS: u8 = 3;

/// How a number is written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// With at least and at most so many decimals: `1,234.5`.
    Decimal { least: u8, most: u8 },
    /// In few letters, three digits exact and at least so many written: `1.23M`, `123万`.
    Compact { least: u8 },
    /// A fraction as percent: `63.2%`.
    Percent { decimals: u8 },
    /// An amount of a currency, by its code or any other sign: `$10,005,534.00`.
    Currency { sign: String, decimals: u8 },
    /// The same in few letters: `$10M`, with three digits at least `$10.0M`.
    CompactCurrency { sign: String, least: u8 },
}

/// How a day is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayForm {
    /// `Mar 5, 2024`
    Date,
    /// `Mar 2024`
    Month,
    /// `Mar`
    MonthAlone,
    /// `Mar 5`
    DayOfMonth,
    /// `2024`
    Year,
}
