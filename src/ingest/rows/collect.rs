//! Records become rows of the table's width; the others are counted.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use crate::ingest::report::problem::{Place, Problem, ProblemKind};
use crate::ingest::report::tally::{Tallies, shortened};
use crate::ingest::rows::counts::RowCounts;
use crate::ingest::rows::lines::Lines;
use crate::ingest::rows::mend::mend;
use crate::ingest::rows::rewritten::Rewritten;
use crate::ingest::rows::row::{Batch, Row};
use crate::ingest::rows::tail::{Part, Suspicion, Tail};
use crate::ingest::scan::field;
use crate::ingest::scan::record::{Fields, Record, Span};
use crate::ingest::shape::layout::Layout;

/// So many bytes of an endless record are shown at most.
const SHOWN: usize = 400;

/// Turns records into rows.
pub struct Rows {
    pub layout: Arc<Layout>,
    pub counts: RowCounts,
    /// The byte offset of each kept row.
    pub offsets: Vec<u64>,
    pub lines: Lines,
    /// The line on which the next record begins.
    pub next_line: u64,
    /// So many rows stood before each row of sums, ascending.
    pub summed_up: Vec<u64>,
    /// The rows of one cell that stand right above the header once more, as the title of what follows.
    pub titles: Vec<u64>,
    /// The last row of which but one cell is filled in.
    single: Option<u64>,
    /// So many rows stood before each name of a group, ascending.
    pub headed: Vec<u64>,
    tail: Tail,
    /// A record that may be another header, and the line it is on.
    suspect: Option<Place>,
    /// The record at hand never ended in time; what follows is the rest of it.
    is_cut: bool,
    /// Another table begins here, so nothing behind it is read.
    other_table: Option<Place>,
    tallies: Tallies,
    /// The rows of the bytes at hand.
    kept: Vec<Row>,
    rewritten: Rewritten,
    /// Rows that are known to add up others, and names of groups: then `true` goes
    /// with them. They are counted among all that would be kept.
    known: VecDeque<(u64, bool)>,
    known_before: u64,
    /// The row, counted likewise, with which another table is known to begin.
    table_end: Option<u64>,
}

impl Rows {
    /// Rows behind a header, if there is one; the first record begins on `line`.
    pub fn new(layout: Arc<Layout>, header: &[String], line: u64, tallies: Tallies) -> Rows {
        Rows {
            tail: Tail::new(header, &layout),
            layout,
            counts: RowCounts::default(),
            offsets: Vec::new(),
            lines: Lines::default(),
            next_line: line,
            summed_up: Vec::new(),
            titles: Vec::new(),
            single: None,
            headed: Vec::new(),
            suspect: None,
            is_cut: false,
            other_table: None,
            tallies,
            kept: Vec::new(),
            rewritten: Rewritten::default(),
            known: VecDeque::new(),
            known_before: 0,
            table_end: None,
        }
    }

    /// The same, without the rows that are known to add up others or to name groups, and up to the one with which another table begins.
    pub fn without(self, sums: &BTreeSet<u64>, heads: &BTreeMap<u64, String>, table_end: Option<u64>) -> Rows {
        let mut known: Vec<(u64, bool)> = sums.iter().map(|row| (*row, false)).chain(heads.keys().map(|row| (*row, true))).collect();
        known.sort_unstable();
        Rows { known: known.into(), table_end, ..self }
    }

    /// Takes the records found in `bytes`, which stand at `offset` in the file.
    pub fn take(&mut self, bytes: &[u8], offset: u64, fields: &Fields) {
        self.kept.clear();
        self.rewritten.clear();
        let width = self.layout.width;
        for record in &fields.records {
            let line = self.next_line;
            self.next_line += u64::from(record.lines);
            if record.cut || self.is_cut {
                self.endless(bytes, record, line);
                continue;
            }
            let is_regular = record.count as usize == width && !record.bad_quote && !record.escaped;
            let begin = bytes.get(record.start as usize..).unwrap_or_default();
            let row = if is_regular && self.other_table.is_none() && (width == 1 || !self.tail.is_worth_a_look(begin)) {
                Some(Row { start: record.start, base: record.first })
            } else {
                self.unusual(bytes, record, line, &fields.ends)
            };
            if let Some(row) = row.filter(|_| !self.is_known(bytes, record, line, &fields.ends)) {
                self.lines.note(self.counts.kept, line);
                self.counts.read += 1;
                self.counts.kept += 1;
                self.offsets.push(offset + u64::from(record.start));
                self.kept.push(row);
            }
        }
    }

