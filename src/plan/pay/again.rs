//! True-ups: what a longer span comes to as one window.

use std::collections::{BTreeMap, BTreeSet};

use crate::plan::document::component::{Direction, TrueUpAt};
use crate::plan::line::{Line, Rule, Stage};
use crate::plan::measure::event::Slice;
use crate::plan::measure::setting::Setting;
use crate::plan::pay::share::{Ranked, by_deal, ranked, row};
use crate::plan::pay::windows::{Paid, earn, windows};
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::period::Period;

/// Adds what a longer span comes to as one window, as far as it has run, less what its shorter windows came to.
pub fn true_up(paid: &Paid, events: Slice, out: &mut Vec<Line>) -> Option<()> {
    let Some(true_up) = &paid.component.true_up else { return Some(()) };
    let is_by_deal = by_deal(paid.setting, paid.component);
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
            let before = by_row(paid.setting, earlier, is_by_deal)?;
            let sum = |of: &ByRow| of.values().copied().try_fold(Exact::ZERO, Exact::plus);
            let amount = sum(&total)?.minus(sum(&before)?)?;
            if amount.is_zero() || !(amount.is_positive() || true_up.direction == Direction::Both) {
                continue;
            }
            // What is paid for single deals waits or goes back with them: each is trued up by itself.
            for place in total.keys().chain(before.keys()).copied().collect::<BTreeSet<_>>() {
                let of = |of: &ByRow| of.get(&place).copied().unwrap_or(Exact::ZERO);
                let (total, before) = (of(&total), of(&before));
                let (day, because, amount) = (Day(end.0 - 1), Rule::TrueUp { total, before }, total.minus(before)?);
                if !amount.is_zero() {
                    out.push(Line {
                        day,
                        component: Some(paid.index),
                        row: row(place),
                        stage: Stage::Earned,
                        amount,
                        because,
                        from: Vec::new(),
                    });
                }
            }
        }
    }
    Some(())
}

/// Sums by row; of `None` where rows make no difference.
type ByRow = BTreeMap<Ranked, Exact>;

fn by_row<'a>(setting: &Setting, lines: impl Iterator<Item = &'a Line>, is_by_deal: bool) -> Option<ByRow> {
    let mut sums = ByRow::new();
    for line in lines {
        let sum = sums.entry(ranked(setting, line.row.filter(|_| is_by_deal))).or_default();
        *sum = sum.plus(line.amount)?;
    }
    Some(sums)
}

/// What a component earns within one window.
fn total(paid: &Paid, events: Slice, window: Period) -> Option<ByRow> {
    let (mut lines, mut notes) = (Vec::new(), Vec::new());
    earn(paid, &[window], events, &mut lines, &mut notes)?;
    by_row(paid.setting, lines.iter(), by_deal(paid.setting, paid.component))
}
