//! Answers questions: a figure whole, by the members of a dimension, or over time.

use crate::kpi::ask::{Answer, Ask, Context, Coverage, Figure, Others, Part, PartKey, Split, together};
use crate::kpi::catalogue::{Catalogue, Meaning};
use crate::kpi::check::names;
use crate::kpi::check::node::{Aggregate, Node};
use crate::kpi::evaluate::cache::Cache;
use crate::kpi::evaluate::figure::{Figures, Portion, each};
use crate::kpi::evaluate::groups::{Groups, datasets};
use crate::kpi::evaluate::outcome::measure_moves;
use crate::kpi::evaluate::reduce::{Reduced, is_additive};
use crate::kpi::evaluate::run::{Frame, Run};
use crate::kpi::evaluate::select::is_momentary;
use crate::kpi::formula::ast::{MembersOp, Span};
use crate::kpi::formula::error::NameKind;
use crate::kpi::listed::Better;
use crate::kpi::unavailable::Unavailable;
use crate::sales::bands;
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::period::{Grain, Period};
use crate::sales::quantity::{Quantity, Unit};
use crate::star::tables::Star;

/// The most spans a course is cut into: ten years of days, and some.
const MOST_SPANS: usize = 4000;

/// The dimension whose members have an order that is not that of their names.
const STAGE: &str = "stage";

/// The answers to all questions, in their order. `cache` must be a new one
/// whenever the star is.
pub fn answer(star: &Star, catalogue: &Catalogue, cache: &mut Cache, context: &Context, asks: &[Ask]) -> Vec<Answer> {
    let mut run = Run::new(star, catalogue, context, cache);
    asks.iter().map(|ask| run.answer(ask)).collect()
}

/// The frames of a KPI's course that have begun, each with the first day of its span.
pub fn frames(star: &Star, catalogue: &Catalogue, cache: &mut Cache, context: &Context, kpi: &str, grain: Grain) -> Vec<(Day, Frame)> {
    let mut run = Run::new(star, catalogue, context, cache);
    let Ok(meaning) = meaning(catalogue, kpi) else { return Vec::new() };
    let begun = run.course(&meaning.node, grain).into_iter().filter(|point| point.has_begun);
    begun.map(|point| (point.span.start, point.frame)).collect()
}

/// One span of a course.
struct Point {
    span: Period,
    /// What of it is looked at, and what that is compared with.
    frame: Frame,
    has_begun: bool,
    is_partial: bool,
}

/// A KPI by its name, or why it cannot be asked for.
pub fn meaning<'a>(catalogue: &'a Catalogue, id: &str) -> Result<&'a Meaning, Unavailable> {
    let unknown = || names::unknown(NameKind::Kpi, id, Span::default(), catalogue.entries().iter().map(|entry| entry.id.as_str()));
    let checked = catalogue.entry(id).map_or_else(|| Err(unknown()), |entry| entry.checked.as_ref().map_err(Clone::clone));
    checked.map_err(|error| Unavailable::BadFormula { error })
}

impl<'a> Run<'a> {
    fn answer(&mut self, ask: &Ask) -> Answer {
        let frame = self.frame();
        let mut answer = Answer {
            kpi: ask.kpi.clone(),
            unit: Unit::Number,
            split: ask.split.clone(),
            now: Err(Unavailable::NoRows),
            before: None,
            cases: None,
            coverage: None,
            parts: Vec::new(),
            adds_up: false,
            others: None,
        };
        let catalogue = self.catalogue;
        let better = catalogue.entry(&ask.kpi).map_or(Better::Neither, |entry| entry.better);
        let meaning = match meaning(catalogue, &ask.kpi) {
            Ok(meaning) => meaning,
            Err(reason) => return Answer { now: Err(reason), ..answer },
        };
        let chosen = self.chosen();
        answer.unit = meaning.unit;
        let mut all = Groups::default();
        answer.now = self.quantity_of(meaning, frame, &mut all);
        answer.before = self.compared(meaning, frame).map(|before| self.quantity_of(meaning, before, &mut all));
        answer.cases = self.all_cases(&meaning.node, frame, &mut all);
        answer.coverage = self.coverage(&meaning.node, frame);
        match &ask.split {
            Split::Whole => {}
            Split::By { dimension, limit } => {
                answer.adds_up =
                    catalogue.adds_up(&meaning.node, &chosen, &mut |index| catalogue.aggregate(index).is_some_and(Aggregate::is_sum));
                match self.among(dimension).by(meaning, dimension, order(better, meaning.unit)) {
                    Ok(parts) => (answer.parts, answer.others) = self.shown(parts, dimension, *limit, answer.adds_up),
                    Err(reason) => answer.now = Err(reason),
                }
            }
            Split::Over { grain } => {
                answer.adds_up = catalogue.adds_up(&meaning.node, &chosen, &mut |index| self.adds_up_over_time(index));
                answer.parts = self.over(meaning, *grain, &mut all);
            }
        }
        answer
    }

