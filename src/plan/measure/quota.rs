//! Quotas and target pay of any span: prorated, ramped, seasonal.

use crate::plan::credit::exchange::rate;
use crate::plan::document::component::Component;
use crate::plan::document::credit::Whose;
use crate::plan::document::number::Amount;
use crate::plan::document::payment::RateDate;
use crate::plan::document::period_name::Span;
use crate::plan::document::plan::{ProrateBy, TargetRateOf};
use crate::plan::measure::setting::{Member, Setting};
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::period::{Grain, Period};

/// The quota of a member for a component over a span; `None` where there is none.
///
/// It is the sum over the months of the span of what of the quota of their quota
/// period falls on them, as far as the member is there, by the member's ramp.
pub fn quota(setting: &Setting, component: &Component, member: &Member, span: Period) -> Option<Exact> {
    over(setting, member, span, &|period| full_quota(setting, component, member, period), true, true)
}

/// The target pay of a member for a component over a span; `None` where there is none.
pub fn target_pay(setting: &Setting, component: &Component, member: &Member, span: Period) -> Option<Exact> {
    over(setting, member, span, &|period| full_target(setting, component, member, period), false, true)
}

/// The target pay of a member for all components over a span.
pub fn whole_target_pay(setting: &Setting, member: &Member, span: Period) -> Option<Exact> {
    over(setting, member, span, &|period| own_target(setting, member, period), false, true)
}

/// Target pay divided by quota, as if the member were there for the whole span.
pub fn target_rate(setting: &Setting, component: &Component, member: &Member, span: Period) -> Option<Exact> {
    let is_ramped = setting.plan.calendar.target_rate_of == TargetRateOf::Ramped;
    let target = over(setting, member, span, &|period| full_target(setting, component, member, period), false, is_ramped)?;
    let quota = over(setting, member, span, &|period| full_quota(setting, component, member, period), is_ramped, is_ramped)?;
    target.over(quota)
}

/// The sum over months of what of each quota period's figure falls on them.
fn over(
    setting: &Setting,
    member: &Member,
    span: Period,
    figure: &dyn Fn(Period) -> Option<Exact>,
    is_quota: bool,
    is_bound_to_presence: bool,
) -> Option<Exact> {
    let whole_period = setting.plan.calendar.quota_period.around(span.start, setting.year, setting.whole);
    let is_plain = member.terms.is_none_or(|terms| terms.ramp.is_empty() && terms.from.is_none() && terms.until.is_none());
    // The ordinary case without cutting anything.
    if whole_period == span && (is_plain || (!is_quota && !is_bound_to_presence)) {
        return figure(span);
    }
    let mut sum = None;
    for month in Grain::Month.spans(span, setting.year) {
        let period = setting.plan.calendar.quota_period.around(month.start, setting.year, setting.whole);
        let Some(figure) = figure(period) else { continue };
        let mut part = figure.times(weight(setting, month, period, is_quota)?)?;
        if is_bound_to_presence {
            part = part.times(presence(setting, member, month)?)?;
        }
        if is_quota {
            part = part.times(ramp(setting, member, month))?;
        }
        sum = Some(sum.unwrap_or(Exact::ZERO).plus(part)?);
    }
    sum
}

/// Which part of its quota period a month is.
fn weight(setting: &Setting, month: Period, period: Period, is_quota: bool) -> Option<Exact> {
    let calendar = &setting.plan.calendar;
    let seasons = &calendar.seasonality;
    if is_quota && !seasons.is_empty() {
        let of = |month: Period| seasons.get(setting.year.months_in(month.start) as usize).map_or(Exact::ZERO, |weight| weight.0);
        let total = Grain::Month.spans(period, setting.year).into_iter().try_fold(Exact::ZERO, |sum, month| sum.plus(of(month)))?;
        return Some(of(month).over(total).unwrap_or(Exact::ZERO));
    }
    match calendar.prorate_by {
        ProrateBy::Days => Exact::new(i128::from(month.days()), i128::from(period.days())),
        ProrateBy::Months => {
            let months = if calendar.quota_period == Span::Plan {
                Grain::Month.spans(period, setting.year).len()
            } else {
                months(calendar.quota_period)
            };
            Exact::new(1, months as i128)
        }
    }
}

