//! Checks what is the same for all rows: arithmetic between aggregates, other
//! KPIs, parameters.

use std::collections::BTreeMap;

use crate::kpi::check::names;
use crate::kpi::check::node::{self, AggregatedValue, CUSTOMER, DateValue, DatedBy, Node, Relation, RowValue};
use crate::kpi::check::row::RowScope;
use crate::kpi::check::units::Units;
use crate::kpi::formula::ast::{Aggregate, AggregateOp, BinaryOp, By, Expr, ExprKind, Function, Literal, Members, MembersOp, Span, Word};
use crate::kpi::formula::error::{Expected, FormulaError, FormulaErrorKind, Misplaced, NameKind, ValueType};
use crate::sales::exact::Exact;
use crate::sales::quantity::Unit;
use crate::sales::schema::FieldType;

/// So many months are so many days: twelve are 365.25.
pub const MONTHS_IN_DAYS: (i64, i64) = (16, 487);

/// A figure and its units.
pub type Checked = (Node, Units);

/// All formulas while they are being checked, each at most once.
pub struct Checker {
    pub names: Vec<String>,
    formulas: Vec<Result<Expr, FormulaError>>,
    pub parameters: BTreeMap<String, Units>,
    states: Vec<State>,
    path: Vec<usize>,
    found: Found,
}

/// What formulas refer to by its place.
#[derive(Debug, Default)]
pub struct Found {
    pub aggregates: Vec<node::Aggregate>,
    /// The alternatives of each `first_of`.
    pub choices: Vec<Vec<Node>>,
}

#[derive(Clone, Default)]
enum State {
    #[default]
    Waiting,
    Running,
    Done(Result<Checked, FormulaError>),
}

impl Checker {
    /// These formulas under these names, with the parameters they may use.
    pub fn new(names: Vec<String>, formulas: Vec<Result<Expr, FormulaError>>, parameters: BTreeMap<String, Units>) -> Checker {
        let states = vec![State::Waiting; formulas.len()];
        Checker { names, formulas, parameters, states, path: Vec::new(), found: Found::default() }
    }

    /// The results in the order of the formulas, and what they refer to.
    pub fn check_all(mut self) -> (Vec<Result<Checked, FormulaError>>, Found) {
        let results = (0..self.formulas.len()).map(|index| self.formula(index)).collect();
        (results, self.found)
    }

    /// Checks one formula and what it refers to.
    fn formula(&mut self, index: usize) -> Result<Checked, FormulaError> {
        match self.states.get(index) {
            Some(State::Done(result)) => return result.clone(),
            Some(State::Running) => return Err(self.circle(index)),
            _ => {}
        }
        let Some(formula) = self.formulas.get(index).cloned() else {
            return Err(FormulaError { span: Span::default(), kind: FormulaErrorKind::NoSuchUnit });
        };
        self.set(index, State::Running);
        self.path.push(index);
        let result = formula.and_then(|expr| {
            let (node, units) = self.figure(&expr)?;
            let named = units.unit().is_some();
            if named { Ok((node, units)) } else { Err(FormulaError { span: expr.span, kind: FormulaErrorKind::NoSuchUnit }) }
        });
        self.path.pop();
        self.set(index, State::Done(result.clone()));
        result
    }

    fn set(&mut self, index: usize, state: State) {
        if let Some(slot) = self.states.get_mut(index) {
            *slot = state;
        }
    }

    fn circle(&self, index: usize) -> FormulaError {
        let circle = self.path.iter().skip_while(|at| **at != index).chain([&index]);
        let path = circle.filter_map(|at| self.names.get(*at).cloned()).collect();
        FormulaError { span: Span::default(), kind: FormulaErrorKind::Circular { path } }
    }

    /// Whether a KPI has this name.
    pub fn is_kpi(&self, name: &str) -> bool {
        self.names.iter().any(|known| known == name)
    }

