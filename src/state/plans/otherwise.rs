//! What the choices of a plan make of its cost: each flipped by itself.

use crate::plan::document::plan::Plan;
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::state::plans::edit::{Edit, document, edited};
use crate::state::plans::form::{Kind, Label, rows};
use crate::state::plans::real::Sales;
use crate::state::plans::results::results;
use crate::state::plans::selling::Selling;
use serde_json::Value;

/// Another choice, and what all people would earn more or less by it.
#[derive(Clone, Debug, PartialEq)]
pub struct Otherwise {
    /// The component, by its place.
    pub component: usize,
    pub label: Label,
    /// What the choice is called in texts.
    pub field: &'static str,
    pub now: String,
    pub other: String,
    pub edit: Edit,
    pub difference: Exact,
}

/// All other choices that a plan could have made and that change what is earned, the
/// largest change first.
pub fn otherwise(plan: &Plan, selling: &Selling, sales: Option<&Sales>, today: Day) -> Vec<Otherwise> {
    let earned = |plan: &Plan| Some(results(plan, selling, sales, today).cost()?.earned);
    let Some(now) = earned(plan) else { return Vec::new() };
    let document = document(plan);
    let mut found = Vec::new();
    for component in 0..plan.components.len() {
        for row in rows(&document, &format!("/components/{component}")) {
            let Kind::Choice { field, chosen, options } = row.kind else { continue };
            for other in options.iter().filter(|option| **option != chosen) {
                let edit = Edit::Set { at: row.at.clone(), value: Value::String((*other).to_owned()) };
                let difference = edited(plan, &edit).ok().and_then(|plan| earned(&plan)?.minus(now));
                if let Some(difference) = difference.filter(|difference| !difference.is_zero()) {
                    let (label, now, other) = (row.label.clone(), chosen.clone(), (*other).to_owned());
                    found.push(Otherwise { component, label, field, now, other, edit, difference });
                }
            }
        }
    }
    found.sort_by(|one, other| other.difference.to_f64().abs().total_cmp(&one.difference.to_f64().abs()));
    found
}
