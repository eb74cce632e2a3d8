//! What an aggregate comes to: over everything that passes the filters, and for each of
//! some groups.

use std::sync::Arc;

use crate::kpi::evaluate::columns::{self, Numbers, Slice, day_at};
use crate::kpi::evaluate::days::DayRange;
use crate::kpi::evaluate::records::whole;
use crate::kpi::evaluate::reduce::{Reduced, Values, is_additive, of_total, reduce, reduce_groups};
use crate::kpi::evaluate::rows::Rows;
use crate::kpi::evaluate::run::{Bounds, Frame, Run, fixed_day};
use crate::kpi::evaluate::totals::Totals;
use crate::kpi::query::plan::{Date, Dated, Measure, Number, Query, Test};
use crate::kpi::unavailable::Unavailable;
use crate::sales::day::Day;
use crate::sales::schema::Dataset;
use crate::table::column::EMPTY_DAY;

type Result<T> = std::result::Result<T, Unavailable>;

impl<'a> Run<'a> {
    /// What an aggregate comes to over everything that passes the filters.
    pub(super) fn outcome(&mut self, index: usize, frame: Frame) -> Result<Reduced> {
        let query = self.query(index)?;
        self.knows_filters(&query, frame)?;
        self.knew(&query, frame)?;
        if self.may_mix_currencies(&query)? && self.mixes_currencies(&query, frame)? {
            return Err(Unavailable::MixedCurrencies);
        }
        let bounds = self.bounds(frame);
        // A record's parts of different days are one where they meet, and only there.
        let has_parts = columns::table(self.star, query.dataset)?.shared.is_some();
        match (query.moving.as_slice(), &query.dated) {
            (_, Some(Dated::Spread { .. })) => return Ok(self.prorated(&query, frame, 1, |_| 0)?.first().copied().unwrap_or_default()),
            (_, Some(Dated::Never(reason))) if frame.cut.is_some() => return self.passing(query.dataset).and(Err(reason.clone())),
            _ if !is_additive(query.op) || measure_moves(&query) || has_parts || self.leaves_64_bits(&query) => {}
            ([], None | Some(Dated::Never(_))) => return self.total(&query, None, frame),
            ([], Some(Dated::At(date))) => return self.total(&query, Some(date), frame),
            ([Test::Stands { from, until, at }], None) => {
                let day = Day(fixed_day(*at, bounds));
                let was_there = query.dataset != Dataset::Deals || !self.is_earlier(*at, frame);
                if let Some(standing) = self.standing(&query, from.as_ref(), until.as_ref(), day, was_there)? {
                    return Ok(standing);
                }
            }
            _ => {}
        }
        // The first of a record's parts in the file speaks for all of them.
        let rows = if has_parts { self.rows_in(&query, frame) } else { self.rows_by_day(&query, frame) }?;
        let (rows, values) = self.whole(&query, rows, bounds, |_| 0)?;
        Ok(reduce(query.op, query.fraction, &values, &rows))
    }

    /// What an aggregate comes to for each of so many groups; `place` gives a row's.
    pub(super) fn by_place(
        &mut self,
        query: &Query,
        frame: Frame,
        groups: usize,
        place: impl Fn(usize) -> usize + Copy,
    ) -> Result<Vec<Result<Reduced>>> {
        self.knows_filters(query, frame)?;
        self.knew(query, frame)?;
        let outcomes = match &query.dated {
            Some(Dated::Spread { .. }) => self.prorated(query, frame, groups, place)?,
            _ => {
                let rows = self.rows_in(query, frame)?;
                let bounds = self.bounds(frame);
                let (rows, values) = self.whole(query, rows, bounds, place)?;
                reduce_groups(query.op, query.fraction, &values, &rows, groups, place)
            }
        };
        let mixed = match self.may_mix_currencies(query)? {
            true => {
                let rows = self.used_rows(query, frame)?;
                self.mixed_groups(query, frame, &rows, groups, place)?
            }
            false => Vec::new(),
        };
        let checked = outcomes.into_iter().enumerate();
        Ok(checked
            .map(|(at, outcome)| if mixed.get(at) == Some(&true) { Err(Unavailable::MixedCurrencies) } else { Ok(outcome) })
            .collect())
    }

    /// Rows and values of an aggregate, parts of one record as one row of each group.
    pub(super) fn whole(
        &mut self,
        query: &Query,
        rows: Rows,
        bounds: Option<Bounds>,
        group: impl Fn(usize) -> usize,
    ) -> Result<(Rows, Values<'a>)> {
        let values = self.values(query, bounds)?;
        let records = columns::table(self.star, query.dataset)?.shared.as_ref().map(|records| records.as_slice());
        Ok(whole(records, query.is_money, rows, values, group))
    }

