//! What follows from the fields of order lines.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::ingest::report::problem::ProblemKind;
use crate::sales::document::{DocumentKind, Standing};
use crate::sales::exact::round_half_even;
use crate::star::convert::YES;
use crate::star::derive::documents::{NOTE, VOID, below_zero, mark};
use crate::star::derive::draft::Draft;
use crate::star::derive::numbers::combined;
use crate::star::fields::{Fields, Finding};
use crate::star::words::{OrderStatus, Status, order_status, status};
use crate::table::column::{Column, EMPTY_KEY, EMPTY_NUMBER};
use crate::table::fold::fold;
use crate::table::sorting;

/// Without an amount, an order line is worth quantity × unit price, less the discount.
pub fn amount(draft: &mut Draft) {
    if draft.fields.contains_key("amount") {
        return;
    }
    if let Some((values, decimals)) = worth(&draft.fields) {
        draft.fields.insert("amount".to_owned(), Arc::new(Column::Number { values, decimals }));
    }
}

/// That amount where a part of it was refunded, unless another takes its place.
pub fn refunded_of(draft: &mut Draft) {
    let has_other = ["line_amount", "converted_amount"].iter().any(|field| draft.fields.contains_key(*field));
    if draft.fields.contains_key("refunded") && !has_other {
        amount(draft);
    }
}

/// What each line is worth by its quantity and unit price, less the discount: a
/// share of it, or an amount off the line; `None` where no column says so.
pub fn worth(fields: &Fields) -> Option<(Vec<i64>, u8)> {
    const DECIMALS: u8 = 4;
    let number = |id: &str| match fields.get(id).map(|column| &**column) {
        Some(Column::Number { values, decimals }) => Some((values, u32::from(*decimals))),
        _ => None,
    };
    let once = vec![1; fields.get("line_price").map_or(0, |column| column.len())];
    let ((quantities, quantity_scale), (prices, price_scale)) = match number("line_price") {
        Some(prices) => ((&once, 0), prices),
        None => (number("quantity")?, number("unit_price")?),
    };
    let (share, money) = (number("discount"), number("discount_amount"));
    // An empty discount is none.
    let off = |discount: Option<(&Vec<i64>, u32)>, row: usize| {
        let (values, scale) = discount?;
        let value = values.get(row).copied().filter(|&value| value != EMPTY_NUMBER)?;
        Some((i128::from(value), scale))
    };
    let amount = |row: usize, quantity: i64, price: i64| -> Option<i64> {
        if quantity == EMPTY_NUMBER || price == EMPTY_NUMBER {
            return None;
        }
        let (mut value, mut scale) = (i128::from(quantity) * i128::from(price), quantity_scale + price_scale);
        if let Some((discount, discount_scale)) = off(share, row) {
            value = value.checked_mul(10i128.checked_pow(discount_scale)? - discount)?;
            scale += discount_scale;
        }
        let exact = value.checked_mul(10i128.pow(u32::from(DECIMALS)))?;
        let mut value = round_half_even(exact, 10i128.checked_pow(scale)?);
        if let Some((discount, discount_scale)) = off(money, row) {
            // A discount may be written as what it is or as what it takes away.
            let exact = discount.abs().checked_mul(10i128.pow(u32::from(DECIMALS)))?;
            value -= round_half_even(exact, 10i128.checked_pow(discount_scale)?) * if value < 0 { -1 } else { 1 };
        }
        i64::try_from(value).ok()
    };
    let rows = quantities.iter().zip(prices).enumerate();
    Some((rows.map(|(row, (&quantity, &price))| amount(row, quantity, price).unwrap_or(EMPTY_NUMBER)).collect(), DECIMALS))
}

/// A column of more texts than this, none of which is known, is no status.
const MOST_STATUSES: usize = 12;
/// So many statuses that are not known are asked about.
const MOST_ASKED: usize = 6;