    /// The rows of the bytes at hand, with the bytes that each of them stands in.
    pub fn batches<'a>(&'a self, bytes: &'a [u8], ends: &'a [u32]) -> impl Iterator<Item = Batch<'a>> {
        self.rewritten.batches(Batch { bytes, ends, rows: &self.kept })
    }

    /// A record that may be anything: where its cells are, if it becomes a row.
    #[cold]
    fn unusual(&mut self, bytes: &[u8], record: &Record, line: u64, ends: &[u32]) -> Option<Row> {
        if self.other_table.is_some() {
            let is_blank = Layout::spans(record, ends).iter().all(|span| field::trimmed(&self.layout.text(span.of(bytes))).is_empty());
            self.set_other_aside(u64::from(!is_blank));
            return None;
        }
        let spans = Layout::spans(record, ends);
        let layout = Arc::clone(&self.layout);
        if layout.width > 1 && spans.iter().all(|span| span.start == span.end) && spans.len() == 1 {
            self.tail.gap();
            return None;
        }
        let cells: Vec<Cow<str>> = spans.iter().map(|span| layout.text(span.of(bytes))).collect();
        let whole = || Place { line, field: 0, text: shortened(&cells.join(" ")) };
        match self.tail.settle(&cells, &layout) {
            Some(Suspicion::Table) => {
                self.other_table = self.suspect.take();
                // The header that gave it away is no row, but this one is.
                self.set_other_aside(1);
                return None;
            }
            Some(Suspicion::Line) => self.settle_line(),
            None => {}
        }
        // A line in one piece may be a note, or a row written in another way.
        let mended = if cells.len() == 1 && layout.width > 1 { mend(&layout, bytes, &spans) } else { None };
        let meant = mended.map_or_else(|| Cow::Borrowed(cells.as_slice()), |mended| mended.cells.into_iter().map(Cow::Owned).collect());
        match self.tail.part(&meant, &layout) {
            Part::Row => {
                if cells.len() == layout.width && cells.iter().filter(|cell| !field::trimmed(cell).is_empty()).take(2).count() == 1 {
                    self.single = Some(self.counts.kept);
                }
                self.row(bytes, record, &spans, &cells, line)
            }
            Part::Header => {
                if self.tail.repeats_header() && self.single.is_some_and(|row| row + 1 == self.counts.kept) {
                    self.titles.extend(self.single);
                }
                self.suspect = Some(whole());
                None
            }
            Part::Blank => None,
            part => {
                let kind = if part == Part::Total { ProblemKind::TotalRow } else { ProblemKind::OutsideTable };
                self.set_aside(kind, whole);
                None
            }
        }
    }

    /// Whether the row at hand is known to be none, since it adds up others or
    /// begins another table; then it is set aside.
    #[inline(always)]
    fn is_known(&mut self, bytes: &[u8], record: &Record, line: u64, ends: &[u32]) -> bool {
        let at = Some(self.counts.kept + self.known_before);
        (self.known.front().map(|(row, _)| *row) == at || self.table_end == at) && self.set_known_aside(bytes, record, line, ends)
    }

    #[cold]
    fn set_known_aside(&mut self, bytes: &[u8], record: &Record, line: u64, ends: &[u32]) -> bool {
        let cells: Vec<Cow<str>> = Layout::spans(record, ends).iter().map(|span| self.layout.text(span.of(bytes))).collect();
        let place = Place { line, field: 0, text: shortened(&cells.join(" ")) };
        self.rewritten.forget(self.kept.len());
        let at = self.counts.kept + self.known_before;
        if let Some((_, is_head)) = self.known.pop_front_if(|(row, _)| *row == at) {
            self.known_before += 1;
            if is_head {
                self.headed.push(self.counts.kept);
            }
            self.set_aside(if is_head { ProblemKind::OutsideTable } else { ProblemKind::TotalRow }, || place);
        } else {
            self.other_table = Some(place);
        }
        true
    }

    fn set_aside(&mut self, kind: ProblemKind, place: impl FnOnce() -> Place) {
        if kind == ProblemKind::TotalRow {
            self.summed_up.push(self.counts.kept);
        }
        self.tallies.add(kind, place);
        self.counts.read += 1;
        self.counts.set_aside += 1;
    }

    /// Counts rows of another table.
    fn set_other_aside(&mut self, rows: u64) {
        self.counts.read += rows;
        self.counts.set_aside += rows;
    }

    /// What looked like another header was a line among the rows.
    fn settle_line(&mut self) {
        if let Some(place) = self.suspect.take() {
            self.set_aside(ProblemKind::OutsideTable, || place);
        }
    }

    /// A piece of a record that is too long to be one: all of it is set aside as one.
    #[cold]
    fn endless(&mut self, bytes: &[u8], record: &Record, line: u64) {
        if !self.is_cut && self.other_table.is_none() {
            let start = bytes.get(record.start as usize..).unwrap_or_default();
            let text = String::from_utf8_lossy(start.get(..SHOWN).unwrap_or(start));
            self.set_aside(ProblemKind::BadQuote, || Place { line, field: 0, text: shortened(&text) });
        }
        self.is_cut = record.cut;
    }

    /// A record that is not simply a row: where its cells are, if it becomes one.
    fn row(&mut self, bytes: &[u8], record: &Record, spans: &[Span], cells: &[Cow<str>], line: u64) -> Option<Row> {
        let (layout, width) = (Arc::clone(&self.layout), self.layout.width);
        let as_written = Row { start: record.start, base: record.first };
        let place = |field: usize| {
            let cell = cells.get(field.saturating_sub(1)).map_or("", |cell| cell.as_ref());
            Place { line, field: field as u32, text: shortened(cell) }
        };
        if cells.len() == width && !record.bad_quote {
            return Some(if record.escaped { self.rewrite(cells) } else { as_written });
        }
        if let Some(mended) = mend(&layout, bytes, spans) {
            let cell = mended.field.checked_sub(1).and_then(|at| mended.cells.get(at as usize));
            let text = cell.map_or_else(|| shortened(&cells.join(" ")), |cell| shortened(cell));
            self.tallies.add(mended.kind.clone(), || Place { line, field: mended.field, text });
            return Some(self.rewrite(&mended.cells));
        }
        if record.bad_quote {
            let at = spans.iter().position(|span| span.of(bytes).contains(&layout.quote)).unwrap_or(0);
            self.tallies.add(ProblemKind::BadQuote, || place(at + 1));
        }
        let surplus = cells.iter().skip(width).position(|cell| !field::trimmed(cell).is_empty());
        if let Some(at) = surplus {
            self.set_aside(ProblemKind::TooManyFields, || place(width + at + 1));
            return None;
        }
        if cells.len() < width {
            let whole = spans.first().zip(spans.last()).map(|(first, last)| Span { start: first.start, end: last.end });
            let text = whole.map(|whole| String::from_utf8_lossy(whole.of(bytes))).unwrap_or_default();
            self.tallies.add(ProblemKind::TooFewFields, || Place { line, field: 0, text: shortened(&text) });
        }
        Some(if cells.len() < width || record.escaped { self.rewrite(cells) } else { as_written })
    }

    fn rewrite(&mut self, cells: &[impl AsRef<str>]) -> Row {
        self.rewritten.add(cells, self.kept.len(), &self.layout)
    }

    /// Whether some of the rows of sums add up others, as they do where rows are grouped.
    pub fn has_sums_of_sums(&self) -> bool {
        self.tail.has_groups()
    }

    /// Ends the file.
    pub fn finish(&mut self) {
        self.settle_line();
        if let Some(place) = self.other_table.take() {
            let lines = self.next_line.saturating_sub(place.line);
            self.tallies.add_many(ProblemKind::OtherTable, lines, place);
        }
    }

    /// What was wrong with the rows and around them.
    pub fn problems(&mut self) -> Vec<Problem> {
        std::mem::take(&mut self.tallies).problems()
    }
}
