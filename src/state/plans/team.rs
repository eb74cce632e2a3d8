//! The team of the files under a plan: who of it is paid, by whose terms, and with which
//! quotas.

use std::collections::{BTreeMap, BTreeSet};

use crate::engine::protocol::Seller;
use crate::plan::document::component::Component;
use crate::plan::document::credit::Whose;
use crate::plan::document::date::Date;
use crate::plan::document::number::{Amount, Share};
use crate::plan::document::people::{OnTarget, Person};
use crate::plan::document::period_name::Span;
use crate::plan::document::plan::Plan;
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::fiscal_year::FiscalYear;
use crate::sales::period::{Grain, Period};
use crate::state::plans::real::{Sales, exact};
use crate::state::plans::selling::{ANYBODY, Selling};
use crate::state::plans::table::Plans;

/// What had to be taken for granted so that a plan pays for the sales of files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Taken {
    /// Whose terms those have whom the plan does not name.
    pub terms_of: Option<String>,
    /// How many have the quota of these terms, as the files have no target of theirs.
    pub without_target: usize,
    /// How many have the target pay that the files say.
    pub with_pay: usize,
    /// How many have the target pay of these terms, as the files say none of theirs, and what it is in a year.
    pub without_pay: usize,
    pub pay_of_terms: Option<Exact>,
    /// Whom the plan names although the files do not.
    pub left_out: Vec<String>,
}

/// The time that plans are worked out over: what is asked for, widened to the whole windows
/// of each, since what a quota of a year pays cannot be told from the sales of a quarter.
pub fn widened(plans: &Plans, asked: Period) -> Period {
    let windows = plans.sheets.iter().flat_map(|plan| {
        let own = plan.components.iter().filter_map(|component| component.window);
        own.chain([plan.calendar.quota_period]).map(|span| (span, plan.cut()))
    });
    windows.fold(asked, |time, (span, cut)| Period {
        start: time.start.min(span.around(asked.start, cut, asked).start),
        end: time.end.max(span.around(Day(asked.end.0 - 1), cut, asked).end),
    })
}

/// The plan over the time of the sales, for those who sold: whoever it does not name has
/// the terms of the first whom it gives a quota, and who leads in the files those of the
/// one who leads in the plan. A target in the files is the quota, unless the plan's own
/// come first. Who has nothing but open deals is there where these count.
pub fn fitted(plan: &Plan, sales: &Sales, selling: &Selling) -> (Plan, Taken) {
    let counts = counting(sales, selling.outlook);
    let sellers: Vec<&Seller> = sales.told.people.iter().zip(counts).filter(|(_, counts)| *counts).map(|(seller, _)| seller).collect();
    let leaders: BTreeSet<&str> = sellers.iter().filter_map(|seller| seller.manager.as_deref()).collect();
    let is_there = |name: &str| leaders.contains(name) || sellers.iter().any(|seller| seller.person == name);
    let leads = |person: &&Person| plan.people.iter().any(|other| other.manager.as_deref() == Some(person.name.as_str()));
    // A plan that names nobody of the files is about terms, not about this team.
    let is_team = plan.people.iter().any(|person| is_there(&person.name));
    let stays = |person: &&Person| {
        let is_of_team = (is_team || person.name == ANYBODY) && !has_quota(person);
        is_there(&person.name) || is_of_team && (leaders.is_empty() || !leads(person))
    };
    let others = plan.people.iter().filter(|person| !stays(person) && person.name != ANYBODY);
    let mut taken = Taken { left_out: others.map(|person| person.name.clone()).collect(), ..Taken::default() };
    let mut people: Vec<Person> = plan.people.iter().filter(stays).cloned().collect();
    let pattern = plan.people.iter().find(|person| has_quota(person)).or(plan.people.iter().find(|person| !leads(person)));
    for name in leaders.iter().filter(|name| !sellers.iter().any(|seller| seller.person == **name)) {
        if !people.iter().any(|person| person.name == **name) {
            people.extend(plan.people.iter().find(leads).map(|terms| with_terms(name, Some(terms))));
        }
    }
    // Pay in the currency of the files is none in that of the plan.
    let is_foreign = is_team && sales.currency.as_ref().is_some_and(|currency| !plan.currency.is_empty() && *currency != plan.currency);
    for seller in sellers {
        let named = people.iter().position(|person| person.name == seller.person);
        let place = named.unwrap_or_else(|| {
            people.push(with_terms(&seller.person, pattern));
            taken.terms_of = pattern.map(|pattern| pattern.name.clone()).filter(|name| name != ANYBODY);
            people.len() - 1
        });
        let Some(person) = people.get_mut(place) else { continue };
        person.manager = seller.manager.clone().or(person.manager.take());
        let keeps_pay = named.is_some() && (selling.own_quotas || is_foreign) && target_pay(person, plan).is_some();
        let had_pay = target_pay(person, plan).is_some();
        if !keeps_pay && set_pay(person, seller, plan).is_some() {
            taken.with_pay += 1;
        } else if had_pay && named.is_none() {
            taken.without_pay += 1;
            taken.pay_of_terms = pattern.and_then(|pattern| target_pay(pattern, plan));
        }
        if named.is_some() && selling.own_quotas && has_quota(person) {
            continue;
        }
        let quotas = if counts_amounts(plan) { quotas(seller, plan, sales.period) } else { Vec::new() };
        match quotas.iter().rev().find(|(_, quota)| quota.is_positive()) {
            Some((_, last)) => {
                person.quota = Some(Amount(*last));
                let differ = quotas.iter().any(|(_, quota)| quota != last);
                person.quotas = quotas.iter().filter(|_| differ).map(|(name, quota)| (name.clone(), Amount(*quota))).collect();
            }
            None if named.is_none() && has_quota(person) => taken.without_target += 1,
            None => {}
        }
    }
    let names: BTreeSet<String> = people.iter().map(|person| person.name.clone()).collect();
    for person in &mut people {
        person.manager = person.manager.take().filter(|manager| names.contains(manager));
    }
    let currency = sales.currency.clone().filter(|_| !is_team).unwrap_or_else(|| plan.currency.clone());
    let (from, until) = (Some(Date(sales.period.start)), Some(Date(Day(sales.period.end.0 - 1))));
    (Plan { people, currency, from, until, ..plan.clone() }, taken)
}

