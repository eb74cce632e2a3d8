//! How the engine's replies change the model. A reply to a question that has been
//! asked anew since then comes too late and is dropped.

use crate::engine::protocol::{Failure, Kept, Numbered, Progress, Reply, StorageRefusal};
use crate::ingest::report::problem::{Problem, ProblemKind};
use crate::state::choosing;
use crate::state::command::{Clock, Command, Groups};
use crate::state::model::{Data, Engine, Import, Model, Reading, What};
use crate::state::notice::About;
use crate::state::update::{ask, restore};

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

fn progressed(model: &mut Model, number: u32, progress: Progress) -> Vec<Command> {
    match &mut model.import {
        Import::Reading(reading) if reading.number == number => reading.progress = Some(progress),
        // A queued import has not begun yet; the one before it is still read.
        Import::Reading(reading) if reading.progress.is_none() => reading.progress = Some(progress),
        Import::Reading(_) => {}
        _ => {
            let before = model.import.take_data();
            model.import = Import::Reading(Reading { number, what: What::Again, progress: Some(progress), before });
        }
    }
    Vec::new()
}

fn imported(model: &mut Model, number: u32, data: Data) -> Vec<Command> {
    model.data_version = model.data_version.wrapping_add(1);
    let left_out = newly_left_out(model.data(), &data);
    let files_before: Vec<u32> = model.data().iter().flat_map(|data| &data.overview.files).map(|file| file.file).collect();
    let refusal = data.kept.refused;
    let has_files = !data.overview.files.is_empty();
    match &mut model.import {
        // Another import waits behind this one.
        Import::Reading(reading) if reading.number > number => reading.before = has_files.then_some(data),
        import if has_files => *import = Import::Ready(data),
        import => *import = left_out.first().map_or(Import::Empty, nothing_read),
    }
    if !left_out.is_empty() {
        model.tell(About::FilesLeftOut(left_out));
    }
    let mut commands = Vec::new();
    if has_files {
        tell_refusal(model, refusal);
        // From now on there is something to come back to.
        commands.push(Command::Save(Groups::default()));
    }
    commands.extend(ask(model));
    commands.extend(choosing::look_at_new(model, &files_before));
    // A page without figures is shown as it is.
    if model.pending.report.is_none() && model.pending.times_import && has_files {
        commands.push(stop_clock(model));
    }
    commands
}

/// The files that this import could not take.
fn newly_left_out(before: Option<&Data>, now: &Data) -> Vec<Problem> {
    let is_left_out = |problem: &&Problem| {
        matches!(problem.kind, ProblemKind::Refused { .. } | ProblemKind::Unreadable { .. } | ProblemKind::OverLimit { .. })
    };
    let is_new = |problem: &&Problem| before.is_none_or(|before| !before.overview.problems.contains(problem));
    now.overview.problems.iter().filter(is_left_out).filter(is_new).cloned().collect()
}

fn nothing_read(problem: &Problem) -> Import {
    Import::Failed { failure: Failure::Refused { file: problem.file.clone() }, before: None }
}

/// The kept files were written or deleted.
fn fared(model: &mut Model, kept: Kept) -> Vec<Command> {
    if let Import::Ready(data) = &mut model.import {
        data.kept = kept;
    }
    tell_refusal(model, kept.refused);
    Vec::new()
}

/// That nothing is kept is news unless the user wanted it so.
fn tell_refusal(model: &mut Model, refusal: Option<StorageRefusal>) {
    if let Some(refusal) = refusal.filter(|refusal| *refusal != StorageRefusal::TurnedOff) {
        model.tell(About::FilesNotKept(refusal));
    }
}

fn cancelled(model: &mut Model, number: u32) -> Vec<Command> {
    if model.import.reading().is_some_and(|reading| reading.number == number || reading.what == What::Again) {
        model.import = model.import.take_data().map_or(Import::Empty, Import::Ready);
        model.pending.times_import = false;
        model.tell(About::ImportCancelled);
    }
    Vec::new()
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

fn stop_clock(model: &mut Model) -> Command {
    let clock = if std::mem::take(&mut model.pending.times_import) { Clock::Import } else { Clock::Report };
    let (rows, bytes) = model.data().map_or((0, 0), |data| (data.rows(), data.bytes()));
    Command::StopClock { clock, rows, bytes }
}
