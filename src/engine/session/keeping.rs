//! Keeping files for the next visit: what is not stored yet is stored, then the list
//! of all is; what is in it no longer is deleted.
//!
//! One tab at a time does so, under a lock. If another has written a list since this
//! one did, both have their way (see [`merge`]), and this tab is told to follow.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::engine::kept::{
    Backing, Entry, List, Unusable, file_name, garbage, generation, list_name, lists, merge, next_generation, stored_bytes,
};
use crate::engine::protocol::{Kept, NotKept, StorageRefusal, Unkept};
use crate::engine::session::effect::{Held, NotStored, Outcome, Seal, Work};

/// What this tab stores, and how far it is with it.
#[derive(Debug)]
pub struct Keeper {
    /// The names of this tab's files begin with it.
    tab: String,
    written: u32,
    /// The list that this tab goes by, with its name, if there is one.
    base: Vec<Entry>,
    list: Option<String>,
    at: At,
    /// What lies in the folder.
    names: Vec<String>,
    /// What another tab has listed since, if one has.
    theirs: Option<Vec<Entry>>,
    /// The files by their numbers, in the order they are to be imported again.
    order: Vec<u32>,
    /// What is not listed and stays all the same.
    spared: Vec<Backing>,
    /// What could not be stored this time, by its number.
    unkept: BTreeMap<u32, NotKept>,
}

/// What was asked for last.
#[derive(Debug)]
enum At {
    Lock,
    Names,
    /// The text of a list that another tab has written; these are the earlier ones.
    List(String, VecDeque<String>),
    /// To store the file of this number under this name.
    Store(u32, String),
    StoreList(String, Listing),
    Delete(Kept),
    Unlock(Kept),
}

/// What a list says, and what this tab has.
#[derive(Debug)]
struct Listing {
    entries: Vec<Entry>,
    ours: Vec<Entry>,
}

/// Where keeping leads.
#[derive(Debug)]
pub enum Keeping<F> {
    Work(Work<F>),
    Over(Kept),
}

impl Keeper {
    /// `tab` is a name that no other tab has.
    pub fn new(tab: String) -> Keeper {
        Keeper {
            tab,
            written: 0,
            base: Vec::new(),
            list: None,
            at: At::Lock,
            names: Vec::new(),
            theirs: None,
            order: Vec::new(),
            spared: Vec::new(),
            unkept: BTreeMap::new(),
        }
    }

    /// The name of the list that this tab goes by.
    pub fn list(&self) -> Option<String> {
        self.list.clone()
    }

    /// This tab goes by the list of this name from now on.
    pub fn go_by(&mut self, list: Option<String>, entries: Vec<Entry>) {
        (self.base, self.list) = (entries, list);
    }

    /// Whether this tab has written the latest list of these.
    pub fn has_listed_last(&self, names: &[String]) -> bool {
        lists(names).first().is_some_and(|list| list.ends_with(&format!("-{}", self.tab)))
    }

    /// Begins to keep these files, and no others; what is `spared` is not deleted yet.
    pub fn begin<F>(&mut self, order: Vec<u32>, spared: Vec<Backing>) -> Keeping<F> {
        (self.order, self.spared) = (order, spared);
        self.unkept.clear();
        self.theirs = None;
        self.at = At::Lock;
        Keeping::Work(Work::Lock)
    }

