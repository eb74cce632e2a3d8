//! A column as dates as they are written, and the cells that are none.

use crate::ingest::cells::Cells;
use crate::ingest::date::{self, WrittenDate, YearPlace};
use crate::ingest::field::{text, trimmed};
use crate::ingest::problem::DateOrder;
use crate::ingest::strays::Strays;
use crate::ingest::texts::Texts;

/// Dates whose numbers may still be read in several orders.
#[derive(Clone, Debug, Default)]
pub struct Dates {
    pub dates: Vec<WrittenDate>,
    /// Seconds since midnight, once any cell has a time.
    pub seconds: Option<Vec<u32>>,
    pub strays: Strays,
    /// How many cells have a date.
    pub filled: u64,
}

impl Dates {
    /// The texts read by `read`; those it cannot read are strays.
    pub fn from_texts(texts: &Texts, read: impl Fn(&str) -> Option<(WrittenDate, Option<u32>)>) -> Dates {
        let dates: Vec<_> = texts.dictionary.texts().map(read).collect();
        let mut column = Dates { dates: Vec::with_capacity(texts.codes.len()), ..Dates::default() };
        for &code in &texts.codes {
            match dates[code as usize] {
                Some((date, seconds)) => column.push(date, seconds),
                None => column.push_stray(texts.dictionary.text(code)),
            }
        }
        column
    }

    /// Takes a column's cells.
    pub fn take(&mut self, cells: Cells) {
        self.dates.reserve(cells.rows.len());
        for row in cells.rows {
            let raw = cells.raw(row);
            match date::numeric(raw) {
                Some((date, seconds)) => self.push(date, seconds),
                None if raw.is_empty() => self.push_stray(""),
                None => self.unusual(&text(raw, cells.quote)),
            }
        }
    }

    #[cold]
    fn unusual(&mut self, text: &str) {
        match date::numeric(trimmed(text).as_bytes()) {
            Some((date, seconds)) => self.push(date, seconds),
            None => self.push_stray(trimmed(text)),
        }
    }

    #[inline(always)]
    fn push(&mut self, date: WrittenDate, seconds: Option<u32>) {
        if seconds.is_some() && self.seconds.is_none() {
            self.seconds = Some(vec![0; self.dates.len()]);
        }
        if let Some(column) = &mut self.seconds {
            column.push(seconds.unwrap_or(0));
        }
        self.dates.push(date);
        self.filled += 1;
    }

    fn push_stray(&mut self, text: &str) {
        self.strays.push(self.dates.len(), text);
        if let Some(column) = &mut self.seconds {
            column.push(0);
        }
        self.dates.push(WrittenDate::NONE);
    }

    /// Gives dates to the strays that can be read with more patience.
    pub fn resolve(&mut self) {
        let strays = std::mem::take(&mut self.strays);
        let dates: Vec<_> = strays.dictionary.texts().map(date::parse).collect();
        for &(row, code) in &strays.cells {
            let Some((date, seconds)) = dates[code as usize] else {
                self.strays.push(row as usize, strays.dictionary.text(code));
                continue;
            };
            self.filled += 1;
            if let Some(cell) = self.dates.get_mut(row as usize) {
                *cell = date;
            }
            if let Some(seconds) = seconds {
                let column = self.seconds.get_or_insert_with(|| vec![0; self.dates.len()]);
                if let Some(cell) = column.get_mut(row as usize) {
                    *cell = seconds;
                }
            }
        }
    }

    /// The one order in which most of the dates exist, if there is one, and
    /// whether it is the only one that does as well.
    pub fn order(&self) -> (Option<DateOrder>, bool) {
        if self.dates.iter().all(|date| date.year_place() == YearPlace::First || *date == WrittenDate::NONE) {
            return (Some(DateOrder::YearMonthDay), true);
        }
        // Year first is no way to read a date whose year stands last.
        let possible = |date: &WrittenDate, order| order != DateOrder::YearMonthDay || date.year_place() != YearPlace::Last;
        let fits = |order| self.dates.iter().filter(|date| possible(date, order) && date.exists(order)).count();
        let mut orders = [DateOrder::MonthDayYear, DateOrder::DayMonthYear, DateOrder::YearMonthDay].map(|order| (fits(order), order));
        orders.sort_by_key(|&(fit, _)| std::cmp::Reverse(fit));
        let [(most, best), (second, _), _] = orders;
        if most > second { (Some(best), true) } else { (None, false) }
    }

    /// Adds the rows that follow.
    pub fn append(&mut self, mut other: Dates) {
        if self.seconds.is_some() || other.seconds.is_some() {
            let seconds = self.seconds.get_or_insert_with(|| vec![0; self.dates.len()]);
            seconds.append(&mut other.seconds.unwrap_or_else(|| vec![0; other.dates.len()]));
        }
        self.strays.append(self.dates.len(), other.strays);
        self.dates.append(&mut other.dates);
        self.filled += other.filled;
    }
}
