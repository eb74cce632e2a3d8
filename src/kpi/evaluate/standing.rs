//! Which rows stand at a day.

use crate::kpi::check::node::Moment;
use crate::kpi::evaluate::columns::{Slice, day_at};
use crate::kpi::evaluate::rows::Rows;
use crate::kpi::evaluate::run::{Frame, Run, fixed_day};
use crate::kpi::query::plan::Date;
use crate::kpi::unavailable::Unavailable;
use crate::sales::schema::Dataset;
use crate::table::column::EMPTY_DAY;

/// When the rows of a table began and ended to stand, and the day they are
/// looked at. No dates are those of rows that have none.
pub(super) struct Lifetimes<'a> {
    starts: Slice<'a, i32>,
    ends: Slice<'a, i32>,
    day: i32,
    /// Whether a row without a start was there then.
    was_there: bool,
}

impl Lifetimes<'_> {
    /// The rows that stand.
    pub fn standing(&self, rows: &Rows) -> Rows {
        let (starts, ends): (&[i32], &[i32]) = (&self.starts, &self.ends);
        rows.filtered(|row| self.stands(day_at(starts, row), day_at(ends, row)))
    }

    /// Whether each row stands.
    pub fn flags(&self, rows: &Rows) -> Vec<bool> {
        let (starts, ends): (&[i32], &[i32]) = (&self.starts, &self.ends);
        rows.map(|row| self.stands(day_at(starts, row), day_at(ends, row)))
    }

    /// The empty day is before all others.
    fn stands(&self, start: i32, end: i32) -> bool {
        (start < self.day) & (self.was_there | (start != EMPTY_DAY)) & ((end >= self.day) | (end == EMPTY_DAY))
    }
}

impl<'a> Run<'a> {
    /// The rows of a table, to be asked whether they stand at a moment.
    pub(super) fn lasting(
        &mut self,
        dataset: Dataset,
        from: Option<&Date>,
        until: Option<&Date>,
        at: Moment,
        frame: Frame,
    ) -> Result<Lifetimes<'a>, Unavailable> {
        // Where there is not a single date, what has none stands all the same.
        let day = fixed_day(at, self.bounds(frame)).max(EMPTY_DAY + 1);
        // A deal that nobody knows the beginning of is there today; other things always were.
        let was_there = dataset != Dataset::Deals || !self.is_earlier(at, frame);
        let mut column = |date: Option<&Date>| date.map_or(Ok(Slice::Borrowed(&[][..])), |date| self.day_column(dataset, date));
        Ok(Lifetimes { starts: column(from)?, ends: column(until)?, day, was_there })
    }
}
