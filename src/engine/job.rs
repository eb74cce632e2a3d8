//! An import under way: sources come in one after the other, piece by piece.
//!
//! A job knows nothing of the engine's state, so dropping it cancels the import
//! and leaves everything as it was.

use crate::container::kind::Kind;
use crate::engine::checksum::Checksum;
use crate::engine::protocol::{Progress, Source};
use crate::ingest::advice::Advisor;
use crate::ingest::columns::expected::Kinds;
use crate::ingest::import::Import;
use crate::ingest::limits::Limit;
use crate::ingest::plan::Outcome;
use crate::ingest::reader::Reader;
use crate::ingest::report::issue::{Issue, Subject};
use crate::ingest::report::problem::{Problem, ProblemKind};
use crate::ingest::shape::hints::Hints;
use crate::ingest::values::kind::ColumnKind;
use crate::star::choices::Choices;
use crate::star::headers::expect;
use crate::star::headers::meaning::Header;

/// What the caller must do after the end of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Feed the same source again from its beginning: it turned out to be written
    /// otherwise than its beginning let on.
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
    pub(super) issues: Vec<Issue>,
    sources: Vec<Source>,
    files: Vec<u32>,
    /// For each source that was read before the key of its choices.
    keys: Vec<String>,
    /// For each source of which it is known what its bytes come to.
    checksums: Vec<Option<u64>>,
    /// What a source is that is not what it should be.
    otherwise: ProblemKind,
    at: usize,
    bytes_before: u64,
    /// Bytes of memory that all files read before take.
    pub(super) memory_before: u64,
    feeding: Feeding,
}

/// A source that was read.
pub(super) struct Done {
    pub file: u32,
    pub key: String,
    pub checksum: u64,
    pub hints: Hints,
    pub import: Import,
}

/// The source that is being fed.
struct Feeding {
    bytes: u64,
    refused: Option<ProblemKind>,
    checksum: Checksum,
    /// What is remembered of files like it, once its header is known.
    remembered: Remembered,
    reader: Reader,
}

impl Feeding {
    fn new(reader: Reader) -> Feeding {
        Feeding { bytes: 0, refused: None, checksum: Checksum::default(), remembered: Remembered::default(), reader }
    }

    fn of(source: Option<&Source>) -> Feeding {
        Feeding::new(Reader::new(source.map_or("", |source| &source.name), &Hints::default()))
    }
}

/// What was decided about files with a header.
#[derive(Clone, Debug, Default)]
struct Remembered {
    /// The key of the choices.
    key: String,
    hints: Hints,
}

/// Answers what the reader asks about a source.
struct Memory<'a> {
    file: &'a str,
    /// The key of the choices, if the source was read before.
    key: Option<&'a String>,
    choices: &'a Choices,
    remembered: &'a mut Remembered,
}

