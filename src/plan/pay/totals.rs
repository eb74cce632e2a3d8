//! What pays by the total of a window: payout curves, bonuses and objectives.

use std::collections::BTreeMap;

use crate::plan::curve::points::{Reach, milestones, on_curve, place};
use crate::plan::curve::scale::is_below;
use crate::plan::document::component::{Component, PaidAt};
use crate::plan::document::number::Bound;
use crate::plan::document::pays::Pays;
use crate::plan::line::{Line, Rule, Stage, rounded};
use crate::plan::measure::event::Slice;
use crate::plan::measure::setting::Setting;
use crate::plan::measure::terms::{all_pays, pays_on};
use crate::plan::pay::share::{Ranked, by_deal, ranked, row};
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::period::Period;

/// What a window's total is measured against.
pub struct Terms {
    pub window: Period,
    pub opening: Exact,
    pub quota: Option<Exact>,
    pub target_pay: Option<Exact>,
    /// The typed attainment, instead of what is counted.
    pub attainment: Option<Exact>,
}

/// Adds the lines of one window: for each pay period what the window to date comes to less what it came to before.
pub fn pay(setting: &Setting, index: usize, component: &Component, terms: &Terms, events: Slice, out: &mut Vec<Line>) -> Option<()> {
    let quota = if component.kpi.is_some() { Some(Exact::whole(1)) } else { terms.quota };
    let start = terms.attainment.unwrap_or(terms.opening);
    let mut reach = Reach { measured: start, credited: Exact::ZERO, quota, target_pay: terms.target_pay };
    // What was closed before is not paid again; what was never counted is paid from nothing.
    let mut paid = if terms.opening.is_zero() { Exact::ZERO } else { came_to(setting, component, terms.window.start, reach)?.0 };
    let last = Day(terms.window.end.0 - 1);
    let mut deals = by_deal(setting, component).then(|| Deals::new(paid));
    let mut add = |day: Day, reach: Reach, now: Slice| {
        if day > setting.known_until {
            return Some(());
        }
        let (total, because) = came_to(setting, component, day, reach)?;
        if let Some(deals) = &mut deals {
            let line = Line {
                day,
                component: Some(index),
                row: None,
                stage: Stage::Earned,
                amount: total,
                because: because(deals.opening),
                from: Vec::new(),
            };
            return deals.share(setting, now, line, out);
        }
        let amount = total.minus(paid)?;
        if !amount.is_zero() {
            let because = because(paid);
            out.push(Line { day, component: Some(index), row: None, stage: Stage::Earned, amount, because, from: Vec::new() });
        }
        paid = total;
        Some(())
    };
    let mut rest = events;
    while let Some(first) = rest.list.first() {
        let chunk = match component.paid_at {
            PaidAt::ToDate => setting.pay_period(first.day),
            PaidAt::EndOfWindow => terms.window,
        };
        let (now, later) = rest.split_at(rest.list.partition_point(|event| event.day < chunk.end.max(Day(first.day.0 + 1))));
        rest = later;
        if terms.attainment.is_none() {
            reach.measured = reach.measured.plus(now.measured()?)?;
        }
        reach.credited = reach.credited.plus(now.credited()?)?;
        let day = now.list.last().filter(|_| component.paid_at == PaidAt::ToDate).map_or(last, |event| event.day);
        add(day, reach, now)?;
    }
    // A curve may pay for nothing at all, and a typed attainment has no deals.
    if events.is_empty() { add(last, reach, events) } else { Some(()) }
}

/// What the deals of a window were credited and paid so far, by their rows.
pub struct Deals {
    opening: Exact,
    of: BTreeMap<Ranked, (Exact, Exact)>,
}

impl Deals {
    pub fn new(opening: Exact) -> Deals {
        Deals { opening, of: BTreeMap::new() }
    }

