//! Writes a tree as its formula, with no more parentheses than it needs; what
//! is printed is read back as the same tree.

use std::fmt::{Display, Formatter, Result};

use crate::kpi::formula::ast::{Aggregate, BinaryOp, Expr, ExprKind, Literal, Members};

impl Display for Expr {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write_at(f, self, 0)
    }
}

/// How tightly a part binds; a part inside a tighter one needs parentheses.
fn tightness(kind: &ExprKind) -> u8 {
    match kind {
        ExprKind::Binary(op, ..) => op_tightness(*op),
        ExprKind::Not(_) => 3,
        ExprKind::IsEmpty { .. } => 4,
        ExprKind::Negate(_) => 7,
        _ => 8,
    }
}

fn op_tightness(op: BinaryOp) -> u8 {
    match op {
        BinaryOp::Or => 1,
        BinaryOp::And => 2,
        BinaryOp::Add | BinaryOp::Subtract => 5,
        BinaryOp::Multiply | BinaryOp::Divide => 6,
        _ => 4,
    }
}

fn write_at(f: &mut Formatter<'_>, expr: &Expr, least: u8) -> Result {
    if tightness(&expr.kind) < least {
        write!(f, "(")?;
        write_bare(f, &expr.kind)?;
        return write!(f, ")");
    }
    write_bare(f, &expr.kind)
}

fn write_bare(f: &mut Formatter<'_>, kind: &ExprKind) -> Result {
    match kind {
        ExprKind::Number(literal) => write!(f, "{literal}"),
        ExprKind::Text(text) => write!(f, "\"{}\"", text.replace('"', "\"\"")),
        ExprKind::Date(day) => write!(f, "{day}"),
        ExprKind::Name(name) => write!(f, "{name}"),
        ExprKind::Parameter(name) => write!(f, "${name}"),
        ExprKind::Endpoint(endpoint) => write!(f, "period.{}", endpoint.word()),
        ExprKind::Aggregate(aggregate) => write!(f, "{aggregate}"),
        ExprKind::Members(members) => write!(f, "{members}"),
        ExprKind::Overall { value, without } => {
            write!(f, "overall({value}")?;
            without.iter().try_for_each(|dimension| write!(f, ", {}", dimension.text))?;
            write!(f, ")")
        }
        ExprKind::Call(function, arguments) => {
            write!(f, "{}(", function.word())?;
            for (place, argument) in arguments.iter().enumerate() {
                write!(f, "{}{argument}", if place == 0 { "" } else { ", " })?;
            }
            write!(f, ")")
        }
        ExprKind::Binary(op, left, right) => {
            let own = op_tightness(*op);
            // Comparisons do not chain, so both their sides bind tighter.
            write_at(f, left, if own == 4 { 5 } else { own })?;
            write!(f, " {} ", op.symbol())?;
            write_at(f, right, own + 1)
        }
        ExprKind::Negate(value) => {
            write!(f, "-")?;
            write_at(f, value, 7)
        }
        ExprKind::Not(value) => {
            write!(f, "not ")?;
            write_at(f, value, 3)
        }
        ExprKind::IsEmpty { value, negated } => {
            write_at(f, value, 5)?;
            write!(f, "{}", if *negated { " is not empty" } else { " is empty" })
        }
    }
}

impl Display for Aggregate {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "{}(", self.op.word())?;
        if let Some(fraction) = &self.fraction {
            write!(f, "{fraction}, ")?;
        }
        if let Some(value) = &self.value {
            write!(f, "{value} of ")?;
        }
        write!(f, "{}", self.dataset.text)?;
        if let Some(condition) = &self.condition {
            write!(f, " where {condition}")?;
        }
        if let Some(by) = &self.by {
            write!(f, " by {}", by.from.text)?;
            by.to.iter().try_for_each(|to| write!(f, "..{}", to.text))?;
        }
        write!(f, ")")
    }
}

impl Display for Members {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "{}(", self.op.word())?;
        if let Some(fraction) = &self.fraction {
            write!(f, "{fraction}, ")?;
        }
        if let Some(value) = &self.value {
            write!(f, "{value} over ")?;
        }
        write!(f, "{}", self.members.text)?;
        if let Some(condition) = &self.condition {
            write!(f, " with {condition}")?;
        }
        write!(f, ")")
    }
}

impl Display for Literal {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let decimals = usize::from(self.decimals);
        let scale = 10i64.pow(u32::from(self.decimals.min(18)));
        write!(f, "{}", self.mantissa / scale)?;
        if decimals > 0 {
            write!(f, ".{:0decimals$}", self.mantissa % scale)?;
        }
        if self.percent { write!(f, "%") } else { Ok(()) }
    }
}
