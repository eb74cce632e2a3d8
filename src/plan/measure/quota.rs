//! Quotas and target pay of any span: prorated, ramped, seasonal.

use std::collections::BTreeMap;

use crate::plan::credit::exchange::rate;
use crate::plan::document::component::Component;
use crate::plan::document::credit::Whose;
use crate::plan::document::number::Amount;
use crate::plan::document::payment::RateDate;
use crate::plan::document::people::{OnTarget, Person, Terms};
use crate::plan::document::period_name::{Cut, Span, period_named};
use crate::plan::document::plan::{ProrateBy, TargetRateOf};
use crate::plan::measure::setting::{Member, Setting};
use crate::plan::measure::terms::{begun, manager_on};
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::period::{Grain, Period};

/// The quota of a member for a component over a span; `None` where there is none.
///
/// It is the sum over the months of the span of what of the quota of their quota
/// period falls on them, as far as the member is there, by the member's ramp.
pub fn quota(setting: &Setting, component: &Component, member: &Member, span: Period) -> Option<Exact> {
    over(setting, member, span, &|period, day| full_quota(setting, component, member, period, (day, day)), true, true)
}

/// What a member had measured for a component before the credits begin, if a window contains that time.
pub fn opened(member: &Member, setting: &Setting, component: &Component, window: Period) -> Exact {
    let opening = member.terms.and_then(|terms| terms.opening.as_ref()).filter(|opening| {
        window.contains(setting.whole.start) && (opening.components.is_empty() || opening.components.contains(&component.id))
    });
    opening.and_then(|opening| opening.credited).map_or(Exact::ZERO, |amount| amount.0)
}

/// The target pay of a member for a component over a span; `None` where there is none.
pub fn target_pay(setting: &Setting, component: &Component, member: &Member, span: Period) -> Option<Exact> {
    over(setting, member, span, &|period, day| Some((period, full_target(setting, component, member, period, day)?)), false, true)
}

/// The target pay of a member for all components over a span.
pub fn whole_target_pay(setting: &Setting, member: &Member, span: Period) -> Option<Exact> {
    over(setting, member, span, &|period, day| Some((period, own_target(setting, member, period, day)?)), false, true)
}

/// The part of a member's on-target earnings that is not variable, over a span; `None` without them.
pub fn base_pay(setting: &Setting, member: &Member, span: Period) -> Option<Exact> {
    let base = |period, day| {
        let ote = on_target(member, day)?.1.as_ref()?;
        Some((period, part_of_year(setting, period, ote.amount.0.times(Exact::whole(1).minus(ote.variable.0)?)?)?))
    };
    over(setting, member, span, &base, false, true)
}

/// How long a member is there in a span, in months.
pub fn months_there(setting: &Setting, member: &Member, span: Period) -> Option<Exact> {
    let months = Grain::Month.spans(span, setting.cut.year);
    let part = |month: Period| {
        let piece = Period { start: month.start.max(span.start), end: month.end.min(span.end) };
        presence(setting, member, piece)?.times(Exact::new(i128::from(piece.days()), i128::from(month.days()))?)
    };
    months.into_iter().map(part).try_fold(Exact::ZERO, |sum, part| sum.plus(part?))
}

/// Target pay divided by quota, as if the member were there for the whole span, by the terms that hold on `day`.
pub fn target_rate(setting: &Setting, component: &Component, member: &Member, span: Period, day: Day) -> Option<Exact> {
    let is_ramped = setting.plan.calendar.target_rate_of == TargetRateOf::Ramped;
    let target = |period, _| Some((period, full_target(setting, component, member, period, day)?));
    let target = over(setting, member, span, &target, false, is_ramped)?;
    let quota = over(setting, member, span, &|period, on| full_quota(setting, component, member, period, (day, on)), is_ramped, is_ramped)?;
    target.over(quota)
}

