//! Rows grouped by the members of a dimension, or of several at once, and what
//! aggregates come to for each group: one pass over the rows for all of them.
//!
//! Datasets name the same members in their own order, so members are matched by
//! their text.

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::kpi::ask::Filter;
use crate::kpi::evaluate::columns::table;
use crate::kpi::evaluate::reduce::Reduced;
use crate::kpi::evaluate::run::{Frame, Run};
use crate::kpi::evaluate::select::is_momentary;
use crate::kpi::query::plan::Query;
use crate::kpi::unavailable::Unavailable;
use crate::sales::schema::Dataset;
use crate::star::tables::Dimension;
use crate::table::dictionary::EMPTY_CODE;

/// The place of rows that belong to no group.
const NOWHERE: u32 = u32::MAX;

/// Aggregates and frames whose outcomes are kept: those of one question.
const MOST_KEPT: usize = 12;

/// What an aggregate comes to for each group.
pub type Outcomes = Result<Rc<Vec<Result<Reduced, Unavailable>>>, Unavailable>;

/// Groups of rows, each at a *place*. Without an axis there is one, with all rows.
#[derive(Clone, Default)]
pub struct Groups<'a> {
    axes: Vec<Axis<'a>>,
    /// For each dataset the place of each row.
    places: FxHashMap<Dataset, Rc<Vec<u32>>>,
    outcomes: FxHashMap<(usize, Frame), Outcomes>,
    /// The groups that these fall into by one more dimension.
    finer: FxHashMap<(String, Vec<Dataset>), Groups<'a>>,
}

/// One dimension of the groups.
#[derive(Clone)]
struct Axis<'a> {
    dimension: String,
    members: Vec<&'a str>,
    /// For each dataset the member of each of its codes.
    codes: FxHashMap<Dataset, Vec<u32>>,
    /// The place of a member within a place of the axes before.
    places: FxHashMap<(u32, u32), u32>,
    /// The same the other way round.
    keys: Vec<(u32, u32)>,
}

