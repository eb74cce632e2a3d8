//! The figure of a formula: its aggregates, and the arithmetic between them.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::kpi::ask::Filter;
use crate::kpi::evaluate::bind::Bound;
use crate::kpi::evaluate::columns::{self, Numbers, Slice, day_at, no_field};
use crate::kpi::evaluate::days::DayRange;
use crate::kpi::evaluate::groups::Groups;
use crate::kpi::evaluate::reduce::{Outcome, Values, is_additive, of_total, reduce};
use crate::kpi::evaluate::rows::Rows;
use crate::kpi::evaluate::run::{Frame, Run};
use crate::kpi::evaluate::select::UNDATED;
use crate::kpi::evaluate::standing;
use crate::kpi::evaluate::test::holds;
use crate::kpi::evaluate::totals::Totals;
use crate::kpi::evaluate::values::bound_day;
use crate::kpi::formula::ast::BinaryOp;
use crate::kpi::node::{AggregatedValue, Condition, DateValue, DatedBy, Node};
use crate::kpi::unavailable::Unavailable;
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::period::Period;
use crate::table::column::EMPTY_DAY;

/// Of what part of the data a figure is taken.
pub enum Place<'g> {
    Whole,
    /// One member of a dimension, by its place among the members.
    Member(&'g mut Groups, usize),
}

type Result<T> = std::result::Result<T, Unavailable>;

impl<'a> Run<'a> {
    /// The figure of a formula over everything that passes the filters.
    pub fn figure(&mut self, node: &Node, frame: Frame) -> Result<Exact> {
        self.figure_at(node, frame, &mut Place::Whole)
    }

