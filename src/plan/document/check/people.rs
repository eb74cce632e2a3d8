//! Contradictions in the people of a plan and their figures.

use std::collections::{BTreeMap, BTreeSet};

use crate::plan::document::check::faults::Faults;
use crate::plan::document::check::names::known_person;
use crate::plan::document::check::payment::{draw, guarantee};
use crate::plan::document::fault::Reason;
use crate::plan::document::number::Amount;
use crate::plan::document::people::{OnTarget, Person, Terms};
use crate::plan::document::period_name::{Cut, Span, period_named};
use crate::plan::document::plan::Plan;
use crate::sales::day::Day;
use crate::sales::period::Period;

pub fn people(plan: &Plan, faults: &mut Faults) {
    let mut names = BTreeSet::new();
    for (index, person) in plan.people.iter().enumerate() {
        let at = |field: &str| format!("people[{index}].{field}");
        if person.name.trim().is_empty() {
            faults.add(&at("name"), Reason::Empty);
        }
        if !names.insert(&person.name) {
            faults.add(&at("name"), Reason::Twice(person.name.clone()));
        }
        faults.order(&at("until"), person.from, person.until);
        faults.positive(&at("quota"), person.quota);
        for (name, quota) in &person.quotas {
            let path = at(&format!("quotas.{name}"));
            faults.not_negative(&path, Some(*quota));
            let period = period_named(name, Cut { shortest: plan.calendar.quota_period, ..plan.cut() });
            if period.is_none_or(|(span, _)| span > plan.calendar.quota_period) {
                faults.add(&path, Reason::Period { name: name.clone(), example: example(plan, name) });
            }
        }
        targets(person.target_pay, person.ote.as_ref(), &at(""), faults);
        for (month, share) in person.ramp.iter().enumerate() {
            faults.part(&at(&format!("ramp[{month}]")), Some(*share));
        }
        components(plan, &person.components, &at("components"), faults);
        for (number, change) in person.changes.iter().enumerate() {
            let at = |field: &str| at(&format!("changes[{number}].{field}"));
            faults.not_negative(&at("quota"), change.quota);
            faults.not_negative(&at("target_pay"), change.target_pay);
            match &change.manager {
                Some(own) if *own == person.name => faults.add(&at("manager"), Reason::Circle(vec![own.clone()])),
                Some(other) => known_person(plan, &at("manager"), other, faults),
                None => {}
            }
            targets(change.target_pay.filter(|pay| !pay.0.is_zero()), change.ote.as_ref(), &at(""), faults);
            components(plan, &change.components, &at("components"), faults);
        }
        faults.days_rise(&at("changes"), person.changes.iter().map(|change| change.from));
        for (number, id) in person.opening.iter().flat_map(|opening| opening.components.iter().enumerate()) {
            faults.known(&at(&format!("opening.components[{number}]")), id, plan.components.iter().map(|component| component.id.clone()));
        }
        if let Some(one) = &person.draw {
            draw(plan, one, &at("draw"), faults);
        }
        if let Some(one) = &person.guarantee {
            guarantee(plan, one, &at("guarantee"), faults);
        }
        manager(plan, person, &at("manager"), faults);
    }
}

fn targets(target_pay: Option<Amount>, ote: Option<&OnTarget>, path: &str, faults: &mut Faults) {
    if target_pay.is_some() && ote.is_some() {
        faults.add(&format!("{path}ote"), Reason::NotWith { other: "target_pay" });
    }
    faults.positive(&format!("{path}target_pay"), target_pay);
    if let Some(ote) = ote {
        faults.positive(&format!("{path}ote.amount"), Some(ote.amount));
        faults.part(&format!("{path}ote.variable"), Some(ote.variable));
    }
}

fn components(plan: &Plan, components: &BTreeMap<String, Terms>, path: &str, faults: &mut Faults) {
    for (id, terms) in components {
        faults.known(&format!("{path}.{id}"), id, plan.components.iter().map(|component| component.id.clone()));
        faults.positive(&format!("{path}.{id}.quota"), terms.quota);
        faults.positive(&format!("{path}.{id}.target_pay"), terms.target_pay);
    }
}

/// What a period is called in this plan: a quarter or a half where such a name seems to be meant, else that of a quota.
fn example(plan: &Plan, name: &str) -> String {
    let span = match plan.calendar.quota_period {
        longer if longer >= Span::Quarter && name.contains(['Q', 'q']) => Span::Quarter,
        longer if longer >= Span::Half && name.contains(['H', 'h']) => Span::Half,
        span => span,
    };
    let cut = plan.cut();
    let day = plan.from.map(|date| date.0).or_else(|| "2026-01-01".parse().ok()).unwrap_or(Day(0));
    let whole = Span::Year.around(day, cut, Period { start: day, end: day });
    span.name(span.around(day, cut, whole), cut.year)
}

fn manager(plan: &Plan, person: &Person, path: &str, faults: &mut Faults) {
    let Some(manager) = &person.manager else { return };
    known_person(plan, path, manager, faults);
    let mut line = vec![person.name.clone()];
    let mut above = Some(manager);
    while let Some(name) = above {
        if *name == person.name {
            return faults.add(path, Reason::Circle(line));
        }
        // A circle that does not come back to this person is told at one who is in it.
        if line.contains(name) {
            return;
        }
        line.push(name.clone());
        above = plan.people.iter().find(|other| other.name == *name).and_then(|other| other.manager.as_ref());
    }
}

pub fn figures(plan: &Plan, faults: &mut Faults) {
    for (index, figure) in plan.figures.iter().enumerate() {
        if let Some(person) = &figure.person {
            known_person(plan, &format!("figures[{index}].person"), person, faults);
        }
        if let Some(name) = &figure.period
            && period_named(name, plan.cut()).is_none()
        {
            faults.add(&format!("figures[{index}].period"), Reason::Period { name: name.clone(), example: example(plan, name) });
        }
        if figure.target.is_some_and(|target| !target.0.is_positive()) {
            faults.add(&format!("figures[{index}].target"), Reason::NotPositive);
        }
    }
}
