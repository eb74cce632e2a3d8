//! The reader once it knows how the file is written.

use crate::ingest::columns::build::Build;
use crate::ingest::columns::cells::Cells;
use crate::ingest::columns::judge::{Known, Verdict, judge, mark};
use crate::ingest::columns::settle::{Orders, Settle};
use crate::ingest::import::Import;
use crate::ingest::intake::Intake;
use crate::ingest::limits::Limit;
use crate::ingest::plan::{Outcome, Plan};
use crate::ingest::report::problem::{Problem, ProblemKind};
use crate::ingest::rows::collect::Rows;
use crate::ingest::rows::damage::Damage;
use crate::ingest::scan::record::Fields;
use crate::ingest::scan::stream::Sink;
use crate::ingest::start::Start;
use crate::ingest::values::number::Convention;
use crate::ingest::values::order::DateOrder;

/// The state of a reader behind the first bytes.
pub struct Body {
    start: Start,
    intake: Intake,
    table: Table,
    /// How many offsets are those in the file already.
    located: usize,
}

/// Rows and the columns they fill.
struct Table {
    rows: Rows,
    columns: Vec<Build>,
    damage: Damage,
    quote: u8,
}

impl Sink for Table {
    fn take(&mut self, bytes: &[u8], offset: u64, fields: &Fields) {
        if fields.non_ascii {
            self.damage.inspect(bytes, fields, self.rows.next_line, self.quote);
        }
        self.rows.take(bytes, offset, fields);
        for batch in self.rows.batches(bytes, &fields.ends) {
            for (column, build) in self.columns.iter_mut().enumerate() {
                let (bytes, ends, rows) = (batch.bytes, batch.ends, batch.rows);
                build.take(Cells { bytes, ends, rows, column, quote: self.quote, non_ascii: fields.non_ascii });
            }
        }
    }
}

impl Body {
    /// Begins with the first bytes of the file; there can be too many columns to begin.
    pub fn begin(head: &[u8], complete: bool, plan: &Plan) -> Result<Body, Limit> {
        let start = Start::of(head, complete, plan);
        if start.shape.names.len() as u64 > Limit::Columns.most() {
            return Err(Limit::Columns);
        }
        let blanks = |name: &String| plan.hints.blanks.get(name).cloned().unwrap_or_default();
        let columns = start.shape.names.iter().enumerate();
        let columns = columns.map(|(index, name)| Build::new(plan.texts.contains(&index), blanks(name))).collect();
        let table = Table { rows: start.rows(), columns, damage: start.damage(), quote: start.layout.quote };
        let (intake, mark) = (Intake::new(&start), start.mark);
        let mut body = Body { start, intake, table, located: 0 };
        body.feed(head.get(mark..).unwrap_or_default());
        Ok(body)
    }

    /// Takes the next bytes.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.intake.feed(bytes, &mut self.table);
        self.intake.locate(&mut self.table.rows.offsets, &mut self.located);
    }

    /// How many rows were kept so far.
    pub fn rows(&self) -> u64 {
        self.table.rows.counts.kept
    }

    /// About how many bytes the table takes so far.
    pub fn memory(&self) -> u64 {
        let rows = &self.table.rows;
        let columns: u64 = self.table.columns.iter().map(Build::memory).sum();
        columns + rows.offsets.len() as u64 * 8 + rows.lines.memory()
    }

    /// Ends the file, which has so many bytes.
    pub fn finish(mut self, name: String, bytes: u64, mut plan: Plan) -> Outcome {
        self.intake.finish(&mut self.table);
        self.intake.locate(&mut self.table.rows.offsets, &mut self.located);
        self.table.rows.finish();
        if let Some(encoding) = self.table.damage.other_encoding().filter(|_| plan.hints.encoding.is_none() && plan.encoding.is_none()) {
            return Outcome::Again(Plan { encoding: Some(encoding.to_owned()), ..plan });
        }
        let mut problems = self.problems(&name);
        let hints = &plan.hints;
        let dialect = self.start.dialect();
        let Start { layout, shape, .. } = self.start;
        let usual = usual_mark(&self.table.columns, layout.delimiter);
        let (mut judged, mut again) = (Vec::new(), false);
        for (index, (header, build)) in shape.names.into_iter().zip(self.table.columns).enumerate() {
            let examples = build.examples();
            let (kind, mark) = (hints.kinds.get(&header).copied(), hints.decimal_marks.get(&header).copied());
            match judge(build, &Known { header: &header, kind, mark, usual }) {
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
        Outcome::Read(Box::new(Import { name, bytes, dialect, layout, rows: rows.counts, columns, offsets: rows.offsets, problems }))
    }

    /// What was wrong with the file and its rows; columns come later.
    fn problems(&mut self, file: &str) -> Vec<Problem> {
        let mut problems = Vec::new();
        let nothing = match (self.start.sample.records.is_empty(), self.table.rows.counts.read) {
            (true, _) => Some(ProblemKind::EmptyFile),
            (false, 0) => Some(ProblemKind::NoRows),
            (false, _) => None,
        };
        problems.extend(nothing.map(|kind| Problem::of_file(file, kind)));
        if Limit::Columns.is_near(self.start.shape.names.len() as u64) {
            problems.push(Problem::of_file(file, ProblemKind::NearLimit { limit: Limit::Columns }));
        }
        problems.extend(self.start.problems(file));
        let damaged = std::mem::take(&mut self.table.damage.cells);
        problems.extend(damaged.problem(file, None, ProblemKind::BadEncoding));
        problems.extend(self.table.rows.problems(file));
        problems
    }
}

/// The order of dates that the columns without doubt agree on.
fn usual_order(columns: &[(String, Vec<String>, Verdict)]) -> Option<DateOrder> {
    let mut orders = columns.iter().filter_map(|(_, _, verdict)| match verdict {
        Verdict::Date(dates) if !dates.reading.jalali => dates.reading.order().filter(|order| *order != DateOrder::YearMonthDay),
        _ => None,
    });
    let first = orders.next()?;
    orders.all(|order| order == first).then_some(first)
}

/// The decimal mark that the columns without doubt agree on, or that goes with
/// the delimiter: where fields are separated by semicolons the comma is taken.
fn usual_mark(columns: &[Build], delimiter: u8) -> Option<Convention> {
    let mut marks = columns.iter().filter_map(mark);
    match marks.next() {
        Some(first) => marks.all(|mark| mark == first).then_some(first),
        None => (delimiter == b';').then_some(Convention::Comma),
    }
}
