//! What follows from the fields of order lines.

use std::sync::Arc;

use crate::sales::money::round_half_even;
use crate::star::derive::draft::Draft;
use crate::star::derive::numbers::combined;
use crate::table::column::{Column, EMPTY_NUMBER};

/// Without an amount, an order line is worth quantity × unit price, less the discount.
pub fn amount(draft: &mut Draft) {
    const DECIMALS: u8 = 4;
    let fields = &draft.fields;
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
