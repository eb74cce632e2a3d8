//! Whether decimals follow a point or a comma, as a column's cells have it.

use crate::ingest::report::tally::EXAMPLES;
use crate::ingest::values::number::{Convention, Number};

/// What the cells of a column say about its decimal mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Votes {
    only_point: u64,
    only_comma: u64,
    /// Cells such as `1.234`, which have a value either way.
    open: u64,
    /// Those of them whose mark is a point.
    pointed: u64,
    /// The first open cells, row and text; see [`Votes::note`].
    pub examples: Vec<(u32, String)>,
}

impl Votes {
    /// Counts cells with these readings, see [`crate::ingest::values::number::readings`].
    /// Answers whether they are open.
    pub fn count(&mut self, readings: &[Option<Number>; 2], cells: u64) -> bool {
        match readings {
            [Some(point), Some(comma)] if point != comma => {
                self.open += cells;
                self.pointed += if point.decimals > 0 { cells } else { 0 };
                return true;
            }
            [Some(_), None] => self.only_point += cells,
            [None, Some(_)] => self.only_comma += cells,
            _ => {}
        }
        false
    }

    /// Counts a plain number with this many decimals behind a point.
    #[inline(always)]
    pub fn count_plain(&mut self, mantissa: i64, decimals: u8, row: usize, raw: &[u8]) {
        if decimals == 3 && (1_000..1_000_000).contains(&mantissa.unsigned_abs()) {
            self.open += 1;
            self.pointed += 1;
            if self.examples.len() < EXAMPLES {
                self.note(row, &String::from_utf8_lossy(raw));
            }
        } else {
            self.only_point += u64::from(decimals > 0);
        }
    }

    /// Keeps an open cell as an example, if it is one of the first.
    #[cold]
    pub fn note(&mut self, row: usize, text: &str) {
        let place = self.examples.partition_point(|&(other, _)| (other as usize) < row);
        if place < EXAMPLES {
            self.examples.insert(place, (row as u32, text.to_owned()));
            self.examples.truncate(EXAMPLES);
        }
    }

    /// What most cells that leave no doubt say.
    pub fn own(&self) -> Option<Convention> {
        match self.only_point.cmp(&self.only_comma) {
            std::cmp::Ordering::Less => Some(Convention::Comma),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some(Convention::Point),
        }
    }

    /// Whether all open cells have a comma before three digits, as thousands do in English.
    pub fn are_english(&self) -> bool {
        self.open > 0 && self.pointed == 0
    }

    /// How many cells have another value by the other convention.
    pub fn open(&self) -> u64 {
        self.open
    }
}
