//! Contradictions in the people of a plan and their figures.

use std::collections::BTreeSet;

use crate::plan::document::check::faults::Faults;
use crate::plan::document::check::names::known_person;
use crate::plan::document::check::payment::draw;
use crate::plan::document::fault::Reason;
use crate::plan::document::people::Person;
use crate::plan::document::period_name::{Span, period_named};
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
            faults.positive(&path, Some(*quota));
            let period = period_named(name, plan.year());
            if period.is_none_or(|(span, _)| span != plan.calendar.quota_period) {
                faults.add(&path, Reason::Period { name: name.clone(), example: example(plan) });
            }
        }
        if person.target_pay.is_some() && person.ote.is_some() {
            faults.add(&at("ote"), Reason::NotWith { other: "target_pay" });
        }
        faults.positive(&at("target_pay"), person.target_pay);
        if let Some(ote) = &person.ote {
            faults.positive(&at("ote.amount"), Some(ote.amount));
            faults.part(&at("ote.variable"), Some(ote.variable));
        }
        for (month, share) in person.ramp.iter().enumerate() {
            faults.part(&at(&format!("ramp[{month}]")), Some(*share));
        }
        for (id, terms) in &person.components {
            faults.known(&at(&format!("components.{id}")), id, plan.components.iter().map(|component| component.id.clone()));
            faults.positive(&at(&format!("components.{id}.quota")), terms.quota);
            faults.positive(&at(&format!("components.{id}.target_pay")), terms.target_pay);
        }
        for (number, id) in person.opening.iter().flat_map(|opening| opening.components.iter().enumerate()) {
            faults.known(&at(&format!("opening.components[{number}]")), id, plan.components.iter().map(|component| component.id.clone()));
        }
        if let Some(one) = &person.draw {
            draw(one, &at("draw"), faults);
        }
        if let Some(guarantee) = &person.guarantee {
            faults.positive(&at("guarantee.amount"), Some(guarantee.amount));
        }
        manager(plan, person, &at("manager"), faults);
    }
}

/// What a period of a quota is called in this plan.
fn example(plan: &Plan) -> String {
    let year = plan.year();
    let day = plan.from.map(|date| date.0).or_else(|| "2026-01-01".parse().ok()).unwrap_or(Day(0));
    let whole = Span::Year.around(day, year, Period { start: day, end: day });
    plan.calendar.quota_period.name(plan.calendar.quota_period.around(day, year, whole), year)
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
            && period_named(name, plan.year()).is_none()
        {
            faults.add(&format!("figures[{index}].period"), Reason::Period { name: name.clone(), example: example(plan) });
        }
        if figure.target.is_some_and(|target| !target.0.is_positive()) {
            faults.add(&format!("figures[{index}].target"), Reason::NotPositive);
        }
    }
}
