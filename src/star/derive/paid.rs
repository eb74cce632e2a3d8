//! What of an order was paid for its goods: without taxes and shipping, less its
//! discounts and what was refunded.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::ingest::report::problem::ProblemKind;
use crate::sales::exact::round_half_even;
use crate::star::convert::flag_column;
use crate::star::derive::draft::Draft;
use crate::star::derive::numbers::combined;
use crate::star::fields::Finding;
use crate::table::column::{Column, EMPTY_KEY, EMPTY_NUMBER};

const EMPTY: i128 = EMPTY_NUMBER as i128;

/// Beside what an order comes to with taxes, its amount is the net one: less the
/// discount or the tax, if tax and whole show that they are still in there.
pub fn net(draft: &mut Draft) {
    let (Some(amount), Some(gross)) = (draft.fields.get("amount"), draft.fields.get("gross_amount")) else { return };
    let rows = gross.filled() as u64;
    if amount.filled() == 0 || rows == 0 {
        return;
    }
    let of = |field: &str| draft.fields.get(field);
    let less = |whole: i128, part: i128| Some(if whole == EMPTY || part == EMPTY { whole } else { whole - part });
    let unshipped = match of("shipping") {
        Some(shipping) => combined(gross, shipping, less),
        None => Some(Column::clone(gross)),
    };
    let if_any = |sign: i128, goods: i128| (sign != EMPTY && sign != 0).then_some(goods);
    let discount = of("discount_amount").or(of("discount"));
    if of("discount_amount").is_some_and(|discount| are_before_discounts(amount, gross, discount)) {
        return;
    }
    let mut columns = Vec::new();
    if let (Some(unshipped), Some(discount), None) = (&unshipped, of("discount_amount"), of("tax")) {
        let reduced = combined(amount, discount, |amount, off| (amount != EMPTY && off != EMPTY && off != 0).then(|| amount - off.abs()));
        let same = |reduced: i128, whole: i128| (reduced == whole && whole != EMPTY).then_some(whole);
        columns.extend(reduced.and_then(|reduced| combined(&reduced, unshipped, same)));
    }
    if let (Some(unshipped), Some(tax)) = (unshipped, of("tax"))
        && let Some(goods) = combined(&unshipped, tax, |whole, tax| (whole != EMPTY && tax != EMPTY).then(|| whole - tax))
    {
        columns.extend(discount.and_then(|discount| combined(discount, &goods, if_any)));
        let taxed = combined(amount, &unshipped, |amount, whole| (amount == whole && amount != EMPTY).then_some(1));
        columns.extend(taxed.and_then(|taxed| combined(&taxed, &goods, if_any)));
    }
    for goods in columns {
        let least = |amount: i128, goods: i128| Some(if (0..amount).contains(&goods) { goods } else { amount });
        if let Some(column) = draft.fields.get("amount").and_then(|amount| combined(amount, &goods, least)) {
            draft.fields.insert("amount".to_owned(), Arc::new(column));
        }
    }
    draft.findings.push(Finding { field: "gross_amount", kind: ProblemKind::NetAmounts, rows });
}

/// Whether the larger amounts are those before discounts, so that no tax is in them.
fn are_before_discounts(amount: &Column, gross: &Column, discount: &Column) -> bool {
    let less = |gross: i128, off: i128| (gross != EMPTY && off != EMPTY).then(|| gross - if gross < 0 { -off.abs() } else { off.abs() });
    let same = |amount: i128, rest: i128| (amount != EMPTY && rest != EMPTY).then_some(i128::from(amount == rest));
    let Some(Column::Number { values, .. }) = combined(gross, discount, less).and_then(|rest| combined(amount, &rest, same)) else {
        return false;
    };
    let is_some = matches!(discount, Column::Number { values, .. } if values.iter().any(|&off| off != 0 && off != EMPTY_NUMBER));
    is_some && values.contains(&1) && !values.contains(&0)
}

