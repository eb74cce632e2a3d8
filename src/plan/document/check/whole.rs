//! Contradictions in the plan as a whole.

use std::collections::BTreeSet;

use crate::plan::document::check::component;
use crate::plan::document::check::faults::{Faults, is_above, is_negative, sum};
use crate::plan::document::check::names::pays;
use crate::plan::document::check::payment::{payment, sharing};
use crate::plan::document::check::people::{figures, people};
use crate::plan::document::fault::{Fault, Reason};
use crate::plan::document::number::percent;
use crate::plan::document::people::Person;
use crate::plan::document::plan::{Plan, VERSION};
use crate::sales::exact::Exact;

/// Everything that contradicts itself in a plan; nothing for a plan that can be computed.
pub fn check(plan: &Plan) -> Vec<Fault> {
    let mut faults = Faults::default();
    if plan.attain_plan != VERSION {
        faults.add("attain_plan", Reason::Version(plan.attain_plan));
    }
    faults.order("until", plan.from, plan.until);
    calendar(plan, &mut faults);
    people(plan, &mut faults);
    components(plan, &mut faults);
    component::caps(plan, plan.caps.iter(), "caps", &mut faults);
    sharing(plan, &mut faults);
    figures(plan, &mut faults);
    payment(plan, &mut faults);
    faults.0
}

fn calendar(plan: &Plan, faults: &mut Faults) {
    let calendar = &plan.calendar;
    if !(1..=12).contains(&calendar.fiscal_year_starts) {
        faults.add("calendar.fiscal_year_starts", Reason::OutOfRange { from: "1", to: "12" });
    }
    let weights = &calendar.seasonality;
    if !weights.is_empty() && weights.len() != 12 {
        faults.add("calendar.seasonality", Reason::Entries { wanted: 12, found: weights.len() });
    }
    if weights.iter().any(|weight| is_negative(weight.0)) || (!weights.is_empty() && weights.iter().all(|weight| weight.0.is_zero())) {
        faults.add("calendar.seasonality", Reason::NotPositive);
    }
    faults.positive("rounding.to", Some(plan.rounding.to));
}

fn components(plan: &Plan, faults: &mut Faults) {
    if plan.components.is_empty() {
        faults.add("components", Reason::Empty);
    }
    let mut ids = BTreeSet::new();
    for (index, component) in plan.components.iter().enumerate() {
        let path = format!("components[{index}]");
        if component.id.trim().is_empty() {
            faults.add(&format!("{path}.id"), Reason::Empty);
        }
        if !ids.insert(&component.id) {
            faults.add(&format!("{path}.id"), Reason::Twice(component.id.clone()));
        }
        component::component(plan, component, &path, faults);
    }
    weights(plan, faults);
}

/// Nobody's components may stand for more than the person's target pay.
fn weights(plan: &Plan, faults: &mut Faults) {
    let anybody = Person::default();
    let everybody = if plan.people.is_empty() { std::slice::from_ref(&anybody) } else { plan.people.as_slice() };
    for person in everybody {
        let paid = plan.components.iter().filter(|component| pays(component, person));
        let total = sum(paid.filter_map(|component| component.weight).map(|weight| weight.0));
        if is_above(total, Exact::whole(1)) {
            return faults.add("components", Reason::AboveWhole { sum: percent(total) });
        }
    }
}
