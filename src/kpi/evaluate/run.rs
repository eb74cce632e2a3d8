//! One report being worked out: what it reads and through which frame.

use std::sync::Arc;

use crate::kpi::ask::{Context, Filter};
use crate::kpi::catalogue::Catalogue;
use crate::kpi::check::node::{Moment, Node};
use crate::kpi::evaluate::cache::{Cache, UNFILTERED};
use crate::kpi::evaluate::columns;
use crate::kpi::evaluate::rows::Rows;
use crate::kpi::formula::ast::Endpoint;
use crate::kpi::query::bind::bind;
use crate::kpi::query::choose::choose;
use crate::kpi::query::plan::Query;
use crate::kpi::query::shape::Shape;
use crate::kpi::unavailable::Unavailable;
use crate::sales::calendar::Calendar;
use crate::sales::day::Day;
use crate::sales::period::Period;
use crate::sales::schema::Dataset;
use crate::star::tables::Star;
use crate::table::column::EMPTY_DAY;

/// A report while it is worked out.
pub struct Run<'a> {
    pub star: &'a Star,
    pub catalogue: &'a Catalogue,
    pub context: &'a Context,
    pub(super) cache: &'a mut Cache,
    /// The number of the filters in the cache.
    pub(super) slot: usize,
    pub(super) filters: Vec<Filter>,
}

/// The period a figure is taken over (all the data without one) and the one it
/// is compared with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Frame {
    pub cut: Option<Period>,
    pub compare: Option<Period>,
    /// The days that targets count for, where they are others than those of the cut.
    pub target_days: Option<Period>,
    /// The same for the comparison.
    pub target_days_before: Option<Period>,
}

/// The days that formulas mean by their words for the ends of the period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    pub start: Day,
    pub end: Day,
    pub whole_end: Day,
    /// From the first to the day after the last day of all targets.
    pub targets: Option<Period>,
}

/// A day that is the same for all rows; none where the data have no dates at all.
pub fn fixed_day(moment: Moment, bounds: Option<Bounds>) -> i32 {
    match moment {
        Moment::Day(day) => day.0,
        Moment::Period(endpoint) => bounds.map_or(EMPTY_DAY, |bounds| match endpoint {
            Endpoint::Start => bounds.start.0,
            Endpoint::End => bounds.end.0,
            Endpoint::WholeEnd => bounds.whole_end.0,
            Endpoint::TargetStart => bounds.targets.map_or(bounds.start, |targets| targets.start.max(bounds.start)).0,
            Endpoint::TargetEnd => bounds.targets.map_or(bounds.end, |targets| targets.end.min(bounds.end)).0,
            Endpoint::WholeTargetEnd => bounds.targets.map_or(bounds.whole_end, |targets| targets.end.min(bounds.whole_end)).0,
        }),
    }
}

impl Frame {
    /// The frame of a report.
    pub fn of(context: &Context) -> Frame {
        Frame {
            cut: context.period,
            compare: context.compare,
            target_days: context.target_days,
            target_days_before: context.target_days_before,
        }
    }

    /// The days that rows of an aggregate are put into: what is hoped for counts to the end
    /// of a period that still runs.
    pub fn cut_for(&self, query: &Query) -> Option<Period> {
        let cut = self.cut?;
        let end = self.target_days.filter(|_| query.looks_ahead()).map_or(cut.end, |days| days.end);
        Some(Period { end, ..cut })
    }

    /// The frame of the comparison: its own comparison lies as far back again.
    pub fn before(self, calendar: Calendar) -> Option<Frame> {
        let compare = self.compare?;
        let further = match self.cut {
            Some(cut) if compare == cut.before(calendar) => compare.before(calendar),
            Some(cut) if compare == cut.year_before(calendar) => compare.year_before(calendar),
            Some(cut) => as_far_back(cut, compare, calendar).unwrap_or(compare.before(calendar)),
            None => compare.before(calendar),
        };
        Some(Frame { cut: Some(compare), compare: Some(further), target_days: self.target_days_before, target_days_before: None })
    }
}

