//! What is computed again: true-ups over a longer span, and windows without cancelled deals.

use crate::plan::document::component::{Direction, TrueUpAt};
use crate::plan::document::payment::ClawbackBy;
use crate::plan::document::period_name::Span;
use crate::plan::line::{Line, Rule, Stage};
use crate::plan::measure::event::{Event, Slice};
use crate::plan::measure::events::{cancelled, clawback, refunds};
use crate::plan::pay::windows::{Paid, earn, windows};
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::period::Period;

/// Adds, for each deal that was cancelled in time, the difference that its window makes without it.
pub fn recompute(paid: &Paid, span: Span, events: Slice, out: &mut Vec<Line>) -> Option<()> {
    let Some(clawback) = clawback(paid.setting, paid.component).filter(|clawback| clawback.by == ClawbackBy::Recomputation) else {
        return Some(());
    };
    for window in windows(paid.setting, span, events) {
        let mut left: Vec<Event> = events.within(window).list.to_vec();
        let mut gone: Vec<(Day, Event)> =
            left.iter().filter_map(|event| Some((cancelled(paid.setting, clawback, event.row, event.day)?, *event))).collect();
        if gone.is_empty() {
            continue;
        }
        gone.sort_by_key(|(day, event)| (*day, event.rank));
        let mut before = total(paid, Slice::of(&left), window)?;
        for (day, event) in gone {
            left.retain(|other| *other != event && !refunds(paid.setting, other, event.row, day));
            let after = total(paid, Slice::of(&left), window)?;
            let amount = after.minus(before)?;
            if !amount.is_zero() {
                out.push(line(paid, day, event.row, amount, Rule::Recomputed { before, after }));
            }
            before = after;
        }
    }
    Some(())
}

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
                out.push(line(paid, Day(end.0 - 1), None, amount, Rule::TrueUp { total, before }));
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

fn line(paid: &Paid, day: Day, row: Option<u32>, amount: Exact, because: Rule) -> Line {
    Line { day, component: Some(paid.index), row, stage: Stage::Earned, amount, because, from: Vec::new() }
}