    /// The figure over everything that passes the filters.
    pub(super) fn quantity(&mut self, meaning: &Meaning, frame: Frame) -> Figure {
        self.quantity_of(meaning, frame, &mut Groups::default())
    }

    /// The same, where `all` keeps the groups by members for further frames.
    fn quantity_of(&mut self, meaning: &Meaning, frame: Frame, all: &mut Groups<'a>) -> Figure {
        let aggregates = self.aggregates_of(&meaning.node);
        self.agree_in_currency(&aggregates)?;
        quantity(self.figures(&meaning.node, frame, &mut Portion::Whole(all)).at(0), meaning)
    }

    /// The parts of the members that have rows, in order.
    fn by(&mut self, meaning: &Meaning, dimension: &str, order: Order) -> Result<Vec<Part>, Unavailable> {
        let frame = self.frame();
        let aggregates = self.aggregates_of(&meaning.node);
        self.agree_in_currency(&aggregates)?;
        let before = self.compared(meaning, frame).filter(|_| !self.knows_only_today(dimension, &aggregates));
        let datasets = datasets(self, &aggregates)?;
        let mut groups = Groups::by(self, dimension, &datasets)?;
        let mut has_rows = vec![false; groups.count()];
        let mut present: Option<Vec<bool>> = None;
        for frame in [Some(frame), before].into_iter().flatten() {
            for index in &aggregates {
                let outcomes = groups.outcomes(self, *index, frame);
                for (place, has_rows) in has_rows.iter_mut().enumerate() {
                    *has_rows |= match outcomes.as_ref().map(|outcomes| outcomes.get(place)) {
                        Ok(Some(Ok(outcome))) => outcome.rows > 0,
                        Ok(None) => false,
                        Ok(Some(Err(Unavailable::NoMember { .. } | Unavailable::OnlyToday { .. })))
                        | Err(Unavailable::NoMember { .. } | Unavailable::OnlyToday { .. }) => false,
                        Ok(Some(Err(_))) | Err(_) => {
                            let present = present.get_or_insert_with(|| groups.present(self, &datasets));
                            present.get(place).copied().unwrap_or_default()
                        }
                    };
                }
            }
        }
        let node = &meaning.node;
        let now = self.figures(node, frame, &mut Portion::Each(&mut groups));
        let cases = self.cases(node, frame, &mut Portion::Each(&mut groups));
        let before = before.map(|before| self.figures(node, before, &mut Portion::Each(&mut groups)));
        let places = has_rows.iter().enumerate().filter(|(_, has_rows)| **has_rows);
        let part = |(place, _): (usize, &bool)| Part {
            key: PartKey::Member(groups.text(place, 0).to_owned()),
            now: quantity(now.at(place), meaning),
            before: before.as_ref().map(|before| quantity(before.at(place), meaning)),
            cases: cases.as_ref().and_then(|cases| counted(cases.at(place))),
            is_partial: false,
        };
        let mut parts: Vec<Part> = places.map(part).collect();
        if parts.is_empty() {
            aggregates
                .iter()
                .try_for_each(|index| self.query(*index).map_or(Ok(()), |query| self.knew_members(&query, dimension, frame)))?;
        }
        let by_figure = |left: &Part, right: &Part| rank(&right.now, order).total_cmp(&rank(&left.now, order));
        parts.sort_by(|left, right| by_figure(left, right).then_with(|| name(left).cmp(&name(right))));
        Ok(parts)
    }

    /// The first parts and those that are filtered by, and what the others come to;
    /// stages in the order that a deal passes through them.
    fn shown(&self, mut parts: Vec<Part>, dimension: &str, limit: usize, adds_up: bool) -> (Vec<Part>, Option<Others>) {
        let filters = self.context.filters.iter().filter(|filter| filter.dimension == dimension);
        let chosen: Vec<&String> = filters.flat_map(|filter| &filter.members).collect();
        let is_chosen = |part: &Part| matches!(&part.key, PartKey::Member(member) if chosen.contains(&member));
        let (mut beyond, mut others): (Vec<Part>, Vec<Part>) = parts.split_off(limit.min(parts.len())).into_iter().partition(is_chosen);
        if others.len() == 1 {
            // It takes no more room than what would be said of it.
            beyond.append(&mut others);
        }
        parts.extend(beyond);
        let order = if dimension == STAGE { self.star.stages().to_vec() } else { bands::of_dimension(dimension) };
        parts.sort_by_key(|part| {
            order.iter().position(|own| matches!(&part.key, PartKey::Member(member) if member == own)).unwrap_or(order.len())
        });
        let sum = |figures: Vec<&Figure>| if adds_up { together(figures) } else { Err(Unavailable::NoRows) };
        let before: Vec<&Figure> = others.iter().filter_map(|part| part.before.as_ref()).collect();
        let members = others.len();
        let others = (members > 0).then(|| Others {
            members,
            now: sum(others.iter().map(|part| &part.now).collect()),
            before: (!before.is_empty()).then(|| sum(before)),
        });
        (parts, others)
    }