    /// Goes on with the same files.
    pub fn next<F: Clone>(&mut self, outcome: Outcome<F>, files: &mut BTreeMap<u32, Held<F>>, now_ms: u64) -> Keeping<F> {
        match (std::mem::replace(&mut self.at, At::Lock), outcome) {
            (At::Lock, _) => {
                self.at = At::Names;
                Keeping::Work(Work::Names)
            }
            (At::Names, Outcome::Names(Ok(names))) => {
                self.names = names;
                self.read(lists(&self.names).into(), None, files, now_ms)
            }
            (At::List(name, earlier), Outcome::Text(Ok(text))) => match List::read(&text) {
                Ok(list) => {
                    self.theirs = Some(list.files);
                    self.prepare(files, now_ms)
                }
                Err(Unusable::Broken) => self.read(earlier, Some(name), files, now_ms),
                Err(Unusable::Newer) => self.refuse(StorageRefusal::Newer),
            },
            (At::Store(number, name), Outcome::Stored(stored)) => {
                self.note(number, name, stored, files);
                self.store(files, now_ms)
            }
            (At::StoreList(name, listing), Outcome::Written(Ok(()))) => {
                let garbage = garbage(&self.names, &name, &listing.entries, &self.spared);
                let kept = self.kept(&name, &listing, files);
                match kept.is_behind {
                    // Until it has followed, this tab has what it has.
                    true => self.base = listing.ours,
                    false => self.go_by(Some(name), listing.entries),
                }
                if garbage.is_empty() {
                    return self.unlock(kept);
                }
                self.at = At::Delete(kept);
                Keeping::Work(Work::Delete(garbage))
            }
            (At::Delete(kept), _) => self.unlock(kept),
            (At::Unlock(kept), _) => Keeping::Over(kept),
            (_, Outcome::Names(Err(refusal)) | Outcome::Text(Err(refusal)) | Outcome::Written(Err(refusal))) => self.refuse(refusal),
            _ => self.refuse(StorageRefusal::Forbidden),
        }
    }

    /// Reads what another tab has listed since, the latest first. `broken` is a later list that
    /// is not whole: where there is no earlier one, what it was to say is not written over.
    fn read<F: Clone>(
        &mut self,
        mut names: VecDeque<String>,
        broken: Option<String>,
        files: &mut BTreeMap<u32, Held<F>>,
        now_ms: u64,
    ) -> Keeping<F> {
        match names.pop_front() {
            Some(name) if self.list.as_ref() == Some(&name) => self.prepare(files, now_ms),
            Some(name) => {
                self.at = At::List(name.clone(), names);
                Keeping::Work(Work::ReadText(name))
            }
            None if broken.is_some() => self.refuse(StorageRefusal::Broken),
            None => {
                self.theirs = (!self.base.is_empty()).then(Vec::new);
                self.prepare(files, now_ms)
            }
        }
    }

    /// Sees which files are to be stored: not those that lie there, nor those that another tab has taken out.
    fn prepare<F: Clone>(&mut self, files: &mut BTreeMap<u32, Held<F>>, now_ms: u64) -> Keeping<F> {
        let lies_there: BTreeSet<&String> = self.names.iter().collect();
        for held in files.values_mut() {
            let is_lost = |backing: &mut Backing| match backing {
                Backing::Stored(name) => !lies_there.contains(name),
                Backing::Sample(_) => false,
                Backing::Missing(_) => true,
            };
            let was_taken_out = entry(held).is_some_and(|ours| {
                let is_ours = |entries: &Vec<Entry>| entries.iter().any(|other| other.is(&ours));
                is_ours(&self.base) && self.theirs.as_ref().is_some_and(|theirs| !is_ours(theirs))
            });
            if !was_taken_out {
                held.backing.take_if(is_lost);
            }
        }
        self.store(files, now_ms)
    }

