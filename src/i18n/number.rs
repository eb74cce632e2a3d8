//! Plain numbers, shares, amounts and sizes.

use crate::i18n::currency;
use crate::i18n::messages::Args;
use crate::i18n::numerals::{COMPACT_DIGITS, Form, Numerals};
use crate::i18n::plain::Plain;
use crate::i18n::words::Words;
use crate::sales::money::Money;
use crate::state::settings::Language;

/// Stands where there is no number.
pub const NOTHING: &str = "–";

impl Words {
    /// A whole number.
    pub fn count(&self, count: u64) -> String {
        self.decimal(count as f64, 0, 0)
    }

    /// A number with at least and at most so many decimals: `1,234.5`.
    pub fn decimal(&self, number: f64, least: u8, most: u8) -> String {
        self.number(&Form::Decimal { least, most }, number)
    }

    /// A number in few letters, three digits of it: `1.20M`, `123万`.
    pub fn compact(&self, number: f64) -> String {
        self.number(&Form::Compact { least: COMPACT_DIGITS }, number)
    }

    /// A fraction as percent: `63.2%`.
    pub fn percent(&self, fraction: f64, decimals: u8) -> String {
        self.number(&Form::Percent { decimals }, fraction)
    }

    /// A share, such as of rows that found their counterpart.
    pub fn share(&self, part: u64, whole: u64) -> String {
        let fraction = if whole == 0 { 0.0 } else { part as f64 / whole as f64 };
        // What is not quite all must not read as all.
        let fraction = if part < whole { fraction.min(0.999) } else { fraction };
        self.percent(fraction, if fraction > 0.99 && fraction < 1.0 { 1 } else { 0 })
    }

    /// An amount with all its decimals: `$10,005,534.00`.
    pub fn money(&self, money: Money) -> String {
        self.amount(money, self.currency.decimals)
    }

    /// An amount with so many decimals.
    pub(in crate::i18n) fn amount(&self, money: Money, decimals: u8) -> String {
        match self.language() {
            Language::Persian => self.before_sign(&Form::Decimal { least: decimals, most: decimals }, money),
            _ => self.exact(&Form::Currency { sign: self.currency.sign.clone(), decimals }, money),
        }
    }

    /// An amount in few letters, three digits of it: `$10.0M`.
    pub fn compact_money(&self, money: Money) -> String {
        self.compact_money_at_least(money, COMPACT_DIGITS)
    }

    /// The same with so many digits at least: `$10M`.
    pub(super) fn compact_money_at_least(&self, money: Money, least: u8) -> String {
        match self.language() {
            Language::Persian => self.before_sign(&Form::Compact { least }, money),
            _ => self.exact(&Form::CompactCurrency { sign: self.currency.sign.clone(), least }, money),
        }
    }

    /// A currency by its code, and by its name where the language has one for what is paid.
    pub(super) fn currency_named<'a>(&self, code: &'a str) -> &'a str {
        match self.language() {
            Language::Persian => currency::persian_name(code).unwrap_or(code),
            _ => code,
        }
    }

    /// A size in bytes: `1.2 MB`.
    pub fn bytes(&self, bytes: u64) -> String {
        let (size, unit) = match bytes {
            0..1_000 => return self.say_with("unit-bytes", &Args::none().count("count", bytes)),
            1_000..1_000_000 => (bytes as f64 / 1e3, "unit-kilobytes"),
            1_000_000..1_000_000_000 => (bytes as f64 / 1e6, "unit-megabytes"),
            _ => (bytes as f64 / 1e9, "unit-gigabytes"),
        };
        let size = self.decimal(size, 0, if size < 99.95 { 1 } else { 0 });
        self.say_with(unit, &Args::none().text("size", size))
    }

    /// Persian writes the sign after the amount; the browsers' own form puts it
    /// between the number and its unit.
    fn before_sign(&self, form: &Form, money: Money) -> String {
        let number = self.exact(form, money);
        match currency::persian_name(&self.currency.sign).unwrap_or_else(|| currency::sign(&self.currency.sign)) {
            "" => number,
            // The mark makes a sum without letters run from right to left, too.
            sign => format!("\u{200f}{number}\u{a0}{sign}"),
        }
    }

    pub(super) fn number(&self, form: &Form, number: f64) -> String {
        if !number.is_finite() {
            return NOTHING.to_owned();
        }
        let written = self.numerals.number(self.language(), form, number);
        written.or_else(|| Plain.number(self.language(), form, number)).unwrap_or_default()
    }

    fn exact(&self, form: &Form, money: Money) -> String {
        let written = self.numerals.money(self.language(), form, money);
        written.or_else(|| Plain.money(self.language(), form, money)).unwrap_or_default()
    }
}
