//! What has been worked out and can be used again: it belongs to one star and
//! one catalogue, and must be replaced with either.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::kpi::ask::Filter;
use crate::kpi::evaluate::days::{ByDay, DayRange};
use crate::kpi::evaluate::rows::Rows;
use crate::kpi::evaluate::totals::Totals;
use crate::kpi::query::plan::{Date, Number, Query, Step};
use crate::kpi::query::shape::Shape;
use crate::kpi::unavailable::Unavailable;
use crate::sales::period::Period;
use crate::sales::schema::Dataset;

/// A column of derived numbers and its scale.
pub(super) type WorkedOut = Result<(Arc<Vec<i64>>, i64), Unavailable>;
/// Which rows of a table pass the filters.
pub(super) type Mask = Result<Arc<Vec<bool>>, Unavailable>;

/// What totals are of: the rows of a selection, by a date if any tells them
/// apart, and the numbers that are added.
pub(super) type Totalled = (Dataset, usize, String, Option<Date>, Option<Number>);

/// What is asked of a dimension: the selection with the test of what of it stands, the
/// period where that is asked, the dimension, and some of its members or all.
pub(super) type Asked = (Dataset, String, Option<Option<Period>>, String, Vec<String>);

/// Derived columns, selections of rows and totals by day.
#[derive(Debug, Default)]
pub struct Cache {
    /// The filters that the filtered parts below are for.
    filters: Vec<Filter>,
    pub(super) shape: Option<Shape>,
    /// By the place of a choice in the catalogue.
    pub(super) chosen: Option<Arc<Vec<usize>>>,
    /// By the aggregate's place in the catalogue.
    pub(super) queries: FxHashMap<usize, Result<Arc<Query>, Unavailable>>,
    pub(super) numbers: FxHashMap<(Dataset, Number), WorkedOut>,
    pub(super) largest: FxHashMap<(Dataset, Number), u64>,
    pub(super) dates: FxHashMap<(Dataset, Date), Arc<Vec<i32>>>,
    /// By a field that refers to another table, that table's row plus one; 0 for none.
    pub(super) links: FxHashMap<(Dataset, Step), Arc<Vec<u32>>>,
    pub(super) ranges: FxHashMap<(Dataset, Date), DayRange>,
    pub(super) reaches: FxHashMap<(Dataset, Date, String), Option<Period>>,
    pub(super) span: Option<Option<Period>>,
    pub(super) target_span: Option<Option<Period>>,
    pub(super) masks: FxHashMap<(Dataset, usize), Mask>,
    pub(super) selections: FxHashMap<(Dataset, usize, String), Rows>,
    /// Whether a dimension says nothing of a selection (or of what of it stands at the end
    /// of a period), of its members or of these.
    pub(super) lacking: FxHashMap<Asked, bool>,
    pub(super) mixed: FxHashMap<(Dataset, usize, String), bool>,
    /// The currency of all money of a table; `None` where it is in several, or none is named.
    pub(super) currencies: FxHashMap<Dataset, Option<String>>,
    pub(super) within: FxHashMap<(Dataset, usize, String, Date, Period), Rows>,
    pub(super) by_day: FxHashMap<(Dataset, usize, String, Date), Arc<ByDay>>,
    pub(super) totals: FxHashMap<Totalled, Arc<Totals>>,
}

/// The number of "no filter".
pub const UNFILTERED: usize = 0;
/// The number of the context's own filters.
const FILTERED: usize = 1;

impl Cache {
    /// The number under which parts for these filters are kept. Parts for other
    /// filters are dropped, except those for none.
    pub(super) fn begin(&mut self, filters: &[Filter]) -> usize {
        let is_known = self.filters == filters;
        if filters.is_empty() || is_known {
            self.drop_from(FILTERED + 1);
        } else {
            self.filters = filters.to_vec();
            self.drop_from(FILTERED);
        }
        if filters.is_empty() { UNFILTERED } else { FILTERED }
    }

    /// A number for filters that are needed only now, beyond those of `slot`.
    pub(super) fn begin_narrowed(&mut self, slot: usize) -> usize {
        let slot = slot.max(FILTERED) + 1;
        self.drop_from(slot);
        slot
    }

    fn drop_from(&mut self, slot: usize) {
        self.masks.retain(|key, _| key.1 < slot);
        self.selections.retain(|key, _| key.1 < slot);
        self.mixed.retain(|key, _| key.1 < slot);
        self.within.retain(|key, _| key.1 < slot);
        self.by_day.retain(|key, _| key.1 < slot);
        self.totals.retain(|key, _| key.1 < slot);
    }
}
