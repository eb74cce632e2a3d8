//! Several tabs, one truth: what this one changes is told to the others, and what
//! they change is followed.

use crate::engine::protocol::{Kept, Request};
use crate::state::asking::{ask, pose};
use crate::state::command::Command;
use crate::state::deciding::{decide, set};
use crate::state::defining::redefine;
use crate::state::keep::group::Group;
use crate::state::keep::stored::{self, Shared};
use crate::state::keep::workspace::{self, Workspace};
use crate::state::model::Model;
use crate::state::notice::About;
use crate::state::questions::Purpose;
use crate::state::settings::Settings;
use crate::state::told::Told;

/// Takes note of how files fare: that they are others is told, unless it was heard.
pub(super) fn note(model: &mut Model, kept: &Kept, is_heard: bool) -> Vec<Command> {
    let mut commands = Vec::new();
    if kept.generation != model.generation {
        model.generation = kept.generation;
        if !is_heard && kept.generation > 0 {
            commands.push(Command::Tell(Told::Files));
        }
    }
    if kept.is_behind {
        commands.extend(follow(model));
    }
    commands
}

/// Has the files that another tab has left to be kept.
pub(super) fn follow(model: &mut Model) -> Option<Command> {
    let request = Request::Restore { choices: model.decisions.choices.clone() };
    model.settings.keep_files.then(|| pose(model, request, Purpose::Following))
}

/// Files are kept in another tab from now on, or not any longer.
pub(super) fn keep_as_elsewhere(model: &mut Model, keep: bool) -> Option<Command> {
    let is_news = std::mem::replace(&mut model.settings.keep_files, keep) != keep;
    is_news.then(|| pose(model, Request::Keep { keep, elsewhere: true }, Purpose::Keeping))
}

/// Takes over what another tab has saved. What a tab looks at is its own affair.
pub(super) fn take_over(model: &mut Model, group: Group, text: &str) -> Vec<Command> {
    match stored::shared(group, text) {
        Some(Shared::Settings(settings)) => {
            let keeping = keep_as_elsewhere(model, settings.keep_files);
            model.settings = settings;
            keeping.into_iter().chain(ask(model)).collect()
        }
        Some(Shared::Goals(goals)) if model.decisions.goals != goals => {
            model.decisions.goals = goals.clone();
            model.history.settle(&model.decisions, |decisions| decisions.goals = goals.clone());
            ask(model)
        }
        Some(Shared::Plans(plans)) if model.decisions.plans != plans => {
            model.decisions.plans = plans.clone();
            model.history.settle(&model.decisions, |decisions| decisions.plans = plans.clone());
            ask(model)
        }
        Some(Shared::Kpis(own)) if model.decisions.own != own => {
            model.decisions.own = own.clone();
            model.history.settle(&model.decisions, |decisions| decisions.own = own.clone());
            let defining = redefine(model);
            [defining].into_iter().chain(ask(model)).collect()
        }
        // What was chosen here and is not in force yet comes later, and counts.
        Some(Shared::Choices(choices)) if model.decisions.choices != choices && !model.pending.has(Purpose::is_own_choice) => {
            model.decisions.choices = choices.clone();
            model.history.settle(&model.decisions, |decisions| decisions.choices = choices.clone());
            if model.data().is_none() {
                model.in_force = choices;
                return Vec::new();
            }
            let request = Request::Choose { choices: choices.clone() };
            vec![pose(model, request, Purpose::Choices { choices, is_own: false })]
        }
        _ => Vec::new(),
    }
}

/// Takes over a workspace's file: what it says of decisions is one step of undo. Whether this
/// browser keeps files is its own affair.
pub(super) fn take_workspace(model: &mut Model, text: &str) -> Vec<Command> {
    let Some(Workspace { opened, groups }) = workspace::read(text) else {
        model.tell(About::NoWorkspace);
        return Vec::new();
    };
    let mut commands = Vec::new();
    if groups.contains(&Group::Settings) {
        commands.extend(set(model, |settings| *settings = Settings { keep_files: settings.keep_files, ..opened.settings }));
    }
    let theirs = opened.decisions;
    commands.extend(decide(model, |decisions| {
        for group in &groups {
            match group {
                Group::Settings => {}
                Group::View => decisions.view = theirs.view.clone(),
                Group::Goals => decisions.goals = theirs.goals.clone(),
                Group::Choices => decisions.choices = theirs.choices.clone(),
                Group::Plans => decisions.plans = theirs.plans.clone(),
                Group::Kpis => decisions.own = theirs.own.clone(),
            }
        }
    }));
    model.tell(About::WorkspaceOpened { in_part: opened.broken.union(&opened.newer).copied().collect() });
    commands
}
