//! What is asked of the engine: figures, how they came about, and the rows behind them.

use crate::engine::protocol::{Numbered, Request};
use crate::kpi::ask::{Ask, Context};
use crate::state::command::{Clock, Command, FileBatch};
use crate::state::draft::Question;
use crate::state::drawer::AsSql;
use crate::state::model::Model;
use crate::state::pages::{asks, drawer};
use crate::state::plans::selling::Source;
use crate::state::plans::team::widened;
use crate::state::questions::Purpose;
use crate::state::route::Route;

/// Sends a request and notes what its answer is for.
pub(super) fn pose(model: &mut Model, request: Request, purpose: Purpose) -> Command {
    pose_about(model, request, purpose, None)
}

/// The same, with the handles of files.
pub(super) fn pose_about(model: &mut Model, request: Request, purpose: Purpose, files: Option<FileBatch>) -> Command {
    let number = model.next_number();
    model.pending.add(number, purpose);
    Command::Post { request: Numbered { number, body: request }, files }
}

/// Sends a request that has no answer of its own.
pub(super) fn post(model: &mut Model, request: Request) -> Command {
    let number = model.next_number();
    Command::Post { request: Numbered { number, body: request }, files: None }
}

/// Asks for the figures that the page in front needs and does not have.
pub(super) fn ask(model: &mut Model) -> Vec<Command> {
    let are_figures = |purpose: &Purpose| matches!(purpose, Purpose::Figures { .. });
    // A formula is right or wrong without any data, too.
    let mut commands: Vec<Command> = check(model).into_iter().collect();
    if model.data().is_none() {
        model.pending.drop_all(are_figures);
        return commands;
    }
    commands.extend(explain(model));
    commands.extend(sql(model));
    commands.extend(sellers(model));
    let scope = model.scope();
    let asks: Vec<Ask> = model.report.missing(&scope, asks(model));
    let is_asked = |purpose: &Purpose| match purpose {
        Purpose::Figures { scope: other, asks: others } => *other == scope && asks.iter().all(|ask| others.contains(ask)),
        _ => false,
    };
    if asks.is_empty() {
        // What is on the way belongs to a page or a filter that was left.
        model.pending.drop_all(are_figures);
    } else if !model.pending.has(is_asked) {
        if !model.times_import {
            commands.push(Command::StartClock(Clock::Report));
        }
        let request = Request::Report { context: scope.context.clone(), asks: asks.clone() };
        commands.push(pose(model, request, Purpose::Figures { scope, asks }));
    }
    commands
}

/// What to ask of the engine about what is written, if that is not known or on its way.
pub(super) fn check(model: &mut Model) -> Option<Command> {
    let scope = model.scope();
    let draft = model.draft.as_ref().filter(|_| model.route.is_editor())?;
    let question = Question { kpi: draft.kpi.clone(), by: draft.by.clone(), scope };
    let is_known = draft.verdict.as_ref().is_some_and(|verdict| verdict.asked.is_as(&question));
    // One at a time: whoever types is faster than the engine.
    if is_known || model.pending.has(|purpose| matches!(purpose, Purpose::Check(_))) {
        return None;
    }
    let (kpi, context, by) = (question.kpi.written(), question.scope.context.clone(), question.by.clone());
    Some(pose(model, Request::Check { kpi, context, by }, Purpose::Check(Box::new(question))))
}

/// Asks who sold how much, where plans are to pay for it and it is not known.
fn sellers(model: &mut Model) -> Option<Command> {
    let mut scope = model.scope();
    let period = widened(&model.decisions.plans, model.target_days()?);
    scope.context = Context { period: Some(period), compare: None, target_days: None, target_days_before: None, ..scope.context };
    let is_wanted = model.route == Route::Plans && model.decisions.plans.selling.source == Source::Files;
    let is_known = model.sold.as_ref().is_some_and(|sold| sold.scope == scope);
    let is_asked = model.pending.has(|purpose| *purpose == Purpose::Sellers { scope: scope.clone() });
    if !is_wanted || is_known || is_asked {
        return None;
    }
    let request = Request::Sellers { context: scope.context.clone() };
    Some(pose(model, request, Purpose::Sellers { scope }))
}

/// Asks how the drawer's figure came about, unless that is known; what is known of another scope is gone.
fn explain(model: &mut Model) -> Vec<Command> {
    let scope = model.scope();
    let Some(drawer) = &mut model.drawer else {
        return Vec::new();
    };
    if drawer.scope.as_ref() == Some(&scope) {
        return Vec::new();
    }
    drawer.scope = Some(scope.clone());
    (drawer.rows_of, drawer.rows) = (None, None);
    let kpi = drawer.kpi.clone();
    model.pending.drop_all(|purpose| matches!(purpose, Purpose::Rows));
    let request = Request::Explain { context: scope.context, kpi };
    vec![pose(model, request, Purpose::Explanation)]
}

/// Asks for the drawer's figure as SQL, split as it is shown, where that is wanted and not known.
fn sql(model: &mut Model) -> Option<Command> {
    let (scope, dialect) = (model.scope(), model.settings.dialect);
    let ask = drawer::whole_ask(model)?;
    let sql = model.drawer.as_mut()?.sql.as_mut()?;
    let wanted = Some((scope.clone(), ask.clone(), dialect));
    if sql.asked == wanted {
        return None;
    }
    *sql = AsSql { asked: wanted, copied: None };
    let request = Request::Sql { context: scope.context, ask, dialect };
    Some(pose(model, request, Purpose::Sql))
}

/// Asks for a page of the rows behind a term of the drawer's figure.
pub(super) fn rows(model: &mut Model, term: usize, page: u32) -> Vec<Command> {
    let context = model.context();
    let Some(drawer) = &mut model.drawer else {
        return Vec::new();
    };
    if drawer.rows_of.replace(term) != Some(term) {
        drawer.rows = None;
    }
    let request = Request::Rows { context, kpi: drawer.kpi.clone(), term, page };
    vec![pose(model, request, Purpose::Rows)]
}