/// Discounts as what was taken off, however they are signed; and none where a line
/// says nothing of one that others have.
pub fn discounts(draft: &mut Draft) {
    of_order(draft);
    if let (Some(amount), Some(discount)) = (draft.fields.get("amount"), draft.fields.get("discount_amount"))
        && let Some(off) = combined(discount, amount, |off, amount| {
            (off != EMPTY).then(|| if amount < 0 && amount != EMPTY { -off.abs() } else { off.abs() })
        })
    {
        draft.fields.insert("discount_amount".to_owned(), Arc::new(off));
    }
    if let (Some(amount), Some(discount)) = (draft.fields.get("amount"), draft.fields.get("discount"))
        && discount.filled() > 0
        && let Some(off) = combined(discount, amount, |off, amount| match off {
            EMPTY => (amount != EMPTY).then_some(0),
            off => Some(off.abs()),
        })
    {
        draft.fields.insert("discount".to_owned(), Arc::new(off));
    }
    shares_as_money(draft);
}

/// A share of what a line would have come to is so much money; of what was given away
/// altogether nobody knows how much, but for units at their prices.
fn shares_as_money(draft: &mut Draft) {
    let (None, Some(Column::Number { values: amounts, decimals }), Some(Column::Number { values: shares, decimals: scale })) = (
        draft.fields.get("discount_amount"),
        draft.fields.get("amount").map(|column| &**column),
        draft.fields.get("discount").map(|column| &**column),
    ) else {
        return;
    };
    const FINER: u8 = 2;
    let (one, finer) = (10i128.pow(u32::from(*scale).min(18)), 10i128.pow(u32::from(FINER)));
    let off = |(&amount, &share): (&i64, &i64)| match one - i128::from(share) {
        _ if amount == EMPTY_NUMBER || share == EMPTY_NUMBER => EMPTY_NUMBER,
        left if left <= 0 => EMPTY_NUMBER,
        left => i64::try_from(round_half_even(i128::from(amount) * i128::from(share) * finer, left)).unwrap_or(EMPTY_NUMBER),
    };
    let values: Vec<i64> = amounts.iter().zip(shares).map(off).collect();
    let is_whole = |(&share, &off): (&i64, &i64)| share == EMPTY_NUMBER || off != EMPTY_NUMBER;
    if shares.iter().zip(&values).all(is_whole) {
        let column = Column::Number { values, decimals: decimals + FINER };
        draft.fields.insert("discount_amount".to_owned(), Arc::new(column));
    }
}

/// What came off a whole order beyond what came off its lines is that of its first line.
fn of_order(draft: &mut Draft) {
    let (Some(whole), Some(id)) = (draft.fields.get("order_discount"), draft.fields.get("id")) else { return };
    let none = Column::Number { values: vec![0; draft.rows], decimals: 0 };
    let lines = draft.fields.get("discount_amount").map_or(&none, |lines| lines);
    let Some(Column::Number { values: whole, decimals }) = combined(whole, lines, |whole, _| Some(whole)) else { return };
    let Some(Column::Number { values: mut off, .. }) =
        combined(lines, &Column::Number { values: whole.clone(), decimals }, |off, _| Some(off))
    else {
        return;
    };
    let keys = id.keys();
    // The row that says what came off its order, and what its lines have of it.
    let mut orders: FxHashMap<u64, (Option<usize>, i64)> = FxHashMap::default();
    for (row, ((&key, &whole), &line)) in keys.iter().zip(&whole).zip(&off).enumerate().filter(|(_, ((key, _), _))| **key != EMPTY_KEY) {
        let (said, sum) = orders.entry(key).or_default();
        *said = said.or((whole != EMPTY_NUMBER && whole != 0).then_some(row));
        *sum += if line == EMPTY_NUMBER { 0 } else { line.abs() };
    }
    for (said, sum) in orders.into_values() {
        let Some(row) = said else { continue };
        let more = whole.get(row).map_or(0, |whole| whole.abs()) - sum;
        if let Some(off) = off.get_mut(row).filter(|_| more > 0) {
            *off = more + if *off == EMPTY_NUMBER { 0 } else { off.abs() };
        }
    }
    draft.fields.insert("discount_amount".to_owned(), Arc::new(Column::Number { values: off, decimals }));
}

/// Where `Refunded` is never more than one it is no amount, but says whether.
pub fn refunded_or_not(draft: &mut Draft) {
    let (Some(Column::Number { values, decimals }), Some(amount)) =
        (draft.fields.get("refunded").map(|column| &**column), draft.fields.get("amount"))
    else {
        return;
    };
    let one = 10i64.pow(u32::from(*decimals).min(18));
    let Column::Number { values: amounts, decimals: scale } = &**amount else { return };
    let is_flag = values.contains(&one) && values.iter().all(|value| [0, one, EMPTY_NUMBER].contains(value));
    if !is_flag || !amounts.iter().any(|&amount| amount > 10i64.pow(u32::from(*scale).min(18))) {
        return;
    }
    let flags = flag_column(values.iter().map(|&value| (value != EMPTY_NUMBER).then_some(value == one)));
    draft.fields.remove("refunded");
    draft.fields.insert("is_refunded".to_owned(), Arc::new(flags));
}

