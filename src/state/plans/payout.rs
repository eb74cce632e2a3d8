//! The payout curve of a person, or of a team: what is earned over the plan's time at each share of
//! the quota, evenly reached. Between its points a curve is straight: they are the
//! places where a rule begins, and those where the curve is found to bend.

use std::borrow::Cow;
use std::cmp::Ordering;

use crate::plan::document::check::names::is_meant;
use crate::plan::document::component::{Component, Gate, GateOf};
use crate::plan::document::credit::Whose;
use crate::plan::document::number::{Amount, Bound, Share};
use crate::plan::document::pays::Pays;
use crate::plan::document::plan::Plan;
use crate::plan::measure::prepared::Prepared;
use crate::plan::measure::quota::quota;
use crate::plan::measure::setting::{Member, Setting};
use crate::plan::statement::evaluate::totals;
use crate::sales::exact::Exact;
use crate::state::plans::selling::{ANYBODY, credits, empty};

/// What is earned at a share of the quota.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    pub reached: Exact,
    pub earned: Exact,
}

/// A payout curve.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Curve {
    /// In rising order; a jump is two points above each other.
    pub points: Vec<Point>,
    pub kinks: Vec<Kink>,
}

/// A place where the curve bends or jumps.
#[derive(Clone, Debug, PartialEq)]
pub struct Kink {
    pub at: Point,
    pub because: Bend,
}

/// The rule that bends a curve.
#[derive(Clone, Debug, PartialEq)]
pub enum Bend {
    /// A tier begins, with its rate, its multiplier or its amount for each.
    Tier {
        component: String,
        number: usize,
        rate: Option<Share>,
        multiplier: Option<Share>,
        each: Option<Amount>,
    },
    Threshold {
        component: String,
    },
    /// A point of a payout curve, with what it pays.
    Point {
        component: String,
        pays: Bound,
    },
    /// A milestone, with its bonus.
    Milestone {
        component: String,
        amount: Option<Amount>,
        of_target: Option<Share>,
    },
    /// A cap begins to hold.
    Cap,
    /// Several rules together, or one that goes by something else than quota.
    Other,
}

/// The curve goes on to twice the quota, or beyond the last rule.
const LAST: i128 = 200;
/// Steps between which a curve is looked at, in percent of quota.
const STEP: i128 = 10;
/// So far beyond the beginning of a rule its slope is looked at.
const BEYOND: i128 = 40;
/// This much before a rule begins it does not hold yet: a hundredth of a percent.
const JUST_BEFORE: i128 = 10_000;

