//! Makes one figure of many rows.

use crate::kpi::evaluate::columns::{Ids, Numbers, Slice, day_at};
use crate::kpi::evaluate::rows::Rows;
use crate::kpi::evaluate::totals::Total;
use crate::kpi::formula::ast::AggregateOp;
use crate::kpi::model::repeat_buying::{Purchase, future_value};
use crate::kpi::query::plan::{Measure, Query};
use crate::kpi::unavailable::Unavailable;
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::schema::Dataset;
use crate::table::column::{EMPTY_DAY, EMPTY_KEY, EMPTY_NUMBER};
use crate::table::dictionary::EMPTY_CODE;

/// Codes of so few of their rows that sorting them is quicker than marking what was seen.
const FEW: usize = 16;

/// Of so few values the one at a rank is found by sorting.
const FEW_VALUES: usize = 256;

/// Bits of a value's place in the range that are counted first.
const BUCKET_BITS: u32 = 11;

/// What an aggregate came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reduced {
    /// Rows that fulfil the conditions in the period.
    pub rows: u64,
    /// Rows of these that have a value.
    pub used: u64,
    /// None when there is nothing to make a figure of, or none that fits.
    pub value: Option<Exact>,
}

impl Reduced {
    /// The figure of a query, or why there is none.
    pub fn figure(self, query: &Query) -> Result<Exact, Unavailable> {
        let field = || query.measure.as_ref().and_then(Measure::field).unwrap_or_default().to_owned();
        self.value.ok_or_else(|| match self {
            Reduced { rows: 0, .. } if query.dataset == Dataset::Targets => Unavailable::NoTarget,
            Reduced { rows: 0, .. } => Unavailable::NoRows,
            Reduced { rows, used: 0, .. } => Unavailable::NoValues { rows, dataset: query.dataset, field: field() },
            _ if query.op == AggregateOp::FutureValue => Unavailable::NoModel,
            _ => Unavailable::TooLarge,
        })
    }
}

