//! How the amounts of a column are written, as far as that says what single
//! cells mean: a dash is a zero where the column is written in an accounting
//! format, `3 L` are lakhs where there are rupees, `0.5 m` a million where
//! other amounts have a currency or a power of ten.

use crate::ingest::values::currency::Currency;
use crate::ingest::values::guard::PADDED_DASH;
use crate::ingest::values::number::{self, Convention, Number};
use crate::ingest::values::word::{Needs, Word, is_rupee, word};

/// What was seen in a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    money: bool,
    rupees: bool,
    accounting: bool,
}

impl Style {
    /// What a header says; `is_number` if the column is known to hold numbers.
    pub fn of_header(header: &str, is_number: bool) -> Style {
        let mut style = Style { money: is_number, ..Style::default() };
        let signs = header.chars().filter(|letter| !letter.is_alphanumeric());
        let signs = signs.filter_map(|sign| word(sign.encode_utf8(&mut [0; 4])));
        let words = header.split(|letter: char| !letter.is_alphanumeric()).filter_map(word);
        for found in words.chain(signs) {
            match found {
                Word::Currency(currency) => style.note_currency(currency),
                Word::Scale(scale) if scale.needs == Needs::Nothing => style.note_power(scale.power),
                Word::Scale(_) => {}
            }
        }
        style
    }

    /// What either has seen.
    pub fn with(self, other: Style) -> Style {
        Style { money: self.money || other.money, rupees: self.rupees || other.rupees, accounting: self.accounting || other.accounting }
    }

    /// Notes what a cell is written with.
    pub fn note(&mut self, number: &Number) {
        let dress = &number.dress;
        self.accounting |= dress.dashed || dress.bracketed;
        if let Some(currency) = number.currency {
            self.note_currency(currency);
        }
        if dress.needs == Needs::Nothing && dress.power != 0 {
            self.note_power(dress.power);
        }
    }

    /// Notes what cells with these texts are written with.
    pub fn note_all<'a>(&mut self, texts: impl Iterator<Item = &'a str>) {
        texts.filter_map(number_of).for_each(|number| self.note(&number));
    }

    fn note_currency(&mut self, currency: Currency) {
        self.money = true;
        self.rupees |= is_rupee(currency);
    }

    fn note_power(&mut self, power: i32) {
        self.money = true;
        // Only lakhs and crores are counted so.
        self.rupees |= power == 5 || power == 7;
    }

    /// The number that a cell's text is in this column.
    pub fn read(&self, text: &str, convention: Convention) -> Option<Number> {
        if self.accounting && is_lone_dash(text) {
            return Some(Number::ZERO_DASH);
        }
        number::parse(text, convention).filter(|number| self.has(number.dress.needs))
    }

    /// Whether there is what a power of ten needs.
    fn has(&self, needs: Needs) -> bool {
        match needs {
            Needs::Nothing => true,
            Needs::Money => self.money,
            Needs::Rupees => self.rupees,
        }
    }
}

fn number_of(text: &str) -> Option<Number> {
    let [point, comma] = number::readings(text);
    point.or(comma)
}

/// Whether a cell is nothing but a dash.
pub fn is_lone_dash(text: &str) -> bool {
    ["-", "–", "—", PADDED_DASH].contains(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_column_says_what_a_cell_means() {
        let cases: [(&str, &[&str], &str, Option<i64>); 14] = [
            ("Amount", &["$1,200.00", "$-"], "-", Some(0)),
            ("Amount", &["1,200.00", "(300.00)"], "-", Some(0)),
            ("Amount", &["1200", "-  "], "–", Some(0)),
            ("Amount", &["1,200.00", "-300.00"], "-", None),
            ("Amount", &["$1,200.00"], "-", None),
            ("Length", &["5 m", "7 m"], "5 m", None),
            ("Size", &["1.2 M", "300 K"], "5 m", Some(5_000_000)),
            ("Size", &["$1.2"], "5 m", Some(5_000_000)),
            ("Amount (EUR)", &["1.2"], "5 m", Some(5_000_000)),
            ("Volume", &["5 L", "3 L"], "5 L", None),
            ("Volume", &["$5", "3 K"], "5 L", None),
            ("Value", &["1.2 Cr", "5"], "5 L", Some(500_000)),
            ("Value (₹)", &["5 L"], "5 L", Some(500_000)),
            ("Value INR", &[], "5 L", Some(500_000)),
        ];
        for (header, texts, text, expected) in cases {
            let mut style = Style::of_header(header, false);
            style.note_all(texts.iter().copied());
            assert_eq!(style.read(text, Convention::Point).map(|number| number.mantissa), expected, "{text} in {header}: {texts:?}");
        }
    }
}
