//! Writes a plan for people and for tests: each part on a line of its own, and
//! nothing left that the language says in a word.

use std::fmt::{Display, Formatter, Result};

use crate::kpi::check::node::Moment;
use crate::kpi::formula::ast::AggregateOp;
use crate::kpi::query::plan::{Date, Dated, Derived, Is, Measure, Number, Query, Step, Test, Value, When};

/// Tests that all must hold, as one text.
pub fn all_of(tests: &[Test]) -> String {
    joined(tests, " and ")
}

impl Display for Query {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "{}", self.op.word())?;
        if matches!(self.op, AggregateOp::Percentile | AggregateOp::FutureValue) {
            write!(f, " {}", self.fraction)?;
        }
        if let Some(measure) = &self.measure {
            write!(f, " of {measure}")?;
        }
        write!(f, "\n  from {}", self.dataset.id())?;
        for test in self.fixed.iter().chain(&self.moving) {
            write!(f, "\n  where {test}")?;
        }
        if let Some(dated) = &self.dated {
            write!(f, "\n  dated {dated}")?;
        }
        if self.is_money { write!(f, "\n  in one currency") } else { Ok(()) }
    }
}

impl Display for Measure {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Measure::Number(number) => write!(f, "{number}"),
            Measure::Distinct(value) => write!(f, "{value}"),
            Measure::Purchase { amount, customer, at } => write!(f, "{amount} per {customer} at {at}"),
        }
    }
}

impl Display for Step {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "{}.", self.field)
    }
}

impl Display for Value {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Value::Field(field) => write!(f, "{field}"),
            Value::Through(step, value) => write!(f, "{step}{value}"),
        }
    }
}

impl Display for Number {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Number::Field(field) => write!(f, "{field}"),
            Number::Through(step, number) => write!(f, "{step}{number}"),
            Number::Constant { mantissa, scale: 1 } => write!(f, "{mantissa}"),
            Number::Constant { mantissa, scale } => write!(f, "{mantissa}/{scale}"),
            Number::Parameter(name) => write!(f, "${name}"),
            Number::Day(date) => write!(f, "{date}"),
            Number::Days(left, right) => write!(f, "days({left} - {right})"),
            Number::Hours(left, right) => write!(f, "hours({left} - {right})"),
            Number::Sum(left, right) => write!(f, "({left} + {right})"),
            Number::Difference(left, right) => write!(f, "({left} - {right})"),
            Number::Product(left, right) => write!(f, "({left} * {right})"),
            Number::Negated(number) => write!(f, "-{number}"),
        }
    }
}

impl Display for Date {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Date::Field(field) => write!(f, "{field}"),
            Date::Derived(derived) => write!(f, "{derived}"),
            Date::Through(step, date) => write!(f, "{step}{date}"),
        }
    }
}

impl Display for When {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            When::Row(date) => write!(f, "{date}"),
            When::Fixed(moment) => write!(f, "{moment}"),
        }
    }
}

impl Display for Moment {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Moment::Day(day) => write!(f, "{day}"),
            Moment::Period(endpoint) => write!(f, "period.{}", endpoint.word()),
        }
    }
}

impl Display for Derived {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Derived::First { of, by, only } => {
                write!(f, "first({of} per {by}")?;
                if only.is_empty() { write!(f, ")") } else { write!(f, " where {})", joined(only, " and ")) }
            }
            Derived::End { earliest_of, started, lasting } => {
                write!(f, "end({}", joined(earliest_of, ", "))?;
                started.iter().try_for_each(|started| write!(f, " not before {started}"))?;
                lasting.iter().try_for_each(|lasting| write!(f, " unless {lasting}"))?;
                write!(f, ")")
            }
        }
    }
}

impl Display for Dated {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Dated::At(date) => write!(f, "{date}"),
            Dated::Spread { from, to: Some(to) } => write!(f, "by the share of the days {from}..{to}"),
            Dated::Spread { from, to: None } => write!(f, "by the one day {from}"),
            Dated::Never(reason) => write!(f, "never: {}", reason.code()),
        }
    }
}

impl Display for Is {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "{} is {}", self.field, self.value)
    }
}

impl Display for Test {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Test::Is(is) => write!(f, "{is}"),
            Test::Folded { field, folded } => write!(f, "fold({field}) = \"{folded}\""),
            Test::Empty(field) => write!(f, "{field} is empty"),
            Test::Undated(date) => write!(f, "{date} is empty"),
            Test::Against { number, op, text, .. } => write!(f, "{number} {} {text}", op.symbol()),
            Test::Numbers { left, op, right } => write!(f, "{left} {} {right}", op.symbol()),
            Test::Dates { left, op, right } => write!(f, "{left} {} {right}", op.symbol()),
            Test::Stands { from, until, at } => {
                let has_started = from.iter().map(|from| format!("not {from} >= {at}"));
                let has_not_ended = until.iter().map(|until| format!("not {until} < {at}"));
                let parts: Vec<String> = has_started.chain(has_not_ended).collect();
                write!(f, "({})", if parts.is_empty() { "always".to_owned() } else { parts.join(" and ") })
            }
            Test::Through(step, test) => write!(f, "{step}({test})"),
            Test::All(parts) => write!(f, "({})", joined(parts, " and ")),
            Test::Any(parts) => write!(f, "({})", joined(parts, " or ")),
            Test::Not(inner) => write!(f, "not {inner}"),
        }
    }
}

fn joined<T: Display>(parts: &[T], by: &str) -> String {
    parts.iter().map(T::to_string).collect::<Vec<_>>().join(by)
}
