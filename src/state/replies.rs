//! How the engine's replies change the model. A reply that nobody waits for any
//! longer is dropped: its question has been asked anew, or what it was about is gone.

use crate::engine::protocol::{Failure, Numbered, Reply};
use crate::state::asking::ask;
use crate::state::command::Command;
use crate::state::import::{Data, Import, What};
use crate::state::importing::{cancelled, failed, fared, imported, progressed, restore, stop_clock};
use crate::state::model::{Engine, Model};
use crate::state::notice::{About, Asked};
use crate::state::questions::{Pending, Purpose};
use crate::state::report::Report;
use crate::state::shared::Shared;

pub(super) fn take(model: &mut Model, reply: Numbered<Reply>) -> Vec<Command> {
    let number = reply.number;
    match reply.body {
        // These are no answers: they come before or after one, or of their own accord.
        Reply::Ready { .. } => {
            model.engine = Engine::Running;
            return Vec::new();
        }
        Reply::Catalogue(listed) => {
            model.catalogue = Shared::new(listed);
            return ask(model);
        }
        Reply::Progress(progress) => {
            if model.pending.get(number).is_some_and(Purpose::is_about_files) {
                progressed(model, number, progress);
            }
            return Vec::new();
        }
        Reply::Kept(kept) => {
            model.pending.take(number);
            fared(model, kept);
            return Vec::new();
        }
        Reply::Failed(Failure::Crashed { message }) => return crashed(model, message),
        _ => {}
    }
    let Some(purpose) = model.pending.take(number) else {
        return Vec::new();
    };
    match (reply.body, purpose) {
        (Reply::Imported { overview, kept }, purpose) if purpose.is_about_files() => {
            return imported(model, number, Data { overview: Shared::new(overview), kept });
        }
        (Reply::Answers(answers), Purpose::Figures { scope, .. }) => {
            model.report.add(scope, answers);
            return vec![stop_clock(model)];
        }
        (Reply::Erased, Purpose::Erasure) => {
            model.tell(About::Erased);
            return erased(model);
        }
        (Reply::Erased, Purpose::Leaving) => return erased(model),
        (Reply::Cancelled, purpose) if purpose.is_about_files() => cancelled(model, number),
        (Reply::Explained(explanation), Purpose::Explanation) => {
            if let Some(drawer) = &mut model.drawer {
                drawer.explanation = Some(explanation);
            }
        }
        (Reply::Rows(rows), Purpose::Rows) => {
            if let Some(drawer) = &mut model.drawer {
                drawer.rows = Some(rows);
            }
        }
        (Reply::Preview(preview), Purpose::Preview { file }) => {
            if let Some(trial) = model.trial.as_mut().filter(|trial| trial.file == file) {
                trial.preview = Some(preview);
            }
        }
        (Reply::Failed(failure), purpose) => unanswered(model, number, &purpose, failure),
        // The answer to another question is none.
        (_, purpose) => unanswered(model, number, &purpose, Failure::Misunderstood { message: String::new() }),
    }
    Vec::new()
}

/// The worker is started again, and kept files are read again; all decisions are still here.
pub(super) fn crashed(model: &mut Model, message: String) -> Vec<Command> {
    let was_restoring = matches!(&model.import, Import::Reading(reading) if reading.what == What::Kept);
    let had_data = model.import.take_data().is_some();
    model.engine = Engine::Starting;
    (model.pending, model.times_import) = (Pending::default(), false);
    (model.drawer, model.trial) = (None, None);
    model.data_version = model.data_version.wrapping_add(1);
    model.tell(About::EngineCrashed { message: message.clone() });
    let mut commands = vec![Command::RestartEngine];
    if was_restoring {
        // The kept files themselves bring the engine down: reading them again would never end.
        model.import = Import::Failed { failure: Failure::Crashed { message }, before: None };
    } else {
        commands.extend(restore(model));
        model.times_import = had_data;
    }
    commands
}

fn erased(model: &mut Model) -> Vec<Command> {
    if model.import != Import::Empty {
        return Vec::new();
    }
    // Memory that wasm has taken goes back only with the worker.
    model.engine = Engine::Starting;
    vec![Command::RestartEngine]
}

/// A reply cannot be read: what it was the answer to is not answered.
pub(super) fn unreadable(model: &mut Model, number: Option<u32>, message: String) -> Vec<Command> {
    let asked = number.and_then(|number| Some((number, model.pending.take(number)?)));
    let is_about_files = match &asked {
        Some((_, purpose)) => purpose.is_about_files(),
        None => model.pending.has(Purpose::is_about_files),
    };
    // Which files the engine has now is not known: it begins anew.
    if is_about_files {
        return crashed(model, message);
    }
    let failure = Failure::Misunderstood { message };
    match asked {
        Some((number, purpose)) => unanswered(model, number, &purpose, failure),
        None => {
            if model.pending.has_figures() {
                model.report = Report::default();
            }
            model.pending.drop_all(Purpose::is_a_look);
            model.tell(About::ImportFailed(failure));
        }
    }
    Vec::new()
}

/// The engine could not do what it was asked for.
fn unanswered(model: &mut Model, number: u32, purpose: &Purpose, failure: Failure) {
    let asked = match purpose {
        Purpose::Figures { .. } => Asked::Figures,
        Purpose::Explanation => Asked::Explanation,
        Purpose::Rows => Asked::Rows,
        Purpose::Preview { .. } => Asked::Preview,
        Purpose::Import | Purpose::Choices | Purpose::Removal | Purpose::Keeping | Purpose::Erasure | Purpose::Leaving => {
            return failed(model, number, failure);
        }
    };
    if asked == Asked::Figures {
        // The figures of before are not those of now.
        model.report = Report::default();
    }
    model.tell(About::NotAnswered { asked, failure });
}
