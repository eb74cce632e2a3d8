//! The figure of a formula: its aggregates, and the arithmetic between them, for all
//! groups at once.

use std::cmp::Ordering;

use crate::kpi::check::node::Node;
use crate::kpi::evaluate::groups::{Groups, datasets};
use crate::kpi::evaluate::run::{Frame, Run};
use crate::kpi::evaluate::test::holds;
use crate::kpi::normal::p_value;
use crate::kpi::unavailable::Unavailable;
use crate::sales::exact::Exact;
use crate::table::column::EMPTY_DAY;

/// Of what part of the data figures are taken.
pub enum Portion<'g, 'a> {
    /// Everything that passes the filters: these groups have no axis, and keep what those
    /// by members are, so that further periods need no others.
    Whole(&'g mut Groups<'a>),
    /// Each of these groups.
    Each(&'g mut Groups<'a>),
}

type Result<T> = std::result::Result<T, Unavailable>;

/// The figures of a portion: one that is the same for all groups, or one of each.
#[derive(Clone, Debug)]
pub enum Figures {
    Same(Result<Exact>),
    Each(Vec<Result<Exact>>),
}

impl Figures {
    /// The figure of a group.
    pub fn at(&self, place: usize) -> Result<Exact> {
        match self {
            Figures::Same(figure) => figure.clone(),
            Figures::Each(figures) => figures.get(place).cloned().unwrap_or(Err(Unavailable::NoRows)),
        }
    }

    fn map(self, of: &dyn Fn(Result<Exact>) -> Result<Exact>) -> Figures {
        match self {
            Figures::Same(figure) => Figures::Same(of(figure)),
            Figures::Each(figures) => Figures::Each(figures.into_iter().map(of).collect()),
        }
    }

    fn with(self, other: Figures, of: &dyn Fn(Result<Exact>, Result<Exact>) -> Result<Exact>) -> Figures {
        match (self, other) {
            (Figures::Same(left), Figures::Same(right)) => Figures::Same(of(left, right)),
            (Figures::Each(left), Figures::Same(right)) => Figures::Each(left.into_iter().map(|left| of(left, right.clone())).collect()),
            (Figures::Same(left), Figures::Each(right)) => Figures::Each(right.into_iter().map(|right| of(left.clone(), right)).collect()),
            (Figures::Each(left), Figures::Each(right)) => {
                Figures::Each(left.into_iter().zip(right).map(|(left, right)| of(left, right)).collect())
            }
        }
    }
}

impl<'a> Run<'a> {
    /// The figure of a formula over everything that passes the filters.
    pub fn figure(&mut self, node: &Node, frame: Frame) -> Result<Exact> {
        self.figures(node, frame, &mut Portion::Whole(&mut Groups::default())).at(0)
    }

    /// The figures of a formula for a portion.
    pub(super) fn figures(&mut self, node: &Node, frame: Frame, portion: &mut Portion<'_, 'a>) -> Figures {
        let large = Unavailable::TooLarge;
        match node {
            Node::Constant(value) => Figures::Same(Ok(*value)),
            Node::Parameter(name) => {
                let value = self.context.parameters.get(name).ok_or_else(|| Unavailable::NoParameter { name: name.clone() });
                Figures::Same(value.and_then(|value| Exact::new(i128::from(*value), 10_000).ok_or(large)))
            }
            Node::Kpi(index) => {
                let catalogue = self.catalogue;
                match catalogue.meaning(*index) {
                    Some(meaning) => self.figures(&meaning.node, frame, portion),
                    None => Figures::Same(Err(Unavailable::broken(catalogue.entries().get(*index).map_or("", |entry| &entry.id)))),
                }
            }
            Node::Moment(moment) => {
                let day = self.day_for_figures(*moment, frame);
                // Without a single date in the data there is no period to measure.
                Figures::Same(if day == EMPTY_DAY { Err(Unavailable::NoRows) } else { Ok(Exact::whole(i128::from(day))) })
            }
            Node::FirstOf(choice) => {
                let (catalogue, chosen) = (self.catalogue, self.chosen());
                match catalogue.chosen(*choice, &chosen) {
                    Some(node) => self.figures(node, frame, portion),
                    None => Figures::Same(Err(Unavailable::broken(""))),
                }
            }
            Node::Previous(value) => match self.before(frame) {
                Some(before) => self.figures(value, before, portion),
                None => Figures::Same(Err(Unavailable::NoComparison)),
            },
            Node::Overall { value, without } => self.figures_overall(value, without, frame, portion),
            Node::Aggregate(index) => self.aggregated(*index, frame, portion),
            Node::Members(members) => match self.tallies(members, frame, portion) {
                Err(reason) => Figures::Same(Err(reason)),
                Ok(tallies) => each(tallies.into_iter().map(|tally| tally.figure(members)).collect(), portion),
            },
            Node::Sum(left, right) => self.both(left, right, frame, portion, &|left, right| left.plus(right).ok_or(Unavailable::TooLarge)),
            Node::Difference(left, right) | Node::Days(left, right) => {
                self.both(left, right, frame, portion, &|left, right| left.minus(right).ok_or(Unavailable::TooLarge))
            }
            Node::Product(left, right) => {
                self.both(left, right, frame, portion, &|left, right| left.times(right).ok_or(Unavailable::TooLarge))
            }
            Node::Quotient { left, right, per_count, .. } => {
                let is_growth = matches!(**right, Node::Previous(_));
                self.both(left, right, frame, portion, &|left, right| match (right.is_zero(), left.is_zero() && *per_count) {
                    _ if is_growth && !right.is_positive() => Err(Unavailable::NoBase),
                    (true, true) => Err(Unavailable::NoRows),
                    (true, false) => Err(Unavailable::DividedByZero),
                    _ => left.over(right).ok_or(Unavailable::TooLarge),
                })
            }
            Node::Larger(left, right) | Node::Smaller(left, right) => {
                let wants_larger = matches!(node, Node::Larger(..));
                self.both(left, right, frame, portion, &|left, right| {
                    let is_larger = left.compare(right).ok_or(Unavailable::TooLarge)? != Ordering::Less;
                    Ok(if is_larger == wants_larger { left } else { right })
                })
            }
            Node::Otherwise(left, right) => {
                let (left, right) = (self.figures(left, frame, portion), self.figures(right, frame, portion));
                left.with(right, &|left, right| if left.as_ref().is_err_and(lacks_figure) { right } else { left })
            }
            Node::SquareRoot(value) => self.figures(value, frame, portion).map(&|figure| match figure? {
                figure if figure.is_zero() || figure.is_positive() => figure.square_root().ok_or(Unavailable::TooLarge),
                _ => Err(Unavailable::NoRoot),
            }),
            Node::PValue(value) => {
                self.figures(value, frame, portion).map(&|figure| Exact::near(p_value(figure?.to_f64())).ok_or(Unavailable::TooLarge))
            }
            Node::Compared { left, op, right } => self.both(left, right, frame, portion, &|left, right| {
                left.compare(right).map(|ordering| truth(holds(*op, ordering))).ok_or(Unavailable::TooLarge)
            }),
            Node::Both(left, right) => {
                let (left, right) = (self.figures(left, frame, portion), self.figures(right, frame, portion));
                left.with(right, &|left, right| decided(left, right, false))
            }
            Node::Either(left, right) => {
                let (left, right) = (self.figures(left, frame, portion), self.figures(right, frame, portion));
                left.with(right, &|left, right| decided(left, right, true))
            }
            Node::Not(value) => self.figures(value, frame, portion).map(&|held| held.map(|held| truth(held.is_zero()))),
            Node::Negated(value) => self.figures(value, frame, portion).map(&|figure| figure?.negated().ok_or(Unavailable::TooLarge)),
            Node::RoundedUp(value) => self.figures(value, frame, portion).map(&|figure| figure.map(Exact::rounded_up)),
        }
    }

