//! The first records of a file as text, and where they stand.

use crate::ingest::scan::field::trimmed;
use crate::ingest::scan::record::Fields;
use crate::ingest::shape::layout::Layout;

/// At most so many records are looked at.
const MOST: usize = 1000;

/// So many records tell what is usual.
const ENOUGH: usize = 8;

/// The complete records at the start of a text.
#[derive(Clone, Debug, Default)]
pub struct Sample {
    pub records: Vec<Vec<String>>,
    /// Where each of them stands, and behind them where the text goes on.
    positions: Vec<Position>,
    /// Records whose quotes do not add up.
    bad: Vec<bool>,
}

/// A byte of the text, and its line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    pub offset: usize,
    pub line: u64,
}

impl Sample {
    /// Reads the start of `text`, which is all of it if it is `complete`.
    pub fn of(text: &[u8], complete: bool, layout: &Layout) -> Sample {
        let mut fields = Fields::default();
        let mut end = layout.splitter().split(text, complete, &mut fields);
        if fields.records.is_empty() && !complete {
            end = layout.splitter().split(text, true, &mut fields);
        }
        let mut sample = Sample::default();
        let mut line = 1;
        for record in fields.records.iter().take(MOST) {
            let spans = Layout::spans(record, &fields.ends);
            sample.records.push(spans.iter().map(|span| layout.text(span.of(text)).into_owned()).collect());
            sample.positions.push(Position { offset: record.start as usize, line });
            sample.bad.push(record.bad_quote);
            line += u64::from(record.lines);
        }
        let next = fields.records.get(MOST).map_or(end, |record| record.start as usize);
        sample.positions.push(Position { offset: next, line });
        sample
    }

    /// Where a record begins; behind the last one, where the text goes on.
    pub fn position(&self, record: usize) -> Position {
        self.positions.get(record).or(self.positions.last()).copied().unwrap_or_default()
    }

    /// The first record that begins on this line or behind it.
    pub fn at_line(&self, line: u64) -> Option<usize> {
        (0..self.records.len()).find(|&record| self.position(record).line >= line)
    }

    /// Whether the quotes of some record do not add up.
    pub fn has_bad_quotes(&self) -> bool {
        self.bad.contains(&true)
    }

    /// The records from `first` on that have `width` fields and no stray quote.
    /// What stands behind a gap may be another table: it counts only if there
    /// are few rows before the gap.
    pub fn regular(&self, first: usize, width: usize) -> impl Iterator<Item = &[String]> + Clone {
        let is_gap = |record: &Vec<String>| record.iter().all(|cell| trimmed(cell).is_empty());
        let gap = self.records.iter().skip(first + ENOUGH).position(is_gap).map_or(self.records.len(), |at| at + ENOUGH);
        let records = self.records.iter().zip(&self.bad).skip(first).take(gap);
        records.filter(move |(record, bad)| record.len() == width && !**bad).map(|(record, _)| record.as_slice())
    }
}
