//! Conditions of a plan that no row of the credits meets.

use crate::plan::credit::divide::{Wanted, is_unreadable};
use crate::plan::credit::table::Credits;
use crate::plan::credit::trouble::{Note, Trouble};
use crate::plan::document::credit::{Credit, Where};
use crate::plan::document::fault::meant;
use crate::plan::document::plan::Plan;

/// Values that conditions name and no row has: where a condition so fits none, or where another value was probably meant.
pub fn unmet(plan: &Plan, credits: &Credits) -> Vec<Note> {
    let mut notes = Vec::new();
    if credits.rows.is_empty() {
        return notes;
    }
    for component in &plan.components {
        for Credit { only, except, counts, .. } in std::iter::once(&component.credit).chain(&component.measure) {
            unmet_values(&component.id, only, true, credits, &mut notes);
            let others = std::iter::once(except).chain(counts.iter().map(|counts| &counts.only));
            others.for_each(|only| unmet_values(&component.id, only, false, credits, &mut notes));
        }
    }
    for (index, split) in plan.splits.iter().enumerate() {
        unmet_values(&format!("splits[{index}]"), &split.only, true, credits, &mut notes);
    }
    notes
}

/// Conditions that can be read neither as values nor as bounds.
pub fn unreadable(plan: &Plan) -> Vec<Trouble> {
    let mut troubles = Vec::new();
    let mut look = |path: &str, only: &Where| {
        for (name, values) in only {
            let values = values.iter().filter(|value| is_unreadable(name, value));
            troubles.extend(values.map(|value| Trouble::Bounds { path: format!("{path}.{name}"), value: value.clone() }));
        }
    };
    let mut of_credit = |path: &str, credit: &Credit| {
        look(&format!("{path}.where"), &credit.only);
        look(&format!("{path}.except"), &credit.except);
        for (index, counts) in credit.counts.iter().enumerate() {
            look(&format!("{path}.counts[{index}].where"), &counts.only);
        }
    };
    for (index, component) in plan.components.iter().enumerate() {
        of_credit(&format!("components[{index}].credit"), &component.credit);
        component.measure.iter().for_each(|measure| of_credit(&format!("components[{index}].measure"), measure));
    }
    plan.measure.iter().for_each(|measure| of_credit("measure", measure));
    for (index, split) in plan.splits.iter().enumerate() {
        look(&format!("splits[{index}].where"), &split.only);
    }
    troubles
}

fn unmet_values(of: &str, only: &Where, is_all: bool, credits: &Credits, notes: &mut Vec<Note>) {
    for (name, values) in only {
        let column = credits.column(name);
        if column.is_none() && name != "amount" {
            continue;
        }
        let occurs = |value: &String| {
            let wanted = Wanted::new(value);
            match column.filter(|_| name != "amount") {
                Some(column) => column.values.iter().any(|other| wanted.fits(other)),
                None => credits.rows.iter().any(|row| wanted.fits_number(row.amount)),
            }
        };
        let fits_none = !values.iter().any(occurs);
        for value in values.iter().filter(|value| !occurs(value)) {
            let near = column.and_then(|column| meant(value, &column.values));
            if (fits_none && is_all) || near.is_some() {
                notes.push(Note::NoSuchValue { component: of.to_owned(), column: name.clone(), value: value.clone(), near });
            }
        }
    }
}
