//! Whether a column that is called a discount is money or a share.

use crate::star::file::File;
use crate::star::headers::classify::Class;
use crate::table::column::{Column, EMPTY_NUMBER};

/// Whether the discounts of a file are amounts: taken off what stands beside them, they
/// come to what was paid more often than as per cent; or they are beyond a whole.
pub fn is_money_off(file: &File, class: &Class) -> bool {
    let at = |field: &str| class.fields.iter().position(|own| own.as_deref() == Some(field)).and_then(|at| file.columns.get(at));
    if class.fields.iter().flatten().any(|field| field == "discount_amount") || at("discount").is_none_or(|column| column.profile.percent) {
        return false;
    }
    let number = |field: &str, row: usize| match at(field).map(|column| &*column.column) {
        Some(Column::Number { values, decimals }) => {
            values.get(row).filter(|value| **value != EMPTY_NUMBER).map(|&value| value as f64 / 10f64.powi(i32::from(*decimals)))
        }
        _ => None,
    };
    let (mut money, mut share, mut is_beyond) = (0u64, 0u64, false);
    for row in 0..file.len() {
        let Some(off) = number("discount", row).filter(|off| *off != 0.0).map(f64::abs) else { continue };
        is_beyond |= off > 100.0;
        let other = |field: &str| number(field, row).unwrap_or_default();
        let amount = number("amount", row);
        let paid = number("gross_amount", row).map(|gross| gross - other("shipping") - other("tax"));
        let worth = number("quantity", row).zip(number("unit_price", row)).map(|(quantity, price)| quantity * price);
        // What was there before the discount, and what was left of it.
        let pairs = [(amount, paid), (number("gross_amount", row), amount), (worth, amount), (worth, paid)];
        let holds = |left_of: &dyn Fn(f64) -> f64| {
            pairs.iter().any(|pair| matches!(pair, (Some(before), Some(left)) if (left_of(*before) - left).abs() <= 0.011))
        };
        let as_share = if off <= 1.0 { off } else { off / 100.0 };
        money += u64::from(holds(&|before| before - off));
        share += u64::from(holds(&|before| before * (1.0 - as_share)) || off <= 1.0 && holds(&|before| before * (1.0 - off / 100.0)));
    }
    money > share || money == 0 && share == 0 && is_beyond
}