/// A figure of a quota period, or of a shorter one within it, by the terms that hold on a day.
type Full<'a> = &'a dyn Fn(Period, Day) -> Option<(Period, Exact)>;

/// The sum over months, or shorter pieces, of what of each quota period's figure falls on them.
fn over(setting: &Setting, member: &Member, span: Period, figure: Full, is_quota: bool, is_bound_to_presence: bool) -> Option<Exact> {
    let quota_period = setting.plan.calendar.quota_period;
    let whole_period = quota_period.around(span.start, setting.cut, setting.whole);
    let is_plain = member.terms.is_none_or(|terms| terms.ramp.is_empty() && terms.from.is_none() && terms.until.is_none())
        && changes(setting, member).is_empty();
    let has_quotas = member.terms.is_some_and(|terms| !terms.quotas.is_empty());
    // The ordinary case without cutting anything.
    if whole_period == span && !has_quotas && (is_plain || (!is_quota && !is_bound_to_presence)) {
        return figure(span, span.start).map(|(_, figure)| figure);
    }
    let mut sum = None;
    for piece in pieces(setting, member, span) {
        let period = quota_period.around(piece.start, setting.cut, setting.whole);
        let Some((period, figure)) = figure(period, middle(piece)) else { continue };
        let mut part = figure.times(weight(setting, piece, period, is_quota)?)?;
        if is_bound_to_presence {
            part = part.times(presence(setting, member, piece)?)?;
        }
        if is_quota {
            part = part.times(ramp(setting, member, piece))?;
        }
        sum = Some(sum.unwrap_or(Exact::ZERO).plus(part)?);
    }
    sum
}

/// What of a quota falls on a piece of a span, and why.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    pub days: Period,
    /// The quota period it is in, or the shorter one that a quota is named for, and the quota of that.
    pub period: Period,
    pub full: Exact,
    /// The share of the quota period that the piece is, and of that for which the member is there.
    pub weight: Exact,
    pub presence: Exact,
    pub ramp: Exact,
}

/// The pieces that a quota over a span is the sum of; none where there is no quota.
pub fn quota_pieces(setting: &Setting, component: &Component, member: &Member, span: Period) -> Option<Vec<Piece>> {
    let quota_period = setting.plan.calendar.quota_period;
    let piece = |days: Period| {
        let period = quota_period.around(days.start, setting.cut, setting.whole);
        let (period, full) = full_quota(setting, component, member, period, (middle(days), middle(days)))?;
        let (weight, presence) = (weight(setting, days, period, true)?, presence(setting, member, days)?);
        Some(Piece { days, period, full, weight, presence, ramp: ramp(setting, member, days) })
    };
    let found: Vec<Piece> = pieces(setting, member, span).into_iter().filter_map(piece).collect();
    (!found.is_empty()).then_some(found)
}

/// The day by whose terms a piece counts: those that hold for at least half of it.
fn middle(piece: Period) -> Day {
    Day(piece.start.0 + piece.days() / 2)
}

/// The days on which terms change: the member's and those of components.
fn changes(setting: &Setting, member: &Member) -> Vec<Day> {
    let of_member = member.terms.into_iter().flat_map(|terms| terms.changes.iter().map(|change| change.from.0));
    let of_team = member.team.iter().filter_map(|index| setting.members.get(*index)?.terms).flat_map(|terms| &terms.changes);
    let of_team = of_team.filter(|change| change.manager.is_some()).map(|change| change.from.0);
    let components = setting.plan.components.iter().flat_map(|component| &component.changes);
    let of_components = components.filter(|change| change.quota.is_some() || change.target_pay.is_some()).map(|change| change.from.0);
    of_member.chain(of_team).chain(of_components).collect()
}

