//! The selections of a report: which rows an aggregate runs over, before and
//! after it is cut to a period.

use std::sync::Arc;

use crate::kpi::ask::Filter;
use crate::kpi::evaluate::bind::Bound;
use crate::kpi::evaluate::cache::{Mask, UNFILTERED};
use crate::kpi::evaluate::columns::{self, Slice, category, day_at, no_field};
use crate::kpi::evaluate::days::{ByDay, DayRange, lies_within};
use crate::kpi::evaluate::rows::Rows;
use crate::kpi::evaluate::run::{Frame, Run};
use crate::kpi::node::DatedBy;
use crate::kpi::unavailable::Unavailable;
use crate::sales::period::Period;
use crate::sales::schema::Dataset;
use crate::table::column::EMPTY_DAY;
use crate::table::dictionary::EMPTY_CODE;

/// The name under which undated totals are kept.
pub const UNDATED: &str = "";

impl<'a> Run<'a> {
    /// The rows that fulfil an aggregate's fixed conditions and all filters.
    pub(super) fn selection(&mut self, bound: &Bound) -> Result<Rows, Unavailable> {
        let key = (bound.dataset, self.slot, bound.key.clone());
        if let Some(known) = self.cache.selections.get(&key) {
            return Ok(known.clone());
        }
        let all = self.unfiltered(bound)?;
        let rows = if self.filters.is_empty() {
            all
        } else {
            let mask = self.mask(bound.dataset)?;
            let mask: &[bool] = &mask;
            all.filtered(|row| mask.get(row).copied().unwrap_or(false))
        };
        self.cache.selections.insert(key, rows.clone());
        Ok(rows)
    }

    /// The rows that fulfil an aggregate's fixed conditions.
    pub(super) fn unfiltered(&mut self, bound: &Bound) -> Result<Rows, Unavailable> {
        let key = (bound.dataset, UNFILTERED, bound.key.clone());
        if let Some(known) = self.cache.selections.get(&key) {
            return Ok(known.clone());
        }
        let all = self.all_rows(bound.dataset)?;
        let no_frame = Frame { cut: None, compare: None };
        let rows = self.fulfilling(bound.dataset, &bound.fixed, all, no_frame)?;
        self.cache.selections.insert(key, rows.clone());
        Ok(rows)
    }

    /// Which rows of a table pass all filters.
    fn mask(&mut self, dataset: Dataset) -> Mask {
        let key = (dataset, self.slot);
        if let Some(known) = self.cache.masks.get(&key) {
            return known.clone();
        }
        let mask = self.filters.iter().try_fold(None, |mask, filter| self.filtered_by(dataset, filter, mask).map(Some));
        let mask = mask.map(|mask| Arc::new(mask.unwrap_or_default()));
        self.cache.masks.insert(key, mask.clone());
        mask
    }

    fn filtered_by(&self, dataset: Dataset, filter: &Filter, mask: Option<Vec<bool>>) -> Result<Vec<bool>, Unavailable> {
        let missing = || Unavailable::NoDimension { dataset, dimension: filter.dimension.clone() };
        let dimension = columns::table(self.star, dataset)?.dimension(&filter.dimension).ok_or_else(missing)?;
        let mut passes = vec![false; dimension.members().len()];
        for code in filter.members.iter().filter_map(|member| dimension.members().code(member)) {
            passes.get_mut(code as usize).into_iter().for_each(|passes| *passes = true);
        }
        let flags = dimension.codes().iter().map(|code| passes.get(*code as usize).copied().unwrap_or(false));
        Ok(match mask {
            None => flags.collect(),
            Some(mask) => mask.into_iter().zip(flags).map(|(before, flag)| before & flag).collect(),
        })
    }

    /// The rows of an aggregate in a frame, for grouping: in file order.
    pub(super) fn rows_in(&mut self, bound: &Bound, frame: Frame) -> Result<Rows, Unavailable> {
        let selection = self.selection(bound)?;
        let rows = match self.date_and_cut(bound, frame)? {
            None => selection,
            Some((field, days, period)) => {
                let key = (bound.dataset, self.slot, bound.key.clone(), field, period);
                match self.cache.within.get(&key) {
                    Some(known) => known.clone(),
                    None => {
                        let days: &[i32] = &days;
                        let rows = selection.filtered(|row| lies_within(day_at(days, row), period));
                        self.cache.within.insert(key, rows.clone());
                        rows
                    }
                }
            }
        };
        self.fulfilling(bound.dataset, &bound.moving, rows, frame)
    }

