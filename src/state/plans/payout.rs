//! The payout curve of a person, or of a team: what is earned over the plan's time at each share of
//! the quota, evenly reached. Each of its points is computed as a statement is. Between them
//! the curve is straight: they stand at even steps, where a rule begins and just before it,
//! and where the curve is found to bend or jump.

use std::borrow::Cow;
use std::cell::Cell;
use std::cmp::Ordering;

use crate::plan::document::check::names::is_meant;
use crate::plan::document::component::{Component, Gate, GateOf};
use crate::plan::document::credit::Whose;
use crate::plan::document::pays::Pays;
use crate::plan::document::plan::Plan;
use crate::plan::measure::prepared::Prepared;
use crate::plan::statement::evaluate::totals;
use crate::sales::exact::Exact;
use crate::state::plans::bends::{Bend, JUST_BEFORE, bends};
use crate::state::plans::selling::{ANYBODY, credits};

/// What is earned at a share of the quota.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    pub reached: Exact,
    pub earned: Exact,
}

/// A payout curve.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Curve {
    /// In rising order; a jump is two points close to each other.
    pub points: Vec<Point>,
    pub kinks: Vec<Kink>,
}

/// A place where the curve bends or jumps.
#[derive(Clone, Debug, PartialEq)]
pub struct Kink {
    pub at: Point,
    pub because: Bend,
}

/// The curve goes on to twice the quota, or beyond the last rule.
const LAST: i128 = 200;
/// Steps at which a curve is computed, in percent of quota, and how many at most.
const STEP: i128 = 10;
const MOST_STEPS: i128 = 30;
/// So often a place is looked for at which a curve bends or jumps without a known rule.
const LOOKS: usize = 48;
/// More of such places are the steps of something, and no bends.
const FEW: usize = 4;

/// The curve of a person under a dated plan, with deals of a size; that of everybody
/// together for [`ANYBODY`], when all reach the same. `None` for somebody whom the plan does not pay.
pub fn payout(plan: &Plan, person: &str, deal: Exact) -> Option<Curve> {
    let plan = alone(plan, person);
    let rules = bends(&plan, person);
    let is_money = Cell::new(true);
    let pays = |reached: Exact| {
        let prepared = Prepared::new(&plan, Cow::Owned(credits(&plan, deal, |_| reached)?)).ok()?;
        let found = totals(&plan, &prepared).ok()?;
        let mut of_person = found.people.iter().filter(|statement| person == ANYBODY || statement.person == person).peekable();
        of_person.peek()?;
        let earned = of_person.try_fold(Exact::ZERO, |sum, statement| {
            is_money.set(is_money.get() && statement.is_money);
            sum.plus(statement.figures.earned)
        })?;
        Some(Point { reached, earned })
    };
    let mut points: Vec<Point> = places(&rules)?.into_iter().map(pays).collect::<Option<_>>()?;
    // What is counted goes in steps, which are no bends.
    let found = if is_money.get() { refined(&mut points, pays) } else { Vec::new() };
    let begins = |(at, _): &&(Exact, Bend)| at.is_positive() && (!is_money.get() || bends_at(&points, *at));
    let kink =
        |(at, because): &(Exact, Bend)| Some(Kink { at: *points.iter().find(|point| point.reached == *at)?, because: because.clone() });
    let mut kinks: Vec<Kink> = rules.iter().filter(begins).filter_map(kink).collect();
    let has_caps = !plan.caps.is_empty() || plan.components.iter().any(|component| !component.caps.is_empty());
    let because = if has_caps { Bend::Cap } else { Bend::Other };
    let unknown: Vec<Point> = found.into_iter().filter(|at| !kinks.iter().any(|kink| is_near(kink.at.reached, at.reached))).collect();
    if unknown.len() <= FEW {
        kinks.extend(unknown.into_iter().map(|at| Kink { at, because: because.clone() }));
    }
    kinks.sort_by(|one, other| one.at.reached.compare(other.at.reached).unwrap_or(Ordering::Equal));
    Some(Curve { points, kinks })
}

