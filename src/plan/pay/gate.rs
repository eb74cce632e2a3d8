//! Gates and multipliers: a figure decides how much of what was earned stands.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::plan::credit::trouble::Trouble;
use crate::plan::curve::scale::is_below;
use crate::plan::document::check::component::MARGIN_RATE;
use crate::plan::document::component::{Component, Gate, GateOf, Ladder};
use crate::plan::document::number::{Bound, Share};
use crate::plan::line::{Line, Rule, Stage, rounded};
use crate::plan::measure::event::{Event, Events};
use crate::plan::measure::events::events;
use crate::plan::measure::figures::{margin_rate, typed_on};
use crate::plan::measure::quota::quota;
use crate::plan::pay::pool::paid_on;
use crate::plan::pay::windows::{Paid, opening, windows};
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::period::Period;

/// Adds to each line from `first` on what a component's gates change of it: by what the
/// figure has come to at the end of the line's pay period, and again, as a line of its own,
/// in each later pay period of the window in which it comes to something else.
///
/// # Errors
/// A figure that is not there, or a number too large.
pub fn pass(paid: &Paid, first: usize, out: &mut Vec<Line>) -> Result<(), Trouble> {
    for gate in &paid.component.gates {
        let looked_at = LookedAt::new(paid, gate).ok_or_else(|| too_large(paid))?;
        let mut known: BTreeMap<(Day, Day), Vec<Judged>> = BTreeMap::new();
        let mut changes = Vec::new();
        // Lines that follow each other are mostly of the same days.
        let mut last: Option<(Period, (Day, Day))> = None;
        for (id, line) in out.iter().enumerate().skip(first) {
            let key = match last.filter(|(days, _)| days.contains(line.day)) {
                Some((_, key)) => key,
                None => {
                    // A figure may be typed for a month of the window.
                    let (window, period) = (looked_at.window(paid, line.day), paid.setting.pay_period(line.day));
                    let key = (window.start, period.start);
                    if let std::collections::btree_map::Entry::Vacant(vacant) = known.entry(key) {
                        vacant.insert(looked_at.judged(paid, gate, line.day, window)?);
                    }
                    last = Some((Period { start: window.start.max(period.start), end: window.end.min(period.end) }, key));
                    key
                }
            };
            let mut before = Exact::whole(1);
            for judged in known.get(&key).into_iter().flatten() {
                changes.extend(adjusted(paid, gate, id, line, judged, before).ok_or_else(|| too_large(paid))?);
                before = judged.multiplier;
            }
        }
        out.extend(changes);
    }
    Ok(())
}

/// Those whom the gates of a component that only the qualified share block when a window is shared, by their places and its first day.
///
/// # Errors
/// A figure that is not there, or a number too large.
pub fn blocked(paid: &Paid) -> Result<Vec<(usize, Day)>, Trouble> {
    let mut blocked = Vec::new();
    for (place, events) in paid.everybody.iter().filter(|_| paid.component.pays.is_qualified_only()) {
        let Some(member) = paid.setting.members.get(*place) else { continue };
        let paid = Paid { place: *place, member, ..*paid };
        for window in windows(paid.setting, paid.setting.window(paid.component), events.all()) {
            let day = paid_on(paid.component, window);
            for gate in &paid.component.gates {
                let looked_at = LookedAt::new(&paid, gate).ok_or_else(|| too_large(&paid))?;
                let of = looked_at.window(&paid, day);
                let judged = looked_at.on(&paid, gate, day, of, paid.setting.pay_period(day).end, None);
                // Who has no quota attains nothing of it.
                let has_none = matches!((&judged, &looked_at), (Err(Trouble::NoFigure { .. }), LookedAt::Component { component, .. }) if component.kpi.is_none());
                if has_none || judged?.multiplier.is_zero() {
                    blocked.push((*place, window.start));
                }
            }
        }
    }
    Ok(blocked)
}

fn too_large(paid: &Paid) -> Trouble {
    Trouble::TooLarge { person: paid.member.name.clone() }
}

/// What a figure has come to on a day.
struct Judged {
    /// `None` for the day of the line.
    day: Option<Day>,
    value: Exact,
    multiplier: Exact,
}

