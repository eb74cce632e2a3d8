//! Exact numbers of plans as a reader can check them.

use crate::i18n::number::NOTHING;
use crate::i18n::words::Words;
use crate::plan::document::number::{Bound, decimal};
use crate::sales::exact::Exact;
use crate::sales::money::Money;

/// No share is written with more decimals.
const MOST_DECIMALS: u8 = 4;

/// But where it can be checked.
const EXACT_DECIMALS: u8 = 6;

impl Words {
    /// An amount with its cents, or a dash where it is too large to be written.
    pub fn plan_amount(&self, amount: Exact) -> String {
        Money::new(amount).map_or_else(|| NOTHING.to_owned(), |money| self.money(money))
    }

    /// An amount without cents, for where it is one of many.
    pub fn plan_rounded(&self, amount: Exact) -> String {
        Money::new(amount).map_or_else(|| NOTHING.to_owned(), |money| self.amount(money, 0))
    }

    /// The same with its sign, `+$1,200`.
    pub fn plan_difference(&self, amount: Exact) -> String {
        let sign = if amount.is_positive() { "+" } else { "" };
        format!("{sign}{}", self.plan_rounded(amount))
    }

    /// A share with as many decimals as it has: `7.125%`.
    pub fn plan_share(&self, share: Exact) -> String {
        let is_whole_at = |decimals: &u8| share.floor_at(10i64.pow(u32::from(*decimals) + 2)).is_some_and(|(_, is_all)| is_all);
        let decimals = (0..MOST_DECIMALS).find(is_whole_at);
        self.percent(share.to_f64(), decimals.unwrap_or(if share.to_f64() < 0.1 { 3 } else { 1 }))
    }

    /// The same with so many decimals that a million times it is right to the cent.
    pub fn plan_exact_share(&self, share: Exact) -> String {
        let is_whole_at = |decimals: &u8| share.floor_at(10i64.pow(u32::from(*decimals) + 2)).is_some_and(|(_, is_all)| is_all);
        self.percent(share.to_f64(), (0..EXACT_DECIMALS).find(is_whole_at).unwrap_or(EXACT_DECIMALS))
    }

    /// A number that is counted.
    pub fn plan_number(&self, number: Exact) -> String {
        self.decimal(number.to_f64(), 0, 2)
    }

    /// A place on a scale.
    pub fn plan_bound(&self, bound: Bound) -> String {
        match bound {
            Bound::OfQuota(share) => self.plan_share(share),
            Bound::At(number) => self.plan_number(number),
        }
    }
}

/// What was typed, as documents write numbers: digits of any of the page's languages,
/// without separators of thousands, with a percent sign where the number has one.
pub fn typed(text: &str, is_percent: bool) -> Option<String> {
    let mut plain = String::new();
    for letter in text.trim().chars() {
        match letter {
            '\u{6f0}'..='\u{6f9}' => plain.extend(char::from_digit(u32::from(letter) - 0x6f0, 10)),
            '\u{660}'..='\u{669}' => plain.extend(char::from_digit(u32::from(letter) - 0x660, 10)),
            '٫' => plain.push('.'),
            '−' => plain.push('-'),
            '٪' => plain.push('%'),
            ',' | '٬' | '،' | ' ' | '\u{a0}' | '\u{202f}' | '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}' => {}
            letter => plain.push(letter),
        }
    }
    let digits = plain.trim_end_matches('%');
    decimal(digits)?;
    Some(if is_percent || plain.ends_with('%') { format!("{digits}%") } else { plain })
}

#[cfg(test)]
mod tests {
    use super::typed;

    #[test]
    fn numbers_are_typed_as_they_are_shown() {
        let cases = [
            ("250,000", false, Some("250000")),
            ("6", true, Some("6%")),
            ("6.5 %", true, Some("6.5%")),
            ("۱۲٫۵٪", true, Some("12.5%")),
            ("۲۵۰٬۰۰۰", false, Some("250000")),
            ("−3", false, Some("-3")),
            ("80%", false, Some("80%")),
            ("six", true, None),
            ("", false, None),
            ("%", true, None),
        ];
        for (text, is_percent, expected) in cases {
            assert_eq!(typed(text, is_percent).as_deref(), expected, "{text}");
        }
    }
}