fn months(span: Span) -> usize {
    match span {
        Span::Month | Span::Plan => 1,
        Span::Quarter => 3,
        Span::Half => 6,
        Span::Year => 12,
    }
}

/// Which part of a month the member is there.
fn presence(setting: &Setting, member: &Member, month: Period) -> Option<Exact> {
    let Some(terms) = member.terms else { return Some(Exact::whole(1)) };
    let start = terms.from.map_or(month.start, |from| from.0.max(month.start));
    let end = terms.until.map_or(month.end, |until| Day(until.0.0 + 1).min(month.end));
    let days = (end.0 - start.0).max(0);
    match setting.plan.calendar.prorate_by {
        ProrateBy::Days => Exact::new(i128::from(days), i128::from(month.days())),
        ProrateBy::Months => Some(Exact::whole(i128::from(days * 2 >= month.days() && days > 0))),
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

/// The quota of a whole quota period, before proration and ramp.
fn full_quota(setting: &Setting, component: &Component, member: &Member, period: Period) -> Option<Exact> {
    if component.kpi.is_some() {
        return None;
    }
    let terms = member.terms;
    let own = terms.and_then(|terms| terms.components.get(&component.id)).and_then(|terms| terms.quota);
    if let Some(Amount(quota)) = own.or(component.quota) {
        return Some(quota);
    }
    let name = setting.plan.calendar.quota_period.name(period, setting.year);
    let named = terms.and_then(|terms| terms.quotas.get(&name).or_else(|| terms.quotas.get(name.trim_start_matches("FY"))));
    if let Some(Amount(quota)) = named.copied().or_else(|| terms.and_then(|terms| terms.quota)) {
        let currency = terms.and_then(|terms| terms.quota_currency.as_deref()).unwrap_or(&setting.plan.currency);
        let exchange = setting.plan.exchange.as_ref();
        let fixed = exchange.and_then(|exchange| exchange.fixed_on.filter(|_| exchange.dated == RateDate::Fixed));
        let day = fixed.map_or(period.start, |on| on.0);
        return quota.times(rate(exchange, currency, &setting.plan.currency, day)?);
    }
    // Who has none of their own answers for the team's.
    let whose = setting.measure(component).whose;
    if !matches!(whose, Whose::Team | Whose::WholeTeam | Whose::OwnAndTeam) {
        return None;
    }
    let team = member.team.iter().filter_map(|index| setting.members.get(*index));
    let quotas = team.filter_map(|other| over(setting, other, period, &|period| full_quota(setting, component, other, period), true, true));
    quotas.fold(None, |sum: Option<Exact>, quota| sum.unwrap_or(Exact::ZERO).plus(quota))
}

fn full_target(setting: &Setting, component: &Component, member: &Member, period: Period) -> Option<Exact> {
    let own = member.terms.and_then(|terms| terms.components.get(&component.id)).and_then(|terms| terms.target_pay);
    if let Some(Amount(target)) = own.or(component.target_pay) {
        return Some(target);
    }
    let target = own_target(setting, member, period)?;
    component.weight.map_or(Some(target), |weight| target.times(weight.0))
}

fn own_target(setting: &Setting, member: &Member, period: Period) -> Option<Exact> {
    let terms = member.terms?;
    if let Some(Amount(target)) = terms.target_pay {
        return Some(target);
    }
    let ote = terms.ote.as_ref()?;
    let months = match setting.plan.calendar.quota_period {
        Span::Plan => Grain::Month.spans(period, setting.year).len(),
        span => months(span),
    };
    ote.amount.0.times(ote.variable.0)?.times(Exact::new(months as i128, 12)?)
}
