//! Fields that follow from others: a deal's status from its stage, a cost from
//! the profit, a target's dates from its period.

use std::sync::Arc;

use crate::ingest::values::period_text::{from_start, period};
use crate::sales::day::Day;
use crate::sales::money::round_half_even;
use crate::sales::period::Period;
use crate::sales::schema::Dataset;
use crate::star::choices::StageChoice;
use crate::star::deals::stages::Stage;
use crate::star::deals::status;
use crate::star::fields::{Fields, Unknown};
use crate::table::column::{Column, EMPTY_DAY, EMPTY_NUMBER};

/// What was learned while fields were completed.
#[derive(Debug, Default)]
pub struct Derived {
    pub unknown: Vec<Unknown>,
    /// For deals: their stages in order.
    pub stages: Vec<Stage>,
}

/// Completes the fields of one file of a dataset. `marks` is what the user says of its stages.
pub fn complete(dataset: Dataset, fields: &mut Fields, rows: usize, marks: &[StageChoice]) -> Derived {
    match dataset {
        Dataset::Deals => {
            coalesce(fields, "amount", "expected_amount");
            let (unknown, stages) = status::complete(fields, rows, marks);
            status::settle_close(fields);
            return Derived { unknown, stages };
        }
        Dataset::Orders => {
            amount_of_units(fields);
            cost_of_profit(fields);
        }
        Dataset::Subscriptions => {
            scaled(fields, "mrr", "arr", (1, 12));
            scaled(fields, "arr", "mrr", (12, 1));
        }
        Dataset::Accounts | Dataset::Products | Dataset::People | Dataset::Campaigns => {
            if let (None, Some(id)) = (fields.get("name"), fields.get("id").cloned()) {
                fields.insert("name".to_owned(), crate::star::convert::texts(&id));
            }
        }
        _ => {}
    }
    Derived::default()
}

/// Completes what only all files of a dataset together can tell: how long a
/// target holds that is named by its first day.
pub fn complete_all(dataset: Dataset, fields: &mut Fields, rows: usize) -> Vec<Unknown> {
    match dataset {
        Dataset::Targets => target_dates(fields, rows),
        _ => Vec::new(),
    }
}

/// Where `field` is empty, `other` stands in; without `field` it takes its place.
fn coalesce(fields: &mut Fields, field: &str, other: &str) {
    let Some(other) = fields.get(other).cloned() else { return };
    let Some(own) = fields.get(field) else {
        fields.insert(field.to_owned(), other);
        return;
    };
    if own.filled() == own.len() {
        return;
    }
    let Some(column) = combined(own, &other, |own, other| if own == i128::from(EMPTY_NUMBER) { Some(other) } else { Some(own) }) else {
        return;
    };
    fields.insert(field.to_owned(), Arc::new(column));
}

/// A number column from two others, row by row, at the scale of the finer one.
/// Empty cells come as [`EMPTY_NUMBER`].
fn combined(left: &Column, right: &Column, of: impl Fn(i128, i128) -> Option<i128>) -> Option<Column> {
    let (Column::Number { values: left, decimals: left_scale }, Column::Number { values: right, decimals: right_scale }) = (left, right)
    else {
        return None;
    };
    let decimals = *left_scale.max(right_scale);
    let at_scale = |value: i64, scale: u8| {
        if value == EMPTY_NUMBER { i128::from(value) } else { i128::from(value) * 10i128.pow(u32::from((decimals - scale).min(18))) }
    };
    let pairs = left.iter().zip(right);
    let values = pairs.map(|(&left, &right)| {
        of(at_scale(left, *left_scale), at_scale(right, *right_scale)).and_then(|value| i64::try_from(value).ok()).unwrap_or(EMPTY_NUMBER)
    });
    Some(Column::Number { values: values.collect(), decimals })
}

fn cost_of_profit(fields: &mut Fields) {
    let (None, Some(amount), Some(profit)) = (fields.get("cost"), fields.get("amount"), fields.get("profit")) else { return };
    let empty = i128::from(EMPTY_NUMBER);
    if let Some(cost) = combined(amount, profit, |amount, profit| (amount != empty && profit != empty).then(|| amount - profit)) {
        fields.insert("cost".to_owned(), Arc::new(cost));
    }
}