    /// The frame that a figure is compared with: none under a filter whose members
    /// cannot be told for an earlier period.
    fn compared(&mut self, meaning: &Meaning, frame: Frame) -> Option<Frame> {
        let before = self.before(frame)?;
        let aggregates = self.aggregates_of(&meaning.node);
        let filters = self.filters.clone();
        (!filters.iter().any(|filter| self.knows_only_today(&filter.dimension, &aggregates))).then_some(before)
    }

    /// Whether an aggregate over a period is the sum of those over its parts.
    fn adds_up_over_time(&mut self, index: usize) -> bool {
        let is_sum = self.catalogue.aggregate(index).is_some_and(Aggregate::is_sum);
        is_sum
            && self
                .query(index)
                .is_ok_and(|query| query.dated.is_some() && query.moving.is_empty() && !measure_moves(&query) && !query.looks_ahead())
    }

    /// Whether members of a dimension cannot be told for an earlier period.
    fn knows_only_today(&mut self, dimension: &str, aggregates: &[usize]) -> bool {
        aggregates.iter().filter_map(|index| self.query(*index).ok()).any(|query| is_momentary(query.dataset, dimension))
    }

    /// One part for each span of a course.
    fn over(&mut self, meaning: &Meaning, grain: Grain, all: &mut Groups<'a>) -> Vec<Part> {
        let points = self.course(&meaning.node, grain).into_iter();
        let part = |Point { span, frame, has_begun, is_partial }| {
            let now = if has_begun { self.quantity_of(meaning, frame, all) } else { Err(Unavailable::NoRows) };
            let before = self.compared(meaning, frame).map(|before| self.quantity_of(meaning, before, all));
            let cases = self.all_cases(&meaning.node, frame, all);
            Part { key: PartKey::Span(span.start), now, before, cases, is_partial }
        };
        points.map(part).collect()
    }

    /// The spans that touch the period, cut to it, so that sums add up to the whole; the
    /// comparison's spans stand beside by their order. Without a period nothing cuts the
    /// targets of a span, though the data begin or end in it.
    fn course(&mut self, node: &Node, grain: Grain) -> Vec<Point> {
        let frame = self.frame();
        let Some(whole) = frame.cut.or_else(|| self.reach_of(node)) else {
            return Vec::new();
        };
        let to_date = |end: Day| self.context.last_day.map_or(end, |last| end.min(Day(last.0 + 1)));
        let end = to_date(whole.end);
        // A month is whole though nothing was sold in its first days.
        let known = frame.cut.or_else(|| Some(joined(whole, self.extent_of(node)?))).unwrap_or(whole);
        let known = Period { end: to_date(known.end), ..known };
        let spans = self.spans(grain, whole);
        let compared = frame.compare.map(|compare| self.spans(grain, compare)).unwrap_or_default();
        let mut compared = compared.into_iter();
        let running = |(span, cut): (Period, Period), whole: Option<Period>, targets: Option<Period>| {
            let targets = targets.filter(|_| whole.is_some_and(|whole| whole.end == cut.end))?;
            Some(Period { start: cut.start, end: span.end.min(targets.end).max(cut.end) })
        };
        let mut points: Vec<Point> = Vec::with_capacity(spans.len());
        for (span, cut) in spans {
            let earlier = compared.next();
            let frame = Frame {
                cut: Some(cut),
                compare: earlier.map(|(_, cut)| cut),
                target_days: frame.cut.map_or(Some(span), |_| running((span, cut), Some(whole), frame.target_days)),
                target_days_before: earlier.and_then(|earlier| running(earlier, frame.compare, frame.target_days_before)),
            };
            let has_begun = cut.start < end;
            if !has_begun && frame.compare.is_none() {
                break;
            }
            points.push(Point { span, frame, has_begun, is_partial: span.start < known.start || known.end < span.end });
        }
        points
    }

