//! A formula after its checks: names are resolved, types agree, and nothing is
//! left that could be misunderstood when it runs.

use crate::kpi::formula::ast::{AggregateOp, BinaryOp, Endpoint, MembersOp};
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::quantity::Unit;
use crate::sales::schema::Dataset;
use crate::sales::views::View;

/// A figure.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    Constant(Exact),
    /// Another KPI, by its place in the catalogue.
    Kpi(usize),
    Parameter(String),
    /// An aggregate, by its place in the catalogue.
    Aggregate(usize),
    /// A date as the number of its day; this and aggregates of dates stand only in [`Node::Days`].
    Moment(Moment),
    Days(Box<Node>, Box<Node>),
    /// The first of several that the imported files can have, by its place among the
    /// catalogue's choices.
    FirstOf(usize),
    Previous(Box<Node>),
    Members(Box<Members>),
    /// A figure without the filters and breakdowns by these dimensions; without
    /// any at all where there are none.
    Overall {
        value: Box<Node>,
        without: Vec<String>,
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
    /// The second where there is nothing to make the first of.
    Otherwise(Box<Node>, Box<Node>),
    SquareRoot(Box<Node>),
    PValue(Box<Node>),
    /// 1 where the comparison holds, 0 where not; this and what follows stand only in
    /// conditions of members.
    Compared {
        left: Box<Node>,
        op: BinaryOp,
        right: Box<Node>,
    },
    /// 0 where either is, whatever the other.
    Both(Box<Node>, Box<Node>),
    /// 1 where either is, whatever the other.
    Either(Box<Node>, Box<Node>),
    Not(Box<Node>),
}

impl Node {
    /// What it is made of, without what it refers to by its place.
    pub fn parts(&self) -> Vec<&Node> {
        match self {
            Node::Constant(_) | Node::Kpi(_) | Node::Parameter(_) | Node::Aggregate(_) | Node::Moment(_) | Node::FirstOf(_) => Vec::new(),
            Node::Previous(value)
            | Node::Overall { value, .. }
            | Node::Negated(value)
            | Node::RoundedUp(value)
            | Node::SquareRoot(value)
            | Node::PValue(value)
            | Node::Not(value) => vec![value],
            Node::Days(left, right)
            | Node::Sum(left, right)
            | Node::Difference(left, right)
            | Node::Product(left, right)
            | Node::Quotient { left, right, .. }
            | Node::Larger(left, right)
            | Node::Smaller(left, right)
            | Node::Otherwise(left, right)
            | Node::Compared { left, right, .. }
            | Node::Both(left, right)
            | Node::Either(left, right) => vec![left, right],
            Node::Members(members) => members.value.iter().chain(&members.condition).collect(),
        }
    }
}

/// One figure of those that the members of a dimension have.
///
/// A member is there when any row that passes the filters belongs to it, in any of the
/// datasets that its figures are of. One without the figures does not count.
#[derive(Clone, Debug, PartialEq)]
pub struct Members {
    /// As it is printed in formulas.
    pub text: String,
    pub op: MembersOp,
    /// Between 0 and 1, for a percentile.
    pub fraction: Exact,
    pub value: Option<Node>,
    pub dimension: String,
    pub condition: Option<Node>,
    pub unit: Unit,
}

/// A date that is the same for all rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Moment {
    Day(Day),
    /// Where the period begins or ends; without a period, where the data do.
    Period(Endpoint),
}

impl Moment {
    /// Whether it is the end of the days that figures are of.
    pub fn is_end(self) -> bool {
        matches!(self, Moment::Period(Endpoint::End | Endpoint::TargetEnd))
    }
}

/// The field of a dataset that says who buys.
pub const CUSTOMER: &str = "account";

/// What an aggregate runs over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    Table(Dataset),
    View(&'static View),
}

/// One aggregate.
#[derive(Clone, Debug, PartialEq)]
pub struct Aggregate {
    /// As it is printed in formulas; equal texts are the same aggregate.
    pub text: String,
    pub op: AggregateOp,
    /// Between 0 and 1, for a percentile; months, for a future value.
    pub fraction: Exact,
    pub value: Option<AggregatedValue>,
    pub relation: Relation,
    /// All of these hold for a row that is used.
    pub conditions: Vec<Condition>,
    pub by: Option<DatedBy>,
    pub unit: Unit,
    /// Whether amounts are added, so that all must be of one currency.
    pub is_money: bool,
}

impl Aggregate {
    /// Whether it is the sum of those of any parts of its rows.
    pub fn is_sum(&self) -> bool {
        matches!(self.op, AggregateOp::Count | AggregateOp::Sum)
    }

    /// Whether more of it comes in with every day.
    pub fn is_flow(&self) -> bool {
        self.by.is_some() && (self.is_sum() || self.op == AggregateOp::CountDistinct)
    }

    /// Whether it adds amounts that hold for a span of days, as targets do.
    pub fn is_spread(&self) -> bool {
        matches!(self.by, Some(DatedBy::Between(..)))
    }
}

/// What is aggregated.
#[derive(Clone, Debug, PartialEq)]
pub enum AggregatedValue {
    Number(RowValue),
    /// A field of dates.
    Date(String),
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
    Fixed(Moment),
}

/// What a row must fulfil. An empty field fulfils no comparison.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// A field has one of the values that we gave it.
    Is {
        field: String,
        value: &'static str,
    },
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
        /// The figure as formulas write it.
        text: String,
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
    StandingAt(Moment),
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
}
