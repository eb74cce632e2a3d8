//! All that is kept, apart from the files, as one file: the groups as they stand in storage.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::state::keep::group::Group;
use crate::state::keep::stored::{Opened, Stored, open};

/// The version of the file; each group in it has its own.
const VERSION: u64 = 1;
const MARK: &str = "attain_workspace";

/// Writes the file of groups as they are written for storage.
pub fn write(saved: impl Fn(Group) -> String) -> String {
    let group = |group: Group| Some((group.id().to_owned(), serde_json::from_str(&saved(group)).ok()?));
    let groups: Map<String, Value> = Group::ALL.into_iter().filter_map(group).collect();
    json!({ MARK: VERSION, "groups": groups }).to_string()
}

/// A file that was opened: what can be used of it, and which groups it has.
#[derive(Clone, Debug, PartialEq)]
pub struct Workspace {
    pub opened: Opened,
    pub groups: BTreeSet<Group>,
}

/// Reads the file; what cannot be used of a group leaves the others alone. `None` where it is
/// no such file, or one that a later Attain wrote.
pub fn read(text: &str) -> Option<Workspace> {
    let file: Value = serde_json::from_str(text).ok()?;
    file.get(MARK).and_then(Value::as_u64).filter(|version| (1..=VERSION).contains(version))?;
    let groups = file.get("groups")?.as_object()?;
    let found = Group::ALL.into_iter().filter_map(|group| Some((group, groups.get(group.id())?)));
    let stored: Stored = found.map(|(group, value)| (group.key(), value.to_string())).collect();
    let opened = open(&stored);
    let is_usable = |group: &Group| stored.contains_key(group.key()) && !opened.newer.contains(group);
    let groups = Group::ALL.into_iter().filter(is_usable).collect();
    Some(Workspace { opened, groups })
}
