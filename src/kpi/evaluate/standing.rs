//! Rows that last: deals while they are open, accounts and contracts while they
//! are active, people while they are employed.
//!
//! A row stands at a day when it started before that day began and had not
//! ended by then. So what stands at a period's start, plus what started in the
//! period, less what ended in it, is what stands at its end. A row without a
//! start has always stood; one without an end still does.

use crate::kpi::evaluate::columns::{self, day_at};
use crate::kpi::evaluate::run::Run;
use crate::kpi::unavailable::Unavailable;
use crate::sales::schema::Dataset;
use crate::table::column::EMPTY_DAY;

/// The derived date columns.
pub const START: &str = "standing from";
pub const END: &str = "standing until";

impl Run<'_> {
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
