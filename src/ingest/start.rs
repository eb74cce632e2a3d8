//! What the first bytes of a file tell about all of it.

use std::sync::Arc;

use encoding_rs::{Encoding, UTF_8};

use crate::ingest::decode::encoding;
use crate::ingest::decode::transcode::Transcoder;
use crate::ingest::plan::Plan;
use crate::ingest::report::problem::{Place, Problem, ProblemKind};
use crate::ingest::report::tally::{Tallies, Tally, shortened};
use crate::ingest::rows::collect::Rows;
use crate::ingest::rows::damage::Damage;
use crate::ingest::scan::field::trimmed;
use crate::ingest::scan::record::Fields;
use crate::ingest::shape::dialect::{Dialect, EncodingEvidence, Evidence, HeaderPlace};
use crate::ingest::shape::habit::Habit;
use crate::ingest::shape::hints::Hints;
use crate::ingest::shape::layout::Layout;
use crate::ingest::shape::outline::{self, Shape, Wanted};
use crate::ingest::shape::sample::{self, Sample};
use crate::ingest::shape::writing::{self, Writing};

/// With fewer rows than these nothing is said about what is usual.
const FEWEST_ROWS: usize = 4;

/// What is known about a file from its first bytes.
pub struct Start {
    pub encoding: &'static Encoding,
    /// Bytes of the byte order mark.
    pub mark: usize,
    pub layout: Arc<Layout>,
    pub shape: Shape,
    /// Where the first row begins in the text.
    pub begin: sample::Position,
    pub sample: Sample,
    encoding_evidence: EncodingEvidence,
    is_declared: bool,
    /// What the title says the rows are grouped by.
    pub group: Option<String>,
    /// The user said where the header is.
    is_told: bool,
    /// The text before the first row.
    before: Vec<u8>,
}

impl Start {
    /// Finds out encoding, dialect and shape.
    pub fn of(head: &[u8], complete: bool, plan: &Plan) -> Start {
        let hints = &plan.hints;
        let (detected, mark) = encoding::detect(head, complete);
        let wanted = hints.encoding.as_ref().or(plan.encoding.as_ref());
        let encoding = wanted.and_then(|label| encoding::by_label(label)).unwrap_or(detected);
        let encoding_evidence = match (&hints.encoding, mark, encoding == UTF_8) {
            (Some(_), _, _) => EncodingEvidence::Chosen,
            (None, 1.., _) => EncodingEvidence::Mark,
            (None, 0, true) => EncodingEvidence::Valid,
            (None, 0, false) => EncodingEvidence::Letters,
        };
        let mark = if encoding == detected { mark } else { 0 };
        let mut transcoder = Transcoder::new(encoding, 0);
        let rest = head.get(mark..).unwrap_or_default();
        let text = if encoding == UTF_8 { rest } else { transcoder.decode(rest, complete) };
        let writing = writing::detect(text, complete, hints);
        let (sample, mut shape) = table(text, complete, writing, hints);
        let mut group = grouped_by(&sample, &shape);
        let has_name = shape.header.iter().any(|line| line.first().is_some_and(|cell| !trimmed(cell).is_empty()));
        if let Some(first) = shape.names.first_mut().filter(|_| !has_name)
            && let Some(name) = group.take()
        {
            *first = name;
        }
        let layout = layout(&sample, &shape, writing);
        let begin = sample.position(shape.skip());
        Start {
            encoding,
            mark,
            layout: Arc::new(layout),
            begin,
            before: text.get(..begin.offset).unwrap_or_default().to_vec(),
            sample,
            shape,
            group,
            encoding_evidence,
            is_declared: writing.is_declared,
            is_told: hints.header.is_some(),
        }
    }

    /// How the file is written.
    pub fn dialect(&self) -> Dialect {
        let width = self.layout.width;
        let regular = self.sample.records.iter().filter(|record| record.len() == width).count() as u64;
        Dialect {
            encoding: self.encoding.name().to_owned(),
            delimiter: self.layout.delimiter as char,
            quote: self.layout.quote as char,
            escape: self.layout.escape.map(char::from),
            header: HeaderPlace { line: self.sample.position(self.shape.before).line.max(1), records: self.shape.header.len() as u32 },
            evidence: Evidence { encoding: self.encoding_evidence, sampled: self.sample.records.len() as u64, regular },
        }
    }

    /// What turns the file into rows.
    pub fn rows(&self) -> Rows {
        let header = self.shape.header.last().map(Vec::as_slice).unwrap_or_default();
        let mut tallies = Tallies::default();
        for at in 0..self.shape.before {
            let text = self.outside(at);
            if !text.is_empty() {
                tallies.add(ProblemKind::OutsideTable, || Place { line: self.sample.position(at).line, field: 0, text: shortened(&text) });
            }
        }
        Rows::new(Arc::clone(&self.layout), header, self.begin.line.max(1), tallies)
    }