    /// What of each row an aggregate takes.
    pub(super) fn values(&mut self, query: &Query, bounds: Option<Bounds>) -> Result<Values<'a>> {
        match &query.measure {
            None => Ok(Values::Rows),
            Some(Measure::Number(number)) => match (self.numbers(query.dataset, number, bounds), number) {
                (Err(Unavailable::TooLarge), Number::Product(left, right)) if is_additive(query.op) => {
                    Ok(Values::Products(self.numbers(query.dataset, left, bounds)?, self.numbers(query.dataset, right, bounds)?))
                }
                (numbers, _) => numbers.map(Values::Numbers),
            },
            Some(Measure::Distinct(value)) => self.ids(query.dataset, value).map(Values::Ids),
            Some(Measure::Purchase { amount, customer, at }) => Ok(Values::Purchases {
                amounts: self.numbers(query.dataset, amount, bounds)?,
                customers: self.ids(query.dataset, customer)?,
                days: self.day_column(query.dataset, at)?,
                today: bounds.map_or(Day(0), |bounds| Day(bounds.end.0 - 1)),
            }),
        }
    }

    /// Whether what is added of rows does not fit the numbers of a column.
    fn leaves_64_bits(&mut self, query: &Query) -> bool {
        let multiplies = matches!(query.measure, Some(Measure::Number(Number::Product(..))));
        multiplies && matches!(self.values(query, None), Ok(Values::Products(..)))
    }

    fn total(&mut self, query: &Query, date: Option<&Date>, frame: Frame) -> Result<Reduced> {
        // Without a period the date does not matter, nor whether there is one.
        let date = date.filter(|_| frame.cut.is_some());
        let (totals, scale) = self.totals(query, date)?;
        Ok(of_total(query.op, totals.within(date.and(frame.cut_for(query))), scale))
    }

    /// A count or sum of what stands when a day begins: what had started by
    /// then less what had ended. None where there are rows without a start that `was_there`
    /// does not hold of: these have to be looked at one by one.
    fn standing(&mut self, query: &Query, from: Option<&Date>, until: Option<&Date>, day: Day, was_there: bool) -> Result<Option<Reduced>> {
        let (started, scale) = self.totals(query, from)?;
        if !was_there && started.undated().rows > 0 {
            return Ok(None);
        }
        let (ended, _) = self.totals(query, until)?;
        let total = started.before(day).minus(ended.before(day).minus(ended.undated()));
        Ok(Some(of_total(query.op, total, scale)))
    }

    /// The totals by a date; without one, those of all rows on no day.
    fn totals(&mut self, query: &Query, date: Option<&Date>) -> Result<(Arc<Totals>, i64)> {
        let numbers = match self.values(query, None)? {
            Values::Numbers(numbers) => Some(numbers),
            _ => None,
        };
        let scale = numbers.as_ref().map_or(1, |numbers| numbers.scale);
        let added = match &query.measure {
            Some(Measure::Number(number)) => Some(number.clone()),
            _ => None,
        };
        let key = (query.dataset, self.slot, query.selection.clone(), date.cloned(), added.clone());
        if let Some(known) = self.cache.totals.get(&key) {
            return Ok((known.clone(), scale));
        }
        let rows = self.selection(query)?;
        let (days, range) = match date {
            Some(date) => {
                let days = self.day_column(query.dataset, date)?;
                let range = self.range(query.dataset, date, &days);
                (days, range)
            }
            None => (Slice::Borrowed(&[][..]), DayRange::NO_DAYS),
        };
        let largest = match added.zip(numbers.as_ref()) {
            Some((added, numbers)) => self.largest(query.dataset, added, numbers),
            None => 0,
        };
        let totals = Arc::new(Totals::new(&rows, &days, range, numbers.as_ref(), largest));
        // Totals of values count the rows as well.
        let (dataset, slot, selected, date, _) = key.clone();
        self.cache.totals.entry((dataset, slot, selected, date, None)).or_insert_with(|| totals.clone());
        self.cache.totals.insert(key, totals.clone());
        Ok((totals, scale))
    }

    fn largest(&mut self, dataset: Dataset, added: Number, numbers: &Numbers<'_>) -> u64 {
        let largest = || numbers.values.iter().filter(|value| **value != i64::MIN).map(|value| value.unsigned_abs()).max();
        *self.cache.largest.entry((dataset, added)).or_insert_with(|| largest().unwrap_or_default())
    }
}

/// Whether what is taken of a row differs from one period to another.
pub(super) fn measure_moves(query: &Query) -> bool {
    query.measure.as_ref().and_then(Measure::number).is_some_and(Number::depends_on_period)
}

/// Whether a row has a date; for saying why others were left out.
pub fn has_day(days: &[i32], row: usize) -> bool {
    day_at(days, row) != EMPTY_DAY
}
