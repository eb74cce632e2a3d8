//! Keeping files for the next visit: what is not stored yet is stored, then the
//! list of all is; what no open tab may need any more is deleted.

use std::collections::BTreeMap;

use crate::engine::kept::{Backing, Entry, List, file_name, garbage, list_name};
use crate::engine::protocol::{Kept, StorageRefusal};
use crate::engine::session::effect::{Held, Outcome, Work};

/// What this tab stores, and how far it is with it.
#[derive(Debug)]
pub struct Keeper {
    /// The names of this tab's files begin with it.
    tab: String,
    /// Whether other tabs know that this one\'s files are in use.
    is_marked: bool,
    written: u32,
    /// What is not listed and stays all the same.
    spared: Vec<Backing>,
    at: At,
}

/// What was asked for last.
#[derive(Debug)]
enum At {
    Mark,
    /// To store the file of this number under this name.
    Store(u32, String),
    StoreList(String, List),
    Tabs(String, List),
    Names(String, List, Vec<String>),
    Delete(List),
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
        Keeper { tab, is_marked: false, written: 0, spared: Vec::new(), at: At::Mark }
    }

    /// Begins to keep these files, and no others; what is `spared` is not deleted yet.
    pub fn begin<F: Clone>(&mut self, files: &BTreeMap<u32, Held<F>>, spared: Vec<Backing>, now_ms: u64) -> Keeping<F> {
        self.spared = spared;
        if self.is_marked {
            return self.store(files, now_ms);
        }
        self.is_marked = true;
        self.at = At::Mark;
        Keeping::Work(Work::MarkTabs(vec![self.tab.clone()]))
    }

    /// Goes on with the same files.
    pub fn next<F: Clone>(&mut self, outcome: Outcome<F>, files: &mut BTreeMap<u32, Held<F>>, now_ms: u64) -> Keeping<F> {
        match (std::mem::replace(&mut self.at, At::Mark), outcome) {
            (_, Outcome::Stored(Err(refusal)) | Outcome::Names(Err(refusal))) => refused(refusal),
            (At::Mark, _) => self.store(files, now_ms),
            (At::Store(number, name), _) => {
                if let Some(held) = files.get_mut(&number) {
                    held.backing = Some(Backing::Stored(name));
                }
                self.store(files, now_ms)
            }
            (At::StoreList(name, list), _) => {
                self.at = At::Tabs(name, list);
                Keeping::Work(Work::Tabs)
            }
            (At::Tabs(name, list), Outcome::Tabs(Some(mut tabs))) => {
                // This tab's own lock protects its files from others, not from itself.
                if let Some(own) = tabs.iter().position(|tab| *tab == self.tab) {
                    tabs.swap_remove(own);
                }
                self.at = At::Names(name, list, tabs);
                Keeping::Work(Work::Names)
            }
            (At::Names(name, list, tabs), Outcome::Names(Ok(names))) => {
                let is_spared = |name: &&str| self.spared.contains(&Backing::Stored((*name).to_owned()));
                let garbage = garbage(&names, &name, &list, &tabs).into_iter().filter(|name| !is_spared(name));
                let garbage: Vec<String> = garbage.map(str::to_owned).collect();
                if garbage.is_empty() {
                    return kept(&list);
                }
                self.at = At::Delete(list);
                Keeping::Work(Work::Delete(garbage))
            }
            // Where other tabs cannot be known of, nothing is deleted.
            (At::Tabs(_, list) | At::Names(_, list, _) | At::Delete(list), _) => kept(&list),
        }
    }

    /// Stores the next file, or the list when all are stored.
    fn store<F: Clone>(&mut self, files: &BTreeMap<u32, Held<F>>, now_ms: u64) -> Keeping<F> {
        if let Some((number, held)) = files.iter().find(|(_, held)| held.backing.is_none()) {
            let name = file_name(&self.tab, self.written);
            self.written += 1;
            self.at = At::Store(*number, name.clone());
            return Keeping::Work(Work::Store { name, file: held.file.clone() });
        }
        let entry = |held: &Held<F>| Some(Entry { name: held.name.clone(), bytes: held.bytes, backing: held.backing.clone()? });
        let list = List::new(files.values().filter_map(entry).collect());
        let (name, text) = (list_name(now_ms, &self.tab), list.write());
        self.at = At::StoreList(name.clone(), list);
        Keeping::Work(Work::StoreText { name, text })
    }
}

fn kept<F>(list: &List) -> Keeping<F> {
    Keeping::Over(Kept { bytes: list.stored_bytes(), ..Kept::default() })
}

fn refused<F>(refusal: StorageRefusal) -> Keeping<F> {
    Keeping::Over(Kept { refused: Some(refusal), ..Kept::default() })
}
