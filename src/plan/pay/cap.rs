//! Caps: the most that is paid for a deal or a span.

use std::collections::BTreeMap;

use crate::plan::credit::trouble::Note;
use crate::plan::curve::scale::is_below;
use crate::plan::document::component::{Cap, Excess};
use crate::plan::document::number::digits;
use crate::plan::line::{Line, LineId, Rule, Stage};
use crate::plan::measure::setting::{Member, Setting};
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::period::Period;

/// Whose lines a cap limits.
pub struct Capped<'a> {
    pub setting: &'a Setting<'a>,
    pub member: &'a Member<'a>,
    /// The component, or `None` for all of them.
    pub component: Option<usize>,
    /// Target pay over a span.
    pub target_pay: &'a dyn Fn(Period) -> Option<Exact>,
}

/// Adds what a cap takes from the lines from `first` on.
pub fn limit(capped: &Capped, cap: &Cap, first: LineId, out: &mut Vec<Line>, notes: &mut Vec<Note>) -> Option<()> {
    let Some(span) = cap.per.span() else { return per_deal(capped, cap, first, out) };
    // Within a pay period the order of lines makes no difference.
    let mut chunks: BTreeMap<(Day, Day), Vec<LineId>> = BTreeMap::new();
    let last = out.get(first..)?.iter().map(|line| Day(line.day.0 + 1)).max().unwrap_or(capped.setting.whole.end);
    let whole = Period { start: capped.setting.whole.start, end: capped.setting.whole.end.max(last) };
    let start_of = |day: Day| span.around(day, capped.setting.cut, whole).start;
    for (id, line) in out.iter().enumerate().skip(first) {
        chunks.entry((start_of(line.day), capped.setting.pay_period(line.day).start)).or_default().push(id);
    }
    if cap.excess == Excess::Carried {
        for period in span.all(capped.setting.cut, whole) {
            chunks.entry((period.start, capped.setting.pay_period(period.start).start)).or_default();
        }
    }
    let mut state = State::START;
    let (mut span_start, mut carried) = (None, Exact::ZERO);
    for ((start, chunk), ids) in chunks {
        let period = span.around(start, capped.setting.cut, whole);
        let is_new = span_start != Some(start);
        if is_new {
            carried = state.above();
            state = State::START;
            span_start = Some(start);
        }
        let most = match (cap.amount, cap.of_target) {
            (Some(amount), _) => amount.0,
            (None, Some(share)) => match (capped.target_pay)(period) {
                Some(target) => target.times(share.0)?,
                None => continue,
            },
            (None, None) => continue,
        };
        let net = ids.iter().filter_map(|id| out.get(*id)).map(|line| line.amount).try_fold(Exact::ZERO, Exact::plus)?;
        let day = ids.iter().filter_map(|id| out.get(*id)).map(|line| line.day).max();
        if is_new && cap.excess == Excess::Carried && carried.is_positive() {
            // What there is room for once this span's own pay is known comes with its first pay period.
            let day = day.unwrap_or(chunk.max(start));
            out.push(line(capped, day, carried, Rule::Carried { amount: carried }, Vec::new()));
            state.add(carried)?;
        }
        state.add(net)?;
        let amount = state.change(most, cap.excess)?;
        if !amount.is_zero() {
            let day = day.unwrap_or(chunk.max(start));
            let row = only_row(&ids, out);
            out.push(Line { row, ..line(capped, day, amount, Rule::Cap { most, came_to: state.raw }, ids) });
        }
    }
    if cap.excess == Excess::Carried && state.above().is_positive() {
        notes.push(Note::StillCarried { person: capped.member.name.clone(), amount: digits(state.above()) });
    }
    Some(())
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

    /// What has to be added for no more than the most to stand.
    fn change(&mut self, most: Exact, excess: Excess) -> Option<Exact> {
        let came_to = self.kept.plus(self.added)?;
        let wanted = match excess {
            Excess::Lost => came_to,
            Excess::Carried | Excess::Refundable => self.raw,
        };
        self.kept = if is_below(most, wanted) { most } else { wanted };
        self.added = Exact::ZERO;
        self.kept.minus(came_to)
    }
}

fn per_deal(capped: &Capped, cap: &Cap, first: LineId, out: &mut Vec<Line>) -> Option<()> {
    let Some(most) = cap.amount else { return Some(()) };
    let deals = capped.setting.credits.column("deal");
    let mut came_to: BTreeMap<(Option<usize>, Option<u32>), (Exact, Exact)> = BTreeMap::new();
    for id in first..out.len() {
        let Some(found) = out.get(id).filter(|line| line.row.is_some()).cloned() else { continue };
        let deal = found.row.and_then(|row| deals.filter(|deals| !deals.at(row).is_empty()).and_then(|deals| deals.code(row)));
        let key = (deal, found.row.filter(|_| deal.is_none()));
        let (raw, kept) = came_to.get(&key).copied().unwrap_or((Exact::ZERO, Exact::ZERO));
        let raw = raw.plus(found.amount)?;
        let now = if is_below(most.0, raw) { most.0 } else { raw };
        let change = now.minus(kept)?.minus(found.amount)?;
        came_to.insert(key, (raw, now));
        if !change.is_zero() {
            let because = Rule::Cap { most: most.0, came_to: raw };
            out.push(Line { row: found.row, ..line(capped, found.day, change, because, vec![id]) });
        }
    }
    Some(())
}

fn line(capped: &Capped, day: Day, amount: Exact, because: Rule, from: Vec<LineId>) -> Line {
    Line { day, component: capped.component, row: None, stage: Stage::Earned, amount, because, from }
}
