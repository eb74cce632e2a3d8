//! The lines of orders: what exports write on an order's first line only holds for
//! all of its lines, and the amount of a whole order counts once.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::ingest::report::problem::ProblemKind;
use crate::sales::exact::round_half_even;
use crate::star::derive::draft::Draft;
use crate::star::derive::numbers::combined;
use crate::star::derive::orders::worth;
use crate::star::fields::Finding;
use crate::star::records::alike::same;
use crate::table::column::{Column, EMPTY_KEY, EMPTY_NUMBER};

/// What is said of an order as a whole.
const OF_ORDER: [&str; 14] = [
    "at",
    "account",
    "owner",
    "status",
    "payment_status",
    "cancelled_at",
    "currency",
    "channel",
    "location",
    "region",
    "country",
    "segment",
    "promotion",
    "converted_currency",
];
/// What each line says of itself.
const OF_LINE: [&str; 3] = ["product", "quantity", "unit_price"];

/// Lines of an order have what its other lines say of the order, if they agree.
pub fn carried_down(draft: &mut Draft) {
    let rows = draft.rows;
    let Some(id) = draft.fields.get("id").cloned() else { return };
    let is_line = |row: usize| OF_LINE.iter().any(|field| draft.fields.get(*field).is_some_and(|column| column.is_filled(row)));
    // Lines without an id belong to the order above, if nothing on them speaks of an order.
    let stands_alone = |row: usize| OF_ORDER.iter().any(|field| draft.fields.get(*field).is_some_and(|column| column.is_filled(row)));
    let keys = id.keys();
    let mut first: Vec<u32> = Vec::with_capacity(rows);
    let mut by_key: FxHashMap<u64, u32> = FxHashMap::default();
    let mut above = None;
    for row in 0..rows {
        let own = row as u32;
        let head = match keys.get(row).copied().unwrap_or(EMPTY_KEY) {
            EMPTY_KEY => above.filter(|_| is_line(row) && !stands_alone(row)).unwrap_or(own),
            key => {
                let head = *by_key.entry(key).or_insert(own);
                above = Some(head);
                head
            }
        };
        first.push(head);
    }
    if first.iter().enumerate().all(|(row, &head)| head as usize == row) {
        return;
    }
    let mut carried = vec![false; rows];
    let mut changed = Vec::new();
    for field in OF_ORDER.into_iter().chain(["id"]) {
        let Some(column) = draft.fields.get(field) else { continue };
        let known = of_orders(column, &first);
        let source = |(row, head): (usize, &u32)| match known.get(head) {
            Some(Some(source)) if !column.is_filled(row) => *source,
            _ => row as u32,
        };
        let sources: Vec<u32> = first.iter().enumerate().map(source).collect();
        let moved = sources.iter().zip(&mut carried).enumerate().filter(|(row, (source, _))| *row as u32 != **source);
        let count = moved.map(|(_, (_, carried))| *carried = true).count();
        if count > 0 {
            changed.push((field, Arc::new(column.picked(&sources))));
        }
    }
    for (field, column) in changed {
        draft.fields.insert(field.to_owned(), column);
    }
    let count = carried.iter().filter(|carried| **carried).count() as u64;
    if count > 0 {
        draft.findings.push(Finding { field: "id", kind: ProblemKind::OrderFields, rows: count });
    }
}

/// For each order, by its first row, the row that says what holds for all of its lines:
/// `None` where its lines say different things.
fn of_orders(column: &Column, first: &[u32]) -> FxHashMap<u32, Option<u32>> {
    let mut known: FxHashMap<u32, Option<u32>> = FxHashMap::default();
    for (row, &head) in (0u32..).zip(first).filter(|&(row, _)| column.is_filled(row as usize)) {
        let source = known.entry(head).or_insert(Some(row));
        *source = source.filter(|&source| same(column, source, row));
    }
    known
}

