//! The arithmetic between figures, in the steps of a space.

use crate::kpi::check::node::{Moment, Node};
use crate::kpi::normal::{DENOMINATOR, FURTHEST, NUMERATOR};
use crate::kpi::sql::conditions::{ROUNDING, compared};
use crate::kpi::sql::members::LACKS_FIGURE;
use crate::kpi::sql::rows::EPOCH;
use crate::kpi::sql::scope::{Key, Scope, Timeline};
use crate::kpi::sql::space::{Figure, Space};
use crate::kpi::sql::writer::Writer;
use crate::kpi::unavailable::Unavailable;
use crate::sales::exact::Exact;

impl Writer<'_> {
    /// The figure of a formula in a scope, whose keys are among those of the space.
    pub fn figure(&mut self, node: &Node, scope: &Scope, space: &mut Space) -> Figure {
        match node {
            Node::Constant(value) => Figure::constant(constant(*value)),
            Node::Parameter(name) => {
                let value = self.context.parameters.get(name).and_then(|value| Exact::new(i128::from(*value), 10_000));
                value.map_or_else(|| Figure::unavailable("no_parameter"), |value| Figure::constant(constant(value)))
            }
            Node::Kpi(index) => {
                let catalogue = self.catalogue;
                match catalogue.meaning(*index) {
                    Some(meaning) => self.figure(&meaning.node, scope, space),
                    None => Figure::unavailable(Unavailable::broken("").code()),
                }
            }
            Node::FirstOf(choice) => {
                let catalogue = self.catalogue;
                match catalogue.chosen(*choice, &self.chosen) {
                    Some(node) => self.figure(node, scope, space),
                    None => Figure::unavailable(Unavailable::broken("").code()),
                }
            }
            Node::Moment(moment) => self.day(*moment, scope, space),
            Node::Previous(value) => self.previous(value, scope, space),
            Node::Overall { value, without } => self.figure(value, &scope.overall(without), space),
            Node::Aggregate(index) => self.aggregate(*index, scope, space),
            Node::Members(members) => self.members(members, scope, space),
            Node::Sum(left, right) => self.both(left, right, scope, space, |left, right| {
                (format!("CASE WHEN ABS({left} + {right}) <= {} THEN 0 ELSE {left} + {right} END", rounding(left, right)), None)
            }),
            Node::Difference(left, right) | Node::Days(left, right) => self.both(left, right, scope, space, |left, right| {
                (format!("CASE WHEN ABS({left} - {right}) <= {} THEN 0 ELSE {left} - {right} END", rounding(left, right)), None)
            }),
            Node::Product(left, right) => self.both(left, right, scope, space, |left, right| (format!("{left} * {right}"), None)),
            Node::Quotient { left, right, per_count, .. } => {
                let is_growth = matches!(**right, Node::Previous(_));
                self.both(left, right, scope, space, |left, right| {
                    let no_base = if is_growth { format!("WHEN {right} <= 0 THEN 'no_base' ") } else { String::new() };
                    let no_rows = if *per_count { format!("WHEN {right} = 0 AND {left} = 0 THEN 'no_rows' ") } else { String::new() };
                    let reason = format!("CASE {no_base}{no_rows}WHEN {right} = 0 THEN 'divided_by_zero' END");
                    (format!("{left} / NULLIF({right}, 0)"), Some(reason))
                })
            }
            Node::Larger(left, right) => self.both(left, right, scope, space, |left, right| (format!("GREATEST({left}, {right})"), None)),
            Node::Smaller(left, right) => self.both(left, right, scope, space, |left, right| (format!("LEAST({left}, {right})"), None)),
            Node::Otherwise(left, right) => {
                let (left, right) = (self.figure(left, scope, space), self.figure(right, scope, space));
                let Some(lacks) = left.reason.clone() else { return left };
                let instead = right.reason.clone().unwrap_or_else(|| "CAST(NULL AS STRING)".to_owned());
                let reason = format!("CASE WHEN {lacks} IN {LACKS_FIGURE} THEN {instead} ELSE {lacks} END");
                let value = format!("CASE WHEN {lacks} IS NULL THEN {} ELSE {} END", left.value, right.value);
                space.decided_by(&[&left, &right], &value, Some(reason))
            }
            Node::SquareRoot(value) => {
                let value = self.figure(value, scope, space);
                let reason = format!("CASE WHEN {} < 0 THEN 'no_root' END", value.value);
                space.made_of(&[&value], &format!("SQRT(GREATEST({}, 0))", value.value), Some(reason))
            }
            Node::PValue(value) => {
                let value = self.figure(value, scope, space);
                let far = space.made_of(&[&value], &format!("ABS({})", value.value), None);
                let x = &far.value;
                let (above, below) = (polynomial(&NUMERATOR, x), polynomial(&DENOMINATOR, x));
                let text = format!("CASE WHEN {x} > {FURTHEST} THEN 0 ELSE 2 * EXP(-({x} * {x}) / 2) * {above} / {below} END");
                space.made_of(&[&far], &text, None)
            }
            Node::Compared { left, op, right } => self.both(left, right, scope, space, |left, right| {
                (format!("CASE WHEN {} THEN 1 ELSE 0 END", compared(left, *op, right)), None)
            }),
            Node::Both(left, right) => self.decided(left, right, false, scope, space),
            Node::Either(left, right) => self.decided(left, right, true, scope, space),
            Node::Not(value) => {
                let value = self.figure(value, scope, space);
                space.made_of(&[&value], &format!("CASE WHEN {} = 0 THEN 1 ELSE 0 END", value.value), None)
            }
            Node::Negated(value) => {
                let value = self.figure(value, scope, space);
                space.made_of(&[&value], &format!("-({})", value.value), None)
            }
            Node::RoundedUp(value) => {
                let value = self.figure(value, scope, space);
                let nearly = format!("{} - {ROUNDING} * ABS({})", value.value, value.value);
                space.made_of(&[&value], &format!("CAST(CEIL({nearly}) AS DOUBLE)"), None)
            }
        }
    }

    /// A relation with a figure, `value` or `reason`, that is the same for all rows of a span.
    pub fn figure_of_all(&mut self, node: &Node, scope: &Scope) -> String {
        let cells = scope.keys.contains(&Key::Span).then(|| "spans".to_owned());
        let mut space = Space::new(scope.keys.clone(), cells);
        let figure = self.figure(node, scope, &mut space);
        let steps = space.written(&format!("all_{}", self.count()));
        let last = steps.last().map(|(name, _)| name.clone()).unwrap_or_default();
        self.expressions(steps);
        let keys: String = scope.keys.iter().map(|key| format!("{}, ", key.column())).collect();
        self.expression("figure", format!("SELECT {keys}{}\n  FROM {last}", selected(&figure)))
    }

    fn both(
        &mut self,
        left: &Node,
        right: &Node,
        scope: &Scope,
        space: &mut Space,
        of: impl FnOnce(&str, &str) -> (String, Option<String>),
    ) -> Figure {
        let (left, right) = (self.figure(left, scope, space), self.figure(right, scope, space));
        let (value, reason) = of(&left.value, &right.value);
        space.made_of(&[&left, &right], &value, reason)
    }

    /// Two conditions of which either settles the matter, also where the other is not known.
    fn decided(&mut self, left: &Node, right: &Node, by: bool, scope: &Scope, space: &mut Space) -> Figure {
        let (left, right) = (self.figure(left, scope, space), self.figure(right, scope, space));
        let differs = if by { "<>" } else { "=" };
        let settles = |figure: &Figure| match &figure.reason {
            None => format!("{} {differs} 0", figure.value),
            Some(reason) => format!("({reason} IS NULL AND {} {differs} 0)", figure.value),
        };
        let settled = format!("{} OR {}", settles(&left), settles(&right));
        let reasons: Vec<&String> = [&left, &right].into_iter().filter_map(|figure| figure.reason.as_ref()).collect();
        let failed: String = reasons.iter().map(|reason| format!("WHEN {reason} NOT IN {LACKS_FIGURE} THEN {reason} ")).collect();
        let lacking: String = reasons.iter().map(|reason| format!("WHEN {reason} IS NOT NULL THEN {reason} ")).collect();
        let reason = (!reasons.is_empty()).then(|| format!("CASE {failed}WHEN {settled} THEN NULL {lacking}END"));
        let (yes, no) = (u8::from(by), u8::from(!by));
        space.decided_by(&[&left, &right], &format!("CASE WHEN {settled} THEN {yes} ELSE {no} END"), reason)
    }

    fn day(&mut self, moment: Moment, scope: &Scope, space: &mut Space) -> Figure {
        let day = self.day_for_figures(moment, scope);
        if matches!(self.timeline, Timeline::Spans(_)) {
            space.join("spans", &[Key::Span]);
        }
        let day = self.dialect.days_between(&day, EPOCH);
        // Without a single date in the data there is no period to measure.
        space.base(&format!("CAST({day} AS DOUBLE)"), &[format!("CASE WHEN {day} IS NULL THEN 'no_rows' END")])
    }

    fn previous(&mut self, value: &Node, scope: &Scope, space: &mut Space) -> Figure {
        let before = scope.before();
        if self.frame(&before).is_none() {
            return Figure::unavailable("no_comparison");
        }
        let figure = self.figure(value, &before, space);
        match self.cut(&before) {
            Some(days) if matches!(self.timeline, Timeline::Spans(_)) => {
                space.join("spans", &[Key::Span]);
                let missing = space.base("CAST(NULL AS DOUBLE)", &[format!("CASE WHEN {} IS NULL THEN 'no_comparison' END", days.start)]);
                space.made_of(&[&missing, &figure], &figure.value, None)
            }
            _ => figure,
        }
    }
}

/// The columns `value` and `reason` of a figure.
pub fn selected(figure: &Figure) -> String {
    match &figure.reason {
        None => format!("CAST({} AS DOUBLE) AS value, CAST(NULL AS STRING) AS reason", figure.value),
        Some(reason) => {
            format!("CASE WHEN {reason} IS NULL THEN CAST({} AS DOUBLE) END AS value, CAST({reason} AS STRING) AS reason", figure.value)
        }
    }
}

/// A polynomial by its coefficients, the highest power first.
fn polynomial(coefficients: &[f64], of: &str) -> String {
    coefficients.iter().fold("CAST(0 AS DOUBLE)".to_owned(), |sum, coefficient| format!("({sum} * {of} + CAST({coefficient} AS DOUBLE))"))
}

fn constant(value: Exact) -> String {
    format!("CAST({} AS DOUBLE)", value.to_f64())
}

/// How far apart two numbers may be by rounding alone.
fn rounding(left: &str, right: &str) -> String {
    format!("{ROUNDING} * (ABS({left}) + ABS({right}))")
}
