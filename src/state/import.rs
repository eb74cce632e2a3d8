//! How the import is, and what is imported.

use crate::engine::protocol::{Failure, Kept, Progress};
use crate::star::overview::{FileOverview, Overview};

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
    pub overview: Overview,
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
