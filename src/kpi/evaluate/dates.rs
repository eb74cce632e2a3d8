//! The dates of rows: those of a field, those that follow from several, and
//! those that are the same for all.

use std::sync::Arc;

use crate::kpi::evaluate::columns::{self, Slice, category, day_at};
use crate::kpi::evaluate::paths::gathered;
use crate::kpi::evaluate::rows::Rows;
use crate::kpi::evaluate::run::{Bounds, Run, fixed_day};
use crate::kpi::query::plan::{Date, Derived, Is, When};
use crate::kpi::query::shape::no_field;
use crate::kpi::unavailable::Unavailable;
use crate::sales::schema::Dataset;
use crate::table::column::EMPTY_DAY;
use crate::table::dictionary::EMPTY_CODE;

impl<'a> Run<'a> {
    /// The dates of some rows, in their order.
    pub(super) fn days(&mut self, dataset: Dataset, when: &When, rows: &Rows, bounds: Option<Bounds>) -> Result<Vec<i32>, Unavailable> {
        match when {
            When::Fixed(moment) => Ok(vec![fixed_day(*moment, bounds); rows.count()]),
            When::Row(date) => {
                let days = self.day_column(dataset, date)?;
                Ok(rows.map(|row| day_at(&days, row)))
            }
        }
    }

    /// The dates of all rows of a table.
    pub(super) fn day_column(&mut self, dataset: Dataset, date: &Date) -> Result<Slice<'a, i32>, Unavailable> {
        match date {
            Date::Field(field) => {
                let (days, _) = columns::date(columns::table(self.star, dataset)?, field).ok_or_else(|| no_field(dataset, field))?;
                Ok(Slice::Borrowed(days))
            }
            _ => self.worked_out(dataset, date).map(Slice::Shared),
        }
    }

    /// The seconds of the day of all rows of a table, where their cells have times.
    pub(super) fn times(&mut self, dataset: Dataset, date: &Date) -> Result<Option<Slice<'a, u32>>, Unavailable> {
        match date {
            Date::Field(field) => {
                let (_, times) = columns::date(columns::table(self.star, dataset)?, field).ok_or_else(|| no_field(dataset, field))?;
                Ok(times.map(Slice::Borrowed))
            }
            Date::Derived(_) => Ok(None),
            Date::Through(step, date) => {
                let (rows, times) = (self.rows_of(dataset, step)?, self.times(step.to, date)?);
                Ok(times.map(|times| Slice::Shared(Arc::new(gathered(&rows, &times, 0)))))
            }
        }
    }

    fn worked_out(&mut self, dataset: Dataset, date: &Date) -> Result<Arc<Vec<i32>>, Unavailable> {
        let key = (dataset, date.clone());
        if let Some(known) = self.cache.dates.get(&key) {
            return Ok(known.clone());
        }
        let days = Arc::new(match date {
            Date::Field(_) => self.day_column(dataset, date)?.to_vec(),
            Date::Derived(Derived::First { of, by, only }) => self.firsts(dataset, of, by, only)?,
            Date::Derived(Derived::End { earliest_of, started, lasting }) => {
                self.ends(dataset, earliest_of, started.as_deref(), lasting.as_ref())?
            }
            Date::Through(step, date) => {
                let (rows, days) = (self.rows_of(dataset, step)?, self.day_column(step.to, date)?);
                gathered(&rows, &days, EMPTY_DAY)
            }
        });
        self.cache.dates.insert(key, days.clone());
        Ok(days)
    }

    /// For each row the earliest `of` among the rows of its `by`.
    fn firsts(&self, dataset: Dataset, of: &str, by: &str, only: &[Is]) -> Result<Vec<i32>, Unavailable> {
        let table = columns::table(self.star, dataset)?;
        let (days, _) = columns::date(table, of).ok_or_else(|| no_field(dataset, of))?;
        let (codes, dictionary) = category(table, dataset, by).ok_or_else(|| no_field(dataset, by))?;
        let only = only.iter().map(|is| self.having(dataset, is)).collect::<Result<Vec<_>, _>>()?;
        let mut first = vec![EMPTY_DAY; dictionary.len()];
        for (row, code) in codes.iter().enumerate() {
            let counts = only.iter().all(|(codes, value)| value.is_some() && codes.get(row) == value.as_ref());
            let day = day_at(days, row);
            if let Some(known) = first.get_mut(*code as usize).filter(|_| counts && *code != EMPTY_CODE && day != EMPTY_DAY) {
                *known = if *known == EMPTY_DAY { day } else { day.min(*known) };
            }
        }
        Ok(codes.iter().map(|code| first.get(*code as usize).copied().unwrap_or(EMPTY_DAY)).collect())
    }

    /// The day each row ended, never before its start; or none.
    fn ends(&self, dataset: Dataset, fields: &[String], started: Option<&str>, lasting: Option<&Is>) -> Result<Vec<i32>, Unavailable> {
        let table = columns::table(self.star, dataset)?;
        let days_of = |field: &str| columns::date(table, field).map(|(days, _)| days).ok_or_else(|| no_field(dataset, field));
        let ends = fields.iter().map(|field| days_of(field)).collect::<Result<Vec<_>, _>>()?;
        let starts = started.map(days_of).transpose()?.unwrap_or_default();
        let lasting = lasting.map(|is| self.having(dataset, is)).transpose()?;
        let end_of = |row: usize| {
            if lasting.is_some_and(|(codes, value)| value.is_some() && codes.get(row) == value.as_ref()) {
                return EMPTY_DAY;
            }
            let end = ends.iter().map(|days| day_at(days, row)).filter(|day| *day != EMPTY_DAY).min();
            end.map_or(EMPTY_DAY, |end| end.max(day_at(starts, row)))
        };
        Ok((0..table.rows).map(end_of).collect())
    }

    /// The codes of a field and that of the value asked for, if any row has it.
    pub(super) fn having(&self, dataset: Dataset, is: &Is) -> Result<(&'a [u32], Option<u32>), Unavailable> {
        let table = columns::table(self.star, dataset)?;
        let (codes, dictionary) = category(table, dataset, &is.field).ok_or_else(|| no_field(dataset, &is.field))?;
        Ok((codes, dictionary.code(&is.value)))
    }
}
