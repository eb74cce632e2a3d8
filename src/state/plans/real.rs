//! Real sales under a plan: what was sold becomes credits, and whoever sold is paid by
//! the plan as those whom it names.

use crate::engine::protocol::Seller;
use crate::plan::credit::table::{Credits, Row};
use crate::plan::document::date::Date;
use crate::plan::document::number::Amount;
use crate::plan::document::people::Person;
use crate::plan::document::period_name::Span;
use crate::plan::document::plan::Plan;
use crate::plan::quota::odds::of_reaching;
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::money::Money;
use crate::sales::period::{Grain, Period};

/// What was sold over a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Sales {
    pub sellers: Vec<Seller>,
    /// The whole time that quotas are for.
    pub period: Period,
}

/// The plan over the time of the sales, for those who sold: whoever it does not name has
/// the terms of the first whom it gives a quota; a target in the files is the quota.
pub fn fitted(plan: &Plan, sales: &Sales) -> Plan {
    let mut plan = plan.clone();
    plan.from = Some(Date(sales.period.start));
    plan.until = Some(Date(Day(sales.period.end.0 - 1)));
    let has_quota = |person: &Person| person.quota.is_some() || !person.quotas.is_empty();
    let pattern = plan.people.iter().find(|person| has_quota(person)).cloned();
    let months = Grain::Month.spans(sales.period, plan.year()).len();
    let share = months_of(plan.calendar.quota_period, months).and_then(|of| of.over(Exact::whole(months.max(1) as i128)));
    let sold = |person: &Person| sales.sellers.iter().any(|seller| seller.person == person.name);
    // Those with a quota who sold nothing belong to another team than that of the files.
    plan.people.retain(|person| sold(person) || !has_quota(person));
    for seller in &sales.sellers {
        let quota = seller.quota.and_then(|quota| exact(quota)?.times(share?)).filter(|quota| quota.is_positive());
        let place = plan.people.iter().position(|person| person.name == seller.person);
        let mut person = match place.and_then(|place| plan.people.get(place)) {
            Some(person) => person.clone(),
            None => Person {
                from: None,
                until: None,
                ramp: Vec::new(),
                opening: None,
                name: seller.person.clone(),
                ..pattern.clone().unwrap_or_default()
            },
        };
        if let Some(quota) = quota {
            person.quotas.clear();
            person.quota = Some(Amount(quota));
        }
        match place.and_then(|place| plan.people.get_mut(place)) {
            Some(known) => *known = person,
            None => plan.people.push(person),
        }
    }
    plan
}

/// The sales as credits: one row for each day of a person.
pub fn credits_of(sales: &Sales, mut credits: Credits) -> Option<Credits> {
    for (place, seller) in sales.sellers.iter().enumerate() {
        credits.people.push(seller.person.clone());
        for (date, amount) in &seller.sold {
            let row = Row {
                person: u32::try_from(place).ok()?,
                date: *date,
                amount: exact(*amount)?,
                share: Exact::whole(1),
                quota_share: Exact::whole(1),
            };
            credits.rows.push(row);
            for column in &mut credits.columns {
                if column.values.is_empty() {
                    column.values.push(String::new());
                }
                column.codes.push(0);
            }
        }
    }
    Some(credits)
}

/// The odds that a person reaches a quota per quota period, by the months of the sales.
pub fn odds(sales: &Sales, plan: &Plan, person: &str, quota: Exact) -> Option<Exact> {
    let seller = sales.sellers.iter().find(|seller| seller.person == person)?;
    let months = Grain::Month.spans(sales.period, plan.year());
    let of_month = |month: &Period| {
        let sold = seller.sold.iter().filter(|(day, _)| month.contains(*day));
        sold.map(|(_, amount)| exact(*amount)).try_fold(Exact::ZERO, |sum, amount| sum.plus(amount?))
    };
    let history: Vec<Exact> = months.iter().map(of_month).collect::<Option<_>>()?;
    // Of less than a month there is no history.
    let of = months_of(plan.calendar.quota_period, months.len())?.as_whole()?;
    of_reaching(quota, &history, usize::try_from(of).ok()?)
}

/// The months that a span lasts, of so many in all; a span shorter than a month is a part of one.
fn months_of(span: Span, all: usize) -> Option<Exact> {
    match span.of_year() {
        Some(part) => part.times(Exact::whole(12)),
        None => Some(Exact::whole(all as i128)),
    }
}

fn exact(amount: Money) -> Option<Exact> {
    Exact::new(amount.times(Exact::whole(10_000))?.digits(0).parse().ok()?, 10_000)
}