/// Where a curve is computed, in rising order.
fn places(rules: &[(Exact, Bend)]) -> Option<Vec<Exact>> {
    let step = |number: i128| Exact::new(number * STEP, 100);
    let mut last = Exact::new(LAST, 100)?;
    for (at, _) in rules {
        let beyond = at.plus(step(1)?)?;
        last = if is_above(last, *at) || is_above(last, beyond) { last } else { beyond };
    }
    let steps = (0..=MOST_STEPS).filter_map(step).filter(|at| !is_above(*at, last));
    let just_before = |at: &Exact| at.minus(Exact::new(1, JUST_BEFORE)?).filter(|before| before.is_positive());
    let begins = || rules.iter().map(|(at, _)| *at);
    let mut places: Vec<Exact> = steps.chain(begins()).chain(begins().filter_map(|at| just_before(&at))).chain([last]).collect();
    places.sort_by(|one, other| one.compare(*other).unwrap_or(Ordering::Equal));
    places.dedup();
    Some(places)
}

/// Puts points between those of a curve until it is straight between all of them; returns
/// those at which it bends or jumps.
fn refined(points: &mut Vec<Point>, pays: impl Fn(Exact) -> Option<Point>) -> Vec<Point> {
    let (mut found, mut looks, mut at) = (Vec::new(), LOOKS, 0);
    while let (Some(&left), Some(&right)) = (points.get(at), points.get(at + 1)) {
        let before = at.checked_sub(1).and_then(|at| points.get(at).copied()).filter(|before| !is_close(*before, left));
        let after = points.get(at + 2).copied().filter(|after| !is_close(right, *after));
        let goes_on = |from: Option<Point>, via, to| from.is_some_and(|from| is_on(from, via, to));
        let is_straight = goes_on(before, left, right) || goes_on(after, right, left);
        at += 1;
        if is_straight || looks == 0 {
            continue;
        }
        if is_close(left, right) {
            found.push(right);
            continue;
        }
        looks -= 1;
        let meet = before.zip(after).and_then(|(before, after)| Some((before, after, pays(meeting(before, left, right, after)?)?)));
        if let Some((before, after, bend)) = meet
            && is_on(before, left, bend)
            && is_on(after, right, bend)
        {
            points.insert(at, bend);
            found.push(bend);
            at += 1;
            continue;
        }
        let Some(middle) = halfway(left, right).and_then(&pays) else { return found };
        points.insert(at, middle);
        // What bends between is looked for in both halves.
        at = if is_between(left, middle, right) { at + 1 } else { at - 1 };
    }
    found
}

/// Whether a curve bends or jumps at one of its points.
fn bends_at(points: &[Point], reached: Exact) -> bool {
    let Some(place) = points.iter().position(|point| point.reached == reached) else { return false };
    let at = |steps: usize| place.checked_sub(steps).and_then(|place| points.get(place).copied());
    let (Some(here), Some(before)) = (at(0), at(1)) else { return false };
    let earlier = at(2).filter(|_| is_close(before, here));
    let jumps = earlier.is_some_and(|earlier| !is_close(earlier, before) && !is_on(earlier, before, here));
    let after = points.iter().skip(place + 1).find(|after| !is_close(here, **after));
    jumps || after.is_some_and(|after| !is_on(earlier.unwrap_or(before), here, *after))
}

/// What a curve pays at a share of the quota.
pub fn at(curve: &Curve, reached: f64) -> Option<f64> {
    let next = curve.points.iter().position(|point| point.reached.to_f64() > reached);
    let before = curve.points.get(next.unwrap_or(curve.points.len()).checked_sub(1)?)?;
    let (x, y) = (before.reached.to_f64(), before.earned.to_f64());
    match next.and_then(|next| curve.points.get(next)) {
        Some(next) => Some(y + (next.earned.to_f64() - y) * (reached - x) / (next.reached.to_f64() - x)),
        None => Some(y),
    }
}

/// The shares of quota at which two curves pay the same and go apart on both sides.
pub fn break_evens(one: &Curve, other: &Curve) -> Vec<f64> {
    let mut places: Vec<f64> = one.points.iter().chain(&other.points).map(|point| point.reached.to_f64()).collect();
    places.sort_by(f64::total_cmp);
    places.dedup();
    let apart = |reached: f64| Some(at(other, reached)? - at(one, reached)?);
    let between = |pair: &[f64]| {
        let &[left, right] = pair else { return None };
        let (from, to) = (apart(left)?, apart(right)?);
        (from.abs() > 1.0 && to.abs() > 1.0 && from.signum() != to.signum()).then(|| left + (right - left) * from / (from - to))
    };
    places.windows(2).filter_map(between).collect()
}