/// What of each row is aggregated.
pub enum Values<'a> {
    /// The rows themselves.
    Rows,
    Numbers(Numbers<'a>),
    /// Products of two numbers that leave 64 bits, to be added.
    Products(Numbers<'a>, Numbers<'a>),
    Ids(Ids<'a>),
    /// Who bought when for how much, and the last day before the future.
    Purchases {
        amounts: Numbers<'a>,
        customers: Ids<'a>,
        days: Slice<'a, i32>,
        today: Day,
    },
}

/// Whether a figure follows from the count and the sum.
pub fn is_additive(op: AggregateOp) -> bool {
    matches!(op, AggregateOp::Count | AggregateOp::Sum | AggregateOp::Mean)
}

/// A count, sum or mean from its total.
pub fn of_total(op: AggregateOp, total: Total, scale: i64) -> Reduced {
    let sum = || Exact::new(total.sum, i128::from(scale));
    let (used, value) = match op {
        AggregateOp::Count => (total.rows, Some(Exact::whole(i128::from(total.rows)))),
        // Rows that all lack the value are no sum; no rows at all sum to zero.
        AggregateOp::Sum if total.filled == 0 && total.rows > 0 => (0, None),
        AggregateOp::Sum => (total.filled, sum()),
        _ => (total.filled, sum().and_then(|sum| sum.over(Exact::whole(i128::from(total.filled))))),
    };
    Reduced { rows: total.rows, used, value }
}

/// The figure of these rows.
pub fn reduce(op: AggregateOp, fraction: Exact, values: &Values<'_>, rows: &Rows) -> Reduced {
    match values {
        Values::Rows => of_total(op, Total { rows: rows.count() as u64, ..Total::default() }, 1),
        Values::Ids(ids) => distinct(ids, rows),
        Values::Purchases { amounts, customers, days, today } => {
            let purchase = |row: usize| {
                let (amount, day) = (value_at(&amounts.values, row), day_at(days, row));
                let customer = id_at(customers, row).filter(|_| amount != EMPTY_NUMBER && day != EMPTY_DAY)?;
                Some(Purchase { customer, day, amount })
            };
            let found: Vec<Purchase> = rows.map(purchase).into_iter().flatten().collect();
            let used = found.len() as u64;
            let value = future_value(found, *today, fraction.to_f64()).map(|value| value / amounts.scale as f64);
            Reduced { rows: rows.count() as u64, used, value: value.and_then(Exact::near) }
        }
        Values::Products(left, right) => {
            let mut total = Some(Total::default());
            rows.each(|row| total = total.and_then(|total| total.with_product(value_at(&left.values, row), value_at(&right.values, row))));
            of_products(op, rows.count() as u64, total, left, right)
        }
        Values::Numbers(numbers) if is_additive(op) => {
            let (mut total, values) = (Total::default(), &*numbers.values);
            rows.each(|row| total.add(value_at(values, row)));
            of_total(op, total, numbers.scale)
        }
        Values::Numbers(numbers) => {
            let values = &*numbers.values;
            let mut found = rows.map(|row| value_at(values, row));
            found.retain(|value| *value != EMPTY_NUMBER);
            let used = found.len() as u64;
            let value = ranked(op, fraction, &found).and_then(|value| value.over(Exact::whole(i128::from(numbers.scale))));
            Reduced { rows: rows.count() as u64, used, value }
        }
    }
}

/// Whether a row has a value.
pub fn has_value(values: &Values<'_>, row: usize) -> bool {
    match values {
        Values::Rows => true,
        Values::Numbers(numbers) => value_at(&numbers.values, row) != EMPTY_NUMBER,
        Values::Ids(ids) => id_at(ids, row).is_some(),
        Values::Products(left, right) => [left, right].iter().all(|numbers| value_at(&numbers.values, row) != EMPTY_NUMBER),
        Values::Purchases { amounts, customers, .. } => value_at(&amounts.values, row) != EMPTY_NUMBER && id_at(customers, row).is_some(),
    }
}

/// What tells a row's value from those of others, if it has one.
fn id_at(ids: &Ids<'_>, row: usize) -> Option<u64> {
    match ids {
        Ids::Codes(codes, _) => codes.get(row).filter(|code| **code != EMPTY_CODE).map(|code| u64::from(*code)),
        Ids::Keys(keys) => keys.get(row).filter(|key| **key != EMPTY_KEY).copied(),
        Ids::Numbers(values) => values.get(row).filter(|value| **value != EMPTY_NUMBER).map(|value| *value as u64),
        Ids::Days(days) => days.get(row).filter(|day| **day != EMPTY_DAY).map(|day| *day as u64),
    }
}

/// A sum or mean of products, where it fits.
fn of_products(op: AggregateOp, rows: u64, total: Option<Total>, left: &Numbers<'_>, right: &Numbers<'_>) -> Reduced {
    match (total, left.scale.checked_mul(right.scale)) {
        (Some(total), Some(scale)) => of_total(op, total, scale),
        _ => Reduced { rows, used: rows, value: None },
    }
}

fn value_at(values: &[i64], row: usize) -> i64 {
    values.get(row).copied().unwrap_or(EMPTY_NUMBER)
}

/// Minimum, maximum, median or percentile of values in any order.
///
/// The median of an even number is the mean of the two in the middle; a
/// percentile lies between two values as its rank does (the definition of
/// spreadsheets' `PERCENTILE.INC`).
fn ranked(op: AggregateOp, fraction: Exact, values: &[i64]) -> Option<Exact> {
    let last = i128::try_from(values.len()).ok()? - 1;
    let rank = match op {
        AggregateOp::Min => Exact::ZERO,
        AggregateOp::Max => Exact::whole(last),
        AggregateOp::Median => Exact::new(last, 2)?,
        _ => fraction.times(Exact::whole(last))?,
    };
    let (floor, is_whole) = rank.floor_at(1)?;
    let place = usize::try_from(floor).ok().filter(|place| *place < values.len())?;
    let (low, high) = nth_and_next(values, place)?;
    let (low, high) = (Exact::whole(i128::from(low)), Exact::whole(i128::from(high)));
    if is_whole {
        return Some(low);
    }
    low.plus(high.minus(low)?.times(rank.minus(Exact::whole(floor))?)?)
}

/// The value at a rank and the one after it (itself at the end). Counted into
/// buckets first, so that only one bucket has to be put in order.
fn nth_and_next(values: &[i64], place: usize) -> Option<(i64, i64)> {
    if values.len() < FEW_VALUES {
        let mut sorted = values.to_vec();
        sorted.sort_unstable();
        return sorted.get(place).map(|nth| (*nth, sorted.get(place + 1).copied().unwrap_or(*nth)));
    }
    let (least, most) = values.iter().fold((i64::MAX, i64::MIN), |(least, most), value| (least.min(*value), most.max(*value)));
    let width = most.wrapping_sub(least) as u64;
    let shift = (u64::BITS - width.leading_zeros()).saturating_sub(BUCKET_BITS);
    let bucket = |value: i64| (value.wrapping_sub(least) as u64 >> shift) as usize;
    let mut counts = [0u32; 1 << BUCKET_BITS];
    for value in values.iter() {
        counts.get_mut(bucket(*value)).into_iter().for_each(|count| *count += 1);
    }
    let (mut before, mut wanted) = (0, 0);
    while before + *counts.get(wanted)? as usize <= place {
        before += *counts.get(wanted)? as usize;
        wanted += 1;
    }
    let mut inside: Vec<i64> = values.iter().copied().filter(|value| bucket(*value) == wanted).collect();
    let (_, nth, above) = inside.select_nth_unstable(place - before);
    let next = above.iter().min().copied();
    let beyond = || values.iter().copied().filter(|value| bucket(*value) > wanted).min();
    Some((*nth, next.or_else(beyond).unwrap_or(*nth)))
}

/// How many different values the rows have; empty ones are none.
fn distinct(ids: &Ids<'_>, rows: &Rows) -> Reduced {
    let (used, different) = match ids {
        Ids::Codes(codes, length) if rows.count() * FEW < *length => {
            different(rows.map(|row| codes.get(row).copied().unwrap_or_default()), EMPTY_CODE)
        }
        Ids::Codes(codes, length) => {
            let mut seen = vec![false; *length];
            let mut used = 0;
            rows.each(|row| {
                let code = codes.get(row).copied().unwrap_or_default() as usize;
                used += u64::from(code != 0);
                seen.get_mut(code).into_iter().for_each(|seen| *seen = true);
            });
            (used, seen.iter().skip(1).filter(|seen| **seen).count())
        }
        Ids::Keys(keys) => different(rows.map(|row| keys.get(row).copied().unwrap_or(EMPTY_KEY)), EMPTY_KEY),
        Ids::Numbers(values) => different(rows.map(|row| values.get(row).copied().unwrap_or(EMPTY_NUMBER)), EMPTY_NUMBER),
        Ids::Days(days) => different(rows.map(|row| days.get(row).copied().unwrap_or(EMPTY_DAY)), EMPTY_DAY),
    };
    let rows = rows.count() as u64;
    // Rows that all lack the value say nothing of how many there are.
    let is_unknown = used == 0 && rows > 0;
    Reduced { rows, used, value: (!is_unknown).then(|| Exact::whole(different as i128)) }
}

fn different<T: Ord + Copy>(mut values: Vec<T>, empty: T) -> (u64, usize) {
    values.retain(|value| *value != empty);
    let used = values.len() as u64;
    values.sort_unstable();
    values.dedup();
    (used, values.len())
}

/// The figure of each group; `group` gives a row's, below `groups`.
pub fn reduce_groups(
    op: AggregateOp,
    fraction: Exact,
    values: &Values<'_>,
    rows: &Rows,
    groups: usize,
    group: impl Fn(usize) -> usize,
) -> Vec<Reduced> {
    let mut totals = vec![Total::default(); groups];
    match values {
        Values::Rows => rows.each(|row| totals.get_mut(group(row)).into_iter().for_each(|total| total.rows += 1)),
        Values::Numbers(numbers) if is_additive(op) => {
            let values = &*numbers.values;
            rows.each(|row| totals.get_mut(group(row)).into_iter().for_each(|total| total.add(value_at(values, row))));
        }
        _ => {
            let (sorted, starts) = grouped(rows, groups, group);
            let of = |bounds: &[usize]| bounds.first().zip(bounds.last()).and_then(|(start, end)| sorted.get(*start..*end));
            let nobody = Rows::All(0);
            return starts
                .windows(2)
                .map(|bounds| match of(bounds).unwrap_or_default() {
                    [] => reduce(op, fraction, values, &nobody),
                    rows => reduce(op, fraction, values, &Rows::Some(rows.to_vec().into())),
                })
                .collect();
        }
    }
    let scale = if let Values::Numbers(numbers) = values { numbers.scale } else { 1 };
    totals.into_iter().map(|total| of_total(op, total, scale)).collect()
}

/// The rows in the order of their groups, and where each group begins, and the end.
fn grouped(rows: &Rows, groups: usize, group: impl Fn(usize) -> usize) -> (Vec<u32>, Vec<usize>) {
    let mut starts = vec![0usize; groups + 1];
    rows.each(|row| {
        let at = group(row);
        starts.get_mut(at.saturating_add(1)).filter(|_| at < groups).into_iter().for_each(|count| *count += 1);
    });
    let mut total = 0;
    for start in &mut starts {
        total += *start;
        *start = total;
    }
    let mut next = starts.clone();
    let mut sorted = vec![0u32; total];
    rows.each(|row| {
        let at = group(row);
        if let Some(next) = next.get_mut(at).filter(|_| at < groups) {
            sorted.get_mut(*next).into_iter().for_each(|slot| *slot = row as u32);
            *next += 1;
        }
    });
    (sorted, starts)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::kpi::evaluate::columns::Slice;

    #[test]
    fn ranks_values() {
        let whole = |number| Some(Exact::whole(number));
        let cases: [(AggregateOp, &[i64], Option<Exact>); 6] = [
            (AggregateOp::Median, &[3, 1, 2], whole(2)),
            (AggregateOp::Median, &[4, 1, 2, 3], Exact::new(5, 2)),
            (AggregateOp::Median, &[], None),
            (AggregateOp::Min, &[3, 1, 2], whole(1)),
            (AggregateOp::Max, &[3, 1, 2], whole(3)),
            (AggregateOp::Percentile, &[1, 2, 3, 4, 5], Exact::new(46, 10)),
        ];
        for (op, values, expected) in cases {
            let fraction = Exact::new(9, 10).unwrap();
            assert_eq!(ranked(op, fraction, values), expected, "{op:?} {values:?}");
        }
    }

    #[test]
    fn ranks_as_sorting_would() {
        let spread = |seed: i64| (0..400).map(|n: i64| ((n * seed) % 1_009).pow(3) - 90_000 * n).collect::<Vec<i64>>();
        for values in [spread(7), spread(613), vec![5; 30], vec![i64::MIN + 1, 0, i64::MAX], vec![1, 2], vec![-9]] {
            let mut sorted = values.clone();
            sorted.sort_unstable();
            for place in 0..sorted.len() {
                let next = sorted.get(place + 1).unwrap_or(&sorted[place]);
                assert_eq!(nth_and_next(&values, place), Some((sorted[place], *next)));
            }
        }
    }

    #[test]
    fn nothing_is_not_zero() {
        let numbers = |values: Vec<i64>| Values::Numbers(Numbers { values: Slice::Shared(Arc::new(values)), scale: 100 });
        let empty = reduce(AggregateOp::Sum, Exact::ZERO, &numbers(vec![EMPTY_NUMBER]), &Rows::All(1));
        assert_eq!(empty, Reduced { rows: 1, used: 0, value: None });
        let none = reduce(AggregateOp::Sum, Exact::ZERO, &numbers(vec![]), &Rows::All(0));
        assert_eq!(none.value, Some(Exact::ZERO));
        let mean = reduce(AggregateOp::Mean, Exact::ZERO, &numbers(vec![100, EMPTY_NUMBER, 300]), &Rows::All(3));
        assert_eq!((mean.used, mean.value), (2, Some(Exact::whole(2))));
        assert_eq!(reduce(AggregateOp::Mean, Exact::ZERO, &numbers(vec![]), &Rows::All(0)).value, None);
    }

    #[test]
    fn counts_different_values_and_groups() {
        let codes = [0, 2, 2, 1, 0];
        let ids = Values::Ids(Ids::Codes(Slice::Borrowed(&codes), 3));
        assert_eq!(reduce(AggregateOp::CountDistinct, Exact::ZERO, &ids, &Rows::All(5)).value, Some(Exact::whole(2)));
        let keys = [7, 0, 7, 9];
        let keyed = reduce(AggregateOp::CountDistinct, Exact::ZERO, &Values::Ids(Ids::Keys(Slice::Borrowed(&keys))), &Rows::All(4));
        assert_eq!((keyed.used, keyed.value), (3, Some(Exact::whole(2))));
        let groups = reduce_groups(AggregateOp::CountDistinct, Exact::ZERO, &ids, &Rows::All(5), 2, |row| row % 2);
        assert_eq!(groups.iter().map(|group| group.value).collect::<Vec<_>>(), [Some(Exact::whole(1)), Some(Exact::whole(2))]);
        let counts = reduce_groups(AggregateOp::Count, Exact::ZERO, &Values::Rows, &Rows::All(5), 2, |row| row % 2);
        assert_eq!(counts.iter().map(|group| group.rows).collect::<Vec<_>>(), [3, 2]);
    }
}
