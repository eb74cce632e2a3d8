//! What is kept between visits, apart from the files: one small, versioned value.

use serde::{Deserialize, Serialize};

use crate::star::choices::Choices;
use crate::state::decisions::Decisions;
use crate::state::decisions::goals::{Goals, MOST_PINS};
use crate::state::decisions::view::View;
use crate::state::keep::groups::Groups;
use crate::state::settings::Settings;

/// The version written; older ones are migrated when read.
pub const VERSION: u32 = 1;

/// The saved state.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Saved {
    pub version: u32,
    #[serde(default)]
    pub settings: Settings,
    #[serde(default)]
    pub view: View,
    #[serde(default)]
    pub goals: Goals,
    #[serde(default)]
    pub choices: Choices,
}

/// Why a saved text cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// It is not what Attain writes.
    Broken,
    /// A later Attain wrote it.
    TooNew { version: u32 },
}

impl Saved {
    /// What is to be saved now.
    pub fn of(settings: &Settings, decisions: &Decisions) -> Saved {
        let Decisions { view, goals, choices } = decisions.clone();
        Saved { version: VERSION, settings: settings.clone(), view, goals, choices }
    }

    /// The text for storage.
    pub fn write(&self) -> String {
        // Its keys are texts and its numbers finite, so this cannot fail; an empty text would be set aside when read.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// This, with the named groups from `newer`: another tab's other groups survive.
    pub fn with(self, newer: Saved, groups: Groups) -> Saved {
        Saved {
            version: VERSION,
            settings: if groups.settings { newer.settings } else { self.settings },
            view: if groups.view { newer.view } else { self.view },
            goals: if groups.goals { newer.goals } else { self.goals },
            choices: if groups.choices { newer.choices } else { self.choices },
        }
    }

    pub fn decisions(&self) -> Decisions {
        Decisions { view: self.view.clone(), goals: self.goals.clone(), choices: self.choices.clone() }
    }
}

/// Reads a saved text of this or an earlier version.
pub fn read(text: &str) -> Result<Saved, Unusable> {
    let value: serde_json::Value = serde_json::from_str(text).map_err(|_| Unusable::Broken)?;
    let version = value.get("version").and_then(serde_json::Value::as_u64).ok_or(Unusable::Broken)?;
    let version = u32::try_from(version).map_err(|_| Unusable::Broken)?;
    let saved = match version {
        0 => return Err(Unusable::Broken),
        VERSION => serde_json::from_value::<Saved>(value).map_err(|_| Unusable::Broken)?,
        version => return Err(Unusable::TooNew { version }),
    };
    Ok(within_bounds(saved))
}

/// The text may have been edited by hand: what the page takes for granted is made true.
fn within_bounds(mut saved: Saved) -> Saved {
    saved.settings.fiscal_start = saved.settings.fiscal_start.clamp(1, 12);
    saved.settings.currency.decimals = saved.settings.currency.decimals.min(4);
    let mut pins: Vec<String> = Vec::new();
    for pin in std::mem::take(&mut saved.goals.pins) {
        if !pins.contains(&pin) && pins.len() < MOST_PINS {
            pins.push(pin);
        }
    }
    saved.goals.pins = pins;
    for filter in std::mem::take(&mut saved.view.filters) {
        saved.view.set_members(&filter.dimension, filter.members);
    }
    saved
}
