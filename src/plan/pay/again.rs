//! What is computed again: true-ups over a longer span, and windows without cancelled deals.

use crate::plan::document::component::Direction;
use crate::plan::document::payment::ClawbackBy;
use crate::plan::document::period_name::Span;
use crate::plan::line::{Line, Rule, Stage};
use crate::plan::measure::events::{Event, cancelled, clawback};
use crate::plan::pay::windows::{Paid, earn, windows, within};
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::period::Period;

/// Adds, for each deal that was cancelled in time, the difference that its window makes without it.
pub fn recompute(paid: &Paid, span: Span, events: &[Event], out: &mut Vec<Line>) -> Option<()> {
    let Some(clawback) = clawback(paid.setting, paid.component).filter(|clawback| clawback.by == ClawbackBy::Recomputation) else {
        return Some(());
    };
    for window in windows(paid.setting, span, events) {
        let mut left: Vec<Event> = within(events, window).to_vec();
        let mut gone: Vec<(Day, Event)> =
            left.iter().filter_map(|event| Some((cancelled(paid.setting, clawback, event.row, event.day)?, *event))).collect();
        if gone.is_empty() {
            continue;
        }
        gone.sort_by_key(|(day, event)| (*day, event.rank));
        let mut before = total(paid, span, &left, window)?;
        for (day, event) in gone {
            left.retain(|other| *other != event);
            let after = total(paid, span, &left, window)?;
            let amount = after.minus(before)?;
            if !amount.is_zero() {
                out.push(line(paid, day, event.row, amount, Rule::Recomputed { before, after }));
            }
            before = after;
        }
    }
    Some(())
}

/// Adds, at the end of each longer span, what it comes to as one window less what its shorter windows came to.
pub fn true_up(paid: &Paid, events: &[Event], out: &mut Vec<Line>) -> Option<()> {
    let Some(true_up) = &paid.component.true_up else { return Some(()) };
    for span in windows(paid.setting, true_up.over, events) {
        let total = total(paid, true_up.over, within(events, span), span)?;
        let earlier = out.iter().filter(|line| line.component == Some(paid.index) && span.contains(line.day));
        let before = earlier.map(|line| line.amount).try_fold(Exact::ZERO, Exact::plus)?;
        let amount = total.minus(before)?;
        let is_kept = amount.is_positive() || true_up.direction == Direction::Both;
        if !amount.is_zero() && is_kept {
            // A span that is still running is trued up to date.
            let last = Day(span.end.min(paid.setting.whole.end.max(span.start)).0 - 1);
            out.push(line(paid, last, None, amount, Rule::TrueUp { total, before }));
        }
    }
    Some(())
}

/// What a component earns within a window when it is measured by windows of `span`.
fn total(paid: &Paid, span: Span, events: &[Event], window: Period) -> Option<Exact> {
    let (mut lines, mut notes) = (Vec::new(), Vec::new());
    earn(paid, span, events, &mut lines, &mut notes)?;
    lines.iter().filter(|line| window.contains(line.day)).map(|line| line.amount).try_fold(Exact::ZERO, Exact::plus)
}

fn line(paid: &Paid, day: Day, row: Option<u32>, amount: Exact, because: Rule) -> Line {
    Line { day, component: Some(paid.index), row, stage: Stage::Earned, amount, because, from: Vec::new() }
}
