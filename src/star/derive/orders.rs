//! What follows from the fields of order lines.

use std::sync::Arc;

use crate::sales::money::round_half_even;
use crate::star::derive::draft::Draft;
use crate::star::derive::numbers::combined;
use crate::table::column::{Column, EMPTY_NUMBER};

/// Without an amount, an order line is worth quantity × unit price, less the
/// discount: a share of it, or an amount off the line.
pub fn amount(draft: &mut Draft) {
    const DECIMALS: u8 = 4;
    let fields = &draft.fields;
    let number = |id: &str| match fields.get(id).map(|column| &**column) {
        Some(Column::Number { values, decimals }) => Some((values, u32::from(*decimals))),
        _ => None,
    };
    let (None, Some((quantities, quantity_scale)), Some((prices, price_scale))) =
        (fields.get("amount"), number("quantity"), number("unit_price"))
    else {
        return;
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
    let values = rows.map(|(row, (&quantity, &price))| amount(row, quantity, price).unwrap_or(EMPTY_NUMBER)).collect();
    draft.fields.insert("amount".to_owned(), Arc::new(Column::Number { values, decimals: DECIMALS }));
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
