//! Caps: the most that is paid for a deal or a span.

use std::collections::BTreeMap;

use crate::plan::credit::trouble::Note;
use crate::plan::curve::scale::is_below;
use crate::plan::document::component::{Cap, Excess};
use crate::plan::document::number::digits;
use crate::plan::line::{Line, LineId, Rule, Stage, to_step};
use crate::plan::measure::event::Event;
use crate::plan::measure::setting::{Member, Setting};
use crate::plan::pay::share::{Shares, caps_by_deal, row};
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::period::Period;

/// Whose lines a cap limits.
pub struct Capped<'a> {
    pub setting: &'a Setting<'a>,
    pub member: &'a Member<'a>,
    /// The component, or `None` for all of them.
    pub component: Option<usize>,
    /// What the component credits.
    pub events: &'a [Event],
    /// Target pay over a span.
    pub target_pay: &'a dyn Fn(Period) -> Option<Exact>,
    /// Base pay over a span.
    pub base_pay: &'a dyn Fn(Period) -> Option<Exact>,
}

/// Adds what a cap takes from the lines from `first` on.
pub fn limit(capped: &Capped, cap: &Cap, first: LineId, out: &mut Vec<Line>, notes: &mut Vec<Note>) -> Option<()> {
    let Some(span) = cap.per.span() else { return per_deal(capped, cap, first, out) };
    // Within a pay period the order of lines makes no difference, but that what is above a hard cap is gone before a later refund.
    let is_hard = cap.excess == Excess::Lost && cap.pays_above.is_none();
    let chunk_of = |day: Day| if is_hard { day } else { capped.setting.pay_period(day).start };
    let mut chunks: BTreeMap<(Day, Day), Vec<LineId>> = BTreeMap::new();
    let last = out.get(first..)?.iter().map(|line| Day(line.day.0 + 1)).max().unwrap_or(capped.setting.whole.end);
    let whole = Period { start: capped.setting.whole.start, end: capped.setting.whole.end.max(last) };
    let start_of = |day: Day| span.around(day, capped.setting.cut, whole).start;
    for (id, line) in out.iter().enumerate().skip(first).filter(|(_, line)| is_limited(capped, cap, line)) {
        chunks.entry((start_of(line.day), chunk_of(line.day))).or_default().push(id);
    }
    if cap.excess == Excess::Carried {
        for period in span.all(capped.setting.cut, whole).into_iter().filter(|period| period.start <= capped.setting.known_until) {
            chunks.entry((period.start, capped.setting.pay_period(period.start).start)).or_default();
        }
    }
    let mut state = State::START;
    let (mut span_start, mut paid_in, mut carried) = (None, None, Exact::ZERO);
    let mut shares = caps_by_deal(capped.setting, capped.component).then(Shares::default);
    for ((start, chunk), ids) in chunks {
        let period = span.around(start, capped.setting.cut, whole);
        let is_new = span_start != Some(start);
        let mut carries = Vec::new();
        if is_new {
            carried = state.above();
            state = State::START;
            span_start = Some(start);
            carries = shares.as_mut().map_or_else(|| vec![((capped.component, None), carried)], Shares::begin_span);
        }
        let pay_period = capped.setting.pay_period(chunk).start;
        if paid_in.replace(pay_period) != Some(pay_period) {
            shares.iter_mut().for_each(Shares::begin_period);
        }
        let of = |pay: &dyn Fn(Period) -> Option<Exact>, share: Exact| pay(period).and_then(|pay| pay.times(share));
        let most = match (cap.amount, cap.of_target, cap.of_base) {
            (Some(amount), _, _) => Some(amount.0),
            (None, Some(share), _) => of(capped.target_pay, share.0),
            (None, None, Some(share)) => of(capped.base_pay, share.0),
            (None, None, None) => None,
        };
        let Some(most) = most else { continue };
        let net = ids.iter().filter_map(|id| out.get(*id)).map(|line| line.amount).try_fold(Exact::ZERO, Exact::plus)?;
        let day = ids.iter().filter_map(|id| out.get(*id)).map(|line| line.day).max();
        if is_new && cap.excess == Excess::Carried && carried.is_positive() {
            // What there is room for once this span's own pay is known comes with its first pay period.
            let day = day.unwrap_or(chunk.max(start));
            for ((component, place), amount) in carries {
                let carried = Line { component, row: row(place), ..line(capped, day, amount, Rule::Carried { amount }, Vec::new()) };
                shares.as_mut().map_or(Some(()), |shares| shares.bring(capped.setting, &carried, out.len()))?;
                out.push(carried);
            }
            state.add(carried)?;
        }
        state.add(net)?;
        for id in &ids {
            shares.as_mut().zip(out.get(*id)).map_or(Some(()), |(shares, line)| shares.bring(capped.setting, line, *id))?;
        }
        let (amount, came_to) = state.change(most, cap, capped.setting)?;
        if !amount.is_zero() {
            let day = day.unwrap_or(chunk.max(start));
            let row = only_row(&ids, out);
            let whole = Line { row, ..line(capped, day, amount, reason(cap, most, came_to), ids) };
            match &mut shares {
                Some(shares) => out.extend(shares.divide(capped.setting, &whole)?),
                None => out.push(whole),
            }
        }
    }
    if cap.excess == Excess::Carried && state.above().is_positive() {
        notes.push(Note::StillCarried { person: capped.member.name.clone(), amount: digits(state.above()) });
    }
    Some(())
}

