//! Feeding files to a job, slice by slice.

use crate::engine::job::Job;
use crate::engine::session::effect::{Held, Outcome, Work};

/// A job and the files it reads.
pub struct Feeding<F> {
    pub job: Job,
    /// For each source of the job its file; `None` for one that is not here any more.
    files: Vec<Option<F>>,
    /// The files that are new; empty where known ones are read again.
    pub news: Vec<Held<F>>,
}

impl<F: Clone> Feeding<F> {
    /// Feeds new files.
    pub fn first(job: Job, news: Vec<Held<F>>) -> Feeding<F> {
        Feeding { job, files: news.iter().map(|held| Some(held.file.clone())).collect(), news }
    }

    /// Feeds known files again.
    pub fn again(job: Job, files: Vec<Option<F>>) -> Feeding<F> {
        Feeding { job, files, news: Vec::new() }
    }

    /// Goes on; `None` when all sources are read.
    pub fn next(&mut self, outcome: Outcome<F>) -> Option<Work<F>> {
        match outcome {
            Outcome::Slice(bytes) if self.job.feed(bytes) => return Some(Work::ReadOn),
            Outcome::Unreadable(reason) => self.job.unreadable(&reason),
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
