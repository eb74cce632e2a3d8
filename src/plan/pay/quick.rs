//! What many deals pay together, in whole numbers: for totals alone, the same to the cent
//! as the lines of single deals.

use std::collections::BTreeSet;

use crate::plan::credit::trouble::Note;
use crate::plan::document::component::{Then, Threshold};
use crate::plan::document::pays::{Applies, Position};
use crate::plan::document::plan::RoundingAt;
use crate::plan::line::{Line, Rule, Stage};
use crate::plan::measure::event::{Event, Slice};
use crate::plan::pay::deals::{Part, cuts, of_piece, pieces};
use crate::plan::pay::whole::{Cut, Factors, units, units_up};
use crate::sales::day::Day;
use crate::sales::exact::Exact;

/// Adds to the lines of one window one for each time between `breaks`, the sum of what its
/// deals pay. `None` where that takes more than whole numbers; then nothing was added.
pub fn pay(
    part: &Part,
    opening: Exact,
    threshold: Option<(Exact, &Threshold)>,
    events: Slice,
    breaks: &[Day],
    out: &mut Vec<Line>,
    notes: &mut Vec<Note>,
) -> Option<()> {
    let (scale, _, _) = events.units?;
    let rounding = part.rows.rounding();
    let is_by_value = part.scale.position == Position::Value || rounding.at != RoundingAt::Line;
    let is_by_deal = part.scale.position == Position::Deal && part.rows.has_deals();
    let pays_later = events.list.iter().any(|event| event.pays_on != event.day);
    let above_only = threshold.filter(|(_, threshold)| threshold.then == Then::AboveOnly).map(|(at, _)| at);
    let is_retroactive = part.scale.applies == Applies::Retroactive;
    // The cents of divided deals are given out line by line.
    let divides = part.rows.divides() && part.scale.bands.iter().any(|step| step.name.is_none());
    if is_by_value
        || is_by_deal
        || pays_later
        || divides
        || (is_retroactive && (above_only.is_some() || part.scale.position == Position::Deal))
    {
        return None;
    }
    let cliff = threshold.filter(|(_, threshold)| threshold.then == Then::FromFirst).map(|(at, _)| at);
    let places = part.scale.bands.iter().map(|step| step.from.map_or(Some(i64::MIN), |from| units_up(from, scale)));
    let quick = Quick {
        part,
        scale,
        places: places.collect::<Option<_>>()?,
        cuts: cuts(&part.scale, above_only).into_iter().map(|cut| Cut::new(cut, scale)).collect::<Option<_>>()?,
        exact_cuts: cuts(&part.scale, above_only),
        above_only: match above_only {
            Some(at) => Some((at, Cut::new(at, scale)?)),
            None => None,
        },
        factors: Factors::new(part, scale)?,
    };
    let cliff = cliff.map_or(Some(i64::MIN), |at| units_up(at, scale))?;
    let mut sums = Vec::new();
    let without = quick.run(units(opening, scale)?, cliff, events, breaks, &mut sums)?;
    let component = Some(part.rows.component().0);
    for (day, steps) in sums.into_iter().filter(|(_, steps)| *steps != 0) {
        let amount = Exact::whole(i128::from(steps)).times(rounding.to.0)?;
        // Of totals nobody reads why.
        out.push(Line { day, component, row: None, stage: Stage::Earned, amount, because: Rule::Rounding, from: Vec::new() });
    }
    notes.extend(without.into_iter().filter_map(|code| part.rows.without_base(code)));
    Some(())
}

/// One part of a window in whole numbers.
struct Quick<'a> {
    part: &'a Part<'a>,
    scale: i64,
    /// From where on each band holds.
    places: Vec<i64>,
    cuts: Vec<Cut>,
    exact_cuts: Vec<Exact>,
    above_only: Option<(Exact, Cut)>,
    factors: Factors<'a>,
}

