//! The rules that bend a payout curve, and the shares of quota at which each begins.

use std::borrow::Cow;

use crate::plan::document::component::{Component, Gate, GateOf};
use crate::plan::document::number::{Amount, Bound, Share};
use crate::plan::document::pays::{Pays, Position};
use crate::plan::document::plan::Plan;
use crate::plan::measure::prepared::Prepared;
use crate::plan::measure::quota::quota;
use crate::plan::measure::setting::{Member, Setting};
use crate::sales::exact::Exact;
use crate::state::plans::selling::{ANYBODY, empty};

/// This much before a rule begins it does not hold yet: a hundredth of a percent.
pub const JUST_BEFORE: i128 = 10_000;

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
    /// A gate, or a step of it, begins or ends: what it looks at, the field that says where, and the multiplier if it says one.
    Gate {
        component: String,
        of: String,
        field: &'static str,
        bound: Share,
        multiply: Option<Share>,
    },
    /// A cap begins to hold.
    Cap,
    /// Several rules together, or one that goes by something else than quota.
    Other,
}

/// The shares of quota at which rules begin, those of amounts over the quota of a window.
pub fn bends(plan: &Plan, person: &str) -> Vec<(Exact, Bend)> {
    let empty = empty(plan);
    let Ok(prepared) = Prepared::new(plan, Cow::Borrowed(&empty)) else { return Vec::new() };
    let setting = Setting::new(plan, &prepared);
    let mut found: Vec<(Exact, Bend)> = Vec::new();
    for member in setting.members.iter().filter(|member| person == ANYBODY || member.name == person) {
        for component in plan.components.iter().filter(|component| setting.is_paid(component, member)) {
            let quota = window_quota(&setting, component, member);
            let gates = component.gates.iter().flat_map(|gate| gate_begins(&setting, component, gate, member));
            let of_component = begins(component).into_iter().filter_map(|(bound, bend)| Some((share_of(bound, quota)?, bend))).chain(gates);
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

/// Where a gate begins to hold and ends, with what it looks at: the shares of quota at which that comes to its bounds.
fn gate_begins(setting: &Setting, component: &Component, gate: &Gate, member: &Member) -> Vec<(Exact, Bend)> {
    let id = gate.attainment_of.as_ref().or(gate.credited_of.as_ref());
    let Some((_, other)) = id.and_then(|id| setting.plan.component(id)).filter(|(_, other)| other.kpi.is_none()) else { return Vec::new() };
    // A team's credit is more than the member's.
    if gate.credited_of.is_some() && gate.of == GateOf::Team {
        return Vec::new();
    }
    let quota = window_quota(setting, other, member);
    let bounds = [("below", gate.below, 0), ("at_most", gate.at_most, 1), ("at_least", gate.at_least, 0), ("above", gate.above, 1)];
    let bounds = bounds.into_iter().filter_map(|(field, bound, beyond)| Some((field, bound?, gate.multiply, beyond)));
    let steps = gate.steps.iter().map(|step| ("from", step.from, Some(step.multiply), 0));
    let begin = |(field, bound, multiply, beyond): (&'static str, Share, Option<Share>, i128)| {
        let of = if gate.attainment_of.is_some() { Bound::OfQuota(bound.0) } else { Bound::At(bound.0) };
        // What holds up to a bound changes just beyond it.
        let at = share_of(of, quota)?.plus(Exact::new(beyond, JUST_BEFORE)?)?;
        Some((at, Bend::Gate { component: component.id.clone(), of: other.id.clone(), field, bound, multiply }))
    };
    bounds.chain(steps).filter_map(begin).collect()
}

/// Where the rules of a component begin, as far as these go by what is reached in the window.
fn begins(component: &Component) -> Vec<(Bound, Bend)> {
    if component.kpi.is_some() {
        return Vec::new();
    }
    let id = || component.id.clone();
    let mut found: Vec<(Bound, Bend)> = match &component.pays {
        Pays::Tiers(tiers) if tiers.position == Position::Window => {
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
