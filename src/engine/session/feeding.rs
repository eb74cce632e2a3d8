//! Feeding files to a job, slice by slice.

use crate::engine::job::Job;
use crate::engine::kept::Entry;
use crate::engine::session::effect::{Held, Outcome, Work};

/// A job and the files it reads.
pub struct Feeding<F> {
    pub job: Job,
    /// For each source of the job its file; `None` for one that is not here any more.
    files: Vec<Option<F>>,
    pub aim: Aim<F>,
}

/// What the files are read for.
pub enum Aim<F> {
    /// They are new.
    Add(Vec<Held<F>>),
    /// They are kept, as the list of this name says.
    Restore { news: Vec<Held<F>>, list: Option<String>, entries: Vec<Entry> },
    /// They are here, and are read otherwise.
    Again,
}

impl<F> Aim<F> {
    /// The files that come in.
    pub fn news(&self) -> &[Held<F>] {
        match self {
            Aim::Add(news) | Aim::Restore { news, .. } => news,
            Aim::Again => &[],
        }
    }
}

impl<F: Clone> Feeding<F> {
    /// Feeds files that come in.
    pub fn first(job: Job, aim: Aim<F>) -> Feeding<F> {
        Feeding { job, files: aim.news().iter().map(|held| Some(held.file.clone())).collect(), aim }
    }

    /// Feeds known files again.
    pub fn again(job: Job, files: Vec<Option<F>>) -> Feeding<F> {
        Feeding { job, files, aim: Aim::Again }
    }

    /// Goes on; `None` when all sources are read.
    pub fn next(&mut self, outcome: Outcome<F>) -> Option<Work<F>> {
        match outcome {
            Outcome::Slice(bytes) if self.job.feed(bytes) => return Some(Work::ReadOn),
            Outcome::Unreadable(reason) => self.job.unreadable(&reason),
            Outcome::Changed => self.job.changed(),
            _ => self.job.end_of_source(),
        };
        self.source()
    }

    /// Begins with the source that is to be read now.
    pub fn source(&mut self) -> Option<Work<F>> {
        while let Some(source) = self.job.current() {
            match self.files.get(source) {
                Some(Some(file)) => return Some(Work::Read(file.clone())),
                _ => self.job.unreadable(""),
            };
        }
        None
    }
}
