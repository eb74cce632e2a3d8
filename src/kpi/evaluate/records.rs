//! Rows that are parts of one record, such as the shares that people have of a deal:
//! the record counts once, and its amount is that of its parts among the rows.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::kpi::evaluate::columns::{Numbers, Slice};
use crate::kpi::evaluate::reduce::Values;
use crate::kpi::evaluate::rows::Rows;
use crate::table::column::EMPTY_NUMBER;

/// The rows without further parts of the same record, and the values with the amounts
/// of the parts added up. `records` numbers the records that have parts, from 1; parts
/// are one only within a `group`.
pub fn whole<'a>(
    records: Option<&[u32]>,
    adds_up: bool,
    rows: Rows,
    values: Values<'a>,
    group: impl Fn(usize) -> usize,
) -> (Rows, Values<'a>) {
    // What parts are multiplied to is added anyway, and so is what is bought on one day.
    let is_told_apart = !matches!(values, Values::Ids(_) | Values::Products(..) | Values::Purchases { .. });
    let Some(records) = records.filter(|_| is_told_apart) else { return (rows, values) };
    let mut first: FxHashMap<(u32, usize), usize> = FxHashMap::default();
    let mut kept = Vec::with_capacity(rows.count());
    let mut added: Option<Vec<i64>> = match &values {
        Values::Numbers(numbers) if adds_up => Some(numbers.values.to_vec()),
        _ => None,
    };
    rows.each(|row| {
        let record = records.get(row).copied().unwrap_or_default();
        if record == 0 {
            return kept.push(row as u32);
        }
        let head = *first.entry((record, group(row))).or_insert(row);
        if head == row {
            return kept.push(row as u32);
        }
        if let Some(added) = &mut added {
            let part = added.get(row).copied().filter(|part| *part != EMPTY_NUMBER);
            if let (Some(sum), Some(part)) = (added.get_mut(head), part) {
                *sum = if *sum == EMPTY_NUMBER { part } else { sum.saturating_add(part) };
            }
        }
    });
    let values = match (added, values) {
        (Some(added), Values::Numbers(numbers)) => {
            Values::Numbers(Numbers { values: Slice::Shared(Arc::new(added)), scale: numbers.scale })
        }
        (_, values) => values,
    };
    (Rows::Some(Arc::new(kept)), values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_one_row_of_a_group() {
        let numbers = || Values::Numbers(Numbers { values: Slice::Shared(Arc::new(vec![60, 7, 40, EMPTY_NUMBER, 5])), scale: 1 });
        let records = [1, 0, 1, 2, 2];
        let found = |adds_up: bool, group: fn(usize) -> usize| {
            let (rows, values) = whole(Some(&records), adds_up, Rows::All(5), numbers(), group);
            let Values::Numbers(numbers) = values else { panic!("numbers") };
            rows.numbers().into_iter().map(|row| (row, numbers.values[row as usize])).collect::<Vec<_>>()
        };
        assert_eq!(found(true, |_| 0), [(0, 100), (1, 7), (3, 5)]);
        assert_eq!(found(false, |_| 0), [(0, 60), (1, 7), (3, EMPTY_NUMBER)]);
        assert_eq!(found(true, |row| row / 2), [(0, 60), (1, 7), (2, 40), (3, EMPTY_NUMBER), (4, 5)]);
    }
}
