//! The parts of what is kept. Two tabs can change different ones without harm.

use serde::Serialize;
use serde_json::Value;

/// A part with its own key in storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    Settings,
    View,
    Goals,
    Choices,
}

impl Group {
    pub const ALL: [Group; 4] = [Group::Settings, Group::View, Group::Goals, Group::Choices];

    /// The key in storage.
    pub fn key(self) -> &'static str {
        match self {
            Group::Settings => "attain.settings",
            Group::View => "attain.view",
            Group::Goals => "attain.goals",
            Group::Choices => "attain.choices",
        }
    }

    /// The name in texts, and in the one value that earlier builds kept everything in.
    pub fn id(self) -> &'static str {
        match self {
            Group::Settings => "settings",
            Group::View => "view",
            Group::Goals => "goals",
            Group::Choices => "choices",
        }
    }

    /// The group with this key.
    pub fn of_key(key: &str) -> Option<Group> {
        Group::ALL.into_iter().find(|group| group.key() == key)
    }

    /// The version written. It rises whenever a value comes in that an earlier
    /// build would lose; earlier versions are migrated when they are read.
    pub fn version(self) -> u64 {
        match self {
            Group::Settings | Group::View | Group::Goals | Group::Choices => 1,
        }
    }

    /// The text for storage.
    pub fn write<T: Serialize>(self, value: &T) -> String {
        // Their keys are texts and their numbers finite, so this cannot fail; an empty text would be set aside when read.
        serde_json::to_value(value)
            .map(|value| serde_json::json!({ "version": self.version(), "value": value }).to_string())
            .unwrap_or_default()
    }

    /// The value in a text from storage.
    pub fn open(self, text: &str) -> Result<Value, Unusable> {
        let mut value: Value = serde_json::from_str(text).map_err(|_| Unusable::Broken)?;
        check(value.get("version"), self.version())?;
        value.get_mut("value").map(Value::take).ok_or(Unusable::Broken)
    }
}

/// Why a text from storage cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// It is not what Attain writes.
    Broken,
    /// A later Attain wrote it.
    TooNew { version: u64 },
}

/// Whether a version is one that this build knows, `known` being its own.
pub(super) fn check(version: Option<&Value>, known: u64) -> Result<(), Unusable> {
    match version.and_then(Value::as_u64) {
        None | Some(0) => Err(Unusable::Broken),
        Some(version) if version > known => Err(Unusable::TooNew { version }),
        Some(_) => Ok(()),
    }
}