/// Marks the orders that are no sales, and asks about those of which that is not
/// known. What is below zero is what was given back, and stays.
pub fn no_sales(draft: &mut Draft) {
    let is_marked =
        |marks: Option<Arc<Column>>| (0..draft.rows).map(|row| marks.as_ref().is_some_and(|marks| marks.is_filled(row))).collect();
    let (mut void, notes): (Vec<bool>, Vec<bool>) = (is_marked(draft.fields.get(VOID).cloned()), is_marked(draft.fields.remove(NOTE)));
    let mut findings = Vec::new();
    for field in STATUSES {
        findings.extend(by_status(draft, field, &mut void, &notes));
    }
    for (field, yes) in FLAGS {
        let meanings = [None, Some(OrderStatus::Sale), Some(yes)];
        let of_flag: Vec<(String, u64)> = mark_void(draft, field, &meanings, &mut void, &notes).collect();
        let told = of_flag.into_iter().skip(YES as usize).filter(|(_, rows)| *rows > 0);
        findings.extend(told.map(|(text, rows)| Finding { field, kind: ProblemKind::NoSale { text }, rows }));
    }
    if let Some(column) = draft.fields.get("cancelled_at") {
        let mut rows = 0;
        for (row, void) in void.iter_mut().enumerate().filter(|(_, void)| !**void) {
            if column.is_filled(row) && !is_below_zero(draft, row) {
                (*void, rows) = (true, rows + 1);
            }
        }
        if rows > 0 {
            findings.push(Finding { field: "cancelled_at", kind: ProblemKind::NoSale { text: "cancelled".to_owned() }, rows });
        }
    }
    draft.findings.extend(findings);
    mark(draft, VOID, void.into_iter());
}

fn is_below_zero(draft: &Draft, row: usize) -> bool {
    let amounts = draft.fields.get("amount").map(|column| &**column);
    matches!(amounts, Some(Column::Number { values, .. }) if values.get(row).is_some_and(|&value| value < 0 && value != EMPTY_NUMBER))
}

/// Whether something is left of an amount of which some was refunded.
fn is_partly_refunded(draft: &Draft, row: usize) -> bool {
    let above_zero = |field: &str| match draft.fields.get(field).map(|column| &**column) {
        Some(Column::Number { values, .. }) => values.get(row).is_some_and(|&value| value > 0),
        _ => false,
    };
    above_zero("amount") && (above_zero("refunded") || above_zero("converted_refunded"))
}

/// The columns whose texts say what became of orders.
const STATUSES: [&str; 2] = ["status", "payment_status"];
/// Those that say it by yes and no, and what yes means.
const FLAGS: [(&str, OrderStatus); 3] =
    [("is_refunded", OrderStatus::GivenBack), ("is_disputed", OrderStatus::GivenBack), ("is_test", OrderStatus::NoSale)];