fn has_quota(person: &Person) -> bool {
    person.quota.is_some() || !person.quotas.is_empty()
}

/// The variable pay of a year at 100 %.
fn target_pay(person: &Person, plan: &Plan) -> Option<Exact> {
    match &person.ote {
        Some(ote) => ote.amount.0.times(ote.variable.0),
        None => person.target_pay?.0.over(plan.calendar.quota_period.of_year()?),
    }
}

/// Gives a person the pay that the files say; `None` where they say none that is variable.
fn set_pay(person: &mut Person, seller: &Seller, plan: &Plan) -> Option<()> {
    let variable = exact(seller.pay.variable?)?;
    let whole =
        seller.pay.whole.and_then(exact).filter(|whole| whole.minus(variable).is_some_and(|base| base.is_positive() || base.is_zero()));
    (person.ote, person.target_pay) = match whole.and_then(|whole| Some((whole, variable.over(whole)?))) {
        Some((whole, share)) => (Some(OnTarget { amount: Amount(whole), variable: Share(share) }), None),
        None => {
            let of_period = variable.times(plan.calendar.quota_period.of_year()?)?;
            (None, Some(Amount(Exact::new(of_period.rounded_at(2)?, 100)?)))
        }
    };
    Some(())
}

/// Somebody of the files by the terms of a person of the plan.
fn with_terms(name: &str, terms: Option<&Person>) -> Person {
    let terms = terms.cloned().unwrap_or_default();
    let (ramp, quotas, changes) = (Vec::new(), BTreeMap::new(), Vec::new());
    Person { name: name.to_owned(), from: None, until: None, opening: None, ramp, quotas, changes, ..terms }
}

/// Whether quotas of the plan are amounts, as the targets of files are.
fn counts_amounts(plan: &Plan) -> bool {
    let of = |component: &Component| component.measure.as_ref().or(plan.measure.as_ref()).unwrap_or(&component.credit).of.clone();
    let own = |component: &&Component| component.kpi.is_none() && component.credit.whose == Whose::Own;
    plan.components.iter().find(own).is_none_or(|component| of(component) == "amount")
}

/// The quota of each quota period of a time, by its name, made of the targets of its
/// months; for periods shorter than a month their part of all.
fn quotas(seller: &Seller, plan: &Plan, time: Period) -> Vec<(String, Exact)> {
    let (span, cut) = (plan.calendar.quota_period, plan.cut());
    let months: Vec<(Period, Exact)> =
        Grain::Month.spans(time, FiscalYear::default()).into_iter().zip(seller.quotas.iter().filter_map(|quota| exact(*quota))).collect();
    let cents = |amount: Exact| Exact::new(amount.rounded_at(2)?, 100);
    let of = |window: Period| {
        let within = months.iter().filter(|(month, _)| window.contains(month.start)).map(|(_, quota)| *quota);
        cents(Exact::sum(&within.collect::<Vec<_>>())?)
    };
    if months.is_empty() {
        return Vec::new();
    }
    let a_part = || {
        let a_year = of(time)?.times(Exact::whole(12))?.over(Exact::whole(months.len() as i128))?;
        cents(a_year.times(span.of_year()?)?)
    };
    match span {
        Span::Week | Span::TwoWeeks | Span::HalfMonth => a_part().map(|quota| (String::new(), quota)).into_iter().collect(),
        _ => span.all(cut, time).into_iter().filter_map(|window| Some((span.name(window, cut.year), of(window)?))).collect(),
    }
}

/// Which of the sellers have a target, or deals that count.
fn counting(sales: &Sales, outlook: bool) -> Vec<bool> {
    let mut counts: Vec<bool> = sales.told.people.iter().map(|seller| !seller.quotas.is_empty()).collect();
    let sold = sales.told.sold.iter().flat_map(|sold| &sold.deals);
    let open = sales.told.open.iter().filter(|_| outlook).flat_map(|open| &open.deals).filter(|deal| sales.period.contains(deal.day));
    for deal in sold.chain(open) {
        counts.get_mut(deal.person as usize).into_iter().for_each(|counts| *counts = true);
    }
    counts
}
