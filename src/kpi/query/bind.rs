//! Binds an aggregate to what the files have: a view becomes the dataset that
//! fills it, and every field that is read must be there.

use crate::kpi::check::node::{Aggregate, AggregatedValue, CUSTOMER, Condition, DateValue, DatedBy, Moment, Relation, RowValue};
use crate::kpi::formula::ast::{AggregateOp, BinaryOp, Endpoint};
use crate::kpi::query::plan::{Date, Dated, Derived, Is, Measure, Number, Query, Step, Test, Value, When};
use crate::kpi::query::print::all_of;
use crate::kpi::query::shape::{Shape, no_field};
use crate::kpi::query::standing::{ended_some_day, stands};
use crate::kpi::unavailable::Unavailable;
use crate::sales::schema::{self, Dataset, FieldType};
use crate::sales::views::{Filler, View};
use crate::table::fold::fold;

/// The plan of an aggregate.
///
/// # Errors
/// The dataset or field that is missing.
pub fn bind(shape: &Shape, aggregate: &Aggregate) -> Result<Query, Unavailable> {
    let binder = Binder::new(shape, aggregate.relation)?;
    let dataset = binder.dataset;
    let mut measure = aggregate.value.as_ref().map(|value| binder.measure(value)).transpose()?;
    let mut tests = binder.tests(&aggregate.conditions)?;
    tests.extend(binder.only()?.into_iter().map(Test::Is));
    let mut by = aggregate.by.as_ref();
    if let (AggregateOp::FutureValue, Some(Measure::Number(amount)), Some(DatedBy::At(at))) = (aggregate.op, &measure, by) {
        // What is to come is foreseen from all that was bought before the period ends.
        let (at, end) = (binder.date(at)?, Moment::Period(Endpoint::End));
        tests.push(Test::Dates { left: When::Row(at.clone()), op: BinaryOp::Less, right: When::Fixed(end) });
        measure = Some(Measure::Purchase { amount: amount.clone(), customer: Value::Field(binder.field(CUSTOMER)?), at });
        by = None;
    }
    if tests.iter().any(Test::asks_what_stands) {
        tests.extend(ended_some_day(shape, dataset).map(|ended| Test::Not(Box::new(ended))));
    }
    let (moving, fixed): (Vec<_>, Vec<_>) = tests.into_iter().partition(Test::depends_on_period);
    let dated = by.map(|by| binder.dated(by).unwrap_or_else(Dated::Never));
    let selection = all_of(&fixed);
    let op = match aggregate.op {
        AggregateOp::First => AggregateOp::Min,
        AggregateOp::Last => AggregateOp::Max,
        op => op,
    };
    let (fraction, is_money) = (aggregate.fraction, aggregate.is_money);
    Ok(Query { dataset, op, fraction, measure, fixed, moving, dated, is_money, selection })
}

/// How the names of a formula become fields of one dataset.
#[derive(Clone, Copy)]
struct Binder<'a> {
    shape: &'a Shape,
    dataset: Dataset,
    /// The view that the formula names and what fills it.
    view: Option<(&'static View, &'static Filler)>,
}