impl Advisor for Memory<'_> {
    fn hints(&mut self, names: &[String]) -> Option<Hints> {
        let key = self.key.cloned().unwrap_or_else(|| names.join("\t"));
        let hints = self.choices.headers.get(&key).map(|choice| choice.hints.clone()).unwrap_or_default();
        *self.remembered = Remembered { key, hints: hints.clone() };
        Some(hints)
    }

    fn kinds(&mut self, columns: &[(&str, ColumnKind)]) -> Kinds {
        let headers: Vec<Header> = columns.iter().map(|&(name, kind)| Header { name, kind }).collect();
        expect::needed(self.file, &headers, self.choices.headers.get(&self.remembered.key))
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
        let feeding = Feeding::of(sources.first());
        let (done, issues) = (Vec::new(), Vec::new());
        let (at, bytes_before, memory_before) = (0, 0, 0);
        let (checksums, otherwise) = (Vec::new(), ProblemKind::Changed);
        Job { choices, rereads: false, done, issues, sources, files, keys, checksums, otherwise, at, bytes_before, memory_before, feeding }
    }

    /// Takes the sources only if their bytes come to this, where that is known; else
    /// they are left out as what they are `otherwise`.
    pub fn hold_to(&mut self, checksums: Vec<Option<u64>>, otherwise: ProblemKind) {
        (self.checksums, self.otherwise) = (checksums, otherwise);
    }

    /// Lists what was left out before there was a source to feed.
    pub fn list(&mut self, left_out: Vec<Issue>) {
        self.issues.extend(left_out);
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
        let Some(source) = self.sources.get(self.at) else { return false };
        let feeding = &mut self.feeding;
        if feeding.bytes == 0 {
            feeding.refused = refusal(source.bytes, bytes);
        }
        feeding.bytes += bytes.len() as u64;
        if feeding.refused.is_some() {
            return false;
        }
        feeding.checksum.feed(bytes);
        let key = self.keys.get(self.at);
        let mut memory = Memory { file: &source.name, key, choices: &self.choices, remembered: &mut feeding.remembered };
        feeding.reader.feed(bytes, &mut memory);
        let is_full = self.memory_before + feeding.reader.memory() > Limit::Memory.most();
        let limit = feeding.reader.over().or(is_full.then_some(Limit::Memory));
        feeding.refused = limit.map(|limit| ProblemKind::OverLimit { limit });
        feeding.refused.is_none()
    }

    /// The current source has no more bytes.
    pub fn end_of_source(&mut self) -> Next {
        let Some(source) = self.sources.get(self.at) else { return Next::Complete };
        let known = self.checksums.get(self.at).copied().flatten();
        match self.feeding.refused.take() {
            // It was a table when its bytes were added up.
            Some(ProblemKind::Refused { .. }) if known.is_some() => return self.leave_out(self.otherwise.clone()),
            Some(reason) => return self.leave_out(reason),
            None => {}
        }
        let checksum = self.feeding.checksum.finish();
        if self.feeding.bytes != source.bytes || known.is_some_and(|known| known != checksum) {
            return self.leave_out(self.otherwise.clone());
        }
        let Feeding { mut remembered, reader, .. } = std::mem::replace(&mut self.feeding, Feeding::of(None));
        let key = self.keys.get(self.at);
        let mut memory = Memory { file: &source.name, key, choices: &self.choices, remembered: &mut remembered };
        let mut import = match reader.finish(&mut memory) {
            Outcome::Read(import) => *import,
            Outcome::Over(limit) => return self.leave_out(ProblemKind::OverLimit { limit }),
            Outcome::Again(plan) => {
                self.feeding = Feeding::new(Reader::again(&source.name, *plan));
                // What is read the second time has to be the same.
                self.checksums.resize(self.sources.len(), None);
                self.checksums.iter_mut().skip(self.at).take(1).for_each(|known| *known = Some(checksum));
                return Next::Again;
            }
        };
        if import.columns.is_empty() {
            return self.leave_out(ProblemKind::EmptyFile);
        }
        self.memory_before += import.memory();
        for (limit, amount) in [(Limit::FileBytes, import.bytes), (Limit::Memory, self.memory_before)] {
            if limit.is_near(amount) {
                import.problems.push(Problem::whole(ProblemKind::NearLimit { limit }));
            }
        }
        let file = self.files.get(self.at).copied().unwrap_or_default();
        let Remembered { key, hints } = remembered;
        self.done.push(Done { file, key, checksum, hints, import });
        self.next_source()
    }

    /// The current source cannot be read; it is left out and listed as a problem.
    pub fn unreadable(&mut self, reason: &str) -> Next {
        self.leave_out(ProblemKind::Unreadable { reason: reason.to_owned() })
    }

    /// The current source has changed since it was chosen; it is left out.
    pub fn changed(&mut self) -> Next {
        self.leave_out(ProblemKind::Changed)
    }

    /// What was left out of sources that were read before, if anything was.
    pub fn not_reread(&self) -> Option<(&str, &Problem)> {
        let issue = self.issues.first().filter(|_| self.rereads)?;
        let Subject::File(number) = issue.subject else { return None };
        let source = self.files.iter().zip(&self.sources).find(|(file, _)| **file == number);
        source.map(|(_, source)| (source.name.as_str(), &issue.problem))
    }

    /// How far the import is.
    pub fn progress(&self) -> Progress {
        Progress {
            file: self.sources.get(self.at).map(|source| source.name.clone()).unwrap_or_default(),
            bytes_done: self.bytes_before + self.feeding.bytes,
            bytes_total: self.sources.iter().map(|source| source.bytes).sum(),
            rows: self.done.iter().map(|done| done.import.rows.kept).sum::<u64>() + self.feeding.reader.rows(),
        }
    }

    fn leave_out(&mut self, reason: ProblemKind) -> Next {
        let issue = match (self.rereads, self.files.get(self.at)) {
            // What was read of it before stays.
            (true, Some(&file)) => Issue { subject: Subject::File(file), problem: Problem::whole(reason) },
            _ => Issue::left_out(self.sources.get(self.at).map_or("", |source| &source.name), reason),
        };
        self.issues.push(issue);
        self.next_source()
    }

    fn next_source(&mut self) -> Next {
        self.bytes_before += self.sources.get(self.at).map_or(0, |source| source.bytes);
        self.at += 1;
        self.feeding = Feeding::of(self.sources.get(self.at));
        if self.current().is_some() { Next::NextSource } else { Next::Complete }
    }
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
