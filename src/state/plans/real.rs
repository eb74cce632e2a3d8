//! Real sales under a plan: what was sold becomes credits.

use crate::engine::protocol::{Deals, Sellers};
use crate::plan::credit::table::{Credits, Row, Texts};
use crate::plan::document::period_name::Span;
use crate::plan::document::plan::Plan;
use crate::plan::quota::odds::of_reaching;
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::fiscal_year::FiscalYear;
use crate::sales::money::Money;
use crate::sales::period::{Grain, Period};

/// What was sold over a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Sales {
    pub told: Sellers,
    /// The whole time that quotas are for.
    pub period: Period,
    /// The code of the currency of all amounts, where it is known.
    pub currency: Option<String>,
}

/// A column of credits made of files: `yes` for a deal that is open, counted by its probability.
pub const OPEN: &str = "open";

/// The sales as credits: what was sold, and with `outlook` what is open and expected within
/// the time. They have the columns that the rows of both say, a number for each deal, and
/// their currency where it is not that of the plan.
pub fn credits_of(sales: &Sales, outlook: bool, plan: &Plan) -> Option<Credits> {
    let mut credits = Credits { people: sales.told.people.iter().map(|seller| seller.person.clone()).collect(), ..Credits::default() };
    let mut column = |name: &str| {
        let texts = Texts { name: name.to_owned(), values: vec![String::new()], codes: Vec::new() };
        credits.columns.push(texts);
    };
    ["deal", OPEN].into_iter().for_each(&mut column);
    let open = sales.told.open.as_ref().filter(|_| outlook);
    for deals in sales.told.sold.iter().chain(open) {
        for texts in &deals.columns {
            if credits.column(&texts.name).is_none() {
                credits.columns.push(Texts { name: texts.name.clone(), values: vec![String::new()], codes: vec![0; credits.rows.len()] });
            }
        }
        let is_open = open.is_some_and(|open| std::ptr::eq(open, deals));
        add(sales, deals, is_open, &mut credits)?;
    }
    let other = sales.currency.clone().filter(|currency| !plan.currency.is_empty() && *currency != plan.currency);
    credits.columns.extend(other.map(|currency| Texts {
        name: "currency".to_owned(),
        values: vec![currency],
        codes: vec![0; credits.rows.len()],
    }));
    Some(credits)
}

fn add(sales: &Sales, deals: &Deals, is_open: bool, credits: &mut Credits) -> Option<()> {
    let counts = |day: Day| !is_open || sales.period.contains(day);
    let places: Vec<usize> = (0..deals.deals.len()).filter(|place| deals.deals.get(*place).is_some_and(|deal| counts(deal.day))).collect();
    for deal in places.iter().filter_map(|place| deals.deals.get(*place)) {
        let whole = Exact::whole(1);
        credits.rows.push(Row { person: deal.person, date: deal.day, amount: exact(deal.amount)?, share: whole, quota_share: whole });
    }
    for column in &mut credits.columns {
        let first = u32::try_from(column.values.len()).ok()?;
        match deals.columns.iter().find(|texts| texts.name == column.name) {
            Some(texts) => {
                column.values.extend(texts.values.iter().cloned());
                column.codes.extend(places.iter().map(|place| texts.codes.get(*place).map_or(0, |code| first + code)));
            }
            None if column.name == "deal" => {
                let number = |place: &usize| deals.deals.get(*place).map(|deal| (deal.row + 1).to_string()).unwrap_or_default();
                column.values.extend(places.iter().map(number));
                column.codes.extend((first..).take(places.len()));
            }
            None if column.name == OPEN && is_open => {
                column.values.push("yes".to_owned());
                column.codes.extend(vec![first; places.len()]);
            }
            None => column.codes.extend(vec![0; places.len()]),
        }
    }
    Some(())
}

/// How many open deals are expected within the time of the sales, and what they come to by
/// their probability.
pub fn expected(sales: &Sales) -> Option<(usize, Exact)> {
    let deals = sales.told.open.as_ref()?.deals.iter().filter(|deal| sales.period.contains(deal.day));
    let amounts: Vec<Exact> = deals.map(|deal| exact(deal.amount)).collect::<Option<_>>()?;
    Some((amounts.len(), Exact::sum(&amounts)?))
}

/// What somebody sold in each month of the sales.
pub fn by_month(sales: &Sales, person: &str, year: FiscalYear) -> Option<Vec<Exact>> {
    let place = sales.told.people.iter().position(|seller| seller.person == person)?;
    let deals = sales.told.sold.as_ref()?.deals.iter().filter(|deal| deal.person as usize == place);
    let months = Grain::Month.spans(sales.period, year);
    let mut sums = vec![Exact::ZERO; months.len()];
    for deal in deals {
        let sum = months.iter().position(|month| month.contains(deal.day)).and_then(|month| sums.get_mut(month));
        sum.map_or(Some(()), |sum| exact(deal.amount).and_then(|amount| sum.plus(amount)).map(|more| *sum = more))?;
    }
    Some(sums)
}

/// What somebody sold in each month, in shares of what a month of the quota is.
pub fn history(sales: &Sales, plan: &Plan, person: &str) -> Option<Vec<f64>> {
    let months = by_month(sales, person, plan.year())?;
    let quota = plan.people.iter().find(|other| other.name == person)?.quota?.0;
    let of_month = quota.over(months_of(plan.calendar.quota_period, months.len())?)?;
    months.into_iter().map(|sold| Some(sold.over(of_month).filter(|_| of_month.is_positive())?.to_f64())).collect()
}

/// How what was sold falls on the months of a fiscal year, in percent of the year; `None`
/// for sales of less than a year.
pub fn seasonality(sales: &Sales, year: FiscalYear) -> Option<Vec<Exact>> {
    let months = Grain::Month.spans(sales.period, year);
    if months.len() < 12 {
        return None;
    }
    let mut sums = vec![Exact::ZERO; 12];
    for seller in &sales.told.people {
        for (month, sold) in months.iter().zip(by_month(sales, &seller.person, year)?) {
            let first = Grain::Year.start_of(month.start, year);
            let place = Grain::Month.spans(Period { start: first, end: Day(month.start.0 + 1) }, year).len();
            let sum = sums.get_mut(place.checked_sub(1)?)?;
            *sum = sum.plus(sold)?;
        }
    }
    let whole = Exact::sum(&sums)?;
    sums.into_iter().map(|sum| Exact::new(sum.over(whole)?.rounded_at(3)?, 10)).collect()
}

/// The odds that a person reaches a quota per quota period, by the months of the sales.
pub fn odds(sales: &Sales, plan: &Plan, person: &str, quota: Exact) -> Option<Exact> {
    let history = by_month(sales, person, plan.year())?;
    // Of less than a month there is no history.
    let of = months_of(plan.calendar.quota_period, history.len())?.as_whole()?;
    of_reaching(quota, &history, usize::try_from(of).ok()?)
}

/// The months that a span lasts, of so many in all; a span shorter than a month is a part of one.
fn months_of(span: Span, all: usize) -> Option<Exact> {
    match span.of_year() {
        Some(part) => part.times(Exact::whole(12)),
        None => Some(Exact::whole(all as i128)),
    }
}

/// An amount as plans compute with it.
pub fn exact(amount: Money) -> Option<Exact> {
    Exact::new(amount.times(Exact::whole(10_000))?.digits(0).parse().ok()?, 10_000)
}
