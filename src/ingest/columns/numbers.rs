//! A column as numbers, and the cells that are none.

use crate::ingest::columns::cells::Cells;
use crate::ingest::columns::currencies::Currencies;
use crate::ingest::columns::strays::Strays;
use crate::ingest::columns::style::{Style, is_lone_dash};
use crate::ingest::columns::texts::Texts;
use crate::ingest::columns::votes::Votes;
use crate::ingest::report::tally::EXAMPLES;
use crate::ingest::scan::field::text;
use crate::ingest::values::guard::bare;
use crate::ingest::values::number::{self, Convention, Number, POWERS, plain};
use crate::ingest::values::placeholder::{Blanks, Standing};
use crate::ingest::values::word::Needs;
use crate::sales::exact::round_half_even;
use crate::table::column::EMPTY_NUMBER;

/// Fixed-point numbers, all with the same decimals.
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    pub values: Vec<i64>,
    pub decimals: u8,
    pub strays: Strays,
    /// What the strays say, once they are resolved.
    pub standings: Vec<Standing>,
    /// How many cells have a value.
    pub filled: u64,
    pub votes: Votes,
    /// What the values were read by.
    pub convention: Convention,
    /// Some cell has its value only by this convention.
    pub marked: bool,
    /// Cells with more than plain digits that have a value.
    pub dressed: u64,
    /// Whether dressed cells are read at once, for there are many.
    eager: bool,
    pub percent: bool,
    pub currencies: Currencies,
    /// What the values with more than plain digits are written with.
    pub style: Style,
    /// Cells in which a dash alone is a zero, row and text.
    pub zero_dashes: Vec<(u32, String)>,
    /// Nothing in the column or the file says whether the convention is right.
    pub doubtful: bool,
    /// The numbers need more digits than there are; the column must be read as texts.
    overflow: bool,
}

impl Numbers {
    /// The plain numbers among the texts; all others are strays.
    pub fn plain(texts: &Texts) -> Numbers {
        let plain = |text: &str| plain(text.as_bytes()).and_then(|_| number::parse(text, Convention::Point));
        let mut column = Numbers::from_texts(texts, plain);
        for (row, &code) in texts.codes.iter().enumerate() {
            let text = texts.dictionary.text(code);
            if let Some((mantissa, decimals)) = number::plain(text.as_bytes()) {
                column.marked |= decimals > 0;
                column.votes.count_plain(mantissa, decimals, row, text.as_bytes());
            }
        }
        column
    }

    /// A column that reads numbers in any dress by one convention.
    pub fn eager(texts: &Texts, convention: Convention) -> Numbers {
        let mut column = Numbers { convention, eager: true, ..Numbers::default() };
        texts.codes.iter().for_each(|&code| column.push_dressed(texts.dictionary.text(code)));
        column
    }

    /// The texts read by `read`; those it cannot read are strays.
    #[allow(clippy::indexing_slicing, reason = "codes are those of the dictionary")]
    pub fn from_texts(texts: &Texts, read: impl Fn(&str) -> Option<Number>) -> Numbers {
        let numbers: Vec<Option<Number>> = texts.dictionary.texts().map(read).collect();
        let decimals = decimals_for(numbers.iter().flatten());
        let scaled: Vec<i64> = numbers.iter().map(|number| number.map_or(EMPTY_NUMBER, |number| rescaled(number, decimals))).collect();
        let mut column = Numbers { values: Vec::with_capacity(texts.codes.len()), decimals, ..Numbers::default() };
        column.percent = numbers.iter().flatten().any(|number| number.percent);
        for &code in &texts.codes {
            if let Some(number) = numbers[code as usize] {
                column.filled += 1;
                column.currencies.note(column.values.len(), number.currency);
                let text = texts.dictionary.text(code);
                if is_lone_dash(text) {
                    column.zero_dashes.push((column.values.len() as u32, text.to_owned()));
                }
            } else {
                column.strays.push(column.values.len(), texts.dictionary.text(code));
            }
            column.values.push(scaled[code as usize]);
        }
        column
    }

    /// Takes a column's cells.
    pub fn take(&mut self, cells: Cells) {
        self.values.reserve(cells.rows.len());
        if self.eager {
            cells.rows.iter().for_each(|row| self.push_dressed(&bare(&text(cells.raw(row), cells.quote))));
            return;
        }
        for row in cells.rows {
            let raw = cells.raw(row);
            let value = match plain(raw) {
                Some((mantissa, decimals)) if decimals == self.decimals => {
                    self.filled += 1;
                    self.note_plain(mantissa, decimals, raw);
                    mantissa
                }
                Some((mantissa, decimals)) => self.rescale(mantissa, decimals, raw),
                None if raw.is_empty() => EMPTY_NUMBER,
                None => self.unusual(&text(raw, cells.quote)),
            };
            self.values.push(value);
        }
    }

    #[inline(always)]
    fn note_plain(&mut self, mantissa: i64, decimals: u8, raw: &[u8]) {
        self.marked |= decimals > 0;
        self.votes.count_plain(mantissa, decimals, self.values.len(), raw);
    }

    #[cold]
    fn unusual(&mut self, text: &str) -> i64 {
        let text = &*bare(text);
        match plain(text.as_bytes()) {
            Some((mantissa, decimals)) => self.rescale(mantissa, decimals, text.as_bytes()),
            None => {
                self.strays.push(self.values.len(), text);
                EMPTY_NUMBER
            }
        }
    }

