//! Figures by the members of a dimension. Datasets name the same members in
//! their own order, so members are matched by their text.

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::kpi::ask::Filter;
use crate::kpi::evaluate::columns::{currencies, table};
use crate::kpi::evaluate::reduce::{Reduced, Values, reduce_groups};
use crate::kpi::evaluate::rows::Rows;
use crate::kpi::evaluate::run::{Frame, Run};
use crate::kpi::evaluate::select::is_momentary;
use crate::kpi::query::plan::{Dated, Query};
use crate::kpi::unavailable::Unavailable;
use crate::sales::schema::Dataset;
use crate::star::tables::Dimension;
use crate::table::column::EMPTY_NUMBER;
use crate::table::dictionary::EMPTY_CODE;

/// Outcomes by code of the dataset's own dimension.
type ByCode = Result<Rc<Vec<Result<Reduced, Unavailable>>>, Unavailable>;

/// The members of a dimension and what aggregates come to for each.
pub struct Groups<'a> {
    pub dimension: String,
    members: Vec<&'a str>,
    /// For each dataset: its code of each member, if it has the member.
    codes: FxHashMap<Dataset, Vec<Option<u32>>>,
    /// The datasets whose members are known only as of today.
    momentary: FxHashSet<Dataset>,
    outcomes: FxHashMap<(usize, Frame), ByCode>,
    /// Whether the dimension says something of an aggregate's rows: of all members
    /// alike, or of each where they are known only as of today.
    known: FxHashMap<(usize, Frame, Option<usize>), Result<(), Unavailable>>,
}

impl<'a> Groups<'a> {
    /// The members that the datasets of these aggregates have in a dimension.
    pub fn new(run: &mut Run<'a>, dimension: &str, aggregates: &[usize]) -> Result<Groups<'a>, Unavailable> {
        let mut groups = Groups {
            dimension: dimension.to_owned(),
            members: Vec::new(),
            codes: FxHashMap::default(),
            momentary: FxHashSet::default(),
            outcomes: FxHashMap::default(),
            known: FxHashMap::default(),
        };
        let mut places: FxHashMap<&str, usize> = FxHashMap::default();
        for index in aggregates {
            let dataset = run.query(*index)?.dataset;
            let found = dimension_of(run, dataset, dimension)?.members();
            if groups.codes.contains_key(&dataset) {
                continue;
            }
            if is_momentary(dataset, dimension) {
                groups.momentary.insert(dataset);
            }
            // The first dataset's members stand in its own order; those of others are found among them.
            if groups.codes.is_empty() {
                groups.members = found.texts().collect();
                groups.codes.insert(dataset, (0..found.len() as u32).map(Some).collect());
                continue;
            }
            if places.is_empty() {
                places = groups.members.iter().enumerate().map(|(place, text)| (*text, place)).collect();
            }
            let mut codes = vec![None; groups.members.len()];
            for (code, text) in found.texts().enumerate() {
                let place = *places.entry(text).or_insert(groups.members.len());
                if place == groups.members.len() {
                    groups.members.push(text);
                }
                if place >= codes.len() {
                    codes.resize(place + 1, None);
                }
                codes.get_mut(place).into_iter().for_each(|slot| *slot = Some(code as u32));
            }
            groups.codes.insert(dataset, codes);
        }
        Ok(groups)
    }

    /// How many members there are, "none" included.
    pub fn count(&self) -> usize {
        self.members.len()
    }

    /// A member's text.
    pub fn member(&self, place: usize) -> &'a str {
        self.members.get(place).copied().unwrap_or_default()
    }

    /// The filter that leaves what belongs to a member.
    pub fn filter(&self, place: usize) -> Filter {
        Filter { dimension: self.dimension.clone(), members: vec![self.member(place).to_owned()] }
    }

    fn knows(&mut self, run: &mut Run<'_>, query: &Query, (index, frame): (usize, Frame), member: usize) -> Result<(), Unavailable> {
        // Rows that have no member are there wherever one asks for them.
        if self.member(member).is_empty() {
            return Ok(());
        }
        let key = (index, frame, self.momentary.contains(&query.dataset).then_some(member));
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let known = run.knows(query, &self.filter(member), frame);
        self.known.insert(key, known.clone());
        known
    }