    /// Checks a part that is the same for all rows.
    pub fn figure(&mut self, expr: &Expr) -> Result<Checked, FormulaError> {
        let fails = |kind| Err(FormulaError { span: expr.span, kind });
        match &expr.kind {
            ExprKind::Number(literal) => {
                let units = if literal.percent { Units::RATIO } else { Units::LITERAL };
                Ok((Node::Constant(exact(*literal)), units))
            }
            ExprKind::Name(name) => self.kpi(name, expr.span),
            ExprKind::Parameter(name) => match self.parameters.get(name) {
                Some(units) => Ok((Node::Parameter(name.clone()), *units)),
                None => Err(names::unknown(NameKind::Parameter, name, expr.span, self.parameters.keys().map(String::as_str))),
            },
            ExprKind::Aggregate(aggregate) if aggregate.op.is_date() => {
                fails(FormulaErrorKind::WrongType { found: ValueType::Date, expected: ValueType::AnyFigure })
            }
            ExprKind::Aggregate(aggregate) => self.aggregate(aggregate),
            ExprKind::Members(members) => self.members(members, expr.span),
            ExprKind::Overall { value, without } => {
                let (node, units) = self.figure(value)?;
                let without = without.iter().map(names::dimension).collect::<Result<_, _>>()?;
                Ok((Node::Overall { value: Box::new(node), without }, units))
            }
            ExprKind::Call(function, arguments) => self.call(*function, arguments, expr.span),
            ExprKind::Binary(op, left, right) => self.binary(*op, left, right, expr.span),
            ExprKind::Negate(value) => {
                let (node, units) = self.figure(value)?;
                Ok((Node::Negated(Box::new(node)), units))
            }
            ExprKind::Text(_) => fails(FormulaErrorKind::WrongType { found: ValueType::Text, expected: ValueType::AnyFigure }),
            ExprKind::Date(_) | ExprKind::Endpoint(_) => {
                fails(FormulaErrorKind::WrongType { found: ValueType::Date, expected: ValueType::AnyFigure })
            }
            ExprKind::Not(_) | ExprKind::IsEmpty { .. } => {
                fails(FormulaErrorKind::WrongType { found: ValueType::Condition, expected: ValueType::AnyFigure })
            }
        }
    }

    fn kpi(&mut self, name: &str, span: Span) -> Result<Checked, FormulaError> {
        let Some(index) = self.names.iter().position(|known| known == name) else {
            return Err(names::unknown(NameKind::Kpi, name, span, self.names.iter().map(String::as_str)));
        };
        match self.formula(index) {
            Ok((_, units)) => Ok((Node::Kpi(index), units)),
            // Its own error has its own place; here only that it is the cause.
            Err(FormulaError { kind: FormulaErrorKind::Circular { path }, .. }) => {
                Err(FormulaError { span, kind: FormulaErrorKind::Circular { path } })
            }
            Err(_) => Err(FormulaError { span, kind: FormulaErrorKind::Broken { name: name.to_owned() } }),
        }
    }

    fn binary(&mut self, op: BinaryOp, left: &Expr, right: &Expr, span: Span) -> Result<Checked, FormulaError> {
        let arithmetic = matches!(op, BinaryOp::Add | BinaryOp::Subtract | BinaryOp::Multiply | BinaryOp::Divide);
        if !arithmetic {
            let kind = FormulaErrorKind::WrongType { found: ValueType::Condition, expected: ValueType::AnyFigure };
            return Err(FormulaError { span, kind });
        }
        let (left, left_units) = self.figure(left)?;
        let (right, right_units) = self.figure(right)?;
        let (left, right) = (Box::new(left), Box::new(right));
        Ok(match op {
            BinaryOp::Add => (Node::Sum(left, right), added(left_units, right_units, span)?),
            BinaryOp::Subtract => (Node::Difference(left, right), added(left_units, right_units, span)?),
            BinaryOp::Multiply => (Node::Product(left, right), left_units.multiplied(right_units)),
            _ => {
                let (of_count, per_count) = (left_units.is_count(), right_units.is_count());
                (Node::Quotient { left, right, per_count, of_count }, left_units.divided(right_units))
            }
        })
    }