    /// A number with other decimals than the column's.
    fn rescale(&mut self, mantissa: i64, decimals: u8, raw: &[u8]) -> i64 {
        self.filled += 1;
        self.note_plain(mantissa, decimals, raw);
        self.scaled(mantissa, decimals)
    }

    /// A number such as `$1,234.50`.
    #[allow(clippy::indexing_slicing, reason = "there are two conventions")]
    fn push_dressed(&mut self, text: &str) {
        if let Some((mantissa, decimals)) = plain(text.as_bytes())
            && (decimals == 0 || self.convention == Convention::Point)
        {
            let value = self.rescale(mantissa, decimals, text.as_bytes());
            self.values.push(value);
            return;
        }
        let row = self.values.len();
        let readings = number::readings(text);
        let own = readings[usize::from(self.convention == Convention::Comma)]
            .filter(|number| !number.padded && number.dress.needs == Needs::Nothing);
        let value = match own {
            Some(number) => {
                if self.votes.count(&readings, 1) && self.votes.examples.len() < EXAMPLES {
                    self.votes.note(row, text);
                }
                self.marked |= readings[0] != readings[1];
                self.dressed += u64::from(plain(text.as_bytes()).is_none());
                self.percent |= number.percent;
                self.currencies.note(row, number.currency);
                self.style.note(&number);
                self.filled += 1;
                self.scaled(number.mantissa, number.decimals)
            }
            None => {
                self.strays.push(row, text);
                EMPTY_NUMBER
            }
        };
        self.values.push(value);
    }

    /// The value in the column's decimals, which grow if need be.
    #[allow(clippy::indexing_slicing, reason = "no number has more than nine decimals")]
    fn scaled(&mut self, mantissa: i64, decimals: u8) -> i64 {
        if decimals > self.decimals {
            let factor = POWERS[usize::from(decimals - self.decimals)];
            for value in self.values.iter_mut().filter(|value| **value != EMPTY_NUMBER) {
                match value.checked_mul(factor) {
                    Some(larger) => *value = larger,
                    None => self.overflow = true,
                }
            }
            self.decimals = decimals;
        }
        match mantissa.checked_mul(POWERS[usize::from(self.decimals - decimals)]) {
            Some(value) => value,
            None => {
                self.overflow = true;
                EMPTY_NUMBER
            }
        }
    }

    /// Gives values to the strays that `read` understands; the others stay.
    pub fn resolve(&mut self, blanks: &Blanks, read: impl Fn(&str) -> Option<Number>) {
        let counts = self.strays.counts();
        self.standings = self.strays.standings(&counts, self.filled, blanks);
        let readable = |standing: &Standing| *standing != Standing::Blank;
        let texts = self.strays.dictionary.texts().zip(&self.standings);
        let numbers: Vec<Option<Number>> = texts.map(|(text, standing)| read(text).filter(|_| readable(standing))).collect();
        for (row, code) in std::mem::take(&mut self.strays.cells) {
            match numbers.get(code as usize).copied().flatten() {
                None => self.strays.cells.push((row, code)),
                Some(number) => {
                    let value = self.scaled(number.mantissa, number.decimals);
                    self.percent |= number.percent;
                    self.currencies.note(row as usize, number.currency);
                    self.filled += 1;
                    let text = self.strays.dictionary.text(code);
                    if is_lone_dash(text) {
                        self.zero_dashes.push((row, text.to_owned()));
                    }
                    if let Some(cell) = self.values.get_mut(row as usize) {
                        *cell = value;
                    }
                }
            }
        }
    }

    /// Whether the values had room; see [`decimals_for`].
    #[allow(clippy::indexing_slicing, reason = "no number has more than nine decimals")]
    pub fn fits(&self) -> bool {
        let largest = self.values.iter().filter(|value| **value != EMPTY_NUMBER).map(|value| value.unsigned_abs()).max().unwrap_or(0);
        let scale = POWERS[usize::from(self.decimals)].unsigned_abs();
        !self.overflow && (u128::from(largest / scale) + 1) * u128::from(scale) < i64::MAX as u128
    }
}

/// The decimals that hold all numbers; large ones leave less room for decimals.
#[allow(clippy::indexing_slicing, reason = "no number has more than nine decimals")]
fn decimals_for<'a>(numbers: impl Iterator<Item = &'a Number>) -> u8 {
    let (mut largest, mut wanted) = (0, 0);
    for number in numbers {
        largest = largest.max(number.mantissa.unsigned_abs() / POWERS[usize::from(number.decimals)].unsigned_abs());
        wanted = wanted.max(number.decimals);
    }
    let room = |decimals: &u8| (u128::from(largest) + 1) * 10u128.pow(u32::from(*decimals)) < i64::MAX as u128;
    (0..=wanted).rev().find(room).unwrap_or(0)
}

fn rescaled(number: Number, decimals: u8) -> i64 {
    let mantissa = i128::from(number.mantissa);
    let value = if number.decimals <= decimals {
        mantissa * 10i128.pow(u32::from(decimals - number.decimals))
    } else {
        round_half_even(mantissa, 10i128.pow(u32::from(number.decimals - decimals)))
    };
    i64::try_from(value).unwrap_or(EMPTY_NUMBER)
}
