//! Conditions of a plan that no row of the credits meets.

use crate::plan::credit::divide::Wanted;
use crate::plan::credit::table::Credits;
use crate::plan::credit::trouble::Note;
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

fn unmet_values(of: &str, only: &Where, is_all: bool, credits: &Credits, notes: &mut Vec<Note>) {
    for (name, values) in only {
        let Some(column) = credits.column(name) else { continue };
        let occurs = |value: &String| {
            let wanted = Wanted::new(value);
            column.values.iter().any(|other| wanted.fits(other))
        };
        let fits_none = !values.iter().any(occurs);
        for value in values.iter().filter(|value| !occurs(value)) {
            let near = meant(value, &column.values);
            if (fits_none && is_all) || near.is_some() {
                notes.push(Note::NoSuchValue { component: of.to_owned(), column: name.clone(), value: value.clone(), near });
            }
        }
    }
}
