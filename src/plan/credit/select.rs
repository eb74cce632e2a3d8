//! Which rows count, as how much, and when: a [`Credit`] block made ready for a table of credits.

use crate::plan::credit::cell::{Marks, is_nothing, number};
use crate::plan::credit::dates::Dates;
use crate::plan::credit::divide::fitting;
use crate::plan::credit::exchange::rate;
use crate::plan::credit::table::{Credits, Texts};
use crate::plan::credit::trouble::Trouble;
use crate::plan::document::credit::Credit;
use crate::plan::document::payment::RateDate;
use crate::plan::document::plan::Plan;
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::period::Period;

/// What counts of each row, before shares: the day and the number, or nothing.
pub type Counted = Vec<Option<(Day, Exact)>>;

/// What counts of every row by a credit block; `path` is the block's place in the plan.
///
/// # Errors
/// Columns that the block needs and the credits do not have, cells that are no numbers, missing exchange rates.
pub fn counted(plan: &Plan, credit: &Credit, path: &str, credits: &Credits, dates: &Dates) -> Result<Counted, Vec<Trouble>> {
    let column = |name: &str| {
        let missing = || Trouble::NoColumn { column: name.to_owned(), needed_by: path.to_owned(), there: credits.names() };
        credits.column(name).ok_or_else(|| vec![missing()])
    };
    let named = credit.only.keys().chain(credit.except.keys()).chain(credit.counts.iter().flat_map(|counts| counts.only.keys()));
    for name in named.filter(|name| *name != "amount") {
        column(name)?;
    }
    let by = Some(credit.dated_by.as_str()).filter(|name| *name != "date");
    by.map(column).transpose()?;
    let numbers = match credit.of.as_str() {
        "amount" | "count" | "earnings" => None,
        name => Some((column(name)?, numbers(column(name)?)?)),
    };
    let excluded: Vec<Vec<bool>> =
        credit.except.iter().map(|(name, values)| fitting(&[(name.clone(), values.clone())].into(), credits)).collect();
    let fits = fitting(&credit.only, credits);
    let weights: Vec<_> = credit.counts.iter().map(|counts| (fitting(&counts.only, credits), counts.share.0)).collect();
    let money = matches!(credit.of.as_str(), "amount" | "margin");
    let is = |list: &[bool], index: usize| list.get(index).copied().unwrap_or_default();
    let mut result = Counted::with_capacity(credits.rows.len());
    for (index, row) in credits.rows.iter().enumerate() {
        let at = index as u32;
        let day = match by {
            None => Some(row.date),
            Some(column) => dates.at(credits, column, at),
        };
        let least =
            credit.least_per_deal.is_some_and(|least| magnitude(row.amount).compare(least.0).is_some_and(std::cmp::Ordering::is_lt));
        let day = day.filter(|_| is(&fits, index) && !least && !excluded.iter().any(|list| is(list, index)));
        let Some(day) = day else {
            result.push(None);
            continue;
        };
        let value = match &numbers {
            Some((column, numbers)) => column.code(at).and_then(|code| numbers.get(code).copied()).unwrap_or(Exact::ZERO),
            None if credit.of == "count" && row.amount.compare(Exact::ZERO).is_some_and(std::cmp::Ordering::is_lt) => Exact::whole(-1),
            None if credit.of == "count" => Exact::whole(1),
            None => row.amount,
        };
        let value =
            if money { value.times(exchanged(plan, credits, dates, at, day).map_err(|trouble| vec![trouble])?) } else { Some(value) };
        let value = value.and_then(|value| match credit.most_per_deal {
            Some(most) if value.compare(most.0).is_some_and(std::cmp::Ordering::is_gt) => {
                most.0.plus(value.minus(most.0)?.times(credit.above_most.map_or(Exact::ZERO, |share| share.0))?)
            }
            _ => Some(value),
        });
        let weight = weights.iter().find(|(fits, _)| is(fits, index)).map_or(Exact::whole(1), |(_, share)| *share);
        let value = value.and_then(|value| value.times(weight));
        let value = value
            .ok_or_else(|| vec![Trouble::TooLarge { person: credits.people.get(row.person as usize).cloned().unwrap_or_default() }])?;
        result.push(Some((day, value)));
    }
    if credit.of == "count" {
        once_a_deal(credits, &mut result);
    }
    Ok(result)
}

