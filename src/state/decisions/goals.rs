//! Which figures matter most, and what they should reach.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::kpi::ask::Filter;
use crate::state::decisions::target::Target;

/// At most this many KPIs are pinned: what everything hangs on is short.
pub const MOST_PINS: usize = 10;

/// The KPIs that matter most, and what they should reach.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Goals {
    /// KPI ids in the order of their tiles, each once, at most [`MOST_PINS`]; `None`
    /// leaves it to the data.
    pub pins: Option<Vec<String>>,
    /// By KPI id; at most one under the same filters.
    pub targets: BTreeMap<String, Vec<Target>>,
}

impl Goals {
    /// What a KPI should reach under exactly these filters.
    pub fn target(&self, kpi: &str, filters: &[Filter]) -> Option<&Target> {
        self.targets.get(kpi)?.iter().find(|target| target.is_under(filters))
    }

    /// Sets what a KPI should reach; a target under the same filters gives way.
    pub fn set_target(&mut self, kpi: &str, target: Target) {
        self.clear_target(kpi, &target.filters);
        self.targets.entry(kpi.to_owned()).or_default().push(target);
    }

    /// Takes a KPI's target under these filters away.
    pub fn clear_target(&mut self, kpi: &str, filters: &[Filter]) {
        if let Some(targets) = self.targets.get_mut(kpi) {
            targets.retain(|target| !target.is_under(filters));
        }
        self.targets.retain(|_, targets| !targets.is_empty());
    }

    /// Pins a KPI beside those that are shown; false when there is no room.
    pub fn pin(&mut self, kpi: &str, shown: &[String]) -> bool {
        let pins = self.pins.get_or_insert_with(|| shown.to_vec());
        if pins.iter().any(|pin| pin == kpi) {
            return true;
        }
        let has_room = pins.len() < MOST_PINS;
        if has_room {
            pins.push(kpi.to_owned());
        }
        has_room
    }

    /// Leaves of those that are shown all but one.
    pub fn unpin(&mut self, kpi: &str, shown: &[String]) {
        self.pins.get_or_insert_with(|| shown.to_vec()).retain(|pin| pin != kpi);
    }

    /// Moves a pin so that it stands at `place` (from 0).
    pub fn move_pin(&mut self, kpi: &str, place: usize, shown: &[String]) {
        let pins = self.pins.get_or_insert_with(|| shown.to_vec());
        if let Some(from) = pins.iter().position(|pin| pin == kpi) {
            let pin = pins.remove(from);
            pins.insert(place.min(pins.len()), pin);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pins_are_few_and_each_stands_once() {
        let mut goals = Goals { pins: Some(Vec::new()), ..Goals::default() };
        for number in 0..12 {
            assert_eq!(goals.pin(&format!("kpi_{number}"), &[]), number < MOST_PINS);
        }
        assert!(goals.pin("kpi_0", &[]), "pinned already");
        goals.move_pin("kpi_9", 0, &[]);
        goals.move_pin("kpi_0", 99, &[]);
        let pins = goals.pins.expect("pins");
        assert_eq!((pins.len(), pins[0].as_str(), pins[9].as_str()), (MOST_PINS, "kpi_9", "kpi_0"));
    }

    #[test]
    fn what_is_shown_is_where_one_begins() {
        let shown = ["revenue", "orders"].map(str::to_owned);
        let after = |change: fn(&mut Goals, &[String])| {
            let mut goals = Goals::default();
            change(&mut goals, &shown);
            goals.pins.expect("a choice").join(" ")
        };
        assert_eq!(after(|goals, shown| assert!(goals.pin("customers", shown))), "revenue orders customers");
        assert_eq!(after(|goals, shown| goals.unpin("revenue", shown)), "orders");
        assert_eq!(after(|goals, shown| goals.move_pin("orders", 0, shown)), "orders revenue");
    }
}