/// The curve of a person under a dated plan, with deals of a size; that of everybody
/// together for [`ANYBODY`], when all reach the same.
pub fn payout(plan: &Plan, person: &str, deal: Exact) -> Option<Curve> {
    let plan = alone(plan, person);
    let bends = bends(&plan, person);
    let mut is_money = true;
    let mut earned = |reached: Exact| {
        let prepared = Prepared::new(&plan, Cow::Owned(credits(&plan, deal, |_| reached)?)).ok()?;
        let found = totals(&plan, &prepared).ok()?;
        let of_person = found.people.iter().filter(|statement| person == ANYBODY || statement.person == person);
        of_person.map(|statement| (statement.is_money, statement.figures.earned)).try_fold(Exact::ZERO, |sum, (counts_money, earned)| {
            is_money &= counts_money;
            sum.plus(earned)
        })
    };
    let last =
        bends.iter().map(|(at, _)| *at).filter(|at| is_above(*at, Exact::whole(LAST / 100))).fold(Exact::new(LAST, 100)?, |_, at| at);
    let mut points: Vec<Point> = Vec::new();
    let mut kinks = Vec::new();
    let steps = (0..=LAST / STEP).filter_map(|step| Exact::new(step * STEP, 100));
    let beyond = bends.iter().filter_map(|(at, _)| at.plus(Exact::new(1, BEYOND)?));
    let mut places: Vec<Exact> = steps.chain(bends.iter().map(|(at, _)| *at)).chain(beyond).chain([last]).collect();
    places.sort_by(|one, other| one.compare(*other).unwrap_or(Ordering::Equal));
    places.dedup();
    for reached in places {
        let here = Point { reached, earned: earned(reached)? };
        let begins: Vec<&Bend> = bends.iter().filter(|(at, _)| *at == reached).map(|(_, bend)| bend).collect();
        if !begins.is_empty() && reached.is_positive() {
            let before = reached.minus(Exact::new(1, JUST_BEFORE)?)?;
            let before = Point { reached, earned: earned(before)? };
            if is_jump(before, here) {
                points.push(before);
            }
        }
        points.push(here);
        kinks.extend(begins.into_iter().map(|because| Kink { at: here, because: because.clone() }));
    }
    let has_caps = !plan.caps.is_empty() || plan.components.iter().any(|component| !component.caps.is_empty());
    // What is counted goes in steps, which are no bends.
    let found = if is_money { hidden(&points) } else { Vec::new() };
    for at in found {
        let place = points.partition_point(|point| !is_above(point.reached, at.reached));
        points.insert(place, at);
        if !kinks.iter().any(|kink| is_near(kink.at.reached, at.reached)) {
            kinks.push(Kink { at, because: if has_caps { Bend::Cap } else { Bend::Other } });
        }
    }
    kinks.sort_by(|one, other| one.at.reached.compare(other.at.reached).unwrap_or(Ordering::Equal));
    Some(Curve { points, kinks })
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

/// The shares of quota at which rules begin, those of amounts over the quota of a window.
fn bends(plan: &Plan, person: &str) -> Vec<(Exact, Bend)> {
    let empty = empty(plan);
    let Ok(prepared) = Prepared::new(plan, Cow::Borrowed(&empty)) else { return Vec::new() };
    let setting = Setting::new(plan, &prepared);
    let mut found: Vec<(Exact, Bend)> = Vec::new();
    for member in setting.members.iter().filter(|member| person == ANYBODY || member.name == person) {
        for component in plan.components.iter().filter(|component| setting.is_paid(component, member)) {
            let quota = window_quota(&setting, component, member);
            let of_component = begins(component).into_iter().filter_map(|(bound, bend)| Some((share_of(bound, quota)?, bend)));
            // What begins for several people at the same place is one bend.
            let new: Vec<(Exact, Bend)> = of_component.filter(|bend| !found.contains(bend)).collect();
            found.extend(new);
        }
    }
    found
}

fn window_quota(setting: &Setting, component: &Component, member: &Member) -> Option<Exact> {
    let window = setting.window(component).around(setting.whole.start, setting.cut, setting.whole);
    quota(setting, component, member, window)
}

fn share_of(bound: Bound, quota: Option<Exact>) -> Option<Exact> {
    match bound {
        Bound::OfQuota(share) => Some(share),
        Bound::At(amount) => amount.over(quota?),
    }
}

/// Where the rules of a component begin.
fn begins(component: &Component) -> Vec<(Bound, Bend)> {
    let id = || component.id.clone();
    let mut found: Vec<(Bound, Bend)> = match &component.pays {
        Pays::Tiers(tiers) => {
            let tier = |(place, tier): (usize, &crate::plan::document::pays::Tier)| {
                let bend =
                    Bend::Tier { component: id(), number: place + 1, rate: tier.rate, multiplier: tier.multiplier, each: tier.per_unit };
                (tier.from, bend)
            };
            tiers.bands.iter().enumerate().map(tier).collect()
        }
        Pays::Curve(curve) => curve.points.iter().map(|point| (point.at, Bend::Point { component: id(), pays: point.pays })).collect(),
        Pays::Bonus(bonus) => {
            let milestone = |milestone: &crate::plan::document::pays::Milestone| {
                (milestone.at, Bend::Milestone { component: id(), amount: milestone.amount, of_target: milestone.of_target })
            };
            bonus.milestones.iter().map(milestone).collect()
        }
        _ => Vec::new(),
    };
    found.extend(component.threshold.iter().map(|threshold| (threshold.at, Bend::Threshold { component: id() })));
    found.retain(|(bound, _)| match bound {
        Bound::OfQuota(number) | Bound::At(number) => number.is_positive(),
    });
    found
}

fn is_above(one: Exact, other: Exact) -> bool {
    one.compare(other) == Some(Ordering::Greater)
}

fn is_near(one: Exact, other: Exact) -> bool {
    (one.to_f64() - other.to_f64()).abs() < 0.005
}

/// Whether more is earned at once than a hundredth of a percent of quota explains.
fn is_jump(before: Point, here: Point) -> bool {
    let (before, here) = (before.earned.to_f64(), here.earned.to_f64());
    (here - before).abs() > here.abs().max(before.abs()) * 0.005 + 1.0
}

/// Bends between looked-at points: where the straight lines on both sides meet.
fn hidden(points: &[Point]) -> Vec<Point> {
    let meet = |four: &[Point]| {
        let &[a, b, c, d] = four else { return None };
        let slope = |from: Point, to: Point| to.earned.minus(from.earned)?.over(to.reached.minus(from.reached)?);
        let (left, between, right) = (slope(a, b)?, slope(b, c)?, slope(c, d)?);
        // Cents that were rounded bend nothing.
        let scale = left.to_f64().abs().max(right.to_f64().abs()).max(1.0);
        let differs = |one: Exact, other: Exact| (one.to_f64() - other.to_f64()).abs() > scale * 0.02;
        if !differs(left, right) || !differs(left, between) || !differs(between, right) {
            return None;
        }
        let gap = c.earned.minus(right.times(c.reached)?)?.minus(b.earned.minus(left.times(b.reached)?)?)?;
        let reached = gap.over(left.minus(right)?)?;
        let reached = Exact::new(reached.rounded_at(6)?, 1_000_000)?;
        let earned = b.earned.plus(left.times(reached.minus(b.reached)?)?)?;
        let is_within = is_above(reached, b.reached) && is_above(c.reached, reached);
        is_within.then_some(Point { reached, earned: Exact::new(earned.rounded_at(2)?, 100)? })
    };
    points.windows(4).filter_map(meet).collect()
}
