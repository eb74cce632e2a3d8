//! What a component earns by its windows, before anything changes or limits it.

use std::sync::Arc;

use crate::plan::credit::trouble::Note;
use crate::plan::curve::points::place;
use crate::plan::curve::scale::Scale;
use crate::plan::document::component::{Component, Excess};
use crate::plan::document::number::Bound;
use crate::plan::document::pays::{Applies, Curve, PayoutOf, Pays};
use crate::plan::document::period_name::Span;
use crate::plan::line::Line;
use crate::plan::measure::event::{Events, Slice};
use crate::plan::measure::events::clawback;
use crate::plan::measure::figures::typed;
use crate::plan::measure::quota::{opened, quota, target_pay, target_rate};
use crate::plan::measure::setting::{Member, Setting};
use crate::plan::measure::terms::{all_pays, parts, pays_on};
use crate::plan::pay::deals::{self, Part, Rows};
use crate::plan::pay::pool;
use crate::plan::pay::quick;
use crate::plan::pay::share::caps_by_deal;
use crate::plan::pay::totals::{self, Terms, is_of_quota};
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::period::Period;

/// A component as it pays a member.
pub struct Paid<'a> {
    pub setting: &'a Setting<'a>,
    pub index: usize,
    pub component: &'a Component,
    pub place: usize,
    pub member: &'a Member<'a>,
    /// What holds for its rows, from the first of its ways to pay to the last.
    pub rows: &'a [Rows<'a>],
    /// What everybody is credited with, where the component shares a sum.
    pub everybody: &'a [(usize, Arc<Events>)],
    /// Those of them who do not qualify, by their places and the first days of windows.
    pub blocked: &'a [(usize, Day)],
    pub detail: Detail,
    /// Rows that are left out wherever something is measured again.
    pub gone: &'a [u32],
}

/// Whether the lines of single deals are wanted, or sums of them do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    Lines,
    Sums,
}

/// The windows that the plan's time and the events touch.
pub fn windows(setting: &Setting, span: Span, events: Slice) -> Vec<Period> {
    let all = touched(setting, events);
    if span == Span::Plan { vec![all] } else { span.all(setting.cut, all) }
}

/// The plan's time and that of the events.
fn touched(setting: &Setting, events: Slice) -> Period {
    let start = events.list.first().map_or(setting.whole.start, |event| event.day.min(setting.whole.start));
    let end = events.list.last().map_or(setting.whole.end, |event| Day(event.day.0 + 1).max(setting.whole.end));
    Period { start, end }
}

/// The first days of all spans within which it makes no difference which of a component's deals pay what.
fn breaks(paid: &Paid, events: Slice) -> Vec<Day> {
    let plan = paid.setting.plan;
    let caps = paid.component.caps.iter().chain(&plan.caps).filter_map(|cap| cap.per.span());
    let spans = caps.chain(paid.component.true_up.iter().map(|true_up| true_up.over)).chain([plan.calendar.pay_period]);
    let time = touched(paid.setting, events);
    let mut breaks: Vec<Day> =
        spans.flat_map(|span| span.all(paid.setting.cut, time)).map(|period| period.start).filter(|day| *day > time.start).collect();
    breaks.sort();
    breaks.dedup();
    breaks
}

/// Whether nothing that comes after looks at single deals.
fn is_summable(paid: &Paid, events: Slice) -> bool {
    let (plan, component) = (paid.setting.plan, paid.component);
    // What is above a hard cap is gone before something later is taken back.
    let is_hard = component.caps.iter().chain(&plan.caps).any(|cap| cap.excess == Excess::Lost && cap.pays_above.is_none());
    let falls = || {
        let is_negative = |number: Exact| !number.is_zero() && !number.is_positive();
        let re_rates = all_pays(component).any(|pays| matches!(pays, Pays::Tiers(tiers) if tiers.applies == Applies::Retroactive));
        re_rates || events.list.iter().any(|event| is_negative(event.credited) || is_negative(event.measured))
    };
    let per_deal = component.caps.iter().chain(&plan.caps).any(|cap| cap.per.span().is_none());
    let waits = !component.holds.as_ref().unwrap_or(&plan.payment.holds).is_empty();
    let goes_back = clawback(paid.setting, component).is_some() && paid.setting.prepared.dates.has_any("cancelled_on");
    let pays_earnings = plan.components.iter().any(|component| component.credit.of == "earnings");
    let is_exchanged = paid.member.terms.is_some_and(|terms| terms.pay_currency.is_some());
    let looks = !component.gates.is_empty() || component.minimum_per_deal.is_some();
    let is_shared = !plan.caps.is_empty() && caps_by_deal(paid.setting, None);
    !((is_hard && falls()) || per_deal || is_shared || waits || goes_back || pays_earnings || is_exchanged || looks)
}

/// What was measured before the credits begin, if a window contains that time.
pub fn opening(paid: &Paid, window: Period) -> Exact {
    opened(paid.member, paid.setting, paid.component, window)
}