    /// The spans of a grain and what of each lies in the period; the last ones
    /// if there are too many.
    fn spans(&self, grain: Grain, whole: Period) -> Vec<(Period, Period)> {
        let mut spans = grain.spans(whole, self.context.year());
        spans.drain(..spans.len().saturating_sub(MOST_SPANS));
        let cut = |span: &Period| Period { start: span.start.max(whole.start), end: span.end.min(whole.end) };
        spans.into_iter().map(|span| (span, cut(&span))).collect()
    }

    /// The days over which a KPI has rows; those of the data if it has no dates.
    fn reach_of(&mut self, node: &Node) -> Option<Period> {
        let aggregates = self.aggregates_of(node).into_iter();
        let queries: Vec<_> = aggregates.filter_map(|index| self.query(index).ok()).collect();
        let reaches: Vec<_> = queries.iter().filter_map(|query| self.reach(query)).collect();
        reaches.into_iter().reduce(joined).or_else(|| self.star.span())
    }

    /// The days that the tables of a KPI cover by any date of theirs.
    fn extent_of(&mut self, node: &Node) -> Option<Period> {
        let aggregates = self.aggregates_of(node).into_iter();
        let queries: Vec<_> = aggregates.filter_map(|index| self.query(index).ok()).collect();
        queries.iter().filter_map(|query| self.star.span_of(query.dataset)).reduce(joined)
    }

    /// How many rows of a sum or mean have a value: those of its first aggregate.
    fn coverage(&mut self, node: &Node, frame: Frame) -> Option<Coverage> {
        let index = *self.aggregates_of(node).first()?;
        let query = self.query(index).ok().filter(|query| is_additive(query.op))?;
        let field = query.measure.as_ref()?.field()?.to_owned();
        let Reduced { rows, used, .. } = self.outcome(index, frame).ok()?;
        (used < rows).then_some(Coverage { field, rows, filled: used })
    }

    /// The cases behind a rate: what its denominator counts.
    fn cases(&mut self, node: &Node, frame: Frame, portion: &mut Portion<'_, 'a>) -> Option<Figures> {
        match node {
            Node::Kpi(index) => {
                let catalogue = self.catalogue;
                self.cases(&catalogue.meaning(*index)?.node, frame, portion)
            }
            Node::FirstOf(choice) => {
                let (catalogue, chosen) = (self.catalogue, self.chosen());
                self.cases(catalogue.chosen(*choice, &chosen)?, frame, portion)
            }
            Node::Quotient { right, per_count: true, of_count: true, .. } => Some(self.figures(right, frame, portion)),
            Node::Members(members) if members.op == MembersOp::Share => {
                let tallies = self.tallies(members, frame, portion).ok()?;
                Some(each(tallies.into_iter().map(|tally| Ok(Exact::whole(i128::from(tally.all)))).collect(), portion))
            }
            _ => None,
        }
    }

    /// The cases behind a rate over everything that passes the filters.
    fn all_cases(&mut self, node: &Node, frame: Frame, all: &mut Groups<'a>) -> Option<u64> {
        counted(self.cases(node, frame, &mut Portion::Whole(all))?.at(0))
    }
}

fn joined(left: Period, right: Period) -> Period {
    Period { start: left.start.min(right.start), end: left.end.max(right.end) }
}

fn quantity(figure: Result<Exact, Unavailable>, meaning: &Meaning) -> Figure {
    Quantity::exactly(figure?, meaning.unit).ok_or(Unavailable::TooLarge)
}

fn counted(cases: Result<Exact, Unavailable>) -> Option<u64> {
    u64::try_from(cases.ok()?.floor_at(1)?.0).ok()
}

/// Which members stand first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    LargestFirst,
    SmallestFirst,
}

/// The best first. Of counts and amounts that should be small the largest are what matters:
/// lost deals by reason, and by owner too, for who has few of them may have had few deals.
fn order(better: Better, unit: Unit) -> Order {
    match better {
        Better::Lower if !matches!(unit, Unit::Count | Unit::Money) => Order::SmallestFirst,
        _ => Order::LargestFirst,
    }
}

/// Members of one figure stand in the order of their names, those without one last.
fn name(part: &Part) -> (bool, &str) {
    match &part.key {
        PartKey::Member(name) => (name.is_empty(), name),
        PartKey::Span(_) | PartKey::Others => (true, ""),
    }
}

/// Where a figure stands among others; those without a figure stand last.
fn rank(figure: &Figure, order: Order) -> f64 {
    let place = |quantity: &Quantity| match order {
        Order::LargestFirst => quantity.number(),
        Order::SmallestFirst => -quantity.number(),
    };
    figure.as_ref().map_or(f64::NEG_INFINITY, place)
}
