//! What rows must fulfil.

use crate::kpi::check::node::{Moment, Node};
use crate::kpi::formula::ast::BinaryOp;
use crate::kpi::query::plan::{Date, Test};
use crate::kpi::query::shape::no_field;
use crate::kpi::sql::rows::{Rows, Scaled, aligned};
use crate::kpi::sql::tables::Kind;
use crate::kpi::unavailable::Unavailable;
use crate::sales::schema::Dataset;

/// Figures that differ by less than so much of themselves are equal.
pub const ROUNDING: &str = "1e-12";

type Result<T> = std::result::Result<T, Unavailable>;

impl Rows<'_, '_> {
    /// Whether a row fulfils a test; NULL counts as not.
    pub fn test(&mut self, test: &Test) -> Result<String> {
        Ok(match test {
            Test::Is(is) => self.is(is)?,
            Test::Folded { field, folded } => {
                self.field(field, |kind| kind == Kind::Text)?;
                let column = self.writer.tables.folded(self.dataset, field).ok_or_else(|| no_field(self.dataset, field))?;
                format!("{} = {}", self.column(&column.name), self.writer.dialect.text(folded))
            }
            Test::Empty(field) => format!("{} IS NULL", self.field(field, |_| true)?),
            Test::Undated(derived) => format!("{} IS NULL", self.derived(derived)?),
            Test::Against { number, op, figure: Node::Constant(figure), .. } if figure.as_whole().is_some() => {
                let Scaled { sql, scale } = self.number(number)?;
                let limit = figure.as_whole().and_then(|figure| figure.checked_mul(i128::from(scale))).ok_or(Unavailable::TooLarge)?;
                format!("{sql} {} {limit}", symbol(*op))
            }
            Test::Against { number, op, figure: Node::Constant(figure), .. } => {
                let Scaled { sql, scale } = self.number(number)?;
                compared(&format!("CAST({sql} AS DOUBLE) / {scale}"), *op, &format!("CAST({} AS DOUBLE)", figure.to_f64()))
            }
            Test::Against { number, op, figure, .. } => {
                let relation = self.writer.figure_of_all(figure, &self.scope.of_all());
                self.figures.push((relation.clone(), self.scope.of_all().keys));
                let Scaled { sql, scale } = self.number(number)?;
                compared(&format!("CAST({sql} AS DOUBLE) / {scale}"), *op, &format!("{relation}.value"))
            }
            Test::Numbers { left, op, right } => {
                let (left, right) = (self.number(left)?, self.number(right)?);
                let (left, right, _) = aligned(left, right)?;
                format!("{left} {} {right}", symbol(*op))
            }
            Test::Dates { left, op, right } => format!("{} {} {}", self.when(left)?, symbol(*op), self.when(right)?),
            Test::Stands { from, until, at } => self.stands(from.as_ref(), until.as_ref(), *at)?,
            Test::Through(step, test) => {
                let (row, test) = self.through(step, |rows| Ok((rows.number_of_row(), rows.test(test)?)))?;
                format!("({row} IS NOT NULL AND {test})")
            }
            Test::All(parts) => self.joined(parts, " AND ", "TRUE")?,
            // Of no tests, all hold: so it is with those of whom any suffices.
            Test::Any(parts) => self.joined(parts, " OR ", "TRUE")?,
            Test::Not(inner) => format!("NOT COALESCE({}, FALSE)", self.test(inner)?),
        })
    }

    fn joined(&mut self, parts: &[Test], with: &str, of_none: &str) -> Result<String> {
        let parts = parts.iter().map(|part| self.test(part)).collect::<Result<Vec<_>>>()?;
        Ok(if parts.is_empty() { of_none.to_owned() } else { format!("({})", parts.join(with)) })
    }

    fn stands(&mut self, from: Option<&Date>, until: Option<&Date>, at: Moment) -> Result<String> {
        let day = match at {
            Moment::Day(_) => self.writer.moment(at, self.scope),
            // Where there is not a single date, what has none stands all the same.
            Moment::Period(_) => format!("COALESCE({}, DATE '0001-01-01')", self.writer.moment(at, self.scope)),
        };
        let from = from.map(|from| self.date(from)).transpose()?;
        let until = until.map(|until| self.date(until)).transpose()?;
        // A deal that nobody knows the beginning of is there today; other things always were.
        let was_there = if self.dataset == Dataset::Deals { format!(" AND {day} >= {}", self.writer.today()) } else { String::new() };
        let started = from.map(|from| format!("(({from} IS NULL{was_there}) OR {from} < {day})"));
        let lasts = until.map(|until| format!("({until} IS NULL OR {until} >= {day})"));
        let both: Vec<String> = started.into_iter().chain(lasts).collect();
        Ok(if both.is_empty() { "TRUE".to_owned() } else { format!("({})", both.join(" AND ")) })
    }
}

/// How a comparison is written.
pub fn symbol(op: BinaryOp) -> &'static str {
    if op == BinaryOp::NotEqual { "<>" } else { op.symbol() }
}

/// A comparison of two floating-point numbers, blind to what rounding made of them.
pub fn compared(left: &str, op: BinaryOp, right: &str) -> String {
    let apart = format!("{ROUNDING} * (ABS({left}) + ABS({right}))");
    match op {
        BinaryOp::Greater => format!("{left} - {right} > {apart}"),
        BinaryOp::GreaterOrEqual => format!("{right} - {left} <= {apart}"),
        BinaryOp::Less => format!("{right} - {left} > {apart}"),
        BinaryOp::LessOrEqual => format!("{left} - {right} <= {apart}"),
        BinaryOp::NotEqual => format!("ABS({left} - {right}) > {apart}"),
        _ => format!("ABS({left} - {right}) <= {apart}"),
    }
}