    fn both(
        &mut self,
        left: &Node,
        right: &Node,
        frame: Frame,
        portion: &mut Portion<'_, 'a>,
        of: &dyn Fn(Exact, Exact) -> Result<Exact>,
    ) -> Figures {
        let (left, right) = (self.figures(left, frame, portion), self.figures(right, frame, portion));
        left.with(right, &|left, right| of(left?, right?))
    }

    fn aggregated(&mut self, index: usize, frame: Frame, portion: &mut Portion<'_, 'a>) -> Figures {
        let query = match self.query(index) {
            Ok(query) => query,
            Err(reason) => return Figures::Same(Err(reason)),
        };
        match portion {
            Portion::Whole(_) => Figures::Same(self.outcome(index, frame).and_then(|outcome| outcome.figure(&query))),
            Portion::Each(groups) => match groups.outcomes(self, index, frame) {
                Err(reason) => Figures::Same(Err(reason)),
                Ok(outcomes) => {
                    Figures::Each(outcomes.iter().map(|outcome| outcome.clone().and_then(|outcome| outcome.figure(&query))).collect())
                }
            },
        }
    }

    /// Figures without the filters and breakdowns by some dimensions. A group stays one of
    /// the dimensions that are not left aside.
    fn figures_overall(&mut self, value: &Node, without: &[String], frame: Frame, portion: &Portion<'_, 'a>) -> Figures {
        let mut run = self.overall(without);
        let outer = match portion {
            Portion::Each(groups) if !groups.are_one_without(without) => groups,
            _ => return Figures::Same(run.figure(value, frame)),
        };
        let aggregates = run.aggregates_of(value);
        let groups = datasets(&mut run, &aggregates).and_then(|datasets| outer.without(&run, without, &datasets));
        match groups {
            Err(reason) => Figures::Same(Err(reason)),
            Ok((mut groups, places)) => {
                let figures = run.figures(value, frame, &mut Portion::Each(&mut groups));
                Figures::Each(places.into_iter().map(|place| figures.at(place)).collect())
            }
        }
    }
}

/// Figures that were worked out for each group of a portion.
pub(super) fn each(figures: Vec<Result<Exact>>, portion: &Portion<'_, '_>) -> Figures {
    match portion {
        Portion::Each(_) => Figures::Each(figures),
        Portion::Whole(_) => Figures::Same(figures.into_iter().next().unwrap_or(Err(Unavailable::NoRows))),
    }
}

/// Whether a figure is not known only because there is nothing to make it of.
pub(super) fn lacks_figure(reason: &Unavailable) -> bool {
    use Unavailable::{DividedByZero, NoBase, NoModel, NoRoot, NoRows, NoTarget, NoValues};
    matches!(reason, NoRows | NoTarget | NoValues { .. } | NoBase | NoRoot | NoModel | DividedByZero)
}

fn truth(holds: bool) -> Exact {
    Exact::whole(i128::from(holds))
}

/// Two conditions of which either settles the matter with `by`, also where the other is
/// not known.
fn decided(left: Result<Exact>, right: Result<Exact>, by: bool) -> Result<Exact> {
    let settles = |held: &Result<Exact>| held.as_ref().is_ok_and(|held| held.is_zero() != by);
    let failed = [&left, &right].into_iter().find_map(|held| held.as_ref().err().filter(|reason| !lacks_figure(reason)).cloned());
    match failed {
        Some(reason) => Err(reason),
        None if settles(&left) || settles(&right) => Ok(truth(by)),
        None => left.and(right).map(|_| truth(!by)),
    }
}
