//! Holds: shares of what is earned that wait, for cash or for time.

use crate::plan::document::payment::Hold;
use crate::plan::line::{Line, LineId, Rule, Stage, rounded};
use crate::plan::measure::events::{cancelled, clawback};
use crate::plan::measure::setting::Setting;
use crate::plan::pay::clawback::share as share_back;
use crate::sales::day::Day;
use crate::sales::exact::Exact;

/// The first day in the window around a day on which a component, by its place, has come to an attainment.
pub type Reached<'a> = &'a dyn Fn(usize, Day, Exact) -> Option<Day>;

/// Adds to each earned line what of it waits, and when that is released.
pub fn hold(setting: &Setting, reached: Reached, out: &mut Vec<Line>) -> Option<()> {
    for id in 0..out.len() {
        let Some(of @ Of { day, component: index, row, amount }) = out.get(id).map(Of::line) else { continue };
        let component = index.and_then(|index| setting.plan.components.get(index));
        let holds = component.and_then(|component| component.holds.as_ref()).unwrap_or(&setting.plan.payment.holds);
        for hold in holds {
            let Some(release) = release(setting, hold, of, reached) else { continue };
            let release = release.filter(|day| *day <= setting.known_until);
            if release.is_some_and(|release| release <= day) {
                continue;
            }
            let held = rounded(amount.times(hold.share.0)?, &setting.plan.rounding)?;
            if held.is_zero() {
                continue;
            }
            let share = hold.share.0;
            let mut add = |day: Day, amount: Exact, because: Rule, from: LineId| {
                out.push(Line { day, component: index, row, stage: Stage::Payable, amount, because, from: vec![from] });
                out.len() - 1
            };
            let waiting = add(day, held.negated()?, Rule::Held { share, amount }, id);
            let gone = component.and_then(|component| {
                let clawback = clawback(setting, component)?;
                Some((cancelled(setting, clawback, row, day)?, share_back(clawback, day, setting, row?)))
            });
            let release = match gone {
                None => release,
                // What waits when a deal is cancelled waits no longer where all of it goes back, and else goes back by the same share.
                Some((gone, Some(back))) if back == Exact::whole(1) => Some(release.map_or(gone, |release| release.min(gone)).max(day)),
                Some((_, Some(_))) => release,
                // The negative deal takes back what was not held of it.
                Some((gone, None)) => release.filter(|release| *release < gone),
            };
            if let Some(day) = release {
                add(day, held, Rule::Released { share, amount }, waiting);
            }
        }
    }
    Some(())
}

/// What holds look at of a line.
#[derive(Clone, Copy)]
struct Of {
    day: Day,
    component: Option<usize>,
    row: Option<u32>,
    amount: Exact,
}

impl Of {
    fn line(&Line { day, component, row, amount, .. }: &Line) -> Of {
        Of { day, component, row, amount }
    }
}

/// When a hold on a line ends: `None` where it does not hold such a line, `Some(None)` where it is not known yet.
fn release(setting: &Setting, hold: &Hold, line: Of, reached: Reached) -> Option<Option<Day>> {
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
