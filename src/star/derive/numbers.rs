//! Number columns from other number columns, row by row.

use std::sync::Arc;

use crate::sales::exact::round_half_even;
use crate::star::fields::Fields;
use crate::table::column::{Column, EMPTY_NUMBER};

/// Where `field` is empty, `other` stands in; without `field` it takes its place.
pub fn coalesce(fields: &mut Fields, field: &str, other: &str) {
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
pub fn combined(left: &Column, right: &Column, of: impl Fn(i128, i128) -> Option<i128>) -> Option<Column> {
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

/// `field` as `other` × a factor, where only the other is there.
pub fn scaled(fields: &mut Fields, field: &str, other: &str, (times, parts): (i128, i128)) {
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