    /// What a record before the table says.
    pub fn outside(&self, record: usize) -> String {
        let Some(cells) = self.sample.records.get(record) else { return String::new() };
        if record == 0 && self.is_declared {
            return cells.join(&String::from(self.layout.delimiter as char));
        }
        let filled: Vec<&str> = cells.iter().map(|cell| trimmed(cell)).filter(|cell| !cell.is_empty()).collect();
        filled.join(" ")
    }

    /// What turns the file's bytes, behind the mark, into UTF-8, unless they are.
    pub fn transcoder(&self) -> Option<Transcoder> {
        (self.encoding != UTF_8).then(|| Transcoder::new(self.encoding, self.mark as u64))
    }

    /// Where the text begins in the file; translated text is counted from 0.
    pub fn offset(&self) -> u64 {
        if self.encoding == UTF_8 { self.mark as u64 } else { 0 }
    }

    /// What is damaged before the first row.
    pub fn damage(&self) -> Damage {
        let mut damage = Damage::new(self.encoding != UTF_8);
        let mut fields = Fields::default();
        self.layout.splitter().split(&self.before, true, &mut fields);
        if fields.non_ascii {
            damage.inspect(&self.before, &fields, 1, self.layout.quote);
        }
        damage
    }

    /// What was wrong with the header.
    pub fn problems(&self) -> Vec<Problem> {
        let shape = &self.shape;
        let mut problems = Vec::new();
        for &column in &shape.duplicates {
            let text = shape.header.last().and_then(|header| header.get(column)).cloned().unwrap_or_default();
            let mut tally = Tally::default();
            let line = self.sample.position(shape.skip().saturating_sub(1)).line;
            tally.add(|| Place { line, field: column as u32 + 1, text });
            problems.extend(tally.problem(shape.names.get(column).map(String::as_str), ProblemKind::DuplicateColumn));
        }
        if shape.header.is_empty() && !shape.names.is_empty() && !self.is_told {
            let mut tally = Tally::default();
            tally.add(|| Place { line: self.begin.line, field: 0, text: shortened(&self.outside(shape.before)) });
            problems.extend(tally.problem(None, ProblemKind::NoHeader));
        }
        problems
    }
}

/// The records of the text, and where the table is among them.
fn table(text: &[u8], complete: bool, writing: Writing, hints: &Hints) -> (Sample, Shape) {
    let shape_of = |sample: &Sample| {
        let wanted = hints.header.and_then(|place| {
            let at = sample.at_line(place.line)?;
            Some(Wanted { at, records: place.records as usize })
        });
        outline::detect(&sample.records, usize::from(writing.is_declared), wanted)
    };
    let rough = Sample::of(text, complete, &writing.layout());
    let shape = shape_of(&rough);
    if rough.has_bad_quotes() {
        // What stray quotes mean is clearer once the width is known.
        let sample = Sample::of(text, complete, &Layout { width: shape.names.len(), ..writing.layout() });
        let again = shape_of(&sample);
        if again.names.len() == shape.names.len() {
            return (sample, again);
        }
    }
    (rough, shape)
}

/// What the rows are grouped by, as the title says: `Sales by Customer Detail`. A first
/// column without a name is that.
fn grouped_by(sample: &Sample, shape: &Shape) -> Option<String> {
    let titles = sample.records.iter().take(shape.before).flatten();
    let group = titles.filter_map(|cell| group_in(trimmed(cell))).next()?;
    (!shape.names.contains(&group)).then_some(group)
}

/// What a title or the name of a file says that rows are grouped by.
pub fn group_in(title: &str) -> Option<String> {
    let (_, group) = title.split_once(" by ")?;
    let group = group.trim_end_matches(" Detail").trim_end_matches(" Summary");
    (!group.is_empty()).then(|| group.to_owned())
}

/// The layout of the rows, with the habits of their columns.
fn layout(sample: &Sample, shape: &Shape, writing: Writing) -> Layout {
    let width = shape.names.len().max(1);
    let said = |row: &[String]| row.iter().filter(|cell| !trimmed(cell).is_empty()).count();
    let rows = sample.regular(shape.skip(), width).filter(|row| said(row) > 0);
    let cells = |column: usize| rows.clone().filter_map(move |row| row.get(column)).map(String::as_str);
    // A title or a sum with little else in its row is no record that could lack something.
    let most = rows.clone().map(said).max().unwrap_or(0);
    let is_filled = |column: usize| {
        rows.clone().filter(|row| said(row) * 2 > most).all(|row| row.get(column).is_none_or(|cell| !trimmed(cell).is_empty()))
    };
    let is_keyed = rows.clone().next().is_some() && (0..width).any(is_filled);
    let few = rows.clone().take(FEWEST_ROWS).count() < FEWEST_ROWS;
    let habits = if few { Vec::new() } else { (0..width).map(|column| Habit::of(cells(column))).collect() };
    Layout { width, habits, is_keyed, ..writing.layout() }
}
