//! What can be wrong with a formula: data, from which the page makes a sentence.

use std::fmt::{Display, Formatter};

use crate::kpi::formula::ast::Span;
use crate::sales::quantity::Unit;

/// What is wrong and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormulaError {
    pub span: Span,
    pub kind: FormulaErrorKind,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormulaErrorKind {
    /// Something else was expected here; `found` is empty at the end.
    Unexpected { found: String, expected: Expected },
    /// A text without its closing quote.
    UnfinishedText,
    /// A number with more digits than can be kept.
    NumberTooLong,
    /// More than a formula may hold.
    TooLong,
    /// Too many parts inside one another.
    TooDeep,
    /// Nothing has this name; `suggestion` is the nearest that exists.
    Unknown { what: NameKind, name: String, suggestion: Option<String> },
    /// KPIs that refer to one another in a circle, in order.
    Circular { path: Vec<String> },
    /// A KPI that this one refers to has an error of its own.
    Broken { name: String },
    /// A part is of the wrong sort.
    WrongType { found: ValueType, expected: ValueType },
    /// Two units that cannot be added or compared, such as money and days.
    UnitsDiffer { left: ValueType, right: ValueType },
    /// The result has no unit that figures come in, such as money × days.
    NoSuchUnit,
    /// What only makes sense elsewhere, such as an aggregate inside an aggregate.
    NotHere { what: &'static str },
}

/// What was expected instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A number, a name, an aggregate or a parenthesis.
    Value,
    Name,
    Symbol(&'static str),
    /// `start` or `end` after `period.`.
    Endpoint,
    /// The formula's end.
    End,
    /// This many arguments.
    Arguments(usize),
    /// A number or a percentage.
    Number,
}

/// What a name was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    Dataset,
    Field,
    Kpi,
    Parameter,
    Function,
    Dimension,
}

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueType {
    Condition,
    Text,
    Date,
    /// A figure of this unit.
    Figure(Unit),
    /// A difference of dates that is not yet days or hours.
    Difference,
    /// Any number.
    AnyFigure,
    /// A field of a dataset.
    Field,
}

impl Display for FormulaError {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        write!(f, "at {}: ", self.span.start + 1)?;
        match &self.kind {
            FormulaErrorKind::Unexpected { found, expected } if found.is_empty() => write!(f, "expected {expected}, found the end"),
            FormulaErrorKind::Unexpected { found, expected } => write!(f, "expected {expected}, found `{found}`"),
            FormulaErrorKind::UnfinishedText => write!(f, "a text without its closing quote"),
            FormulaErrorKind::NumberTooLong => write!(f, "a number with too many digits"),
            FormulaErrorKind::TooLong => write!(f, "the formula is too long"),
            FormulaErrorKind::TooDeep => write!(f, "too many parts inside one another"),
            FormulaErrorKind::Unknown { what, name, suggestion } => {
                write!(f, "no {what} is called `{name}`")?;
                suggestion.iter().try_for_each(|near| write!(f, "; did you mean `{near}`?"))
            }
            FormulaErrorKind::Circular { path } => write!(f, "refers to itself: {}", path.join(" → ")),
            FormulaErrorKind::Broken { name } => write!(f, "`{name}` has an error itself"),
            FormulaErrorKind::WrongType { found, expected } => write!(f, "expected {expected}, found {found}"),
            FormulaErrorKind::UnitsDiffer { left, right } => write!(f, "{left} and {right} do not go together"),
            FormulaErrorKind::NoSuchUnit => write!(f, "the result has no known unit"),
            FormulaErrorKind::NotHere { what } => write!(f, "{what} cannot stand here"),
        }
    }
}

impl Display for Expected {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        match self {
            Expected::Value => write!(f, "a value"),
            Expected::Name => write!(f, "a name"),
            Expected::Symbol(symbol) => write!(f, "`{symbol}`"),
            Expected::Endpoint => write!(f, "`start` or `end`"),
            Expected::End => write!(f, "the end"),
            Expected::Arguments(count) => write!(f, "{count} argument(s)"),
            Expected::Number => write!(f, "a number"),
        }
    }
}

impl Display for NameKind {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            NameKind::Dataset => "dataset",
            NameKind::Field => "field",
            NameKind::Kpi => "KPI",
            NameKind::Parameter => "parameter",
            NameKind::Function => "function",
            NameKind::Dimension => "dimension",
        })
    }
}

impl Display for ValueType {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            ValueType::Condition => "a condition",
            ValueType::Text => "a text",
            ValueType::Date => "a date",
            ValueType::Difference => "a difference of dates",
            ValueType::AnyFigure => "a number",
            ValueType::Field => "a field",
            ValueType::Figure(Unit::Count) => "a count",
            ValueType::Figure(Unit::Money) => "money",
            ValueType::Figure(Unit::Ratio) => "a ratio",
            ValueType::Figure(Unit::Days) => "days",
            ValueType::Figure(Unit::Hours) => "hours",
            ValueType::Figure(Unit::MoneyPerDay) => "money per day",
            ValueType::Figure(Unit::Number) => "a plain number",
        })
    }
}
