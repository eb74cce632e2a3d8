//! What a component earns by its windows, before anything changes or limits it.

use crate::plan::credit::trouble::Note;
use crate::plan::curve::points::place;
use crate::plan::curve::scale::Scale;
use crate::plan::document::component::Component;
use crate::plan::document::number::Bound;
use crate::plan::document::pays::{Curve, PayoutOf, Pays};
use crate::plan::document::period_name::Span;
use crate::plan::line::Line;
use crate::plan::measure::events::Event;
use crate::plan::measure::figures::typed;
use crate::plan::measure::quota::{quota, target_pay, target_rate};
use crate::plan::measure::setting::{Member, Setting};
use crate::plan::measure::terms::{all_pays, parts, pays_on};
use crate::plan::pay::deals::{self, Part, Rows};
use crate::plan::pay::pool::{self, team};
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
    pub everybody: &'a [(usize, Vec<Event>)],
}

/// The windows that the plan's time and the events touch.
pub fn windows(setting: &Setting, span: Span, events: &[Event]) -> Vec<Period> {
    let start = events.first().map_or(setting.whole.start, |event| event.day.min(setting.whole.start));
    let end = events.last().map_or(setting.whole.end, |event| Day(event.day.0 + 1).max(setting.whole.end));
    let all = Period { start, end };
    if span == Span::Plan { vec![all] } else { span.all(setting.cut, all) }
}

/// The events of a window.
pub fn within(events: &[Event], window: Period) -> &[Event] {
    let start = events.partition_point(|event| event.day < window.start);
    let end = events.partition_point(|event| event.day < window.end);
    events.get(start..end).unwrap_or_default()
}

/// What was measured before the credits begin, if a window contains that time.
pub fn opening(paid: &Paid, window: Period) -> Exact {
    let opening = paid.member.terms.and_then(|terms| terms.opening.as_ref()).filter(|opening| {
        window.contains(paid.setting.whole.start) && (opening.components.is_empty() || opening.components.contains(&paid.component.id))
    });
    opening.and_then(|opening| opening.credited).map_or(Exact::ZERO, |amount| amount.0)
}

/// Adds what a component earns when it is measured by these windows.
pub fn earn(paid: &Paid, windows: &[Period], events: &[Event], out: &mut Vec<Line>, notes: &mut Vec<Note>) -> Option<()> {
    for window in windows.iter().copied() {
        let events = within(events, window);
        if paid.component.pays.is_by_deal() {
            if !events.is_empty() {
                with_each_deal(paid, window, events, out, notes)?;
            }
        } else if matches!(paid.component.pays, Pays::Pool(_) | Pays::Ranking(_)) {
            pool::pay(paid.setting, paid.index, paid.component, window, &team(paid.everybody, window)?, paid.place, out)?;
        } else {
            by_total(paid, window, events, out, notes)?;
        }
    }
    Some(())
}

fn with_each_deal(paid: &Paid, window: Period, events: &[Event], out: &mut Vec<Line>, notes: &mut Vec<Note>) -> Option<()> {
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
    match (parts, at) {
        (Some(parts), None) => deals::pay(&parts, opening(paid, window), None, events, out, notes),
        (Some(parts), Some(Some(at))) => {
            deals::pay(&parts, opening(paid, window), threshold.map(|threshold| (at, threshold)), events, out, notes)
        }
        (None, _) | (_, Some(None)) => {
            notes.push(missing(paid, quota.is_none() && is_of_quota(paid.component), window));
            Some(())
        }
    }
}

fn by_total(paid: &Paid, window: Period, events: &[Event], out: &mut Vec<Line>, notes: &mut Vec<Note>) -> Option<()> {
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
    let events = if attainment.is_some() && needs_target(component) { &[] } else { events };
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
    if lacks_quota { Note::NoQuota { person, component } } else { Note::NoTargetPay { person, component } }
}
