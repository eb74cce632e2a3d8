//! The selections of a report: which rows an aggregate runs over, before and
//! after it is cut to a period.

use std::sync::Arc;

use crate::kpi::ask::Filter;
use crate::kpi::evaluate::cache::{Mask, UNFILTERED};
use crate::kpi::evaluate::columns::{self, Slice, day_at};
use crate::kpi::evaluate::days::{ByDay, DayRange, lies_within};
use crate::kpi::evaluate::rows::Rows;
use crate::kpi::evaluate::run::{Frame, Run};
use crate::kpi::query::plan::{Date, Dated, Query, Test};
use crate::kpi::query::print::all_of;
use crate::kpi::unavailable::Unavailable;
use crate::sales::period::Period;
use crate::sales::schema::{self, Dataset, Field};
use crate::table::dictionary::EMPTY_CODE;

/// A date of each row, its column, and the period that the rows are cut to.
type Cut<'q, 'a> = (&'q Date, Slice<'a, i32>, Period);

/// The field that says the members of a dimension, where it says them only as of today, as
/// that of stages does.
pub fn momentary(dataset: Dataset, dimension: &str) -> Option<&'static Field> {
    let tells = |field: &&Field| field.only_today && field.dimension.as_deref() == Some(dimension);
    schema::table(dataset)?.fields.iter().find(tells)
}

/// Whether the members of a dimension are known only as of today.
pub fn is_momentary(dataset: Dataset, dimension: &str) -> bool {
    momentary(dataset, dimension).is_some()
}

impl<'a> Run<'a> {
    /// The rows that fulfil an aggregate's fixed conditions and all filters.
    pub(super) fn selection(&mut self, query: &Query) -> Result<Rows, Unavailable> {
        let key = (query.dataset, self.slot, query.selection.clone());
        if let Some(known) = self.cache.selections.get(&key) {
            return Ok(known.clone());
        }
        let all = self.unfiltered(query)?;
        let rows = match self.passing(query.dataset)? {
            None => all,
            Some(mask) => {
                let mask: &[bool] = &mask;
                all.filtered(|row| mask.get(row).copied().unwrap_or(false))
            }
        };
        self.cache.selections.insert(key, rows.clone());
        Ok(rows)
    }

    /// The rows that fulfil an aggregate's fixed conditions.
    pub(super) fn unfiltered(&mut self, query: &Query) -> Result<Rows, Unavailable> {
        let key = (query.dataset, UNFILTERED, query.selection.clone());
        if let Some(known) = self.cache.selections.get(&key) {
            return Ok(known.clone());
        }
        let all = self.all_rows(query.dataset)?;
        let no_frame = Frame::default();
        let rows = self.fulfilling(query.dataset, &query.fixed, all, no_frame)?;
        self.cache.selections.insert(key, rows.clone());
        Ok(rows)
    }

    /// Sees to it that every filter says something of the rows of an aggregate.
    ///
    /// # Errors
    /// [`Unavailable::NoMember`]
    pub(super) fn knows_filters(&mut self, query: &Query, frame: Frame) -> Result<(), Unavailable> {
        self.filters.clone().iter().try_for_each(|filter| self.knows(query, filter, frame))
    }

    /// Sees to it that a filter says something of the rows of an aggregate.
    ///
    /// # Errors
    /// None of the rows, whatever the other filters, has a member of the dimension, or
    /// one that it is filtered by where members are known only as of today. Of what
    /// stands at some day that is asked of those that stand when the report's period
    /// ends: of deals that were lost later more is known than was then. In which stage they
    /// stood on an earlier day nobody knows.
    pub(super) fn knows(&mut self, query: &Query, filter: &Filter, frame: Frame) -> Result<(), Unavailable> {
        let (dataset, id) = (query.dataset, &filter.dimension);
        let Some(dimension) = columns::table(self.star, dataset)?.dimension(id) else { return Ok(()) };
        self.knew_members(query, id, frame)?;
        // Rows that have no member are there wherever one asks for them.
        if filter.members.contains(&String::new()) {
            return Ok(());
        }
        let standing: Vec<Test> = query.moving.iter().filter(|test| test.asks_what_stands()).cloned().collect();
        let stands = !standing.is_empty();
        if stands && frame.cut != self.context.period {
            return Ok(());
        }
        let members = if !stands && is_momentary(dataset, id) { filter.members.clone() } else { Vec::new() };
        // Where a period begins others stand than where it ends.
        let counted = format!("{} {}", query.selection, all_of(&standing));
        let key = (dataset, counted, stands.then_some(frame.cut), id.clone(), members);
        let lacks = match self.cache.lacking.get(&key) {
            Some(known) => *known,
            None => {
                let members = &key.4;
                let wanted: Vec<u32> = members.iter().filter_map(|member| dimension.members().code(member)).collect();
                let codes = dimension.codes();
                let has = |row: usize| match codes.get(row).copied().unwrap_or(EMPTY_CODE) {
                    code if members.is_empty() => code != EMPTY_CODE,
                    code => wanted.contains(&code),
                };
                let rows = self.unfiltered(query)?;
                let rows = self.fulfilling(dataset, &standing, rows, frame)?;
                let lacks = rows.count() > 0 && !rows.any(has);
                self.cache.lacking.insert(key, lacks);
                lacks
            }
        };
        if lacks { Err(Unavailable::NoMember { dataset, dimension: id.clone() }) } else { Ok(()) }
    }

