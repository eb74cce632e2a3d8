//! How the import is, and what is imported.

use crate::engine::protocol::{Failure, Kept, Progress};
use crate::star::overview::{FileOverview, Overview};
use crate::state::shared::Shared;

/// How the import is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Import {
    #[default]
    Empty,
    Reading(Reading),
    Ready(Data),
    /// The last import failed; what was there before still is.
    Failed {
        failure: Failure,
        before: Option<Data>,
    },
}

impl Import {
    /// The data to show: while files are read, and after a failure, what was there before.
    pub fn data(&self) -> Option<&Data> {
        match self {
            Import::Empty => None,
            Import::Reading(reading) => reading.before.as_ref(),
            Import::Ready(data) => Some(data),
            Import::Failed { before, .. } => before.as_ref(),
        }
    }

    pub fn reading(&self) -> Option<&Reading> {
        match self {
            Import::Reading(reading) => Some(reading),
            _ => None,
        }
    }

    /// Takes the data out and leaves `Empty`.
    pub(super) fn take_data(&mut self) -> Option<Data> {
        match std::mem::take(self) {
            Import::Empty => None,
            Import::Reading(reading) => reading.before,
            Import::Ready(data) => Some(data),
            Import::Failed { before, .. } => before,
        }
    }
}

/// An import under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The number of the request.
    pub number: u32,
    pub what: What,
    /// `None` until the engine has begun.
    pub progress: Option<Progress>,
    /// What was imported before.
    pub before: Option<Data>,
}

impl Reading {
    /// Whether the page shows it: a visitor who kept no files sees no import of them.
    pub fn is_shown(&self) -> bool {
        self.progress.is_some() || self.what != What::Kept
    }
}

/// How long a part of an import has been going on. Containers are opened before
/// anything is read: each of the two takes its own time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    bytes_total: u64,
    since_ms: f64,
}

impl Pace {
    pub fn begun(now_ms: f64) -> Pace {
        Pace { bytes_total: 0, since_ms: now_ms }
    }

    /// The milliseconds that this part has taken so far; another total is another part.
    pub fn elapsed_ms(&mut self, progress: &Progress, now_ms: f64) -> f64 {
        if self.bytes_total != progress.bytes_total {
            *self = Pace { bytes_total: progress.bytes_total, since_ms: now_ms };
        }
        now_ms - self.since_ms
    }
}

/// What is being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Files,
    Sample,
    /// The files kept from the last visit.
    Kept,
    /// The same files again, because decisions about them changed.
    Again,
}

/// What is imported.
#[derive(Clone, Debug, PartialEq)]
pub struct Data {
    pub overview: Shared<Overview>,
    pub kept: Kept,
}

impl Data {
    /// Rows read from all files.
    pub fn rows(&self) -> u64 {
        self.overview.files.iter().map(|file| file.rows.read).sum()
    }

    /// Bytes of all files.
    pub fn bytes(&self) -> u64 {
        self.overview.files.iter().map(|file| file.bytes).sum()
    }

    pub fn file(&self, file: u32) -> Option<&FileOverview> {
        self.overview.files.iter().find(|other| other.file == file)
    }

    pub fn has_dimension(&self, id: &str) -> bool {
        self.overview.dimensions.iter().any(|dimension| dimension.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_of_an_import_takes_its_own_time() {
        let progress = |bytes_total| Progress { file: String::new(), bytes_done: 0, bytes_total, rows: 0 };
        let mut pace = Pace::begun(1000.0);
        let elapsed =
            [(100, 1000.0), (100, 1400.0), (700, 1500.0), (700, 1900.0)].map(|(total, now)| pace.elapsed_ms(&progress(total), now));
        assert_eq!(elapsed, [0.0, 400.0, 0.0, 400.0]);
    }
}
