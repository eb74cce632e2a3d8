//! The list of the files that are kept for the next visit.
//!
//! Files and lists lie in one folder that all tabs share. A file is stored under a
//! name of its own and never changes; when all are complete a new list is written, of
//! a higher *generation* than any before, and that one counts. So whoever ends half
//! way leaves the earlier list or a complete new one. The list says of each file how
//! long it is and what its bytes come to: what does not agree is not the file.

use serde::{Deserialize, Serialize};

use crate::engine::checksum::Checksum;
use crate::engine::protocol::NotKept;
use crate::table::sorting;

const LIST: &str = "list-";
/// It rises whenever a list comes to say what an earlier build would lose.
const VERSION: u32 = 2;

/// The kept files, in the order they were imported.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    version: u32,
    pub files: Vec<Entry>,
    /// Of the files as they are written; the first version had none.
    #[serde(default)]
    checksum: Option<u64>,
}

/// One kept file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The file's name as the user knows it.
    pub name: String,
    pub bytes: u64,
    /// What its bytes come to, where that is known.
    #[serde(default)]
    pub checksum: Option<u64>,
    #[serde(flatten)]
    pub backing: Backing,
}

/// Where a file comes from at the next visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Backing {
    /// Under this name in the folder.
    Stored(String),
    /// It is one of the sample files of this seed and is made up again.
    Sample(u64),
    /// It could not be kept; the next visit is to know of it.
    Missing(NotKept),
}

/// Why a list cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusable {
    Broken,
    /// A later Attain wrote it.
    Newer,
}

impl List {
    pub fn new(files: Vec<Entry>) -> List {
        let checksum = Some(checksum(&files));
        List { version: VERSION, files, checksum }
    }

    /// The text to write; a list can always be written.
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads a list.
    ///
    /// # Errors
    /// For one that is not whole, and for one of a later version.
    pub fn read(text: &str) -> Result<List, Unusable> {
        #[derive(Deserialize)]
        struct Version {
            version: u32,
        }
        let Version { version } = serde_json::from_str(text).map_err(|_| Unusable::Broken)?;
        if version > VERSION {
            return Err(Unusable::Newer);
        }
        let list: List = serde_json::from_str(text).map_err(|_| Unusable::Broken)?;
        match (version, list.checksum) {
            (1, None) => Ok(List::new(list.files)),
            (VERSION, Some(sum)) if sum == checksum(&list.files) => Ok(list),
            _ => Err(Unusable::Broken),
        }
    }
}

fn checksum(files: &[Entry]) -> u64 {
    Checksum::of(serde_json::to_string(files).unwrap_or_default().as_bytes())
}

/// Bytes that files take in the folder.
pub fn stored_bytes(files: &[Entry]) -> u64 {
    files.iter().filter(|entry| matches!(entry.backing, Backing::Stored(_))).map(|entry| entry.bytes).sum()
}

impl Entry {
    /// Whether two entries are of the same stored file, or of the same made-up one.
    pub fn is(&self, other: &Entry) -> bool {
        self.backing == other.backing && self.name == other.name
    }

    /// Whether what they say of their bytes is the same.
    pub fn is_alike(&self, other: &Entry) -> bool {
        self.name == other.name && self.bytes == other.bytes && self.checksum.is_some() && self.checksum == other.checksum
    }
}

/// What is to be kept when two tabs have changed the same list, `base`: what either
/// took out is out, what either brought in is in. Made-up files give way to real ones.
pub fn merge(base: &[Entry], ours: &[Entry], theirs: &[Entry]) -> Vec<Entry> {
    let has = |entries: &[Entry], entry: &Entry| entries.iter().any(|other| other.is(entry));
    let stay = theirs.iter().filter(|entry| !has(base, entry) || has(ours, entry));
    let come = ours.iter().filter(|entry| !has(base, entry) && !has(theirs, entry));
    let mut merged: Vec<Entry> = stay.chain(come).cloned().collect();
    let is_made_up = |entry: &Entry| matches!(entry.backing, Backing::Sample(_));
    if !merged.iter().all(is_made_up) {
        merged.retain(|entry| !is_made_up(entry));
    }
    merged
}

/// The name of the list of a generation.
pub fn list_name(generation: u64, tab: &str) -> String {
    format!("{LIST}{generation:015}-{tab}")
}

/// The generation of a list by its name; 0 for what is no list.
pub fn generation(name: &str) -> u64 {
    let digits = name.strip_prefix(LIST).and_then(|rest| rest.split('-').next());
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

/// The generation that comes after all of these lists: the time, unless the clock is behind them.
pub fn next_generation<'a>(names: impl IntoIterator<Item = &'a String>, now_ms: u64) -> u64 {
    let last = names.into_iter().map(|name| generation(name)).max().unwrap_or(0);
    now_ms.max(last.saturating_add(1))
}

/// The name of a tab's `number`th file.
pub fn file_name(tab: &str, number: u32) -> String {
    format!("{tab}-{number}")
}

