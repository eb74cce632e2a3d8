//! The engine: it holds the rows and answers the page's requests.
//!
//! It runs in a worker in the browser and directly in native programs; it knows
//! neither. The worker feeds it bytes and carries its messages. An import is a
//! [`job::Job`]: begun, fed source by source, and adopted when complete.

use crate::engine::file::File;
use crate::engine::job::Job;
use crate::engine::protocol::{Failure, Reply, Request, RowPage, Source};
use crate::engine::rows::RowsPlan;
use crate::kpi::ask::{Answer, Ask, Context, Explanation};
use crate::star::choices::Choices;
use crate::star::overview::Overview;
use crate::star::tables::Star;

pub mod file;
pub mod job;
pub mod kept;
pub mod protocol;
pub mod rows;

/// Everything imported, and what follows from it.
#[derive(Debug, Default)]
pub struct Engine {
    files: Vec<File>,
    next_number: u32,
    choices: Choices,
    star: Star,
    overview: Overview,
}

/// What a change of decisions leads to.
pub enum Chosen {
    Done(Overview),
    /// These files are to be read again with other hints: feed and adopt the
    /// job as for an import.
    Reread(Job),
}

impl Engine {
    /// An engine without data.
    pub fn new() -> Engine {
        Engine::default()
    }

    /// What is imported now.
    pub fn overview(&self) -> &Overview {
        &self.overview
    }

    /// Begins an import. Drop the job to cancel it.
    pub fn begin(&self, sources: &[Source], choices: &Choices) -> Job {
        let files = (self.next_number..).take(sources.len()).collect();
        Job::new(sources.to_vec(), files, choices.clone())
    }

    /// Takes over what a complete job has read. A file read again, and one that
    /// was imported before, take the place of their earlier selves.
    pub fn adopt(&mut self, job: Job) -> Overview {
        self.choices = job.choices;
        for done in job.done {
            let file = File::new(done.file, done.fingerprint, done.hints, done.import);
            self.next_number = self.next_number.max(file.number + 1);
            self.files.retain(|earlier| earlier.number != file.number && !earlier.is_same_as(&file));
            self.files.push(file);
        }
        self.rebuild()
    }

    /// Applies changed decisions.
    pub fn choose(&mut self, choices: Choices) -> Chosen {
        self.choices = choices;
        Chosen::Done(self.rebuild())
    }

    /// Forgets one file.
    pub fn remove(&mut self, file: u32) -> Overview {
        self.files.retain(|kept| kept.number != file);
        self.rebuild()
    }

    /// Forgets all files.
    pub fn erase(&mut self) {
        *self = Engine { next_number: self.next_number, ..Engine::default() };
    }

    /// Computes figures.
    pub fn report(&self, _context: &Context, _asks: &[Ask]) -> Vec<Answer> {
        Vec::new()
    }

    /// Says how a figure came about; `None` for a KPI nobody knows.
    pub fn explain(&self, _context: &Context, _kpi: &str) -> Option<Explanation> {
        None
    }

    /// Finds the rows behind a KPI: the bytes to read and to hand to [`Engine::rows_of`].
    pub fn rows(&self, _context: &Context, _kpi: &str, _page: u32) -> Option<RowsPlan> {
        None
    }

    /// The rows in these bytes, one piece for each span of the plan.
    pub fn rows_of(&self, plan: &RowsPlan, pieces: &[Vec<u8>]) -> RowPage {
        rows::parse(plan, pieces)
    }

    /// Answers every request that needs no file; `None` for those that do.
    pub fn answer(&mut self, request: Request) -> Option<Reply> {
        match request {
            Request::Report { context, asks } => Some(Reply::Answers(self.report(&context, &asks))),
            Request::Explain { context, kpi } => Some(match self.explain(&context, &kpi) {
                Some(explanation) => Reply::Explained(explanation),
                None => Reply::Failed(Failure::Misunderstood { message: kpi }),
            }),
            Request::Import { .. }
            | Request::Sample { .. }
            | Request::Restore { .. }
            | Request::Cancel
            | Request::Remove { .. }
            | Request::Choose { .. }
            | Request::Rows { .. }
            | Request::Keep { .. }
            | Request::Erase => None,
        }
    }

    fn rebuild(&mut self) -> Overview {
        self.star = Star::default();
        self.overview = Overview::default();
        self.overview.clone()
    }
}
