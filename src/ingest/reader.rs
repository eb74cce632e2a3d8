//! The reader: fed with bytes, it says at the end what the file holds.

use std::collections::BTreeSet;

use encoding_rs::UTF_8;

use crate::ingest::build::Build;
use crate::ingest::cells::Cells;
use crate::ingest::decode::{self, Transcoder};
use crate::ingest::dialect;
use crate::ingest::field;
use crate::ingest::import::{Dialect, Hints, Import};
use crate::ingest::judge::{Verdict, judge};
use crate::ingest::problem::{DateOrder, Place, Problem, ProblemKind};
use crate::ingest::rows::{Rows, Tally, shortened};
use crate::ingest::settle::{Orders, Settle};
use crate::ingest::shape::{self, Shape};
use crate::ingest::split::{Fields, Splitter};
use crate::ingest::stream::{Sink, Stream};

/// Encoding, dialect and shape are found out from so many bytes at the start.
pub const HEAD: usize = 64 << 10;

/// How to read a file: the user's hints, and what an earlier attempt taught.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    pub hints: Hints,
    /// Columns, by index, whose texts are kept until the end because a guess at
    /// their type proved wrong.
    pub texts: BTreeSet<usize>,
}

/// What a reader says at the end.
pub enum Outcome {
    /// The table.
    Read(Box<Import>),
    /// A first guess proved wrong: feed the same bytes to [`Reader::again`] with this plan.
    Again(Plan),
}

/// Reads one file from pieces of any size. How the bytes are cut into pieces
/// makes no difference to the result.
///
/// ```
/// use attain::ingest::{import::Hints, reader::{Outcome, Reader}};
/// let mut reader = Reader::new("deals.csv", &Hints::default());
/// reader.feed(b"id,amount\n1,2");
/// reader.feed(b"0.5\n");
/// let Outcome::Read(import) = reader.finish() else { panic!() };
/// assert_eq!((import.rows.kept, import.columns[1].name.as_str()), (1, "amount"));
/// ```
pub struct Reader {
    name: String,
    plan: Plan,
    bytes: u64,
    state: State,
}

enum State {
    /// Too little is known to begin.
    Head(Vec<u8>),
    Body(Box<Body>),
}

impl Reader {
    /// A reader for the file called `name`.
    pub fn new(name: &str, hints: &Hints) -> Reader {
        Reader::again(name, Plan { hints: hints.clone(), texts: BTreeSet::new() })
    }

    /// A reader that knows what an earlier one found out.
    pub fn again(name: &str, plan: Plan) -> Reader {
        Reader { name: name.to_owned(), plan, bytes: 0, state: State::Head(Vec::new()) }
    }

    /// Takes the next bytes of the file.
    pub fn feed(&mut self, mut bytes: &[u8]) {
        self.bytes += bytes.len() as u64;
        if let State::Head(head) = &mut self.state {
            let (now, later) = bytes.split_at(bytes.len().min(HEAD - head.len()));
            head.extend_from_slice(now);
            if head.len() < HEAD {
                return;
            }
            bytes = later;
            self.state = State::Body(Box::new(Body::begin(head, false, &self.plan)));
        }
        if let State::Body(body) = &mut self.state {
            body.feed(bytes, false);
        }
    }

    /// How many rows were kept so far.
    pub fn rows(&self) -> u64 {
        match &self.state {
            State::Head(_) => 0,
            State::Body(body) => body.table.rows.counts.kept,
        }
    }

    /// Ends the file.
    pub fn finish(self) -> Outcome {
        let mut body = match self.state {
            State::Head(head) => Box::new(Body::begin(&head, true, &self.plan)),
            State::Body(body) => body,
        };
        body.feed(&[], true);
        body.import(self.name, self.bytes, self.plan)
    }
}

/// Reads bytes that are all there.
pub fn read(name: &str, bytes: &[u8], hints: &Hints) -> Import {
    let mut reader = Reader::new(name, hints);
    loop {
        reader.feed(bytes);
        match reader.finish() {
            Outcome::Read(import) => return *import,
            Outcome::Again(plan) => reader = Reader::again(name, plan),
        }
    }
}

