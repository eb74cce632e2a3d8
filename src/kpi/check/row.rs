//! Checks what belongs to a row: the value that is aggregated and the condition
//! behind `where`.

use crate::kpi::check::figure::{Checked, Checker, MONTHS_IN_DAYS, added, constant, wrong};
use crate::kpi::check::names;
use crate::kpi::check::node::{Condition, DateValue, Moment, Relation, RowValue};
use crate::kpi::check::units::Units;
use crate::kpi::formula::ast::{BinaryOp, Expr, ExprKind, Function, Span};
use crate::kpi::formula::error::{FormulaError, FormulaErrorKind, Misplaced, NameKind, ValueType};
use crate::sales::schema::{Dataset, FieldType};

/// The rows of a relation; without one there are only dates that need no row.
pub struct RowScope<'a> {
    pub checker: &'a mut Checker,
    pub relation: Option<Relation>,
}

impl RowScope<'_> {
    /// A number of each row, with its units.
    pub fn number(&mut self, expr: &Expr) -> Result<(RowValue, Units), FormulaError> {
        match &expr.kind {
            ExprKind::Number(literal) => Ok((constant(*literal), if literal.percent { Units::RATIO } else { Units::LITERAL })),
            ExprKind::Name(name) => {
                let kind = self.field(name, expr.span)?;
                let units = Units::of_field(kind).ok_or_else(|| wrong(expr.span, type_of(kind), ValueType::AnyFigure))?;
                Ok((RowValue::Field(name.clone()), units))
            }
            ExprKind::Parameter(name) => match self.checker.parameters.get(name) {
                Some(units) => Ok((RowValue::Parameter(name.clone()), *units)),
                None => Err(names::unknown(NameKind::Parameter, name, expr.span, self.checker.parameters.keys().map(String::as_str))),
            },
            ExprKind::Negate(value) => {
                let (value, units) = self.number(value)?;
                Ok((RowValue::Negated(Box::new(value)), units))
            }
            ExprKind::Binary(op @ (BinaryOp::Add | BinaryOp::Subtract | BinaryOp::Multiply), left, right) => {
                let (left, left_units) = self.number(left)?;
                let (right, right_units) = self.number(right)?;
                let (left, right) = (Box::new(left), Box::new(right));
                Ok(match op {
                    BinaryOp::Add => (RowValue::Sum(left, right), added(left_units, right_units, expr.span)?),
                    BinaryOp::Subtract => (RowValue::Difference(left, right), added(left_units, right_units, expr.span)?),
                    _ => (RowValue::Product(left, right), left_units.multiplied(right_units)),
                })
            }
            ExprKind::Call(function @ (Function::Days | Function::Hours | Function::Months), arguments) => {
                self.time_between(*function, arguments, expr.span)
            }
            // Fractions of rows cannot be added exactly; sums can be divided.
            ExprKind::Binary(BinaryOp::Divide, ..) => Err(not_here(expr.span, word("/"))),
            ExprKind::Aggregate(_) | ExprKind::Members(_) | ExprKind::Overall { .. } => Err(not_here(expr.span, Misplaced::Aggregate)),
            _ => Err(wrong(expr.span, self.sort(expr), ValueType::AnyFigure)),
        }
    }

    fn time_between(&mut self, function: Function, arguments: &[Expr], span: Span) -> Result<(RowValue, Units), FormulaError> {
        let [Expr { kind: ExprKind::Binary(BinaryOp::Subtract, left, right), .. }] = arguments else {
            return Err(wrong(span, ValueType::AnyFigure, ValueType::Difference));
        };
        let (left, right) = (self.date(left)?, self.date(right)?);
        Ok(match function {
            Function::Hours => (RowValue::Hours(left, right), Units::HOURS),
            Function::Months => {
                let (mantissa, scale) = MONTHS_IN_DAYS;
                let (days, a_day) = (RowValue::Days(left, right), RowValue::Constant { mantissa, scale });
                (RowValue::Product(Box::new(days), Box::new(a_day)), Units::MONTHS)
            }
            _ => (RowValue::Days(left, right), Units::DAYS),
        })
    }

    /// A date of each row, or one that is the same for all.
    pub fn date(&mut self, expr: &Expr) -> Result<DateValue, FormulaError> {
        match &expr.kind {
            ExprKind::Name(name) => match self.field(name, expr.span)? {
                FieldType::Date => Ok(DateValue::Field(name.clone())),
                kind => Err(wrong(expr.span, type_of(kind), ValueType::Date)),
            },
            _ => self.moment(expr).map(DateValue::Fixed),
        }
    }

    /// A date that is the same for all rows.
    pub fn moment(&self, expr: &Expr) -> Result<Moment, FormulaError> {
        match &expr.kind {
            ExprKind::Date(day) => Ok(Moment::Day(*day)),
            ExprKind::Endpoint(endpoint) => Ok(Moment::Period(*endpoint)),
            ExprKind::Name(name) => match self.field(name, expr.span)? {
                FieldType::Date => Err(not_here(expr.span, Misplaced::Field)),
                kind => Err(wrong(expr.span, type_of(kind), ValueType::Date)),
            },
            _ => Err(wrong(expr.span, self.sort(expr), ValueType::Date)),
        }
    }

    /// A field of any sort, by its name.
    pub fn any_field(&mut self, expr: &Expr) -> Result<String, FormulaError> {
        let ExprKind::Name(name) = &expr.kind else {
            return Err(wrong(expr.span, self.sort(expr), ValueType::Field));
        };
        self.field(name, expr.span)?;
        Ok(name.clone())
    }

    /// What stands between the outermost `and`s, each by itself.
    pub fn conditions(&mut self, expr: &Expr) -> Result<Vec<Condition>, FormulaError> {
        match &expr.kind {
            ExprKind::Binary(BinaryOp::And, left, right) => {
                let mut parts = self.conditions(left)?;
                parts.extend(self.conditions(right)?);
                Ok(parts)
            }
            _ => Ok(vec![self.condition(expr)?]),
        }
    }

    fn condition(&mut self, expr: &Expr) -> Result<Condition, FormulaError> {
        match &expr.kind {
            ExprKind::Binary(BinaryOp::And, ..) => Ok(Condition::All(self.conditions(expr)?)),
            ExprKind::Binary(BinaryOp::Or, left, right) => Ok(Condition::Any(vec![self.condition(left)?, self.condition(right)?])),
            ExprKind::Not(inner) => Ok(Condition::Not(Box::new(self.condition(inner)?))),
            ExprKind::IsEmpty { value, negated } => {
                let empty = Condition::Empty(self.any_field(value)?);
                Ok(if *negated { Condition::Not(Box::new(empty)) } else { empty })
            }
            ExprKind::Name(name) => self.word(name, expr.span),
            ExprKind::Call(Function::OpenAt, arguments) => self.standing_at(arguments, expr.span, &[Dataset::Deals], Function::OpenAt),
            ExprKind::Call(Function::ActiveAt, arguments) => {
                self.standing_at(arguments, expr.span, &[Dataset::Accounts, Dataset::Subscriptions, Dataset::People], Function::ActiveAt)
            }
            ExprKind::Binary(op, left, right) if op.compares() => self.comparison(*op, left, right, expr.span),
            _ => Err(wrong(expr.span, self.sort(expr), ValueType::Condition)),
        }
    }

    /// `won`, `lost`, `open`, or a yes-or-no field.
    fn word(&mut self, name: &str, span: Span) -> Result<Condition, FormulaError> {
        if let Some((field, value)) = self.relation.and_then(|relation| names::status(relation, name)) {
            return Ok(Condition::Is { field, value });
        }
        match self.field(name, span)? {
            FieldType::Flag => Ok(Condition::Is { field: name.to_owned(), value: "yes" }),
            kind => Err(wrong(span, type_of(kind), ValueType::Condition)),
        }
    }

    fn standing_at(&mut self, arguments: &[Expr], span: Span, datasets: &[Dataset], function: Function) -> Result<Condition, FormulaError> {
        let fits = matches!(self.relation, Some(Relation::Table(dataset)) if datasets.contains(&dataset));
        let [date] = arguments else {
            return Err(not_here(span, word(function.word())));
        };
        if !fits {
            return Err(not_here(span, word(function.word())));
        }
        self.moment(date).map(Condition::StandingAt)
    }

    fn comparison(&mut self, op: BinaryOp, left: &Expr, right: &Expr, span: Span) -> Result<Condition, FormulaError> {
        match (self.sort(left), self.sort(right)) {
            (ValueType::Date, _) | (_, ValueType::Date) => Ok(Condition::Dates { left: self.date(left)?, op, right: self.date(right)? }),
            (ValueType::Text, _) => self.text_comparison(op, left, right, span),
            (_, ValueType::Text) => self.text_comparison(op, right, left, span),
            _ => self.number_comparison(op, left, right, span),
        }
    }

    fn text_comparison(&mut self, op: BinaryOp, field: &Expr, text: &Expr, span: Span) -> Result<Condition, FormulaError> {
        let (field, text) = if matches!(field.kind, ExprKind::Text(_)) { (text, field) } else { (field, text) };
        let ExprKind::Text(content) = &text.kind else {
            return Err(wrong(text.span, self.sort(text), ValueType::Text));
        };
        let is = Condition::TextIs { field: self.any_field(field)?, text: content.clone() };
        match op {
            BinaryOp::Equal => Ok(is),
            BinaryOp::NotEqual => Ok(Condition::Not(Box::new(is))),
            _ => Err(not_here(span, word(op.symbol()))),
        }
    }

    fn number_comparison(&mut self, op: BinaryOp, left: &Expr, right: &Expr, span: Span) -> Result<Condition, FormulaError> {
        match (self.depends_on_row(left), self.depends_on_row(right)) {
            (true, true) => {
                let ((left, left_units), (right, right_units)) = (self.number(left)?, self.number(right)?);
                added(left_units, right_units, span)?;
                Ok(Condition::Numbers { left, op, right })
            }
            (true, false) => {
                let ((value, units), (figure, figure_units)) = (self.number(left)?, self.fixed(right)?);
                added(units, figure_units, span)?;
                Ok(Condition::Against { value, op, figure, text: right.to_string() })
            }
            (false, true) => {
                let ((value, units), (figure, figure_units)) = (self.number(right)?, self.fixed(left)?);
                added(units, figure_units, span)?;
                Ok(Condition::Against { value, op: mirrored(op), figure, text: left.to_string() })
            }
            (false, false) => Err(wrong(span, ValueType::AnyFigure, ValueType::Field)),
        }
    }

    /// A figure that is the same for all rows in any breakdown, so that a bar and the filter
    /// it sets are the same number.
    fn fixed(&mut self, expr: &Expr) -> Result<Checked, FormulaError> {
        let (figure, units) = self.checker.figure(expr)?;
        match self.checker.is_overall(&figure) {
            true => Ok((figure, units)),
            false => Err(FormulaError { span: expr.span, kind: FormulaErrorKind::NotOverall }),
        }
    }

    fn depends_on_row(&self, expr: &Expr) -> bool {
        match &expr.kind {
            ExprKind::Name(name) => self.kind_of(name).is_some() || !self.checker.is_kpi(name),
            ExprKind::Call(Function::Days | Function::Hours | Function::Months, arguments) => {
                arguments.iter().any(|argument| self.depends_on_row(argument))
            }
            ExprKind::Binary(_, left, right) => self.depends_on_row(left) || self.depends_on_row(right),
            ExprKind::Negate(value) => self.depends_on_row(value),
            _ => false,
        }
    }

    /// What a part is, as far as can be seen without checking it.
    fn sort(&self, expr: &Expr) -> ValueType {
        if is_date(expr, self.relation) {
            return ValueType::Date;
        }
        match &expr.kind {
            ExprKind::Text(_) => ValueType::Text,
            ExprKind::Name(name) => self.kind_of(name).map_or(ValueType::AnyFigure, type_of),
            ExprKind::Not(_) | ExprKind::IsEmpty { .. } => ValueType::Condition,
            ExprKind::Binary(op, ..) if op.compares() || matches!(op, BinaryOp::And | BinaryOp::Or) => ValueType::Condition,
            ExprKind::Call(Function::OpenAt | Function::ActiveAt, _) => ValueType::Condition,
            _ => ValueType::AnyFigure,
        }
    }

    fn kind_of(&self, name: &str) -> Option<FieldType> {
        names::field(self.relation?, name)
    }

    fn field(&self, name: &str, span: Span) -> Result<FieldType, FormulaError> {
        let Some(relation) = self.relation else {
            return Err(wrong(span, ValueType::AnyFigure, ValueType::Date));
        };
        self.kind_of(name).ok_or_else(|| names::unknown_field(relation, name, span, self.checker.names.iter().map(String::as_str)))
    }
}