/// Adds what a component earns when it is measured by these windows.
pub fn earn(paid: &Paid, windows: &[Period], events: Slice, out: &mut Vec<Line>, notes: &mut Vec<Note>) -> Option<()> {
    let is_summed = paid.detail == Detail::Sums && is_summable(paid, events);
    let breaks = if is_summed { breaks(paid, events) } else { Vec::new() };
    for window in windows.iter().copied() {
        let events = events.within(window);
        if paid.component.pays.is_by_deal() {
            if !events.is_empty() {
                with_each_deal(paid, window, events, is_summed.then_some(breaks.as_slice()), out, notes)?;
            }
        } else if matches!(paid.component.pays, Pays::Pool(_) | Pays::Ranking(_)) {
            pool::pay(paid.setting, (paid.index, paid.component), window, (paid.everybody, paid.blocked), paid.place, out)?;
        } else {
            by_total(paid, window, events, out, notes)?;
        }
    }
    Some(())
}

fn with_each_deal(
    paid: &Paid,
    window: Period,
    events: Slice,
    breaks: Option<&[Day]>,
    out: &mut Vec<Line>,
    notes: &mut Vec<Note>,
) -> Option<()> {
    let quota = if is_of_quota(paid.component) {
        quota(paid.setting, paid.component, paid.member, window).filter(|quota| quota.is_positive())
    } else {
        None
    };
    let threshold = paid.component.threshold.as_ref();
    let at = threshold.map(|threshold| place(threshold.at, quota));
    let part = |from: Day| {
        let rate = || target_rate(paid.setting, paid.component, paid.member, window, from);
        Some(Part {
            from,
            rows: paid.rows.iter().rev().find(|rows| rows.from <= from)?,
            scale: Scale::new(pays_on(paid.component, from), quota, &rate)?,
        })
    };
    let parts: Option<Vec<Part>> = parts(paid.component, paid.member, window).into_iter().map(part).collect();
    let missing = |notes: &mut Vec<Note>| {
        notes.push(missing(paid, quota.is_none() && is_of_quota(paid.component), window));
        Some(())
    };
    let Some(parts) = parts else { return missing(notes) };
    let threshold = match (threshold, at) {
        (None, _) => None,
        (Some(threshold), Some(Some(at))) => Some((at, threshold)),
        (Some(_), _) => return missing(notes),
    };
    let opening = opening(paid, window);
    if let (Some(breaks), [part]) = (breaks, parts.as_slice())
        && quick::pay(part, opening, threshold, events, breaks, out, notes).is_some()
    {
        return Some(());
    }
    deals::pay(&parts, opening, threshold, events.list, out, notes)
}

fn by_total(paid: &Paid, window: Period, events: Slice, out: &mut Vec<Line>, notes: &mut Vec<Note>) -> Option<()> {
    let (setting, component, member) = (paid.setting, paid.component, paid.member);
    let is_there = windows_overlap(member, window);
    if events.is_empty() && (!is_there || !setting.is_paid(component, member)) {
        return Some(());
    }
    let attainment = match &component.kpi {
        Some(kpi) => match typed(setting, kpi, member, window) {
            Some(figure) => Some(figure.attainment()?),
            None => {
                notes.push(Note::NoFigure { person: member.name.clone(), component: component.id.clone(), kpi: kpi.clone() });
                return Some(());
            }
        },
        None => None,
    };
    let quota = quota(setting, component, member, window).filter(|quota| quota.is_positive());
    let target_pay = target_pay(setting, component, member, window);
    let lacks_quota = is_of_quota(component) && quota.is_none() && component.kpi.is_none();
    if lacks_quota || (needs_target(component) && target_pay.is_none()) {
        if !events.is_empty() || component.kpi.is_some() {
            notes.push(missing(paid, lacks_quota, window));
        }
        return Some(());
    }
    // A typed attainment is that of the window, whatever deals there are, unless the rate on these is what it gives.
    let events = if attainment.is_some() && needs_target(component) { Slice::of(&[]) } else { events };
    let terms = Terms { window, opening: opening(paid, window), quota, target_pay, attainment };
    totals::pay(setting, paid.index, component, &terms, events, out)
}

fn windows_overlap(member: &Member, window: Period) -> bool {
    member
        .terms
        .is_none_or(|terms| terms.from.is_none_or(|from| from.0 < window.end) && terms.until.is_none_or(|until| window.start <= until.0))
}

fn needs_target(component: &Component) -> bool {
    let is_share = |curve: &Curve| curve.points.iter().any(|point| matches!(point.pays, Bound::OfQuota(_)));
    all_pays(component).any(|pays| match pays {
        Pays::Curve(curve) => curve.of == PayoutOf::TargetPay && is_share(curve),
        Pays::Bonus(bonus) => bonus.milestones.iter().any(|milestone| milestone.of_target.is_some()),
        _ => false,
    })
}

/// What a member lacks to be paid by a component.
fn missing(paid: &Paid, lacks_quota: bool, window: Period) -> Note {
    let (person, component) = (paid.member.name.clone(), paid.component.id.clone());
    let lacks_quota = lacks_quota || quota(paid.setting, paid.component, paid.member, window).is_none_or(|quota| !quota.is_positive());
    if !lacks_quota {
        return Note::NoTargetPay { person, component };
    }
    if paid.member.terms.is_some_and(|terms| !terms.ramp.is_empty() && (terms.quota.is_some() || !terms.quotas.is_empty())) {
        return Note::RampedToNothing { person, component };
    }
    // Whoever has a quota at another time lacks that of this window alone.
    let has_any = quota(paid.setting, paid.component, paid.member, paid.setting.whole).is_some_and(Exact::is_positive);
    Note::NoQuota { person, component, windows: if has_any { vec![window] } else { Vec::new() } }
}