/// Without an amount, an order line is worth quantity × unit price, less the discount.
fn amount_of_units(fields: &mut Fields) {
    const DECIMALS: u8 = 4;
    let number = |id: &str| match fields.get(id).map(|column| &**column) {
        Some(Column::Number { values, decimals }) => Some((values, *decimals)),
        _ => None,
    };
    let (None, Some((quantities, quantity_scale)), Some((prices, price_scale))) =
        (fields.get("amount"), number("quantity"), number("unit_price"))
    else {
        return;
    };
    let discount = number("discount");
    let amount = |row: usize, quantity: i64, price: i64| -> Option<i64> {
        if quantity == EMPTY_NUMBER || price == EMPTY_NUMBER {
            return None;
        }
        let (mut value, mut scale) = (i128::from(quantity) * i128::from(price), u32::from(quantity_scale) + u32::from(price_scale));
        if let Some((discounts, discount_scale)) = discount {
            let discount = discounts.get(row).copied().filter(|&discount| discount != EMPTY_NUMBER).unwrap_or(0);
            let one = 10i128.pow(u32::from(discount_scale));
            value = value.checked_mul(one - i128::from(discount))?;
            scale += u32::from(discount_scale);
        }
        let divisor = 10i128.checked_pow(scale)?;
        i64::try_from(round_half_even(value.checked_mul(10i128.pow(u32::from(DECIMALS)))?, divisor)).ok()
    };
    let rows = quantities.iter().zip(prices).enumerate();
    let values = rows.map(|(row, (&quantity, &price))| amount(row, quantity, price).unwrap_or(EMPTY_NUMBER)).collect();
    fields.insert("amount".to_owned(), Arc::new(Column::Number { values, decimals: DECIMALS }));
}

/// `field` as `other` × a factor, where only the other is there.
fn scaled(fields: &mut Fields, field: &str, other: &str, (times, parts): (i128, i128)) {
    let (None, Some(Column::Number { values, decimals })) = (fields.get(field), fields.get(other).map(|column| &**column)) else { return };
    // Four decimals, so that a twelfth is exact to the hundredth of a cent.
    let finer = 4u8.saturating_sub(*decimals);
    let of = |&value: &i64| {
        let exact = i128::from(value) * times * 10i128.pow(u32::from(finer));
        if value == EMPTY_NUMBER { value } else { i64::try_from(round_half_even(exact, parts)).unwrap_or(EMPTY_NUMBER) }
    };
    let column = Column::Number { values: values.iter().map(of).collect(), decimals: decimals + finer };
    fields.insert(field.to_owned(), Arc::new(column));
}

/// `from` and `to` (the last day) of every target.
fn target_dates(fields: &mut Fields, rows: usize) -> Vec<Unknown> {
    let mut unknown = Vec::new();
    let mut from = days(fields.get("from"), rows);
    let mut to = days(fields.get("to"), rows);
    match fields.get("period").map(|column| &**column) {
        Some(Column::Date { days, .. }) => {
            let months = spacing(days);
            fill(&mut from, &mut to, days.iter().map(|&day| (day != EMPTY_DAY).then(|| from_start(Day(day), months))));
        }
        Some(column) => {
            let texts = crate::star::convert::texts(&Arc::new(column.clone()));
            if let Column::Text { dictionary, codes } = &*texts {
                let periods: Vec<Option<Period>> = dictionary.texts().map(period).collect();
                let of = |&code: &u32| periods.get(code as usize).copied().flatten();
                fill(&mut from, &mut to, codes.iter().map(of));
                for (code, text) in dictionary.texts().enumerate().skip(1) {
                    let rows = codes.iter().filter(|&&other| other as usize == code && of(&other).is_none()).count() as u64;
                    if rows > 0 && unknown.len() < 20 {
                        unknown.push(Unknown { field: "period", text: text.to_owned(), rows });
                    }
                }
            }
        }
        None => {
            // A start alone: each target holds until the next one begins.
            let months = spacing(&from);
            let starts = from.clone();
            fill(&mut from, &mut to, starts.iter().map(|&day| (day != EMPTY_DAY).then(|| from_start(Day(day), months))));
        }
    }
    fields.insert("from".to_owned(), Arc::new(Column::Date { days: from, seconds: None }));
    fields.insert("to".to_owned(), Arc::new(Column::Date { days: to, seconds: None }));
    unknown
}

fn days(column: Option<&Arc<Column>>, rows: usize) -> Vec<i32> {
    match column.map(|column| &**column) {
        Some(Column::Date { days, .. }) => days.clone(),
        _ => vec![EMPTY_DAY; rows],
    }
}

fn fill(from: &mut [i32], to: &mut [i32], periods: impl Iterator<Item = Option<Period>>) {
    for ((from, to), period) in from.iter_mut().zip(to).zip(periods) {
        let Some(period) = period else { continue };
        if *from == EMPTY_DAY {
            *from = period.start.0;
        }
        if *to == EMPTY_DAY {
            *to = period.end.0 - 1;
        }
    }
}

/// How many months a period has that is named by its first day: the usual
/// distance to the next one.
fn spacing(days: &[i32]) -> i32 {
    let mut starts: Vec<i32> = days.iter().copied().filter(|&day| day != EMPTY_DAY).collect();
    starts.sort_unstable();
    starts.dedup();
    let least = starts.windows(2).map(|pair| pair.iter().rev().copied().reduce(|later, earlier| later - earlier).unwrap_or(0)).min();
    match least.unwrap_or(31) {
        360.. => 12,
        175.. => 6,
        85.. => 3,
        _ => 1,
    }
}
