//! Rows that last: deals while they are open, accounts and contracts while they
//! are active, people while they are employed.
//!
//! A row stands at a day when it started before that day began and had not
//! ended by then. So what stands at a period's start, plus what started in the
//! period, less what ended in it, is what stands at its end. A row without a
//! start has always stood; one without an end still does.

use crate::kpi::evaluate::columns::{self, Slice, day_at, no_field};
use crate::kpi::evaluate::rows::Rows;
use crate::kpi::evaluate::run::{Frame, Run};
use crate::kpi::evaluate::values::bound_day;
use crate::kpi::node::DateValue;
use crate::kpi::unavailable::Unavailable;
use crate::sales::schema::Dataset;
use crate::table::column::EMPTY_DAY;

/// The derived date columns.
pub const START: &str = "standing from";
pub const END: &str = "standing until";

/// The starts and ends of rows, and the day they are looked at.
type Lasting<'a> = (Slice<'a, i32>, Slice<'a, i32>, i32);

/// The empty day is before all others, so a missing start needs no case.
fn stands(start: i32, end: i32, day: i32) -> bool {
    (start < day) & ((end >= day) | (end == EMPTY_DAY))
}

impl<'a> Run<'a> {
    /// The rows that stand at a date.
    pub(super) fn standing_rows(&mut self, dataset: Dataset, date: &DateValue, rows: &Rows, frame: Frame) -> Result<Rows, Unavailable> {
        let (starts, ends, day) = self.lasting(dataset, date, frame)?;
        let (starts, ends): (&[i32], &[i32]) = (&starts, &ends);
        Ok(rows.filtered(|row| stands(day_at(starts, row), day_at(ends, row), day)))
    }

    /// Whether each row stands at a date.
    pub(super) fn test_standing(
        &mut self,
        dataset: Dataset,
        date: &DateValue,
        rows: &Rows,
        frame: Frame,
    ) -> Result<Vec<bool>, Unavailable> {
        let (starts, ends, day) = self.lasting(dataset, date, frame)?;
        let (starts, ends): (&[i32], &[i32]) = (&starts, &ends);
        Ok(rows.map(|row| stands(day_at(starts, row), day_at(ends, row), day)))
    }

    fn lasting(&mut self, dataset: Dataset, date: &DateValue, frame: Frame) -> Result<Lasting<'a>, Unavailable> {
        let day = match date {
            DateValue::Bound(bound) => bound_day(*bound, self.bounds(frame)),
            DateValue::Constant(day) => day.0,
            DateValue::Field(field) => return Err(no_field(dataset, field)),
        };
        Ok((self.date_column(dataset, START)?, self.date_column(dataset, END)?, day))
    }

    /// The day each row started, or none.
    pub(super) fn standing_starts(&mut self, dataset: Dataset) -> Result<Vec<i32>, Unavailable> {
        let table = columns::table(self.star, dataset)?;
        let field = match dataset {
            Dataset::Deals => "created_at",
            Dataset::People => "hired_at",
            _ => "started_at",
        };
        Ok(columns::date(table, field).map_or_else(|| vec![EMPTY_DAY; table.rows], |(days, _)| days.to_vec()))
    }

    /// The day each row ended, never before its start; or none.
    pub(super) fn standing_ends(&mut self, dataset: Dataset) -> Result<Vec<i32>, Unavailable> {
        let star = self.star;
        let table = columns::table(star, dataset)?;
        let starts = self.date_column(dataset, START)?;
        let fields: &[&str] = match dataset {
            Dataset::Deals => &["closed_at"],
            Dataset::People => &["left_at"],
            Dataset::Subscriptions => &["ended_at", "churned_at"],
            _ => &["ended_at"],
        };
        let ends: Vec<&[i32]> = fields.iter().filter_map(|field| columns::date(table, field)).map(|(days, _)| days).collect();
        // An open deal's closing date is the one that is hoped for.
        let open = match dataset {
            Dataset::Deals => columns::category(table, dataset, "status").and_then(|(codes, texts)| Some((codes, texts.code("open")?))),
            _ => None,
        };
        let end_of = |row: usize| {
            if open.is_some_and(|(codes, open)| codes.get(row) == Some(&open)) {
                return EMPTY_DAY;
            }
            let end = ends.iter().map(|days| day_at(days, row)).filter(|day| *day != EMPTY_DAY).min();
            end.map_or(EMPTY_DAY, |end| end.max(day_at(&starts, row)))
        };
        Ok((0..table.rows).map(end_of).collect())
    }
}
