//! Contradictions within one component.

use crate::plan::document::check::faults::{Faults, is_above};
use crate::plan::document::check::names::{counts_money, known_person, needs_quota, needs_target};
use crate::plan::document::check::payment::{clawback, holds};
use crate::plan::document::check::pays::{no_fractions, pays};
use crate::plan::document::component::{Cap, CapPer, Component, Excess, Gate, Then, Who};
use crate::plan::document::credit::Credit;
use crate::plan::document::fault::Reason;
use crate::plan::document::number::{Bound, percent};
use crate::plan::document::payment::Figure;
use crate::plan::document::plan::Plan;
use crate::sales::exact::Exact;

/// The figure that credits give by themselves.
pub const MARGIN_RATE: &str = "margin_rate";

pub fn component(plan: &Plan, component: &Component, path: &str, faults: &mut Faults) {
    let at = |field: &str| format!("{path}.{field}");
    if let Some(who) = &component.paid_to {
        paid_to(plan, who, &at("paid_to"), faults);
    }
    faults.order(&at("until"), component.from, component.until);
    credit(&component.credit, &at("credit"), faults);
    if let Some(measure) = &component.measure {
        credit(measure, &at("measure"), faults);
        if component.kpi.is_some() {
            faults.add(&at("kpi"), Reason::NotWith { other: "measure" });
        }
    }
    if let Some(kpi) = &component.kpi {
        faults.known(&at("kpi"), kpi, plan.figures.iter().map(|figure| figure.kpi.clone()));
    }
    faults.positive(&at("quota"), component.quota);
    faults.positive(&at("target_pay"), component.target_pay);
    faults.part(&at("weight"), component.weight);
    pays(plan, component, &component.pays, &at("pays"), faults);
    for (index, change) in component.changes.iter().enumerate() {
        let at = |field: &str| at(&format!("changes[{index}].{field}"));
        faults.positive(&at("quota"), change.quota);
        faults.positive(&at("target_pay"), change.target_pay);
        if let Some(new) = &change.pays {
            pays(plan, component, new, &at("pays"), faults);
            if new.is_by_deal() != component.pays.is_by_deal() {
                faults.add(&at("pays"), Reason::NotWith { other: "\"pays\" of another kind; make it a component of its own" });
            }
        }
    }
    faults.days_rise(&at("changes"), component.changes.iter().map(|change| change.from));
    if let Some(threshold) = &component.threshold
        && matches!(threshold.at, Bound::OfQuota(_))
        && component.kpi.is_none()
    {
        needs_quota(plan, component, &at("threshold.at"), faults);
    }
    if let Some(threshold) = &component.threshold {
        no_fractions(plan, component, &[threshold.at], &at("threshold.at"), faults);
    }
    if component.threshold.as_ref().is_some_and(|threshold| threshold.then == Then::AboveOnly) && !component.pays.is_by_deal() {
        faults.add(
            &at("threshold.then"),
            Reason::NotWith { other: "pay by the total of a window; begin the curve or the milestones at the threshold" },
        );
    }
    if let Some(true_up) = &component.true_up {
        let window = component.window.unwrap_or(plan.calendar.quota_period);
        if true_up.over <= window {
            faults.add(&at("true_up.over"), Reason::NotLonger);
        }
    }
    for (index, one) in component.gates.iter().enumerate() {
        gate(plan, one, &format!("{path}.gates[{index}]"), faults);
    }
    faults.positive(&at("minimum_per_deal"), component.minimum_per_deal);
    caps(plan, component.caps.iter(), &at("caps"), faults);
    if component.caps.iter().any(|cap| cap.of_target.is_some()) {
        needs_target(plan, component, &at("caps"), faults);
    }
    if let Some(list) = &component.holds {
        holds(list, &at("holds"), faults);
    }
    if let Some(one) = &component.clawback {
        clawback(one, &at("clawback"), faults);
    }
}

fn paid_to(plan: &Plan, who: &Who, path: &str, faults: &mut Faults) {
    if who.people.is_empty() && who.roles.is_empty() {
        faults.add(path, Reason::Empty);
    }
    for (index, name) in who.people.iter().enumerate() {
        known_person(plan, &format!("{path}.people[{index}]"), name, faults);
    }
    for (index, role) in who.roles.iter().enumerate() {
        faults.known(&format!("{path}.roles[{index}]"), role, plan.people.iter().filter_map(|person| person.role.clone()));
    }
}

pub fn credit(credit: &Credit, path: &str, faults: &mut Faults) {
    for (name, condition) in [("where", &credit.only), ("except", &credit.except)] {
        for (column, _) in condition.iter().filter(|(_, values)| values.is_empty()) {
            faults.add(&format!("{path}.{name}.{column}"), Reason::Empty);
        }
    }
    for (index, counts) in credit.counts.iter().enumerate() {
        if !counts.share.0.is_zero() && !counts.share.0.is_positive() {
            faults.add(&format!("{path}.counts[{index}].share"), Reason::NotPositive);
        }
        // A deal may count for any number of points.
        faults.sane(&format!("{path}.counts[{index}].share"), Some(counts.share).filter(|_| counts_money(credit)));
    }
    faults.positive(&format!("{path}.most_per_deal"), credit.most_per_deal);
    faults.part(&format!("{path}.above_most"), credit.above_most);
    if credit.above_most.is_some() && credit.most_per_deal.is_none() {
        faults.add(&format!("{path}.most_per_deal"), Reason::Needed { because: "above_most" });
    }
}

