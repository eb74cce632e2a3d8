//! Rows put in the order of their days, so that any period is one slice.

use crate::kpi::evaluate::columns::day_at;
use crate::kpi::evaluate::rows::Rows;
use crate::sales::day::{Day, days_from_civil};
use crate::sales::period::Period;
use crate::table::column::EMPTY_DAY;

/// The days that a date column reaches over.
///
/// Days before 1900 count as no date and days after 2199 as the last of them,
/// so that one mistyped year does not cost a million cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayRange {
    /// The day of cell 1; cell 0 is for rows without a date.
    pub first: i32,
    /// How many cells there are, cell 0 included.
    pub cells: usize,
}

impl DayRange {
    /// The range of rows without dates.
    pub const NO_DAYS: DayRange = DayRange { first: 0, cells: 1 };

    /// The range of a column.
    pub fn of(days: &[i32]) -> DayRange {
        let (earliest, latest) = (days_from_civil(1900, 1, 1), days_from_civil(2199, 12, 31));
        let (mut first, mut last) = (i32::MAX, i32::MIN);
        for day in days {
            first = first.min(if *day < earliest { i32::MAX } else { *day });
            last = last.max(*day);
        }
        if first > last {
            return DayRange::NO_DAYS;
        }
        let last = last.min(latest).max(first.min(latest));
        let first = first.min(last);
        DayRange { first, cells: (last - first) as usize + 2 }
    }

    /// The cell of a day.
    pub fn cell(self, day: i32) -> usize {
        let before = self.first - 1;
        (day.clamp(before, before + self.cells as i32 - 1) - before) as usize
    }

    /// The cells of a period, without cell 0.
    pub fn cells_of(self, period: Period) -> std::ops::Range<usize> {
        let at = |day: Day| (i64::from(day.0) - i64::from(self.first) + 1).clamp(1, self.cells as i64) as usize;
        let start = at(period.start);
        start..at(period.end).max(start)
    }

    /// From the first to the day after the last, if any row has a date.
    pub fn period(self) -> Option<Period> {
        (self.cells > 1).then(|| Period { start: Day(self.first), end: Day(self.first + self.cells as i32 - 1) })
    }
}

/// Rows in the order of their days.
#[derive(Debug)]
pub struct ByDay {
    range: DayRange,
    rows: Vec<u32>,
    /// Where each cell's rows begin, and the end.
    starts: Vec<u32>,
}

impl ByDay {
    /// Sorts rows by counting; rows of one day stay in file order.
    pub fn new(rows: &Rows, days: &[i32], range: DayRange) -> ByDay {
        let mut starts = vec![0u32; range.cells + 1];
        rows.each(|row| {
            if let Some(count) = starts.get_mut(range.cell(day_at(days, row)) + 1) {
                *count += 1;
            }
        });
        let mut total = 0;
        for start in &mut starts {
            total += *start;
            *start = total;
        }
        let mut next = starts.clone();
        let mut sorted = vec![0u32; rows.count()];
        rows.each(|row| {
            if let Some(at) = next.get_mut(range.cell(day_at(days, row))) {
                if let Some(slot) = sorted.get_mut(*at as usize) {
                    *slot = row as u32;
                }
                *at += 1;
            }
        });
        ByDay { range, rows: sorted, starts }
    }

    /// The rows whose day lies in the period; without one, all rows.
    pub fn within(&self, period: Option<Period>) -> &[u32] {
        let Some(period) = period else {
            return &self.rows;
        };
        let cells = self.range.cells_of(period);
        let start = |cell: usize| self.starts.get(cell).map_or(self.rows.len(), |start| *start as usize);
        self.rows.get(start(cells.start)..start(cells.end)).unwrap_or_default()
    }
}

/// Whether a day lies in the period; no day does not.
pub fn lies_within(day: i32, period: Period) -> bool {
    // One comparison: days before the start wrap around to large numbers.
    day != EMPTY_DAY && (day.wrapping_sub(period.start.0) as u32) < period.days() as u32
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn a_period_is_a_slice() {
        let days = [5, EMPTY_DAY, 3, 9, 5, 4];
        let range = DayRange::of(&days);
        assert_eq!((range.first, range.cells), (3, 8));
        assert_eq!(range.period(), Some(Period { start: Day(3), end: Day(10) }));
        let by_day = ByDay::new(&Rows::All(6), &days, range);
        let within = |start, end| by_day.within(Some(Period { start: Day(start), end: Day(end) })).to_vec();
        assert_eq!(within(3, 6), [2, 5, 0, 4]);
        assert_eq!(within(0, 100), [2, 5, 0, 4, 3]);
        assert_eq!(within(10, 12).len(), 0);
        assert_eq!(within(-5, 3).len(), 0);
        assert_eq!(within(9, 2).len(), 0);
        assert_eq!(by_day.within(None), [1, 2, 5, 0, 4, 3]);
        let some = ByDay::new(&Rows::Some(Arc::new(vec![1, 3])), &days, range);
        assert_eq!(some.within(None), [1, 3]);
    }

    #[test]
    fn days_out_of_all_bounds_cost_nothing() {
        let range = DayRange::of(&[i32::MAX, 0, i32::MIN + 1]);
        assert!(range.cells < 100_000);
        assert_eq!(range.cell(i32::MAX), range.cells - 1);
        assert_eq!(range.cell(i32::MIN), 0);
        assert_eq!(DayRange::of(&[EMPTY_DAY]).period(), None);
        assert_eq!(DayRange::of(&[i32::MAX]).cells, 2);
        assert!(!lies_within(EMPTY_DAY, Period { start: Day(EMPTY_DAY + 1), end: Day(0) }));
    }
}