/// The months of a span, or what of them lies in it, cut further where a shorter quota
/// period begins and, by days, where terms change.
fn pieces(setting: &Setting, member: &Member, span: Period) -> Vec<Period> {
    let calendar = &setting.plan.calendar;
    let mut starts: Vec<Day> = Grain::Month.spans(span, setting.cut.year).into_iter().map(|month| month.start).collect();
    if calendar.quota_period < Span::Month {
        starts.extend(calendar.quota_period.all(setting.cut, span).into_iter().map(|period| period.start));
    }
    if calendar.prorate_by == ProrateBy::Days {
        starts.extend(changes(setting, member));
    }
    starts.push(span.start);
    starts.retain(|day| span.contains(*day));
    starts.sort();
    starts.dedup();
    let ends = starts.iter().skip(1).copied().chain([span.end]);
    starts.iter().zip(ends).map(|(start, end)| Period { start: *start, end }).collect()
}

/// Which part of its quota period a piece of a month is.
fn weight(setting: &Setting, piece: Period, period: Period, is_quota: bool) -> Option<Exact> {
    let calendar = &setting.plan.calendar;
    let of_days = |of: Period| Exact::new(i128::from(piece.days()), i128::from(of.days()));
    if calendar.quota_period < Span::Month {
        return of_days(period);
    }
    let month = Grain::Month.span_of(piece.start, setting.cut.year);
    let seasons = &calendar.seasonality;
    if is_quota && !seasons.is_empty() {
        let of = |month: Period| seasons.get(setting.cut.year.months_in(month.start) as usize).map_or(Exact::ZERO, |weight| weight.0);
        let total = Grain::Month.spans(period, setting.cut.year).into_iter().try_fold(Exact::ZERO, |sum, month| sum.plus(of(month)))?;
        return of(month).over(total).unwrap_or(Exact::ZERO).times(of_days(month)?);
    }
    match calendar.prorate_by {
        ProrateBy::Days => of_days(period),
        ProrateBy::Months => {
            let months = Exact::whole(Grain::Month.spans(period, setting.cut.year).len() as i128);
            let is_half = Span::HalfMonth.around(piece.start, setting.cut, period) == piece;
            let part = if is_half { Exact::new(1, 2) } else { of_days(month) };
            part?.over(months)
        }
    }
}

/// Which part of a piece of a month the member is there.
fn presence(setting: &Setting, member: &Member, piece: Period) -> Option<Exact> {
    let Some(terms) = member.terms else { return Some(Exact::whole(1)) };
    let start = terms.from.map_or(piece.start, |from| from.0.max(piece.start));
    let end = terms.until.map_or(piece.end, |until| Day(until.0.0 + 1).min(piece.end));
    let days = (end.0 - start.0).max(0);
    match setting.plan.calendar.prorate_by {
        ProrateBy::Days => Exact::new(i128::from(days), i128::from(piece.days())),
        ProrateBy::Months => Some(Exact::whole(i128::from(days * 2 >= piece.days() && days > 0))),
    }
}

/// The share of quota in a month, by the months since the member's first.
fn ramp(setting: &Setting, member: &Member, month: Period) -> Exact {
    let Some(terms) = member.terms else { return Exact::whole(1) };
    let first = terms.from.map_or(setting.whole.start, |from| from.0).ymd();
    let this = month.start.ymd();
    let since = (this.0 - first.0) * 12 + this.1 as i32 - first.1 as i32;
    usize::try_from(since).ok().and_then(|since| terms.ramp.get(since)).map_or(Exact::whole(1), |share| share.0)
}

