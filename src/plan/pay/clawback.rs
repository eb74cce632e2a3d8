//! Clawbacks that adjust pay: a fixed share, or the time that was not kept.

use std::collections::BTreeMap;

use crate::plan::document::payment::{Clawback, ClawbackBy};
use crate::plan::line::{Line, LineId, Rule, Stage, to_step};
use crate::plan::measure::events::{cancelled, clawback};
use crate::plan::measure::setting::Setting;
use crate::sales::day::Day;
use crate::sales::exact::Exact;

/// Adds what goes back of what was payable for deals by the day they were cancelled.
pub fn take_back(setting: &Setting, out: &mut Vec<Line>) -> Option<()> {
    let Some(cancellations) = setting.prepared.dates.column(setting.credits, "cancelled_on") else { return Some(()) };
    let mut deals: BTreeMap<(usize, u32), Vec<(LineId, Exact)>> = BTreeMap::new();
    let mut add = |id: LineId, component: usize, row: u32, amount: Exact| {
        // What was refunded of a deal before it was cancelled goes with it.
        let row = setting.prepared.refunds.get(&row).copied().unwrap_or(row);
        if cancellations.at(row).is_some() {
            deals.entry((component, row)).or_default().push((id, amount));
        }
    };
    for (id, line) in out.iter().enumerate() {
        match (line.component, line.row) {
            (Some(component), Some(row)) => add(id, component, row, line.amount),
            _ => parts(setting, out, id)?.into_iter().for_each(|((component, row), amount)| add(id, component, row, amount)),
        }
    }
    for ((index, row), ids) in deals {
        let Some(component) = setting.plan.components.get(index) else { continue };
        let Some(clawback) = clawback(setting, component) else { continue };
        let lines = || ids.iter().filter_map(|(id, amount)| Some((*id, out.get(*id)?.day, *amount)));
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
            let back = to_step(amount.times(share)?, &setting.plan.rounding)?.negated()?;
            if !back.is_zero() {
                let because = Rule::Clawback { share, amount };
                out.push(Line { day, component: Some(index), row: Some(row), stage: Stage::Paid, amount: back, because, from });
            }
        }
    }
    Some(())
}

/// The deals that a line is for, by component and row, and what of it is each one's: what a cap takes from several, or
/// from several components, is theirs by what each of them brought.
fn parts(setting: &Setting, out: &[Line], id: LineId) -> Option<Vec<((usize, u32), Exact)>> {
    let Some(line) = out.get(id) else { return Some(Vec::new()) };
    if let (Some(component), Some(row)) = (line.component, line.row) {
        return Some(vec![((component, row), line.amount)]);
    }
    if !matches!(line.because, Rule::Cap { .. } | Rule::Held { .. } | Rule::Released { .. }) {
        return Some(Vec::new());
    }
    let of = line.from.iter().filter_map(|id| out.get(*id)).map(|line| line.amount).try_fold(Exact::ZERO, Exact::plus)?;
    let mut found: BTreeMap<(usize, u32), Exact> = BTreeMap::new();
    for id in line.from.iter().filter(|_| !of.is_zero()) {
        for (deal, part) in parts(setting, out, *id)? {
            let sum = found.entry(deal).or_default();
            *sum = sum.plus(part)?;
        }
    }
    let share = |part: Exact| to_step(line.amount.times(part)?.over(of)?, &setting.plan.rounding);
    found.into_iter().map(|(deal, part)| Some((deal, share(part)?))).collect()
}

/// The share that goes back; `None` where it is not pay that is adjusted.
pub fn share(clawback: &Clawback, first: Day, setting: &Setting, row: u32) -> Option<Exact> {
    match clawback.by {
        ClawbackBy::NegativeDeal | ClawbackBy::Recomputation => None,
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
