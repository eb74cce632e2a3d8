//! True-ups: what a longer span comes to as one window.

use crate::plan::document::component::{Direction, TrueUpAt};
use crate::plan::line::{Line, Rule, Stage};
use crate::plan::measure::event::Slice;
use crate::plan::pay::windows::{Paid, earn, windows};
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::period::Period;

/// Adds what a longer span comes to as one window, as far as it has run, less what its shorter windows came to.
pub fn true_up(paid: &Paid, events: Slice, out: &mut Vec<Line>) -> Option<()> {
    let Some(true_up) = &paid.component.true_up else { return Some(()) };
    for span in windows(paid.setting, true_up.over, events) {
        let plan_ends = paid.setting.plan.until.map_or(span.end, |_| paid.setting.whole.end.max(Day(span.start.0 + 1)));
        let last = span.end.min(plan_ends);
        let ran = Period { start: span.start, end: last };
        let is_closed = last.0 - 1 <= paid.setting.closed_until.0;
        let ends = match true_up.at {
            TrueUpAt::End => Vec::from_iter(Some(last).filter(|_| is_closed)),
            TrueUpAt::EachPayPeriod => {
                let periods = paid.setting.plan.calendar.pay_period.all(paid.setting.cut, ran);
                let ends = periods.into_iter().map(|period| period.end.min(last));
                ends.filter(|end| end.0 - 1 <= paid.setting.closed_until.0).collect()
            }
        };
        for end in ends {
            let window = Period { end, ..ran };
            let total = total(paid, events.within(window), window)?;
            let earlier = out.iter().filter(|line| line.component == Some(paid.index) && window.contains(line.day));
            let before = earlier.map(|line| line.amount).try_fold(Exact::ZERO, Exact::plus)?;
            let amount = total.minus(before)?;
            let is_kept = amount.is_positive() || true_up.direction == Direction::Both;
            if !amount.is_zero() && is_kept {
                let (day, because) = (Day(end.0 - 1), Rule::TrueUp { total, before });
                out.push(Line { day, component: Some(paid.index), row: None, stage: Stage::Earned, amount, because, from: Vec::new() });
            }
        }
    }
    Some(())
}

/// What a component earns within one window.
fn total(paid: &Paid, events: Slice, window: Period) -> Option<Exact> {
    let (mut lines, mut notes) = (Vec::new(), Vec::new());
    earn(paid, &[window], events, &mut lines, &mut notes)?;
    lines.iter().map(|line| line.amount).try_fold(Exact::ZERO, Exact::plus)
}
