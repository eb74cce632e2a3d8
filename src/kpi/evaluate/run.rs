//! One report being worked out: what it reads and through which frame.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::kpi::ask::{Context, Filter};
use crate::kpi::catalogue::Catalogue;
use crate::kpi::evaluate::bind::{Bound, bind};
use crate::kpi::evaluate::cache::{Cache, UNFILTERED};
use crate::kpi::evaluate::columns;
use crate::kpi::evaluate::rows::Rows;
use crate::kpi::unavailable::Unavailable;
use crate::sales::period::Period;
use crate::sales::schema::Dataset;
use crate::star::tables::Star;

/// A report while it is worked out.
pub struct Run<'a> {
    pub star: &'a Star,
    pub catalogue: &'a Catalogue,
    pub context: &'a Context,
    pub(super) cache: &'a mut Cache,
    /// The number of the filters in the cache.
    pub(super) slot: usize,
    pub(super) filters: Vec<Filter>,
    bound: FxHashMap<usize, Result<Arc<Bound>, Unavailable>>,
}

/// The period a figure is taken over (all the data without one) and the one it
/// is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Frame {
    pub cut: Option<Period>,
    pub compare: Option<Period>,
}

impl Frame {
    /// The frame of the comparison: its own comparison lies as far back again.
    pub fn before(self) -> Option<Frame> {
        let compare = self.compare?;
        let further = match self.cut {
            Some(cut) if compare == cut.year_before() && compare != cut.before() => compare.year_before(),
            _ => compare.before(),
        };
        Some(Frame { cut: Some(compare), compare: Some(further) })
    }
}

impl<'a> Run<'a> {
    /// A report with the context's own filters.
    pub fn new(star: &'a Star, catalogue: &'a Catalogue, context: &'a Context, cache: &'a mut Cache) -> Run<'a> {
        let slot = cache.begin(&context.filters);
        Run { star, catalogue, context, cache, slot, filters: context.filters.clone(), bound: FxHashMap::default() }
    }

    /// The same report under one more filter, for as long as it is needed.
    pub(super) fn narrowed(&mut self, filter: Filter) -> Run<'_> {
        let mut filters = self.filters.clone();
        filters.push(filter);
        let slot = self.cache.begin_narrowed(self.slot);
        self.with_filters(filters, slot)
    }

    /// The same report as a breakdown by `dimension` sees it: where alternatives
    /// are wanted, without the filter on that dimension.
    pub(super) fn among(&mut self, dimension: &str) -> Run<'_> {
        let is_aside = |filter: &Filter| self.context.alternatives && filter.dimension == dimension;
        let filters: Vec<Filter> = self.filters.iter().filter(|filter| !is_aside(filter)).cloned().collect();
        let slot = match filters.len() {
            same if same == self.filters.len() => self.slot,
            0 => UNFILTERED,
            _ => self.cache.begin_narrowed(self.slot),
        };
        self.with_filters(filters, slot)
    }

    fn with_filters(&mut self, filters: Vec<Filter>, slot: usize) -> Run<'_> {
        Run {
            star: self.star,
            catalogue: self.catalogue,
            context: self.context,
            cache: self.cache,
            slot,
            filters,
            bound: self.bound.clone(),
        }
    }

    /// The frame of the context.
    pub fn frame(&self) -> Frame {
        Frame { cut: self.context.period, compare: self.context.compare }
    }

    /// What `period.start` and `period.end` are: those of the data when there
    /// is no period.
    pub(super) fn bounds(&mut self, frame: Frame) -> Option<Period> {
        let star = self.star;
        frame.cut.or_else(|| *self.cache.span.get_or_insert_with(|| star.span()))
    }

    /// An aggregate of the catalogue over the tables that there are.
    pub(super) fn bound(&mut self, index: usize) -> Result<Arc<Bound>, Unavailable> {
        if let Some(known) = self.bound.get(&index) {
            return known.clone();
        }
        let missing = || Unavailable::BadFormula { message: String::new() };
        let bound = self.catalogue.aggregate(index).ok_or_else(missing).and_then(|aggregate| bind(self.star, aggregate)).map(Arc::new);
        self.bound.insert(index, bound.clone());
        bound
    }

    /// All rows of a table.
    pub(super) fn all_rows(&self, dataset: Dataset) -> Result<Rows, Unavailable> {
        let rows = columns::table(self.star, dataset)?.rows;
        u32::try_from(rows).map(Rows::All).map_err(|_| Unavailable::TooLarge)
    }
}
