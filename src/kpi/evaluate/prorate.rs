//! Amounts that hold for a span of days, such as a quarter's quota: a period
//! that cuts the span takes the share of its days. A period that still runs does not
//! cut it: the days it takes are then those of the whole period.

use crate::kpi::evaluate::columns::day_at;
use crate::kpi::evaluate::reduce::Reduced;
use crate::kpi::evaluate::rows::Rows;
use crate::kpi::evaluate::run::{Frame, Run};
use crate::kpi::query::plan::{Dated, Measure, Query};
use crate::kpi::query::shape::no_field;
use crate::kpi::unavailable::Unavailable;
use crate::sales::exact::{Exact, round_half_even};
use crate::table::column::{EMPTY_DAY, EMPTY_NUMBER};

/// Where spans of very many lengths meet, so many parts of the amount's unit are kept.
const PARTS: i128 = 1_000_000_000;

/// What the rows of a group add up to.
#[derive(Clone, Default)]
struct Shares {
    rows: u64,
    filled: u64,
    /// For each length of a span, in days: its amounts times their days in the period.
    by_length: Vec<(i128, i128)>,
}

impl Run<'_> {
    /// The sum in each group; `group` gives a row's, below `groups`.
    pub(super) fn prorated(
        &mut self,
        query: &Query,
        frame: Frame,
        groups: usize,
        group: impl Fn(usize) -> usize,
    ) -> Result<Vec<Reduced>, Unavailable> {
        let (Some(Measure::Number(number)), Some(Dated::Spread { from, to })) = (&query.measure, &query.dated) else {
            return Err(no_field(query.dataset, "amount"));
        };
        let rows = self.selection(query)?;
        let rows = self.fulfilling(query.dataset, &query.moving, rows, frame)?;
        let bounds = self.bounds(frame);
        let numbers = self.numbers(query.dataset, number, bounds)?;
        let mut totals = vec![Shares::default(); groups];
        let mut add = |row: usize, length: i128, cut: i128| {
            if let Some(total) = totals.get_mut(group(row)) {
                total.add(numbers.values.get(row).copied().unwrap_or(EMPTY_NUMBER), length, cut);
            }
        };
        match frame.target_days.or(frame.cut) {
            None => rows.each(|row| add(row, 1, 1)),
            Some(period) => {
                let starts = self.day_column(query.dataset, from)?;
                let ends = self.day_column(query.dataset, to.as_ref().unwrap_or(from))?;
                rows.each(|row| {
                    let (start, end) = (day_at(&starts, row), day_at(&ends, row));
                    // A row with a start but no end is one day long.
                    let end = if end == EMPTY_DAY { start } else { end };
                    let days = i128::from(end) - i128::from(start) + 1;
                    let cut = i128::from(end.saturating_add(1).min(period.end.0)) - i128::from(start.max(period.start.0));
                    match start {
                        // Without a period what has no date counts, too.
                        EMPTY_DAY if frame.cut.is_none() => add(row, 1, 1),
                        EMPTY_DAY => {}
                        _ if days > 0 && cut > 0 => add(row, days, cut),
                        _ => {}
                    }
                });
            }
        }
        Ok(totals.into_iter().map(|total| total.reduced(i128::from(numbers.scale))).collect())
    }

    /// The rows of an aggregate in a frame, in file order: of those that last,
    /// the ones that touch it.
    pub(super) fn used_rows(&mut self, query: &Query, frame: Frame) -> Result<Rows, Unavailable> {
        let Some(Dated::Spread { from, to }) = &query.dated else {
            return self.rows_in(query, frame);
        };
        let rows = self.selection(query)?;
        let rows = self.fulfilling(query.dataset, &query.moving, rows, frame)?;
        let Some(period) = frame.target_days.or(frame.cut) else {
            return Ok(rows);
        };
        let starts = self.day_column(query.dataset, from)?;
        let ends = self.day_column(query.dataset, to.as_ref().unwrap_or(from))?;
        Ok(rows.filtered(|row| {
            let start = day_at(&starts, row);
            match start {
                EMPTY_DAY => frame.cut.is_none(),
                _ => start < period.end.0 && day_at(&ends, row).max(start) >= period.start.0,
            }
        }))
    }
}

impl Shares {
    fn add(&mut self, value: i64, length: i128, cut: i128) {
        self.rows += 1;
        if value == EMPTY_NUMBER {
            return;
        }
        self.filled += 1;
        let share = i128::from(value) * cut;
        match self.by_length.iter_mut().find(|(known, _)| *known == length) {
            Some((_, sum)) => *sum = sum.saturating_add(share),
            None => self.by_length.push((length, share)),
        }
    }

    fn reduced(self, scale: i128) -> Reduced {
        // Of days for which nothing was agreed on there is no sum, not one of 0.
        Reduced { rows: self.rows, used: self.filled, value: if self.filled == 0 { None } else { self.sum(scale) } }
    }

    /// The sum of all shares, exactly if there is a denominator for it.
    fn sum(&self, scale: i128) -> Option<Exact> {
        let mut shares = self.by_length.iter();
        let exact = shares.try_fold(Exact::ZERO, |sum, &(length, share)| sum.plus(Exact::new(share, length.checked_mul(scale)?)?));
        exact.or_else(|| {
            let mut shares = self.by_length.iter().map(|&(length, share)| Some(round_half_even(share.checked_mul(PARTS)?, length)));
            Exact::new(shares.try_fold(0i128, |sum, share| sum.checked_add(share?))?, scale.checked_mul(PARTS)?)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_add_up() {
        let sum = |shares: &[(i64, i128, i128)]| {
            let mut total = Shares::default();
            shares.iter().for_each(|&(value, length, cut)| total.add(value, length, cut));
            total.reduced(100).value
        };
        assert_eq!(sum(&[]), None);
        assert_eq!(sum(&[(EMPTY_NUMBER, 91, 31)]), None);
        assert_eq!(sum(&[(6_000, 91, 31), (6_000, 91, 29), (6_000, 91, 31)]), Some(Exact::whole(60)));
        assert_eq!(sum(&[(100, 3, 1), (100, 7, 1)]), Exact::new(10, 21));
        // No fraction has all of these lengths in its denominator.
        let lengths: Vec<(i64, i128, i128)> = (1..400).map(|length| (100 * length as i64, length, 1)).collect();
        let found = sum(&lengths).map_or(f64::NAN, Exact::to_f64);
        assert!((found - 399.0).abs() < 1e-9, "{found}");
    }
}