fn adjusted(paid: &Paid, gate: &Gate, id: usize, line: &Line, judged: &Judged, before: Exact) -> Option<Option<Line>> {
    let Judged { value, multiplier, .. } = *judged;
    if multiplier == before {
        return Some(None);
    }
    let of = |multiplier: Exact| match multiplier == Exact::whole(1) {
        true => Some(line.amount),
        false => rounded(line.amount.times(multiplier)?, &paid.setting.plan.rounding),
    };
    let amount = of(multiplier)?.minus(of(before)?)?;
    if amount.is_zero() {
        return Some(None);
    }
    let of = [&gate.kpi, &gate.attainment_of, &gate.credited_of].into_iter().flatten().next().cloned().unwrap_or_default();
    // A KPI whose bound or figure is so large is no share.
    let bounds = [gate.below, gate.at_most, gate.at_least, gate.above].into_iter().flatten().chain(gate.steps.iter().map(|step| step.from));
    let is_large = |number: Exact| !is_below(number, Exact::whole(10));
    let is_number =
        gate.credited_of.is_some() || (gate.kpi.is_some() && (is_large(value) || bounds.into_iter().any(|bound| is_large(bound.0))));
    let value = if is_number { Bound::At(value) } else { Bound::OfQuota(value) };
    let because = Rule::Gate { of, value, before, multiplier, amount: line.amount };
    let day = judged.day.map_or(line.day, |day| day.max(line.day));
    Some(Some(Line { day, component: line.component, row: line.row, stage: Stage::Earned, amount, because, from: vec![id] }))
}

/// What a gate looks at.
enum LookedAt<'a> {
    /// A figure that is typed, or that of the margins.
    Kpi(&'a str),
    /// What a component measures of these people, by their places.
    Component { index: usize, component: &'a Component, of: Vec<(usize, Arc<Events>)> },
}

impl<'a> LookedAt<'a> {
    fn new(paid: &Paid<'a>, gate: &'a Gate) -> Option<LookedAt<'a>> {
        let id = gate.attainment_of.as_ref().or(gate.credited_of.as_ref());
        let Some((index, component)) = id.and_then(|id| paid.setting.plan.component(id)) else {
            return Some(LookedAt::Kpi(gate.kpi.as_deref().unwrap_or_default()));
        };
        let places = match gate.of {
            GateOf::Own => vec![paid.place],
            GateOf::Team => peers(paid),
        };
        let of = places.into_iter().map(|place| Some((place, without(paid, events(paid.setting, index, component, place)?))));
        Some(LookedAt::Component { index, component, of: of.collect::<Option<_>>()? })
    }

    /// The span that the figure is of.
    fn window(&self, paid: &Paid, day: Day) -> Period {
        let component = match self {
            LookedAt::Kpi(_) => paid.component,
            LookedAt::Component { component, .. } => component,
        };
        paid.setting.window(component).around(day, paid.setting.cut, paid.setting.whole)
    }

    /// What the figure comes to for a day, and later in the window.
    fn judged(&self, paid: &Paid, gate: &Gate, day: Day, window: Period) -> Result<Vec<Judged>, Trouble> {
        let period = paid.setting.pay_period(day);
        let mut result = vec![self.on(paid, gate, day, window, period.end, None)?];
        let kpi = match self {
            LookedAt::Kpi(kpi) => Some(*kpi),
            LookedAt::Component { component, .. } => component.kpi.as_deref(),
        };
        // What is typed is known from the first day on.
        if kpi.is_some_and(|kpi| kpi != MARGIN_RATE || typed_on(paid.setting, kpi, paid.member, day, window).is_some()) {
            return Ok(result);
        }
        let rest = Period { start: period.end.min(window.end), end: window.end };
        for later in paid.setting.plan.calendar.pay_period.all(paid.setting.cut, rest) {
            let Some(changed) = self.last_within(paid, Period { start: later.start, end: later.end.min(window.end) }) else { continue };
            let judged = self.on(paid, gate, day, window, later.end, Some(changed))?;
            if result.last().is_none_or(|before| before.multiplier != judged.multiplier) {
                result.push(judged);
            }
        }
        Ok(result)
    }

    /// The last day of a period on which something counts.
    fn last_within(&self, paid: &Paid, period: Period) -> Option<Day> {
        match self {
            LookedAt::Kpi(_) => {
                let rows = paid.member.rows.iter().filter_map(|at| paid.setting.credits.rows.get(*at as usize));
                rows.map(|row| row.date).filter(|day| period.contains(*day)).max()
            }
            LookedAt::Component { of, .. } => {
                of.iter().filter_map(|(_, events)| events.within(period).list.last()).map(|event| event.day).max()
            }
        }
    }

    fn on(&self, paid: &Paid, gate: &Gate, day: Day, window: Period, end: Day, changed: Option<Day>) -> Result<Judged, Trouble> {
        let value = match self {
            LookedAt::Kpi(kpi) => {
                typed_on(paid.setting, kpi, paid.member, day, window).and_then(|figure| figure.attainment()).or_else(|| {
                    let to_date = Period { end: end.min(window.end), ..window };
                    let rate = |period| margin_rate(paid.setting, paid.member, period, paid.gone);
                    // Before anything was sold the first that is sold decides.
                    (*kpi == MARGIN_RATE).then(|| rate(to_date).or_else(|| rate(window))).flatten()
                })
            }
            LookedAt::Component { index, component, of } => match &component.kpi {
                Some(kpi) => typed_on(paid.setting, kpi, paid.member, day, window).and_then(|figure| figure.attainment()),
                None => reached(paid, gate, (*index, component), of, Period { end: end.min(window.end), ..window }, window),
            },
        };
        let missing = || match self {
            LookedAt::Kpi(kpi) => Trouble::NoFigure { kpi: (*kpi).to_owned(), person: paid.member.name.clone(), day },
            LookedAt::Component { component, .. } => Trouble::NoFigure { kpi: component.id.clone(), person: paid.member.name.clone(), day },
        };
        let value = value.ok_or_else(missing)?;
        Ok(Judged { day: changed, value, multiplier: multiplier(gate, value).ok_or_else(|| too_large(paid))? })
    }
}

