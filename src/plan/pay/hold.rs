//! Holds: shares of what is earned that wait, for cash or for time.

use crate::plan::document::payment::Hold;
use crate::plan::line::{Line, Rule, Stage, to_step};
use crate::plan::measure::events::{cancelled, clawback};
use crate::plan::measure::setting::Setting;
use crate::sales::day::Day;
use crate::sales::exact::Exact;

/// The first day in the window around a day on which a component, by its place, has come to an attainment.
pub type Reached<'a> = &'a dyn Fn(usize, Day, Exact) -> Option<Day>;

/// Adds to each earned line what of it waits, and when that is released.
pub fn hold(setting: &Setting, reached: Reached, out: &mut Vec<Line>) -> Option<()> {
    for id in 0..out.len() {
        let Some(line) = out.get(id).cloned() else { continue };
        let component = line.component.and_then(|index| setting.plan.components.get(index));
        let holds = component.and_then(|component| component.holds.as_ref()).unwrap_or(&setting.plan.payment.holds);
        for hold in holds {
            let Some(release) = release(setting, hold, &line, reached) else { continue };
            let release = release.filter(|day| *day <= setting.known_until);
            if release.is_some_and(|day| day <= line.day) {
                continue;
            }
            let held = to_step(line.amount.times(hold.share.0)?, &setting.plan.rounding)?;
            if held.is_zero() {
                continue;
            }
            let (share, amount) = (hold.share.0, line.amount);
            let waits = Line {
                stage: Stage::Payable,
                amount: held.negated()?,
                because: Rule::Held { share, amount },
                from: vec![id],
                ..line.clone()
            };
            let waiting = out.len();
            out.push(waits);
            let gone = component.and_then(|component| cancelled(setting, clawback(setting, component)?, line.row, line.day));
            // What still waits when a deal is cancelled is not paid any more.
            if let Some(day) = release.filter(|day| gone.is_none_or(|gone| *day < gone)) {
                let because = Rule::Released { share, amount };
                out.push(Line { day, stage: Stage::Payable, amount: held, because, from: vec![waiting], ..line.clone() });
            }
        }
    }
    Some(())
}

/// When a hold on a line ends: `None` where it does not hold such a line, `Some(None)` where it is not known yet.
fn release(setting: &Setting, hold: &Hold, line: &Line, reached: Reached) -> Option<Option<Day>> {
    let after = |day: Day| match (hold.months, hold.days) {
        (Some(months), _) => day.plus_months(months as i32),
        (None, Some(days)) => Day(day.0.saturating_add(days as i32)),
        (None, None) => day,
    };
    if let Some(attainment) = hold.attainment {
        return Some(line.component.and_then(|component| reached(component, line.day, attainment.0)).map(after));
    }
    match &hold.until {
        Some(column) => line.row.map(|row| setting.prepared.dates.at(setting.credits, column, row).map(after)),
        None => (hold.months.is_some() || hold.days.is_some()).then(|| Some(after(line.day))),
    }
}