impl<'a> Binder<'a> {
    fn new(shape: &'a Shape, relation: Relation) -> Result<Binder<'a>, Unavailable> {
        let binder = match relation {
            Relation::Table(dataset) => Binder { shape, dataset, view: None },
            Relation::View(view) => {
                // A view that nothing fills has no rows; a test sees to it that there is none.
                let has_rows = view.filled_by.iter().any(|filler| shape.has_rows(filler.dataset));
                let is_there = |dataset| if has_rows { shape.has_rows(dataset) } else { shape.has(dataset) };
                let filler = view.filler(is_there).ok_or(Unavailable::NoRows)?;
                Binder { shape, dataset: filler.dataset, view: Some((view, filler)) }
            }
        };
        let dataset = binder.dataset;
        match (shape.has(dataset), shape.has_rows(dataset)) {
            (_, true) => Ok(binder),
            (true, false) => Err(Unavailable::EmptyDataset { dataset }),
            // What nobody can drop follows from what they can.
            (false, false) if dataset == Dataset::StageVisits && shape.has(Dataset::Deals) => {
                Err(Unavailable::NoDataset { dataset: Dataset::StageHistory })
            }
            (false, false) if dataset == Dataset::StageVisits => Err(Unavailable::NoDataset { dataset: Dataset::Deals }),
            (false, false) => Err(Unavailable::NoDataset { dataset }),
        }
    }

    /// The rows of the dataset that belong to the view.
    fn only(&self) -> Result<Vec<Is>, Unavailable> {
        let only = self.view.iter().flat_map(|(_, filler)| &filler.only);
        only.map(|(field, value)| {
            self.shape.must_know(self.dataset, field, value)?;
            Ok(Is { field: self.shape.must_have(self.dataset, field)?, value: value.clone() })
        })
        .collect()
    }

    /// The dataset's field of this name.
    fn field(&self, name: &str) -> Result<String, Unavailable> {
        let Some((view, filler)) = self.view else {
            return self.shape.must_have(self.dataset, name);
        };
        match view.knows_better(filler, name) {
            Some(dataset) => Err(Unavailable::NoDataset { dataset }),
            None => self.shape.must_have(self.dataset, filler.name(name)),
        }
    }

    /// What `of` makes of a path's last field, which is read where the steps before it lead.
    fn reach<T>(
        &self,
        path: &str,
        of: &dyn Fn(&Binder<'a>, &str) -> Result<T, Unavailable>,
        through: &dyn Fn(Step, T) -> T,
    ) -> Result<T, Unavailable> {
        let Some((step, rest)) = path.split_once('.') else { return of(self, path) };
        let field = self.field(step)?;
        let refers = schema::table(self.dataset).and_then(|table| table.field(&field)?.refers);
        let to = refers.ok_or_else(|| no_field(self.dataset, &field))?;
        let reached = Binder::new(self.shape, Relation::Table(to))?.reach(rest, of, through)?;
        Ok(through(Step { field, to }, reached))
    }

    /// The date of this name, a field or derived.
    fn date(&self, path: &str) -> Result<Date, Unavailable> {
        self.reach(path, &|binder, name| binder.own_date(name), &|step, date| Date::Through(step, Box::new(date)))
    }

    fn own_date(&self, name: &str) -> Result<Date, Unavailable> {
        let first = self.view.and_then(|(view, _)| view.first(name));
        match first {
            None => self.field(name).map(Date::Field),
            Some(first) => {
                let (of, by) = (self.field(&first.of)?, self.field(&first.by)?);
                Ok(Date::Derived(Derived::First { of, by, only: self.only()? }))
            }
        }
    }

    fn when(&self, date: &DateValue) -> Result<When, Unavailable> {
        match date {
            DateValue::Field(name) => self.date(name).map(When::Row),
            DateValue::Fixed(moment) => {
                if let Moment::Period(Endpoint::TargetStart | Endpoint::TargetEnd | Endpoint::WholeTargetEnd) = moment {
                    Binder::new(self.shape, Relation::Table(Dataset::Targets))?;
                }
                Ok(When::Fixed(*moment))
            }
        }
    }

    fn dated(&self, by: &DatedBy) -> Result<Dated, Unavailable> {
        match by {
            DatedBy::At(field) => self.date(field).map(Dated::At),
            DatedBy::Between(from, to) => Ok(Dated::Spread { from: self.date(from)?, to: self.date(to).ok() }),
        }
    }

    fn measure(&self, value: &AggregatedValue) -> Result<Measure, Unavailable> {
        match value {
            AggregatedValue::Number(value) => self.number(value).map(Measure::Number),
            AggregatedValue::Date(path) => self.date(path).map(|date| Measure::Number(Number::Day(date))),
            AggregatedValue::Distinct(path) => {
                let value = self.reach(path, &|binder, name| binder.field(name).map(Value::Field), &|step, value| {
                    Value::Through(step, Box::new(value))
                });
                value.map(Measure::Distinct)
            }
        }
    }

    fn number(&self, value: &RowValue) -> Result<Number, Unavailable> {
        let boxed = |value: &RowValue| self.number(value).map(Box::new);
        Ok(match value {
            RowValue::Field(path) => {
                self.reach(path, &|binder, name| binder.own_number(name), &|step, number| Number::Through(step, Box::new(number)))?
            }
            RowValue::Constant { mantissa, scale } => Number::Constant { mantissa: *mantissa, scale: *scale },
            RowValue::Parameter(name) => Number::Parameter(name.clone()),
            RowValue::Days(left, right) => Number::Days(self.when(left)?, self.when(right)?),
            RowValue::Hours(left, right) => {
                let (left, right) = (self.when(left)?, self.when(right)?);
                for when in [&left, &right] {
                    self.must_have_times(self.dataset, when)?;
                }
                Number::Hours(left, right)
            }
            RowValue::Sum(left, right) => Number::Sum(boxed(left)?, boxed(right)?),
            RowValue::Difference(left, right) => Number::Difference(boxed(left)?, boxed(right)?),
            RowValue::Product(left, right) => Number::Product(boxed(left)?, boxed(right)?),
            RowValue::Negated(value) => Number::Negated(boxed(value)?),
        })
    }

    /// A field of numbers; minutes are counted in hours.
    fn own_number(&self, name: &str) -> Result<Number, Unavailable> {
        let field = self.field(name)?;
        let kind = schema::table(self.dataset).and_then(|table| table.field(&field)).map(|field| field.kind);
        let (number, an_hour) = (Number::Field(field), Number::Constant { mantissa: 1, scale: 60 });
        Ok(if kind == Some(FieldType::Minutes) { Number::Product(Box::new(number), Box::new(an_hour)) } else { number })
    }

    fn must_have_times(&self, dataset: Dataset, when: &When) -> Result<(), Unavailable> {
        let (mut dataset, mut date) = match when {
            When::Fixed(_) => return Ok(()),
            When::Row(date) => (dataset, date),
        };
        while let Date::Through(step, further) = date {
            (dataset, date) = (step.to, &**further);
        }
        match date {
            Date::Field(field) => self.shape.must_have_times(dataset, field),
            _ => Err(Unavailable::NoTimes { dataset, field: date.to_string() }),
        }
    }

    fn tests(&self, conditions: &[Condition]) -> Result<Vec<Test>, Unavailable> {
        conditions.iter().map(|condition| self.test(condition)).collect()
    }

    fn test(&self, condition: &Condition) -> Result<Test, Unavailable> {
        let through = |step, test| Test::Through(step, Box::new(test));
        Ok(match condition {
            Condition::Is { field, value } => {
                let is = |binder: &Binder<'a>, field: &str| {
                    binder.shape.must_know(binder.dataset, field, value)?;
                    Ok(Test::Is(Is { field: binder.field(field)?, value: (*value).to_owned() }))
                };
                self.reach(field, &is, &through)?
            }
            Condition::TextIs { field, text } => {
                let is = |binder: &Binder<'a>, field: &str| {
                    binder.shape.must_know(binder.dataset, field, text)?;
                    Ok(Test::Folded { field: binder.field(field)?, folded: fold(text) })
                };
                self.reach(field, &is, &through)?
            }
            Condition::Empty(path) => {
                let is_empty = |binder: &Binder<'a>, name: &str| {
                    Ok(match binder.own_date(name)? {
                        Date::Derived(derived) => Test::Undated(derived),
                        _ => Test::Empty(binder.field(name)?),
                    })
                };
                // A row that is not there has nothing either.
                self.reach(path, &is_empty, &|step, test| {
                    let there = Test::Through(step, Box::new(Test::Not(Box::new(test))));
                    Test::Not(Box::new(there))
                })?
            }
            Condition::Against { value, op, figure, text } => {
                Test::Against { number: self.number(value)?, op: *op, figure: figure.clone(), text: text.clone() }
            }
            Condition::Numbers { left, op, right } => Test::Numbers { left: self.number(left)?, op: *op, right: self.number(right)? },
            Condition::Dates { left, op, right } => Test::Dates { left: self.when(left)?, op: *op, right: self.when(right)? },
            Condition::StandingAt(at) => stands(self.shape, self.dataset, *at)?,
            Condition::All(parts) => Test::All(self.tests(parts)?),
            Condition::Any(parts) => Test::Any(self.tests(parts)?),
            Condition::Not(inner) => Test::Not(Box::new(self.test(inner)?)),
        })
    }
}