fn is_date(expr: &Expr, relation: Option<Relation>) -> bool {
    match &expr.kind {
        ExprKind::Date(_) | ExprKind::Endpoint(_) => true,
        ExprKind::Name(name) => relation.and_then(|relation| names::field(relation, name)) == Some(FieldType::Date),
        _ => false,
    }
}

fn type_of(kind: FieldType) -> ValueType {
    match kind {
        FieldType::Key | FieldType::Category | FieldType::Text => ValueType::Text,
        FieldType::Status | FieldType::Flag => ValueType::Condition,
        FieldType::Date => ValueType::Date,
        _ => Units::of_field(kind).map_or(ValueType::AnyFigure, Units::value_type),
    }
}

/// The comparison with its sides exchanged.
fn mirrored(op: BinaryOp) -> BinaryOp {
    match op {
        BinaryOp::Less => BinaryOp::Greater,
        BinaryOp::LessOrEqual => BinaryOp::GreaterOrEqual,
        BinaryOp::Greater => BinaryOp::Less,
        BinaryOp::GreaterOrEqual => BinaryOp::LessOrEqual,
        other => other,
    }
}

fn word(text: &str) -> Misplaced {
    Misplaced::Word(text.to_owned())
}

fn not_here(span: Span, what: Misplaced) -> FormulaError {
    FormulaError { span, kind: FormulaErrorKind::NotHere { what } }
}
