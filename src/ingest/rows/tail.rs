//! Records that are no rows although they stand among them or behind them:
//! totals, notes, the header once more, and other tables.
//!
//! Each is told by itself and by what the columns usually look like, so that no
//! row has to be held back. Only what may be another header waits for the next
//! record to say whether it is one.

use std::borrow::Cow;

use rustc_hash::FxHashSet;

use crate::ingest::rows::watch::Watch;
use crate::ingest::rows::words::{MEASURES, NOTES, TOTALS, is_total, names_sum};
use crate::ingest::scan::field::trimmed;
use crate::ingest::shape::layout::Layout;
use crate::ingest::values::currency::Currency;
use crate::ingest::values::naming::{is_known, names_dataset};
use crate::ingest::values::number::{self, Convention};
use crate::ingest::values::period_text;

/// What a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Row,
    /// It adds up other rows.
    Total,
    /// It is text behind the table.
    Note,
    /// It says nothing.
    Blank,
    /// It may be a header; the next record tells.
    Header,
}

/// What became of a record that may have been a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suspicion {
    /// Another table begins with it.
    Table,
    /// It is a line among the rows.
    Line,
}

/// Tells the parts of a file behind its header from each other.
#[derive(Clone, Debug, Default)]
pub struct Tail {
    header: Vec<String>,
    first_row: Option<Vec<String>>,
    /// How many of the records looked at were rows.
    rows: u64,
    /// So many of them stood before the last row of sums.
    summed: Option<u64>,
    /// A row of sums followed another: one of them adds up a group.
    has_groups: bool,
    /// What came last was no row.
    after_gap: bool,
    /// What programs write behind a table has begun.
    has_ended: bool,
    /// A line that announces sums came last.
    announced: bool,
    suspect: Option<Suspect>,
    watch: Watch,
}

#[derive(Clone, Copy, Debug)]
struct Suspect {
    fields: usize,
    /// It is the table's own header once more.
    own: bool,
    /// All of its cells are headers that are known.
    known: bool,
}

impl Tail {
    /// Behind a header, if there is one, written as in `layout`.
    pub fn new(header: &[String], layout: &Layout) -> Tail {
        let header: Vec<String> = header.iter().map(|cell| trimmed(cell).to_owned()).collect();
        let watch = Watch::new(header.first().map(String::as_str), layout);
        Tail { header, watch, ..Tail::default() }
    }

    /// Whether a record that begins with these bytes, and has as many fields as
    /// a row, deserves a look all the same.
    #[inline(always)]
    pub fn is_worth_a_look(&self, bytes: &[u8]) -> bool {
        self.rows == 0 || self.after_gap || self.suspect.is_some() || self.watch.sees(bytes)
    }

    /// What the record before was, if that was left open; to be asked before [`Tail::part`].
    pub fn settle(&mut self, cells: &[Cow<str>], layout: &Layout) -> Option<Suspicion> {
        if cells.iter().all(|cell| trimmed(cell).is_empty()) {
            return None;
        }
        let suspect = self.suspect.take()?;
        let is_table = if suspect.own {
            self.first_row.as_deref().is_some_and(|row| same(row, cells))
        } else {
            let is_like_none = || cells.len() != layout.width || !fits(cells, layout);
            cells.len() == suspect.fields && (suspect.known && cells.iter().any(|cell| is_number(trimmed(cell))) || is_like_none())
        };
        Some(if is_table { Suspicion::Table } else { Suspicion::Line })
    }

    /// What this record is.
    pub fn part(&mut self, cells: &[Cow<str>], layout: &Layout) -> Part {
        let filled: Vec<(usize, &str)> = cells.iter().map(|cell| trimmed(cell)).enumerate().filter(|(_, cell)| !cell.is_empty()).collect();
        let part = match filled.as_slice() {
            [] if layout.is_keyed => Part::Blank,
            [(at, label), others @ ..] if layout.width > 1 => self.part_of(*at, label, others, cells, layout),
            _ => Part::Row,
        };
        match part {
            Part::Row => self.rows += 1,
            Part::Header => {
                self.suspect = Some(Suspect { fields: cells.len(), own: same(&self.header, cells), known: are_headers(&filled) });
            }
            Part::Total => {
                let is_sum = filled.first().is_some_and(|(_, label)| is_total(&label.to_lowercase()));
                self.has_groups |= is_sum && self.summed == Some(self.rows);
                self.summed = Some(self.rows);
            }
            Part::Note | Part::Blank => {}
        }
        self.after_gap = part != Part::Row;
        let label = filled.first().map_or("", |(_, label)| *label);
        self.announced = part == Part::Note && names_sum(label);
        self.has_ended = part != Part::Row && (self.has_ended || part == Part::Note && says_note(&label.to_lowercase()));
        if self.first_row.is_none() && part == Part::Row {
            self.first_row = Some(cells.iter().map(|cell| trimmed(cell).to_owned()).collect());
        }
        part
    }

    /// Whether the record that came last is the table's own header once more.
    pub fn repeats_header(&self) -> bool {
        self.suspect.is_some_and(|suspect| suspect.own)
    }

