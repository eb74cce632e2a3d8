//! Finding files that need not be chosen: those kept at the last visit, and the samples.

use std::collections::{BTreeMap, VecDeque};

use crate::engine::kept::{Backing, Entry, List, lists, tab_of};
use crate::engine::protocol::StorageRefusal;
use crate::engine::session::effect::{Held, Outcome, Work};
use crate::sample;

/// A search under way.
#[derive(Debug)]
pub struct Finding<F> {
    at: At,
    entries: Vec<Entry>,
    /// What was found, by its place among the entries.
    found: BTreeMap<usize, (F, u64)>,
}

/// What was asked for last.
#[derive(Debug)]
enum At {
    Names,
    /// The text of a list; these are the earlier ones.
    List(VecDeque<String>),
    Tabs,
    /// The stored files of these entries.
    Stored(Vec<usize>),
    /// The samples of these entries.
    Samples(Vec<usize>),
}

/// Where a search leads.
#[derive(Debug)]
pub enum Found<F> {
    Not(Work<F>),
    /// All that is there, in the order it was imported.
    All(Vec<Held<F>>),
    Refused(StorageRefusal),
}

impl<F> Finding<F> {
    /// Looks for the kept files of the last visit.
    pub fn kept() -> (Finding<F>, Work<F>) {
        (Finding { at: At::Names, entries: Vec::new(), found: BTreeMap::new() }, Work::Names)
    }

    /// Makes up the sample files of a seed.
    pub fn samples(seed: u64) -> (Finding<F>, Work<F>) {
        let (entries, files): (Vec<Entry>, Vec<Vec<u8>>) = sample::files(seed, sample::Size::default())
            .into_iter()
            .map(|(name, bytes)| (Entry { name, bytes: bytes.len() as u64, backing: Backing::Sample(seed) }, bytes))
            .unzip();
        (Finding { at: At::Samples((0..entries.len()).collect()), entries, found: BTreeMap::new() }, Work::Hold(files))
    }

    /// Goes on.
    pub fn next(&mut self, outcome: Outcome<F>) -> Found<F> {
        match (std::mem::replace(&mut self.at, At::Names), outcome) {
            (At::Names, Outcome::Names(Ok(names))) => self.try_lists(lists(&names).into()),
            (At::List(earlier), Outcome::Text(Ok(text))) => match List::read(&text) {
                Some(list) => self.take(list),
                None => self.try_lists(earlier),
            },
            (_, Outcome::Names(Err(refusal)) | Outcome::Text(Err(refusal))) => Found::Refused(refusal),
            (At::Tabs, _) => self.open(),
            (At::Stored(places), Outcome::Files(files)) => {
                self.note(places, files);
                self.make_up()
            }
            (At::Samples(places), Outcome::Files(files)) => {
                self.note(places, files);
                self.all()
            }
            _ => Found::All(Vec::new()),
        }
    }

    /// The latest list that can be read counts.
    fn try_lists(&mut self, mut names: VecDeque<String>) -> Found<F> {
        let Some(name) = names.pop_front() else { return Found::All(Vec::new()) };
        self.at = At::List(names);
        Found::Not(Work::ReadText(name))
    }

    fn take(&mut self, list: List) -> Found<F> {
        self.entries = list.files;
        let tabs = self.stored().map(|(_, name)| tab_of(name).to_owned()).collect();
        self.at = At::Tabs;
        Found::Not(Work::MarkTabs(tabs))
    }

    fn open(&mut self) -> Found<F> {
        let (places, names) = self.stored().map(|(place, name)| (place, name.clone())).unzip();
        self.at = At::Stored(places);
        Found::Not(Work::OpenStored(names))
    }

    fn note(&mut self, places: Vec<usize>, files: Vec<Option<(F, u64)>>) {
        self.found.extend(places.into_iter().zip(files).filter_map(|(place, file)| Some((place, file?))));
    }

    fn stored(&self) -> impl Iterator<Item = (usize, &String)> {
        self.entries.iter().enumerate().filter_map(|(place, entry)| match &entry.backing {
            Backing::Stored(name) => Some((place, name)),
            Backing::Sample(_) => None,
        })
    }

    /// Samples are not stored: they are made again, as they were.
    fn make_up(&mut self) -> Found<F> {
        let mut made: BTreeMap<u64, BTreeMap<String, Vec<u8>>> = BTreeMap::new();
        let (mut places, mut files) = (Vec::new(), Vec::new());
        for (place, entry) in self.entries.iter().enumerate() {
            let Backing::Sample(seed) = entry.backing else { continue };
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
        let entries = std::mem::take(&mut self.entries).into_iter().enumerate();
        let held = entries.filter_map(|(place, entry)| {
            let (file, bytes) = self.found.remove(&place)?;
            Some(Held { name: entry.name, bytes, file, backing: Some(entry.backing) })
        });
        Found::All(held.collect())
    }
}
