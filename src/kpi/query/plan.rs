//! The parts of a plan.

use crate::kpi::check::node::{Moment, Node};
use crate::kpi::formula::ast::{AggregateOp, BinaryOp};
use crate::kpi::unavailable::Unavailable;
use crate::sales::exact::Exact;
use crate::sales::schema::{self, Dataset};

/// An aggregate over one dataset that was imported.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    pub dataset: Dataset,
    pub op: AggregateOp,
    /// Between 0 and 1, for a percentile; months, for a future value.
    pub fraction: Exact,
    /// What of each row is aggregated; only a count has none.
    pub measure: Option<Measure>,
    /// What holds for a row or not, whatever the period.
    pub fixed: Vec<Test>,
    /// What depends on the period or on other figures.
    pub moving: Vec<Test>,
    /// What puts a row into a period; without it, all rows are in any.
    pub dated: Option<Dated>,
    /// Whether amounts are added, so that all must be of one currency.
    pub is_money: bool,
    /// Says which rows `fixed` selects: equal texts select the same.
    pub selection: String,
}

impl Query {
    /// The days at which rows are asked whether they stand.
    pub fn standing_at(&self) -> impl Iterator<Item = Moment> {
        self.fixed.iter().chain(&self.moving).filter_map(|test| if let Test::Stands { at, .. } = test { Some(*at) } else { None })
    }

    /// A field that is read, and of which rows say only what it is today.
    pub fn only_today(&self) -> Option<&str> {
        let mut fields = Vec::new();
        if let Some(Measure::Number(number)) = &self.measure {
            number.fields(&mut fields);
        }
        if let Some(Dated::At(Date::Field(field))) = &self.dated {
            fields.push(field);
        }
        let table = schema::table(self.dataset)?;
        fields.into_iter().find(|field| table.field(field).is_some_and(|field| field.only_today))
    }

    /// Whether rows are put into a period by a date that is hoped for.
    pub fn looks_ahead(&self) -> bool {
        let Some(Dated::At(Date::Field(field))) = &self.dated else { return false };
        schema::table(self.dataset).and_then(|table| table.field(field)).is_some_and(|field| field.looks_ahead)
    }
}

/// What of each row is aggregated.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    Number(Number),
    /// A field of which the different values are counted.
    Distinct(Value),
    /// Who bought when for how much.
    Purchase {
        amount: Number,
        customer: Value,
        at: Date,
    },
}

/// From a row to the one that a field of it refers to; to none where there is none.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Step {
    pub field: String,
    pub to: Dataset,
}

/// A value that can be told from others.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    Field(String),
    Through(Step, Box<Value>),
}

/// A number of each row; empty where a part of it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Number {
    Field(String),
    Through(Step, Box<Number>),
    /// `mantissa / scale`.
    Constant {
        mantissa: i64,
        scale: i64,
    },
    Parameter(String),
    /// A date as the number of its day.
    Day(Date),
    Days(When, When),
    Hours(When, When),
    Sum(Box<Number>, Box<Number>),
    Difference(Box<Number>, Box<Number>),
    Product(Box<Number>, Box<Number>),
    Negated(Box<Number>),
}

/// A date of each row, or one that is the same for all.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum When {
    Row(Date),
    Fixed(Moment),
}

/// A date of each row.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Date {
    Field(String),
    Derived(Derived),
    Through(Step, Box<Date>),
}

/// A date that no file has and that follows from what they have.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Derived {
    /// The earliest `of` among the rows that have the same `by` and are among
    /// `only`; none for rows without a `by`.
    First { of: String, by: String, only: Vec<Is> },
    /// The day a row that lasts has ended on: the earliest of some dates, but
    /// not before it started, and none for rows that have not ended.
    End { earliest_of: Vec<String>, started: Option<String>, lasting: Option<Is> },
}

/// What puts a row into a period.
#[derive(Clone, Debug, PartialEq)]
pub enum Dated {
    /// A row counts when its date lies in the period.
    At(Date),
    /// A row lasts from the day `from` to the day `to`, both included, and
    /// counts by the share of its days that lie in the period. Without a `to`
    /// it is one day long.
    Spread { from: Date, to: Option<Date> },
    /// The date is not there: only all the data together have a figure.
    Never(Unavailable),
}

/// A field that has one of the values that we gave it, such as a status.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Is {
    pub field: String,
    pub value: String,
}

