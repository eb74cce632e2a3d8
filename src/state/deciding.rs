//! What the user decides and likes: entered, remembered for undo, and followed up.

use std::collections::BTreeSet;

use crate::engine::protocol::Request;
use crate::star::choices::Choices;
use crate::state::asking::{ask, pose};
use crate::state::command::Command;
use crate::state::decisions::Decisions;
use crate::state::decisions::choices::concerns_the_engine;
use crate::state::defining::redefine;
use crate::state::keep::group::Group;
use crate::state::model::Model;
use crate::state::notice::About;
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
    // It offers to take back the last step, which this is now.
    model.notices.retain(|notice| !matches!(notice.about, About::KpiDeleted { .. }));
    let now = &model.decisions;
    let has_changed = [
        (Group::View, now.view != before.view),
        (Group::Goals, now.goals != before.goals),
        (Group::Choices, now.choices != before.choices),
        (Group::Plans, now.plans != before.plans),
        (Group::Kpis, now.own != before.own),
    ];
    let mut groups: BTreeSet<Group> = has_changed.into_iter().filter(|(_, changed)| *changed).map(|(group, _)| group).collect();
    let mut commands = Vec::new();
    if groups.contains(&Group::Choices) {
        let choices = now.choices.clone();
        let is_awaited = model.pending.has(|purpose| matches!(purpose, Purpose::Choices { .. }));
        if model.data().is_some() && (is_awaited || concerns_the_engine(&before.choices, &choices)) {
            // They are saved once they are in force.
            groups.remove(&Group::Choices);
            let request = Request::Choose { choices: choices.clone() };
            commands.push(pose(model, request, Purpose::Choices { choices, is_own: true }));
        } else {
            model.in_force = choices;
        }
    }
    if groups.contains(&Group::Kpis) {
        commands.push(redefine(model));
    }
    if !groups.is_empty() {
        commands.insert(0, Command::Save(groups));
    }
    commands.extend(ask(model));
    commands
}

/// The engine goes by these choices now.
pub(super) fn come_into_force(model: &mut Model, choices: Choices, is_own: bool) -> Option<Command> {
    model.in_force = choices;
    is_own.then(|| Command::Save([Group::Choices].into()))
}

/// The engine does not go by what was chosen, for it was stopped or could not: that is taken back.
pub(super) fn take_back_choices(model: &mut Model) -> Vec<Command> {
    let (chosen, in_force) = (model.decisions.choices.clone(), model.in_force.clone());
    if chosen == in_force {
        return Vec::new();
    }
    model.decisions.choices = in_force.clone();
    model.history.settle(&model.decisions, |decisions| {
        if decisions.choices == chosen {
            decisions.choices = in_force.clone();
        }
    });
    // Another tab may have saved others meanwhile.
    let mut commands = vec![Command::LookAt(Group::Choices)];
    if model.pending.has(Purpose::is_about_files) {
        // What is still to be read was to go by them, too.
        let request = Request::Choose { choices: in_force.clone() };
        commands.push(pose(model, request, Purpose::Choices { choices: in_force, is_own: false }));
    }
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