/// The plan for one person and those whose sales change what that person is paid.
fn alone(plan: &Plan, person: &str) -> Plan {
    let mut plan = plan.clone();
    let Some(own) = plan.people.iter().find(|other| other.name == person).cloned() else { return plan };
    let paid = |component: &&Component| component.paid_to.as_ref().is_none_or(|who| is_meant(who, &own.name, own.role.as_deref()));
    let of_gate = |gate: &Gate| gate.attainment_of.as_deref().or(gate.credited_of.as_deref()).and_then(|id| Some(plan.component(id)?.1));
    let looked_at = plan.components.iter().filter(paid).flat_map(|component| component.gates.iter().filter_map(of_gate));
    let counts: Vec<&Component> = plan.components.iter().filter(paid).chain(looked_at).collect();
    let gates = || counts.iter().flat_map(|component| &component.gates);
    let mut whose: Vec<Whose> = counts
        .iter()
        .flat_map(|component| std::iter::once(&component.credit).chain(&component.measure))
        .map(|credit| credit.whose)
        .collect();
    whose.extend(plan.measure.iter().map(|credit| credit.whose));
    let needs_all =
        counts.iter().any(|component| matches!(component.pays, Pays::Pool(_) | Pays::Ranking(_)) || component.credit.of == "earnings")
            || whose.iter().any(|whose| matches!(whose, Whose::WholeTeam | Whose::Everybody));
    let teams_change = plan.people.iter().flat_map(|other| &other.changes).any(|change| change.manager.is_some());
    if needs_all || teams_change {
        return plan;
    }
    let by_team = gates().any(|gate| gate.of == GateOf::Team);
    let has_team = by_team || whose.iter().any(|whose| matches!(whose, Whose::Team | Whose::OwnAndTeam));
    let has_colleagues = by_team || whose.contains(&Whose::Colleagues);
    plan.people.retain(|other| {
        let is_colleague = own.manager.is_some() && other.manager == own.manager;
        // The manager tells who is of the team.
        let is_manager = own.manager.as_deref() == Some(other.name.as_str());
        other.name == person
            || (has_colleagues && is_manager)
            || (has_team && other.manager.as_deref() == Some(person))
            || (has_colleagues && is_colleague)
    });
    plan
}

fn is_above(one: Exact, other: Exact) -> bool {
    one.compare(other) == Some(Ordering::Greater)
}

fn is_near(one: Exact, other: Exact) -> bool {
    (one.to_f64() - other.to_f64()).abs() < 0.005
}

/// Whether nothing can be told of the slope between two points.
fn is_close(one: Point, other: Point) -> bool {
    (other.reached.to_f64() - one.reached.to_f64()).abs() < 2.5 / JUST_BEFORE as f64
}

/// Whether a straight line through two points goes on to a third: cents that were rounded bend nothing.
fn is_on(from: Point, via: Point, to: Point) -> bool {
    let apart = |one: Point, other: Point| (other.reached.to_f64() - one.reached.to_f64(), other.earned.to_f64() - one.earned.to_f64());
    let ((run, rise), (next_run, next_rise)) = (apart(from, via), apart(via, to));
    let part = next_run / run;
    (next_rise - rise * part).abs() <= 1.0 + part.abs().min(4.0) + next_rise.abs() * 0.002
}

/// Whether a point is so little off the straight line between two others that the curve is taken for it.
fn is_between(left: Point, middle: Point, right: Point) -> bool {
    let (from, to) = (left.earned.to_f64(), right.earned.to_f64());
    (middle.earned.to_f64() - (from + to) / 2.0).abs() <= 1.0 + (to - from).abs() * 0.01
}

fn halfway(left: Point, right: Point) -> Option<Exact> {
    left.reached.plus(right.reached)?.over(Exact::whole(2))
}

/// Where the straight lines on both sides of two points meet between them.
fn meeting(before: Point, left: Point, right: Point, after: Point) -> Option<Exact> {
    let slope = |from: Point, to: Point| to.earned.minus(from.earned)?.over(to.reached.minus(from.reached)?);
    let (rising, falling) = (slope(before, left)?, slope(right, after)?);
    let gap = right.earned.minus(falling.times(right.reached)?)?.minus(left.earned.minus(rising.times(left.reached)?)?)?;
    let reached = gap.over(rising.minus(falling)?)?;
    let reached = Exact::new(reached.rounded_at(6)?, 1_000_000)?;
    (is_above(reached, left.reached) && is_above(right.reached, reached)).then_some(reached)
}
