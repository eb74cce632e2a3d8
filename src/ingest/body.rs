//! The reader once it knows how the file is written.

use crate::ingest::advice::Advisor;
use crate::ingest::columns::build::Build;
use crate::ingest::columns::cells::Cells;
use crate::ingest::columns::dates::Dates;
use crate::ingest::columns::english::are_english;
use crate::ingest::columns::expected::{Kinds, is_missed};
use crate::ingest::columns::groups::group_columns;
use crate::ingest::columns::headings::other_table;
use crate::ingest::columns::heads::{group_heads, under_heads};
use crate::ingest::columns::judge::{Known, Verdict, judge, judge_texts, mark};
use crate::ingest::columns::orders::{likely_order, usual_order};
use crate::ingest::columns::settle::{Orders, Settle};
use crate::ingest::columns::sums::rows_of_sums;
use crate::ingest::import::Import;
use crate::ingest::intake::Intake;
use crate::ingest::limits::Limit;
use crate::ingest::plan::{Outcome, Plan};
use crate::ingest::report::problem::{Problem, ProblemKind};
use crate::ingest::report::tally::EXAMPLES;
use crate::ingest::rows::collect::Rows;
use crate::ingest::rows::damage::Damage;
use crate::ingest::scan::record::Fields;
use crate::ingest::scan::stream::Sink;
use crate::ingest::shape::hints::Hints;
use crate::ingest::start::{Start, group_in};
use crate::ingest::values::kind::ColumnKind;
use crate::ingest::values::number::Convention;
use crate::ingest::values::placeholder::Blanks;

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
    pub fn begin(start: Start, head: &[u8], plan: &Plan) -> Result<Body, Limit> {
        if start.shape.names.len() as u64 > Limit::Columns.most() {
            return Err(Limit::Columns);
        }
        let blanks = |name: &String| plan.hints.blanks.get(name).cloned().unwrap_or_default();
        let columns = start.shape.names.iter().enumerate();
        let columns = columns.map(|(index, name)| Build::new(plan.texts.contains(&index), blanks(name))).collect();
        let rows = start.rows().without(&plan.sums, &plan.heads, plan.table_end);
        let table = Table { rows, columns, damage: start.damage(), quote: start.layout.quote };
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
    pub fn finish(mut self, name: String, bytes: u64, mut plan: Plan, advisor: &mut dyn Advisor) -> Outcome {
        self.intake.finish(&mut self.table);
        self.intake.locate(&mut self.table.rows.offsets, &mut self.located);
        self.table.rows.finish();
        if let Some(encoding) = self.table.damage.other_encoding().filter(|_| plan.hints.encoding.is_none() && plan.encoding.is_none()) {
            return Outcome::Again(Box::new(Plan { encoding: Some(encoding.to_owned()), ..plan }));
        }
        let mut problems = self.problems();
        let dialect = self.start.dialect();
        let Start { layout, shape, group, .. } = self.start;
        let of_file = || group_in(name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem));
        let group = group.or_else(of_file).filter(|group| !shape.names.contains(group));
        let usual = usual_mark(&self.table.columns, layout.delimiter);
        let in_english = are_english(shape.names.iter().map(String::as_str));
        // Month first is a custom of English, and of points before decimals.
        let has_foreign = |name: &String| name.chars().any(|letter| letter.is_alphabetic() && !letter.is_ascii());
        let is_day_first = usual == Some(Convention::Comma) || shape.names.iter().any(has_foreign);
        let (mut judged, mut again) = (Vec::new(), false);
        for (index, (name, build)) in shape.names.into_iter().zip(self.table.columns).enumerate() {
            let (examples, blanks) = (build.examples(), build.blanks.clone());
            let mark = plan.hints.decimal_marks.get(&name).copied();
            match judge(build, &Known { header: &name, kind: plan.kind(&name), mark, usual, in_english }) {
                Some(verdict) => judged.push(Judged { name, examples, blanks, mark, verdict }),
                None => again |= plan.texts.insert(index),
            }
        }
        if again {
            return Outcome::Again(Box::new(plan));
        }
        let headed = &self.table.rows.headed;
        if let Some(first) = judged.first_mut().filter(|_| !headed.is_empty()) {
            let verdict = under_heads(headed.iter().copied().zip(plan.heads.values()), first.verdict.rows());
            match (&first.verdict, &group) {
                (Verdict::Empty { .. }, _) => first.verdict = verdict,
                (_, Some(name)) => {
                    let (examples, blanks) = (plan.heads.values().take(EXAMPLES).cloned().collect(), Blanks::default());
                    judged.push(Judged { name: name.clone(), examples, blanks, mark: None, verdict });
                }
                _ => {}
            }
        }
        if plan.expected.is_empty() {
            plan.expected = expected(&judged, &plan.hints, advisor);
            // Of a column of keys only hashes are left.
            let lost =
                |(_, column): &(usize, &Judged)| column.verdict.kind() == ColumnKind::Key && plan.expected.contains_key(&column.name);
            let lost: Vec<usize> = judged.iter().enumerate().filter(lost).map(|(index, _)| index).collect();
            if !lost.is_empty() {
                plan.texts.extend(lost);
                return Outcome::Again(Box::new(plan));
            }
            judged = judged.into_iter().map(|column| column.retyped(&plan.expected, usual, in_english)).collect();
        }
        if plan.table_end.is_none() {
            let verdicts: Vec<&Verdict> = judged.iter().map(|column| &column.verdict).collect();
            plan.table_end = other_table(&verdicts);
            if plan.table_end.is_some() {
                return Outcome::Again(Box::new(plan));
            }
        }
        if plan.sums.is_empty() {
            let verdicts: Vec<&Verdict> = judged.iter().map(|column| &column.verdict).collect();
            plan.sums = rows_of_sums(&verdicts, &self.table.rows.titles, &self.table.rows.summed_up).into_iter().collect();
            if !plan.sums.is_empty() {
                return Outcome::Again(Box::new(plan));
            }
        }
        let columns: Vec<(&str, &Verdict)> = judged.iter().map(|column| (column.name.as_str(), &column.verdict)).collect();
        if plan.heads.is_empty() {
            let are_told = group.is_some() || self.table.rows.summed_up.len() > 1;
            let among_all = |row: u64| plan.sums.iter().fold(row, |row, sum| row + u64::from(*sum <= row));
            plan.heads =
                group_heads(&columns, !plan.sums.is_empty(), are_told).into_iter().map(|(row, name)| (among_all(row), name)).collect();
            if !plan.heads.is_empty() {
                return Outcome::Again(Box::new(plan));
            }
        }
        let rows = &self.table.rows;
        let groups = group_columns(&columns, !plan.sums.is_empty() || rows.has_sums_of_sums(), &rows.summed_up);
        let dates: Vec<&Dates> = judged.iter().filter_map(Judged::dates).collect();
        let (usual_order, likely) = (usual_order(&dates), likely_order(&dates, is_day_first));
        let zone = dates.iter().find_map(|dates| dates.zone);
        let rows = self.table.rows;
        let mut columns = Vec::new();
        for (index, Judged { name: column, examples, mut verdict, .. }) in judged.into_iter().enumerate() {
            let carried = if groups.contains(&index) { verdict.carry_down() } else { Vec::new() };
            let hinted = plan.hints.date_orders.get(&column).copied();
            let orders = Orders { hinted, usual: usual_order, likely, zone };
            let settle = Settle { name: column, index, examples, lines: &rows.lines, problems: &mut problems };
            columns.push(settle.finish(verdict, &carried, orders));
        }
        let (rows, offsets, expected) = (rows.counts, rows.offsets, plan.expected);
        Outcome::Read(Box::new(Import { name, bytes, dialect, layout, rows, columns, expected, offsets, problems }))
    }

    /// What was wrong with the file and its rows; columns come later.
    fn problems(&mut self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let nothing = match (self.start.sample.records.is_empty(), self.table.rows.counts.read) {
            (true, _) => Some(ProblemKind::EmptyFile),
            (false, 0) => Some(ProblemKind::NoRows),
            (false, _) => None,
        };
        problems.extend(nothing.map(Problem::whole));
        if Limit::Columns.is_near(self.start.shape.names.len() as u64) {
            problems.push(Problem::whole(ProblemKind::NearLimit { limit: Limit::Columns }));
        }
        problems.extend(self.start.problems());
        let damaged = std::mem::take(&mut self.table.damage.cells);
        problems.extend(damaged.problem(None, ProblemKind::BadEncoding));
        problems.extend(self.table.rows.problems());
        problems
    }
}