    fn call(&mut self, function: Function, arguments: &[Expr], span: Span) -> Result<Checked, FormulaError> {
        match (function, arguments) {
            (Function::Previous, [value]) => {
                let (node, units) = self.figure(value)?;
                Ok((Node::Previous(Box::new(node)), units))
            }
            (Function::RoundUp, [value]) => {
                let (node, units) = self.figure(value)?;
                let units = if units.is_plain() { Units::COUNT } else { units };
                Ok((Node::RoundedUp(Box::new(node)), units))
            }
            (Function::SquareRoot, [value]) => {
                let (node, units) = self.figure(value)?;
                let no_unit = FormulaError { span: value.span, kind: FormulaErrorKind::NoSuchUnit };
                Ok((Node::SquareRoot(Box::new(node)), units.halved().ok_or(no_unit)?))
            }
            (Function::PValue, [value]) => {
                let (node, units) = self.figure(value)?;
                if !units.is_plain() {
                    return Err(wrong(value.span, units.value_type(), Units::NUMBER.value_type()));
                }
                Ok((Node::PValue(Box::new(node)), Units::RATIO))
            }
            (Function::Larger | Function::Smaller | Function::Otherwise, [left, right]) => {
                let (left, left_units) = self.figure(left)?;
                let (right, right_units) = self.figure(right)?;
                let units = added(left_units, right_units, span)?;
                let (left, right) = (Box::new(left), Box::new(right));
                let node = match function {
                    Function::Larger => Node::Larger(left, right),
                    Function::Smaller => Node::Smaller(left, right),
                    _ => Node::Otherwise(left, right),
                };
                Ok((node, units))
            }
            (Function::Points, [value]) => {
                let ((node, units), ratio) = (self.figure(value)?, Units::RATIO.value_type());
                if units != Units::RATIO {
                    return Err(wrong(value.span, units.value_type(), ratio));
                }
                Ok((Node::Product(Box::new(node), Box::new(Node::Constant(Exact::whole(100)))), Units::NUMBER))
            }
            (Function::FirstOf, [first, others @ ..]) => {
                let (first, mut units) = self.figure(first)?;
                let mut alternatives = vec![first];
                for other in others {
                    let (node, its) = self.figure(other)?;
                    units = added(units, its, other.span)?;
                    alternatives.push(node);
                }
                self.found.choices.push(alternatives);
                Ok((Node::FirstOf(self.found.choices.len() - 1), units))
            }
            (Function::Days, [Expr { kind: ExprKind::Binary(BinaryOp::Subtract, left, right), .. }]) => {
                Ok((self.days(left, right)?, Units::DAYS))
            }
            (Function::Months, [Expr { kind: ExprKind::Binary(BinaryOp::Subtract, left, right), .. }]) => {
                let (months, days) = MONTHS_IN_DAYS;
                let a_day = Exact::new(i128::from(months), i128::from(days)).unwrap_or(Exact::ZERO);
                Ok((Node::Product(Box::new(self.days(left, right)?), Box::new(Node::Constant(a_day))), Units::MONTHS))
            }
            (Function::Days | Function::Months, _) => Err(FormulaError {
                span,
                kind: FormulaErrorKind::WrongType { found: ValueType::AnyFigure, expected: ValueType::Difference },
            }),
            _ => Err(FormulaError { span, kind: FormulaErrorKind::NotHere { what: Misplaced::Word(function.word().to_owned()) } }),
        }
    }

    fn days(&mut self, left: &Expr, right: &Expr) -> Result<Node, FormulaError> {
        Ok(Node::Days(Box::new(self.date(left)?), Box::new(self.date(right)?)))
    }

    /// Checks a date that is the same for all rows: one of the formula, of the period, or
    /// the first or last of dates.
    fn date(&mut self, expr: &Expr) -> Result<Node, FormulaError> {
        match &expr.kind {
            ExprKind::Aggregate(aggregate) if aggregate.op.is_date() => Ok(self.aggregate(aggregate)?.0),
            _ => RowScope { checker: self, relation: None }.moment(expr).map(Node::Moment),
        }
    }