/// The lists among the names, the latest first.
pub fn lists(names: &[String]) -> Vec<String> {
    let mut lists: Vec<String> = names.iter().filter(|name| name.starts_with(LIST)).cloned().collect();
    sorting::by(&mut lists, |one, other| (generation(other), other).cmp(&(generation(one), one)));
    lists
}

/// What can be deleted now that `latest` counts: everything that is not in it, but for what is `spared`.
pub fn garbage(names: &[String], latest_name: &str, latest: &[Entry], spared: &[Backing]) -> Vec<String> {
    let is_needed = |name: &String| {
        let stored = Backing::Stored(name.clone());
        name == latest_name || spared.contains(&stored) || latest.iter().any(|entry| entry.backing == stored)
    };
    names.iter().filter(|name| !is_needed(name)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::protocol::StorageRefusal;

    fn entry(name: &str, backing: Backing) -> Entry {
        Entry { name: name.to_owned(), bytes: 7, checksum: Some(u64::MAX), backing }
    }

    fn stored(name: &str) -> Entry {
        entry("deals.csv", Backing::Stored(name.to_owned()))
    }

    fn list() -> List {
        let missing = entry("big.csv", Backing::Missing(NotKept::Refused(StorageRefusal::Full)));
        List::new(vec![stored("a-0"), entry("people.csv", Backing::Sample(7)), missing])
    }

    #[test]
    fn reads_what_it_writes_and_nothing_else() {
        assert_eq!(List::read(&list().write()), Ok(list()));
        assert_eq!(stored_bytes(&list().files), 7);
        let text = list().write();
        let spoiled = [
            text[..20].to_owned(),
            text[..text.len() - 1].to_owned(),
            text.replacen("\"bytes\":7", "\"bytes\":8", 1),
            text.replacen("deals.csv", "seals.csv", 1),
            text.replacen("\"version\":2", "\"version\":1", 1),
        ];
        let unusable = ["", "{}", "[]", "\0\0\0", r#"{"version":0,"files":[]}"#, r#"{"version":2,"files":[]}"#].map(str::to_owned);
        for broken in spoiled.into_iter().chain(unusable) {
            assert_eq!(List::read(&broken), Err(Unusable::Broken), "{broken}");
        }
        assert_eq!(List::read(r#"{"version":3,"shelves":[]}"#), Err(Unusable::Newer));
    }

    #[test]
    fn reads_the_first_version() {
        let text = r#"{"version":1,"files":[{"name":"deals.csv","bytes":7,"stored":"a-0"},{"name":"people.csv","bytes":9,"sample":7}]}"#;
        let list = List::read(text).unwrap();
        let backings: Vec<_> = list.files.iter().map(|entry| (entry.bytes, entry.checksum, entry.backing.clone())).collect();
        assert_eq!(backings, [(7, None, Backing::Stored("a-0".to_owned())), (9, None, Backing::Sample(7))]);
    }

    #[test]
    fn the_latest_list_counts_whatever_the_clock_says() {
        let names = [list_name(9, "x"), list_name(10_000, "b"), "a-0".to_owned(), list_name(200, "z")];
        assert_eq!(lists(&names), [list_name(10_000, "b"), list_name(200, "z"), list_name(9, "x")]);
        assert_eq!([next_generation(&names, 20_000), next_generation(&names, 50), next_generation(&[], 50)], [20_000, 10_001, 50]);
    }

    #[test]
    fn deletes_what_is_neither_listed_nor_spared() {
        let latest = list_name(50, "a");
        let names = [list_name(40, "b"), latest.clone(), "a-0".into(), "a-1".into(), "b-0".into()];
        let garbage = garbage(&names, &latest, &list().files, &[Backing::Stored("b-0".to_owned())]);
        assert_eq!(garbage, [list_name(40, "b"), "a-1".to_owned()]);
    }

    #[test]
    fn what_two_tabs_did_to_a_list_is_done_both() {
        let list = |text: &str| -> Vec<Entry> {
            let one = |letter: char| match letter {
                's' => entry("people.csv", Backing::Sample(7)),
                letter => stored(&letter.to_string()),
            };
            text.chars().map(one).collect()
        };
        let cases = [
            // base, ours, theirs → merged
            ("ab", "ab", "ab", "ab"),
            ("ab", "abc", "ab", "abc"),
            ("ab", "abc", "abd", "abdc"),
            ("ab", "b", "abd", "bd"),
            ("ab", "abc", "", "c"),
            ("ab", "", "ab", ""),
            ("", "c", "ab", "abc"),
            ("s", "c", "s", "c"),
            ("a", "s", "a", "s"),
            ("a", "s", "ab", "b"),
            ("ab", "ba", "ab", "ab"),
        ];
        for (base, ours, theirs, merged) in cases {
            assert_eq!(merge(&list(base), &list(ours), &list(theirs)), list(merged), "{base} {ours} {theirs}");
        }
    }
}
