//! The currencies that stand beside a column's numbers.

use crate::ingest::values::currency::Currency;
use crate::table::column::Column;
use crate::table::dictionary::{Dictionary, EMPTY_CODE};

/// The currency of each cell; costs nothing until a cell has one.
#[derive(Clone, Debug, Default)]
pub struct Currencies {
    known: Vec<Currency>,
    /// By row, behind the last one with a currency there are none: 0 for no
    /// currency, else one more than its place among the known.
    codes: Vec<u32>,
}

impl Currencies {
    /// Notes the currency of a cell.
    pub fn note(&mut self, row: usize, currency: Option<Currency>) {
        let Some(currency) = currency else { return };
        let place = self.known.iter().position(|known| *known == currency).unwrap_or_else(|| {
            self.known.push(currency);
            self.known.len() - 1
        });
        if self.codes.len() <= row {
            self.codes.resize(row + 1, EMPTY_CODE);
        }
        if let Some(code) = self.codes.get_mut(row) {
            *code = place as u32 + 1;
        }
    }

    /// The label of each row's currency as a column of so many rows; `None` if no cell has one.
    pub fn column(mut self, rows: usize) -> Option<Column> {
        if self.known.is_empty() {
            return None;
        }
        self.codes.resize(rows, EMPTY_CODE);
        let mut dictionary = Dictionary::default();
        for currency in self.known {
            dictionary.code_or_insert(currency.label());
        }
        Some(Column::Text { dictionary, codes: self.codes })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_currency_of_each_cell() {
        let mut currencies = Currencies::default();
        for (row, word) in [(1, "€"), (2, "USD"), (4, "EUR")] {
            currencies.note(row, Currency::of(word));
        }
        let column = currencies.column(6).expect("there are currencies");
        let written: Vec<String> = (0..6).map(|row| column.written(row).unwrap_or_default()).collect();
        assert_eq!(written, ["", "EUR", "USD", "", "EUR", ""]);
        assert!(Currencies::default().column(6).is_none());
    }
}
