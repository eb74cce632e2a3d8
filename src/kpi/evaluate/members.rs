//! One figure of the figures of members: how many fulfil a condition, what share of them,
//! or what their figures come to.

use crate::kpi::check::node::{Members, Node};
use crate::kpi::evaluate::figure::{Figures, Portion, lacks_figure};
use crate::kpi::evaluate::groups::{Groups, datasets};
use crate::kpi::evaluate::run::{Frame, Run};
use crate::kpi::formula::ast::{AggregateOp, MembersOp};
use crate::kpi::unavailable::Unavailable;
use crate::sales::exact::Exact;

type Result<T> = std::result::Result<T, Unavailable>;

/// What the members of one group come to.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// How many of them fulfil the condition and have the figure that is asked for.
    pub reached: u64,
    /// How many have all the figures that it takes to tell.
    pub all: u64,
    /// How many of them have all that is asked for but a figure.
    unproven: u64,
    /// The figures of those that were reached.
    values: Vec<Exact>,
    /// Why the figures of some are not known, with the rows of all of these.
    unknown: Option<Unavailable>,
    /// Why nothing can be said of any.
    failed: Option<Unavailable>,
}

impl Tally {
    /// One more member: whether it fulfils the condition, and its figure where that is asked for.
    fn add(&mut self, member: Result<(bool, Option<Exact>)>, is_unproven: impl FnOnce() -> bool) {
        match member {
            Ok((holds, value)) => {
                self.all += 1;
                self.reached += u64::from(holds);
                self.values.extend(value);
            }
            Err(reason @ Unavailable::NoValues { .. }) => {
                let is_unproven = is_unproven();
                self.all += u64::from(is_unproven);
                self.unproven += u64::from(is_unproven);
                self.is_unknown(reason);
            }
            Err(reason) if lacks_figure(&reason) => {}
            // Which one stands for all does not depend on the order of the members.
            Err(reason) => self.failed = self.failed.take().into_iter().chain([reason]).min_by_key(Unavailable::code),
        }
    }

    /// One more whose figures are not known. The first field in the schema's order stands
    /// for all, whichever member comes first.
    fn is_unknown(&mut self, reason: Unavailable) {
        self.unknown = match (self.unknown.take(), reason) {
            (Some(Unavailable::NoValues { rows, dataset, field }), Unavailable::NoValues { rows: more, dataset: other, field: its }) => {
                let (dataset, field) = (dataset, field).min((other, its));
                Some(Unavailable::NoValues { rows: rows + more, dataset, field })
            }
            (_, reason) => Some(reason),
        }
    }

    /// The one figure of the members.
    pub fn figure(self, members: &Members) -> Result<Exact> {
        match (self.failed, self.unknown) {
            (Some(reason), _) => return Err(reason),
            // Of nobody is anything known.
            (None, Some(reason)) if self.all == self.unproven => return Err(reason),
            _ => {}
        }
        match members.op {
            MembersOp::Share => Exact::new(i128::from(self.reached), i128::from(self.all)).ok_or(Unavailable::NoRows),
            MembersOp::Of(AggregateOp::Count) => Ok(Exact::whole(i128::from(self.reached))),
            MembersOp::Of(op) => of_values(op, members.fraction, self.values),
        }
    }
}

/// A sum, mean, or one by its rank.
fn of_values(op: AggregateOp, fraction: Exact, mut values: Vec<Exact>) -> Result<Exact> {
    let large = || Unavailable::TooLarge;
    let count = Exact::whole(values.len() as i128);
    if matches!(op, AggregateOp::Sum | AggregateOp::Mean) {
        let sum = Exact::sum(&values).ok_or_else(large)?;
        return match (op, values.is_empty()) {
            (AggregateOp::Sum, _) => Ok(sum),
            (_, true) => Err(Unavailable::NoRows),
            _ => sum.over(count).ok_or_else(large),
        };
    }
    values.sort_by(|left, right| left.compare(*right).unwrap_or_else(|| left.to_f64().total_cmp(&right.to_f64())));
    let last = count.minus(Exact::whole(1)).filter(|last| !last.negated().is_some_and(Exact::is_positive)).ok_or(Unavailable::NoRows)?;
    let rank = match op {
        AggregateOp::Min => Some(Exact::ZERO),
        AggregateOp::Max => Some(last),
        AggregateOp::Median => last.over(Exact::whole(2)),
        _ => last.times(fraction),
    };
    let (rank, (floor, _)) = rank.and_then(|rank| Some((rank, rank.floor_at(1)?))).ok_or_else(large)?;
    let at = |place: i128| usize::try_from(place).ok().and_then(|place| values.get(place)).copied();
    let low = at(floor).ok_or(Unavailable::NoRows)?;
    let between = |high: Exact| low.plus(high.minus(low)?.times(rank.minus(Exact::whole(floor))?)?);
    at(floor + 1).map_or(Ok(low), |high| between(high).ok_or_else(large))
}

impl<'a> Run<'a> {
    /// What the members of each group of a portion come to.
    pub(super) fn tallies(&mut self, members: &Members, frame: Frame, portion: &mut Portion<'_, 'a>) -> Result<Vec<Tally>> {
        let dimension = &members.dimension;
        let aggregates = self.catalogue.aggregates_over(members, &self.chosen());
        let datasets = datasets(self, &aggregates)?;
        match portion {
            // A group by the members themselves is of one of them.
            Portion::Each(groups) if groups.axis(dimension).is_some() => {
                let count = groups.count();
                Ok(self.tally(members, &aggregates, frame, groups, count, |_, place| place))
            }
            Portion::Whole(groups) | Portion::Each(groups) => {
                let count = groups.count();
                groups.finer(self, dimension, datasets, |run, groups| {
                    run.tally(members, &aggregates, frame, groups, count, |groups, place| groups.outer(place))
                })
            }
        }
    }

    fn tally(
        &mut self,
        members: &Members,
        aggregates: &[usize],
        frame: Frame,
        groups: &mut Groups<'a>,
        count: usize,
        outer: fn(&Groups<'a>, usize) -> usize,
    ) -> Vec<Tally> {
        let mut of =
            |run: &mut Run<'a>, part: &Option<Node>| part.as_ref().map(|part| run.figures(part, frame, &mut Portion::Each(groups)));
        let (condition, value): (Option<Figures>, _) = (of(self, &members.condition), of(self, &members.value));
        // Who has a target but no known sales has not been shown to reach it.
        let outcomes: Vec<_> = aggregates.iter().map(|index| groups.outcomes(self, *index, frame)).collect();
        let has_rows = |place: usize| {
            let mut known = outcomes.iter().map(|outcomes| outcomes.as_ref().ok()?.get(place)?.as_ref().ok());
            outcomes.len() > 1 && known.all(|outcome| outcome.is_some_and(|outcome| outcome.rows > 0))
        };
        let mut tallies = vec![Tally::default(); count];
        let at = groups.axis(&members.dimension).unwrap_or_default();
        for place in 0..groups.count() {
            // Rows that belong to nobody are no member.
            let Some(tally) = tallies.get_mut(outer(groups, place)).filter(|_| !groups.text(place, at).is_empty()) else { continue };
            let holds = condition.as_ref().map_or(Ok(true), |condition| condition.at(place).map(|holds| !holds.is_zero()));
            let member = holds.and_then(|holds| match value.as_ref().filter(|_| holds) {
                Some(value) => value.at(place).map(|value| (true, Some(value))),
                None => Ok((holds, None)),
            });
            tally.add(member, || has_rows(place));
        }
        tallies
    }
}