    /// Sees to it that of rows as of an earlier day the members of a dimension were known then.
    ///
    /// # Errors
    /// [`Unavailable::OnlyToday`]
    pub(super) fn knew_members(&mut self, query: &Query, dimension: &str, frame: Frame) -> Result<(), Unavailable> {
        match momentary(query.dataset, dimension) {
            Some(field) if query.standing_at().any(|moment| self.is_earlier(moment, frame)) => {
                Err(Unavailable::OnlyToday { dataset: query.dataset, field: field.id.clone() })
            }
            _ => Ok(()),
        }
    }

    /// Which rows of a table pass all filters; `None` where there is no filter.
    pub(super) fn passing(&mut self, dataset: Dataset) -> Result<Option<Arc<Vec<bool>>>, Unavailable> {
        if self.filters.is_empty() { Ok(None) } else { self.mask(dataset).map(Some) }
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
    pub(super) fn rows_in(&mut self, query: &Query, frame: Frame) -> Result<Rows, Unavailable> {
        let selection = self.selection(query)?;
        let rows = match self.date_and_cut(query, frame)? {
            None => selection,
            Some((date, days, period)) => {
                let key = (query.dataset, self.slot, query.selection.clone(), date.clone(), period);
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
        self.fulfilling(query.dataset, &query.moving, rows, frame)
    }

    /// The same rows in the order of their days: many periods cost one sorting.
    pub(super) fn rows_by_day(&mut self, query: &Query, frame: Frame) -> Result<Rows, Unavailable> {
        let rows = match self.date_and_cut(query, frame)? {
            None => self.selection(query)?,
            Some((date, days, period)) => {
                let key = (query.dataset, self.slot, query.selection.clone(), date.clone());
                let by_day = match self.cache.by_day.get(&key) {
                    Some(known) => known.clone(),
                    None => {
                        let range = self.range(query.dataset, date, &days);
                        let by_day = Arc::new(ByDay::new(&self.selection(query)?, &days, range));
                        self.cache.by_day.insert(key, by_day.clone());
                        by_day
                    }
                };
                Rows::Some(Arc::new(by_day.within(Some(period)).to_vec()))
            }
        };
        self.fulfilling(query.dataset, &query.moving, rows, frame)
    }

    /// The date, its column and the period an aggregate is cut by, if it is cut.
    /// Without a period no row needs a date, nor the table the column; what is
    /// spread over days is cut elsewhere.
    fn date_and_cut<'q>(&mut self, query: &'q Query, frame: Frame) -> Result<Option<Cut<'q, 'a>>, Unavailable> {
        match (&query.dated, frame.cut_for(query)) {
            (None | Some(Dated::Spread { .. }), _) | (_, None) => Ok(None),
            (Some(Dated::Never(reason)), _) => Err(reason.clone()),
            (Some(Dated::At(date)), Some(period)) => Ok(Some((date, self.day_column(query.dataset, date)?, period))),
        }
    }

    /// The range of a date column.
    pub(super) fn range(&mut self, dataset: Dataset, date: &Date, days: &[i32]) -> DayRange {
        *self.cache.ranges.entry((dataset, date.clone())).or_insert_with(|| DayRange::of(days))
    }

    /// From the first to the last day on which the aggregate has rows, whatever
    /// the filters, so that an axis stays where it is when they change.
    pub(super) fn reach(&mut self, query: &Query) -> Option<Period> {
        let Some(Dated::At(date)) = &query.dated else {
            return None;
        };
        let key = (query.dataset, date.clone(), query.selection.clone());
        if let Some(known) = self.cache.reaches.get(&key) {
            return *known;
        }
        let days = self.day_column(query.dataset, date).ok()?;
        let rows = self.unfiltered(query).ok()?;
        let days: &[i32] = &days;
        let reach = DayRange::of(&rows.map(|row| day_at(days, row))).period();
        self.cache.reaches.insert(key, reach);
        reach
    }
}