/// Whether a line is of the components that a cap is for.
fn is_limited(capped: &Capped, cap: &Cap, line: &Line) -> bool {
    let of = line.component.and_then(|index| capped.setting.plan.components.get(index));
    cap.components.is_empty() || of.is_some_and(|component| cap.components.contains(&component.id))
}

/// The row that all of these lines are for: what waits for it, waits with the cap.
fn only_row(ids: &[LineId], lines: &[Line]) -> Option<u32> {
    let mut rows = ids.iter().filter_map(|id| lines.get(*id)).map(|line| line.row);
    let first = rows.next()??;
    rows.all(|row| row == Some(first)).then_some(first)
}

/// How far a span has come.
struct State {
    /// All that was earned, and carried here.
    raw: Exact,
    /// What of it stands.
    kept: Exact,
    /// What was added since the last change.
    added: Exact,
}

impl State {
    const START: State = State { raw: Exact::ZERO, kept: Exact::ZERO, added: Exact::ZERO };

    fn above(&self) -> Exact {
        self.raw.minus(self.kept).unwrap_or(Exact::ZERO)
    }

    fn add(&mut self, amount: Exact) -> Option<()> {
        self.raw = self.raw.plus(amount)?;
        self.added = self.added.plus(amount)?;
        Some(())
    }

    /// What has to be added for no more than the most to stand, and what it came to.
    fn change(&mut self, most: Exact, cap: &Cap, setting: &Setting) -> Option<(Exact, Exact)> {
        let came_to = self.kept.plus(self.added)?;
        let wanted = match (cap.excess, cap.pays_above) {
            (Excess::Lost, None) => came_to,
            (Excess::Lost, Some(_)) | (Excess::Carried | Excess::Refundable, _) => self.raw,
        };
        self.kept = match cap.pays_above {
            _ if !is_below(most, wanted) => wanted,
            None => most,
            Some(share) => most.plus(to_step(wanted.minus(most)?.times(share.0)?, &setting.plan.rounding)?)?,
        };
        // What was lost above the cap was not paid, so it does not go back either.
        let least = if is_below(self.raw, Exact::ZERO) { self.raw } else { Exact::ZERO };
        if is_below(self.kept, least) {
            self.kept = least;
        }
        self.added = Exact::ZERO;
        Some((self.kept.minus(came_to)?, wanted))
    }
}

/// A deal by the code of its name, or a row without a name.
type Deal = (Option<usize>, Option<u32>);

fn per_deal(capped: &Capped, cap: &Cap, first: LineId, out: &mut Vec<Line>) -> Option<()> {
    let deals = capped.setting.credits.column("deal");
    // A row without a deal is one of its own.
    let deal_of = |row: u32| match deals.filter(|deals| !deals.at(row).is_empty()).and_then(|deals| deals.code(row)) {
        Some(deal) => (Some(deal), None),
        None => (None, Some(row)),
    };
    let limited = out.iter().enumerate().skip(first).filter(|(_, line)| is_limited(capped, cap, line));
    let of_rows = limited.filter_map(|(id, line)| Some((deal_of(line.row?), line.day, id)));
    let mut found: Vec<(Deal, Day, LineId)> = of_rows.collect();
    found.sort_unstable();
    for of_deal in found.chunk_by(|(one, ..), (other, ..)| one == other) {
        let mut state = State::START;
        for of_day in of_deal.chunk_by(|(_, one, _), (_, other, _)| one == other) {
            let Some(&(deal, day, _)) = of_day.first() else { continue };
            let ids = || of_day.iter().map(|(_, _, id)| *id);
            let most = match (cap.amount, cap.of_credit) {
                (Some(amount), _) => amount.0,
                (None, Some(share)) => {
                    let of_deal = capped.events.iter().filter(|event| event.day <= day && event.row.map(deal_of) == Some(deal));
                    let credited = of_deal.map(|event| event.credited).try_fold(Exact::ZERO, Exact::plus)?;
                    to_step(credited.times(share.0)?, &capped.setting.plan.rounding)?
                }
                (None, None) => continue,
            };
            state.add(ids().filter_map(|id| out.get(id)).map(|line| line.amount).try_fold(Exact::ZERO, Exact::plus)?)?;
            let (change, came_to) = state.change(most, cap, capped.setting)?;
            if !change.is_zero() {
                let row = ids().next_back().and_then(|id| out.get(id)).and_then(|line| line.row);
                out.push(Line { row, ..line(capped, day, change, reason(cap, most, came_to), ids().collect()) });
            }
        }
    }
    Some(())
}

fn reason(cap: &Cap, most: Exact, came_to: Exact) -> Rule {
    Rule::Cap { most, came_to, above: cap.pays_above.map_or(Exact::ZERO, |share| share.0) }
}

fn line(capped: &Capped, day: Day, amount: Exact, because: Rule, from: Vec<LineId>) -> Line {
    Line { day, component: capped.component, row: None, stage: Stage::Earned, amount, because, from }
}
