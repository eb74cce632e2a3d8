//! How the engine's replies change the model. A reply to a question that has been
//! asked anew since then comes too late and is dropped.

use crate::engine::protocol::{Failure, Numbered, Reply};
use crate::state::command::Command;
use crate::state::import::{Data, Import, What};
use crate::state::importing::{cancelled, fared, imported, progressed, restore, stop_clock};
use crate::state::model::{Engine, Model};
use crate::state::notice::About;

pub(super) fn take(model: &mut Model, reply: Numbered<Reply>) -> Vec<Command> {
    let number = reply.number;
    match reply.body {
        Reply::Ready { .. } => {
            model.engine = Engine::Running;
            Vec::new()
        }
        Reply::Progress(progress) => progressed(model, number, progress),
        Reply::Imported { overview, kept } => imported(model, number, Data { overview, kept }),
        Reply::Kept(kept) => fared(model, kept),
        Reply::Cancelled => cancelled(model, number),
        Reply::Answers(answers) => {
            let Some(question) = model.pending.report.take_if(|question| question.number == number) else {
                return Vec::new();
            };
            model.report.add(question.context, question.data, answers);
            vec![stop_clock(model)]
        }
        Reply::Explained(explanation) => {
            if model.pending.explain == Some(number) {
                model.pending.explain = None;
                model.drawer.iter_mut().for_each(|drawer| drawer.explanation = Some(explanation.clone()));
            }
            Vec::new()
        }
        Reply::Rows(rows) => {
            if model.pending.rows == Some(number) {
                model.pending.rows = None;
                model.drawer.iter_mut().for_each(|drawer| drawer.rows = Some(rows.clone()));
            }
            Vec::new()
        }
        Reply::Preview(preview) => {
            if let Some(trial) = model.trial.as_mut().filter(|trial| trial.number == number) {
                trial.preview = Some(preview);
            }
            Vec::new()
        }
        Reply::Erased => {
            model.tell(About::Erased);
            if model.import != Import::Empty {
                return Vec::new();
            }
            // Memory that wasm has taken goes back only with the worker.
            model.engine = Engine::Starting;
            vec![Command::RestartEngine]
        }
        Reply::Failed(Failure::Crashed { message }) => crashed(model, message),
        Reply::Failed(failure) => failed(model, number, failure),
    }
}

/// The worker is started again, and kept files are read again; all decisions are still here.
pub(super) fn crashed(model: &mut Model, message: String) -> Vec<Command> {
    let was_restoring = matches!(&model.import, Import::Reading(reading) if reading.what == What::Kept);
    let had_data = model.import.take_data().is_some();
    model.engine = Engine::Starting;
    model.pending = Default::default();
    (model.drawer, model.trial) = (None, None);
    model.data_version = model.data_version.wrapping_add(1);
    model.tell(About::EngineCrashed { message: message.clone() });
    let mut commands = vec![Command::RestartEngine];
    if was_restoring {
        // The kept files themselves bring the engine down: reading them again would never end.
        model.import = Import::Failed { failure: Failure::Crashed { message }, before: None };
    } else {
        commands.extend(restore(model));
        model.pending.times_import = had_data;
    }
    commands
}

fn failed(model: &mut Model, number: u32, failure: Failure) -> Vec<Command> {
    let is_import = model.import.reading().is_some_and(|reading| reading.number == number);
    if is_import {
        let before = model.import.take_data();
        model.import = Import::Failed { failure: failure.clone(), before };
        model.pending.times_import = false;
    }
    if model.pending.report.as_ref().is_some_and(|question| question.number == number) {
        model.pending.report = None;
    }
    model.tell(About::ImportFailed(failure));
    Vec::new()
}
