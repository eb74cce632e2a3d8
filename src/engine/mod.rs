//! The engine: it holds the rows and answers the page's requests.
//!
//! It runs in a worker in the browser and directly in native programs; it knows
//! neither. The worker feeds it bytes and carries its messages. An import is a
//! [`job::Job`]: begun, fed source by source, and adopted when complete.

use std::collections::BTreeMap;

use crate::engine::job::Job;
use crate::engine::protocol::{Reply, Request, RowPage, Source};
use crate::engine::rows::RowsPlan;
use crate::engine::sellers::sellers;
use crate::ingest::columns::expected::Kinds;
use crate::ingest::report::issue::Issue;
use crate::ingest::report::problem::ProblemKind;
use crate::ingest::shape::hints::Hints;
use crate::kpi::ask::{Answer, Ask, Context, Explanation, Split};
use crate::kpi::catalogue::{Catalogue, Written, catalogue};
use crate::kpi::evaluate::answer::answer;
use crate::kpi::evaluate::answerable::answerable;
use crate::kpi::evaluate::cache::Cache;
use crate::kpi::evaluate::explain;
use crate::kpi::formula::error::FormulaError;
use crate::kpi::listed::Listed;
use crate::kpi::sql::dialect::Dialect;
use crate::kpi::sql::export;
use crate::kpi::sql::script::{Copied, copied, file_name, script};
use crate::kpi::sql::tables::{describe, exported};
use crate::sales::schema::Dataset;
use crate::star::build::{Built, build};
use crate::star::choices::{Choices, HeaderChoice};
use crate::star::file::File;
use crate::star::headers::expect;
use crate::star::overview::Overview;
use crate::star::tables::Star;
use crate::table::sorting;

pub mod protocol;
pub mod wire;
pub mod line;
pub mod checksum;
pub mod job;
pub mod rows;
mod sellers;
pub mod kept;
pub mod session;
pub mod warm;

/// Everything imported, and what follows from it.
#[derive(Debug, Default)]
pub struct Engine {
    files: Vec<File>,
    /// What tells each file from others, and how it was read, by its number.
    origins: BTreeMap<u32, Origin>,
    /// Those that were taken out last, the latest last.
    removed: Vec<Removed>,
    next_number: u32,
    choices: Choices,
    built: Built,
    own: Own,
    /// What earlier questions to this star and catalogue have worked out.
    cache: Cache,
}

/// The user's own KPIs, and the catalogue that they are part of; `None` where there are none.
#[derive(Debug, Default)]
struct Own {
    written: Vec<Written>,
    catalogue: Option<Box<Catalogue>>,
}

impl Own {
    fn catalogue(&self) -> &Catalogue {
        self.catalogue.as_deref().unwrap_or_else(|| catalogue())
    }
}

/// Members of the breakdown of a formula that is being written.
const DRAFT_MEMBERS: usize = 6;

/// A file that was taken out, with its place among the others.
#[derive(Debug)]
struct Removed {
    place: usize,
    file: File,
    origin: Option<Origin>,
}

#[derive(Debug)]
struct Origin {
    checksum: u64,
    hints: Hints,
    /// Types that the meaning of the columns spoke for.
    expected: Kinds,
}

/// What a change of decisions leads to.
pub enum Chosen {
    Done(Overview),
    /// These files are to be read again with other hints: feed and adopt the
    /// job as for an import. `Job::files` says which they are.
    Reread(Box<Job>),
}

impl Engine {
    /// An engine without data.
    pub fn new() -> Engine {
        Engine::default()
    }

    /// What is imported now.
    pub fn overview(&self) -> &Overview {
        &self.built.overview
    }

    /// The star as formulas see it.
    pub fn star(&self) -> &Star {
        &self.built.star
    }

    /// Begins an import. Drop the job to cancel it.
    pub fn begin(&self, sources: &[Source], choices: &Choices) -> Job {
        let files = (self.next_number..).take(sources.len()).collect();
        Job::first(sources.to_vec(), files, choices.clone(), self.memory())
    }

    /// Takes over what a complete job has read. A file read again, and one that
    /// was imported before, take the place of their earlier selves.
    pub fn adopt(&mut self, job: Job) -> Overview {
        self.choices = job.choices;
        let mut news = job.issues;
        for done in job.done {
            let expected = done.import.expected.clone();
            let origin = Origin { checksum: done.checksum, hints: done.hints, expected };
            let file = File::new(done.file, done.key, done.import);
            self.next_number = self.next_number.max(file.number.saturating_add(1));
            let place = self.files.iter().position(|earlier| earlier.number == file.number || self.is_copy(earlier, &file, &origin));
            match place.and_then(|place| self.files.get_mut(place)) {
                Some(earlier) => {
                    self.origins.remove(&earlier.number);
                    self.origins.insert(file.number, origin);
                    if !job.rereads {
                        news.push(file.issue(None, ProblemKind::Replaced, file.rows.kept));
                    }
                    *earlier = file;
                }
                None => {
                    self.origins.insert(file.number, origin);
                    self.files.push(file);
                }
            }
        }
        self.rebuild(news)
    }

