//! An import from its start to the data: begun, watched, taken over, cancelled or failed.

use crate::engine::protocol::{Failure, Kept, Progress, Request, StorageRefusal};
use crate::ingest::report::issue::Issue;
use crate::ingest::report::problem::ProblemKind;
use crate::star::choices::Choices;
use crate::state::asking::{ask, pose, pose_about, post};
use crate::state::command::{Clock, Command, FileBatch};
use crate::state::deciding::take_back_choices;
use crate::state::decisions::Decisions;
use crate::state::defining::redefine;
use crate::state::fitting::fit;
use crate::state::following::note;
use crate::state::import::{Data, Import, Reading, What};
use crate::state::model::{Engine, Model};
use crate::state::notice::About;
use crate::state::questions::{Pending, Purpose};
use crate::state::receipt::{Receipt, receipt};
use crate::state::report::Report;
use crate::state::settings::Settings;
use crate::state::told::Told;
use crate::state::trial;

pub(super) fn import(model: &mut Model, what: What, request: Request, files: Option<FileBatch>) -> Vec<Command> {
    let post = pose_about(model, request, Purpose::Import, files);
    let before = model.import.take_data();
    model.import = Import::Reading(Reading { number: model.last_number, what, progress: None, before });
    model
        .notices
        .retain(|notice| !matches!(notice.about, About::ImportFailed(_) | About::FilesLeftOut(_) | About::ImportCancelled | About::Erased));
    model.times_import = true;
    vec![Command::StartClock(Clock::Import), post]
}

/// Reads the kept files.
pub(super) fn restore(model: &mut Model) -> Vec<Command> {
    let request = Request::Restore { choices: model.decisions.choices.clone() };
    import(model, What::Kept, request, None)
}

pub(super) fn progressed(model: &mut Model, number: u32, progress: Progress) {
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
}

/// `is_heard`: another tab has told of these files, or an earlier visit.
pub(super) fn imported(model: &mut Model, number: u32, data: Data, is_heard: bool) -> Vec<Command> {
    let is_heard = is_heard || model.import.reading().is_some_and(|reading| reading.what == What::Kept && reading.number == number);
    model.data_version = model.data_version.wrapping_add(1);
    let left_out = newly_left_out(model.data(), &data);
    let brings = model.import.reading().is_some_and(|reading| reading.what == What::Files);
    if let Some(receipt) = brings.then(|| brought(model, &data)).flatten() {
        model.receipt = Some(receipt);
    }
    let files_before: Vec<u32> = model.data().iter().flat_map(|data| &data.overview.files).map(|file| file.file).collect();
    let kept = data.kept.clone();
    let has_files = !data.overview.files.is_empty();
    match &mut model.import {
        // Another import waits behind this one.
        Import::Reading(reading) if reading.number > number => reading.before = has_files.then_some(data),
        import if has_files => *import = Import::Ready(data),
        import => *import = left_out.first().map_or(Import::Empty, nothing_read),
    }
    if !has_files {
        // The figures of files that are gone are not those of nothing.
        model.report = Report::default();
    }
    if !left_out.is_empty() {
        model.tell(About::FilesLeftOut(left_out));
    }
    // What is kept and cannot be read is news even when nothing else is there.
    if has_files || matches!(kept.refused, Some(StorageRefusal::Broken | StorageRefusal::Newer)) {
        tell_unkept(model, &kept);
    }
    let mut commands = note(model, &kept, is_heard);
    commands.extend(fit(model));
    commands.extend(ask(model));
    commands.extend(trial::look_at_new(model, &files_before));
    // A page without figures is shown as it is.
    if !model.pending.has_figures() && model.times_import && has_files {
        commands.push(stop_clock(model));
    }
    commands
}

/// What the import of chosen files has brought.
fn brought(model: &Model, now: &Data) -> Option<Receipt> {
    let left_sample = model.is_sample() && !now.kept.is_sample;
    receipt(model.data().map(|data| &*data.overview), &now.overview, left_sample)
}