    /// Whether rows of sums stood one below the other: then the upper adds up a group.
    pub fn has_groups(&self) -> bool {
        self.has_groups
    }

    /// A line with nothing on it.
    pub fn gap(&mut self) {
        self.after_gap = true;
    }

    fn part_of(&self, at: usize, label: &str, others: &[(usize, &str)], cells: &[Cow<str>], layout: &Layout) -> Part {
        let numbers = others.iter().filter(|(_, cell)| is_number(cell)).count();
        let lower = label.to_lowercase();
        // Ad programs write `Total: Account, --, EUR, 220`.
        let is_sum_of = || lower.split_once(':').is_some_and(|(word, _)| TOTALS.contains(&word));
        if numbers > 0 && (is_total(&lower) || is_sum_of() || self.is_below_sum(&lower)) {
            let is_dash = |cell: &str| cell.chars().all(|letter| "-–—".contains(letter));
            let is_figure =
                |cell: &str| is_number(cell) || is_dash(cell) || Currency::of(cell).is_some() || is_measure(&cell.to_lowercase());
            if others.iter().all(|(_, cell)| is_figure(cell)) {
                return Part::Total;
            }
        }
        if self.announced && numbers > 0 && filled_with_figures(label, others) {
            return Part::Total;
        }
        let says_note = is_total(&lower) || says_note(&lower) || self.has_ended;
        let surprise = layout.habits.get(at).map(|habit| habit.surprise(label));
        // The first line named a group; so may others of one cell.
        let names_group = at == 0 && self.has_sections() && !says_note;
        let is_note = match others {
            [] if names_group => false,
            [] if layout.width > 2 || cells.len() == 1 => {
                let is_odd = |bound: f64| surprise.is_none_or(|bits| bits > bound);
                says_note
                    || self.after_gap && (is_odd(USUAL) || names_dataset(label))
                    || cells.len() == 1 && surprise.is_some() && is_odd(ODD)
            }
            [_] => says_note && layout.width > 3,
            _ => false,
        };
        if is_note && (self.rows > 0 || says_note) {
            return Part::Note;
        }
        if self.rows > 0 && (!self.header.is_empty() && same(&self.header, cells) || self.may_be_a_header(cells, layout)) {
            return Part::Header;
        }
        Part::Row
    }

    /// Whether the first row says nothing but what its first cell does.
    fn has_sections(&self) -> bool {
        let filled = |row: &Vec<String>| row.iter().map(|cell| !cell.is_empty()).collect::<Vec<bool>>();
        self.first_row.as_ref().is_some_and(|row| matches!(filled(row).split_first(), Some((true, others)) if !others.contains(&true)))
    }

    /// Whether a label is that of a count or a mean below a sum.
    fn is_below_sum(&self, lower: &str) -> bool {
        self.summed == Some(self.rows) && MEASURES.contains(&lower.trim_end_matches(':'))
    }

    /// Different texts in each cell, where the rows have numbers and dates.
    fn may_be_a_header(&self, cells: &[Cow<str>], layout: &Layout) -> bool {
        let names: Vec<&str> = cells.iter().map(|cell| trimmed(cell)).collect();
        let filled = names.iter().rposition(|name| !name.is_empty()).map_or(0, |last| last + 1);
        let names = names.get(..filled).unwrap_or_default();
        let is_name = |name: &&str| !name.is_empty() && !is_number(name) && name.chars().any(char::is_alphabetic) && name.len() < 64;
        let mut known = FxHashSet::default();
        let mut distinct = names.iter().map(|name| known.insert(*name));
        if names.len() < 2 || !names.iter().all(is_name) || !(self.after_gap || cells.len() != layout.width) || !distinct.all(|new| new) {
            return false;
        }
        let known = names.iter().filter(|name| self.header.iter().any(|own| own == *name)).count();
        let odd = names.iter().zip(&layout.habits).filter(|(name, habit)| habit.surprise(name) > ODD).count();
        let is_strange = if layout.habits.is_empty() { self.after_gap && cells.len() != layout.width } else { odd * 2 >= names.len() };
        known * 2 > names.len() || is_strange || self.after_gap && names.iter().all(|name| is_header(name))
    }
}

/// Whether all cells are headers that are known, with or without some that name periods.
fn are_headers(filled: &[(usize, &str)]) -> bool {
    filled.iter().all(|(_, cell)| is_header(cell))
}

fn is_header(cell: &str) -> bool {
    is_known(cell) || period_text::span(cell).is_some()
}

/// A cell this odd, in bits, is none of its column; one less odd than the other may well be.
const ODD: f64 = 10.0;
const USUAL: f64 = 4.0;

/// Whether a record's cells may stand where they do.
fn fits(cells: &[Cow<str>], layout: &Layout) -> bool {
    cells.iter().zip(&layout.habits).all(|(cell, habit)| habit.surprise(trimmed(cell)) <= ODD)
}

fn same(known: &[String], cells: &[Cow<str>]) -> bool {
    known.len() == cells.len() && known.iter().zip(cells).all(|(known, cell)| known == trimmed(cell))
}

