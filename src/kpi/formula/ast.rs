//! The tree of a formula.

use serde::{Deserialize, Serialize};

use crate::sales::day::Day;

/// Where something stands in a formula, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    /// From the start of one place to the end of another.
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start, end: other.end }
    }
}

/// A part of a formula and its place. Two are equal when they say the same,
/// wherever they stand.
#[derive(Clone, Debug)]
pub struct Expr {
    pub span: Span,
    pub kind: ExprKind,
}

impl PartialEq for Expr {
    fn eq(&self, other: &Expr) -> bool {
        self.kind == other.kind
    }
}

/// A name and its place; equal by its text.
#[derive(Clone, Debug)]
pub struct Word {
    pub span: Span,
    pub text: String,
}

impl PartialEq for Word {
    fn eq(&self, other: &Word) -> bool {
        self.text == other.text
    }
}

/// What a part of a formula says.
#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    Number(Literal),
    Text(String),
    Date(Day),
    /// A field, also of the row that a field refers to (`deal.closed_at`), a KPI, or one of
    /// `won`, `lost`, `open`.
    Name(String),
    /// `$gross_margin`.
    Parameter(String),
    /// `period.start` or `period.end`.
    Endpoint(Endpoint),
    Aggregate(Box<Aggregate>),
    Members(Box<Members>),
    /// `overall(revenue, owner)`: the figure without filters and breakdowns by
    /// these dimensions; without any at all where none is named.
    Overall {
        value: Box<Expr>,
        without: Vec<Word>,
    },
    Call(Function, Vec<Expr>),
    Binary(BinaryOp, Box<Expr>, Box<Expr>),
    Negate(Box<Expr>),
    Not(Box<Expr>),
    IsEmpty {
        value: Box<Expr>,
        negated: bool,
    },
}

/// `mantissa × 10^-decimals`, a hundredth of that when `percent`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Literal {
    pub mantissa: i64,
    pub decimals: u8,
    pub percent: bool,
}

/// An end of the period; periods are half-open. Of one that still runs the figures end
/// today, and the whole of it later. Of what targets cover, only those days lie in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Endpoint {
    Start,
    End,
    WholeEnd,
    TargetStart,
    TargetEnd,
    WholeTargetEnd,
}

impl Endpoint {
    /// All of them.
    pub const ALL: [Endpoint; 6] =
        [Endpoint::Start, Endpoint::End, Endpoint::WholeEnd, Endpoint::TargetStart, Endpoint::TargetEnd, Endpoint::WholeTargetEnd];

    /// The word for it in a formula, behind `period.`.
    pub fn word(self) -> &'static str {
        match self {
            Endpoint::Start => "start",
            Endpoint::End => "end",
            Endpoint::WholeEnd => "whole_end",
            Endpoint::TargetStart => "target_start",
            Endpoint::TargetEnd => "target_end",
            Endpoint::WholeTargetEnd => "whole_target_end",
        }
    }

    /// The end of the period that it is where targets cover all days.
    pub fn of_all_days(self) -> Endpoint {
        match self {
            Endpoint::TargetStart => Endpoint::Start,
            Endpoint::TargetEnd => Endpoint::End,
            Endpoint::WholeTargetEnd => Endpoint::WholeEnd,
            other => other,
        }
    }
}

/// `sum(amount of deals where won by closed_at)`.
#[derive(Clone, Debug, PartialEq)]
pub struct Aggregate {
    pub op: AggregateOp,
    /// The fraction of a percentile, the months of a future value.
    pub fraction: Option<Literal>,
    /// What is aggregated; only `count` has none.
    pub value: Option<Expr>,
    pub dataset: Word,
    pub condition: Option<Expr>,
    pub by: Option<By>,
}

/// One figure of the figures of members: `share(owners with target_attainment >= 100%)`,
/// `count(accounts with revenue > 0)`, `mean(revenue over accounts with orders > 1)`.
#[derive(Clone, Debug, PartialEq)]
pub struct Members {
    pub op: MembersOp,
    /// The fraction of a percentile.
    pub fraction: Option<Literal>,
    /// The figure of each member; what only counts members has none.
    pub value: Option<Expr>,
    pub members: Word,
    pub condition: Option<Expr>,
}

/// How the figures of members become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MembersOp {
    /// Of the members that have the figures, how many fulfil the condition.
    Share,
    Of(AggregateOp),
}

impl MembersOp {
    /// The word for it in a formula.
    pub fn word(self) -> &'static str {
        match self {
            MembersOp::Share => "share",
            MembersOp::Of(op) => op.word(),
        }
    }
}

/// The date that puts a row into the period, or the two between which a row
/// lasts (`by from..to`).
#[derive(Clone, Debug, PartialEq)]
pub struct By {
    pub from: Word,
    pub to: Option<Word>,
}

