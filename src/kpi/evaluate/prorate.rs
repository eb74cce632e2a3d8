//! Amounts that hold for a span of days, such as a quarter's quota: a period
//! that cuts the span takes the share of its days.

use crate::kpi::evaluate::columns::day_at;
use crate::kpi::evaluate::reduce::{Reduced, of_total};
use crate::kpi::evaluate::rows::Rows;
use crate::kpi::evaluate::run::{Frame, Run};
use crate::kpi::evaluate::totals::Total;
use crate::kpi::formula::ast::AggregateOp;
use crate::kpi::query::plan::{Dated, Measure, Query};
use crate::kpi::query::shape::no_field;
use crate::kpi::unavailable::Unavailable;
use crate::sales::exact::round_half_even;
use crate::table::column::{EMPTY_DAY, EMPTY_NUMBER};

/// Decimals kept of a day's share beyond those of the amount, so that rounding
/// each row does not show in the sum.
const MORE: i64 = 1_000_000;

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
                let starts = self.day_column(query.dataset, from)?;
                let ends = self.day_column(query.dataset, to.as_ref().unwrap_or(from))?;
                rows.each(|row| {
                    let (start, end) = (day_at(&starts, row), day_at(&ends, row));
                    // A row with a start but no end is one day long.
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

    /// The rows of an aggregate in a frame, in file order: of those that last,
    /// the ones that touch it.
    pub(super) fn used_rows(&mut self, query: &Query, frame: Frame) -> Result<Rows, Unavailable> {
        let Some(Dated::Spread { from, to }) = &query.dated else {
            return self.rows_in(query, frame);
        };
        let rows = self.selection(query)?;
        let rows = self.fulfilling(query.dataset, &query.moving, rows, frame)?;
        let Some(period) = frame.cut else {
            return Ok(rows);
        };
        let starts = self.day_column(query.dataset, from)?;
        let ends = self.day_column(query.dataset, to.as_ref().unwrap_or(from))?;
        Ok(rows.filtered(|row| {
            let start = day_at(&starts, row);
            start != EMPTY_DAY && start < period.end.0 && day_at(&ends, row).max(start) >= period.start.0
        }))
    }
}