    /// Applies changed decisions.
    pub fn choose(&mut self, choices: Choices) -> Chosen {
        let changed: Vec<&File> = self.files.iter().filter(|file| self.reads_otherwise(file, choices.headers.get(&file.header))).collect();
        if changed.is_empty() {
            self.choices = choices;
            return Chosen::Done(self.rebuild(Vec::new()));
        }
        let sources = changed.iter().map(|file| Source { name: file.name.clone(), bytes: file.bytes }).collect();
        let numbers = changed.iter().map(|file| file.number).collect();
        let keys = changed.iter().map(|file| file.header.clone()).collect();
        let checksums = changed.iter().map(|file| self.checksum(file.number)).collect();
        let mut job = Job::again(sources, numbers, keys, choices);
        job.hold_to(checksums, ProblemKind::Changed);
        Chosen::Reread(Box::new(job))
    }

    /// What the bytes of a file came to.
    pub fn checksum(&self, file: u32) -> Option<u64> {
        self.origins.get(&file).map(|origin| origin.checksum)
    }

    /// Takes out files; [`Engine::put_back`] brings them back.
    pub fn remove(&mut self, files: &[u32]) -> Overview {
        self.removed.clear();
        while let Some(place) = self.files.iter().position(|kept| files.contains(&kept.number)) {
            let file = self.files.remove(place);
            let origin = self.origins.remove(&file.number);
            self.removed.push(Removed { place, file, origin });
        }
        self.rebuild(Vec::new())
    }

    /// Puts the files that were taken out last in their places again; one that was
    /// imported again meanwhile is there already.
    pub fn put_back(&mut self) -> Overview {
        while let Some(Removed { place, file, origin }) = self.removed.pop() {
            if origin.as_ref().is_some_and(|origin| self.files.iter().any(|there| self.is_copy(there, &file, origin))) {
                continue;
            }
            self.origins.extend(origin.map(|origin| (file.number, origin)));
            self.files.insert(place.min(self.files.len()), file);
        }
        self.rebuild(Vec::new())
    }

    /// Has these files only, in this order, and cannot put others back.
    pub fn arrange(&mut self, order: &[u32]) -> Overview {
        let place = |file: &File| order.iter().position(|number| *number == file.number);
        self.files.retain(|file| place(file).is_some());
        sorting::by_key(&mut self.files, place);
        self.origins.retain(|number, _| order.contains(number));
        let news = std::mem::take(&mut self.built.overview.problems);
        self.rebuild(news.into_iter().filter(|issue| issue.name_left_out().is_some()).collect())
    }

    /// Forgets the files that were taken out last.
    pub fn discard(&mut self) {
        self.removed.clear();
    }

    /// Forgets all files. Numbers are not given twice.
    pub fn erase(&mut self) {
        *self = Engine { next_number: self.next_number, own: std::mem::take(&mut self.own), ..Engine::default() };
    }

    /// The KPIs there are.
    pub fn catalogue(&self) -> Vec<Listed> {
        self.own.catalogue().listed()
    }

    /// Has these KPIs beside the built-in ones from now on.
    pub fn define(&mut self, own: Vec<Written>) {
        let catalogue = (!own.is_empty()).then(|| Box::new(Catalogue::new(&own)));
        self.own = Own { written: own, catalogue };
        self.look_anew();
    }

    /// The figures of a KPI as it would be if it were defined so: whole, and by the members
    /// of a dimension.
    ///
    /// # Errors
    /// What is wrong with its formula.
    pub fn check(&self, kpi: Written, context: &Context, by: Option<String>) -> Result<Vec<Answer>, FormulaError> {
        let id = kpi.id.clone();
        let others = self.own.written.iter().filter(|other| other.id != id).cloned();
        let catalogue = Catalogue::new(&others.chain([kpi]).collect::<Vec<_>>());
        if let Some(Err(error)) = catalogue.entry(&id).map(|entry| &entry.checked) {
            return Err(error.clone());
        }
        let by = by.map(|dimension| Split::By { dimension, limit: DRAFT_MEMBERS });
        let asks: Vec<Ask> = [Split::Whole].into_iter().chain(by).map(|split| Ask { kpi: id.clone(), split }).collect();
        Ok(answer(&self.built.star, &catalogue, &mut Cache::default(), context, &asks))
    }

    /// Computes figures.
    pub fn report(&mut self, context: &Context, asks: &[Ask]) -> Vec<Answer> {
        answer(&self.built.star, self.own.catalogue(), &mut self.cache, context, asks)
    }

    /// A script in SQL that loads the files of [`Engine::sql_tables`] and returns the figures.
    pub fn sql(&mut self, context: &Context, asks: &[Ask], dialect: Dialect) -> String {
        script(&self.built.star, self.own.catalogue(), &mut self.cache, context, asks, dialect)
    }