    /// Stores the next file, or the list when all are stored.
    fn store<F: Clone>(&mut self, files: &mut BTreeMap<u32, Held<F>>, now_ms: u64) -> Keeping<F> {
        while let Some((number, held)) = files.iter_mut().find(|(number, held)| held.backing.is_none() && !self.unkept.contains_key(number))
        {
            let ours =
                Entry { name: held.name.clone(), bytes: held.bytes, checksum: held.checksum, backing: Backing::Stored(String::new()) };
            // Another tab may have stored the very same file.
            if let Some(same) = self.theirs.iter().flatten().find(|theirs| theirs.is_alike(&ours)) {
                held.backing = Some(same.backing.clone());
                continue;
            }
            let name = file_name(&self.tab, self.written);
            self.written += 1;
            self.at = At::Store(*number, name.clone());
            return Keeping::Work(Work::Store { name, file: held.file.clone() });
        }
        let in_order = self.order.iter().filter_map(|number| Some((*number, files.get(number)?)));
        let ours: Vec<Entry> = in_order.filter_map(|(number, held)| entry(held).or_else(|| self.missing(number, held))).collect();
        let entries = match &self.theirs {
            Some(theirs) => merge(&self.base, &ours, theirs),
            None => ours.clone(),
        };
        let earlier = self.names.iter().chain(&self.list);
        let (name, text) = (list_name(next_generation(earlier, now_ms), &self.tab), List::new(entries.clone()).write());
        self.at = At::StoreList(name.clone(), Listing { entries, ours });
        Keeping::Work(Work::StoreText { name, text })
    }

    /// Takes note of what came of storing a file; only the bytes that were read count as the file.
    fn note<F>(&mut self, number: u32, name: String, stored: Result<Seal, NotStored>, files: &mut BTreeMap<u32, Held<F>>) {
        let Some(held) = files.get_mut(&number) else { return };
        let reason = match stored {
            Ok(seal) if seal.bytes == held.bytes && held.checksum.is_none_or(|known| known == seal.checksum) => {
                held.checksum = Some(seal.checksum);
                held.backing = Some(Backing::Stored(name));
                return;
            }
            Ok(_) => {
                // It lies there under a name that no list will have.
                self.names.push(name);
                NotKept::Changed
            }
            Err(NotStored::Unreadable) => NotKept::Changed,
            Err(NotStored::Refused(refusal)) => NotKept::Refused(refusal),
        };
        self.unkept.insert(number, reason);
    }

    fn missing<F>(&self, number: u32, held: &Held<F>) -> Option<Entry> {
        let backing = Backing::Missing(*self.unkept.get(&number)?);
        Some(Entry { name: held.name.clone(), bytes: held.bytes, checksum: held.checksum, backing })
    }

    fn kept<F>(&self, name: &str, Listing { entries, ours }: &Listing, files: &BTreeMap<u32, Held<F>>) -> Kept {
        let is_behind = ours.len() != entries.len() || ours.iter().zip(entries).any(|(ours, entry)| !ours.is(entry));
        let unkept =
            self.unkept.iter().filter_map(|(number, reason)| Some(Unkept { name: files.get(number)?.name.clone(), reason: *reason }));
        let unkept: Vec<Unkept> = unkept.collect();
        // Where nothing could be kept for one reason, that is the one to tell.
        let refused = unkept.first().filter(|_| unkept.len() == files.len()).and_then(|first| match first.reason {
            NotKept::Refused(refusal) => Some(refusal),
            NotKept::Changed => None,
        });
        let unkept = if refused.is_some() { Vec::new() } else { unkept };
        Kept { bytes: stored_bytes(entries), refused, unkept, generation: generation(name), is_behind, ..Kept::default() }
    }

    fn refuse<F>(&mut self, refusal: StorageRefusal) -> Keeping<F> {
        let kept = Kept {
            bytes: stored_bytes(&self.base),
            refused: Some(refusal),
            generation: self.list.as_deref().map_or(0, generation),
            ..Kept::default()
        };
        self.unlock(kept)
    }

    fn unlock<F>(&mut self, kept: Kept) -> Keeping<F> {
        self.at = At::Unlock(kept);
        Keeping::Work(Work::Unlock)
    }
}

/// What the list says of a file that is kept.
fn entry<F>(held: &Held<F>) -> Option<Entry> {
    Some(Entry { name: held.name.clone(), bytes: held.bytes, checksum: held.checksum, backing: held.backing.clone()? })
}

/// What the list says of these files.
pub fn entries<'a, F: 'a>(files: impl IntoIterator<Item = &'a Held<F>>) -> Vec<Entry> {
    files.into_iter().filter_map(entry).collect()
}
