//! Totals by day, added up: any period's count and sum is a difference of two
//! of them, so one pass over the rows serves the figure, its comparison and
//! every point of its course.

use crate::kpi::evaluate::columns::{Numbers, day_at};
use crate::kpi::evaluate::days::DayRange;
use crate::kpi::evaluate::rows::Rows;
use crate::sales::day::Day;
use crate::sales::period::Period;
use crate::table::column::EMPTY_NUMBER;

/// A count of rows, of those with a value, and the sum of the values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Total {
    pub rows: u64,
    pub filled: u64,
    pub sum: i128,
}

impl Total {
    pub fn plus(self, other: Total) -> Total {
        Total { rows: self.rows + other.rows, filled: self.filled + other.filled, sum: self.sum.saturating_add(other.sum) }
    }

    pub fn minus(self, other: Total) -> Total {
        let (rows, filled) = (self.rows.saturating_sub(other.rows), self.filled.saturating_sub(other.filled));
        Total { rows, filled, sum: self.sum.saturating_sub(other.sum) }
    }

    /// The total with one more row, whose value is a product; `None` where it does not fit.
    pub fn with_product(self, left: i64, right: i64) -> Option<Total> {
        if left == EMPTY_NUMBER || right == EMPTY_NUMBER {
            return Some(Total { rows: self.rows + 1, ..self });
        }
        let sum = self.sum.checked_add(i128::from(left) * i128::from(right))?;
        Some(Total { rows: self.rows + 1, filled: self.filled + 1, sum })
    }

    pub fn add(&mut self, value: i64) {
        self.rows += 1;
        if value != EMPTY_NUMBER {
            self.filled += 1;
            self.sum += i128::from(value);
        }
    }
}

/// Totals of all rows up to each day.
#[derive(Debug)]
pub struct Totals {
    range: DayRange,
    /// Up to and including each cell; cell 0 holds the rows without a date.
    running: Vec<Total>,
}

/// One cell while rows are added; small, so that all cells stay in the cache.
#[derive(Clone, Copy, Default)]
struct Cell {
    /// Rows in the lower half, those with a value in the upper: one addition.
    counts: u64,
    sum: i64,
}

impl Totals {
    /// One pass over the rows. `largest` bounds the values: where a sum of that
    /// many could leave 64 bits, a wider and slower one is used.
    pub fn new(rows: &Rows, days: &[i32], range: DayRange, numbers: Option<&Numbers<'_>>, largest: u64) -> Totals {
        let cells = match numbers {
            None => counts(rows, days, range),
            Some(numbers) if largest.checked_mul(rows.count() as u64).is_some_and(|sum| sum < i64::MAX as u64) => {
                sums(rows, days, range, numbers)
            }
            Some(numbers) => wide_sums(rows, days, range, numbers),
        };
        let mut running = cells;
        let mut total = Total::default();
        for cell in &mut running {
            total = total.plus(*cell);
            *cell = total;
        }
        Totals { range, running }
    }

    /// The total of a period; without one, of all rows.
    pub fn within(&self, period: Option<Period>) -> Total {
        let Some(period) = period else {
            return self.running.last().copied().unwrap_or_default();
        };
        let cells = self.range.cells_of(period);
        self.up_to(cells.end).minus(self.up_to(cells.start))
    }

    /// The total of all rows dated before a day, those without a date included.
    pub fn before(&self, day: Day) -> Total {
        self.up_to(self.range.cells_of(Period { start: day, end: day }).start)
    }

    /// The total of the rows without a date.
    pub fn undated(&self) -> Total {
        self.up_to(1)
    }

    fn up_to(&self, cell: usize) -> Total {
        cell.checked_sub(1).and_then(|last| self.running.get(last)).copied().unwrap_or_default()
    }
}

fn counts(rows: &Rows, days: &[i32], range: DayRange) -> Vec<Total> {
    let mut cells = vec![0u32; range.cells];
    rows.each(|row| {
        if let Some(count) = cells.get_mut(range.cell(day_at(days, row))) {
            *count += 1;
        }
    });
    cells.into_iter().map(|rows| Total { rows: u64::from(rows), ..Total::default() }).collect()
}

fn sums(rows: &Rows, days: &[i32], range: DayRange, numbers: &Numbers<'_>) -> Vec<Total> {
    let mut cells = vec![Cell::default(); range.cells];
    let values: &[i64] = &numbers.values;
    rows.each(|row| {
        let value = values.get(row).copied().unwrap_or(EMPTY_NUMBER);
        let filled = value != EMPTY_NUMBER;
        if let Some(cell) = cells.get_mut(range.cell(day_at(days, row))) {
            cell.counts += 1 + (u64::from(filled) << 32);
            cell.sum += if filled { value } else { 0 };
        }
    });
    let widened = |cell: Cell| Total { rows: cell.counts & 0xffff_ffff, filled: cell.counts >> 32, sum: i128::from(cell.sum) };
    cells.into_iter().map(widened).collect()
}

fn wide_sums(rows: &Rows, days: &[i32], range: DayRange, numbers: &Numbers<'_>) -> Vec<Total> {
    let mut cells = vec![Total::default(); range.cells];
    rows.each(|row| {
        if let Some(cell) = cells.get_mut(range.cell(day_at(days, row))) {
            cell.add(numbers.values.get(row).copied().unwrap_or(EMPTY_NUMBER));
        }
    });
    cells
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::kpi::evaluate::columns::Slice;
    use crate::table::column::EMPTY_DAY;

    #[test]
    fn periods_are_differences() {
        let days = [5, EMPTY_DAY, 3, 9, 5, 4];
        let numbers = Numbers { values: Slice::Shared(Arc::new(vec![10, 20, 30, EMPTY_NUMBER, 50, -5])), scale: 1 };
        for largest in [50, u64::MAX] {
            let totals = Totals::new(&Rows::All(6), &days, DayRange::of(&days), Some(&numbers), largest);
            assert_eq!(totals.within(None), Total { rows: 6, filled: 5, sum: 105 });
            assert_eq!(totals.within(Some(Period { start: Day(4), end: Day(6) })), Total { rows: 3, filled: 3, sum: 55 });
            assert_eq!(totals.within(Some(Period { start: Day(9), end: Day(40) })), Total { rows: 1, filled: 0, sum: 0 });
            assert_eq!(totals.before(Day(4)), Total { rows: 2, filled: 2, sum: 50 });
            assert_eq!(totals.before(Day(100)).rows, 6);
            assert_eq!(totals.undated().sum, 20);
        }
    }
}
