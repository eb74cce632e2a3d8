//! What a figure is made of, before anything is counted: which aggregates and figures of
//! members, of what part of the data each, and the arithmetic between them.

use crate::kpi::ask::{Calculation, Figure, OfMembers, Operator, Role, Taken};
use crate::kpi::catalogue::Catalogue;
use crate::kpi::check::node::{Members, Moment, Node};
use crate::kpi::formula::ast::BinaryOp;

/// The parts of a figure.
pub struct Outline<'a, 'd> {
    catalogue: &'a Catalogue,
    /// Which alternative of each `first_of` the files allow.
    chosen: &'a [usize],
    /// What a date of the period is.
    day: &'d mut dyn FnMut(Moment, &Taken) -> Figure,
    pub lines: Vec<Line>,
    pub terms: Vec<Term<'a>>,
}

/// The calculation of a KPI, by its place in the catalogue.
pub struct Line {
    pub kpi: usize,
    pub taken: Taken,
    pub calculation: Calculation,
}

/// What is counted, and why.
pub struct Term<'a> {
    pub source: Source<'a>,
    pub taken: Taken,
    pub role: Role,
}

/// What a term is.
#[derive(Clone, Copy, PartialEq)]
pub enum Source<'a> {
    /// By its place in the catalogue.
    Aggregate(usize),
    Members(&'a Members),
}

/// What is to be made of a part of a formula.
#[derive(Clone, Copy)]
enum Part<'r> {
    /// It is counted, for this reason.
    Counted(&'r Role),
    /// Only its name is told.
    Named,
}

impl<'a> Source<'a> {
    /// The members that it is a figure of.
    pub fn members(self) -> Option<&'a Members> {
        match self {
            Source::Members(members) => Some(members),
            Source::Aggregate(_) => None,
        }
    }

    /// As formulas write it.
    pub fn text(self, catalogue: &Catalogue) -> String {
        match self {
            Source::Aggregate(index) => catalogue.aggregate(index).map(|aggregate| aggregate.text.clone()).unwrap_or_default(),
            Source::Members(members) => members.text.clone(),
        }
    }
}

impl<'a, 'd> Outline<'a, 'd> {
    /// The parts of a KPI, whose own line is the first.
    pub fn of(
        catalogue: &'a Catalogue,
        chosen: &'a [usize],
        kpi: usize,
        day: &'d mut dyn FnMut(Moment, &Taken) -> Figure,
    ) -> Outline<'a, 'd> {
        let mut outline = Outline { catalogue, chosen, day, lines: Vec::new(), terms: Vec::new() };
        outline.line(kpi, Taken::default());
        let mut at = 0;
        while let Some((source, taken)) = outline.terms.get(at).map(|term| (term.source, term.taken.clone())) {
            match source {
                Source::Members(members) => outline.of_each(members, &taken),
                Source::Aggregate(index) => outline.compared(index, &taken),
            }
            at += 1;
        }
        outline
    }

    fn line(&mut self, kpi: usize, taken: Taken) -> Calculation {
        if let Some(known) = self.lines.iter().position(|line| line.kpi == kpi && line.taken == taken) {
            return Calculation::Line(known);
        }
        let place = self.lines.len();
        self.lines.push(Line { kpi, taken: taken.clone(), calculation: Calculation::Number(0.0) });
        if let Some(meaning) = self.catalogue.meaning(kpi) {
            let calculation = self.calculation(&meaning.node, taken, Part::Counted(&Role::Part));
            self.lines.get_mut(place).into_iter().for_each(|line| line.calculation = calculation.clone());
        }
        Calculation::Line(place)
    }