    /// One figure as a query over these files, as the script has it.
    pub fn copied(&mut self, context: &Context, ask: &Ask, dialect: Dialect) -> Copied {
        copied(&self.built.star, self.own.catalogue(), &mut self.cache, context, ask, dialect)
    }

    /// The files that [`Engine::sql`] reads.
    pub fn sql_tables(&self) -> Vec<String> {
        exported(&self.built.star).into_iter().map(|(dataset, _)| file_name(dataset)).collect()
    }

    /// Writes one of them.
    ///
    /// # Errors
    /// What `out` says.
    pub fn write_sql_table(&self, name: &str, out: &mut dyn std::io::Write) -> std::io::Result<()> {
        let (star, described) = (&self.built.star, describe(&self.built.star));
        let Some((dataset, _)) = exported(star).into_iter().find(|(dataset, _)| file_name(*dataset) == name) else { return Ok(()) };
        described.table(dataset).map_or(Ok(()), |description| export::write(out, star, dataset, description))
    }

    /// Says how a figure came about.
    pub fn explain(&mut self, context: &Context, kpi: &str) -> Explanation {
        explain::explain(&self.built.star, self.own.catalogue(), &mut self.cache, context, kpi)
    }

    /// Finds the rows behind a term of a KPI's explanation: the bytes to read and to hand to
    /// [`Engine::rows_of`]. `None` for a KPI that has no rows of its own.
    pub fn rows(&mut self, context: &Context, kpi: &str, term: usize, page: u32) -> Option<RowsPlan> {
        let (dataset, rows) = explain::rows(&self.built.star, self.own.catalogue(), &mut self.cache, context, kpi, term).ok()?;
        Some(self.rows_at(dataset, &rows, page))
    }

    /// Finds a page of these rows of a table.
    pub fn rows_at(&self, dataset: Dataset, rows: &[u32], page: u32) -> RowsPlan {
        let parts = self.built.parts.get(&dataset).map(Vec::as_slice).unwrap_or_default();
        rows::plan(dataset, rows, page, parts, &self.files)
    }

    /// The rows in these bytes, one piece for each span of the plan.
    pub fn rows_of(&self, plan: &RowsPlan, pieces: &[Vec<u8>]) -> RowPage {
        rows::parse(plan, pieces)
    }

    /// Answers a request that needs no file and changes no data.
    ///
    /// # Errors
    /// Gives every other request back.
    pub fn answer(&mut self, request: Request) -> Result<Reply, Box<Request>> {
        match request {
            Request::Report { context, asks } => Ok(Reply::Answers(self.report(&context, &asks))),
            Request::Sellers { context } => Ok(Reply::Sellers(sellers(&self.built.star, self.own.catalogue(), &mut self.cache, &context))),
            Request::Explain { context, kpi } => Ok(Reply::Explained(self.explain(&context, &kpi))),
            Request::Sql { context, ask, dialect } => Ok(Reply::Sql(self.copied(&context, &ask, dialect))),
            Request::Define { own } => {
                self.define(own);
                Ok(Reply::Catalogue(self.catalogue()))
            }
            Request::Check { kpi, context, by } => Ok(Reply::Checked(self.check(kpi, &context, by))),
            other => Err(Box::new(other)),
        }
    }

    /// About how many bytes all rows take.
    fn memory(&self) -> u64 {
        self.files.iter().map(File::memory).sum()
    }

    /// Whether these decisions want a file to be read otherwise than it was.
    fn reads_otherwise(&self, file: &File, choice: Option<&HeaderChoice>) -> bool {
        let Some(origin) = self.origins.get(&file.number) else { return false };
        if origin.hints != choice.map(|choice| choice.hints.clone()).unwrap_or_default() {
            return true;
        }
        let needed = expect::needed(&file.name, &file.headers(), choice);
        let is_moot = origin.expected.iter().any(|(column, kind)| needed.get(column) != Some(kind));
        is_moot || !expect::unexpected(&file.name, &file.seen(), choice).is_empty()
    }

    /// Whether a file just read was imported before.
    fn is_copy(&self, earlier: &File, file: &File, origin: &Origin) -> bool {
        let same_name = earlier.name == file.name && earlier.bytes == file.bytes;
        same_name && self.origins.get(&earlier.number).is_some_and(|known| known.checksum == origin.checksum)
    }

    fn rebuild(&mut self, news: Vec<Issue>) -> Overview {
        self.built = build(&self.files, &self.choices);
        self.look_anew();
        self.built.overview.problems.splice(0..0, news);
        self.built.overview.clone()
    }

    /// Forgets what was worked out for other data or another catalogue.
    fn look_anew(&mut self) {
        self.cache = Cache::default();
        self.built.overview.answerable = answerable(&self.built.star, self.own.catalogue(), &mut self.cache);
    }
}

#[cfg(test)]
mod tests;