impl<'a> Groups<'a> {
    /// One group for each member that these datasets name in a dimension, those of the
    /// first in its own order.
    pub fn by(run: &Run<'a>, dimension: &str, datasets: &[Dataset]) -> Result<Groups<'a>, Unavailable> {
        let mut axis = Axis::of(run, dimension, datasets)?;
        (0..axis.members.len() as u32).for_each(|member| axis.enter(0, member));
        Ok(Groups { axes: vec![axis], ..Groups::default() })
    }

    /// These groups by one more dimension: a group for each of its members to which any
    /// row belongs that passes the filters.
    fn split(&mut self, run: &mut Run<'a>, dimension: &str, datasets: &[Dataset]) -> Result<Groups<'a>, Unavailable> {
        let mut axis = Axis::of(run, dimension, datasets)?;
        for dataset in datasets {
            let (codes, mask) = (dimension_of(run, *dataset, dimension)?.codes(), run.passing(*dataset)?);
            let passes = |row: usize| mask.as_ref().is_none_or(|mask| mask.get(row).copied().unwrap_or(false));
            if self.axes.is_empty() {
                let mut seen = vec![false; axis.codes.get(dataset).map_or(0, Vec::len)];
                for (row, code) in codes.iter().enumerate() {
                    seen.get_mut(*code as usize).into_iter().for_each(|seen| *seen |= passes(row));
                }
                let seen = seen.into_iter().enumerate().filter(|(_, seen)| *seen);
                seen.for_each(|(code, _)| axis.enter(0, axis.member(*dataset, code as u32)));
                continue;
            }
            let outer = self.places(run, *dataset)?;
            for (row, (code, place)) in codes.iter().zip(outer.iter()).enumerate() {
                if *place != NOWHERE && passes(row) {
                    axis.enter(*place, axis.member(*dataset, *code));
                }
            }
        }
        let axes = self.axes.iter().cloned().chain([axis]).collect();
        Ok(Groups { axes, ..Groups::default() })
    }

    /// What `of` makes of these groups by one more dimension, which are kept for the next time.
    pub fn finer<T>(
        &mut self,
        run: &mut Run<'a>,
        dimension: &str,
        datasets: Vec<Dataset>,
        of: impl FnOnce(&mut Run<'a>, &mut Groups<'a>) -> T,
    ) -> Result<T, Unavailable> {
        let key = (dimension.to_owned(), datasets);
        let mut groups = match self.finer.remove(&key) {
            Some(known) => known,
            None => self.split(run, dimension, &key.1)?,
        };
        let made = of(run, &mut groups);
        self.finer.insert(key, groups);
        Ok(made)
    }

    /// The groups by some of the dimensions, and in which of them each of these lies.
    pub fn without(&self, run: &Run<'a>, dimensions: &[String], datasets: &[Dataset]) -> Result<(Groups<'a>, Vec<usize>), Unavailable> {
        let kept: Vec<usize> = (0..self.axes.len()).filter(|at| !self.is_aside(*at, dimensions)).collect();
        let mut axes = Vec::new();
        let mut places = vec![0; self.count()];
        for at in kept {
            let Some(own) = self.axes.get(at) else { continue };
            let mut axis = Axis::of(run, &own.dimension, datasets)?;
            let mut known: FxHashMap<&str, u32> = axis.members.iter().zip(0..).map(|(member, at)| (*member, at)).collect();
            for (place, before) in places.iter_mut().enumerate() {
                let text = self.text(place, at);
                let member = *known.entry(text).or_insert_with(|| axis.add(text));
                axis.enter(*before, member);
                *before = axis.places.get(&(*before, member)).copied().unwrap_or(NOWHERE);
            }
            axes.push(axis);
        }
        Ok((Groups { axes, ..Groups::default() }, places.into_iter().map(|place| place as usize).collect()))
    }

    /// Whether nothing is left of the groups without these dimensions.
    pub fn are_one_without(&self, dimensions: &[String]) -> bool {
        (0..self.axes.len()).all(|at| self.is_aside(at, dimensions))
    }

    fn is_aside(&self, at: usize, dimensions: &[String]) -> bool {
        dimensions.is_empty() || self.axes.get(at).is_some_and(|axis| dimensions.contains(&axis.dimension))
    }

    /// How many groups there are.
    pub fn count(&self) -> usize {
        self.axes.last().map_or(1, |axis| axis.keys.len())
    }

    /// Which of its dimensions this is, if it is one.
    pub fn axis(&self, dimension: &str) -> Option<usize> {
        self.axes.iter().position(|axis| axis.dimension == dimension)
    }

    /// The text of a group's member on an axis.
    pub fn text(&self, place: usize, at: usize) -> &'a str {
        let member = self.member(place, at);
        self.axes.get(at).and_then(|axis| axis.members.get(member)).copied().unwrap_or_default()
    }

    /// The group of the axes before the last that a group is part of.
    pub fn outer(&self, place: usize) -> usize {
        self.axes.last().and_then(|axis| axis.keys.get(place)).map_or(0, |(outer, _)| *outer as usize)
    }

    fn member(&self, place: usize, at: usize) -> usize {
        let mut place = place;
        for axis in self.axes.iter().skip(at + 1).rev() {
            place = axis.keys.get(place).map_or(0, |(outer, _)| *outer as usize);
        }
        self.axes.get(at).and_then(|axis| axis.keys.get(place)).map_or(0, |(_, member)| *member as usize)
    }

    /// The place of each row of a dataset.
    fn places(&mut self, run: &Run<'a>, dataset: Dataset) -> Result<Rc<Vec<u32>>, Unavailable> {
        if let Some(known) = self.places.get(&dataset) {
            return Ok(known.clone());
        }
        let mut places = vec![0; table(run.star, dataset)?.rows];
        for (at, axis) in self.axes.iter_mut().enumerate() {
            axis.learn(run, dataset)?;
            let codes = dimension_of(run, dataset, &axis.dimension)?.codes();
            let within = |outer: u32, code: u32| axis.places.get(&(outer, axis.member(dataset, code))).copied().unwrap_or(NOWHERE);
            let length = axis.codes.get(&dataset).map_or(0, Vec::len) as u32;
            // Of the first axis every code has one place.
            let by_code: Vec<u32> = if at == 0 { (0..length).map(|code| within(0, code)).collect() } else { Vec::new() };
            for (place, code) in places.iter_mut().zip(codes) {
                *place = match at {
                    0 => by_code.get(*code as usize).copied().unwrap_or(NOWHERE),
                    _ if *place == NOWHERE => NOWHERE,
                    _ => within(*place, *code),
                };
            }
        }
        let places = Rc::new(places);
        self.places.insert(dataset, places.clone());
        Ok(places)
    }

    /// Whether any row of these datasets, whatever the filters, belongs to each group.
    pub fn present(&mut self, run: &Run<'a>, datasets: &[Dataset]) -> Vec<bool> {
        let mut present = vec![false; self.count()];
        for dataset in datasets {
            let Ok(places) = self.places(run, *dataset) else { continue };
            places.iter().for_each(|place| present.get_mut(*place as usize).into_iter().for_each(|present| *present = true));
        }
        present
    }

    /// What an aggregate comes to for each group.
    pub fn outcomes(&mut self, run: &mut Run<'a>, index: usize, frame: Frame) -> Outcomes {
        if let Some(known) = self.outcomes.get(&(index, frame)) {
            return known.clone();
        }
        if self.outcomes.len() >= MOST_KEPT {
            self.outcomes.clear();
        }
        let outcomes = self.worked_out(run, index, frame);
        self.outcomes.insert((index, frame), outcomes.clone());
        outcomes
    }

    fn worked_out(&mut self, run: &mut Run<'a>, index: usize, frame: Frame) -> Outcomes {
        let query = run.query(index)?;
        let places = self.places(run, query.dataset)?;
        let place = |row: usize| places.get(row).map_or(usize::MAX, |place| *place as usize);
        let known = (0..self.axes.len()).map(|at| self.known(run, &query, frame, at)).collect::<Result<Vec<_>, _>>()?;
        // Why a dimension says nothing goes before all other reasons.
        let count = self.count();
        let mut outcomes = run.by_place(&query, frame, count, place).unwrap_or_else(|reason| vec![Err(reason); count]);
        for (at, known) in known.into_iter().enumerate() {
            for (place, outcome) in outcomes.iter_mut().enumerate() {
                if let Some(Err(reason)) = known.get(self.member(place, at)) {
                    *outcome = Err(reason.clone());
                }
            }
        }
        Ok(Rc::new(outcomes))
    }

    /// Whether a dimension says something of an aggregate's rows: of all members alike, or
    /// of each where they are known only as of today. Rows that have no member are there
    /// wherever one asks for them.
    fn known(&self, run: &mut Run<'a>, query: &Query, frame: Frame, at: usize) -> Result<Vec<Result<(), Unavailable>>, Unavailable> {
        let Some(axis) = self.axes.get(at) else { return Ok(Vec::new()) };
        let mut all = None;
        let each = is_momentary(query.dataset, &axis.dimension);
        let known = axis.members.iter().map(|member| {
            if member.is_empty() && !each {
                return Ok(());
            }
            let filter = || Filter { dimension: axis.dimension.clone(), members: vec![(*member).to_owned()] };
            let mut ask = || run.knows(query, &filter(), frame);
            if each { ask() } else { all.get_or_insert_with(ask).clone() }
        });
        Ok(known.collect())
    }
}

impl<'a> Axis<'a> {
    fn of(run: &Run<'a>, dimension: &str, datasets: &[Dataset]) -> Result<Axis<'a>, Unavailable> {
        let dimension = dimension.to_owned();
        let mut axis = Axis { dimension, members: Vec::new(), codes: FxHashMap::default(), places: FxHashMap::default(), keys: Vec::new() };
        datasets.iter().try_for_each(|dataset| axis.learn(run, *dataset))?;
        Ok(axis)
    }

    /// Learns which members a dataset's codes are.
    fn learn(&mut self, run: &Run<'a>, dataset: Dataset) -> Result<(), Unavailable> {
        if self.codes.contains_key(&dataset) {
            return Ok(());
        }
        let found = dimension_of(run, dataset, &self.dimension)?.members();
        let codes = if self.members.is_empty() {
            self.members = found.texts().collect();
            (0..found.len() as u32).collect()
        } else {
            let mut known: FxHashMap<&str, u32> = self.members.iter().zip(0..).map(|(member, at)| (*member, at)).collect();
            found.texts().map(|text| *known.entry(text).or_insert_with(|| self.add(text))).collect()
        };
        self.codes.insert(dataset, codes);
        Ok(())
    }

    fn add(&mut self, text: &'a str) -> u32 {
        self.members.push(text);
        self.members.len() as u32 - 1
    }

    fn member(&self, dataset: Dataset, code: u32) -> u32 {
        self.codes.get(&dataset).and_then(|codes| codes.get(code as usize)).copied().unwrap_or(EMPTY_CODE)
    }

    fn enter(&mut self, outer: u32, member: u32) {
        let (next, keys) = (self.keys.len() as u32, &mut self.keys);
        self.places.entry((outer, member)).or_insert_with(|| {
            keys.push((outer, member));
            next
        });
    }
}

fn dimension_of<'a>(run: &Run<'a>, dataset: Dataset, dimension: &str) -> Result<&'a Dimension, Unavailable> {
    let missing = || Unavailable::NoDimension { dataset, dimension: dimension.to_owned() };
    table(run.star, dataset)?.dimension(dimension).ok_or_else(missing)
}

/// The datasets of some aggregates, each once, in their order.
pub fn datasets(run: &mut Run<'_>, aggregates: &[usize]) -> Result<Vec<Dataset>, Unavailable> {
    let mut known = FxHashSet::default();
    let mut found = Vec::new();
    for index in aggregates {
        let dataset = run.query(*index)?.dataset;
        if known.insert(dataset) {
            found.push(dataset);
        }
    }
    Ok(found)
}