/// Marks the rows whose status says that they are no sales.
fn by_status(draft: &Draft, field: &'static str, void: &mut [bool], notes: &[bool]) -> Vec<Finding> {
    let Some(Column::Text { dictionary, .. }) = draft.fields.get(field).map(|column| &**column) else { return Vec::new() };
    let said = |text: &str| {
        draft.sales.and_then(|sales| sales.get(text)).map(|&is_sale| if is_sale { OrderStatus::Sale } else { OrderStatus::NoSale })
    };
    // Of a list that tells those that were won from those that were lost, the open ones are no orders yet.
    let of_deals: Vec<Option<Status>> = dictionary.texts().map(status).collect();
    let mut orders = dictionary.texts().map(order_status).zip(&of_deals);
    let is_pipeline = orders.any(|pair| matches!(pair, (None, Some(Status::Won | Status::Lost))));
    let as_deal = |of: Option<Status>| match of.filter(|_| is_pipeline)? {
        Status::Won => Some(OrderStatus::Sale),
        Status::Lost | Status::Open => Some(OrderStatus::NoSale),
        Status::Void => None,
    };
    // Shops process what was paid: what is only pending there, or new beside what is paid, was not.
    let has = |word: &str| dictionary.texts().any(|text| fold(text) == word);
    let waits_for_money = draft.are_payments || field != "status" || has("processing");
    let of_order = |text: &str| match order_status(text)? {
        OrderStatus::Unpaid | OrderStatus::Pending if draft.document == Some(DocumentKind::Invoice) => Some(OrderStatus::Sale),
        OrderStatus::Pending if waits_for_money => Some(OrderStatus::Unpaid),
        OrderStatus::Unpaid if draft.document.is_none() && !draft.are_payments => None,
        OrderStatus::Pending => None,
        OrderStatus::Sale if fold(text) == "new" && has("paid") => None,
        other => Some(other),
    };
    let texts = dictionary.texts().zip(&of_deals);
    let meanings: Vec<Option<OrderStatus>> =
        texts.map(|(text, of)| said(text).or_else(|| as_deal(*of)).or_else(|| of_order(text))).collect();
    if meanings.len() > MOST_STATUSES && meanings.iter().all(Option::is_none) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    let rows = mark_void(draft, field, &meanings, void, notes);
    for ((text, rows), meaning) in rows.zip(&meanings).skip(1).filter(|((_, rows), _)| *rows > 0) {
        let kind = match meaning {
            Some(OrderStatus::Sale) if said(&text).is_none() => continue,
            Some(OrderStatus::Sale) => ProblemKind::OrderStatus { text, asked: false },
            Some(_) => ProblemKind::NoSale { text },
            None => ProblemKind::OrderStatus { text, asked: true },
        };
        findings.push(Finding { field, kind, rows });
    }
    let is_asked = |finding: &Finding| matches!(finding.kind, ProblemKind::OrderStatus { asked: true, .. });
    let (mut asked, mut told): (Vec<Finding>, Vec<Finding>) = findings.into_iter().partition(is_asked);
    sorting::by_key(&mut asked, |finding| std::cmp::Reverse(finding.rows));
    asked.truncate(MOST_ASKED);
    told.extend(asked);
    told
}

/// Marks the rows that are no sales by what the texts of a column mean. The answer is for
/// each text the rows that it tells of.
fn mark_void(
    draft: &Draft,
    field: &str,
    meanings: &[Option<OrderStatus>],
    void: &mut [bool],
    notes: &[bool],
) -> impl Iterator<Item = (String, u64)> {
    let (texts, codes) = match draft.fields.get(field).map(|column| &**column) {
        Some(Column::Text { dictionary, codes }) => (dictionary.texts().map(str::to_owned).collect(), codes.as_slice()),
        _ => (Vec::new(), &[][..]),
    };
    let is_given_back = |code: u32| meanings.get(code as usize) == Some(&Some(OrderStatus::GivenBack));
    let taken_off = taken_off(draft, &codes.iter().map(|code| is_given_back(*code)).collect::<Vec<bool>>());
    // What was delivered is sold, whenever it will be paid.
    let is_under_way = |row: usize| {
        let text = draft.fields.get("status").filter(|_| field != "status").and_then(|column| column.written(row));
        text.is_some_and(|text| order_status(&text) == Some(OrderStatus::Sale) && status(&text) != Some(Status::Open))
    };
    let mut rows = vec![0u64; meanings.len()];
    for (row, &code) in codes.iter().enumerate() {
        let Some(void) = void.get_mut(row).filter(|void| !**void) else { continue };
        let is_note = draft.standing == Standing::GivenBack || notes.get(row) == Some(&true);
        let meaning = meanings.get(code as usize).copied().flatten();
        let stays = match meaning {
            // A credit note that was paid out is done, one that was cancelled never was.
            Some(OrderStatus::GivenBack) => {
                is_note || is_below_zero(draft, row) || is_partly_refunded(draft, row) || taken_off.contains(&row)
            }
            Some(OrderStatus::NoSale) => !is_note && is_below_zero(draft, row),
            Some(OrderStatus::Unpaid | OrderStatus::Pending) => is_note || is_below_zero(draft, row) || is_under_way(row),
            Some(OrderStatus::Sale) | None => true,
        };
        // What is below zero counts, whatever its status means.
        let is_told = !stays || meaning == Some(OrderStatus::Sale) || meaning.is_none() && !is_below_zero(draft, row);
        rows.get_mut(code as usize).into_iter().for_each(|rows| *rows += u64::from(is_told));
        *void = !stays;
    }
    texts.into_iter().zip(rows)
}

