//! Clawbacks that adjust pay: a fixed share, or the time that was not kept.

use std::collections::BTreeMap;

use crate::plan::document::payment::{Clawback, ClawbackBy};
use crate::plan::line::{Line, LineId, Rule, Stage, rounded};
use crate::plan::measure::events::{cancelled, clawback, is_within_time};
use crate::plan::measure::setting::Setting;
use crate::plan::pay::share::{Ranked, ranked, row};
use crate::sales::day::Day;
use crate::sales::exact::Exact;

/// Adds what goes back of what was payable for deals by the day they were cancelled.
pub fn take_back(setting: &Setting, out: &mut Vec<Line>) -> Option<()> {
    let Some(cancellations) = setting.prepared.dates.column(setting.credits, "cancelled_on") else { return Some(()) };
    let mut deals: BTreeMap<(usize, Ranked), Vec<LineId>> = BTreeMap::new();
    for (id, line) in out.iter().enumerate() {
        let (Some(component), Some(row)) = (line.component, line.row) else { continue };
        // What was refunded of a deal before it was cancelled goes with it.
        let row = setting.prepared.refunds.get(&row).copied().unwrap_or(row);
        if cancellations.at(row).is_some() {
            deals.entry((component, ranked(setting, Some(row)))).or_default().push(id);
        }
    }
    for ((index, place), ids) in deals {
        let (Some(component), Some(row)) = (setting.plan.components.get(index), row(place)) else { continue };
        let Some(clawback) = clawback(setting, component) else { continue };
        let lines = || ids.iter().filter_map(|id| out.get(*id).map(|line| (*id, line.day, line.amount)));
        let Some(first) = lines().map(|(_, day, _)| day).min() else { continue };
        let (Some(on), Some(share)) = (cancelled(setting, clawback, Some(row), first), share(clawback, first, setting, row)) else {
            continue;
        };
        // What is paid for the deal later, such as by a better tier, goes back by the same share.
        let mut days: BTreeMap<Day, (Exact, Vec<LineId>)> = BTreeMap::new();
        for (id, day, part) in lines() {
            let (amount, from) = days.entry(day.max(on)).or_default();
            *amount = amount.plus(part)?;
            from.push(id);
        }
        for (day, (amount, from)) in days {
            let back = rounded(amount.times(share)?, &setting.plan.rounding)?.negated()?;
            if !back.is_zero() {
                let because = Rule::Clawback { share, amount };
                out.push(Line { day, component: Some(index), row: Some(row), stage: Stage::Paid, amount: back, because, from });
            }
        }
    }
    Some(())
}

/// The share that goes back; `None` where it is not pay that is adjusted.
pub fn share(clawback: &Clawback, first: Day, setting: &Setting, row: u32) -> Option<Exact> {
    match clawback.by {
        ClawbackBy::NegativeDeal | ClawbackBy::Recomputation => None,
        ClawbackBy::Share if !clawback.steps.is_empty() => {
            let on = cancelled(setting, clawback, Some(row), first)?;
            let mut steps = clawback.steps.iter();
            steps.find(|step| is_within_time(step.within_months, step.within_days, first, on)).map(|step| step.share.0)
        }
        ClawbackBy::Share => Some(clawback.share.map_or(Exact::whole(1), |share| share.0)),
        ClawbackBy::TimeKept => {
            let on = cancelled(setting, clawback, Some(row), first)?;
            let (kept, all) = match (clawback.within_months, clawback.within_days) {
                (Some(months), _) => ((1..=months).take_while(|month| first.plus_months(*month as i32) <= on).count() as u32, months),
                (None, Some(days)) => ((on.0 - first.0).max(0) as u32, days),
                (None, None) => return None,
            };
            Exact::new(i128::from(all.saturating_sub(kept)), i128::from(all))
        }
    }
}
