//! The figure of a formula: its aggregates, and the arithmetic between them.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::kpi::check::node::Node;
use crate::kpi::evaluate::columns::{self, Numbers, Slice, day_at};
use crate::kpi::evaluate::dates::fixed_day;
use crate::kpi::evaluate::days::DayRange;
use crate::kpi::evaluate::groups::Groups;
use crate::kpi::evaluate::records::whole;
use crate::kpi::evaluate::reduce::{Reduced, Values, is_additive, of_total, reduce};
use crate::kpi::evaluate::rows::Rows;
use crate::kpi::evaluate::run::{Frame, Run};
use crate::kpi::evaluate::test::holds;
use crate::kpi::evaluate::totals::Totals;
use crate::kpi::formula::ast::BinaryOp;
use crate::kpi::query::plan::{Date, Dated, Measure, Number, Query, Test};
use crate::kpi::query::shape::no_field;
use crate::kpi::unavailable::Unavailable;
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::period::Period;
use crate::sales::schema::Dataset;
use crate::table::column::EMPTY_DAY;

/// Of what part of the data a figure is taken.
pub enum Portion<'g, 'a> {
    Whole,
    /// One member of a dimension, by its place among the members.
    Member(&'g mut Groups<'a>, usize),
}

type Result<T> = std::result::Result<T, Unavailable>;

/// Two figures of a member and how they are compared.
type Compared<'n> = (&'n Node, BinaryOp, &'n Node);

/// The members of a dimension that have the figures of a comparison.
#[derive(Clone, Debug, Default)]
pub struct Members {
    /// For how many of them it holds.
    pub reached: u64,
    pub all: u64,
    /// How many of them have all that is asked for but a figure.
    unproven: u64,
    /// Why the figures of some are not known, with the rows of all of these.
    unknown: Option<Unavailable>,
}

impl Members {
    /// One more whose figures are not known. The first field in the schema's order stands
    /// for all, whichever member comes first.
    fn is_unknown(&mut self, reason: Unavailable) {
        self.unknown = match (self.unknown.take(), reason) {
            (Some(Unavailable::NoValues { rows, dataset, field }), Unavailable::NoValues { rows: more, dataset: other, field: its }) => {
                let (dataset, field) = (dataset, field).min((other, its));
                Some(Unavailable::NoValues { rows: rows + more, dataset, field })
            }
            (_, reason) => Some(reason),
        }
    }

    fn figure(self, is_share: bool) -> Result<Exact> {
        match self {
            // Of nobody is anything known.
            Members { all, unproven, unknown: Some(reason), .. } if all == unproven => Err(reason),
            Members { reached, .. } if !is_share => Ok(Exact::whole(i128::from(reached))),
            Members { reached, all, .. } => Exact::new(i128::from(reached), i128::from(all)).ok_or(Unavailable::NoRows),
        }
    }
}

impl<'a> Run<'a> {
    /// The figure of a formula over everything that passes the filters.
    pub fn figure(&mut self, node: &Node, frame: Frame) -> Result<Exact> {
        self.figure_at(node, frame, &mut Portion::Whole)
    }