    /// What an aggregate comes to for one member.
    pub fn outcome(&mut self, run: &mut Run<'_>, index: usize, frame: Frame, member: usize) -> Result<Reduced, Unavailable> {
        let query = run.query(index)?;
        self.knows(run, &query, (index, frame), member)?;
        let by_code = match self.outcomes.get(&(index, frame)) {
            Some(known) => known.clone(),
            None => {
                let worked_out = run.by_code(&query, &self.dimension, frame).map(Rc::new);
                self.outcomes.insert((index, frame), worked_out.clone());
                worked_out
            }
        }?;
        let code = self.codes.get(&query.dataset).and_then(|codes| codes.get(member)).copied().flatten();
        match code.and_then(|code| by_code.get(code as usize)) {
            Some(outcome) => outcome.clone(),
            None => nothing(run, &query),
        }
    }
}

/// What an aggregate comes to over no rows.
fn nothing(run: &mut Run<'_>, query: &Query) -> Result<Reduced, Unavailable> {
    let values = run.values(query, None)?;
    Ok(crate::kpi::evaluate::reduce::reduce(query.op, query.fraction, &values, &Rows::All(0)))
}

fn dimension_of<'a>(run: &Run<'a>, dataset: Dataset, dimension: &str) -> Result<&'a Dimension, Unavailable> {
    let missing = || Unavailable::NoDimension { dataset, dimension: dimension.to_owned() };
    table(run.star, dataset)?.dimension(dimension).ok_or_else(missing)
}

impl Run<'_> {
    /// What an aggregate comes to for each code of a dimension.
    fn by_code(&mut self, query: &Query, dimension: &str, frame: Frame) -> Result<Vec<Result<Reduced, Unavailable>>, Unavailable> {
        let dimension = dimension_of(self, query.dataset, dimension)?;
        self.knows_filters(query, frame)?;
        let codes: &[u32] = dimension.codes();
        let group = |row: usize| codes.get(row).map_or(0, |code| *code as usize);
        let groups = dimension.members().len();
        let outcomes = match &query.dated {
            Some(Dated::Spread { .. }) => self.prorated(query, frame, groups, group)?,
            _ => {
                let rows = self.rows_in(query, frame)?;
                let bounds = self.bounds(frame);
                let (rows, values) = self.whole(query, rows, bounds, group)?;
                reduce_groups(query.op, query.fraction, &values, &rows, groups, group)
            }
        };
        let mixed = match self.may_mix_currencies(query)? {
            true => {
                let rows = self.used_rows(query, frame)?;
                self.mixed_groups(query, frame, &rows, groups, group)?
            }
            false => Vec::new(),
        };
        let checked = outcomes.into_iter().enumerate();
        Ok(checked
            .map(|(code, outcome)| if mixed.get(code) == Some(&true) { Err(Unavailable::MixedCurrencies) } else { Ok(outcome) })
            .collect())
    }

    /// Whether the amounts that enter an aggregate are in more than one currency.
    pub(super) fn mixes_currencies(&mut self, query: &Query, frame: Frame) -> Result<bool, Unavailable> {
        let rows = match &query.dated {
            Some(Dated::Spread { .. }) => self.used_rows(query, frame)?,
            _ => self.rows_by_day(query, frame)?,
        };
        Ok(self.mixed_groups(query, frame, &rows, 1, |_| 0)?.first() == Some(&true))
    }

    /// Which groups have amounts in more than one currency. One without a
    /// currency counts as of that of the others.
    fn mixed_groups(
        &mut self,
        query: &Query,
        frame: Frame,
        rows: &Rows,
        groups: usize,
        group: impl Fn(usize) -> usize,
    ) -> Result<Vec<bool>, Unavailable> {
        let bounds = self.bounds(frame);
        let values = self.values(query, bounds)?;
        let has_amount = |row: usize| match &values {
            Values::Numbers(numbers) => numbers.values.get(row).is_some_and(|value| *value != EMPTY_NUMBER),
            Values::Rows | Values::Ids(_) => true,
        };
        let Some((codes, _)) = currencies(table(self.star, query.dataset)?, query.dataset) else {
            return Ok(Vec::new());
        };
        let mut first = vec![EMPTY_CODE; groups];
        let mut mixed = vec![false; groups];
        rows.each(|row| {
            let currency = if has_amount(row) { codes.get(row).copied().unwrap_or_default() } else { EMPTY_CODE };
            if let (Some(first), Some(mixed)) = (first.get_mut(group(row)), mixed.get_mut(group(row))) {
                *mixed |= *first != EMPTY_CODE && currency != EMPTY_CODE && *first != currency;
                *first = if *first == EMPTY_CODE { currency } else { *first };
            }
        });
        Ok(mixed)
    }
}
