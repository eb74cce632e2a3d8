//! Cancelled deals by recomputation: what a component would have earned without them.

use std::collections::BTreeMap;

use crate::plan::credit::trouble::{Note, Trouble};
use crate::plan::document::component::Excess;
use crate::plan::document::payment::ClawbackBy;
use crate::plan::line::{Line, Rule, Stage};
use crate::plan::measure::event::{Event, Slice};
use crate::plan::measure::events::{cancelled, clawback, refunds};
use crate::plan::pay::steps::earned;
use crate::plan::pay::windows::Paid;
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::period::Period;

/// Adds, for each deal that was cancelled in time, the difference that it makes for all that the component earned: with its gates, true-ups and caps.
///
/// # Errors
/// Those of the steps that are taken again.
pub fn recompute(paid: &Paid, windows: &[Period], events: Slice, out: &mut Vec<Line>) -> Result<(), Trouble> {
    let Some(clawback) = clawback(paid.setting, paid.component).filter(|clawback| clawback.by == ClawbackBy::Recomputation) else {
        return Ok(());
    };
    let mut by_time: BTreeMap<(Day, Day), Vec<(Day, Event)>> = BTreeMap::new();
    for event in events.list {
        if let Some(day) = cancelled(paid.setting, clawback, event.row, event.day) {
            let time = touched(paid, windows, event.day);
            by_time.entry((time.start, time.end)).or_default().push((day, *event));
        }
    }
    for ((start, end), mut gone) in by_time {
        let time = Period { start, end };
        let within: Vec<Period> = windows.iter().copied().filter(|window| time.start <= window.start && window.end <= time.end).collect();
        let mut left: Vec<Event> = events.within(time).list.to_vec();
        let mut rows: Vec<u32> = Vec::new();
        let mut before = total(paid, &within, &left, &rows)?;
        gone.sort_by_key(|(day, event)| (*day, event.rank));
        for (day, event) in gone {
            let (without, rest) = left.into_iter().partition(|other| *other == event || refunds(paid.setting, other, event.row, day));
            let without: Vec<Event> = without;
            left = rest;
            rows.extend(without.iter().filter_map(|event| event.row));
            let after = total(paid, &within, &left, &rows)?;
            let amount = after.minus(before).ok_or_else(|| too_large(paid))?;
            if !amount.is_zero() {
                let because = Rule::Recomputed { before, after };
                let component = Some(paid.index);
                out.push(Line { day, component, row: event.row, stage: Stage::Earned, amount, because, from: Vec::new() });
            }
            before = after;
        }
    }
    Ok(())
}

/// All time in which a deal of a day makes a difference: its window, and the spans of true-ups, caps and gates around it.
fn touched(paid: &Paid, windows: &[Period], day: Day) -> Period {
    let (setting, component) = (paid.setting, paid.component);
    let all = Period {
        start: windows.first().map_or(setting.whole.start, |window| window.start),
        end: windows.last().map_or(setting.whole.end, |window| window.end),
    };
    // What a cap carries goes on without end.
    if component.caps.iter().any(|cap| cap.excess == Excess::Carried) {
        return all;
    }
    let looked_at = component.gates.iter().filter_map(|gate| gate.attainment_of.as_ref().or(gate.credited_of.as_ref()));
    let of_gates = looked_at.filter_map(|id| setting.plan.component(id)).map(|(_, other)| setting.window(other));
    let of_caps = component.caps.iter().filter_map(|cap| cap.per.span());
    let spans = || std::iter::once(setting.window(component)).chain(component.true_up.iter().map(|true_up| true_up.over));
    let spans: Vec<_> = spans().chain(of_caps).chain(of_gates).collect();
    let mut time = Period { start: day, end: Day(day.0 + 1) };
    loop {
        let wider = spans.iter().fold(time, |time, span| {
            let around = |day: Day| span.around(day, setting.cut, all);
            Period { start: time.start.min(around(time.start).start), end: time.end.max(around(Day(time.end.0 - 1)).end) }
        });
        if wider == time || (wider.start <= all.start && all.end <= wider.end) {
            return wider;
        }
        time = wider;
    }
}

/// What the component earns without the rows that are gone.
fn total(paid: &Paid, windows: &[Period], left: &[Event], gone: &[u32]) -> Result<Exact, Trouble> {
    let (mut lines, mut notes): (Vec<Line>, Vec<Note>) = (Vec::new(), Vec::new());
    earned(&Paid { gone, ..*paid }, windows, Slice::of(left), &mut lines, &mut notes)?;
    lines.iter().map(|line| line.amount).try_fold(Exact::ZERO, Exact::plus).ok_or_else(|| too_large(paid))
}

fn too_large(paid: &Paid) -> Trouble {
    Trouble::TooLarge { person: paid.member.name.clone() }
}