/// What a running period's comparison is compared with: as many days from as many months earlier.
fn as_far_back(cut: Period, compare: Period, calendar: Calendar) -> Option<Period> {
    let months = calendar.months_between(compare.start, cut.start).filter(|months| *months > 0)?;
    let earlier = Period { start: calendar.plus_months(compare.start, -months), end: compare.start };
    Some(compare.as_far_in(earlier, calendar))
}

impl<'a> Run<'a> {
    /// A report with the context's own filters.
    pub fn new(star: &'a Star, catalogue: &'a Catalogue, context: &'a Context, cache: &'a mut Cache) -> Run<'a> {
        let slot = cache.begin(&context.filters);
        Run { star, catalogue, context, cache, slot, filters: context.filters.clone() }
    }

    /// The same report as a breakdown by `dimension` sees it: where alternatives
    /// are wanted, without the filter on that dimension.
    pub(super) fn among(&mut self, dimension: &str) -> Run<'_> {
        let context = self.context;
        self.leaving_aside(|filter| context.alternatives && filter.dimension == dimension)
    }

    /// The same report without the filters on some dimensions; without any
    /// filter where none is named.
    pub(super) fn overall(&mut self, dimensions: &[String]) -> Run<'_> {
        self.leaving_aside(|filter| dimensions.is_empty() || dimensions.contains(&filter.dimension))
    }

    fn leaving_aside(&mut self, is_aside: impl Fn(&Filter) -> bool) -> Run<'_> {
        let filters: Vec<Filter> = self.filters.iter().filter(|filter| !is_aside(filter)).cloned().collect();
        let slot = match filters.len() {
            same if same == self.filters.len() => self.slot,
            0 => UNFILTERED,
            _ => self.cache.begin_narrowed(self.slot),
        };
        let (star, catalogue, context) = (self.star, self.catalogue, self.context);
        Run { star, catalogue, context, cache: self.cache, slot, filters }
    }

    /// Which alternative of each `first_of` the files allow.
    pub(super) fn chosen(&mut self) -> Arc<Vec<usize>> {
        if let Some(known) = &self.cache.chosen {
            return known.clone();
        }
        let catalogue = self.catalogue;
        let chosen = Arc::new(choose(self.shape(), catalogue));
        self.cache.chosen = Some(chosen.clone());
        chosen
    }

    /// The aggregates a formula is made of, each once; not those that no breakdown divides.
    pub(super) fn aggregates_of(&mut self, node: &Node) -> Vec<usize> {
        let chosen = self.chosen();
        let terms = self.catalogue.terms_of(node, &chosen).into_iter();
        terms.filter(|term| term.overall.is_none()).map(|term| term.aggregate).collect()
    }

    pub(super) fn shape(&mut self) -> &Shape {
        let star = self.star;
        self.cache.shape.get_or_insert_with(|| columns::shape(star))
    }

    /// The frame of the context.
    pub fn frame(&self) -> Frame {
        Frame::of(self.context)
    }

    /// The frame that a frame is compared with.
    pub(super) fn before(&self, frame: Frame) -> Option<Frame> {
        frame.before(self.context.calendar)
    }

    /// What `period.start`, `period.end` and their like are: those of the data when
    /// there is no period, which end with the last day that there can be figures of.
    pub(super) fn bounds(&mut self, frame: Frame) -> Option<Bounds> {
        let star = self.star;
        let last = self.context.last_day;
        let to_date = |span: Period| Period { end: last.map_or(span.end, |last| span.end.min(Day(last.0 + 1)).max(span.start)), ..span };
        let days = frame.cut.or_else(|| self.cache.span.get_or_insert_with(|| star.span()).map(to_date))?;
        let targets = *self.cache.target_span.get_or_insert_with(|| star.target_span());
        Some(Bounds { start: days.start, end: days.end, whole_end: frame.target_days.unwrap_or(days).end, targets })
    }

    /// A day that figures are worked out with. The period does not end after the last day
    /// that there can be figures of: the days so far are those until then.
    pub(super) fn day_for_figures(&mut self, moment: Moment, frame: Frame) -> i32 {
        let bounds = self.bounds(frame);
        let last = self.context.last_day.filter(|_| moment.is_end());
        let day = fixed_day(moment, bounds);
        match bounds.zip(last) {
            Some((bounds, last)) if bounds.start <= last && last < bounds.end => day.min(last.0 + 1),
            _ => day,
        }
    }

    /// The day after the last that anything is known of; none where there are no dates.
    fn today(&mut self) -> Option<Day> {
        let star = self.star;
        let known = self.context.last_day.map(|last| Day(last.0 + 1));
        known.or_else(|| self.cache.span.get_or_insert_with(|| star.span()).map(|span| span.end))
    }

    /// Whether a day lies before what the files were written of.
    pub(super) fn is_earlier(&mut self, moment: Moment, frame: Frame) -> bool {
        let day = fixed_day(moment, self.bounds(frame));
        self.today().is_some_and(|today| day < today.0)
    }

    /// Sees to it that what an aggregate reads of rows as of an earlier day was so then.
    ///
    /// # Errors
    /// A field that says only what holds today, or the one without which nobody can tell
    /// which deals there were.
    pub(super) fn knew(&mut self, query: &Query, frame: Frame) -> Result<(), Unavailable> {
        let lacking = query.only_today().map(|field| Unavailable::OnlyToday { dataset: query.dataset, field: field.to_owned() });
        let lacking = lacking.or_else(|| self.shape().must_date(query.dataset).err());
        match lacking {
            Some(reason) if query.standing_at().any(|moment| self.is_earlier(moment, frame)) => Err(reason),
            _ => Ok(()),
        }
    }

    /// The plan of an aggregate of the catalogue over the tables that there are.
    pub(super) fn query(&mut self, index: usize) -> Result<Arc<Query>, Unavailable> {
        if let Some(known) = self.cache.queries.get(&index) {
            return known.clone();
        }
        let aggregate = self.catalogue.aggregate(index).ok_or_else(|| Unavailable::broken(""));
        let query = aggregate.and_then(|aggregate| bind(self.shape(), aggregate)).map(Arc::new);
        self.cache.queries.insert(index, query.clone());
        query
    }

    /// All rows of a table.
    pub(super) fn all_rows(&self, dataset: Dataset) -> Result<Rows, Unavailable> {
        let rows = columns::table(self.star, dataset)?.rows;
        u32::try_from(rows).map(Rows::All).map_err(|_| Unavailable::TooLarge)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comparison_is_compared_with_what_lies_as_far_back_again() {
        let period = |start: &str, end: &str| Period { start: start.parse().expect("a day"), end: end.parse().expect("a day") };
        // The period, its comparison, and what that is compared with.
        let cases = [
            (("2024-04-01", "2024-07-01"), ("2024-01-01", "2024-04-01"), ("2023-10-01", "2024-01-01")),
            (("2024-04-01", "2024-07-01"), ("2023-04-01", "2023-07-01"), ("2022-04-01", "2022-07-01")),
            (("2024-04-03", "2024-04-10"), ("2024-03-27", "2024-04-03"), ("2024-03-20", "2024-03-27")),
            (("2024-03-01", "2024-03-16"), ("2024-02-01", "2024-02-16"), ("2024-01-01", "2024-01-16")),
            (("2026-04-01", "2026-05-16"), ("2026-01-01", "2026-02-15"), ("2025-10-01", "2025-11-15")),
            (("2024-01-01", "2024-06-16"), ("2023-01-01", "2023-06-16"), ("2022-01-01", "2022-06-16")),
        ];
        for ((start, end), (earlier, until), (further, to)) in cases {
            let frame = Frame { cut: Some(period(start, end)), compare: Some(period(earlier, until)), ..Frame::default() };
            let expected = Frame { cut: frame.compare, compare: Some(period(further, to)), ..Frame::default() };
            assert_eq!(frame.before(Calendar::Gregorian), Some(expected), "{start} to {end}");
        }
    }
}