/// What is known about a file from its first bytes.
pub struct Start {
    pub encoding: &'static encoding_rs::Encoding,
    /// Bytes of the byte order mark.
    pub mark: usize,
    pub delimiter: u8,
    pub quote: u8,
    pub shape: Shape,
    /// The sample's records as text.
    pub records: Vec<Vec<String>>,
}

impl Start {
    /// Finds out encoding, dialect and shape.
    pub fn of(head: &[u8], complete: bool, hints: &Hints) -> Start {
        let (detected, mark) = decode::detect(head, complete);
        let encoding = hints.encoding.as_deref().and_then(decode::by_label).unwrap_or(detected);
        let mark = if encoding == detected { mark } else { 0 };
        let mut transcoder = Transcoder::new(encoding);
        let rest = head.get(mark..).unwrap_or_default();
        let sample = if encoding == UTF_8 { rest } else { transcoder.decode(rest, complete) };
        let quote = b'"';
        let (detected, declared) = dialect::delimiter(sample, complete, quote);
        let delimiter = hints.delimiter.and_then(|delimiter| u8::try_from(delimiter).ok()).filter(u8::is_ascii).unwrap_or(detected);
        let mut records = sample_records(sample, complete, delimiter, quote);
        if declared && let Some(first) = records.first_mut() {
            // The declaration is no row, however wide it is.
            *first = vec![first.concat()];
        }
        let mut shape = shape::detect(records.get(usize::from(declared)..).unwrap_or_default());
        if declared {
            shape.skip += 1;
            shape.outside = [0].into_iter().chain(shape.outside.iter().map(|at| at + 1)).collect();
        }
        Start { encoding, mark, delimiter, quote, shape, records }
    }
}

/// The complete records of the sample, as text.
fn sample_records(sample: &[u8], complete: bool, delimiter: u8, quote: u8) -> Vec<Vec<String>> {
    let mut fields = Fields::default();
    Splitter::new(delimiter, quote).split(sample, complete, &mut fields);
    if fields.records.is_empty() && !complete {
        Splitter::new(delimiter, quote).split(sample, true, &mut fields);
    }
    let records = fields.records.iter().take(1000);
    records
        .map(|record| {
            let mut start = record.start as usize;
            let ends = fields.ends[record.first as usize..].iter().take(record.count as usize);
            ends.map(|&end| {
                let raw = sample.get(start..end as usize).unwrap_or_default();
                start = end as usize + 1;
                field::text(raw, quote).into_owned()
            })
            .collect()
        })
        .collect()
}

/// The reader once it knows how the file is written.
struct Body {
    start: Start,
    transcoder: Option<Transcoder>,
    stream: Stream,
    table: Table,
}

/// Rows and the columns they fill.
struct Table {
    rows: Rows,
    columns: Vec<Build>,
    quote: u8,
}

impl Sink for Table {
    fn take(&mut self, bytes: &[u8], offset: u64, fields: &mut Fields) {
        self.rows.take(bytes, offset, fields);
        for (index, column) in self.columns.iter_mut().enumerate() {
            column.take(Cells {
                bytes,
                ends: &fields.ends,
                rows: &self.rows.kept,
                column: index,
                quote: self.quote,
                non_ascii: fields.non_ascii,
            });
        }
    }
}

impl Body {
    fn begin(head: &[u8], complete: bool, plan: &Plan) -> Body {
        let start = Start::of(head, complete, &plan.hints);
        let width = start.shape.names.len();
        let mut splitter = Splitter::new(start.delimiter, start.quote);
        splitter.width = Some(width as u32);
        let utf8 = start.encoding == UTF_8;
        let stream = Stream::new(splitter, if utf8 { start.mark as u64 } else { 0 });
        let rows = Rows::new(width.max(1), start.shape.skip, start.quote);
        let columns = (0..width).map(|index| Build::new(plan.texts.contains(&index))).collect();
        let table = Table { rows, columns, quote: start.quote };
        let transcoder = (!utf8).then(|| Transcoder::new(start.encoding));
        let mark = start.mark;
        let mut body = Body { start, transcoder, stream, table };
        body.feed(head.get(mark..).unwrap_or_default(), false);
        body
    }

