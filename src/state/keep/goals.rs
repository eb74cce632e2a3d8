//! Pins and targets as they are kept.

use crate::state::decisions::goals::Goals;
use crate::state::keep::fields::Fields;

/// Reads goals; the text may have been edited by hand.
pub fn read(fields: &mut Fields) -> Goals {
    if !fields.has("pins") {
        return Goals { targets: fields.entries("targets"), ..Goals::default() };
    }
    let mut goals = Goals { pins: Vec::new(), targets: fields.entries("targets") };
    for pin in fields.items::<String, Vec<String>>("pins") {
        goals.pin(&pin);
    }
    goals
}
