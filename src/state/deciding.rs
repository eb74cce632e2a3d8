//! What the user decides and likes: entered, remembered for undo, and followed up.

use std::collections::BTreeSet;

use crate::engine::protocol::Request;
use crate::star::choices::Choices;
use crate::state::asking::{ask, pose};
use crate::state::command::Command;
use crate::state::decisions::Decisions;
use crate::state::decisions::choices::concerns_the_engine;
use crate::state::keep::group::Group;
use crate::state::model::Model;
use crate::state::questions::Purpose;
use crate::state::settings::Settings;

/// Changes what undo can bring back.
pub(super) fn decide(model: &mut Model, change: impl FnOnce(&mut Decisions)) -> Vec<Command> {
    let before = model.decisions.clone();
    change(&mut model.decisions);
    if model.decisions == before {
        return Vec::new();
    }
    let commands = follow(model, &before);
    model.history.changed(before, &model.decisions, model.gesture);
    commands
}

pub(super) fn choose(model: &mut Model, change: impl FnOnce(&mut Choices)) -> Vec<Command> {
    decide(model, |decisions| change(&mut decisions.choices))
}

pub(super) fn go_back_or_forth(model: &mut Model, step: impl FnOnce(&mut Model) -> bool) -> Vec<Command> {
    let before = model.decisions.clone();
    if step(model) { follow(model, &before) } else { Vec::new() }
}

/// What has to happen after the decisions changed from `before`.
fn follow(model: &mut Model, before: &Decisions) -> Vec<Command> {
    let now = &model.decisions;
    let has_changed = [
        (Group::View, now.view != before.view),
        (Group::Goals, now.goals != before.goals),
        (Group::Choices, now.choices != before.choices),
    ];
    let groups: BTreeSet<Group> = has_changed.into_iter().filter(|(_, changed)| *changed).map(|(group, _)| group).collect();
    let has_chosen = groups.contains(&Group::Choices);
    let mut commands = vec![Command::Save(groups)];
    if has_chosen && model.data().is_some() && concerns_the_engine(&before.choices, &now.choices) {
        let request = Request::Choose { choices: model.decisions.choices.clone() };
        commands.push(pose(model, request, Purpose::Choices));
    }
    commands.extend(ask(model));
    commands
}

pub(super) fn set(model: &mut Model, change: impl FnOnce(&mut Settings)) -> Vec<Command> {
    let before = model.settings.clone();
    change(&mut model.settings);
    if model.settings == before {
        return Vec::new();
    }
    let mut commands = vec![Command::Save([Group::Settings].into())];
    commands.extend(ask(model));
    commands
}
