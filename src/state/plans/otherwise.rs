//! What the choices of a plan make of its cost: each flipped by itself.

use serde_json::Value;

use crate::plan::document::plan::Plan;
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::state::plans::edit::{Edit, document, edited};
use crate::state::plans::form::{Kind, Label, Row, rows};
use crate::state::plans::real::Sales;
use crate::state::plans::results::{Results, results};
use crate::state::plans::selling::{Selling, dated};
use crate::state::shared::Shared;

/// The choices that change what a plan pays without changing what it is about: each with
/// the fields that make it, as texts call them. That a value at a bound has reached it is
/// so in every plan.
pub const CHOICES: [(&str, &[&str]); 13] = [
    ("tiers", &["applies"]),
    ("bounds", &[]),
    ("position", &["position"]),
    ("cliff", &["then"]),
    ("accelerator", &["base-rate", "curve-of"]),
    ("cap", &["excess"]),
    ("draw", &["recoverable", "recovery"]),
    ("split", &["split"]),
    ("clawback", &["clawback-by"]),
    ("anchor", &["dated-by"]),
    ("proration", &["prorate-by", "target-rate-of"]),
    ("exchange", &["rate-dated"]),
    ("others", &["between", "ladder", "reached", "true-up-at"]),
];

/// So many months after the plan's first day a draw could begin to be recovered.
const LATER: i32 = 3;

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
    let first = dated(plan, today).from.map_or(today, |from| from.0);
    for (component, row) in of_components.chain(of_whole) {
        for (field, chosen, other, edit) in others(&document, &row, first) {
            let difference = edited(plan, &edit).ok().and_then(|plan| paid(&results(&plan, selling, sales, today, [&here]))?.minus(now));
            found.extend(difference.map(|difference| Otherwise {
                component,
                label: if field == "recovery" { Label::Field("recovery_from".to_owned()) } else { row.label.clone() },
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

/// What else a line could say: the choice, what it is now, what it would be, and the edit that makes it so.
fn others(document: &Value, row: &Row, first: Day) -> Vec<(&'static str, String, String, Edit)> {
    let set = |value: Value| Edit::Set { at: row.at.clone(), value };
    match &row.kind {
        Kind::Choice { field, chosen, options } if is_choice(field) && *field != "base-rate" => {
            let others = options.iter().filter(|option| *option != chosen);
            others.map(|other| (*field, chosen.clone(), (*other).to_owned(), set(Value::String((*other).to_owned())))).collect()
        }
        Kind::Number { text, .. } if row.label == Label::Field("base_rate".to_owned()) => {
            vec![("base-rate", text.clone(), "target".to_owned(), set("target".into()))]
        }
        Kind::Switch(on) if row.label == Label::Field("recoverable".to_owned()) => {
            let name = |on: bool| if on { "yes" } else { "no" }.to_owned();
            let kept = ("recoverable", name(*on), name(!on), set(Value::Bool(!on)));
            [kept].into_iter().chain(on.then(|| recovery(document, row, first)).flatten()).collect()
        }
        _ => Vec::new(),
    }
}

/// A draw that is recovered later, or at once.
fn recovery(document: &Value, row: &Row, first: Day) -> Option<(&'static str, String, String, Edit)> {
    let at = format!("{}/recovery_from", row.at.rsplit_once('/')?.0);
    let at_once = "at-once".to_owned();
    Some(match document.pointer(&at).and_then(Value::as_str) {
        Some(day) => ("recovery", day.to_owned(), at_once, Edit::Removed { at }),
        None => {
            let day = first.plus_months(LATER).to_string();
            ("recovery", at_once, day.clone(), Edit::Set { at, value: Value::String(day) })
        }
    })
}

fn is_choice(field: &str) -> bool {
    CHOICES.iter().any(|(_, fields)| fields.contains(&field))
}
