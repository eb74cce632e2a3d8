//! A column as keys: texts that hardly repeat, of which only a hash is kept.

use crate::ingest::columns::cells::Cells;
use crate::ingest::columns::distinct::Distinct;
use crate::ingest::columns::strays::Strays;
use crate::ingest::columns::texts::Texts;
use crate::ingest::scan::field::text;
use crate::ingest::values::date;
use crate::ingest::values::guard::bare;
use crate::ingest::values::number::{self, Convention};
use crate::ingest::values::placeholder::{Blanks, Codes, is_placeholder};
use crate::table::column::EMPTY_KEY;
use crate::table::dictionary::{key_of, key_of_bytes};

/// A 64-bit key a row.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    pub keys: Vec<u64>,
    pub distinct: Distinct,
    /// Cells with a key.
    pub filled: u64,
    /// Cells that stand for "no value" wherever they are; their key is kept too.
    pub strays: Strays,
    pub codes: Codes,
    /// The keys of texts that the user wants to count as empty.
    blanks: Vec<u64>,
    doubts: Doubts,
}

/// Proof that the column is neither numbers nor dates, gathered from as few
/// cells as are needed: more than a tenth must not fit.
#[derive(Clone, Copy, Debug, Default)]
struct Doubts {
    no_number: u64,
    no_date: u64,
    /// Numbers padded with zeros: one in a hundred makes the column text.
    padded: u64,
}

impl Keys {
    /// The keys of texts.
    pub fn from_texts(texts: &Texts, blanks: &Blanks) -> Keys {
        let mut column = Keys { blanks: blanks.iter().map(|text| key_of(text)).collect(), ..Keys::default() };
        for &code in &texts.codes {
            column.push(texts.dictionary.text(code), texts.dictionary.key(code));
        }
        column
    }

    /// Takes a column's cells.
    pub fn take(&mut self, cells: Cells) {
        self.keys.reserve(cells.rows.len());
        let no_blanks = self.blanks.is_empty();
        for row in cells.rows {
            let raw = cells.raw(row);
            let plain = match raw {
                [first, .., last] => {
                    let graphic = first.is_ascii_alphanumeric() && last.is_ascii_graphic() && *first != cells.quote;
                    no_blanks && graphic && (!cells.non_ascii || raw.is_ascii())
                }
                _ => false,
            };
            if plain && raw.len() > 6 && self.doubts.settled(self.filled + 1) {
                let key = key_of_bytes(raw);
                self.distinct.add(key);
                self.filled += 1;
                self.codes.others += 1;
                self.keys.push(key);
            } else {
                let text = text(raw, cells.quote);
                let text = bare(&text);
                self.push(&text, key_of(&text));
            }
        }
    }

    fn push(&mut self, text: &str, key: u64) {
        if self.blanks.contains(&key) {
            self.keys.push(EMPTY_KEY);
            return;
        }
        if is_placeholder(text) {
            self.strays.push(self.keys.len(), text);
        } else if key != EMPTY_KEY {
            self.distinct.add(key);
            self.codes.count(text, 1);
            if !self.doubts.settled(self.filled + 1) {
                self.doubts.weigh(text);
            }
            self.filled += 1;
        }
        self.keys.push(key);
    }

    /// Whether it is proved that the column is neither numbers nor dates.
    pub fn is_text(&self, filled: u64) -> bool {
        self.doubts.settled(filled)
    }
}

impl Doubts {
    #[inline(always)]
    fn settled(self, filled: u64) -> bool {
        self.no_date * 10 > filled && (self.no_number * 10 > filled || self.padded * 100 >= filled && self.padded > 0)
    }

    fn weigh(&mut self, text: &str) {
        let numbers = [Convention::Point, Convention::Comma].map(|convention| number::parse(text, convention));
        self.no_number += u64::from(numbers == [None, None]);
        self.padded += u64::from(numbers.iter().all(|number| number.is_some_and(|number| number.padded)));
        self.no_date += u64::from(date::parse(text).is_none());
    }
}
