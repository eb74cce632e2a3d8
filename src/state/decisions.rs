//! What the user decided and can undo: period, filters, pins, targets, mapping.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::kpi::ask::Filter;
use crate::sales::quantity::Quantity;
use crate::star::choices::Choices;
use crate::state::period_choice::{Comparison, PeriodChoice};

/// At most this many KPIs are pinned: what everything hangs on is short.
pub const MOST_PINS: usize = 10;

const FIRST_PINS: [&str; 8] =
    ["revenue", "won_deals", "win_rate", "average_deal_size", "sales_cycle", "open_pipeline", "new_opportunities", "target_attainment"];

/// Everything that undo and redo move through.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decisions {
    pub view: View,
    pub goals: Goals,
    pub choices: Choices,
}

/// Which part of the data is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct View {
    pub period: PeriodChoice,
    pub comparison: Comparison,
    /// At most one filter per dimension, none of them empty.
    pub filters: Vec<Filter>,
    pub leaderboard: Leaderboard,
}

/// Who is ranked, and by what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Leaderboard {
    pub kpi: String,
    /// `owner` or `team`.
    pub dimension: String,
}

impl Default for Leaderboard {
    fn default() -> Leaderboard {
        Leaderboard { kpi: "won_amount".to_owned(), dimension: "owner".to_owned() }
    }
}

impl View {
    /// A click on a member: it becomes the dimension's only one; a click on the only one removes it.
    /// `adding` (Ctrl or ⌘) adds it to the others or takes it away from them.
    pub fn click(&mut self, dimension: &str, member: &str, adding: bool) {
        let members = self.members(dimension);
        let is_only = members.len() == 1 && members.iter().any(|other| other == member);
        let others: Vec<String> = members.iter().filter(|other| *other != member).cloned().collect();
        let members = match adding {
            true if others.len() < members.len() => others,
            true => others.into_iter().chain([member.to_owned()]).collect(),
            false if is_only => Vec::new(),
            false => vec![member.to_owned()],
        };
        self.set_members(dimension, members);
    }

    /// Takes one member out of its dimension's filter.
    pub fn take_out(&mut self, dimension: &str, member: &str) {
        let others = self.members(dimension).iter().filter(|other| *other != member).cloned().collect();
        self.set_members(dimension, others);
    }

    /// The members that the dimension is filtered by; none when it is not.
    pub fn members(&self, dimension: &str) -> &[String] {
        self.filters.iter().find(|filter| filter.dimension == dimension).map_or(&[], |filter| &filter.members)
    }

    /// Whether the figures are filtered to this member (perhaps among others).
    pub fn has(&self, dimension: &str, member: &str) -> bool {
        self.members(dimension).iter().any(|other| other == member)
    }

    /// Replaces a dimension's filter; no members remove it.
    pub fn set_members(&mut self, dimension: &str, members: Vec<String>) {
        let place = self.filters.iter().position(|filter| filter.dimension == dimension);
        match (place, members.is_empty()) {
            (Some(place), true) => drop(self.filters.remove(place)),
            (Some(place), false) => self.filters[place].members = members,
            (None, true) => {}
            (None, false) => self.filters.push(Filter { dimension: dimension.to_owned(), members }),
        }
    }
}

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
    fn clicks_make_and_remove_filters() {
        // Clicks on members of one dimension, `+` with Ctrl, and the members left.
        let cases: [(&[&str], &[&str]); 7] = [
            (&["East"], &["East"]),
            (&["East", "East"], &[]),
            (&["East", "West"], &["West"]),
            (&["East", "+West"], &["East", "West"]),
            (&["East", "+West", "+East"], &["West"]),
            (&["East", "+West", "East"], &["East"]),
            (&["+East", "+East"], &[]),
        ];
        for (clicks, expected) in cases {
            let mut view = View::default();
            for click in clicks {
                view.click("region", click.trim_start_matches('+'), click.starts_with('+'));
            }
            assert_eq!(view.members("region"), expected, "{clicks:?}");
            assert_eq!(view.filters.len(), usize::from(!expected.is_empty()), "{clicks:?}");
        }
    }

    #[test]
    fn dimensions_are_filtered_side_by_side() {
        let mut view = View::default();
        view.click("region", "East", false);
        view.click("product", "GTX Pro", false);
        view.take_out("region", "East");
        assert_eq!(view.filters, [Filter { dimension: "product".to_owned(), members: vec!["GTX Pro".to_owned()] }]);
    }

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
