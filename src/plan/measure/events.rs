//! From rows to what a person is credited with for a component.

use std::sync::Arc;

use crate::plan::document::component::Component;
use crate::plan::document::credit::{Credit, SplitOf, Whose};
use crate::plan::document::payment::{Clawback, ClawbackBy};
use crate::plan::measure::event::{Event, Events};
use crate::plan::measure::setting::{Member, Setting};
use crate::sales::day::Day;
use crate::sales::exact::Exact;

/// What a component credits a member with, by the member's place; made once while nothing that it depends on changes.
pub fn events(setting: &Setting, index: usize, component: &Component, place: usize) -> Option<Arc<Events>> {
    let Some(member) = setting.members.get(place) else { return Some(Arc::default()) };
    setting.prepared.events((index, place), || credited(setting, index, component, member))
}

/// Everything that a member is credited with for a component; within the time of plan, component and people.
fn credited(setting: &Setting, index: usize, component: &Component, member: &Member) -> Option<Events> {
    let Some(counts) = setting.prepared.counts.get(index) else { return Some(Events::default()) };
    let measure = setting.measure(component);
    let credit = &component.credit;
    let mut found = Vec::new();
    let (paid_on, measured_by) = (whose(setting, credit.whose, member), whose(setting, measure.whose, member));
    match &counts.measure {
        None => {
            for other in paid_on {
                for at in other.rows {
                    let Some((day, value)) = of(&counts.credit, *at) else { continue };
                    if !is_within(setting, component, member, other, day) {
                        continue;
                    }
                    let (measured, credited) = (share(setting, *at, measure, false), share(setting, *at, credit, true));
                    found.push(event(setting, *at, day, value.times(measured)?, value.times(credited)?));
                }
            }
        }
        Some(measures) => {
            for other in paid_on {
                for at in other.rows {
                    let Some((day, value)) = of(&counts.credit, *at) else { continue };
                    if is_within(setting, component, member, other, day) {
                        found.push(event(setting, *at, day, Exact::ZERO, value.times(share(setting, *at, credit, true))?));
                    }
                }
            }
            for other in measured_by {
                for at in other.rows {
                    let Some((day, value)) = of(measures, *at) else { continue };
                    if !is_within(setting, component, member, other, day) {
                        continue;
                    }
                    let measured = value.times(share(setting, *at, measure, false))?;
                    found.push(event(setting, *at, day, measured, Exact::ZERO));
                }
            }
        }
    }
    if counts.measure.is_some() {
        found = merged(found)?;
    }
    taken_back(setting, component, &mut found)?;
    Some(Events::new(found))
}

/// What a row is paid on and what it is measured by, as one event where both are of one day.
fn merged(mut found: Vec<Event>) -> Option<Vec<Event>> {
    found.sort_by_key(|event| (event.day, event.rank));
    let mut merged: Vec<Event> = Vec::with_capacity(found.len());
    for event in found {
        match merged.last_mut() {
            Some(last) if last.day == event.day && last.row == event.row => {
                last.measured = last.measured.plus(event.measured)?;
                last.credited = last.credited.plus(event.credited)?;
            }
            _ => merged.push(event),
        }
    }
    Some(merged)
}

fn of(counted: &[Option<(Day, Exact)>], at: u32) -> Option<(Day, Exact)> {
    counted.get(at as usize).copied().flatten()
}

fn event(setting: &Setting, at: u32, day: Day, measured: Exact, credited: Exact) -> Event {
    Event { day, measured, credited, row: Some(at), rank: setting.prepared.ranks.get(at as usize).copied().unwrap_or_default() }
}

/// The share of a row that counts, for pay or towards quota.
fn share(setting: &Setting, at: u32, credit: &Credit, for_pay: bool) -> Exact {
    let Some(row) = setting.credits.rows.get(at as usize) else { return Exact::ZERO };
    match (credit.split, for_pay) {
        (SplitOf::Pay, false) | (SplitOf::Credit, true) => Exact::whole(1),
        (_, true) => row.share,
        (_, false) => row.quota_share,
    }
}

fn is_within(setting: &Setting, component: &Component, member: &Member, other: &Member, day: Day) -> bool {
    let plan = setting.plan;
    let bounds = [(plan.from, plan.until), (component.from, component.until)];
    bounds.iter().all(|(from, until)| from.is_none_or(|from| from.0 <= day) && until.is_none_or(|until| day <= until.0))
        && member.is_there(day)
        && other.is_there(day)
}

/// Those whose rows count for a member.
pub fn whose<'s, 'a>(setting: &'s Setting<'a>, whose: Whose, member: &'s Member<'a>) -> Vec<&'s Member<'a>> {
    let team = || member.team.iter().filter_map(|index| setting.members.get(*index));
    match whose {
        Whose::Own => vec![member],
        Whose::Team => team().collect(),
        Whose::OwnAndTeam => std::iter::once(member).chain(team()).collect(),
        Whose::Colleagues => {
            let manager = |member: &Member| member.terms.and_then(|terms| terms.manager.clone());
            let own = manager(member);
            let shares = |other: &&Member| other.name == member.name || (own.is_some() && manager(other) == own);
            setting.members.iter().filter(shares).collect()
        }
        Whose::Everybody => setting.members.iter().collect(),
        Whose::WholeTeam => {
            let mut found: Vec<&Member> = team().collect();
            let mut next = 0;
            while let Some(member) = found.get(next) {
                found.extend(member.team.iter().filter_map(|index| setting.members.get(*index)));
                next += 1;
            }
            found
        }
    }
}

/// The clawback that is for a component.
pub fn clawback<'b>(setting: &'b Setting, component: &'b Component) -> Option<&'b Clawback> {
    component.clawback.as_ref().or(setting.plan.payment.clawback.as_ref())
}

/// The day on which a row's deal was cancelled, if that lies within the clawback's time since `day`.
pub fn cancelled(setting: &Setting, clawback: &Clawback, row: Option<u32>, day: Day) -> Option<Day> {
    let on = setting.prepared.dates.at(setting.credits, "cancelled_on", row?)?;
    let in_months = clawback.within_months.is_none_or(|months| on <= day.plus_months(months as i32));
    let in_days = clawback.within_days.is_none_or(|days| on.0 - day.0 <= days as i32);
    (in_months && in_days).then_some(on)
}

/// Cancelled deals as negative ones, where the plan says so.
fn taken_back(setting: &Setting, component: &Component, events: &mut Vec<Event>) -> Option<()> {
    let Some(clawback) = clawback(setting, component).filter(|clawback| clawback.by == ClawbackBy::NegativeDeal) else { return Some(()) };
    let mut negative = Vec::new();
    for event in events.iter() {
        if let Some(day) = cancelled(setting, clawback, event.row, event.day) {
            negative.push(Event { day, measured: event.measured.negated()?, credited: event.credited.negated()?, ..*event });
        }
    }
    events.extend(negative);
    Some(())
}