/// What a row must fulfil. An empty value fulfils no comparison, whichever way
/// it points.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    Is(Is),
    /// The field's text is this one when both are folded
    /// ([`crate::table::fold::fold`]): without case, spaces and punctuation.
    Folded {
        field: String,
        folded: String,
    },
    Empty(String),
    Undated(Derived),
    /// A number of the row against a figure that is the same for all rows.
    Against {
        number: Number,
        op: BinaryOp,
        figure: Node,
        /// The figure as formulas write it.
        text: String,
    },
    Numbers {
        left: Number,
        op: BinaryOp,
        right: Number,
    },
    Dates {
        left: When,
        op: BinaryOp,
        right: When,
    },
    /// The row stands at a day: it started before that day began and had not
    /// ended by then. A row without a start has always stood; one without an
    /// end still does.
    Stands {
        from: Option<Date>,
        until: Option<Date>,
        at: Moment,
    },
    /// The row that a field refers to fulfils it; where there is none, nothing does.
    Through(Step, Box<Test>),
    All(Vec<Test>),
    Any(Vec<Test>),
    Not(Box<Test>),
}

impl Test {
    /// Whether it may hold for a row in one period and not in another.
    pub fn depends_on_period(&self) -> bool {
        match self {
            Test::Is(_) | Test::Folded { .. } | Test::Empty(_) | Test::Undated(_) => false,
            Test::Against { number, figure, .. } => number.depends_on_period() || !matches!(figure, Node::Constant(_)),
            Test::Numbers { left, right, .. } => left.depends_on_period() || right.depends_on_period(),
            Test::Dates { left, right, .. } => left.depends_on_period() || right.depends_on_period(),
            Test::Stands { at, .. } => matches!(at, Moment::Period(_)),
            Test::All(parts) | Test::Any(parts) => parts.iter().any(Test::depends_on_period),
            Test::Not(inner) | Test::Through(_, inner) => inner.depends_on_period(),
        }
    }

    /// Whether it asks if the row stands at a day.
    pub fn asks_what_stands(&self) -> bool {
        match self {
            Test::Stands { .. } => true,
            Test::All(parts) | Test::Any(parts) => parts.iter().any(Test::asks_what_stands),
            Test::Not(inner) => inner.asks_what_stands(),
            _ => false,
        }
    }
}

impl Measure {
    /// The number that is taken of a row.
    pub fn number(&self) -> Option<&Number> {
        match self {
            Measure::Number(number) | Measure::Purchase { amount: number, .. } => Some(number),
            Measure::Distinct(_) => None,
        }
    }

    /// The field that a value depends on, of a path the first step; where several do, the
    /// last of them.
    pub fn field(&self) -> Option<&str> {
        match self {
            Measure::Distinct(Value::Field(field) | Value::Through(Step { field, .. }, _)) => Some(field),
            Measure::Number(number) | Measure::Purchase { amount: number, .. } => {
                let mut fields = Vec::new();
                number.fields(&mut fields);
                fields.pop()
            }
        }
    }
}

impl Number {
    /// Adds the fields that it reads, of paths the first step.
    pub fn fields<'a>(&'a self, found: &mut Vec<&'a str>) {
        match self {
            Number::Field(field) | Number::Through(Step { field, .. }, _) => found.push(field),
            Number::Constant { .. } | Number::Parameter(_) => {}
            Number::Day(date) => found.extend(date.field()),
            Number::Days(left, right) | Number::Hours(left, right) => {
                let days = [left, right].into_iter().filter_map(|when| match when {
                    When::Row(date) => date.field(),
                    When::Fixed(_) => None,
                });
                found.extend(days);
            }
            Number::Sum(left, right) | Number::Difference(left, right) | Number::Product(left, right) => {
                left.fields(found);
                right.fields(found);
            }
            Number::Negated(value) => value.fields(found),
        }
    }

    /// Whether it may differ from one context to another.
    pub fn depends_on_period(&self) -> bool {
        match self {
            Number::Field(_) | Number::Constant { .. } | Number::Day(_) => false,
            Number::Parameter(_) => true,
            Number::Days(left, right) | Number::Hours(left, right) => left.depends_on_period() || right.depends_on_period(),
            Number::Sum(left, right) | Number::Difference(left, right) | Number::Product(left, right) => {
                left.depends_on_period() || right.depends_on_period()
            }
            Number::Negated(value) | Number::Through(_, value) => value.depends_on_period(),
        }
    }
}

impl Date {
    /// The field that it is read from, of a path the first step.
    fn field(&self) -> Option<&str> {
        match self {
            Date::Field(field) | Date::Through(Step { field, .. }, _) => Some(field),
            Date::Derived(_) => None,
        }
    }
}

impl When {
    fn depends_on_period(&self) -> bool {
        matches!(self, When::Fixed(Moment::Period(_)))
    }
}
