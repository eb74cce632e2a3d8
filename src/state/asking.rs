//! What is asked of the engine: figures, how they came about, and the rows behind them.

use crate::engine::protocol::{Numbered, Request};
use crate::kpi::ask::Ask;
use crate::state::command::{Clock, Command};
use crate::state::model::{Model, Question};
use crate::state::pages::asks;

/// Asks for the figures that the page in front needs and does not have.
pub(super) fn ask(model: &mut Model) -> Vec<Command> {
    if model.data().is_none() {
        model.pending.report = None;
        return Vec::new();
    }
    let mut commands = explain(model);
    let (context, asks) = asks(model);
    let asks: Vec<Ask> = model.report.missing(&context, model.data_version, asks);
    let is_asked = |question: &Question| {
        question.context == context && question.data == model.data_version && asks.iter().all(|ask| question.asks.contains(ask))
    };
    if asks.is_empty() {
        // What is on the way belongs to a page or a filter that was left.
        model.pending.report = None;
    } else if !model.pending.report.as_ref().is_some_and(is_asked) {
        let request = Request::Report { context: context.clone(), asks: asks.clone() };
        let number = model.next_number();
        model.pending.report = Some(Question { number, context, data: model.data_version, asks });
        if !model.pending.times_import {
            commands.push(Command::StartClock(Clock::Report));
        }
        commands.push(Command::Post { request: Numbered { number, body: request }, files: None });
    }
    commands
}

/// Asks how the drawer's figure came about, in the context of now.
fn explain(model: &mut Model) -> Vec<Command> {
    let Some(drawer) = &model.drawer else {
        return Vec::new();
    };
    let request = Request::Explain { context: model.context(), kpi: drawer.kpi.clone() };
    let number = model.next_number();
    model.pending.explain = Some(number);
    vec![Command::Post { request: Numbered { number, body: request }, files: None }]
}

pub(super) fn rows(model: &mut Model, page: u32) -> Vec<Command> {
    let Some(drawer) = &model.drawer else {
        return Vec::new();
    };
    let request = Request::Rows { context: model.context(), kpi: drawer.kpi.clone(), page };
    let number = model.next_number();
    model.pending.rows = Some(number);
    vec![Command::Post { request: Numbered { number, body: request }, files: None }]
}

pub(super) fn post(model: &mut Model, request: Request) -> Command {
    let number = model.next_number();
    Command::Post { request: Numbered { number, body: request }, files: None }
}
