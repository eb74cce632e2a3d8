//! From rows to what a person is credited with for a component.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::plan::document::component::Component;
use crate::plan::document::credit::{Credit, SplitOf, Whose};
use crate::plan::document::payment::{Clawback, ClawbackBy};
use crate::plan::measure::event::{Event, Events};
use crate::plan::measure::setting::{Member, Setting};
use crate::plan::measure::terms::manager_on;
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
    let paid_on = rows(setting, &whose(setting, credit.whose, member));
    match &counts.measure {
        None => {
            for (other, at, part) in paid_on {
                let Some((day, value)) = of(&counts.credit, at) else { continue };
                let value = value.times(part)?;
                if !is_within(setting, component, credit.whose, (member, other), day) {
                    continue;
                }
                let (measured, credited) = (share(setting, at, measure, false), share(setting, at, credit, true));
                found.push(event(setting, at, day, value.times(measured)?, value.times(credited)?));
            }
        }
        Some(measures) => {
            for (other, at, part) in paid_on {
                let Some((day, value)) = of(&counts.credit, at) else { continue };
                let value = value.times(part)?;
                if is_within(setting, component, credit.whose, (member, other), day) {
                    found.push(event(setting, at, day, Exact::ZERO, value.times(share(setting, at, credit, true))?));
                }
            }
            // A deal is paid by the band that it was measured in, whatever was measured until it pays.
            let mut by_row: HashMap<u32, usize> = HashMap::new();
            if credit.dated_by != measure.dated_by && component.pays.is_by_deal() {
                by_row = found.iter().enumerate().filter_map(|(place, event)| Some((event.row?, place))).collect();
            }
            for (other, at, part) in rows(setting, &whose(setting, measure.whose, member)) {
                let Some((day, value)) = of(measures, at) else { continue };
                let value = value.times(part)?;
                if !is_within(setting, component, credit.whose, (member, other), day) {
                    continue;
                }
                let measured = value.times(share(setting, at, measure, false))?;
                match by_row.remove(&at).and_then(|place| found.get_mut(place)) {
                    Some(paid) => *paid = Event { day, pays_on: paid.pays_on.max(day), measured, ..*paid },
                    None => found.push(event(setting, at, day, measured, Exact::ZERO)),
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

/// The rows of some members, each with the part of it that counts. Of a deal that was divided
/// among them what an overlay has on top does not count beside the others' shares, and of
/// several overlays the first does; of one whose shares come to more than the whole, the whole does.
fn rows<'s>(setting: &Setting, others: &[&'s Member<'s>]) -> Vec<(&'s Member<'s>, u32, Exact)> {
    let found = undivided(setting, others).into_iter();
    let above = &setting.prepared.above;
    if above.is_empty() || others.len() < 2 {
        return found.map(|(other, at)| (other, at, Exact::whole(1))).collect();
    }
    let mut left: HashMap<u32, Exact> = HashMap::new();
    let mut part = |at: u32| {
        let (Some(deal), Some(row)) = (above.get(&at), setting.credits.rows.get(at as usize)) else { return Some(Exact::whole(1)) };
        let left = left.entry(*deal).or_insert(Exact::whole(1));
        let counts = if left.compare(row.share).is_some_and(std::cmp::Ordering::is_lt) { *left } else { row.share };
        *left = left.minus(counts)?;
        if counts == row.share { Some(Exact::whole(1)) } else { counts.over(row.share) }
    };
    found.filter_map(|(other, at)| Some((other, at, part(at).filter(|part| part.is_positive())?))).collect()
}

fn undivided<'s>(setting: &Setting, others: &[&'s Member<'s>]) -> Vec<(&'s Member<'s>, u32)> {
    let all = others.iter().flat_map(|other| other.rows.iter().map(move |at| (*other, *at)));
    let sources = &setting.credits.sources;
    if sources.is_empty() || others.len() < 2 {
        return all.collect();
    }
    let source = |at: u32| sources.get(at as usize).copied();
    let mut counted: HashSet<u32> =
        all.clone().filter_map(|(_, at)| source(at)).filter(|(_, overlay)| !overlay).map(|(source, _)| source).collect();
    all.filter(|(_, at)| source(*at).is_none_or(|(source, overlay)| !overlay || counted.insert(source))).collect()
}

/// What a row is paid on and what it is measured by, as one event where both are of one day.
fn merged(mut found: Vec<Event>) -> Option<Vec<Event>> {
    found.sort_by_key(|event| (event.day, event.rank));
    let mut merged: Vec<Event> = Vec::with_capacity(found.len());
    for event in found {
        match merged.last_mut() {
            Some(last) if last.day == event.day && last.row == event.row && last.pays_on == event.pays_on => {
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
    Event {
        day,
        pays_on: day,
        measured,
        credited,
        row: Some(at),
        rank: setting.prepared.ranks.get(at as usize).copied().unwrap_or_default(),
    }
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

fn is_within(setting: &Setting, component: &Component, whose: Whose, (member, other): (&Member, &Member), day: Day) -> bool {
    let plan = setting.plan;
    let bounds = [(plan.from, plan.until), (component.from, component.until), (None, plan.as_of)];
    bounds.iter().all(|(from, until)| from.is_none_or(|from| from.0 <= day) && until.is_none_or(|until| day <= until.0))
        && member.is_there(day)
        && other.is_there(day)
        && is_with(setting, whose, member, other, day)
}

/// Whether what one of those whose rows count sells on a day counts for a member: teams may change.
pub fn is_with(setting: &Setting, whose: Whose, member: &Member, other: &Member, day: Day) -> bool {
    if !setting.teams_change || other.name == member.name {
        return true;
    }
    let own = Some(member.name.as_str());
    match whose {
        Whose::Own | Whose::Everybody => true,
        Whose::Team | Whose::OwnAndTeam => manager_on(other, day) == own,
        Whose::Colleagues => manager_on(other, day).is_some() && manager_on(other, day) == manager_on(member, day),
        Whose::WholeTeam => {
            let above = |name: &str| setting.members.iter().find(|other| other.name == name).and_then(|other| manager_on(other, day));
            let mut line = std::iter::successors(manager_on(other, day), |name| above(name)).take(setting.members.len());
            line.any(|name| Some(name) == own)
        }
    }
}

/// Those whose rows count for a member.
pub fn whose<'s, 'a>(setting: &'s Setting<'a>, whose: Whose, member: &'s Member<'a>) -> Vec<&'s Member<'a>> {
    let team = || member.team.iter().filter_map(|index| setting.members.get(*index));
    match whose {
        Whose::Own => vec![member],
        Whose::Team => team().collect(),
        Whose::OwnAndTeam => std::iter::once(member).chain(team()).collect(),
        Whose::Colleagues => {
            let shares =
                |other: &&Member| other.name == member.name || other.managers().any(|name| member.managers().any(|own| own == name));
            setting.members.iter().filter(shares).collect()
        }
        Whose::Everybody => setting.members.iter().collect(),
        Whose::WholeTeam => {
            let mut found: Vec<&Member> = team().collect();
            let mut next = 0;
            while let Some(above) = found.get(next) {
                let below = above.team.iter().filter_map(|index| setting.members.get(*index));
                // Who manages whom may turn around within the year.
                let new: Vec<&Member> =
                    below.filter(|other| other.name != member.name && !found.iter().any(|known| known.name == other.name)).collect();
                found.extend(new);
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
    let is_in_time = match clawback.steps.as_slice() {
        [] => is_within_time(clawback.within_months, clawback.within_days, day, on),
        steps => steps.iter().any(|step| is_within_time(step.within_months, step.within_days, day, on)),
    };
    (is_in_time && on <= setting.known_until).then_some(on)
}

/// Whether `on` lies within so many months or days of a day, where there is such a bound.
pub fn is_within_time(months: Option<u32>, days: Option<u32>, day: Day, on: Day) -> bool {
    months.is_none_or(|months| on <= day.plus_months(months as i32)) && days.is_none_or(|days| on.0 - day.0 <= days as i32)
}

/// Whether an event is a refund, until a day, of the deal of a row that was cancelled.
pub fn refunds(setting: &Setting, event: &Event, row: Option<u32>, day: Day) -> bool {
    event.day <= day && row.is_some() && event.row.and_then(|refund| setting.prepared.refunds.get(&refund).copied()) == row
}

/// Cancelled deals as negative ones, where the plan says so.
fn taken_back(setting: &Setting, component: &Component, events: &mut Vec<Event>) -> Option<()> {
    let Some(clawback) = clawback(setting, component).filter(|clawback| clawback.by == ClawbackBy::NegativeDeal) else { return Some(()) };
    let mut negative = Vec::new();
    for event in events.iter() {
        if let Some(day) = cancelled(setting, clawback, event.row, event.day) {
            // What was refunded before is back already.
            let left = std::iter::once(event).chain(events.iter().filter(|other| refunds(setting, other, event.row, day)));
            let (measured, credited) = left.fold((Some(Exact::ZERO), Some(Exact::ZERO)), |(measured, credited), part| {
                (measured.and_then(|sum| sum.minus(part.measured)), credited.and_then(|sum| sum.minus(part.credited)))
            });
            negative.push(Event { day, pays_on: day.max(event.pays_on), measured: measured?, credited: credited?, ..*event });
        }
    }
    events.extend(negative);
    Some(())
}