/// Where lines have amounts of their own, the order's counts only for one without lines.
pub fn own_amounts(draft: &mut Draft) {
    let Some(own) = draft.fields.remove("line_amount") else { return };
    let (Some(id), Some(amount)) = (draft.fields.get("id"), draft.fields.get("amount")) else {
        draft.fields.insert("amount".to_owned(), own);
        return;
    };
    let keys = id.keys();
    let lined: FxHashSet<u64> = keys.iter().enumerate().filter(|(row, _)| own.is_filled(*row)).map(|(_, key)| *key).collect();
    let Column::Number { values, decimals } = &**amount else { return };
    let without_lines = |(value, key): (&i64, &u64)| if lined.contains(key) { EMPTY_NUMBER } else { *value };
    let rest = Column::Number { values: values.iter().zip(keys.iter()).map(without_lines).collect(), decimals: *decimals };
    let empty = i128::from(EMPTY_NUMBER);
    let Some(column) = combined(&own, &rest, |own, rest| Some(if own == empty { rest } else { own })) else { return };
    draft.fields.insert("amount".to_owned(), Arc::new(column));
    draft.findings.push(Finding { field: "amount", kind: ProblemKind::OrderTotals, rows: own.filled() as u64 });
}

/// Where the amount is that of the whole order, each line is worth its quantity × price.
pub fn order_totals(draft: &mut Draft) {
    let (Some(id), Some(amount)) = (draft.fields.get("id"), draft.fields.get("amount").cloned()) else { return };
    let Column::Number { values: amounts, decimals } = &*amount else { return };
    let mut orders: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (row, key) in id.keys().iter().copied().enumerate().filter(|(_, key)| *key != EMPTY_KEY) {
        orders.entry(key).or_default().push(row);
    }
    let Some((mut values, value_decimals)) = worth(&draft.fields) else { return repeated_totals(draft, &orders) };
    let at = |values: &[i64], row: usize| values.get(row).copied().filter(|&value| value != EMPTY_NUMBER);
    let as_units = |value: i64, decimals: u8| value as f64 / 10f64.powi(i32::from(decimals));
    let (mut totals, mut others) = (0u64, 0u64);
    for rows in orders.values().filter(|rows| rows.len() > 1) {
        let written: Vec<Option<i64>> = rows.iter().map(|&row| at(amounts, row)).collect();
        let lines: Option<Vec<f64>> = rows.iter().map(|&row| at(&values, row).map(|value| as_units(value, value_decimals))).collect();
        let Some(lines) = lines else { continue };
        let only_first = written.first().is_some_and(Option::is_some) && written.iter().skip(1).all(Option::is_none);
        let repeated = written.iter().all(|amount| amount.is_some() && *amount == written.first().copied().flatten());
        let total = written.first().copied().flatten().map_or(0.0, |value| as_units(value, *decimals));
        let sum: f64 = lines.iter().sum();
        // Shipping, taxes and discounts stand between the lines and the total.
        let adds_up = (total - sum).abs() <= 0.4 * sum.abs().max(0.01);
        let is_each_line = lines.iter().all(|line| (line - total).abs() <= 0.005);
        if only_first || repeated && adds_up && !is_each_line { totals += 1 } else { others += 1 }
    }
    if totals == 0 || others > totals {
        return;
    }
    let number = |field: &str| match draft.fields.get(field).map(|column| &**column) {
        Some(Column::Number { values, decimals }) => Some((values, *decimals)),
        _ => None,
    };
    let is_net = number("gross_amount").is_some();
    let refunded = number("refunded");
    for rows in orders.values() {
        let Some(head) = rows.first().copied() else { continue };
        let Some(paid) = at(amounts, head) else { continue };
        let paid = rescaled(paid, *decimals, value_decimals);
        let back = refunded.and_then(|(values, scale)| Some(rescaled(at(values, head)?, scale, value_decimals).abs())).unwrap_or(0);
        if is_net {
            spread(&mut values, rows, paid, 1);
        } else if back > 0 && paid + back > 0 {
            let sum: i128 = rows.iter().filter_map(|&row| at(&values, row)).map(i128::from).sum();
            spread(&mut values, rows, sum * paid, paid + back);
        }
    }
    let rows = values.iter().filter(|value| **value != EMPTY_NUMBER).count() as u64;
    draft.fields.insert("amount".to_owned(), Arc::new(Column::Number { values, decimals: value_decimals }));
    draft.findings.push(Finding { field: "amount", kind: ProblemKind::OrderTotals, rows });
}

