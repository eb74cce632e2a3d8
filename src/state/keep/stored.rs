//! What is found in storage, and what may be written there.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::star::choices::Choices;
use crate::state::decisions::Decisions;
use crate::state::decisions::goals::Goals;
use crate::state::keep::fields::Fields;
use crate::state::keep::group::{Group, Unusable, check};
use crate::state::keep::{choices, goals, kpis, plans, settings, view};
use crate::state::own::kpis::OwnKpis;
use crate::state::plans::table::Plans;
use crate::state::settings::Settings;

/// Earlier builds kept everything in one value under this key. It is read for
/// groups that have no value of their own, and never written.
pub const SINGLE_KEY: &str = "attain";

/// Everything Attain keeps has a key that begins so.
pub const PREFIX: &str = "attain";

/// The texts in storage by their keys.
pub type Stored = BTreeMap<&'static str, String>;

/// All keys that are read.
pub fn keys() -> impl Iterator<Item = &'static str> {
    Group::ALL.into_iter().map(Group::key).chain([SINGLE_KEY])
}

/// What was kept, as far as it can be used.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opened {
    pub settings: Settings,
    pub decisions: Decisions,
    /// Keys of texts that were understood in part or not at all: they are to be set aside.
    pub aside: BTreeSet<&'static str>,
    /// What begins with its default, wholly or in part.
    pub broken: BTreeSet<Group>,
    /// Groups that a later Attain wrote.
    pub newer: BTreeSet<Group>,
    /// Groups to be written, because they were found elsewhere or what was found is set aside.
    pub unsaved: BTreeSet<Group>,
}

/// Reads all groups.
pub fn open(stored: &Stored) -> Opened {
    let mut opened = Opened::default();
    let single = stored.get(SINGLE_KEY).map(|text| open_single(text));
    for group in Group::ALL {
        let (key, found) = match (stored.get(group.key()), &single) {
            (Some(text), _) => (group.key(), group.open(text)),
            (None, Some(Ok(all))) => match all.get(group.id()) {
                Some(value) => (SINGLE_KEY, Ok(group.migrated(1, value.clone()))),
                None => continue,
            },
            (None, Some(Err(unusable))) => (SINGLE_KEY, Err(*unusable)),
            (None, None) => continue,
        };
        match found {
            Ok(value) => {
                let is_whole = opened.take(group, &value);
                if !is_whole {
                    opened.aside.insert(key);
                    opened.broken.insert(group);
                }
                if !is_whole || key == SINGLE_KEY {
                    opened.unsaved.insert(group);
                }
            }
            Err(Unusable::Broken) => {
                opened.aside.insert(key);
                opened.broken.insert(group);
            }
            // The one value is not written any more, so nothing of it can be lost.
            Err(Unusable::TooNew { .. }) => drop(opened.newer.insert(group)),
        }
    }
    opened
}

/// The one value of earlier builds.
fn open_single(text: &str) -> Result<Value, Unusable> {
    let value: Value = serde_json::from_str(text).map_err(|_| Unusable::Broken)?;
    check(value.get("version"), 1)?;
    Ok(value)
}

impl Opened {
    /// Takes over what a group's value says; false when that is not all of it.
    fn take(&mut self, group: Group, value: &Value) -> bool {
        let mut fields = Fields::of(value);
        match group {
            Group::Settings => self.settings = settings::read(&mut fields),
            Group::View => self.decisions.view = view::read(&mut fields),
            Group::Goals => self.decisions.goals = goals::read(&mut fields),
            Group::Choices => self.decisions.choices = choices::read(&mut fields),
            Group::Plans => self.decisions.plans = plans::read(&mut fields),
            Group::Kpis => self.decisions.own = kpis::read(&mut fields),
        }
        fields.is_whole
    }
}

/// The text of a group for storage.
pub fn write(group: Group, settings: &Settings, decisions: &Decisions) -> String {
    match group {
        Group::Settings => group.write(settings),
        Group::View => group.write(&decisions.view),
        Group::Goals => group.write(&decisions.goals),
        Group::Choices => group.write(&decisions.choices),
        Group::Plans => group.write(&decisions.plans),
        Group::Kpis => group.write(&decisions.own),
    }
}

/// Whether this build may write over a text: it can read all of it.
pub fn may_replace(group: Group, text: &str) -> bool {
    group.open(text).is_ok_and(|value| Opened::default().take(group, &value))
}

/// What tabs have in common of what is kept.
#[derive(Clone, Debug, PartialEq)]
pub enum Shared {
    Settings(Settings),
    Goals(Goals),
    Choices(Choices),
    Plans(Plans),
    Kpis(OwnKpis),
}

/// What another tab has written of a group, if this build can read it and the tabs have it in common.
pub fn shared(group: Group, text: &str) -> Option<Shared> {
    let value = group.open(text).ok()?;
    let mut fields = Fields::of(&value);
    match group {
        Group::Settings => Some(Shared::Settings(settings::read(&mut fields))),
        Group::Goals => Some(Shared::Goals(goals::read(&mut fields))),
        Group::Choices => Some(Shared::Choices(choices::read(&mut fields))),
        Group::Plans => Some(Shared::Plans(plans::read(&mut fields))),
        Group::Kpis => Some(Shared::Kpis(kpis::read(&mut fields))),
        Group::View => None,
    }
}
