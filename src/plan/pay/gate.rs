//! Gates and multipliers: a figure decides how much of what was earned stands.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::plan::credit::trouble::Trouble;
use crate::plan::curve::scale::is_below;
use crate::plan::document::check::component::MARGIN_RATE;
use crate::plan::document::component::{Gate, Ladder};
use crate::plan::document::number::Share;
use crate::plan::line::{Line, Rule, Stage, rounded};
use crate::plan::measure::events::events;
use crate::plan::measure::figures::{margin_rate, typed_on};
use crate::plan::measure::quota::quota;
use crate::plan::pay::windows::{Paid, opening};
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::period::Period;

/// Adds to each line from `first` on what a component's gates change of it.
///
/// # Errors
/// A figure that is not there, or a number too large.
pub fn pass(paid: &Paid, first: usize, out: &mut Vec<Line>) -> Result<(), Trouble> {
    for gate in &paid.component.gates {
        let mut known: BTreeMap<(Day, Day), Exact> = BTreeMap::new();
        let span = paid.setting.window(paid.component);
        let until = out.len();
        for id in first..until {
            let Some(line) = out.get(id).cloned() else { continue };
            let window = span.around(line.day, paid.setting.cut, paid.setting.whole);
            // A figure may be typed for a month of the window.
            let month = paid.setting.pay_period(line.day);
            let value = match known.get(&(window.start, month.start)) {
                Some(value) => *value,
                None => value(paid, gate, line.day, window)?,
            };
            known.insert((window.start, month.start), value);
            let multiplier = multiplier(gate, value).ok_or_else(|| too_large(paid))?;
            if multiplier != Exact::whole(1) {
                let adjusted = adjusted(paid, gate, id, &line, value, multiplier).ok_or_else(|| too_large(paid))?;
                out.extend(adjusted);
            }
        }
    }
    Ok(())
}

fn too_large(paid: &Paid) -> Trouble {
    Trouble::TooLarge { person: paid.member.name.clone() }
}

fn adjusted(paid: &Paid, gate: &Gate, id: usize, line: &Line, value: Exact, multiplier: Exact) -> Option<Option<Line>> {
    let amount = rounded(line.amount.times(multiplier)?, &paid.setting.plan.rounding)?.minus(line.amount)?;
    let of = [&gate.kpi, &gate.attainment_of, &gate.credited_of].into_iter().flatten().next().cloned().unwrap_or_default();
    let because = Rule::Gate { of, value, multiplier, amount: line.amount };
    let line = Line { day: line.day, component: line.component, row: line.row, stage: Stage::Earned, amount, because, from: vec![id] };
    Some((!amount.is_zero()).then_some(line))
}

/// The figure that a gate looks at, for a day within a window.
fn value(paid: &Paid, gate: &Gate, day: Day, window: Period) -> Result<Exact, Trouble> {
    let setting = paid.setting;
    if let Some(kpi) = &gate.kpi {
        let typed = typed_on(setting, kpi, paid.member, day, window).and_then(|figure| figure.attainment());
        let found = typed.or_else(|| if kpi == MARGIN_RATE { margin_rate(setting, paid.member, window) } else { None });
        return found.ok_or_else(|| Trouble::NoFigure { kpi: kpi.clone(), person: paid.member.name.clone(), day });
    }
    let id = gate.attainment_of.as_ref().or(gate.credited_of.as_ref());
    let Some((index, component)) = id.and_then(|id| setting.plan.component(id)) else { return Ok(Exact::ZERO) };
    let other = Paid { index, component, ..*paid };
    let window = setting.window(component).around(day, setting.cut, setting.whole);
    let reached = || {
        if let Some(kpi) = &component.kpi {
            return typed_on(setting, kpi, paid.member, day, window)?.attainment();
        }
        let events = events(setting, index, component, paid.place)?;
        let measured = opening(&other, window).plus(events.within(window).measured()?)?;
        if gate.credited_of.is_some() {
            return Some(measured);
        }
        measured.over(quota(setting, component, paid.member, window)?)
    };
    reached().ok_or_else(|| Trouble::NoFigure { kpi: component.id.clone(), person: paid.member.name.clone(), day })
}

/// What pay is multiplied with at a value.
fn multiplier(gate: &Gate, value: Exact) -> Option<Exact> {
    let holds = |bound: &Option<Share>, fits: fn(Ordering) -> bool| bound.and_then(|bound| value.compare(bound.0)).map(fits);
    let condition = holds(&gate.below, Ordering::is_lt)
        .or_else(|| holds(&gate.at_most, Ordering::is_le))
        .or_else(|| holds(&gate.at_least, Ordering::is_ge))
        .or_else(|| holds(&gate.above, Ordering::is_gt));
    if let Some(condition) = condition {
        return Some(if condition { gate.multiply.0 } else { Exact::whole(1) });
    }
    let next = gate.steps.iter().position(|step| is_below(value, step.from.0));
    let Some(step) = next.unwrap_or(gate.steps.len()).checked_sub(1).and_then(|place| gate.steps.get(place)) else {
        return Some(Exact::ZERO);
    };
    match next.and_then(|next| gate.steps.get(next)).filter(|_| gate.between == Ladder::Line) {
        None => Some(step.multiply.0),
        Some(next) => {
            let slope = next.multiply.0.minus(step.multiply.0)?.over(next.from.0.minus(step.from.0)?)?;
            step.multiply.0.plus(slope.times(value.minus(step.from.0)?)?)
        }
    }
}