fn gate(plan: &Plan, gate: &Gate, path: &str, faults: &mut Faults) {
    let named = [gate.kpi.is_some(), gate.attainment_of.is_some(), gate.credited_of.is_some()];
    faults.one_of(path, &["kpi", "attainment_of", "credited_of"], &named);
    let conditions = [gate.below.is_some(), gate.at_most.is_some(), gate.at_least.is_some(), gate.above.is_some(), !gate.steps.is_empty()];
    faults.one_of(path, &["below", "at_most", "at_least", "above", "steps"], &conditions);
    if let Some(kpi) = &gate.kpi {
        let mut known: Vec<String> = plan.figures.iter().map(|figure: &Figure| figure.kpi.clone()).collect();
        known.sort();
        known.dedup();
        faults.known(&format!("{path}.kpi"), kpi, known.into_iter().chain([MARGIN_RATE.to_owned()]));
    }
    let bounds = [gate.below, gate.at_most, gate.at_least, gate.above].into_iter().flatten().chain(gate.steps.iter().map(|step| step.from));
    let figures = plan.figures.iter().filter(|figure| Some(&figure.kpi) == gate.kpi.as_ref() && figure.target.is_none());
    let is_part = |number: Exact| number.as_whole().is_none() && !is_above(number, Exact::whole(2));
    let is_large = |number: Exact| !is_above(Exact::whole(10), number);
    let differ = |one: Exact, other: Exact| (is_part(one) && is_large(other)) || (is_large(one) && is_part(other));
    let figures: Vec<Exact> = figures.map(|figure| figure.value.0).collect();
    if let Some(figure) = bounds.flat_map(|bound| figures.iter().filter(move |figure| differ(**figure, bound.0))).next() {
        faults.add(path, Reason::OtherScale { figure: percent(*figure) });
    }
    for (field, id) in [("attainment_of", &gate.attainment_of), ("credited_of", &gate.credited_of)] {
        if let Some(id) = id {
            faults.known(&format!("{path}.{field}"), id, plan.components.iter().map(|component| component.id.clone()));
        }
    }
    faults.sane(&format!("{path}.multiply"), gate.multiply);
    for (index, step) in gate.steps.iter().enumerate() {
        faults.sane(&format!("{path}.steps[{index}].multiply"), Some(step.multiply));
    }
    if gate.attainment_of.is_some() {
        for (field, bound) in [("below", gate.below), ("at_most", gate.at_most), ("at_least", gate.at_least), ("above", gate.above)] {
            faults.sane(&format!("{path}.{field}"), bound);
        }
        for (index, step) in gate.steps.iter().enumerate() {
            faults.sane(&format!("{path}.steps[{index}].from"), Some(step.from));
        }
    }
    for (index, pair) in gate.steps.windows(2).enumerate() {
        if let [before, step] = pair
            && !is_above(step.from.0, before.from.0)
        {
            let before = percent(before.from.0);
            faults.add(&format!("{path}.steps[{}].from", index + 1), Reason::NotRising { before });
        }
    }
}

pub fn caps<'a>(plan: &Plan, caps: impl Iterator<Item = &'a Cap>, list: &str, faults: &mut Faults) {
    for (index, cap) in caps.enumerate() {
        let path = format!("{list}[{index}]");
        for (number, id) in cap.components.iter().enumerate() {
            faults.known(&format!("{path}.components[{number}]"), id, plan.components.iter().map(|component| component.id.clone()));
        }
        if !cap.components.is_empty() && (list != "caps" || cap.amount.is_none()) {
            faults.add(&format!("{path}.components"), Reason::NotWith { other: "a cap of one component or without \"amount\"" });
        }
        let found = [cap.amount.is_some(), cap.of_target.is_some(), cap.of_base.is_some(), cap.of_credit.is_some()];
        faults.one_of(&path, &["amount", "of_target", "of_base", "of_credit"], &found);
        faults.positive(&format!("{path}.amount"), cap.amount);
        for (field, share) in [("of_target", cap.of_target), ("of_base", cap.of_base), ("of_credit", cap.of_credit)] {
            let is_of_deal = cap.per == CapPer::Deal;
            faults.sane(&format!("{path}.{field}"), share);
            if share.is_some_and(|share| !share.0.is_positive()) {
                faults.add(&format!("{path}.{field}"), Reason::NotPositive);
            }
            if share.is_some() && is_of_deal && field != "of_credit" {
                faults.add(&format!("{path}.{field}"), Reason::NotWith { other: "\"per\": \"deal\"" });
            }
            if share.is_some() && field == "of_credit" && (!is_of_deal || list == "caps") {
                let other = if is_of_deal { "caps of the whole plan" } else { "\"per\" other than \"deal\"" };
                faults.add(&format!("{path}.{field}"), Reason::NotWith { other });
            }
        }
        faults.part(&format!("{path}.pays_above"), cap.pays_above);
        if cap.per == CapPer::Deal && cap.excess == Excess::Carried {
            faults.add(&format!("{path}.excess"), Reason::NotWith { other: "\"per\": \"deal\", which no later deal leaves room for" });
        }
        if cap.pays_above.is_some() && cap.excess != Excess::Lost {
            faults.add(&format!("{path}.pays_above"), Reason::NotWith { other: "\"excess\" other than \"lost\"" });
        }
    }
}