/// The files that this import could not take.
fn newly_left_out(before: Option<&Data>, now: &Data) -> Vec<Issue> {
    let is_left_out = |issue: &&Issue| {
        let kind = &issue.problem.kind;
        let is_unread = matches!(kind, ProblemKind::Refused { .. } | ProblemKind::Unreadable { .. } | ProblemKind::OverLimit { .. });
        let is_not_whole = matches!(kind, ProblemKind::Changed | ProblemKind::KeptChanged | ProblemKind::KeptGone | ProblemKind::NotKept);
        is_unread || is_not_whole || *kind == ProblemKind::EmptyFile
    };
    let is_new = |issue: &&Issue| before.is_none_or(|before| !before.overview.problems.contains(issue));
    now.overview.problems.iter().filter(is_left_out).filter(is_new).cloned().collect()
}

fn nothing_read(issue: &Issue) -> Import {
    let file = issue.name_left_out().unwrap_or_default().to_owned();
    let failure = if issue.problem.kind == ProblemKind::EmptyFile { Failure::Empty { file } } else { Failure::Refused { file } };
    Import::Failed { failure, before: None }
}

/// The kept files were written or deleted.
pub(super) fn fared(model: &mut Model, kept: Kept, is_heard: bool) -> Vec<Command> {
    let commands = note(model, &kept, is_heard);
    if model.data().is_some_and(|data| data.kept != kept) {
        tell_unkept(model, &kept);
    }
    if let Import::Ready(data) = &mut model.import {
        data.kept = kept;
    }
    commands
}

/// That nothing is kept is news unless the user wanted it so.
fn tell_unkept(model: &mut Model, kept: &Kept) {
    if let Some(refusal) = kept.refused.filter(|refusal| *refusal != StorageRefusal::TurnedOff) {
        model.tell(About::FilesNotKept(refusal));
    }
    if !kept.unkept.is_empty() {
        model.tell(About::SomeNotKept(kept.unkept.clone()));
    }
}

pub(super) fn cancelled(model: &mut Model, number: u32, purpose: &Purpose) -> Vec<Command> {
    if model.import.reading().is_some_and(|reading| reading.number == number || reading.what == What::Again) {
        model.import = model.import.take_data().map_or(Import::Empty, Import::Ready);
        model.times_import = false;
        model.tell(About::ImportCancelled);
    }
    match purpose {
        Purpose::Choices { .. } => take_back_choices(model),
        _ => Vec::new(),
    }
}

/// Files could not be read, or not be read otherwise.
pub(super) fn failed(model: &mut Model, number: u32, failure: Failure) {
    if model.import.reading().is_some_and(|reading| reading.number == number) {
        let before = model.import.take_data();
        model.import = Import::Failed { failure: failure.clone(), before };
        model.times_import = false;
    }
    model.tell(About::ImportFailed(failure));
}

pub(super) fn stop_clock(model: &mut Model) -> Command {
    let clock = if std::mem::take(&mut model.times_import) { Clock::Import } else { Clock::Report };
    let (rows, bytes) = model.data().map_or((0, 0), |data| (data.rows(), data.bytes()));
    Command::StopClock { clock, rows, bytes }
}

/// Forgets everything; `elsewhere`: because another tab has.
pub(super) fn erase(model: &mut Model, elsewhere: bool) -> Vec<Command> {
    // What is not kept any longer does not go on in force: the next visit is to find what this one shows.
    let had_own = !model.decisions.own.kpis.is_empty();
    (model.settings, model.decisions, model.in_force) = (Settings::default(), Decisions::default(), Choices::default());
    model.history = Default::default();
    model.import = Import::Empty;
    model.report = Report::default();
    (model.drawer, model.trial, model.draft, model.receipt, model.removed) = (None, None, None, None, None);
    model.open_files.clear();
    model.notices.clear();
    model.withheld.clear();
    // What is still read cannot answer any more.
    (model.pending, model.times_import) = (Pending::default(), false);
    model.data_version = model.data_version.wrapping_add(1);
    model.generation = 0;
    let told = if elsewhere { Command::DropUnsaved } else { Command::Tell(Told::Erased) };
    let mut commands = vec![told];
    if !elsewhere {
        commands.insert(0, Command::ForgetSaved);
    }
    if model.engine == Engine::Unusable {
        commands.push(Command::ForgetFiles);
        return commands;
    }
    commands.push(post(model, Request::Cancel));
    commands.extend(had_own.then(|| redefine(model)));
    commands.push(pose(model, Request::Erase { elsewhere }, Purpose::Erasure));
    commands
}
