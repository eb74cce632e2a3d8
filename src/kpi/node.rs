//! A formula after its checks: names are resolved, types agree, and nothing is
//! left that could be misunderstood when it runs.

use crate::kpi::formula::ast::{AggregateOp, BinaryOp, Bound};
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::quantity::Unit;
use crate::sales::schema::Dataset;

/// A figure.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    Constant(Exact),
    /// Another KPI, by its place in the catalogue.
    Kpi(usize),
    Parameter(String),
    /// An aggregate, by its place in the catalogue.
    Aggregate(usize),
    /// Days between two dates that do not depend on a row.
    Days(DateValue, DateValue),
    Previous(Box<Node>),
    Share {
        dimension: String,
        left: Box<Node>,
        op: BinaryOp,
        right: Box<Node>,
    },
    Sum(Box<Node>, Box<Node>),
    Difference(Box<Node>, Box<Node>),
    Product(Box<Node>, Box<Node>),
    Quotient {
        left: Box<Node>,
        right: Box<Node>,
        /// The denominator is a count: when it counts nothing, there are no cases.
        per_count: bool,
        /// The numerator is a count too, so this may be a rate.
        of_count: bool,
    },
    Negated(Box<Node>),
    RoundedUp(Box<Node>),
    Larger(Box<Node>, Box<Node>),
    Smaller(Box<Node>, Box<Node>),
}

/// What an aggregate runs over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    Table(Dataset),
    /// Order lines where there are orders, else won deals.
    Sales,
}

/// One aggregate.
#[derive(Clone, Debug, PartialEq)]
pub struct Aggregate {
    /// As it is printed in formulas; equal texts are the same aggregate.
    pub text: String,
    pub op: AggregateOp,
    /// Between 0 and 1, for a percentile.
    pub fraction: Exact,
    pub value: Option<AggregatedValue>,
    pub source: Source,
    /// All of these hold for a row that is used.
    pub conditions: Vec<Condition>,
    pub by: Option<DatedBy>,
    pub unit: Unit,
    /// Whether amounts are added, so that all must be of one currency.
    pub is_money: bool,
}

/// What is aggregated.
#[derive(Clone, Debug, PartialEq)]
pub enum AggregatedValue {
    Number(RowValue),
    /// A field of which the different values are counted.
    Distinct(String),
}

/// The field that dates a row, or the two it lasts between.
#[derive(Clone, Debug, PartialEq)]
pub enum DatedBy {
    At(String),
    /// A row counts by the share of its days that lie in the period; the second
    /// field is its last day.
    Between(String, String),
}

/// A number of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum RowValue {
    Field(String),
    /// `mantissa / scale`.
    Constant {
        mantissa: i64,
        scale: i64,
    },
    Parameter(String),
    Days(DateValue, DateValue),
    Hours(DateValue, DateValue),
    Sum(Box<RowValue>, Box<RowValue>),
    Difference(Box<RowValue>, Box<RowValue>),
    Product(Box<RowValue>, Box<RowValue>),
    Negated(Box<RowValue>),
}

/// A date: of a row, or the same for all rows.
#[derive(Clone, Debug, PartialEq)]
pub enum DateValue {
    Field(String),
    Constant(Day),
    Bound(Bound),
}

/// What a row must fulfil. An empty field fulfils no comparison.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    Status(&'static str),
    Flag(String),
    TextIs {
        field: String,
        text: String,
    },
    Empty(String),
    /// A number of the row against a figure that is the same for all rows.
    Against {
        value: RowValue,
        op: BinaryOp,
        figure: Node,
    },
    Numbers {
        left: RowValue,
        op: BinaryOp,
        right: RowValue,
    },
    Dates {
        left: DateValue,
        op: BinaryOp,
        right: DateValue,
    },
    /// Whether the row had started and not ended when a day began.
    StandingAt(DateValue),
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
}

impl Condition {
    /// The figures that rows are compared with.
    pub fn figures<'a>(&'a self, found: &mut Vec<&'a Node>) {
        match self {
            Condition::Against { figure, .. } => found.push(figure),
            Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| part.figures(found)),
            Condition::Not(inner) => inner.figures(found),
            _ => {}
        }
    }

    /// Whether it may hold for a row in one period and not in another.
    pub fn depends_on_period(&self) -> bool {
        match self {
            Condition::Status(_) | Condition::Flag(_) | Condition::TextIs { .. } | Condition::Empty(_) => false,
            Condition::Against { value, figure, .. } => value.depends_on_period() || !matches!(figure, Node::Constant(_)),
            Condition::Numbers { left, right, .. } => left.depends_on_period() || right.depends_on_period(),
            Condition::Dates { left, right, .. } => left.is_bound() || right.is_bound(),
            Condition::StandingAt(date) => date.is_bound(),
            Condition::All(parts) | Condition::Any(parts) => parts.iter().any(Condition::depends_on_period),
            Condition::Not(inner) => inner.depends_on_period(),
        }
    }
}

impl RowValue {
    /// Whether it may differ from one context to another.
    pub fn depends_on_period(&self) -> bool {
        match self {
            RowValue::Field(_) | RowValue::Constant { .. } => false,
            RowValue::Parameter(_) => true,
            RowValue::Days(left, right) | RowValue::Hours(left, right) => left.is_bound() || right.is_bound(),
            RowValue::Sum(left, right) | RowValue::Difference(left, right) | RowValue::Product(left, right) => {
                left.depends_on_period() || right.depends_on_period()
            }
            RowValue::Negated(value) => value.depends_on_period(),
        }
    }
}

impl DateValue {
    fn is_bound(&self) -> bool {
        matches!(self, DateValue::Bound(_))
    }
}