    /// Whether a figure is the same for all rows, whatever breakdown they are in.
    pub fn is_overall(&self, node: &Node) -> bool {
        match node {
            Node::Constant(_) | Node::Parameter(_) | Node::Moment(_) => true,
            Node::Overall { without, .. } => without.is_empty(),
            Node::Kpi(index) => matches!(self.states.get(*index), Some(State::Done(Ok((node, _)))) if self.is_overall(node)),
            Node::FirstOf(index) => self.found.choices.get(*index).is_some_and(|all| all.iter().all(|node| self.is_overall(node))),
            Node::Aggregate(_) | Node::Members(_) => false,
            _ => node.parts().into_iter().all(|part| self.is_overall(part)),
        }
    }

    fn members(&mut self, members: &Members, span: Span) -> Result<Checked, FormulaError> {
        let (text, dimension) = (members.to_string(), names::dimension(&members.members)?);
        let (value, units) = match (&members.value, members.op) {
            (_, MembersOp::Share) => (None, Units::RATIO),
            (None, _) => (None, Units::COUNT),
            (
                Some(_),
                MembersOp::Of(op @ (AggregateOp::CountDistinct | AggregateOp::First | AggregateOp::Last | AggregateOp::FutureValue)),
            ) => {
                return Err(FormulaError { span, kind: FormulaErrorKind::NotHere { what: Misplaced::Word(op.word().to_owned()) } });
            }
            (Some(value), _) => {
                let (node, units) = self.figure(value)?;
                (Some(node), units)
            }
        };
        let condition = members.condition.as_ref().map(|condition| self.condition(condition)).transpose()?;
        let fraction = members.fraction.map_or(Exact::ZERO, exact);
        let (op, unit) = (members.op, units.unit().unwrap_or(Unit::Number));
        Ok((Node::Members(Box::new(node::Members { text, op, fraction, value, dimension, condition, unit })), units))
    }

    /// Checks what figures of a member must fulfil.
    fn condition(&mut self, expr: &Expr) -> Result<Node, FormulaError> {
        match &expr.kind {
            ExprKind::Binary(op @ (BinaryOp::And | BinaryOp::Or), left, right) => {
                let (left, right) = (Box::new(self.condition(left)?), Box::new(self.condition(right)?));
                Ok(if *op == BinaryOp::And { Node::Both(left, right) } else { Node::Either(left, right) })
            }
            ExprKind::Binary(op, left, right) if op.compares() => {
                let ((left, left_units), (right, right_units)) = (self.figure(left)?, self.figure(right)?);
                added(left_units, right_units, expr.span)?;
                Ok(Node::Compared { left: Box::new(left), op: *op, right: Box::new(right) })
            }
            ExprKind::Not(inner) => Ok(Node::Not(Box::new(self.condition(inner)?))),
            _ => Err(wrong(expr.span, ValueType::AnyFigure, ValueType::Condition)),
        }
    }

