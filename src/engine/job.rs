//! An import under way: sources come in one after the other, piece by piece.
//!
//! A job knows nothing of the engine's state, so dropping it cancels the import
//! and leaves everything as it was.

use crate::engine::file::Fingerprint;
use crate::engine::protocol::{Progress, Source};
use crate::ingest::import::{Hints, Import};
use crate::ingest::problem::{Problem, ProblemKind};
use crate::star::choices::Choices;

/// What the caller must do after the end of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Feed the same source again from its beginning: it turned out to be written otherwise than assumed.
    Again,
    /// Feed the next source.
    NextSource,
    /// All sources are read: hand the job to `Engine::adopt`.
    Complete,
}

/// An import under way.
pub struct Job {
    pub(super) choices: Choices,
    pub(super) sources: Vec<Source>,
    /// The file number of each source.
    pub(super) files: Vec<u32>,
    pub(super) done: Vec<Done>,
    /// About sources that are left out.
    pub(super) problems: Vec<Problem>,
    at: usize,
    bytes_before: u64,
    reading: Reading,
}

/// A source that was read.
pub(super) struct Done {
    pub file: u32,
    pub fingerprint: u64,
    pub hints: Hints,
    pub import: Import,
}

/// The source that is being fed.
#[derive(Default)]
struct Reading {
    bytes: u64,
    refused: Option<&'static str>,
    fingerprint: Fingerprint,
}

impl Job {
    pub(super) fn new(sources: Vec<Source>, files: Vec<u32>, choices: Choices) -> Job {
        Job { choices, sources, files, done: Vec::new(), problems: Vec::new(), at: 0, bytes_before: 0, reading: Reading::default() }
    }

    /// The file number of each source, in the order they are to be fed; the
    /// overview names files by it.
    pub fn files(&self) -> &[u32] {
        &self.files
    }

    /// Which source is to be fed now, counted from 0; `None` when all are read.
    pub fn current(&self) -> Option<usize> {
        (self.at < self.sources.len()).then_some(self.at)
    }

    /// Takes the next bytes of the current source. `false` means that the rest
    /// of it need not be read.
    pub fn feed(&mut self, bytes: &[u8]) -> bool {
        if self.reading.bytes == 0 {
            self.reading.refused = refused_kind(bytes);
        }
        self.reading.bytes += bytes.len() as u64;
        self.reading.fingerprint.feed(bytes);
        self.reading.refused.is_none()
    }

    /// The current source has no more bytes.
    pub fn end_of_source(&mut self) -> Next {
        if let Some(what) = self.reading.refused {
            self.leave_out(ProblemKind::Refused { what: what.to_owned() });
        }
        self.next_source()
    }

    /// The current source cannot be read; it is left out and listed as a problem.
    pub fn unreadable(&mut self, reason: &str) -> Next {
        self.leave_out(ProblemKind::Unreadable { reason: reason.to_owned() });
        self.next_source()
    }

    /// How far the import is.
    pub fn progress(&self) -> Progress {
        Progress {
            file: self.sources.get(self.at).map(|source| source.name.clone()).unwrap_or_default(),
            bytes_done: self.bytes_before + self.reading.bytes,
            bytes_total: self.sources.iter().map(|source| source.bytes).sum(),
            rows: self.done.iter().map(|done| done.import.rows.read).sum(),
        }
    }

    fn leave_out(&mut self, kind: ProblemKind) {
        let file = self.sources.get(self.at).map(|source| source.name.clone()).unwrap_or_default();
        self.problems.push(Problem { file, column: None, kind, count: 1, examples: Vec::new() });
    }

    fn next_source(&mut self) -> Next {
        self.bytes_before += self.sources.get(self.at).map_or(0, |source| source.bytes);
        self.at += 1;
        self.reading = Reading::default();
        if self.current().is_some() { Next::NextSource } else { Next::Complete }
    }
}

/// The kind of a file that is no text table, told by its first bytes.
fn refused_kind(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 9] = [
        (b"PK\x03\x04", "zip"),
        (b"%PDF", "pdf"),
        (b"\x89PNG", "image"),
        (b"\xff\xd8\xff", "image"),
        (b"GIF8", "image"),
        (b"\x1f\x8b", "gzip"),
        (b"\xd0\xcf\x11\xe0", "xls"),
        (b"PAR1", "parquet"),
        (b"SQLite format 3\0", "sqlite"),
    ];
    KINDS.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|&(_, what)| what)
}
