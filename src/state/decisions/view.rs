//! Which part of the data is looked at: period, comparison, filters, who is ranked.

use serde::{Deserialize, Serialize};

use crate::kpi::ask::Filter;
use crate::state::decisions::comparison::{Comparison, Extent};
use crate::state::decisions::period::PeriodChoice;

/// Which part of the data is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct View {
    /// Without a choice the data decide.
    pub period: Option<PeriodChoice>,
    pub comparison: Comparison,
    pub extent: Extent,
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
        if members.is_empty() {
            return self.filters.retain(|filter| filter.dimension != dimension);
        }
        match self.filters.iter_mut().find(|filter| filter.dimension == dimension) {
            Some(filter) => filter.members = members,
            None => self.filters.push(Filter { dimension: dimension.to_owned(), members }),
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
}