fn is_number(cell: &str) -> bool {
    number::parse(cell, Convention::Point).is_some() || number::parse(cell, Convention::Comma).is_some()
}

/// Whether a text in small letters is how programs and people begin what they write below a table.
fn says_note(lower: &str) -> bool {
    NOTES.iter().any(|note| lower.starts_with(note))
}

/// Whether all cells are numbers, or the currencies beside them.
fn filled_with_figures(label: &str, others: &[(usize, &str)]) -> bool {
    let is_figure = |cell: &str| is_number(cell) || Currency::of(cell).is_some();
    is_figure(label) && others.iter().all(|(_, cell)| is_figure(cell))
}

/// Whether a text in small letters names what a row of sums has beside the word for it: `Subtotal | Sum | 28,500`.
fn is_measure(lower: &str) -> bool {
    is_total(lower) || MEASURES.contains(&lower.trim_end_matches(':'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::shape::habit::Habit;

    fn layout(rows: &[[&str; 3]]) -> Layout {
        let habits = (0..3).map(|column| Habit::of(rows.iter().map(move |row| row[column]))).collect();
        Layout { delimiter: b',', quote: b'"', escape: None, width: 3, habits, is_keyed: true }
    }

    #[test]
    fn tells_the_parts() {
        let rows = [["D-1", "Anna", "100"], ["D-2", "Bob", "250"], ["D-3", "Zoë", "75"], ["D-4", "Anna", "80"], ["D-5", "Kim", "1000"]];
        let layout = layout(&rows);
        let header = ["id", "owner", "amount"].map(str::to_owned);
        let cases: [(&[&str], bool, Part); 22] = [
            (&["D-6", "Lee", "12"], false, Part::Row),
            (&["D-6", "Lee", "12"], true, Part::Row),
            (&["Total", "", "1505"], false, Part::Total),
            (&["Grand Total:", "", "1,505.00"], false, Part::Total),
            (&["", "Summe", "1505"], false, Part::Total),
            (&["合计", "5", "1505"], false, Part::Total),
            (&["Total (5)", "", "1505"], false, Part::Total),
            (&["Total", "Sum", "1505"], false, Part::Total),
            (&["Total", "Anna", "1505"], false, Part::Row),
            (&["Count", "", "5"], false, Part::Row),
            (&["Total rows: 5"], false, Part::Note),
            (&["Total"], false, Part::Note),
            (&["Copyright 2024 Example Inc.", "", ""], false, Part::Note),
            (&["Opportunities of this quarter"], true, Part::Note),
            (&["D-7"], true, Part::Row),
            (&["", "", ""], false, Part::Blank),
            (&["id", "owner", "amount"], false, Part::Header),
            (&["Region", "Goal", "Actual", "Gap"], false, Part::Header),
            (&["Region", "Goal", "Actual"], true, Part::Header),
            (&["Region", "Goal", "Actual"], false, Part::Row),
            (&["D-7", "Lee", "n/a"], true, Part::Row),
            (&["D-8", "Lee", "12", "x"], false, Part::Row),
        ];
        for (cells, after_gap, part) in cases {
            let mut tail = Tail::new(&header, &layout);
            let cow = |cells: &[&str]| cells.iter().map(|cell| Cow::Owned((*cell).to_owned())).collect::<Vec<Cow<str>>>();
            tail.part(&cow(&rows[0]), &layout);
            tail.after_gap = after_gap;
            assert_eq!(tail.part(&cow(cells), &layout), part, "{cells:?}");
        }
    }

    #[test]
    fn counts_and_means_stand_below_sums() {
        let rows = [["D-1", "Anna", "100"], ["D-2", "Bob", "250"], ["D-3", "Zoë", "75"], ["D-4", "Anna", "80"], ["D-5", "Kim", "1000"]];
        let layout = layout(&rows);
        let cow = |cells: [&str; 3]| cells.map(|cell| Cow::Owned(cell.to_owned()));
        type Case<'a> = (&'a [[&'a str; 3]], [&'a str; 3], Part);
        let cases: [Case; 6] = [
            (&[["Subtotal", "", "350"]], ["Count", "2", ""], Part::Total),
            (&[["Subtotal", "Sum", "350"]], ["", "Avg", "175"], Part::Total),
            (&[["Subtotal", "", "350"], rows[2]], ["Avg", "", "75"], Part::Row),
            (&[["Subtotal", "", "350"], ["Count", "2", ""]], ["Anzahl:", "2", ""], Part::Total),
            (&[], ["Count", "7", ""], Part::Row),
            (&[["Subtotal", "", "350"]], ["Count", "Anna", "2"], Part::Row),
        ];
        for (before, cells, part) in cases {
            let mut tail = Tail::new(&["id", "owner", "amount"].map(str::to_owned), &layout);
            for row in rows[..2].iter().chain(before) {
                tail.part(&cow(*row), &layout);
            }
            assert_eq!(tail.part(&cow(cells), &layout), part, "{before:?} {cells:?}");
        }
    }
}