    /// The figure of a formula at a place.
    pub(super) fn figure_at(&mut self, node: &Node, frame: Frame, place: &mut Place<'_>) -> Result<Exact> {
        let large = Unavailable::TooLarge;
        let mut both = |left: &Node, right: &Node| Ok((self.figure_at(left, frame, place)?, self.figure_at(right, frame, place)?));
        match node {
            Node::Sum(left, right) => both(left, right).and_then(|(left, right)| left.plus(right).ok_or(large)),
            Node::Difference(left, right) => both(left, right).and_then(|(left, right)| left.minus(right).ok_or(large)),
            Node::Product(left, right) => both(left, right).and_then(|(left, right)| left.times(right).ok_or(large)),
            Node::Quotient { left, right, per_count, .. } => {
                let (left, right) = both(left, right)?;
                match (right.is_zero(), left.is_zero() && *per_count) {
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
            Node::Negated(value) => self.figure_at(value, frame, place)?.negated().ok_or(large),
            Node::RoundedUp(value) => Ok(self.figure_at(value, frame, place)?.rounded_up()),
            Node::Constant(value) => Ok(*value),
            Node::Parameter(name) => {
                let value = self.context.parameters.get(name).ok_or_else(|| Unavailable::NoParameter { name: name.clone() })?;
                Exact::new(i128::from(*value), 10_000).ok_or(large)
            }
            Node::Kpi(index) => {
                let broken = || Unavailable::BadFormula { message: String::new() };
                let catalogue = self.catalogue;
                self.figure_at(&catalogue.meaning(*index).ok_or_else(broken)?.node, frame, place)
            }
            Node::Days(left, right) => {
                let bounds = self.bounds(frame);
                let (left, right) = (fixed_day(left, bounds)?, fixed_day(right, bounds)?);
                Ok(Exact::whole(i128::from(left) - i128::from(right)))
            }
            Node::Previous(value) => {
                let before = frame.before().ok_or(Unavailable::NoComparison)?;
                self.figure_at(value, before, place)
            }
            Node::Aggregate(index) => match place {
                Place::Whole => self.outcome(*index, frame)?.value.ok_or(Unavailable::NoRows),
                Place::Member(groups, member) => groups.outcome(self, *index, frame, *member)?.value.ok_or(Unavailable::NoRows),
            },
            Node::Share { .. } => {
                let (reached, all) = self.share(node, frame, place)?;
                Exact::new(i128::from(reached), i128::from(all)).ok_or(Unavailable::NoRows)
            }
        }
    }

    /// Of the members of a dimension that have the figures, how many fulfil the
    /// condition, and how many they are.
    pub(super) fn share(&mut self, node: &Node, frame: Frame, place: &mut Place<'_>) -> Result<(u64, u64)> {
        let Node::Share { dimension, left, op, right } = node else {
            return Err(Unavailable::NoRows);
        };
        match place {
            Place::Whole => self.share_of(dimension, left, *op, right, frame),
            Place::Member(groups, member) => {
                let filter = Filter { dimension: groups.dimension.clone(), members: vec![groups.member(*member).to_owned()] };
                self.narrowed(filter).share_of(dimension, left, *op, right, frame)
            }
        }
    }

    fn share_of(&mut self, dimension: &str, left: &Node, op: BinaryOp, right: &Node, frame: Frame) -> Result<(u64, u64)> {
        let mut aggregates = Vec::new();
        self.collect(left, &mut aggregates);
        self.collect(right, &mut aggregates);
        let mut groups = Groups::new(self, dimension, &aggregates)?;
        let (mut reached, mut all) = (0, 0);
        for member in 0..groups.count() {
            // Rows that belong to nobody are no member.
            if groups.member(member).is_empty() {
                continue;
            }
            let place = &mut Place::Member(&mut groups, member);
            let sides = self.figure_at(left, frame, place).and_then(|left| Ok((left, self.figure_at(right, frame, place)?)));
            match sides {
                Ok((left, right)) => {
                    all += 1;
                    reached += u64::from(holds(op, left.compare(right).ok_or(Unavailable::TooLarge)?));
                }
                Err(Unavailable::NoRows | Unavailable::DividedByZero) => {}
                Err(reason) => return Err(reason),
            }
        }
        Ok((reached, all))
    }

    /// All aggregates a formula is made of, those of other KPIs included.
    pub(super) fn collect(&self, node: &Node, found: &mut Vec<usize>) {
        match node {
            Node::Aggregate(index) if !found.contains(index) => found.push(*index),
            Node::Kpi(index) => self.catalogue.meaning(*index).into_iter().for_each(|meaning| self.collect(&meaning.node, found)),
            Node::Sum(left, right)
            | Node::Difference(left, right)
            | Node::Product(left, right)
            | Node::Larger(left, right)
            | Node::Smaller(left, right)
            | Node::Quotient { left, right, .. }
            | Node::Share { left, right, .. } => [left, right].into_iter().for_each(|side| self.collect(side, found)),
            Node::Previous(value) | Node::Negated(value) | Node::RoundedUp(value) => self.collect(value, found),
            Node::Aggregate(_) | Node::Constant(_) | Node::Parameter(_) | Node::Days(..) => {}
        }
    }

    /// What an aggregate comes to over everything that passes the filters.
    pub(super) fn outcome(&mut self, index: usize, frame: Frame) -> Result<Outcome> {
        let bound = self.bound(index)?;
        if self.has_mixed_currencies(&bound)? {
            return Err(Unavailable::MixedCurrencies);
        }
        if let Some(DatedBy::Between(..)) = bound.by {
            return Ok(self.prorated(&bound, frame, 1, |_| 0)?.first().copied().unwrap_or_default());
        }
        let bounds = self.bounds(frame);
        match (bound.moving.as_slice(), &bound.by) {
            _ if !is_additive(bound.op) || value_moves(&bound) => {}
            ([], None) => return self.total(&bound, None, frame),
            ([], Some(DatedBy::At(field))) => return self.total(&bound, Some(field), frame),
            ([Condition::StandingAt(DateValue::Bound(end))], None) => return self.standing(&bound, Day(bound_day(*end, bounds))),
            _ => {}
        }
        let rows = self.rows_by_day(&bound, frame)?;
        let values = self.values(&bound, bounds)?;
        Ok(reduce(bound.op, bound.fraction, &values, &rows))
    }

    /// What of each row an aggregate takes.
    pub(super) fn values(&mut self, bound: &Bound, bounds: Option<Period>) -> Result<Values<'a>> {
        match &bound.value {
            None => Ok(Values::Rows),
            Some(AggregatedValue::Number(value)) => Ok(Values::Numbers(self.numbers(bound.dataset, value, bounds)?)),
            Some(AggregatedValue::Distinct(field)) => {
                let ids = columns::ids(columns::table(self.star, bound.dataset)?, bound.dataset, field);
                ids.map(Values::Ids).ok_or_else(|| no_field(bound.dataset, field))
            }
        }
    }

    fn total(&mut self, bound: &Bound, field: Option<&str>, frame: Frame) -> Result<Outcome> {
        // Without a period the date does not matter, nor whether there is one.
        let field = field.filter(|_| frame.cut.is_some());
        let (totals, scale) = self.totals(bound, field)?;
        Ok(of_total(bound.op, totals.within(field.and(frame.cut)), scale))
    }

    /// A count or sum of what stands when a day begins: what had started by
    /// then less what had ended.
    fn standing(&mut self, bound: &Bound, day: Day) -> Result<Outcome> {
        let (started, scale) = self.totals(bound, Some(standing::START))?;
        let (ended, _) = self.totals(bound, Some(standing::END))?;
        let total = started.before(day).minus(ended.before(day).minus(ended.undated()));
        Ok(of_total(bound.op, total, scale))
    }

    fn totals(&mut self, bound: &Bound, field: Option<&str>) -> Result<(Arc<Totals>, i64)> {
        let numbers = match self.values(bound, None)? {
            Values::Numbers(numbers) => Some(numbers),
            _ => None,
        };
        let scale = numbers.as_ref().map_or(1, |numbers| numbers.scale);
        let value = bound.value.as_ref().map_or(String::new(), |value| format!("{value:?}"));
        let key = (bound.dataset, self.slot, bound.key.clone(), field.unwrap_or(UNDATED).to_owned(), value.clone());
        if let Some(known) = self.cache.totals.get(&key) {
            return Ok((known.clone(), scale));
        }
        let rows = self.selection(bound)?;
        let days = match field {
            Some(field) => self.date_column(bound.dataset, field)?,
            None => Slice::Borrowed(&[]),
        };
        let range = match field {
            Some(field) => self.range(bound.dataset, field, &days),
            None => DayRange { first: 0, cells: 1 },
        };
        let largest = numbers.as_ref().map_or(0, |numbers| self.largest(bound, &value, numbers));
        let totals = Arc::new(Totals::new(&rows, &days, range, numbers.as_ref(), largest));
        // Totals of values count the rows as well.
        let (dataset, slot, selected, field, _) = key.clone();
        self.cache.totals.entry((dataset, slot, selected, field, String::new())).or_insert_with(|| totals.clone());
        self.cache.totals.insert(key, totals.clone());
        Ok((totals, scale))
    }

    fn largest(&mut self, bound: &Bound, value: &str, numbers: &Numbers<'_>) -> u64 {
        let key = (bound.dataset, value.to_owned());
        let largest = || numbers.values.iter().filter(|value| **value != i64::MIN).map(|value| value.unsigned_abs()).max();
        *self.cache.largest.entry(key).or_insert_with(|| largest().unwrap_or_default())
    }

    /// The rows of an aggregate in a frame, in file order.
    pub(super) fn used_rows(&mut self, bound: &Bound, frame: Frame) -> Result<Rows> {
        self.touching(bound, frame)
    }
}

fn value_moves(bound: &Bound) -> bool {
    matches!(&bound.value, Some(AggregatedValue::Number(value)) if value.depends_on_period())
}

fn fixed_day(date: &DateValue, bounds: Option<Period>) -> Result<i32> {
    let day = match date {
        DateValue::Constant(day) => day.0,
        DateValue::Bound(bound) => bound_day(*bound, bounds),
        DateValue::Field(_) => EMPTY_DAY,
    };
    // Without a single date in the data there is no period to measure.
    if day == EMPTY_DAY { Err(Unavailable::NoRows) } else { Ok(day) }
}

/// Whether a row has a date; for saying why others were left out.
pub fn has_day(days: &[i32], row: usize) -> bool {
    day_at(days, row) != EMPTY_DAY
}
