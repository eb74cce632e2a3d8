//! What names may be meant, and what people may have.

use std::collections::BTreeMap;

use crate::plan::document::check::faults::Faults;
use crate::plan::document::component::{Component, Who};
use crate::plan::document::credit::Credit;
use crate::plan::document::fault::Reason;
use crate::plan::document::people::{Person, Terms};
use crate::plan::document::plan::Plan;

/// Whether somebody who is not among the people may be meant by a name.
pub fn covers_others(plan: &Plan) -> bool {
    plan.people.is_empty() || plan.people.iter().any(|person| person.name == "*")
}

pub fn known_person(plan: &Plan, path: &str, name: &str, faults: &mut Faults) {
    if !covers_others(plan) {
        faults.known(path, name, plan.people.iter().map(|person| person.name.clone()));
    }
}

/// Whether a component pays a person.
pub fn pays(component: &Component, person: &Person) -> bool {
    component.paid_to.as_ref().is_none_or(|who| is_meant(who, &person.name, person.role.as_deref()))
}

/// Whether a person is among those who are meant.
pub fn is_meant(who: &Who, name: &str, role: Option<&str>) -> bool {
    who.people.iter().any(|other| other == name) || role.is_some_and(|role| who.roles.iter().any(|other| other == role))
}

/// A percentage of quota means nothing where nobody has one.
pub fn needs_quota(plan: &Plan, component: &Component, path: &str, faults: &mut Faults) {
    let id = &component.id;
    let has = |person: &Person| {
        let of = |components: &BTreeMap<String, Terms>| components.get(id).is_some_and(|terms| terms.quota.is_some());
        let changes = || person.changes.iter().any(|change| change.quota.is_some() || of(&change.components));
        person.quota.is_some() || !person.quotas.is_empty() || of(&person.components) || changes()
    };
    if component.quota.is_none() && !component.changes.iter().any(|change| change.quota.is_some()) && !plan.people.iter().any(has) {
        faults.add(path, Reason::NoQuota);
    }
}

/// A share of target pay means nothing where nobody has one.
pub fn needs_target(plan: &Plan, component: &Component, path: &str, faults: &mut Faults) {
    let id = &component.id;
    let has = |person: &Person| {
        let of = |components: &BTreeMap<String, Terms>| components.get(id).is_some_and(|terms| terms.target_pay.is_some());
        let changes = || person.changes.iter().any(|change| change.target_pay.is_some() || change.ote.is_some() || of(&change.components));
        person.target_pay.is_some() || person.ote.is_some() || of(&person.components) || changes()
    };
    if component.target_pay.is_none() && !component.changes.iter().any(|change| change.target_pay.is_some()) && !plan.people.iter().any(has)
    {
        faults.add(path, Reason::NoTargetPay);
    }
}

/// Whether what is credited is counted rather than money.
pub fn counts_units(credit: &Credit) -> bool {
    matches!(credit.of.as_str(), "count" | "units")
}

/// Whether what is credited is money for certain.
pub fn counts_money(credit: &Credit) -> bool {
    matches!(credit.of.as_str(), "amount" | "margin" | "earnings")
}