/// Events but those of rows that are left out.
fn without(paid: &Paid, events: Arc<Events>) -> Arc<Events> {
    if paid.gone.is_empty() {
        return events;
    }
    let stays = |event: &&Event| event.row.is_none_or(|row| !paid.gone.contains(&row));
    Arc::new(Events::new(events.all().list.iter().filter(stays).copied().collect()))
}

/// Those who have a manager in common with a member, and the member; of who has none, those whom the member manages.
fn peers(paid: &Paid) -> Vec<usize> {
    let members = &paid.setting.members;
    let mut found: Vec<usize> =
        members.iter().filter(|manager| manager.team.contains(&paid.place)).flat_map(|manager| manager.team.iter().copied()).collect();
    if found.is_empty() {
        found.extend(&paid.member.team);
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// What a component has measured to date, or its share of the window's quota.
fn reached(
    paid: &Paid,
    gate: &Gate,
    (index, component): (usize, &Component),
    of: &[(usize, Arc<Events>)],
    to_date: Period,
    window: Period,
) -> Option<Exact> {
    let (mut measured, mut quotas) = (Exact::ZERO, Exact::ZERO);
    for (place, events) in of {
        let member = paid.setting.members.get(*place)?;
        let other = Paid { index, component, place: *place, member, ..*paid };
        measured = measured.plus(opening(&other, window))?.plus(events.within(to_date).measured()?)?;
        if gate.attainment_of.is_some() {
            let quota = quota(paid.setting, component, member, window);
            quotas = quotas.plus(if gate.of == GateOf::Own { quota? } else { quota.unwrap_or(Exact::ZERO) })?;
        }
    }
    if gate.credited_of.is_some() { Some(measured) } else { measured.over(quotas) }
}

/// What pay is multiplied with at a value.
fn multiplier(gate: &Gate, value: Exact) -> Option<Exact> {
    let holds = |bound: &Option<Share>, fits: fn(Ordering) -> bool| bound.and_then(|bound| value.compare(bound.0)).map(fits);
    let blocks = holds(&gate.below, Ordering::is_lt).or_else(|| holds(&gate.at_most, Ordering::is_le));
    let lifts = || holds(&gate.at_least, Ordering::is_ge).or_else(|| holds(&gate.above, Ordering::is_gt));
    if let Some(condition) = blocks.or_else(lifts) {
        return Some(match gate.multiply {
            Some(multiply) if condition => multiply.0,
            // What has to be reached is all that such a condition says.
            None if condition == blocks.is_some() => Exact::ZERO,
            _ => Exact::whole(1),
        });
    }
    let next = gate.steps.iter().position(|step| is_below(value, step.from.0));
    let Some(step) = next.unwrap_or(gate.steps.len()).checked_sub(1).and_then(|place| gate.steps.get(place)) else {
        return Some(Exact::ZERO);
    };
    match next.and_then(|next| gate.steps.get(next)).filter(|_| gate.between == Ladder::Line) {
        None => Some(step.multiply.0),
        Some(next) => {
            let slope = next.multiply.0.minus(step.multiply.0)?.over(next.from.0.minus(step.from.0)?)?;
            step.multiply.0.plus(slope.times(value.minus(step.from.0)?)?)
        }
    }
}