pub fn magnitude(number: Exact) -> Exact {
    if number.is_positive() { number } else { number.negated().unwrap_or(number) }
}

/// The numbers of a column, none where it is empty.
pub fn numbers(column: &Texts) -> Result<Vec<Exact>, Vec<Trouble>> {
    let mut troubles = Vec::new();
    let mut of = |code: usize, value: &String| {
        let found =
            if is_nothing(value) { Some(Exact::ZERO) } else { number(value).or_else(|| crate::plan::document::number::share(value)) };
        found.unwrap_or_else(|| {
            let row = column.codes.iter().position(|other| *other as usize == code).unwrap_or_default() + 1;
            troubles.push(Trouble::Cell { row, column: column.name.clone(), value: value.clone(), wanted: "a number" });
            Exact::ZERO
        })
    };
    let numbers = column.values.iter().enumerate().map(|(code, value)| of(code, value)).collect();
    let mut marks = Marks::default();
    column.values.iter().enumerate().for_each(|(code, value)| marks.see(code, value));
    for code in marks.unclear(false) {
        let row = column.codes.iter().position(|other| *other as usize == code).unwrap_or_default() + 1;
        let (value, wanted) = (column.values.get(code).cloned().unwrap_or_default(), "a number that can be read in one way alone");
        troubles.push(Trouble::Cell { row, column: column.name.clone(), value, wanted });
    }
    if troubles.is_empty() { Ok(numbers) } else { Err(troubles) }
}

/// Rows of one deal and person count once, forth and back.
fn once_a_deal(credits: &Credits, counted: &mut Counted) {
    let Some(deals) = credits.column("deal") else { return };
    let mut seen = std::collections::HashSet::new();
    for (index, (counted, row)) in counted.iter_mut().zip(&credits.rows).enumerate() {
        let deal = deals.code(index as u32);
        if let (Some((_, value)), Some(deal)) = (&counted, deal)
            && !deals.at(index as u32).is_empty()
            && !seen.insert((row.person, deal, value.is_positive()))
        {
            *counted = None;
        }
    }
}

/// What one of a row's currency is worth in the plan's.
fn exchanged(plan: &Plan, credits: &Credits, dates: &Dates, row: u32, counts_on: Day) -> Result<Exact, Trouble> {
    let currency = credits.column("currency").map_or("", |column| column.at(row));
    if currency.is_empty() || plan.currency.is_empty() || currency == plan.currency {
        return Ok(Exact::whole(1));
    }
    let day = rate_day(plan, credits, dates, row, counts_on);
    rate(plan.exchange.as_ref(), currency, &plan.currency, day).ok_or_else(|| Trouble::NoRate {
        from: currency.to_owned(),
        to: plan.currency.clone(),
        day,
    })
}

fn rate_day(plan: &Plan, credits: &Credits, dates: &Dates, row: u32, counts_on: Day) -> Day {
    let whole = Period { start: counts_on, end: Day(counts_on.0 + 1) };
    let period = plan.calendar.pay_period.around(counts_on, plan.cut(), whole);
    let Some(exchange) = &plan.exchange else { return counts_on };
    match exchange.dated {
        RateDate::CreditDate => counts_on,
        RateDate::PeriodStart => period.start,
        RateDate::PeriodEnd => Day(period.end.0 - 1),
        RateDate::PaidOn => dates.at(credits, "paid_on", row).unwrap_or(counts_on),
        RateDate::Fixed => exchange.fixed_on.map_or(counts_on, |on| on.0),
    }
}