    fn aggregate(&mut self, aggregate: &Aggregate) -> Result<Checked, FormulaError> {
        let text = aggregate.to_string();
        let relation = names::relation(&aggregate.dataset)?;
        let mut scope = RowScope { checker: self, relation: Some(relation) };
        let (value, units) = match (&aggregate.value, aggregate.op) {
            (None, _) => (None, Units::COUNT),
            (Some(value), op) if op.is_date() => match scope.date(value)? {
                DateValue::Field(field) => (Some(AggregatedValue::Date(field)), Units::NUMBER),
                DateValue::Fixed(_) => return Err(wrong(value.span, ValueType::Date, ValueType::Field)),
            },
            (Some(value), AggregateOp::CountDistinct) => (Some(AggregatedValue::Distinct(scope.any_field(value)?)), Units::COUNT),
            (Some(value), _) => {
                let (value, units) = scope.number(value)?;
                (Some(AggregatedValue::Number(value)), units)
            }
        };
        let conditions = match &aggregate.condition {
            Some(condition) => scope.conditions(condition)?,
            None => Vec::new(),
        };
        let by = aggregate.by.as_ref().map(|by| dated_by(relation, by, aggregate.op, &*self)).transpose()?;
        if aggregate.op == AggregateOp::FutureValue {
            self.must_tell_purchases(relation, aggregate)?;
        }
        let fraction = aggregate.fraction.map_or(Exact::ZERO, exact);
        let unit = if aggregate.op.is_date() { Unit::Date } else { units.unit().unwrap_or(Unit::Number) };
        let (is_money, known) = (units.has_money(), &mut self.found.aggregates);
        let index = known.iter().position(|known| known.text == text).unwrap_or_else(|| {
            known.push(node::Aggregate { text, op: aggregate.op, fraction, value, relation, conditions, by, unit, is_money });
            known.len() - 1
        });
        Ok((Node::Aggregate(index), units))
    }
}

impl Checker {
    /// What customers buy is foreseen from who bought on which day.
    fn must_tell_purchases(&self, relation: Relation, aggregate: &Aggregate) -> Result<(), FormulaError> {
        let span = aggregate.dataset.span;
        if names::field(relation, CUSTOMER).is_none() {
            return Err(names::unknown_field(relation, CUSTOMER, span, std::iter::empty()));
        }
        let expected = Expected::Symbol("by".to_owned());
        let no_date = || FormulaError { span, kind: FormulaErrorKind::Unexpected { found: aggregate.dataset.text.clone(), expected } };
        aggregate.by.as_ref().map(|_| ()).ok_or_else(no_date)
    }
}

/// A row's date, or the two dates between which it lasts.
fn dated_by(relation: Relation, by: &By, op: AggregateOp, checker: &Checker) -> Result<DatedBy, FormulaError> {
    let date = |word: &Word| match names::field(relation, &word.text) {
        Some(FieldType::Date) => Ok(word.text.clone()),
        Some(_) => Err(wrong(word.span, ValueType::Field, ValueType::Date)),
        None => Err(names::unknown_field(relation, &word.text, word.span, checker.names.iter().map(String::as_str))),
    };
    match &by.to {
        None => Ok(DatedBy::At(date(&by.from)?)),
        Some(to) if op == AggregateOp::Sum => Ok(DatedBy::Between(date(&by.from)?, date(to)?)),
        // Only what can be divided by day can be spread over days.
        Some(to) => {
            Err(FormulaError { span: by.from.span.to(to.span), kind: FormulaErrorKind::NotHere { what: Misplaced::Word("..".to_owned()) } })
        }
    }
}

/// The units of a sum or comparison, or the error that these do not go together.
pub fn added(left: Units, right: Units, span: Span) -> Result<Units, FormulaError> {
    let differ = || FormulaErrorKind::UnitsDiffer { left: left.value_type(), right: right.value_type() };
    left.added(right).ok_or_else(|| FormulaError { span, kind: differ() })
}

/// The error for a part of the wrong sort.
pub fn wrong(span: Span, found: ValueType, expected: ValueType) -> FormulaError {
    FormulaError { span, kind: FormulaErrorKind::WrongType { found, expected } }
}

/// A number as it is written, exactly.
pub fn exact(literal: Literal) -> Exact {
    let (mantissa, scale) = scaled(literal);
    Exact::new(i128::from(mantissa), i128::from(scale)).unwrap_or(Exact::ZERO)
}

/// A number as it is written, as `mantissa / scale`.
pub fn scaled(literal: Literal) -> (i64, i64) {
    (literal.mantissa, 10i64.pow(u32::from(literal.decimals.min(12))) * if literal.percent { 100 } else { 1 })
}

/// A number of a row in a formula's text.
pub fn constant(literal: Literal) -> RowValue {
    let (mantissa, scale) = scaled(literal);
    RowValue::Constant { mantissa, scale }
}
