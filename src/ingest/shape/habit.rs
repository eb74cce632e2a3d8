//! What the cells of a column usually look like, and how odd another one would
//! be there.
//!
//! Oddness is counted in bits, as a compressor would: a cell like all others
//! costs next to nothing, one that looks like none of them some twenty bits.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use crate::ingest::scan::field::trimmed;

/// What the sample's cells of one column look like.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Habit {
    cells: u32,
    empty: u32,
    /// How often each text occurs, and each shape, by hash.
    values: FxHashMap<u64, u32>,
    shapes: FxHashMap<u64, u32>,
    looks: [[u32; 16]; LOOKS],
    /// What a cell of the column costs on average.
    usual: f64,
}

/// Ways to look at a cell whose shape is new: how it begins, how it ends, how
/// long it is, what it is made of.
const LOOKS: usize = 4;

/// A new shape is at least so odd, and a new value where the same few occur again and again.
const NEW_SHAPE: f64 = 4.0;
const NEW_VALUE: f64 = 2.0;

impl Habit {
    /// The habits of a column with these cells.
    #[allow(clippy::indexing_slicing, reason = "classes are below sixteen")]
    pub fn of<'a>(cells: impl Iterator<Item = &'a str> + Clone) -> Habit {
        let mut habit = Habit::default();
        for cell in cells.clone() {
            habit.cells += 1;
            if trimmed(cell).is_empty() {
                habit.empty += 1;
                continue;
            }
            *habit.values.entry(hash(cell)).or_default() += 1;
            let look = Look::at(cell);
            *habit.shapes.entry(look.shape).or_default() += 1;
            for (counts, class) in habit.looks.iter_mut().zip(look.classes) {
                counts[class] += 1;
            }
        }
        let sum: f64 = cells.map(|cell| habit.cost(cell)).sum();
        habit.usual = sum / f64::from(habit.cells.max(1));
        habit
    }

    /// How odd this cell would be in the column, in bits.
    #[allow(clippy::indexing_slicing, reason = "classes are below sixteen")]
    pub fn cost(&self, cell: &str) -> f64 {
        let (cells, empty) = (f64::from(self.cells), f64::from(self.empty));
        if trimmed(cell).is_empty() {
            return bits(empty + 0.5, cells + 1.0);
        }
        let filled = cells - empty;
        let mut cost = bits(filled + 0.5, cells + 1.0);
        if self.is_closed() {
            let known = self.values.len() as f64;
            match self.values.get(&hash(cell)) {
                Some(&count) => return cost + bits(f64::from(count), filled + known),
                None => cost += bits(known, filled + known) + NEW_VALUE,
            }
        }
        let look = Look::at(cell);
        let known = self.shapes.len().max(1) as f64;
        if let Some(&count) = self.shapes.get(&look.shape) {
            return cost + bits(f64::from(count), filled + known);
        }
        let looks = self.looks.iter().zip(look.classes);
        let looks: f64 = looks.map(|(counts, class)| bits(f64::from(counts[class]) + 0.5, filled + 8.0)).sum();
        cost + bits(known, filled + known) + NEW_SHAPE + looks
    }

    /// How much odder than usual this cell would be in the column, in bits.
    pub fn surprise(&self, cell: &str) -> f64 {
        self.cost(cell) - self.usual
    }

    /// How odd a cell is that is like no other in any way, in bits.
    pub fn oddest(&self) -> f64 {
        let filled = f64::from(self.cells - self.empty);
        let known = self.shapes.len().max(1) as f64;
        bits(known, filled + known) + NEW_SHAPE + LOOKS as f64 * bits(0.5, filled + 8.0)
    }

    /// Whether the column has a few values that occur again and again.
    fn is_closed(&self) -> bool {
        let filled = self.cells - self.empty;
        filled >= 8 && self.values.len() * 4 <= filled as usize
    }
}

fn bits(part: f64, whole: f64) -> f64 {
    (whole / part).log2().max(0.0)
}

fn hash(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    text.hash(&mut hasher);
    hasher.finish()
}

/// A text with runs of digits, capitals and small letters as one each, by hash.
pub fn shape(cell: &str) -> u64 {
    Look::at(cell).shape
}

/// What is seen of a cell at a glance.
struct Look {
    /// Of the text with runs of digits, capitals and small letters as one each:
    /// `28/01/2018` and `1/2/2020` have the same.
    shape: u64,
    classes: [usize; LOOKS],
}

impl Look {
    fn at(cell: &str) -> Look {
        let mut shape = FxHasher::default();
        // Without it zeros at the start leave no trace.
        shape.write_u8(1);
        let (mut first, mut last, mut mix) = (None, Class::Space, 0);
        for letter in cell.chars() {
            let class = Class::of(letter);
            mix |= match class {
                Class::Digit => 1,
                Class::Capital | Class::Small | Class::Letter => 2,
                Class::Space => 4,
                Class::Mark(_) => 8,
            };
            if first.is_none() || class != last {
                class.hash(&mut shape);
            }
            first.get_or_insert(class);
            last = class;
        }
        let length = (usize::BITS - cell.len().leading_zeros()).min(15) as usize;
        Look { shape: shape.finish(), classes: [first.unwrap_or(Class::Space).index(), last.index(), length, mix] }
    }
}

/// Kinds of letters; marks stand for themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    Digit,
    Capital,
    Small,
    /// Of a script without capitals, or beyond ASCII.
    Letter,
    Space,
    Mark(char),
}

impl Class {
    pub fn of(letter: char) -> Class {
        match letter {
            letter if letter.is_numeric() => Class::Digit,
            'A'..='Z' => Class::Capital,
            'a'..='z' => Class::Small,
            letter if letter.is_alphabetic() => Class::Letter,
            letter if letter.is_whitespace() => Class::Space,
            letter => Class::Mark(letter),
        }
    }

    fn index(self) -> usize {
        match self {
            Class::Digit => 0,
            Class::Capital => 1,
            Class::Small => 2,
            Class::Letter => 3,
            Class::Space => 4,
            Class::Mark('$' | '€' | '£' | '¥' | '+' | '-' | '%') => 5,
            Class::Mark('"' | '\'') => 6,
            Class::Mark('.' | '!' | '?') => 7,
            Class::Mark(_) => 8,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_like_the_others_is_less_odd() {
        let columns: [(&[&str], &str, &[&str]); 5] = [
            (&["28/01/2018", "3/2/2019", "13/12/2019", "1/1/2020"], "5/6/2021", &["", "abc", "5", "5/6/2021 x"]),
            (&["$1.50", "$12.25", "$7.00", "$80.08"], "$9.99", &["", "9.99", "$9.99 Boots", "\"$9.99"]),
            (&["", "", "", ""], "", &["x", "0"]),
            (&["Won", "Lost", "Won", "Lost", "Won", "Lost", "Won", "Won", "Lost", "Won"], "Lost", &["Anna", "", "5"]),
            (&["D-1", "D-22", "E-333", "F-4"], "Z-99", &["D1", "Renewal", "99", "1D-1"]),
        ];
        for (cells, usual, odd) in columns {
            let habit = Habit::of(cells.iter().copied());
            assert!(habit.surprise(usual) < 2.0, "{usual} in {cells:?}: {}", habit.surprise(usual));
            for cell in odd {
                assert!(habit.surprise(cell) > habit.surprise(usual) + 2.5, "{cell} in {cells:?}: {}", habit.surprise(cell));
            }
        }
    }
}
