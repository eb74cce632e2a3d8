//! What a figure should reach under the filters and in the period that is shown.

use crate::kpi::ask::Filter;
use crate::kpi::listed::Better;
use crate::sales::period::Period;
use crate::sales::quantity::Quantity;
use crate::state::decisions::target::{Progress, Target, progress};
use crate::state::model::Model;

/// A target as it stands beside a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    pub target: Target,
    /// What is to be reached in these days.
    pub amount: Quantity,
    /// The days that the amount is for, where it is another one in others.
    pub days: Option<Period>,
    pub progress: Progress,
}

/// How far a KPI's figure is on the way to its target. Nothing without a figure, without
/// a target under the filters in force, and where it is not known for which span it is.
pub fn goal(model: &Model, kpi: &str) -> Option<Goal> {
    let context = &model.report.scope.context;
    let now = model.report.whole(kpi)?.now.clone().ok()?;
    let listed = model.kpi(kpi);
    let target = model.decisions.goals.target(kpi, &context.filters)?.clone();
    let days = context.target_days.filter(|_| target.per.is_some());
    let amount = match days {
        Some(days) => target.within(days, model.year())?,
        None if listed.is_some_and(|listed| listed.is_flow) => return None,
        None => target.amount,
    };
    let better = listed.map_or(Better::Neither, |listed| listed.better);
    Some(Goal { target, amount, days, progress: progress(now, amount, better) })
}

/// The days that the imported targets in a KPI's figure are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TargetDays {
    pub days: Period,
    /// Whether there are days with figures that they are not for.
    pub are_alone: bool,
}

/// The days that the imported targets in a KPI's figure are of, where there is a figure.
pub fn target_days(model: &Model, kpi: &str) -> Option<TargetDays> {
    model.kpi(kpi).filter(|listed| listed.uses_targets)?;
    model.report.whole(kpi)?.now.as_ref().ok()?;
    let context = &model.report.scope.context;
    let (whole, span) = (context.target_days?, model.data()?.overview.target_span);
    let shared = span.map(|span| Period { start: whole.start.max(span.start), end: whole.end.min(span.end) });
    let days = shared.filter(|shared| shared.start < shared.end).unwrap_or(whole);
    let figures = context.period.or(model.span()).unwrap_or(whole);
    Some(TargetDays { days, are_alone: figures.start < days.start || days.end < figures.end })
}

/// The targets of a KPI under other filters than those in force.
pub fn elsewhere(model: &Model, kpi: &str) -> Vec<Target> {
    let filters: &[Filter] = &model.decisions.view.filters;
    let targets = model.decisions.goals.targets.get(kpi).into_iter().flatten();
    targets.filter(|target| !target.is_under(filters)).cloned().collect()
}