/// How rows become one figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AggregateOp {
    Count,
    CountDistinct,
    Sum,
    Mean,
    Median,
    Percentile,
    Min,
    Max,
    /// The first of dates.
    First,
    Last,
    /// What a customer is likely to buy in some months to come.
    FutureValue,
}

impl AggregateOp {
    /// All of them.
    pub const ALL: [AggregateOp; 11] = [
        AggregateOp::Count,
        AggregateOp::CountDistinct,
        AggregateOp::Sum,
        AggregateOp::Mean,
        AggregateOp::Median,
        AggregateOp::Percentile,
        AggregateOp::Min,
        AggregateOp::Max,
        AggregateOp::First,
        AggregateOp::Last,
        AggregateOp::FutureValue,
    ];

    /// Whether it makes a date of dates.
    pub fn is_date(self) -> bool {
        matches!(self, AggregateOp::First | AggregateOp::Last)
    }

    /// The word for it in a formula.
    pub fn word(self) -> &'static str {
        match self {
            AggregateOp::Count => "count",
            AggregateOp::CountDistinct => "count_distinct",
            AggregateOp::Sum => "sum",
            AggregateOp::Mean => "mean",
            AggregateOp::Median => "median",
            AggregateOp::Percentile => "percentile",
            AggregateOp::Min => "min",
            AggregateOp::Max => "max",
            AggregateOp::First => "first",
            AggregateOp::Last => "last",
            AggregateOp::FutureValue => "future_value",
        }
    }
}

/// What is written as a call but is no aggregate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Function {
    /// The figure in the comparison period.
    Previous,
    /// A difference of dates in days.
    Days,
    /// A difference of dates in hours.
    Hours,
    /// A difference of dates in months, twelve of which are 365.25 days.
    Months,
    /// Deals that were open at a date.
    OpenAt,
    /// Accounts, contracts or people that were active at a date.
    ActiveAt,
    /// Up to the next whole number.
    RoundUp,
    Larger,
    Smaller,
    /// A ratio in hundredths: 45 for 0.45.
    Points,
    /// The first of several that the imported files can have.
    FirstOf,
    /// The second where there is nothing to make the first of.
    Otherwise,
    SquareRoot,
    /// How likely a standard normal figure lies at least so far from 0, on either side.
    PValue,
}

impl Function {
    /// All of them.
    pub const ALL: [Function; 14] = [
        Function::Previous,
        Function::Days,
        Function::Hours,
        Function::Months,
        Function::OpenAt,
        Function::ActiveAt,
        Function::RoundUp,
        Function::Larger,
        Function::Smaller,
        Function::Points,
        Function::FirstOf,
        Function::Otherwise,
        Function::SquareRoot,
        Function::PValue,
    ];

    /// The word for it in a formula.
    pub fn word(self) -> &'static str {
        match self {
            Function::Previous => "previous",
            Function::Days => "days",
            Function::Hours => "hours",
            Function::Months => "months",
            Function::OpenAt => "open_at",
            Function::ActiveAt => "active_at",
            Function::RoundUp => "round_up",
            Function::Larger => "larger",
            Function::Smaller => "smaller",
            Function::Points => "points",
            Function::FirstOf => "first_of",
            Function::Otherwise => "otherwise",
            Function::SquareRoot => "square_root",
            Function::PValue => "p_value",
        }
    }

    /// How many arguments it takes, at least.
    pub fn arguments(self) -> usize {
        if matches!(self, Function::Larger | Function::Smaller | Function::FirstOf | Function::Otherwise) { 2 } else { 1 }
    }

    /// Whether it takes any further ones.
    pub fn takes_more(self) -> bool {
        self == Function::FirstOf
    }
}

/// What stands between two parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BinaryOp {
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
}

impl BinaryOp {
    /// Whether it says how two parts stand to one another.
    pub fn compares(self) -> bool {
        use BinaryOp::{Equal, Greater, GreaterOrEqual, Less, LessOrEqual, NotEqual};
        matches!(self, Equal | NotEqual | Less | LessOrEqual | Greater | GreaterOrEqual)
    }

    /// How it is written.
    pub fn symbol(self) -> &'static str {
        match self {
            BinaryOp::Or => "or",
            BinaryOp::And => "and",
            BinaryOp::Equal => "=",
            BinaryOp::NotEqual => "!=",
            BinaryOp::Less => "<",
            BinaryOp::LessOrEqual => "<=",
            BinaryOp::Greater => ">",
            BinaryOp::GreaterOrEqual => ">=",
            BinaryOp::Add => "+",
            BinaryOp::Subtract => "-",
            BinaryOp::Multiply => "*",
            BinaryOp::Divide => "/",
        }
    }
}
