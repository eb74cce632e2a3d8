//! What the choices of a plan make of its cost: each flipped by itself.

use serde_json::Value;

use crate::plan::document::plan::Plan;
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::state::plans::edit::{Edit, document, edited};
use crate::state::plans::form::{Kind, Label, Row, rows};
use crate::state::plans::real::Sales;
use crate::state::plans::results::{Results, results};
use crate::state::plans::selling::Selling;
use crate::state::shared::Shared;

/// The choices that change what a plan pays without changing what it is about, as texts call them.
pub const CHOICES: [&str; 15] = [
    "applies",
    "position",
    "then",
    "curve-of",
    "between",
    "reached",
    "excess",
    "recoverable",
    "split",
    "clawback-by",
    "dated-by",
    "prorate-by",
    "target-rate-of",
    "true-up-at",
    "rate-dated",
];

/// Another choice, and what all people would be paid more or less by it.
#[derive(Clone, Debug, PartialEq)]
pub struct Otherwise {
    /// The component, by its place; none for what is of the whole plan.
    pub component: Option<usize>,
    pub label: Label,
    /// What the choice is called in texts.
    pub field: &'static str,
    pub now: String,
    pub other: String,
    pub edit: Edit,
    pub difference: Exact,
}

/// All other choices that a plan could have made, the largest change first.
pub fn otherwise(plan: &Plan, selling: &Selling, sales: Option<&Shared<Sales>>, today: Day) -> Vec<Otherwise> {
    let paid = |results: &Results| {
        let people = &results.statements.as_ref().ok()?.people;
        people.iter().try_fold(Exact::ZERO, |sum, statement| sum.plus(statement.figures.paid))
    };
    let here = results(plan, selling, sales, today, []);
    let Some(now) = paid(&here) else { return Vec::new() };
    let document = document(plan);
    let of_whole = rows(&document, "").into_iter().filter(|row| !row.at.starts_with("/people")).map(|row| (None, row));
    let of_components = (0..plan.components.len())
        .flat_map(|component| rows(&document, &format!("/components/{component}")).into_iter().map(move |row| (Some(component), row)));
    let mut found = Vec::new();
    for (component, row) in of_components.chain(of_whole) {
        for (field, chosen, other, value) in others(&row) {
            let edit = Edit::Set { at: row.at.clone(), value };
            let difference = edited(plan, &edit).ok().and_then(|plan| paid(&results(&plan, selling, sales, today, [&here]))?.minus(now));
            found.extend(difference.map(|difference| Otherwise {
                component,
                label: row.label.clone(),
                field,
                now: chosen,
                other,
                edit,
                difference,
            }));
        }
    }
    found.sort_by(|one, other| other.difference.to_f64().abs().total_cmp(&one.difference.to_f64().abs()));
    found
}

/// What else a line could say: the choice, what it is now, what it would be, and as a document says that.
fn others(row: &Row) -> Vec<(&'static str, String, String, Value)> {
    match &row.kind {
        Kind::Choice { field, chosen, options } if CHOICES.contains(field) => {
            let others = options.iter().filter(|option| *option != chosen);
            others.map(|other| (*field, chosen.clone(), (*other).to_owned(), Value::String((*other).to_owned()))).collect()
        }
        Kind::Switch(on) if row.label == Label::Field("recoverable".to_owned()) => {
            let name = |on: bool| if on { "yes" } else { "no" }.to_owned();
            vec![("recoverable", name(*on), name(!on), Value::Bool(!on))]
        }
        _ => Vec::new(),
    }
}
