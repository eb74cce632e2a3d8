//! Pins and targets as they are kept.

use serde_json::Value;

use crate::state::decisions::goals::Goals;
use crate::state::keep::fields::Fields;

/// What earlier builds wrote where nobody had chosen.
const UNCHOSEN: [&str; 8] =
    ["revenue", "won_deals", "win_rate", "average_deal_size", "sales_cycle", "open_pipeline", "new_opportunities", "target_attainment"];

/// Reads goals; the text may have been edited by hand.
pub fn read(fields: &mut Fields) -> Goals {
    let mut goals = Goals { pins: None, targets: fields.entries("targets") };
    if fields.value("pins", Value::Null).is_null() {
        return goals;
    }
    for pin in fields.items::<String, Vec<String>>("pins") {
        goals.pin(&pin, &[]);
    }
    let pins = goals.pins.unwrap_or_default();
    Goals { pins: Some(pins).filter(|pins| *pins != UNCHOSEN), ..goals }
}