/// Where lines have no prices, and all lines of each order the same amount, that is
/// the order's: each line has its share by the number of its units.
fn repeated_totals(draft: &mut Draft, orders: &FxHashMap<u64, Vec<usize>>) {
    /// One order alone may have lines of one amount.
    const FEWEST: usize = 2;
    let Some(Column::Number { values: amounts, decimals }) = draft.fields.get("amount").map(|column| &**column) else { return };
    let Some(product) = draft.fields.get("product") else { return };
    let lined: Vec<&Vec<usize>> = orders.values().filter(|rows| rows.len() > 1).collect();
    let amount = |row: &usize| amounts.get(*row).copied().filter(|&value| value > 0 && value != EMPTY_NUMBER);
    let total = |rows: &Vec<usize>| rows.first().and_then(amount).filter(|first| rows.iter().all(|row| amount(row) == Some(*first)));
    let differ = |rows: &Vec<usize>| rows.windows(2).all(|pair| matches!(pair, [one, other] if !same(product, *one as u32, *other as u32)));
    let totals: Option<FxHashSet<i64>> = lined.iter().map(|rows| total(rows).filter(|_| differ(rows))).collect();
    if lined.len() < FEWEST || totals.is_none_or(|totals| totals.len() < FEWEST) {
        return;
    }
    let units = |row: usize| match draft.fields.get("quantity").map(|column| &**column) {
        Some(Column::Number { values, .. }) => values.get(row).copied().filter(|&value| value > 0 && value != EMPTY_NUMBER).unwrap_or(0),
        _ => 1,
    };
    let mut values = amounts.clone();
    for rows in lined {
        let Some(total) = rows.first().and_then(amount) else { continue };
        let has_units = rows.iter().any(|&row| units(row) > 0);
        let share = |row: usize| if has_units { units(row) } else { 1 };
        rows.iter().for_each(|&row| values.get_mut(row).into_iter().for_each(|value| *value = share(row)));
        spread(&mut values, rows, i128::from(total), 1);
    }
    let (values, decimals) = (values, *decimals);
    draft.findings.push(Finding { field: "amount", kind: ProblemKind::OrderTotals, rows: values.len() as u64 });
    draft.fields.insert("amount".to_owned(), Arc::new(Column::Number { values, decimals }));
}

fn rescaled(value: i64, from: u8, to: u8) -> i128 {
    let power = |decimals: u8| 10i128.pow(u32::from(decimals));
    round_half_even(i128::from(value) * power(to.saturating_sub(from)), power(from.saturating_sub(to)))
}

/// Makes the lines of an order come to `total` / `parts`, each with its share; what
/// rounding leaves over goes to the lines behind.
fn spread(values: &mut [i64], rows: &[usize], total: i128, parts: i128) {
    let sum: i128 =
        rows.iter().filter_map(|&row| values.get(row)).filter(|value| **value != EMPTY_NUMBER).map(|&value| i128::from(value)).sum();
    if sum <= 0 || sum * parts == total {
        return;
    }
    let (mut worth, mut given) = (0i128, 0i128);
    for &row in rows {
        let Some(value) = values.get_mut(row).filter(|value| **value != EMPTY_NUMBER) else { continue };
        worth += i128::from(*value);
        let due = worth.checked_mul(total).map(|exact| round_half_even(exact, sum * parts));
        let Some(due) = due else { continue };
        *value = i64::try_from(due - given).unwrap_or(EMPTY_NUMBER);
        given = due;
    }
}