impl Quick<'_> {
    /// The steps of rounding that each time between breaks comes to, by its last day with
    /// pay; and the values without a rate.
    fn run(&self, opening: i64, cliff: i64, events: Slice, breaks: &[Day], sums: &mut Vec<(Day, i64)>) -> Option<BTreeSet<usize>> {
        let (_, measured, credited) = events.units?;
        let applies = self.part.scale.applies;
        let mut without = BTreeSet::new();
        let mut position = opening;
        let (mut reached, mut waiting, mut paid) = (position >= cliff, 0i64, 0i64);
        let mut given = None;
        let mut breaks = breaks.iter();
        let mut next = breaks.next();
        for (index, ((event, measured), credited)) in events.list.iter().zip(measured).zip(credited).enumerate() {
            if next.is_some_and(|day| *day <= event.day) || sums.is_empty() {
                while next.is_some_and(|day| *day <= event.day) {
                    next = breaks.next();
                }
                sums.push((event.day, 0));
            }
            let code = self.factors.code(event);
            if self.factors.is_without(code) {
                without.insert(code);
            }
            let (start, end) = match self.part.scale.position {
                Position::Deal => (0, measured.checked_abs()?),
                Position::Window | Position::Value => (position, position.checked_add(*measured)?),
            };
            position = position.checked_add(*measured)?;
            let mut now = 0;
            if applies == Applies::Retroactive {
                let band = self.band(end);
                if band != given {
                    for (deal, credited) in events.list.iter().zip(events.units?.2).take(index) {
                        let code = self.factors.code(deal);
                        let (before, after) = (self.factors.steps(given, code, *credited)?, self.factors.steps(band, code, *credited)?);
                        now = after.checked_sub(before)?.checked_add(now)?;
                    }
                    given = band;
                }
            }
            now = self.deal(start, end, *credited, code, event)?.checked_add(now)?;
            let sum = sums.last_mut()?;
            let is_reached = position >= cliff;
            let mut change = 0;
            if is_reached && !reached {
                change = waiting;
                paid = paid.checked_add(waiting)?;
                waiting = 0;
            }
            if !is_reached && reached && cliff != i64::MIN {
                change = paid.checked_neg()?;
                waiting = waiting.checked_add(paid)?;
                paid = 0;
            }
            reached = is_reached;
            if reached {
                change = change.checked_add(now)?;
                paid = paid.checked_add(now)?;
            } else {
                waiting = waiting.checked_add(now)?;
            }
            if change != 0 {
                *sum = (event.day, sum.1.checked_add(change)?);
            }
        }
        Some(without)
    }

    fn band(&self, position: i64) -> Option<usize> {
        self.places.iter().rposition(|place| *place <= position)
    }

    /// What one deal pays.
    fn deal(&self, start: i64, end: i64, credited: i64, code: usize, event: &Event) -> Option<i64> {
        let (low, high) = (start.min(end), start.max(end));
        if self.cuts.iter().any(|cut| low < cut.ceiling && cut.floor < high) {
            return self.cut(start, end, credited, code, event);
        }
        if self.above_only.is_some_and(|(_, at)| high <= at.floor) {
            return Some(0);
        }
        let held_by = match self.part.scale.applies {
            Applies::Marginal => low,
            Applies::WholeDealBefore if start < end => start,
            Applies::WholeDealBefore | Applies::Retroactive => end,
            Applies::WholeDeal => high,
        };
        self.factors.steps(self.band(held_by), code, credited)
    }

    /// What a deal pays that lies in several bands.
    fn cut(&self, start: i64, end: i64, credited: i64, code: usize, event: &Event) -> Option<i64> {
        let (low, high) = (start.min(end), start.max(end));
        let is_marginal = self.part.scale.applies == Applies::Marginal;
        let is_whole = self.cuts.iter().all(|cut| cut.floor == cut.ceiling);
        let mut steps: i64 = 0;
        if is_marginal && is_whole && credited.checked_abs()? == high - low {
            let mut from = low;
            for cut in self.cuts.iter().map(|cut| cut.floor).filter(|cut| low < *cut && *cut < high).chain([high]) {
                let part = (cut - from).checked_mul(credited.signum())?;
                if self.above_only.is_none_or(|(_, at)| cut > at.floor) {
                    steps = self.factors.steps(self.band(from), code, part)?.checked_add(steps)?;
                }
                from = cut;
            }
            return Some(steps);
        }
        let exact = |units: i64| Exact::new(i128::from(units), i128::from(self.scale));
        let (start, end) = (exact(start)?, exact(end)?);
        let rounding = self.part.rows.rounding();
        let above_only = self.above_only.map(|(at, _)| at);
        for piece in pieces(start, end, event, &self.exact_cuts)? {
            let amount = of_piece(self.part, &piece, (start, end), above_only, event)?.map_or(Exact::ZERO, |line| line.amount);
            let whole = amount.over(rounding.to.0)?.as_whole()?;
            steps = steps.checked_add(i64::try_from(whole).ok()?)?;
        }
        Some(steps)
    }
}