/// The orders given back that rows of their own below zero take off already, one for
/// each: left out as well they would come off twice.
fn taken_off(draft: &Draft, is_given_back: &[bool]) -> FxHashSet<usize> {
    let Some(Column::Number { values, .. }) = draft.fields.get("amount").map(|column| &**column) else { return FxHashSet::default() };
    let account = draft.fields.get("account");
    let mut by_sale: FxHashMap<(u64, i64), (usize, Vec<usize>)> = FxHashMap::default();
    for (row, &value) in values.iter().enumerate().filter(|(_, value)| **value != EMPTY_NUMBER) {
        let sale = (account.map_or(EMPTY_KEY, |column| column.key(row)), value.saturating_abs());
        match is_given_back.get(row) {
            _ if value < 0 => by_sale.entry(sale).or_default().0 += 1,
            Some(true) => by_sale.entry(sale).or_default().1.push(row),
            _ => {}
        }
    }
    by_sale.into_values().filter(|(taken, orders)| *taken >= orders.len()).flat_map(|(_, orders)| orders).collect()
}

/// What was given back is below zero, and no order.
pub fn given_back(draft: &mut Draft) {
    if draft.standing == Standing::GivenBack {
        below_zero(draft, &vec![true; draft.rows]);
    }
}

/// An order whose amount is below zero only gives another back: its amount counts, and it
/// is no order, unless its status says that it is one which was given back.
pub fn below_zero_is_none(draft: &mut Draft) {
    let (Some(id), Some(Column::Number { values, .. })) = (draft.fields.get("id"), draft.fields.get("amount").map(|column| &**column))
    else {
        return;
    };
    let keys = id.keys();
    let of_text = |text: &str| order_status(text) == Some(OrderStatus::GivenBack);
    let was_given_back: Vec<bool> = match draft.fields.get("status").map(|column| &**column) {
        Some(Column::Text { dictionary, codes }) => {
            let texts: Vec<bool> = dictionary.texts().map(of_text).collect();
            codes.iter().map(|&code| texts.get(code as usize) == Some(&true)).collect()
        }
        _ => Vec::new(),
    };
    let mut worth: FxHashMap<u64, i128> = FxHashMap::default();
    for (row, (key, &value)) in keys.iter().zip(values).enumerate().filter(|(_, (_, value))| **value != EMPTY_NUMBER) {
        let is_told = was_given_back.get(row) == Some(&true);
        *worth.entry(*key).or_default() += if is_told { 0 } else { i128::from(value) };
    }
    if worth.values().all(|worth| *worth >= 0) {
        return;
    }
    let of_order = |(row, key): (u32, &u64)| if worth.get(key).is_some_and(|worth| *worth < 0) { u32::MAX } else { row };
    let rows: Vec<u32> = (0..).zip(keys.iter()).map(of_order).collect();
    let ids = id.picked(&rows);
    draft.fields.insert("id".to_owned(), Arc::new(ids));
}

/// What an order line cost is its amount less the profit.
pub fn cost(draft: &mut Draft) {
    let fields = &mut draft.fields;
    let (None, Some(amount), Some(profit)) = (fields.get("cost"), fields.get("amount"), fields.get("profit")) else { return };
    let empty = i128::from(EMPTY_NUMBER);
    if let Some(cost) = combined(amount, profit, |amount, profit| (amount != empty && profit != empty).then(|| amount - profit)) {
        fields.insert("cost".to_owned(), Arc::new(cost));
    }
}
