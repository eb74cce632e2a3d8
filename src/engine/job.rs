//! An import under way: sources come in one after the other, piece by piece.
//!
//! A job knows nothing of the engine's state, so dropping it cancels the import
//! and leaves everything as it was.

use crate::container::kind::Kind;
use crate::engine::fingerprint::Fingerprint;
use crate::engine::protocol::{Progress, Source};
use crate::ingest::import::Import;
use crate::ingest::limits::Limit;
use crate::ingest::plan::Outcome;
use crate::ingest::reader::Reader;
use crate::ingest::report::problem::{Problem, ProblemKind};
use crate::ingest::shape::hints::Hints;
use crate::star::choices::{Choices, HeaderChoice};
use crate::star::headers::expect::{self, Kinds, Seen};

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
    /// Whether the files are read again rather than added.
    pub(super) rereads: bool,
    pub(super) done: Vec<Done>,
    /// About sources that are left out.
    pub(super) problems: Vec<Problem>,
    sources: Vec<Source>,
    files: Vec<u32>,
    /// For each source that was read before the key of its choices.
    keys: Vec<String>,
    at: usize,
    bytes_before: u64,
    /// Bytes of memory that all files read before take.
    pub(super) memory_before: u64,
    reading: Reading,
}

/// A source that was read.
pub(super) struct Done {
    pub file: u32,
    pub key: String,
    pub fingerprint: u64,
    pub hints: Hints,
    pub expected: Kinds,
    pub import: Import,
}

/// The source that is being fed.
struct Reading {
    bytes: u64,
    refused: Option<ProblemKind>,
    fingerprint: Fingerprint,
    /// The key of the choices, once it is known.
    key: Option<String>,
    hints: Hints,
    /// Types that the columns' meaning speaks for, once that has been asked.
    expected: Option<Kinds>,
    reader: Reader,
}

impl Reading {
    fn new(source: Option<&Source>, key: Option<String>, hints: Hints, expected: Option<Kinds>) -> Reading {
        let mut all = hints.clone();
        all.kinds.extend(expected.clone().unwrap_or_default());
        let reader = Reader::new(source.map_or("", |source| &source.name), &all);
        Reading { bytes: 0, refused: None, fingerprint: Fingerprint::default(), key, hints, expected, reader }
    }
}

impl Job {
    /// A job for sources that nothing is known of.
    pub(super) fn first(sources: Vec<Source>, files: Vec<u32>, choices: Choices, memory_before: u64) -> Job {
        Job { memory_before, ..Job::new(sources, files, Vec::new(), choices) }
    }

    /// A job for sources to be read again; `keys` are those of their choices.
    pub(super) fn again(sources: Vec<Source>, files: Vec<u32>, keys: Vec<String>, choices: Choices) -> Job {
        Job { rereads: true, ..Job::new(sources, files, keys, choices) }
    }

    fn new(sources: Vec<Source>, files: Vec<u32>, keys: Vec<String>, choices: Choices) -> Job {
        let reading = Reading::new(None, None, Hints::default(), None);
        let (done, problems) = (Vec::new(), Vec::new());
        let (at, bytes_before, memory_before) = (0, 0, 0);
        let mut job = Job { choices, rereads: false, done, problems, sources, files, keys, at, bytes_before, memory_before, reading };
        job.begin_source();
        job
    }

    /// A file that was read before is read at once as its choices want it.
    fn begin_source(&mut self) {
        let key = self.keys.get(self.at).cloned();
        let hints = key.as_ref().and_then(|key| self.choices.headers.get(key)).map(|choice| choice.hints.clone());
        self.reading = Reading::new(self.sources.get(self.at), key, hints.unwrap_or_default(), None);
    }

    /// Lists what was left out before there was a source to feed.
    pub fn list(&mut self, problems: Vec<Problem>) {
        self.problems.extend(problems);
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
        let reading = &mut self.reading;
        if reading.bytes == 0 {
            let size = self.sources.get(self.at).map_or(0, |source| source.bytes);
            reading.refused = refusal(size, bytes);
        }
        reading.bytes += bytes.len() as u64;
        if reading.refused.is_some() {
            return false;
        }
        reading.fingerprint.feed(bytes);
        reading.reader.feed(bytes);
        let is_full = self.memory_before + reading.reader.memory() > Limit::Memory.most();
        let limit = reading.reader.over().or(is_full.then_some(Limit::Memory));
        reading.refused = limit.map(|limit| ProblemKind::OverLimit { limit });
        reading.refused.is_none()
    }

