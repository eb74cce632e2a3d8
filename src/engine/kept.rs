//! The list of the files that are kept for the next visit.
//!
//! Files and lists lie in one folder that all tabs share. Each tab writes files
//! under names of its own and then, when they are complete, a new list; the
//! latest list counts. So a tab that is closed half way, or two tabs at once,
//! leave either the earlier list or a complete new one.

use serde::{Deserialize, Serialize};

const LIST: &str = "list-";
const VERSION: u32 = 1;

/// The kept files, in the order they were imported.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    version: u32,
    pub files: Vec<Entry>,
}

/// One kept file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The file's name as the user knows it.
    pub name: String,
    pub bytes: u64,
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
}

impl List {
    pub fn new(files: Vec<Entry>) -> List {
        List { version: VERSION, files }
    }

    /// The text to write; a list can always be written.
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads a list; `None` for a broken one and for one of a later version.
    pub fn read(text: &str) -> Option<List> {
        serde_json::from_str::<List>(text).ok().filter(|list| list.version == VERSION)
    }

    /// Bytes that the files take.
    pub fn stored_bytes(&self) -> u64 {
        let stored = self.files.iter().filter(|entry| matches!(entry.backing, Backing::Stored(_)));
        stored.map(|entry| entry.bytes).sum()
    }
}

/// The name of a list; later ones sort behind earlier ones.
pub fn list_name(milliseconds: u64, tab: &str) -> String {
    format!("{LIST}{milliseconds:015}-{tab}")
}

/// The name of a tab's `number`th file.
pub fn file_name(tab: &str, number: u32) -> String {
    format!("{tab}-{number}")
}

/// The tab that a stored file's name belongs to.
pub fn tab_of(name: &str) -> &str {
    name.rsplit_once('-').map_or(name, |(tab, _)| tab)
}

/// The lists among the names, the latest first.
pub fn lists(names: &[String]) -> Vec<String> {
    let mut lists: Vec<String> = names.iter().filter(|name| name.starts_with(LIST)).cloned().collect();
    lists.sort_by(|one, other| other.cmp(one));
    lists
}

/// What can be deleted now that `latest` counts: other lists, and files that are
/// not in it and belong to no tab that is open.
pub fn garbage<'a>(names: &'a [String], latest_name: &str, latest: &List, open_tabs: &[String]) -> Vec<&'a str> {
    let is_listed = |name: &str| latest.files.iter().any(|entry| entry.backing == Backing::Stored(name.to_owned()));
    let is_garbage = |name: &&str| {
        let name = *name;
        if name.starts_with(LIST) {
            return name < latest_name;
        }
        !is_listed(name) && !open_tabs.iter().any(|tab| tab == tab_of(name))
    };
    names.iter().map(String::as_str).filter(is_garbage).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> List {
        let stored = Entry { name: "deals.csv".to_owned(), bytes: 7, backing: Backing::Stored("a-0".to_owned()) };
        let sample = Entry { name: "people.csv".to_owned(), bytes: 9, backing: Backing::Sample(7) };
        List::new(vec![stored, sample])
    }

    #[test]
    fn reads_what_it_writes_and_nothing_else() {
        assert_eq!(List::read(&list().write()), Some(list()));
        assert_eq!(list().stored_bytes(), 7);
        for broken in ["", "{}", "[]", r#"{"version":9,"files":[]}"#, &list().write()[..20]] {
            assert_eq!(List::read(broken), None, "{broken}");
        }
    }

    #[test]
    fn the_latest_list_counts() {
        let names = [list_name(9, "x"), list_name(10_000, "b"), "a-0".to_owned(), list_name(200, "z")];
        assert_eq!(lists(&names), [list_name(10_000, "b"), list_name(200, "z"), list_name(9, "x")]);
    }

    #[test]
    fn deletes_only_what_no_open_tab_may_need() {
        let latest = list_name(50, "a");
        let names = [list_name(40, "b"), latest.clone(), list_name(60, "c"), "a-0".into(), "a-1".into(), "b-0".into(), "c-0".into()];
        let open = ["c".to_owned()];
        assert_eq!(garbage(&names, &latest, &list(), &open), [list_name(40, "b").as_str(), "a-1", "b-0"]);
    }
}