/// A column whose type is known.
struct Judged {
    name: String,
    examples: Vec<String>,
    blanks: Blanks,
    mark: Option<Convention>,
    verdict: Verdict,
}

impl Judged {
    fn dates(&self) -> Option<&Dates> {
        match &self.verdict {
            Verdict::Date(dates) => Some(dates),
            _ => None,
        }
    }

    /// The column with the type that was expected of it; its texts are at hand.
    fn retyped(self, expected: &Kinds, usual: Option<Convention>, in_english: bool) -> Judged {
        let kind = expected.get(&self.name).copied();
        match self.verdict {
            Verdict::Text { texts, .. } if kind.is_some() => {
                let known = Known { header: &self.name, kind, mark: self.mark, usual, in_english };
                Judged { verdict: judge_texts(texts, &self.blanks, &known), ..self }
            }
            verdict => Judged { verdict, ..self },
        }
    }
}

/// The types that columns of text need and half of their cells have, unless
/// their types were decided on.
fn expected(columns: &[Judged], hints: &Hints, advisor: &mut dyn Advisor) -> Kinds {
    let seen: Vec<(&str, ColumnKind)> = columns.iter().map(|column| (column.name.as_str(), column.verdict.kind())).collect();
    let mut kinds = advisor.kinds(&seen);
    kinds.retain(|name, kind| {
        let mut columns = columns.iter().filter(|column| column.name == *name);
        !hints.kinds.contains_key(name) && columns.any(|column| is_missed(&column.verdict, &column.examples, *kind))
    });
    kinds
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
