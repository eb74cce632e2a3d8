//! A column as numbers, and the cells that are none.

use crate::ingest::cells::Cells;
use crate::ingest::field::{text, trimmed};
use crate::ingest::number::{Number, POWERS, plain};
use crate::ingest::strays::Strays;
use crate::ingest::texts::Texts;
use crate::sales::money::round_half_even;
use crate::table::column::EMPTY_NUMBER;

/// Fixed-point numbers, all with the same decimals.
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    pub values: Vec<i64>,
    pub decimals: u8,
    pub strays: Strays,
    /// How many cells have a value.
    pub filled: u64,
    /// Cells such as `12.5`, whose point cannot stand for thousands.
    pub certain_points: u64,
    /// Some cell had a point.
    pub points: bool,
    pub percent: bool,
    /// The numbers need more digits than there are; the column must be read as texts.
    pub overflow: bool,
}

impl Numbers {
    /// The texts read by `read`; those it cannot read are strays.
    pub fn from_texts(texts: &Texts, read: impl Fn(&str) -> Option<Number>) -> Numbers {
        let numbers: Vec<Option<Number>> = texts.dictionary.texts().map(read).collect();
        let decimals = decimals_for(numbers.iter().flatten());
        let scaled: Vec<i64> = numbers.iter().map(|number| number.map_or(EMPTY_NUMBER, |number| rescaled(number, decimals))).collect();
        let mut column = Numbers { values: Vec::with_capacity(texts.codes.len()), decimals, ..Numbers::default() };
        column.percent = numbers.iter().flatten().any(|number| number.percent);
        for &code in &texts.codes {
            let value = scaled[code as usize];
            if let Some(number) = numbers[code as usize] {
                column.filled += 1;
                column.note_point(number.mantissa, number.decimals);
            } else {
                column.strays.push(column.values.len(), texts.dictionary.text(code));
            }
            column.values.push(value);
        }
        column
    }

    /// Takes a column's cells.
    pub fn take(&mut self, cells: Cells) {
        self.values.reserve(cells.rows.len());
        for row in cells.rows {
            let raw = cells.raw(row);
            let value = match plain(raw) {
                Some((mantissa, decimals)) if decimals == self.decimals => {
                    self.filled += 1;
                    self.note_point(mantissa, decimals);
                    mantissa
                }
                Some((mantissa, decimals)) => self.rescale(mantissa, decimals),
                None if raw.is_empty() => EMPTY_NUMBER,
                None => self.unusual(&text(raw, cells.quote)),
            };
            self.values.push(value);
        }
    }

    #[inline(always)]
    fn note_point(&mut self, mantissa: i64, decimals: u8) {
        self.points |= decimals > 0;
        // `1.234` may be a thousand; with other decimals, or too many digits
        // before them, the point is one.
        self.certain_points += u64::from(decimals > 0 && (decimals != 3 || mantissa.unsigned_abs() >= 1_000_000));
    }

    #[cold]
    fn unusual(&mut self, text: &str) -> i64 {
        let text = trimmed(text);
        match plain(text.as_bytes()) {
            Some((mantissa, decimals)) => self.rescale(mantissa, decimals),
            None => {
                self.strays.push(self.values.len(), text);
                EMPTY_NUMBER
            }
        }
    }

    /// A number with other decimals than the column's.
    fn rescale(&mut self, mantissa: i64, decimals: u8) -> i64 {
        self.filled += 1;
        self.note_point(mantissa, decimals);
        self.scaled(mantissa, decimals)
    }

    /// The value in the column's decimals, which grow if need be.
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
    pub fn resolve(&mut self, read: impl Fn(&str) -> Option<Number>) {
        let strays = std::mem::take(&mut self.strays);
        let numbers: Vec<Option<Number>> = strays.dictionary.texts().map(read).collect();
        for &(row, code) in &strays.cells {
            match numbers[code as usize] {
                None => self.strays.push(row as usize, strays.dictionary.text(code)),
                Some(number) => {
                    let value = self.scaled(number.mantissa, number.decimals);
                    self.percent |= number.percent;
                    self.filled += 1;
                    if let Some(cell) = self.values.get_mut(row as usize) {
                        *cell = value;
                    }
                }
            }
        }
    }

    /// Whether the values had room; see [`decimals_for`].
    pub fn fits(&self) -> bool {
        let largest = self.values.iter().filter(|value| **value != EMPTY_NUMBER).map(|value| value.unsigned_abs()).max().unwrap_or(0);
        let scale = POWERS[usize::from(self.decimals)].unsigned_abs();
        !self.overflow && (u128::from(largest / scale) + 1) * u128::from(scale) < i64::MAX as u128
    }

    /// Adds the rows that follow.
    pub fn append(&mut self, mut other: Numbers) {
        let decimals = self.decimals.max(other.decimals);
        self.scaled(0, decimals);
        other.scaled(0, decimals);
        self.strays.append(self.values.len(), other.strays);
        self.values.append(&mut other.values);
        self.filled += other.filled;
        self.certain_points += other.certain_points;
        self.points |= other.points;
        self.percent |= other.percent;
        self.overflow |= other.overflow;
    }
}

/// The decimals that hold all numbers; large ones leave less room for decimals.
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
