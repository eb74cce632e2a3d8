//! What can be wrong with a formula: data, from which the page makes a sentence.

use serde::{Deserialize, Serialize};

use crate::kpi::formula::ast::Span;
use crate::sales::quantity::Unit;

/// What is wrong and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormulaError {
    pub span: Span,
    pub kind: FormulaErrorKind,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
    /// A field refers to no row of another table, or is too many steps away.
    NoPath { name: String },
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
    /// A figure that rows are compared with differs from one part of a breakdown to another.
    NotOverall,
    /// What only makes sense elsewhere, such as an aggregate inside an aggregate.
    NotHere { what: Misplaced },
}

/// What cannot stand where it does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Misplaced {
    Aggregate,
    /// A field of a row, where no row is.
    Field,
    /// A function or sign, as it is written.
    Word(String),
}

/// What was expected instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expected {
    /// A number, a name, an aggregate or a parenthesis.
    Value,
    Name,
    Symbol(String),
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NameKind {
    Dataset,
    Field,
    Kpi,
    Parameter,
    Function,
    Dimension,
}

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
