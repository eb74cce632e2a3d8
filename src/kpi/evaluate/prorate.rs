//! Amounts that hold for a span of days, such as a quarter's quota: a period
//! that cuts the span takes the share of its days.

use crate::kpi::evaluate::bind::Bound;
use crate::kpi::evaluate::columns::{day_at, no_field};
use crate::kpi::evaluate::reduce::{Outcome, of_total};
use crate::kpi::evaluate::rows::Rows;
use crate::kpi::evaluate::run::{Frame, Run};
use crate::kpi::evaluate::totals::Total;
use crate::kpi::formula::ast::AggregateOp;
use crate::kpi::node::{AggregatedValue, DatedBy};
use crate::kpi::unavailable::Unavailable;
use crate::sales::money::round_half_even;
use crate::table::column::{EMPTY_DAY, EMPTY_NUMBER};

/// Decimals kept of a day's share beyond those of the amount, so that rounding
/// each row does not show in the sum.
const MORE: i64 = 1_000_000;

impl Run<'_> {
    /// The sum in each group; `group` gives a row's, below `groups`.
    pub(super) fn prorated(
        &mut self,
        bound: &Bound,
        frame: Frame,
        groups: usize,
        group: impl Fn(usize) -> usize,
    ) -> Result<Vec<Outcome>, Unavailable> {
        let (Some(AggregatedValue::Number(value)), Some(DatedBy::Between(from, to))) = (&bound.value, &bound.by) else {
            return Err(no_field(bound.dataset, "amount"));
        };
        let rows = self.selection(bound)?;
        let rows = self.fulfilling(bound.dataset, &bound.moving, rows, frame)?;
        let bounds = self.bounds(frame);
        let numbers = self.numbers(bound.dataset, value, bounds)?;
        let scale = numbers.scale.checked_mul(MORE).ok_or(Unavailable::TooLarge)?;
        let mut totals = vec![Total::default(); groups];
        let value_at = |row: usize| numbers.values.get(row).copied().unwrap_or(EMPTY_NUMBER);
        let mut add = |row: usize, share: Option<i128>| {
            if let (Some(total), Some(share)) = (totals.get_mut(group(row)), share) {
                let filled = u64::from(value_at(row) != EMPTY_NUMBER);
                *total = total.plus(Total { rows: 1, filled, sum: if filled == 1 { share } else { 0 } });
            }
        };
        match frame.cut {
            None => rows.each(|row| add(row, Some(i128::from(value_at(row)) * i128::from(MORE)))),
            Some(period) => {
                let starts = self.date_column(bound.dataset, from)?;
                // A row with a start but no end is one day long.
                let ends = self.date_column(bound.dataset, to).unwrap_or_else(|_| starts.clone());
                rows.each(|row| {
                    let (start, end) = (day_at(&starts, row), day_at(&ends, row));
                    let end = if end == EMPTY_DAY { start } else { end };
                    let days = i128::from(end) - i128::from(start) + 1;
                    let cut = i128::from(end.saturating_add(1).min(period.end.0)) - i128::from(start.max(period.start.0));
                    let touches = start != EMPTY_DAY && days > 0 && cut > 0;
                    let share = || round_half_even(i128::from(value_at(row)) * i128::from(MORE) * cut, days);
                    add(row, touches.then(share));
                });
            }
        }
        Ok(totals.into_iter().map(|total| of_total(AggregateOp::Sum, total, scale)).collect())
    }

    /// The rows whose span touches the frame.
    pub(super) fn touching(&mut self, bound: &Bound, frame: Frame) -> Result<Rows, Unavailable> {
        let Some(DatedBy::Between(from, to)) = &bound.by else {
            return self.rows_in(bound, frame);
        };
        let rows = self.selection(bound)?;
        let rows = self.fulfilling(bound.dataset, &bound.moving, rows, frame)?;
        let Some(period) = frame.cut else {
            return Ok(rows);
        };
        let starts = self.date_column(bound.dataset, from)?;
        let ends = self.date_column(bound.dataset, to).unwrap_or_else(|_| starts.clone());
        Ok(rows.filtered(|row| {
            let start = day_at(&starts, row);
            start != EMPTY_DAY && start < period.end.0 && day_at(&ends, row).max(start) >= period.start.0
        }))
    }
}