/// The quota of a whole quota period, before proration and ramp, by the terms that hold on `day`.
///
/// A quota that is named for a shorter period, around the day `on`, is that of this period.
fn full_quota(setting: &Setting, component: &Component, member: &Member, period: Period, (day, on): (Day, Day)) -> Option<(Period, Exact)> {
    if component.kpi.is_some() {
        return None;
    }
    let terms = member.terms;
    let of_component = || begun(&component.changes, day).find_map(|change| change.quota).or(component.quota);
    if let Some(Amount(quota)) = own(component, member, day, |terms| terms.quota).or_else(of_component) {
        return Some((period, quota));
    }
    let cut = Cut { shortest: setting.plan.calendar.quota_period, ..setting.cut };
    let quotas = terms.into_iter().flat_map(|terms| &terms.quotas).filter_map(|(name, quota)| Some((period_named(name, cut)?.1, *quota)));
    let named = quotas.filter(|(period, _)| period.contains(on)).min_by_key(|(period, _)| period.days());
    let usual = |terms: &Person| begun(&terms.changes, day).find_map(|change| change.quota).or(terms.quota);
    if let Some((period, Amount(quota))) = named.or_else(|| Some((period, usual(terms?)?))) {
        let currency = terms.and_then(|terms| terms.quota_currency.as_deref()).unwrap_or(&setting.plan.currency);
        let exchange = setting.plan.exchange.as_ref();
        let fixed = exchange.and_then(|exchange| exchange.fixed_on.filter(|_| exchange.dated == RateDate::Fixed));
        let day = fixed.map_or(period.start, |on| on.0);
        return Some((period, quota.times(rate(exchange, currency, &setting.plan.currency, day)?)?));
    }
    // Who has none of their own answers for the team's.
    let whose = setting.measure(component).whose;
    if !matches!(whose, Whose::Team | Whose::WholeTeam | Whose::OwnAndTeam) {
        return None;
    }
    let team = member.team.iter().filter_map(|index| setting.members.get(*index));
    let quotas = team.filter(|other| !setting.teams_change || manager_on(other, day) == Some(member.name.as_str())).filter_map(|other| {
        over(setting, other, period, &|period, day| full_quota(setting, component, other, period, (day, day)), true, true)
    });
    let sum = quotas.fold(None, |sum: Option<Exact>, quota| sum.unwrap_or(Exact::ZERO).plus(quota));
    Some((period, sum?))
}

fn full_target(setting: &Setting, component: &Component, member: &Member, period: Period, day: Day) -> Option<Exact> {
    let of_component = || begun(&component.changes, day).find_map(|change| change.target_pay).or(component.target_pay);
    if let Some(Amount(target)) = own(component, member, day, |terms| terms.target_pay).or_else(of_component) {
        return Some(target);
    }
    let target = own_target(setting, member, period, day)?;
    component.weight.map_or(Some(target), |weight| target.times(weight.0))
}

fn own_target(setting: &Setting, member: &Member, period: Period, day: Day) -> Option<Exact> {
    let (target, ote) = on_target(member, day)?;
    if let Some(Amount(target)) = target {
        return Some(target);
    }
    let ote = ote.as_ref()?;
    part_of_year(setting, period, ote.amount.0.times(ote.variable.0)?)
}

/// The target pay and the on-target earnings that hold on a day.
fn on_target<'a>(member: &Member<'a>, day: Day) -> Option<(Option<Amount>, &'a Option<OnTarget>)> {
    let terms = member.terms?;
    let changed = begun(&terms.changes, day).find(|change| change.target_pay.is_some() || change.ote.is_some());
    Some(changed.map_or((terms.target_pay, &terms.ote), |change| (change.target_pay, &change.ote)))
}

/// What of a year's pay is that of a quota period.
fn part_of_year(setting: &Setting, period: Period, pay: Exact) -> Option<Exact> {
    let months = || Exact::new(Grain::Month.spans(period, setting.cut.year).len() as i128, 12);
    pay.times(setting.plan.calendar.quota_period.of_year().or_else(months)?)
}

/// A figure of a person's own terms for a component.
fn own(component: &Component, member: &Member, day: Day, figure: impl Fn(&Terms) -> Option<Amount>) -> Option<Amount> {
    let terms = member.terms?;
    let of = |components: &BTreeMap<String, Terms>| components.get(&component.id).and_then(&figure);
    begun(&terms.changes, day).find_map(|change| of(&change.components)).or_else(|| of(&terms.components))
}
