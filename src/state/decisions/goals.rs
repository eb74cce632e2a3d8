//! Which figures matter most, and what they should reach.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::sales::quantity::Quantity;

/// At most this many KPIs are pinned: what everything hangs on is short.
pub const MOST_PINS: usize = 10;

const FIRST_PINS: [&str; 8] =
    ["revenue", "won_deals", "win_rate", "average_deal_size", "sales_cycle", "open_pipeline", "new_opportunities", "target_attainment"];

/// The KPIs that matter most, and what they should reach.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Goals {
    /// KPI ids in the order of their tiles, each once, at most [`MOST_PINS`].
    pub pins: Vec<String>,
    /// By KPI id.
    pub targets: BTreeMap<String, Quantity>,
}

impl Default for Goals {
    fn default() -> Goals {
        Goals { pins: FIRST_PINS.map(str::to_owned).to_vec(), targets: BTreeMap::new() }
    }
}

impl Goals {
    pub fn is_pinned(&self, kpi: &str) -> bool {
        self.pins.iter().any(|pin| pin == kpi)
    }

    /// Pins a KPI; false when there is no room.
    pub fn pin(&mut self, kpi: &str) -> bool {
        if self.is_pinned(kpi) {
            return true;
        }
        let has_room = self.pins.len() < MOST_PINS;
        if has_room {
            self.pins.push(kpi.to_owned());
        }
        has_room
    }

    pub fn unpin(&mut self, kpi: &str) {
        self.pins.retain(|pin| pin != kpi);
    }

    /// Moves a pin so that it stands at `place` (from 0).
    pub fn move_pin(&mut self, kpi: &str, place: usize) {
        if self.is_pinned(kpi) {
            self.unpin(kpi);
            self.pins.insert(place.min(self.pins.len()), kpi.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pins_are_few_and_each_stands_once() {
        let mut goals = Goals { pins: Vec::new(), ..Goals::default() };
        for number in 0..12 {
            assert_eq!(goals.pin(&format!("kpi_{number}")), number < MOST_PINS);
        }
        assert!(goals.pin("kpi_0"), "pinned already");
        assert_eq!(goals.pins.len(), MOST_PINS);
        goals.move_pin("kpi_9", 0);
        goals.move_pin("kpi_0", 99);
        assert_eq!((goals.pins[0].as_str(), goals.pins[9].as_str()), ("kpi_9", "kpi_0"));
    }
}
