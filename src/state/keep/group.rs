//! The parts of what is kept. Two tabs can change different ones without harm.

use serde::Serialize;
use serde_json::{Value, json};

/// A part with its own key in storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    Settings,
    View,
    Goals,
    Choices,
    Plans,
    /// Own KPIs.
    Kpis,
}

impl Group {
    pub const ALL: [Group; 6] = [Group::Settings, Group::View, Group::Goals, Group::Choices, Group::Plans, Group::Kpis];

    /// The key in storage.
    pub fn key(self) -> &'static str {
        match self {
            Group::Settings => "attain.settings",
            Group::View => "attain.view",
            Group::Goals => "attain.goals",
            Group::Choices => "attain.choices",
            Group::Plans => "attain.plans",
            Group::Kpis => "attain.kpis",
        }
    }

    /// The name in texts, and in the one value that earlier builds kept everything in.
    pub fn id(self) -> &'static str {
        match self {
            Group::Settings => "settings",
            Group::View => "view",
            Group::Goals => "goals",
            Group::Choices => "choices",
            Group::Plans => "plans",
            Group::Kpis => "kpis",
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
            // A currency that was not chosen, and targets with a period and filters.
            Group::Settings | Group::Goals => 2,
            Group::View | Group::Choices | Group::Plans | Group::Kpis => 1,
        }
    }

    /// A value of an earlier version as this one writes it.
    pub(super) fn migrated(self, version: u64, mut value: Value) -> Value {
        match self {
            // Before, everybody had dollars who had chosen nothing.
            Group::Settings if version < 2 => {
                if let Some(settings) = value.as_object_mut()
                    && settings.get("currency").is_some_and(|currency| *currency == json!({ "sign": "USD", "decimals": 2 }))
                {
                    settings.remove("currency");
                }
            }
            Group::Goals if version < 2 => {
                let targets = value.get_mut("targets").and_then(Value::as_object_mut);
                let of_any_period = |amount: &Value| json!([{ "amount": amount, "per": null, "filters": [] }]);
                targets.into_iter().flat_map(|targets| targets.values_mut()).for_each(|target| *target = of_any_period(target));
            }
            _ => {}
        }
        value
    }

    /// The text for storage.
    pub fn write<T: Serialize>(self, value: &T) -> String {
        // Their keys are texts and their numbers finite, so this cannot fail; an empty text would be set aside when read.
        serde_json::to_value(value).map(|value| json!({ "version": self.version(), "value": value }).to_string()).unwrap_or_default()
    }

    /// The value in a text from storage.
    pub fn open(self, text: &str) -> Result<Value, Unusable> {
        let mut value: Value = serde_json::from_str(text).map_err(|_| Unusable::Broken)?;
        let version = check(value.get("version"), self.version())?;
        let value = value.get_mut("value").map(Value::take).ok_or(Unusable::Broken)?;
        Ok(self.migrated(version, value))
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

/// A version, if it is one that this build knows, `known` being its own.
pub(super) fn check(version: Option<&Value>, known: u64) -> Result<u64, Unusable> {
    match version.and_then(Value::as_u64) {
        None | Some(0) => Err(Unusable::Broken),
        Some(version) if version > known => Err(Unusable::TooNew { version }),
        Some(version) => Ok(version),
    }
}