    fn feed(&mut self, bytes: &[u8], last: bool) {
        match &mut self.transcoder {
            None => self.stream.feed(bytes, &mut self.table),
            Some(transcoder) => self.stream.feed(transcoder.decode(bytes, last), &mut self.table),
        }
        if last {
            self.stream.finish(&mut self.table);
        }
    }

    fn import(mut self, name: String, bytes: u64, mut plan: Plan) -> Outcome {
        let mut problems = self.problems(&name, bytes);
        problems.extend(self.table.rows.problems(&name));
        let hints = &plan.hints;
        let Start { encoding, delimiter, quote, shape, .. } = self.start;
        let (mut judged, mut again) = (Vec::new(), false);
        for (index, (header, build)) in shape.names.into_iter().zip(self.table.columns).enumerate() {
            let examples = build.examples();
            match judge(build, delimiter, hints.kinds.get(&header).copied()) {
                Some(verdict) => judged.push((header, examples, verdict)),
                None => again |= plan.texts.insert(index),
            }
        }
        if again {
            return Outcome::Again(plan);
        }
        let usual = usual_order(&judged);
        let rows = self.table.rows;
        let mut columns = Vec::new();
        for (index, (header, examples, verdict)) in judged.into_iter().enumerate() {
            let orders = Orders { hinted: hints.date_orders.get(&header).copied(), usual };
            let settle = Settle { file: &name, name: header, index, examples, lines: &rows.lines, problems: &mut problems };
            columns.push(settle.finish(verdict, orders));
        }
        let dialect = Dialect { encoding: encoding.name().to_owned(), delimiter: delimiter as char, quote: quote as char };
        Outcome::Read(Box::new(Import { name, bytes, dialect, rows: rows.counts, columns, offsets: rows.offsets, problems }))
    }

    /// What was wrong around the rows.
    fn problems(&self, file: &str, bytes: u64) -> Vec<Problem> {
        let shape = &self.start.shape;
        let mut problems = Vec::new();
        let mut note = |column: Option<String>, kind: ProblemKind, examples: Vec<Place>| {
            let count = examples.len().max(1) as u64;
            problems.push(Problem { file: file.to_owned(), column, kind, count, examples });
        };
        if bytes == 0 || self.start.records.is_empty() {
            note(None, ProblemKind::EmptyFile, Vec::new());
        } else if self.table.rows.counts.read == 0 {
            note(None, ProblemKind::NoRows, Vec::new());
        }
        for &column in &shape.duplicates {
            let text = shape.header.as_ref().and_then(|header| header.get(column)).cloned().unwrap_or_default();
            let place = Place { line: 1, field: column as u32 + 1, text };
            note(shape.names.get(column).cloned(), ProblemKind::DuplicateColumn, vec![place]);
        }
        let mut outside = Tally::default();
        for &at in &shape.outside {
            let text = self.start.records.get(at).map(|record| shortened(&record.join(" "))).unwrap_or_default();
            outside.add(|| Place { line: at as u64 + 1, field: 0, text });
        }
        problems.extend(outside.problem(file, None, ProblemKind::OutsideTable));
        if self.transcoder.as_ref().is_some_and(|transcoder| transcoder.damaged) {
            problems.push(Problem { file: file.to_owned(), column: None, kind: ProblemKind::BadEncoding, count: 1, examples: Vec::new() });
        }
        problems
    }
}

/// The order of dates that the columns without doubt agree on.
fn usual_order(columns: &[(String, Vec<String>, Verdict)]) -> Option<DateOrder> {
    let mut orders = columns.iter().filter_map(|(_, _, verdict)| match verdict {
        Verdict::Date(dates) => dates.order().0.filter(|order| *order != DateOrder::YearMonthDay),
        _ => None,
    });
    let first = orders.next()?;
    orders.all(|order| order == first).then_some(first)
}