    /// The same rows in the order of their days: many periods cost one sorting.
    pub(super) fn rows_by_day(&mut self, bound: &Bound, frame: Frame) -> Result<Rows, Unavailable> {
        let rows = match self.date_and_cut(bound, frame)? {
            None => self.selection(bound)?,
            Some((field, days, period)) => {
                let key = (bound.dataset, self.slot, bound.key.clone(), field.clone());
                let by_day = match self.cache.by_day.get(&key) {
                    Some(known) => known.clone(),
                    None => {
                        let range = self.range(bound.dataset, &field, &days);
                        let by_day = Arc::new(ByDay::new(&self.selection(bound)?, &days, range));
                        self.cache.by_day.insert(key, by_day.clone());
                        by_day
                    }
                };
                Rows::Some(Arc::new(by_day.within(Some(period)).to_vec()))
            }
        };
        self.fulfilling(bound.dataset, &bound.moving, rows, frame)
    }

    /// The date column and the period an aggregate is cut by, if it is cut.
    /// Without a period no row needs a date, nor the table the column.
    pub(super) fn date_and_cut(&mut self, bound: &Bound, frame: Frame) -> Result<Option<(String, Slice<'a, i32>, Period)>, Unavailable> {
        match (&bound.by, frame.cut) {
            (Some(DatedBy::At(field)), Some(period)) => {
                let days = self.date_column(bound.dataset, field)?;
                Ok(Some((field.clone(), days, period)))
            }
            (Some(DatedBy::Between(..)), _) => Err(no_field(bound.dataset, "from")),
            _ => Ok(None),
        }
    }

    /// The range of a date column.
    pub(super) fn range(&mut self, dataset: Dataset, field: &str, days: &[i32]) -> DayRange {
        *self.cache.ranges.entry((dataset, field.to_owned())).or_insert_with(|| DayRange::of(days))
    }

    /// From the first to the last day on which the aggregate has rows, whatever
    /// the filters, so that an axis stays where it is when they change.
    pub(super) fn reach(&mut self, bound: &Bound) -> Option<Period> {
        let Some(DatedBy::At(field)) = &bound.by else {
            return None;
        };
        let days = self.date_column(bound.dataset, field).ok()?;
        let key = (bound.dataset, format!("{field} {}", bound.key));
        if let Some(known) = self.cache.ranges.get(&key) {
            return known.period();
        }
        let rows = self.unfiltered(bound).ok()?;
        let days: &[i32] = &days;
        let dated = rows.map(|row| day_at(days, row));
        let range = DayRange::of(&dated);
        self.cache.ranges.insert(key, range);
        range.period().filter(|_| dated.iter().any(|day| *day != EMPTY_DAY))
    }

    /// Whether the selection's amounts are in more than one currency.
    pub(super) fn has_mixed_currencies(&mut self, bound: &Bound) -> Result<bool, Unavailable> {
        let table = columns::table(self.star, bound.dataset)?;
        let Some((codes, texts)) = category(table, bound.dataset, "currency").filter(|(_, texts)| bound.is_money && texts.len() > 2) else {
            return Ok(false);
        };
        let key = (bound.dataset, self.slot, bound.key.clone());
        if let Some(known) = self.cache.mixed.get(&key) {
            return Ok(*known);
        }
        let mut seen = vec![false; texts.len()];
        self.selection(bound)?.each(|row| {
            let code = codes.get(row).copied().unwrap_or(EMPTY_CODE);
            seen.get_mut(code as usize).into_iter().for_each(|seen| *seen = code != EMPTY_CODE);
        });
        let mixed = seen.iter().filter(|seen| **seen).count() > 1;
        self.cache.mixed.insert(key, mixed);
        Ok(mixed)
    }
}