    /// The figure of a formula of a portion.
    pub(super) fn figure_at(&mut self, node: &Node, frame: Frame, portion: &mut Portion<'_, '_>) -> Result<Exact> {
        let large = Unavailable::TooLarge;
        let mut both = |left: &Node, right: &Node| Ok((self.figure_at(left, frame, portion)?, self.figure_at(right, frame, portion)?));
        match node {
            Node::Sum(left, right) => both(left, right).and_then(|(left, right)| left.plus(right).ok_or(large)),
            Node::Difference(left, right) => both(left, right).and_then(|(left, right)| left.minus(right).ok_or(large)),
            Node::Product(left, right) => both(left, right).and_then(|(left, right)| left.times(right).ok_or(large)),
            Node::Quotient { left, right, per_count, .. } => {
                let is_growth = matches!(**right, Node::Previous(_));
                let (left, right) = both(left, right)?;
                match (right.is_zero(), left.is_zero() && *per_count) {
                    _ if is_growth && !right.is_positive() => Err(Unavailable::NoBase),
                    (true, true) => Err(Unavailable::NoRows),
                    (true, false) => Err(Unavailable::DividedByZero),
                    _ => left.over(right).ok_or(large),
                }
            }
            Node::Larger(left, right) | Node::Smaller(left, right) => {
                let (first, second) = both(left, right)?;
                let is_larger = first.compare(second).ok_or(large)? != Ordering::Less;
                Ok(if is_larger == matches!(node, Node::Larger(..)) { first } else { second })
            }
            Node::Negated(value) => self.figure_at(value, frame, portion)?.negated().ok_or(large),
            Node::RoundedUp(value) => Ok(self.figure_at(value, frame, portion)?.rounded_up()),
            Node::Constant(value) => Ok(*value),
            Node::Parameter(name) => {
                let value = self.context.parameters.get(name).ok_or_else(|| Unavailable::NoParameter { name: name.clone() })?;
                Exact::new(i128::from(*value), 10_000).ok_or(large)
            }
            Node::Kpi(index) => {
                let catalogue = self.catalogue;
                let broken = || Unavailable::broken(catalogue.entries().get(*index).map_or("", |entry| &entry.id));
                self.figure_at(&catalogue.meaning(*index).ok_or_else(broken)?.node, frame, portion)
            }
            Node::Days(left, right) => {
                let bounds = self.bounds(frame);
                let (left, right) = (fixed_day(*left, bounds), fixed_day(*right, bounds));
                // Without a single date in the data there is no period to measure.
                if left == EMPTY_DAY || right == EMPTY_DAY {
                    Err(Unavailable::NoRows)
                } else {
                    Ok(Exact::whole(i128::from(left) - i128::from(right)))
                }
            }
            Node::Previous(value) => {
                let before = self.before(frame).ok_or(Unavailable::NoComparison)?;
                self.figure_at(value, before, portion)
            }
            Node::Overall { value, without } => match portion {
                // A member stays one where other dimensions are left aside.
                Portion::Member(groups, member) if !without.is_empty() && !without.contains(&groups.dimension) => {
                    self.narrowed(groups.filter(*member)).overall(without).figure(value, frame)
                }
                _ => self.overall(without).figure(value, frame),
            },
            Node::Aggregate(index) => {
                let outcome = match portion {
                    Portion::Whole => self.outcome(*index, frame),
                    Portion::Member(groups, member) => groups.outcome(self, *index, frame, *member),
                }?;
                outcome.figure(&*self.query(*index)?)
            }
            Node::Members { is_share, .. } => self.members(node, frame, portion)?.figure(*is_share),
        }
    }

    /// Which members of a dimension fulfil the comparison of a node.
    pub(super) fn members(&mut self, node: &Node, frame: Frame, portion: &mut Portion<'_, '_>) -> Result<Members> {
        let Node::Members { dimension, left, op, right, .. } = node else {
            return Err(Unavailable::NoRows);
        };
        let compared = (&**left, *op, &**right);
        match portion {
            Portion::Whole => self.members_of(dimension, compared, frame),
            Portion::Member(groups, member) if groups.dimension == *dimension => {
                let mut members = Members::default();
                self.add_member(&mut members, compared, frame, (groups, *member))?;
                Ok(members)
            }
            Portion::Member(groups, member) => self.narrowed(groups.filter(*member)).members_of(dimension, compared, frame),
        }
    }

    fn members_of(&mut self, dimension: &str, compared: Compared<'_>, frame: Frame) -> Result<Members> {
        let mut aggregates = self.catalogue.aggregates_of(compared.0);
        aggregates.extend(self.catalogue.aggregates_of(compared.2));
        let mut groups = Groups::new(self, dimension, &aggregates)?;
        let mut members = Members::default();
        for member in 0..groups.count() {
            let name = groups.member(member);
            if self.filters.iter().all(|filter| filter.dimension != dimension || filter.members.iter().any(|kept| kept == name)) {
                self.add_member(&mut members, compared, frame, (&mut groups, member))?;
            }
        }
        Ok(members)
    }

