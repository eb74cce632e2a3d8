//! The numbers of rows that a formula works out: `amount - cost`,
//! `days(closed_at - created_at)`.

use std::sync::Arc;

use crate::kpi::evaluate::columns::{self, Numbers, Slice, day_at};
use crate::kpi::evaluate::rows::Rows;
use crate::kpi::evaluate::run::{Bounds, Run};
use crate::kpi::query::plan::{Number, When};
use crate::kpi::query::shape::no_field;
use crate::kpi::unavailable::Unavailable;
use crate::sales::schema::Dataset;
use crate::table::column::{EMPTY_DAY, EMPTY_NUMBER};

const SECONDS_A_DAY: i64 = 86_400;

impl<'a> Run<'a> {
    /// The numbers of all rows of a table. Those that depend on nothing but the
    /// row are kept for the next time.
    pub(super) fn numbers(&mut self, dataset: Dataset, value: &Number, bounds: Option<Bounds>) -> Result<Numbers<'a>, Unavailable> {
        if let Number::Field(field) = value
            && let Some(numbers) = columns::number(columns::table(self.star, dataset)?, field)
        {
            return Ok(numbers);
        }
        let key = (dataset, value.clone());
        if let Some(known) = self.cache.numbers.get(&key) {
            return known.clone().map(|(values, scale)| Numbers { values: Slice::Shared(values), scale });
        }
        let all = self.all_rows(dataset)?;
        let worked_out = self.values_of(dataset, value, &all, bounds).map(|(values, scale)| (Arc::new(values), scale));
        if !value.depends_on_period() {
            self.cache.numbers.insert(key, worked_out.clone());
        }
        worked_out.map(|(values, scale)| Numbers { values: Slice::Shared(values), scale })
    }

    /// The numbers of some rows, in their order, and the scale.
    pub(super) fn values_of(
        &mut self,
        dataset: Dataset,
        value: &Number,
        rows: &Rows,
        bounds: Option<Bounds>,
    ) -> Result<(Vec<i64>, i64), Unavailable> {
        match value {
            Number::Field(field) => {
                let star = self.star;
                let numbers = columns::number(columns::table(star, dataset)?, field).ok_or_else(|| no_field(dataset, field))?;
                Ok((rows.map(|row| numbers.values.get(row).copied().unwrap_or(EMPTY_NUMBER)), numbers.scale))
            }
            Number::Through(step, number) => {
                let (linked, numbers) = (self.rows_of(dataset, step)?, self.numbers(step.to, number, bounds)?);
                let of = |row: usize| numbers.values.get((*linked.get(row)? as usize).checked_sub(1)?).copied();
                Ok((rows.map(|row| of(row).unwrap_or(EMPTY_NUMBER)), numbers.scale))
            }
            Number::Constant { mantissa, scale } => Ok((vec![*mantissa; rows.count()], *scale)),
            Number::Parameter(name) => {
                let missing = || Unavailable::NoParameter { name: name.clone() };
                let value = self.context.parameters.get(name).ok_or_else(missing)?;
                Ok((vec![*value; rows.count()], 10_000))
            }
            Number::Negated(value) => {
                let (mut values, scale) = self.values_of(dataset, value, rows, bounds)?;
                // The empty value is its own negative.
                values.iter_mut().for_each(|value| *value = value.wrapping_neg());
                Ok((values, scale))
            }
            Number::Sum(left, right) => self.combined(dataset, left, right, rows, bounds, i64::checked_add),
            Number::Difference(left, right) => self.combined(dataset, left, right, rows, bounds, i64::checked_sub),
            Number::Product(left, right) => {
                let (left, left_scale) = self.values_of(dataset, left, rows, bounds)?;
                let (right, right_scale) = self.values_of(dataset, right, rows, bounds)?;
                let scale = left_scale.checked_mul(right_scale).ok_or(Unavailable::TooLarge)?;
                Ok((zipped(left, &right, i64::checked_mul)?, scale))
            }
            Number::Day(date) => {
                let days = self.day_column(dataset, date)?;
                let of = |row: usize| if day_at(&days, row) == EMPTY_DAY { EMPTY_NUMBER } else { i64::from(day_at(&days, row)) };
                Ok((rows.map(of), 1))
            }
            Number::Days(left, right) => {
                let (left, right) = (self.days(dataset, left, rows, bounds)?, self.days(dataset, right, rows, bounds)?);
                let both = left.into_iter().zip(right);
                // What ended before it began has no duration.
                let between = |(left, right): (i32, i32)| if left < right { EMPTY_NUMBER } else { i64::from(left) - i64::from(right) };
                Ok((both.map(|pair| if pair.0 == EMPTY_DAY || pair.1 == EMPTY_DAY { EMPTY_NUMBER } else { between(pair) }).collect(), 1))
            }
            Number::Hours(left, right) => {
                let (left, right) = (self.seconds(dataset, left, rows, bounds)?, self.seconds(dataset, right, rows, bounds)?);
                let between = zipped(left, &right, i64::checked_sub)?;
                Ok((between.into_iter().map(|hours| if hours < 0 { EMPTY_NUMBER } else { hours }).collect(), 3600))
            }
        }
    }

    fn combined(
        &mut self,
        dataset: Dataset,
        left: &Number,
        right: &Number,
        rows: &Rows,
        bounds: Option<Bounds>,
        how: fn(i64, i64) -> Option<i64>,
    ) -> Result<(Vec<i64>, i64), Unavailable> {
        let (mut left, left_scale) = self.values_of(dataset, left, rows, bounds)?;
        let (mut right, right_scale) = self.values_of(dataset, right, rows, bounds)?;
        let scale = aligned(&mut left, left_scale, &mut right, right_scale)?;
        Ok((zipped(left, &right, how)?, scale))
    }

    fn seconds(&mut self, dataset: Dataset, when: &When, rows: &Rows, bounds: Option<Bounds>) -> Result<Vec<i64>, Unavailable> {
        let days = self.days(dataset, when, rows, bounds)?;
        let times = match when {
            When::Row(date) => self.times(dataset, date)?,
            When::Fixed(_) => None,
        };
        let of_day = rows.map(|row| times.as_ref().and_then(|times| times.get(row)).map_or(0, |second| i64::from(*second)));
        let of_both = days.into_iter().zip(of_day);
        Ok(of_both.map(|(day, second)| if day == EMPTY_DAY { EMPTY_NUMBER } else { i64::from(day) * SECONDS_A_DAY + second }).collect())
    }
}

