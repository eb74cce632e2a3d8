//! Records become rows of the table's width; the others are counted.

use crate::ingest::field;
use crate::ingest::import::RowCounts;
use crate::ingest::lines::Lines;
use crate::ingest::problem::{Place, Problem, ProblemKind};
use crate::ingest::split::{Fields, Record};

/// At most so many places are kept of a problem.
pub const EXAMPLES: usize = 10;

/// A row: its cells end at `ends[base..base + width]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    pub start: u32,
    pub base: u32,
}

/// Turns records into rows.
pub struct Rows {
    pub width: usize,
    /// Records before the first row that are still to come.
    skip: usize,
    quote: u8,
    pub counts: RowCounts,
    /// The byte offset of each kept row.
    pub offsets: Vec<u64>,
    pub lines: Lines,
    /// The line on which the next record begins.
    pub next_line: u64,
    too_few: Tally,
    too_many: Tally,
    bad_quotes: Tally,
    /// The rows of the bytes at hand.
    pub kept: Vec<Row>,
}

impl Rows {
    pub fn new(width: usize, skip: usize, quote: u8) -> Rows {
        Rows {
            width,
            skip,
            quote,
            counts: RowCounts::default(),
            offsets: Vec::new(),
            lines: Lines::default(),
            next_line: 1,
            too_few: Tally::default(),
            too_many: Tally::default(),
            bad_quotes: Tally::default(),
            kept: Vec::new(),
        }
    }

    /// Takes the records found in `bytes`, which stand at `offset` in the file.
    pub fn take(&mut self, bytes: &[u8], offset: u64, fields: &mut Fields) {
        self.kept.clear();
        let records = std::mem::take(&mut fields.records);
        let mut spare = records.last().map_or(0, |record| record.first as usize + record.count as usize);
        for record in &records {
            let line = self.next_line;
            self.next_line += u64::from(record.lines);
            if self.skip > 0 {
                self.skip -= 1;
                continue;
            }
            let base = if record.count as usize == self.width && self.width > 1 && !record.bad_quote {
                Some(record.first)
            } else {
                self.irregular(bytes, record, line, fields, &mut spare)
            };
            if let Some(base) = base {
                self.lines.note(self.counts.kept, line);
                self.counts.read += 1;
                self.counts.kept += 1;
                self.offsets.push(offset + u64::from(record.start));
                self.kept.push(Row { start: record.start, base });
            }
        }
        fields.records = records;
    }

    /// A record that is not simply a row: where its ends are, if it becomes one.
    #[cold]
    fn irregular(&mut self, bytes: &[u8], record: &Record, line: u64, fields: &mut Fields, spare: &mut usize) -> Option<u32> {
        let first = record.first as usize;
        let count = record.count as usize;
        let last_end = fields.ends[first + count - 1];
        let blank = count == 1 && last_end == record.start;
        if blank && self.width > 1 {
            return None;
        }
        let raw = |field: usize| {
            let start = if field == 0 { record.start } else { fields.ends[first + field - 1] + 1 };
            bytes.get(start as usize..fields.ends[first + field] as usize).unwrap_or_default()
        };
        let place =
            |field: usize| Place { line, field: field as u32, text: shortened(&field::text(raw(field.saturating_sub(1)), self.quote)) };
        if record.bad_quote {
            let at = (0..count).find(|&at| raw(at).contains(&self.quote)).unwrap_or(0);
            self.bad_quotes.add(|| place(at + 1));
        }
        let surplus = (self.width..count).find(|&at| !field::trimmed(&field::text(raw(at), self.quote)).is_empty());
        if let Some(at) = surplus {
            self.too_many.add(|| place(at + 1));
            self.counts.read += 1;
            self.counts.set_aside += 1;
            return None;
        }
        if count >= self.width {
            return Some(record.first);
        }
        let whole = bytes.get(record.start as usize..last_end as usize).unwrap_or_default();
        self.too_few.add(|| Place { line, field: 0, text: shortened(&String::from_utf8_lossy(whole)) });
        // The ends of a padded row are written behind all others; the missing
        // fields end where they begin.
        let base = *spare;
        *spare += self.width;
        if fields.ends.len() < *spare {
            fields.ends.resize(*spare, 0);
        }
        for field in 0..self.width {
            fields.ends[base + field] = if field < count { fields.ends[first + field] } else { last_end };
        }
        Some(base as u32)
    }

    /// What was wrong with the rows.
    pub fn problems(&mut self, file: &str) -> Vec<Problem> {
        let tallies = [
            (ProblemKind::BadQuote, std::mem::take(&mut self.bad_quotes)),
            (ProblemKind::TooFewFields, std::mem::take(&mut self.too_few)),
            (ProblemKind::TooManyFields, std::mem::take(&mut self.too_many)),
        ];
        tallies.into_iter().filter_map(|(kind, tally)| tally.problem(file, None, kind)).collect()
    }
}

/// How often something was met, and where first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub count: u64,
    pub examples: Vec<Place>,
}

impl Tally {
    /// Counts once; the place is asked for only while examples are wanted.
    pub fn add(&mut self, place: impl FnOnce() -> Place) {
        self.count += 1;
        if self.examples.len() < EXAMPLES {
            self.examples.push(place());
        }
    }

    /// The problem, if there was any.
    pub fn problem(self, file: &str, column: Option<&str>, kind: ProblemKind) -> Option<Problem> {
        let problem =
            Problem { file: file.to_owned(), column: column.map(str::to_owned), kind, count: self.count, examples: self.examples };
        (self.count > 0).then_some(problem)
    }
}

/// The first sixty letters.
pub fn shortened(text: &str) -> String {
    let mut letters = text.chars();
    let mut short: String = letters.by_ref().take(60).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    short
}