    fn calculation(&mut self, node: &'a Node, taken: Taken, part: Part<'_>) -> Calculation {
        let catalogue = self.catalogue;
        match node {
            Node::Constant(value) => Calculation::Number(value.to_f64()),
            Node::Parameter(name) => Calculation::Parameter(name.clone()),
            Node::Moment(moment) => Calculation::Date((self.day)(*moment, &taken)),
            Node::Aggregate(index) => self.term(Source::Aggregate(*index), taken, part),
            Node::Members(members) => self.term(Source::Members(members), taken, part),
            Node::Kpi(index) if matches!(part, Part::Named) => {
                let id = catalogue.entries().get(*index).map(|entry| entry.id.clone()).unwrap_or_default();
                Calculation::Named { text: id, taken }
            }
            Node::Kpi(index) => match catalogue.meaning(*index) {
                // What is but one term needs no line of its own.
                Some(meaning) if matches!(meaning.node, Node::Aggregate(_) | Node::Members(_)) => {
                    self.calculation(&meaning.node, taken, part)
                }
                _ => self.line(*index, taken),
            },
            Node::FirstOf(choice) => match catalogue.chosen(*choice, self.chosen) {
                Some(node) => self.calculation(node, taken, part),
                None => Calculation::Number(0.0),
            },
            Node::Previous(value) => self.calculation(value, taken.before(), part),
            Node::Overall { value, without } => self.calculation(value, taken.overall(without), part),
            Node::Sum(..) => self.operation(Operator::Plus, node, &taken, part),
            Node::Difference(..) => self.operation(Operator::Minus, node, &taken, part),
            Node::Days(..) => self.operation(Operator::DaysAfter, node, &taken, part),
            Node::Product(..) => self.operation(Operator::Times, node, &taken, part),
            Node::Quotient { .. } => self.operation(Operator::Over, node, &taken, part),
            Node::Larger(..) => self.operation(Operator::Larger, node, &taken, part),
            Node::Smaller(..) => self.operation(Operator::Smaller, node, &taken, part),
            Node::Otherwise(..) => self.operation(Operator::Otherwise, node, &taken, part),
            Node::SquareRoot(_) => self.operation(Operator::SquareRoot, node, &taken, part),
            Node::PValue(_) => self.operation(Operator::PValue, node, &taken, part),
            Node::Negated(_) => self.operation(Operator::Negated, node, &taken, part),
            Node::RoundedUp(_) => self.operation(Operator::RoundedUp, node, &taken, part),
            Node::Compared { op, .. } => self.operation(compared(*op), node, &taken, part),
            Node::Both(..) => self.operation(Operator::And, node, &taken, part),
            Node::Either(..) => self.operation(Operator::Or, node, &taken, part),
            Node::Not(_) => self.operation(Operator::Not, node, &taken, part),
        }
    }

    fn operation(&mut self, operator: Operator, node: &'a Node, taken: &Taken, part: Part<'_>) -> Calculation {
        Calculation::Of(operator, node.parts().into_iter().map(|inner| self.calculation(inner, taken.clone(), part)).collect())
    }

    fn term(&mut self, source: Source<'a>, taken: Taken, part: Part<'_>) -> Calculation {
        let Part::Counted(role) = part else { return Calculation::Named { text: source.text(self.catalogue), taken } };
        let place = self.terms.iter().position(|term| term.source == source && term.taken == taken).unwrap_or_else(|| {
            self.terms.push(Term { source, taken, role: role.clone() });
            self.terms.len() - 1
        });
        Calculation::Term(place)
    }

    /// How a figure of members is made of theirs.
    pub fn of_members(&mut self, members: &'a Members) -> OfMembers {
        let mut named = |node: &'a Option<Node>| node.as_ref().map(|node| self.calculation(node, Taken::default(), Part::Named));
        let (value, condition) = (named(&members.value), named(&members.condition));
        OfMembers { dimension: members.dimension.clone(), op: members.op.word().to_owned(), value, condition }
    }

    /// What each member has figures of.
    fn of_each(&mut self, members: &'a Members, taken: &Taken) {
        let (catalogue, chosen) = (self.catalogue, self.chosen);
        let role = Role::OfEach(members.dimension.clone());
        for term in members.value.iter().chain(&members.condition).flat_map(|part| catalogue.terms_of(part, chosen)) {
            let taken = term.overall.map_or_else(|| taken.clone(), |without| taken.overall(without));
            self.term(Source::Aggregate(term.aggregate), taken, Part::Counted(&role));
        }
    }

    /// What the rows of an aggregate are compared with.
    fn compared(&mut self, index: usize, taken: &Taken) {
        let catalogue = self.catalogue;
        let mut figures = Vec::new();
        catalogue
            .aggregate(index)
            .into_iter()
            .flat_map(|aggregate| &aggregate.conditions)
            .for_each(|condition| condition.figures(&mut figures));
        for figure in figures {
            self.calculation(figure, taken.clone(), Part::Counted(&Role::ComparedWith));
        }
    }
}

fn compared(op: BinaryOp) -> Operator {
    match op {
        BinaryOp::NotEqual => Operator::Differs,
        BinaryOp::Less => Operator::Below,
        BinaryOp::LessOrEqual => Operator::AtMost,
        BinaryOp::Greater => Operator::Above,
        BinaryOp::GreaterOrEqual => Operator::AtLeast,
        _ => Operator::Equals,
    }
}