    /// The current source has no more bytes.
    pub fn end_of_source(&mut self) -> Next {
        let Some(source) = self.sources.get(self.at) else { return Next::Complete };
        if let Some(reason) = self.reading.refused.take() {
            return self.leave_out(reason);
        }
        let reader = std::mem::replace(&mut self.reading.reader, Reader::new("", &Hints::default()));
        let mut import = match reader.finish() {
            Outcome::Read(import) => *import,
            Outcome::Over(limit) => return self.leave_out(ProblemKind::OverLimit { limit }),
            Outcome::Again(plan) => {
                let Reading { key, hints, expected, .. } =
                    std::mem::replace(&mut self.reading, Reading::new(None, None, Hints::default(), None));
                self.reading = Reading { reader: Reader::again(&source.name, plan), ..Reading::new(None, key, hints, expected) };
                return Next::Again;
            }
        };
        // What was decided about this header can be looked up only now that the
        // header is known; it seldom changes how the file must be read.
        let key = match self.reading.key.take() {
            Some(key) => key,
            None => {
                let key = import.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join("\t");
                let wanted = self.choices.headers.get(&key).map(|choice| &choice.hints);
                if let Some(wanted) = wanted.filter(|wanted| **wanted != Hints::default()) {
                    self.reading = Reading::new(Some(source), Some(key), wanted.clone(), None);
                    return Next::Again;
                }
                key
            }
        };
        let hints = self.reading.hints.clone();
        let expected = match self.reading.expected.take() {
            Some(expected) => expected,
            None => {
                let expected = unexpected(&import, self.choices.headers.get(&key));
                if !expected.is_empty() {
                    self.reading = Reading::new(Some(source), Some(key), hints, Some(expected));
                    return Next::Again;
                }
                expected
            }
        };
        self.memory_before += import.memory();
        for (limit, amount) in [(Limit::FileBytes, import.bytes), (Limit::Memory, self.memory_before)] {
            if limit.is_near(amount) {
                import.problems.push(Problem::of_file(&source.name, ProblemKind::NearLimit { limit }));
            }
        }
        let file = self.files.get(self.at).copied().unwrap_or_default();
        let done = Done { file, key, fingerprint: self.reading.fingerprint.finish(), hints, expected, import };
        self.done.push(done);
        self.next_source()
    }

    /// The current source cannot be read; it is left out and listed as a problem.
    pub fn unreadable(&mut self, reason: &str) -> Next {
        self.leave_out(ProblemKind::Unreadable { reason: reason.to_owned() })
    }

    /// How far the import is.
    pub fn progress(&self) -> Progress {
        Progress {
            file: self.sources.get(self.at).map(|source| source.name.clone()).unwrap_or_default(),
            bytes_done: self.bytes_before + self.reading.bytes,
            bytes_total: self.sources.iter().map(|source| source.bytes).sum(),
            rows: self.done.iter().map(|done| done.import.rows.kept).sum::<u64>() + self.reading.reader.rows(),
        }
    }

    fn leave_out(&mut self, kind: ProblemKind) -> Next {
        let file = self.sources.get(self.at).map(|source| source.name.clone()).unwrap_or_default();
        self.problems.push(Problem::of_file(&file, kind));
        self.next_source()
    }

    fn next_source(&mut self) -> Next {
        self.bytes_before += self.sources.get(self.at).map_or(0, |source| source.bytes);
        self.at += 1;
        self.begin_source();
        if self.current().is_some() { Next::NextSource } else { Next::Complete }
    }
}

/// The types that an import should have been read with, by what its columns mean.
fn unexpected(import: &Import, choice: Option<&HeaderChoice>) -> Kinds {
    let columns = import.columns.iter();
    let columns: Vec<Seen> = columns.map(|column| Seen { name: &column.name, column: &column.column, profile: &column.profile }).collect();
    expect::unexpected(&import.name, &columns, choice)
}

/// Why a file of this size that begins with these bytes cannot be read, if so.
fn refusal(size: u64, head: &[u8]) -> Option<ProblemKind> {
    let what = match Kind::of(head) {
        Kind::Text if size > Limit::FileBytes.most() => return Some(ProblemKind::OverLimit { limit: Limit::FileBytes }),
        Kind::Text => return None,
        Kind::Other(what) => what,
        // Containers are opened before; one that comes here lay in another one.
        Kind::Gzip | Kind::Zip => "nested",
    };
    Some(ProblemKind::Refused { what: what.to_owned() })
}
