//! One KPI that a user has written.

use serde::Serialize;

use crate::kpi::catalogue::Written;
use crate::kpi::listed::Better;
use crate::sales::quantity::Unit;

/// What identifiers of own KPIs begin with: no KPI of the catalogue, now or later, and no
/// field has such a name, so none is ever taken for another.
pub const PREFIX: &str = "my_";

/// The longest identifier, name, definition and formula, in letters; those of formulas are bytes.
const LONGEST_ID: usize = 48;
pub const LONGEST_NAME: usize = 80;
pub const LONGEST_DEFINITION: usize = 600;
pub const LONGEST_FORMULA: usize = 4000;

/// A KPI of the user's own.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OwnKpi {
    /// The name in formulas, addresses and files; it stays when the KPI is renamed.
    pub id: String,
    pub name: String,
    pub definition: String,
    pub formula: String,
    pub better: Better,
    /// In place of the unit that follows from the formula, see [`Written::unit`].
    pub unit: Option<Unit>,
}

impl OwnKpi {
    /// A KPI without anything.
    pub fn blank() -> OwnKpi {
        OwnKpi {
            id: String::new(),
            name: String::new(),
            definition: String::new(),
            formula: String::new(),
            better: Better::Higher,
            unit: None,
        }
    }

    /// As the engine takes it.
    pub fn written(&self) -> Written {
        Written { id: self.id.clone(), formula: self.formula.clone(), better: self.better, benchmark: None, unit: self.unit }
    }

    /// Whether it is within the bounds, and its identifier one that formulas can name.
    pub fn is_sound(&self) -> bool {
        let rest = self.id.strip_prefix(PREFIX).unwrap_or_default();
        let is_name = !rest.is_empty() && rest.chars().all(|letter| letter.is_alphanumeric() || letter == '_');
        let fits = |text: &str, longest: usize| text.chars().count() <= longest;
        is_name
            && fits(&self.id, LONGEST_ID)
            && fits(&self.name, LONGEST_NAME)
            && fits(&self.definition, LONGEST_DEFINITION)
            && self.formula.len() <= LONGEST_FORMULA
    }
}

/// An identifier for a KPI of this name that is not taken.
pub fn id_of(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let joined = words.join("_");
    let joined = joined.strip_prefix(PREFIX).unwrap_or(&joined);
    let joined = if joined.is_empty() { "kpi" } else { joined };
    // Room is left for a number.
    let id: String = PREFIX.chars().chain(joined.chars()).take(LONGEST_ID - 5).collect();
    let numbered = (2..).map(|number: u32| format!("{id}_{number}"));
    [id.clone()].into_iter().chain(numbered).find(|id| !is_taken(id)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_follow_from_names() {
        let taken = ["my_win_rate", "my_win_rate_2"];
        let cases = [
            ("Average deal", "my_average_deal"),
            ("  Won €/Rep (Q1) ", "my_won_rep_q1"),
            ("My margin", "my_margin"),
            ("Win rate", "my_win_rate_3"),
            ("نرخ‌ برد", "my_نرخ_برد"),
            ("客单价", "my_客单价"),
            ("İ", "my_i"),
            ("!", "my_kpi"),
            ("", "my_kpi"),
        ];
        for (name, expected) in cases {
            let id = id_of(name, |id| taken.contains(&id));
            assert_eq!(id, expected, "{name}");
            assert!(OwnKpi { id, ..OwnKpi::blank() }.is_sound(), "{name}");
        }
        let long = id_of(&"x".repeat(500), |id| !id.contains("_1234"));
        assert_eq!((long.len(), OwnKpi { id: long, ..OwnKpi::blank() }.is_sound()), (LONGEST_ID, true));
    }
}