    /// Adds, deal by deal, the part that each has of what the window has come to, by its share of the credit, less what it was paid before.
    pub fn share(&mut self, setting: &Setting, now: Slice, line: Line, out: &mut Vec<Line>) -> Option<()> {
        for event in now.list {
            let (credited, _) = self.of.entry(ranked(setting, event.row)).or_default();
            *credited = credited.plus(event.credited)?;
        }
        let total = line.amount.minus(self.opening)?;
        let all = self.of.values().try_fold(Exact::ZERO, |sum, (credited, _)| sum.plus(*credited))?;
        if !all.is_positive() {
            // What is paid for nothing is no deal's.
            self.of.entry(None).or_default();
        }
        let mut rest = total;
        let mut last = self
            .of
            .iter()
            .rev()
            .find(|(place, (credited, _))| !all.is_positive() && place.is_none() || !credited.is_zero())
            .map(|(place, _)| *place);
        for (place, (credited, paid)) in &mut self.of {
            let due = match all.is_positive() {
                true => rounded(total.times(*credited)?.over(all)?, &setting.plan.rounding)?,
                false => Exact::ZERO,
            };
            let due = if last == Some(*place) { rest } else { due };
            if last == Some(*place) {
                last = None;
            }
            rest = rest.minus(due)?;
            let amount = due.minus(*paid)?;
            if !amount.is_zero() {
                let because = match place {
                    Some(_) => Rule::DealPart { rule: Box::new(line.because.clone()), total, part: *credited, of: all, before: *paid },
                    None => line.because.clone(),
                };
                out.push(Line { row: row(*place), amount, because, ..line.clone() });
            }
            *paid = due;
        }
        Some(())
    }
}

type Because = Box<dyn Fn(Exact) -> Rule>;

/// What a window comes to on a day when so much was reached, and why once what it came to before is known.
fn came_to(setting: &Setting, component: &Component, day: Day, reach: Reach) -> Option<(Exact, Because)> {
    let reached = match reach.quota.filter(|_| is_of_quota(component)) {
        Some(quota) => reach.measured.over(quota).map_or(Bound::At(reach.measured), Bound::OfQuota),
        None => Bound::At(reach.measured),
    };
    let is_short = match &component.threshold {
        Some(threshold) => is_below(reach.measured, place(threshold.at, reach.quota)?),
        None => false,
    };
    let (rounding, kpi) = (&setting.plan.rounding, component.kpi.clone());
    match pays_on(component, day) {
        Pays::Curve(curve) => {
            let payout = on_curve(curve, reach)?;
            let amount = if is_short { Exact::ZERO } else { rounded(payout.amount, rounding)? };
            Some((amount, Box::new(move |before| Rule::Curve { reached, kpi: kpi.clone(), payout: payout.payout, of: payout.of, before })))
        }
        Pays::Bonus(bonus) => {
            let total = if is_short { Exact::ZERO } else { rounded(milestones(bonus, reach)?, rounding)? };
            Some((total, Box::new(move |before| Rule::Bonus { reached, kpi: kpi.clone(), total, before })))
        }
        _ => Some((Exact::ZERO, Box::new(|before| Rule::Bonus { reached: Bound::At(Exact::ZERO), kpi: None, total: Exact::ZERO, before }))),
    }
}

/// Whether what is reached is told as a share of quota.
pub fn is_of_quota(component: &Component) -> bool {
    let bounds = |pays: &Pays| -> Vec<Bound> {
        match pays {
            Pays::Curve(curve) => curve.points.iter().map(|point| point.at).collect(),
            Pays::Bonus(bonus) => bonus.milestones.iter().map(|milestone| milestone.at).collect(),
            Pays::Tiers(tiers) => tiers.bands.iter().map(|tier| tier.from).collect(),
            Pays::Rate(_) | Pays::Rates(_) | Pays::PerUnit(_) | Pays::Pool(_) | Pays::Ranking(_) => Vec::new(),
        }
    };
    let threshold = component.threshold.as_ref().map(|threshold| threshold.at);
    all_pays(component).flat_map(bounds).chain(threshold).any(|bound| matches!(bound, Bound::OfQuota(_)))
}
