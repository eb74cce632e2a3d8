//! Has the engine know the user's own KPIs.

use crate::engine::protocol::Request;
use crate::state::asking::post;
use crate::state::command::Command;
use crate::state::model::Model;

/// Tells an engine that has just started, where there are any.
pub(super) fn define(model: &mut Model) -> Option<Command> {
    let own = model.decisions.own.written();
    (!own.is_empty()).then(|| post(model, Request::Define { own }))
}

/// The own KPIs are others than they were: figures of before say nothing of those of now.
pub(super) fn redefine(model: &mut Model) -> Command {
    model.own_version = model.own_version.wrapping_add(1);
    let own = model.decisions.own.written();
    post(model, Request::Define { own })
}
