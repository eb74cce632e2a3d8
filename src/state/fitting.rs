//! What was looked at, held against new data.

use crate::kpi::ask::Filter;
use crate::star::overview::{DimensionOverview, MOST_MEMBERS};
use crate::state::command::Command;
use crate::state::deciding::decide;
use crate::state::decisions::period::PeriodChoice;
use crate::state::model::Model;
use crate::state::notice::About;

/// Takes back a period and filters that nothing in the new data can match, and says
/// so; undo brings them back.
pub(super) fn fit(model: &mut Model) -> Vec<Command> {
    let (period, filters) = (idle_period(model), idle_filters(model));
    if period.is_none() && filters.is_empty() {
        return Vec::new();
    }
    let commands = decide(model, |decisions| {
        if period.is_some() {
            decisions.view.period = None;
        }
        decisions.view.filters.retain(|filter| !filters.contains(filter));
    });
    model.tell(About::ViewReset { period, filters });
    commands
}

/// The period chosen, if it has no day in common with the data.
fn idle_period(model: &Model) -> Option<PeriodChoice> {
    let (choice, data) = (model.decisions.view.period?, model.span()?);
    let days = choice.days(model.last_day(), model.year())?;
    (days.end <= data.start || data.end <= days.start).then_some(choice)
}

/// The filters of which the data have no member.
fn idle_filters(model: &Model) -> Vec<Filter> {
    let Some(data) = model.data() else {
        return Vec::new();
    };
    let dimensions = &data.overview.dimensions;
    let is_idle = |filter: &&Filter| {
        let dimension = dimensions.iter().find(|dimension| dimension.id == filter.dimension);
        dimension.is_none_or(|dimension| filter.members.iter().all(|member| is_missing(dimension, member)))
    };
    model.decisions.view.filters.iter().filter(is_idle).cloned().collect()
}

/// Whether no row has the member. Nobody counts those that have none, and of a long list
/// only the beginning is known.
fn is_missing(dimension: &DimensionOverview, member: &str) -> bool {
    let is_listed = dimension.members.iter().any(|other| other == member);
    !member.is_empty() && !is_listed && dimension.members.len() < MOST_MEMBERS
}
