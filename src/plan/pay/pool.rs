//! What is shared among those whom a component pays: pools and prizes.

use std::sync::Arc;

use crate::plan::curve::scale::is_below;
use crate::plan::document::component::Component;
use crate::plan::document::pays::{Pays, Pool, RankedBy, Ranking, Shared};
use crate::plan::document::plan::{Residue, RoundingAt};
use crate::plan::line::{Line, Rule, Stage, to_step};
use crate::plan::measure::event::Events;
use crate::plan::measure::events::events;
use crate::plan::measure::quota::{months_there, opened, quota, target_pay};
use crate::plan::measure::setting::Setting;
use crate::plan::pay::share::by_deal;
use crate::plan::pay::totals::Deals;
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::period::Period;

/// What each of those whom a component pays is credited with in a window, by their places.
type Team = Vec<(usize, Exact)>;

/// What everybody is credited with, and who does not qualify in the window that begins on a day, both by their places.
pub type Sharers<'a> = (&'a [(usize, Arc<Events>)], &'a [(usize, Day)]);

/// What everybody whom a component pays is credited with, for those components that share.
pub fn everybody(setting: &Setting, index: usize, component: &Component) -> Option<Vec<(usize, Arc<Events>)>> {
    if !matches!(component.pays, Pays::Pool(_) | Pays::Ranking(_)) {
        return Some(Vec::new());
    }
    let paid = setting.members.iter().enumerate().filter(|(_, member)| setting.is_paid(component, member));
    paid.map(|(place, _)| Some((place, events(setting, index, component, place)?))).collect()
}

/// The team within a window, but those who do not qualify: what each is credited with, or has attained where ranks go by that.
fn team(
    setting: &Setting,
    component: &Component,
    everybody: &[(usize, Arc<Events>)],
    blocked: &[(usize, Day)],
    window: Period,
) -> Option<Team> {
    let by_attainment = matches!(&component.pays, Pays::Ranking(ranking) if ranking.by == RankedBy::Attainment);
    let mut team = Team::with_capacity(everybody.len());
    for (place, events) in everybody.iter().filter(|(place, _)| !blocked.contains(&(*place, window.start))) {
        let events = events.within(window);
        if !by_attainment {
            team.push((*place, events.credited()?));
            continue;
        }
        let member = setting.members.get(*place)?;
        if let Some(quota) = quota(setting, component, member, window).filter(|quota| quota.is_positive()) {
            team.push((*place, opened(member, setting, component, window).plus(events.measured()?)?.over(quota)?));
        }
    }
    Some(team)
}

/// Adds a member's part of a window's pool or prizes.
pub fn pay(
    setting: &Setting,
    (index, component): (usize, &Component),
    window: Period,
    (everybody, blocked): Sharers<'_>,
    member: usize,
    out: &mut Vec<Line>,
) -> Option<()> {
    let team = team(setting, component, everybody, blocked, window)?;
    let found = match &component.pays {
        Pays::Pool(pool) => part(setting, (component, pool), window, &team, member)?,
        Pays::Ranking(ranking) => prize(setting, ranking, &team, member)?,
        _ => None,
    };
    let day = paid_on(component, window);
    if let Some((amount, because)) = found.filter(|(amount, _)| !amount.is_zero() && day <= setting.known_until) {
        let line = Line { day, component: Some(index), row: None, stage: Stage::Earned, amount, because, from: Vec::new() };
        let own = everybody.iter().find(|(place, _)| *place == member).map(|(_, events)| events.within(window));
        match own.filter(|_| component.pays.is_shared_by_credit() && by_deal(setting, component)) {
            Some(own) => Deals::new(Exact::ZERO).share(setting, own, line, out)?,
            None => out.push(line),
        }
    }
    Some(())
}

/// The day on which a window's sum is shared: its last, or that of the component.
pub fn paid_on(component: &Component, window: Period) -> Day {
    let last = Day(window.end.0 - 1);
    component.until.map_or(last, |until| until.0.min(last))
}

fn positive(number: Exact) -> Exact {
    if number.is_positive() { number } else { Exact::ZERO }
}