/// What was refunded comes off the amount: the same part of it as of the whole order.
pub fn refunded(draft: &mut Draft) {
    let fields = &draft.fields;
    let Some(refunded) = fields.get("refunded").or(fields.get("converted_refunded")).and_then(|refunded| once(draft, refunded)) else {
        return;
    };
    let Column::Number { values, .. } = &refunded else { return };
    let rows = values.iter().filter(|value| **value != EMPTY_NUMBER && **value != 0).count() as u64;
    if rows == 0 {
        return;
    }
    let (amount, converted) = (fields.get("amount").cloned(), fields.get("converted_amount").cloned());
    let whole = match (fields.get("gross_amount"), &amount) {
        (Some(gross), Some(amount)) => {
            combined(gross, amount, |gross, amount| Some(if gross == EMPTY { amount } else { gross })).map(Arc::new)
        }
        (_, amount) => amount.clone(),
    };
    let converted = converted.and_then(|converted| match (fields.get("converted_refunded"), &whole) {
        (Some(own), _) => left(&converted, own, &converted),
        (None, Some(whole)) => left(&converted, &refunded, whole),
        (None, None) => None,
    });
    let has_own = fields.contains_key("refunded");
    let amount = amount.zip(whole).filter(|_| has_own).and_then(|(amount, whole)| left(&amount, &refunded, &whole));
    for (field, column) in [("amount", amount), ("converted_amount", converted)] {
        column.map(|column| draft.fields.insert(field.to_owned(), Arc::new(column)));
    }
    draft.findings.push(Finding { field: "refunded", kind: ProblemKind::Refunded, rows });
}

/// What was refunded once, where each line of an order says so beside an amount of its own.
fn once(draft: &Draft, refunded: &Column) -> Option<Column> {
    let Column::Number { values, decimals } = refunded else { return None };
    let (Some(id), Some(Column::Number { values: amounts, .. })) =
        (draft.fields.get("id"), draft.fields.get("amount").map(|column| &**column))
    else {
        return Some(refunded.clone());
    };
    let mut told: FxHashMap<(u64, i64), i64> = FxHashMap::default();
    let keys = id.keys();
    let own = values.iter().zip(keys.iter()).zip(amounts).map(|((&value, &key), &amount)| {
        if key == EMPTY_KEY || value == EMPTY_NUMBER || *told.entry((key, value)).or_insert(amount) == amount {
            value
        } else {
            EMPTY_NUMBER
        }
    });
    Some(Column::Number { values: own.collect(), decimals: *decimals })
}

/// An amount less the part of it that `refunded` is of the whole.
fn left(amount: &Column, refunded: &Column, whole: &Column) -> Option<Column> {
    const DECIMALS: u8 = 4;
    let Column::Number { values: amounts, decimals } = amount else { return None };
    // Of what is not above zero nothing can be paid back.
    let kept = combined(whole, refunded, |whole, refunded| {
        Some(if refunded == EMPTY || whole <= 0 { whole } else { (whole - refunded.abs()).max(0) })
    })?;
    let (Column::Number { values: kept, decimals: kept_scale }, Column::Number { values: wholes, decimals: whole_scale }) = (&kept, whole)
    else {
        return None;
    };
    let same = 10i128.pow(u32::from(kept_scale.saturating_sub(*whole_scale)));
    let finer = DECIMALS.saturating_sub(*decimals);
    let of = |((&amount, &kept), &whole): ((&i64, &i64), &i64)| {
        if amount == EMPTY_NUMBER {
            return amount;
        }
        let exact = i128::from(amount) * 10i128.pow(u32::from(finer));
        let left =
            if whole == EMPTY_NUMBER || whole <= 0 { exact } else { round_half_even(exact * i128::from(kept), i128::from(whole) * same) };
        i64::try_from(left).unwrap_or(EMPTY_NUMBER)
    };
    Some(Column::Number { values: amounts.iter().zip(kept).zip(wholes).map(of).collect(), decimals: decimals + finer })
}
