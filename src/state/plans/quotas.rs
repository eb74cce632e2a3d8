//! Quotas for the people of a plan, from a target of all of them.

use crate::plan::document::component::Component;
use crate::plan::document::people::Person;
use crate::plan::document::plan::Plan;
use crate::plan::measure::derivation::{Part, There, derivation};
use crate::plan::measure::prepared::Prepared;
use crate::plan::measure::quota::quota;
use crate::plan::measure::setting::Setting;
use crate::plan::quota::capacity::{Cohort, by_month, total};
use crate::plan::quota::fairness::to_earnings;
use crate::plan::quota::sharing::sum;
use crate::plan::quota::top_down::{Seat, assign};
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::period::{Grain, Period};
use crate::state::plans::selling::empty;

/// Quotas are proposed in multiples of this, those of thousands and more.
const UNIT: i128 = 100;

/// The share of a quota that a new hire carries in the first months.
const RAMP: [i128; 4] = [0, 30, 60, 90];

/// A quota for somebody.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    pub name: String,
    /// Per quota period, now and as proposed.
    pub now: Exact,
    pub proposed: Exact,
    /// The proposed quota of a year over on-target earnings, where these are told.
    pub to_earnings: Option<Exact>,
}

/// What the people of a dated plan have for quotas over its time: joiners, leavers and
/// those who ramp carry their part.
pub fn assigned(plan: &Plan) -> Option<Exact> {
    sum(&carriers(plan)?.iter().map(|carrier| carrier.carried).collect::<Vec<_>>())
}

/// Quotas that come to `target` and so much on top, over the time of a dated plan: for
/// each the same, or as they stand to each other now.
pub fn propose(plan: &Plan, target: Exact, over: Exact, as_now: bool) -> Option<Vec<Proposal>> {
    let carriers = carriers(plan)?;
    let seat = |carrier: &Carrier| Seat {
        name: carrier.person.name.clone(),
        weight: if as_now { carrier.full } else { Exact::whole(1) },
        ramped: carrier.periods,
    };
    let quotas = assign(target, over, &carriers.iter().map(seat).collect::<Vec<_>>(), Exact::whole(1))?;
    let periods = periods_a_year(plan);
    let proposal = |(carrier, carried): (&Carrier, Exact)| {
        let unit = if carrier.full.to_f64() < 100.0 * UNIT as f64 { 1 } else { UNIT };
        let steps = carried.over(carrier.periods)?.over(Exact::whole(unit))?.rounded_at(0)?;
        let proposed = Exact::whole(steps * unit);
        let earnings = carrier.person.ote.as_ref().map(|ote| ote.amount.0);
        let to_earnings = earnings.and_then(|earnings| to_earnings(proposed.times(periods)?, earnings));
        Some(Proposal { name: carrier.person.name.clone(), now: carrier.full, proposed, to_earnings })
    };
    carriers.iter().zip(quotas).map(proposal).collect()
}

/// How the quota of a person over the time of a dated plan comes about; empty where
/// nobody has to be told.
pub fn derived(plan: &Plan, person: &str) -> Vec<Part> {
    let found = || {
        let empty = empty(plan);
        let prepared = Prepared::new(plan, std::borrow::Cow::Borrowed(&empty)).ok()?;
        let setting = Setting::new(plan, &prepared);
        let member = setting.members.iter().find(|member| member.name == person)?;
        let is_own =
            |component: &&Component| setting.is_paid(component, member) && quota(&setting, component, member, setting.whole).is_some();
        derivation(&setting, plan.components.iter().find(is_own)?, member, setting.whole)
    };
    let parts = found().unwrap_or_default();
    let is_one = matches!(parts.as_slice(), [part] if part.periods == 1 && part.there == There::Whole && part.ramp == Exact::whole(1));
    if is_one { Vec::new() } else { parts }
}

/// New people who start in a month of a dated plan, and what they carry over its time.
#[derive(Clone, Debug, PartialEq)]
pub struct Hires {
    pub month: Period,
    /// What one of them carries a month once ramped, and the shares of it in the first months.
    pub a_month: Exact,
    pub ramp: Vec<Exact>,
    pub carried: Exact,
    /// What one more would carry.
    pub another: Exact,
    /// How much less they would carry if they started a month later.
    pub less_later: Exact,
}

/// What new people carry who start in a month of the plan (from 1), with the quota that
/// people have on average.
pub fn hired(plan: &Plan, people: u32, month: u32) -> Option<Hires> {
    let carriers = carriers(plan)?;
    let months = months(plan)?;
    let full = sum(&carriers.iter().map(|carrier| carrier.full).collect::<Vec<_>>())?.over(Exact::whole(carriers.len() as i128))?;
    let a_month = full.times(periods_a_year(plan))?.over(Exact::whole(12))?;
    let ramp: Vec<Exact> = RAMP.iter().map(|percent| Exact::new(*percent, 100)).collect::<Option<_>>()?;
    let carry = |people: u32, month: u32| {
        let cohort = Cohort { people, starts: i32::try_from(month).ok()?.saturating_sub(1), leaves: None, carries: a_month };
        total(&by_month(&[cohort], &ramp, months.len() as i32)?)
    };
    let carried = carry(people, month)?;
    let another = carry(people.checked_add(1)?, month)?.minus(carried)?;
    let less_later = carried.minus(carry(people, month.checked_add(1)?)?)?;
    let month = months.get(usize::try_from(month).ok()?.saturating_sub(1)).or(months.last()).copied()?;
    Some(Hires { month, a_month, ramp, carried, another, less_later })
}

/// Somebody with a quota.
struct Carrier<'a> {
    person: &'a Person,
    /// The quota of a whole quota period.
    full: Exact,
    /// What of it falls on the plan's time.
    carried: Exact,
    /// The same in whole quotas.
    periods: Exact,
}

fn carriers(plan: &Plan) -> Option<Vec<Carrier<'_>>> {
    let empty = empty(plan);
    let prepared = Prepared::new(plan, std::borrow::Cow::Borrowed(&empty)).ok()?;
    let setting = Setting::new(plan, &prepared);
    let mut found = Vec::new();
    for person in &plan.people {
        let (Some(full), Some(member)) = (person.quota, setting.members.iter().find(|member| member.name == person.name)) else { continue };
        let component = plan.components.iter().find(|component| component.quota.is_none() && setting.is_paid(component, member));
        let Some(carried) = component.and_then(|component| quota(&setting, component, member, setting.whole)) else { continue };
        let periods = carried.over(full.0)?;
        if periods.is_positive() {
            found.push(Carrier { person, full: full.0, carried, periods });
        }
    }
    Some(found)
}

fn months(plan: &Plan) -> Option<Vec<Period>> {
    let (from, until) = (plan.from?, plan.until?);
    let whole = Period { start: from.0, end: Day(until.0.0 + 1) };
    Some(Grain::Month.spans(whole, plan.year()))
}

fn periods_a_year(plan: &Plan) -> Exact {
    plan.calendar.quota_period.of_year().and_then(|part| Exact::whole(1).over(part)).unwrap_or(Exact::whole(1))
}
