//! What of a sum is each deal's, where what is paid for single deals waits or goes back.

use std::collections::BTreeMap;

use crate::plan::document::component::Component;
use crate::plan::document::payment::{ClawbackBy, Hold};
use crate::plan::line::{Line, LineId, Rule, to_step};
use crate::plan::measure::events::clawback;
use crate::plan::measure::setting::Setting;
use crate::sales::exact::Exact;

/// Whether what is paid for single deals of a component waits or goes back: then what its totals come to is shared among its deals.
pub fn by_deal(setting: &Setting, component: &Component) -> bool {
    let goes_back = clawback(setting, component).is_some_and(|clawback| matches!(clawback.by, ClawbackBy::Share | ClawbackBy::TimeKept));
    holds(setting, component).iter().any(|hold| hold.until.is_some()) || (goes_back && setting.prepared.dates.has_any("cancelled_on"))
}

/// Whether what a cap takes is shared among deals, a component's own or, for the plan's, those of all components.
pub fn caps_by_deal(setting: &Setting, component: Option<usize>) -> bool {
    let plan = setting.plan;
    let (of, caps) = match component.and_then(|index| plan.components.get(index)) {
        Some(component) => (std::slice::from_ref(component), &component.caps),
        None => (plan.components.as_slice(), &plan.caps),
    };
    // What waits for an attainment, or by holds of its own, waits with its component.
    let waits = |of: &Component| of.holds.is_some() || holds(setting, of).iter().any(|hold| hold.attainment.is_some());
    let is_cut = caps.iter().any(|cap| cap.per.span().is_none() || !cap.components.is_empty());
    is_cut || of.iter().any(|of| by_deal(setting, of) || (component.is_none() && waits(of)))
}

fn holds<'a>(setting: &'a Setting, component: &'a Component) -> &'a [Hold] {
    component.holds.as_ref().unwrap_or(&setting.plan.payment.holds)
}

/// A row, or none, in the order of ranks: that of rows in their file makes no difference.
pub type Ranked = Option<(u32, u32)>;

pub fn ranked(setting: &Setting, row: Option<u32>) -> Ranked {
    row.map(|row| (setting.prepared.ranks.get(row as usize).copied().unwrap_or_default(), row))
}

/// The row of a place.
pub fn row(place: Ranked) -> Option<u32> {
    place.map(|(_, row)| row)
}

/// Whose a part is: of which component and which row.
type Key = (Option<usize>, Ranked);

/// What a cap takes from deals, pay period by pay period: theirs by what each brought in it.
#[derive(Default)]
pub struct Shares {
    /// What each brought in the pay period, what it was given of the cap's lines, and its lines.
    of: BTreeMap<Key, (Exact, Exact, Vec<LineId>)>,
    /// What the cap's lines of the pay period come to.
    total: Exact,
    /// What is above the cap in the span.
    above: BTreeMap<Key, Exact>,
}

impl Shares {
    /// Another pay period begins.
    pub fn begin_period(&mut self) {
        self.of.clear();
        self.total = Exact::ZERO;
    }

    /// Another span begins: what each deal had above the cap in the one before.
    pub fn begin_span(&mut self) -> Vec<(Key, Exact)> {
        self.begin_period();
        std::mem::take(&mut self.above).into_iter().filter(|(_, above)| !above.is_zero()).collect()
    }

    pub fn bring(&mut self, setting: &Setting, line: &Line, id: LineId) -> Option<()> {
        let (brought, _, ids) = self.of.entry((line.component, ranked(setting, line.row))).or_default();
        *brought = brought.plus(line.amount)?;
        ids.push(id);
        Some(())
    }

    /// A cap's line as those of the deals: what is taken, of those that brought something, what is given again, of those that took something back.
    pub fn divide(&mut self, setting: &Setting, line: &Line) -> Option<Vec<Line>> {
        let total = self.total.plus(line.amount)?;
        self.total = total;
        let weight = |brought: Exact| if total.is_positive() == brought.is_positive() { Exact::ZERO } else { brought };
        let of = self.of.values().try_fold(Exact::ZERO, |sum, (brought, ..)| sum.plus(weight(*brought)))?;
        if of.is_zero() && !total.is_zero() {
            return Some(vec![line.clone()]);
        }
        let last = self.of.iter().rev().find(|(_, (brought, ..))| !weight(*brought).is_zero()).map(|(key, _)| *key);
        let alone = self.of.values().filter(|(brought, ..)| !weight(*brought).is_zero()).count() < 2;
        let (mut rest, mut lines) = (total, Vec::new());
        for (key @ (component, place), (brought, given, ids)) in &mut self.of {
            let part = weight(*brought);
            let due = match last == Some(*key) {
                _ if of.is_zero() => Exact::ZERO,
                true => rest,
                false => to_step(total.times(part)?.over(of)?, &setting.plan.rounding)?,
            };
            rest = if last > Some(*key) { rest.minus(due)? } else { rest };
            let amount = due.minus(*given)?;
            if amount.is_zero() {
                continue;
            }
            let because = match alone {
                true => line.because.clone(),
                false => Rule::DealPart { rule: Box::new(line.because.clone()), total, part, of, before: *given },
            };
            lines.push(Line { component: *component, row: row(*place), amount, because, from: ids.clone(), ..line.clone() });
            *given = due;
            let above = self.above.entry(*key).or_default();
            *above = above.minus(amount)?;
        }
        Some(lines)
    }
}