/// Brings two columns to one scale.
pub fn aligned(left: &mut [i64], left_scale: i64, right: &mut [i64], right_scale: i64) -> Result<i64, Unavailable> {
    let scale = if left_scale % right_scale == 0 {
        left_scale
    } else if right_scale % left_scale == 0 {
        right_scale
    } else {
        left_scale.checked_mul(right_scale).ok_or(Unavailable::TooLarge)?
    };
    for (values, own) in [(left, left_scale), (right, right_scale)] {
        let factor = scale / own;
        if factor != 1 {
            for value in values.iter_mut().filter(|value| **value != EMPTY_NUMBER) {
                *value = value.checked_mul(factor).ok_or(Unavailable::TooLarge)?;
            }
        }
    }
    Ok(scale)
}

/// Combines two columns row by row; empty where either is.
fn zipped(mut left: Vec<i64>, right: &[i64], how: fn(i64, i64) -> Option<i64>) -> Result<Vec<i64>, Unavailable> {
    for (value, other) in left.iter_mut().zip(right) {
        *value = match (*value, *other) {
            (EMPTY_NUMBER, _) | (_, EMPTY_NUMBER) => EMPTY_NUMBER,
            (value, other) => how(value, other).ok_or(Unavailable::TooLarge)?,
        };
    }
    Ok(left)
}