    fn add_member(
        &mut self,
        members: &mut Members,
        (left, op, right): Compared<'_>,
        frame: Frame,
        (groups, member): (&mut Groups<'_>, usize),
    ) -> Result<()> {
        // Rows that belong to nobody are no member.
        if groups.member(member).is_empty() {
            return Ok(());
        }
        let portion = &mut Portion::Member(&mut *groups, member);
        let sides = self.figure_at(left, frame, portion).and_then(|left| Ok((left, self.figure_at(right, frame, portion)?)));
        match sides {
            Ok((left, right)) => {
                members.all += 1;
                members.reached += u64::from(holds(op, left.compare(right).ok_or(Unavailable::TooLarge)?));
            }
            Err(reason @ Unavailable::NoValues { .. }) => {
                let mut aggregates = self.catalogue.aggregates_of(left);
                aggregates.extend(self.catalogue.aggregates_of(right));
                // Who has a target but no known sales has not been shown to reach it.
                let mut is_there = |index: usize| groups.outcome(self, index, frame, member).is_ok_and(|outcome| outcome.rows > 0);
                let is_unproven = aggregates.len() > 1 && aggregates.into_iter().all(&mut is_there);
                members.all += u64::from(is_unproven);
                members.unproven += u64::from(is_unproven);
                members.is_unknown(reason);
            }
            Err(Unavailable::NoRows | Unavailable::NoBase | Unavailable::DividedByZero) => {}
            Err(reason) => return Err(reason),
        }
        Ok(())
    }

    /// What an aggregate comes to over everything that passes the filters.
    pub(super) fn outcome(&mut self, index: usize, frame: Frame) -> Result<Reduced> {
        let query = self.query(index)?;
        self.knows_filters(&query, frame)?;
        if self.may_mix_currencies(&query)? && self.mixes_currencies(&query, frame)? {
            return Err(Unavailable::MixedCurrencies);
        }
        let bounds = self.bounds(frame);
        match (query.moving.as_slice(), &query.dated) {
            (_, Some(Dated::Spread { .. })) => return Ok(self.prorated(&query, frame, 1, |_| 0)?.first().copied().unwrap_or_default()),
            (_, Some(Dated::Never(reason))) if frame.cut.is_some() => return Err(reason.clone()),
            _ if !is_additive(query.op) || measure_moves(&query) => {}
            ([], None | Some(Dated::Never(_))) => return self.total(&query, None, frame),
            ([], Some(Dated::At(date))) => return self.total(&query, Some(date), frame),
            ([Test::Stands { from, until, at }], None) => {
                return self.standing(&query, from.as_ref(), until.as_ref(), Day(fixed_day(*at, bounds)));
            }
            _ => {}
        }
        let rows = self.rows_by_day(&query, frame)?;
        let (rows, values) = self.whole(&query, rows, bounds, |_| 0)?;
        Ok(reduce(query.op, query.fraction, &values, &rows))
    }

    /// Rows and values of an aggregate, parts of one record as one row of each group.
    pub(super) fn whole(
        &mut self,
        query: &Query,
        rows: Rows,
        bounds: Option<Period>,
        group: impl Fn(usize) -> usize,
    ) -> Result<(Rows, Values<'a>)> {
        let values = self.values(query, bounds)?;
        let records = columns::table(self.star, query.dataset)?.shared.as_ref().map(|records| records.as_slice());
        Ok(whole(records, query.is_money, rows, values, group))
    }

    /// What of each row an aggregate takes.
    pub(super) fn values(&mut self, query: &Query, bounds: Option<Period>) -> Result<Values<'a>> {
        match &query.measure {
            None => Ok(Values::Rows),
            Some(Measure::Number(number)) => Ok(Values::Numbers(self.numbers(query.dataset, number, bounds)?)),
            Some(Measure::Distinct(field)) => {
                let ids = columns::ids(columns::table(self.star, query.dataset)?, query.dataset, field);
                ids.map(Values::Ids).ok_or_else(|| no_field(query.dataset, field))
            }
        }
    }

    fn total(&mut self, query: &Query, date: Option<&Date>, frame: Frame) -> Result<Reduced> {
        // Without a period the date does not matter, nor whether there is one.
        let date = date.filter(|_| frame.cut.is_some());
        let (totals, scale) = self.totals(query, date)?;
        Ok(of_total(query.op, totals.within(date.and(frame.cut)), scale))
    }

    /// A count or sum of what stands when a day begins: what had started by
    /// then less what had ended.
    fn standing(&mut self, query: &Query, from: Option<&Date>, until: Option<&Date>, day: Day) -> Result<Reduced> {
        let (started, scale) = self.totals(query, from)?;
        let (ended, _) = self.totals(query, until)?;
        let total = started.before(day).minus(ended.before(day).minus(ended.undated()));
        Ok(of_total(query.op, total, scale))
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
        let selected = self.selection(query)?;
        let has_parts = columns::table(self.star, query.dataset)?.shared.is_some();
        let (rows, whole) = self.whole(query, selected, None, |_| 0)?;
        let numbers = match whole {
            Values::Numbers(numbers) => Some(numbers),
            _ => None,
        };
        let (days, range) = match date {
            Some(date) => {
                let days = self.day_column(query.dataset, date)?;
                let range = self.range(query.dataset, date, &days);
                (days, range)
            }
            None => (Slice::Borrowed(&[][..]), DayRange::NO_DAYS),
        };
        let largest = match added.zip(numbers.as_ref()) {
            // Parts added up may be larger than any cell.
            Some(_) if has_parts => u64::MAX,
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
    matches!(&query.measure, Some(Measure::Number(number)) if number.depends_on_period())
}

/// Whether a row has a date; for saying why others were left out.
pub fn has_day(days: &[i32], row: usize) -> bool {
    day_at(days, row) != EMPTY_DAY
}
