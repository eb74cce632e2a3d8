//! Finding files that need not be chosen: those kept at the last visit, and the samples.

use std::collections::{BTreeMap, VecDeque};

use crate::engine::kept::{Backing, Entry, List, Unusable, lists};
use crate::engine::protocol::StorageRefusal;
use crate::engine::session::effect::{Held, Outcome, Work};
use crate::ingest::report::issue::Issue;
use crate::ingest::report::problem::ProblemKind;
use crate::sample;

/// A search under way.
#[derive(Debug)]
pub struct Finding<F> {
    at: At,
    /// The name of the list that is known already, and the entries of the files that are here.
    known: Option<String>,
    here: Vec<Entry>,
    list: Option<String>,
    entries: Vec<Entry>,
    /// What was found, by its place among the entries.
    found: BTreeMap<usize, (F, u64)>,
    refused: Option<StorageRefusal>,
}

/// What was asked for last.
#[derive(Debug)]
enum At {
    Lock,
    Names,
    /// The text of a list of this name; these are the earlier ones.
    List(String, VecDeque<String>),
    /// The stored files of these entries.
    Stored(Vec<usize>),
    Unlock,
    /// The samples of these entries.
    Samples(Vec<usize>),
    Over,
}

/// Where a search leads.
#[derive(Debug)]
pub enum Found<F> {
    Not(Work<F>),
    All(Finds<F>),
    /// The list is the one that is known.
    NothingNew,
    Refused(StorageRefusal),
}

/// What a search has found.
#[derive(Debug)]
pub struct Finds<F> {
    /// What is there, in the order it was imported.
    pub files: Vec<Held<F>>,
    /// What is not, or not as it was.
    pub lost: Vec<Issue>,
    /// All that is listed.
    pub entries: Vec<Entry>,
    /// The name of the list, if there is one; samples that are wanted are in none.
    pub list: Option<String>,
}

impl<F> Finding<F> {
    /// Looks for the kept files. Those of the entries that are `here` are left where they are,
    /// and nothing is done when the latest list is the one that is `known`.
    pub fn kept(known: Option<String>, here: Vec<Entry>) -> (Finding<F>, Work<F>) {
        (Finding { known, here, ..Finding::new(At::Lock) }, Work::Lock)
    }

    /// Makes up the sample files of a seed.
    pub fn samples(seed: u64) -> (Finding<F>, Work<F>) {
        let (entries, files): (Vec<Entry>, Vec<Vec<u8>>) = sample::files(seed, sample::Size::default())
            .into_iter()
            .map(|(name, bytes)| (Entry { name, bytes: bytes.len() as u64, checksum: None, backing: Backing::Sample(seed) }, bytes))
            .unzip();
        let at = At::Samples((0..entries.len()).collect());
        (Finding { entries, ..Finding::new(at) }, Work::Hold(files))
    }

    fn new(at: At) -> Finding<F> {
        Finding { at, known: None, here: Vec::new(), list: None, entries: Vec::new(), found: BTreeMap::new(), refused: None }
    }

    /// Goes on.
    pub fn next(&mut self, outcome: Outcome<F>) -> Found<F> {
        match (std::mem::replace(&mut self.at, At::Over), outcome) {
            (At::Lock, _) => {
                self.at = At::Names;
                Found::Not(Work::Names)
            }
            (At::Names, Outcome::Names(Ok(names))) => self.try_lists(lists(&names).into()),
            (At::List(name, earlier), Outcome::Text(Ok(text))) => match List::read(&text) {
                Ok(list) => {
                    (self.list, self.entries, self.refused) = (Some(name), list.files, None);
                    self.open()
                }
                // One that was not written to its end: the one before counts.
                Err(Unusable::Broken) => {
                    self.refused = Some(StorageRefusal::Broken);
                    self.try_lists(earlier)
                }
                Err(Unusable::Newer) => self.unlock(Some(StorageRefusal::Newer)),
            },
            (_, Outcome::Names(Err(refusal)) | Outcome::Text(Err(refusal))) => self.unlock(Some(refusal)),
            (At::Stored(places), Outcome::Files(files)) => {
                self.note(places, files);
                self.unlock(None)
            }
            (At::Unlock, _) => self.make_up(),
            (At::Samples(places), Outcome::Files(files)) => {
                self.note(places, files);
                self.all()
            }
            _ => self.all(),
        }
    }

    /// The latest list that can be read counts.
    fn try_lists(&mut self, mut names: VecDeque<String>) -> Found<F> {
        let Some(name) = names.pop_front() else { return self.unlock(self.refused) };
        self.at = At::List(name.clone(), names);
        Found::Not(Work::ReadText(name))
    }

    fn open(&mut self) -> Found<F> {
        let stored = |(place, entry): (usize, &Entry)| match &entry.backing {
            Backing::Stored(name) if !self.is_here(entry) => Some((place, name.clone())),
            _ => None,
        };
        let (places, names): (Vec<usize>, Vec<String>) = self.entries.iter().enumerate().filter_map(stored).unzip();
        if names.is_empty() {
            return self.unlock(None);
        }
        self.at = At::Stored(places);
        Found::Not(Work::OpenStored(names))
    }

    fn unlock(&mut self, refused: Option<StorageRefusal>) -> Found<F> {
        self.refused = refused;
        self.at = At::Unlock;
        Found::Not(Work::Unlock)
    }

    fn is_here(&self, entry: &Entry) -> bool {
        self.here.iter().any(|here| here.is(entry))
    }

    fn note(&mut self, places: Vec<usize>, files: Vec<Option<(F, u64)>>) {
        self.found.extend(places.into_iter().zip(files).filter_map(|(place, file)| Some((place, file?))));
    }

    /// Samples are not stored: they are made again, as they were.
    fn make_up(&mut self) -> Found<F> {
        if let Some(refusal) = self.refused {
            return Found::Refused(refusal);
        }
        if self.list == self.known && self.list.is_some() {
            return Found::NothingNew;
        }
        let mut made: BTreeMap<u64, BTreeMap<String, Vec<u8>>> = BTreeMap::new();
        let (mut places, mut files) = (Vec::new(), Vec::new());
        for (place, entry) in self.entries.iter().enumerate() {
            let Backing::Sample(seed) = entry.backing else { continue };
            if self.is_here(entry) {
                continue;
            }
            let samples = made.entry(seed).or_insert_with(|| sample::files(seed, sample::Size::default()).into_iter().collect());
            if let Some(bytes) = samples.remove(&entry.name) {
                places.push(place);
                files.push(bytes);
            }
        }
        if files.is_empty() {
            return self.all();
        }
        self.at = At::Samples(places);
        Found::Not(Work::Hold(files))
    }

    fn all(&mut self) -> Found<F> {
        let entries = std::mem::take(&mut self.entries);
        let (mut files, mut lost) = (Vec::new(), Vec::new());
        for (place, entry) in entries.iter().enumerate() {
            let problem = match (&entry.backing, self.found.remove(&place)) {
                _ if self.is_here(entry) => continue,
                (Backing::Missing(_), _) => ProblemKind::NotKept,
                (Backing::Stored(_), Some((_, bytes))) if bytes != entry.bytes => ProblemKind::KeptChanged,
                (backing, Some((file, bytes))) => {
                    let (name, backing) = (entry.name.clone(), Some(backing.clone()));
                    files.push(Held { name, bytes, checksum: entry.checksum, file, backing });
                    continue;
                }
                (_, None) => ProblemKind::KeptGone,
            };
            lost.push(Issue::left_out(&entry.name, problem));
        }
        Found::All(Finds { files, lost, entries, list: self.list.take() })
    }
}