fn part(
    setting: &Setting,
    (component, pool): (&Component, &Pool),
    window: Period,
    team: &Team,
    member: usize,
) -> Option<Option<(Exact, Rule)>> {
    let all = team.iter().try_fold(Exact::ZERO, |sum, (_, credited)| sum.plus(*credited))?;
    if pool.at_least.is_some_and(|least| is_below(all, least.0)) {
        return Some(None);
    }
    let sum = match (pool.amount, pool.rate) {
        (Some(amount), _) => amount.0,
        (None, Some(rate)) => positive(all.minus(pool.above.map_or(Exact::ZERO, |above| above.0))?.times(rate.0)?),
        (None, None) => Exact::ZERO,
    };
    let time = Period {
        start: component.from.map_or(window.start, |from| from.0.max(window.start)),
        end: component.until.map_or(window.end, |until| Day(until.0.0 + 1).min(window.end)),
    };
    let weight = |place: usize, credited: Exact| {
        let member = setting.members.get(place)?;
        match pool.shared {
            Shared::ByCredit => Some(positive(credited)),
            Shared::Evenly => months_there(setting, member, time),
            Shared::ByTargetPay => Some(target_pay(setting, component, member, time).unwrap_or(Exact::ZERO)),
            Shared::ByWeight => {
                months_there(setting, member, time)?.times(pool.weights.get(&member.name).map_or(Exact::ZERO, |weight| weight.0))
            }
        }
    };
    let parts: Vec<(usize, Exact)> =
        team.iter().map(|(place, credited)| Some((*place, weight(*place, *credited)?))).collect::<Option<_>>()?;
    let of = parts.iter().try_fold(Exact::ZERO, |sum, (_, part)| sum.plus(*part))?;
    let Some((_, own)) = parts.iter().find(|(place, _)| *place == member).filter(|_| of.is_positive()) else { return Some(None) };
    let share = |part: Exact| {
        let exact = sum.times(part)?.over(of)?;
        if setting.plan.rounding.at == RoundingAt::Line { to_step(exact, &setting.plan.rounding) } else { Some(exact) }
    };
    let name = |place: &usize| setting.members.get(*place).map(|member| member.name.as_str());
    let mut order: Vec<&(usize, Exact)> = parts.iter().filter(|(_, part)| part.is_positive()).collect();
    order.sort_by_key(|(place, _)| name(place));
    let taker = match setting.plan.rounding.residue {
        Residue::First => order.first(),
        Residue::Last => order.last(),
        Residue::Largest => order.iter().rev().max_by(|(_, one), (_, other)| one.compare(*other).unwrap_or(std::cmp::Ordering::Equal)),
    };
    let is_taker = taker.is_some_and(|(place, _)| *place == member);
    let amount = if is_taker {
        let others = parts.iter().filter(|(place, _)| *place != member);
        let whole = if setting.plan.rounding.at == RoundingAt::Line { to_step(sum, &setting.plan.rounding)? } else { sum };
        others.map(|(_, part)| share(*part)).try_fold(whole, |rest, part| rest.minus(part?))?
    } else {
        share(*own)?
    };
    Some(Some((amount, Rule::Pool { pool: sum, part: *own, of })))
}

fn prize(setting: &Setting, ranking: &Ranking, team: &Team, member: usize) -> Option<Option<(Exact, Rule)>> {
    let own = team.iter().find(|(place, _)| *place == member).map(|(_, credited)| *credited).filter(|credited| credited.is_positive());
    let Some(own) = own else { return Some(None) };
    let better = team.iter().filter(|(_, credited)| is_below(own, *credited)).count();
    let tied = team.iter().filter(|(_, credited)| *credited == own).count();
    let prizes = ranking.prizes.iter().skip(better).take(tied);
    let sum = prizes.map(|prize| prize.0).try_fold(Exact::ZERO, Exact::plus)?;
    let amount = to_step(sum.over(Exact::whole(tied as i128))?, &setting.plan.rounding)?;
    Some(Some((amount, Rule::Prize { rank: better + 1, tied })))
}
