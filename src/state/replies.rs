//! How the engine's replies change the model. A reply that nobody waits for any
//! longer is dropped: its question has been asked anew, or what it was about is gone.

use crate::engine::protocol::{Failure, Numbered, Reply, Request};
use crate::state::asking::{ask, pose};
use crate::state::command::Command;
use crate::state::deciding::{come_into_force, take_back_choices};
use crate::state::defining::define;
use crate::state::draft::Verdict;
use crate::state::import::{Data, Import, What};
use crate::state::importing::{cancelled, failed, fared, imported, progressed, restore, stop_clock};
use crate::state::model::{Engine, Model, Sold};
use crate::state::notice::{About, Asked, Fate};
use crate::state::plans::real::Sales;
use crate::state::questions::{Pending, Purpose};
use crate::state::report::Report;
use crate::state::shared::Shared;
use crate::state::writing::{checked, copy};

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
            copy(model);
            return ask(model);
        }
        Reply::Progress(progress) => {
            if model.pending.get(number).is_some_and(Purpose::is_about_files) {
                progressed(model, number, progress);
            }
            return Vec::new();
        }
        Reply::Kept(kept) => {
            let is_heard = matches!(model.pending.take(number), Some(Purpose::Following));
            return fared(model, kept, is_heard);
        }
        Reply::Requested(address) => {
            model.requests.push(address);
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
            let data = Data { overview: Shared::new(overview), kept };
            let mut commands = imported(model, number, data, purpose == Purpose::Following);
            if let Purpose::Choices { choices, is_own } = purpose {
                commands.extend(come_into_force(model, choices, is_own));
            }
            return commands;
        }
        (Reply::Answers(answers), Purpose::Figures { scope, .. }) => {
            model.report.add(scope, answers);
            let shown = stop_clock(model);
            // What is asked for only then is no part of what was waited for.
            let more = ask(model).into_iter().filter(|command| !matches!(command, Command::StartClock(_)));
            return [shown].into_iter().chain(more).collect();
        }
        (Reply::Erased, Purpose::Erasure) => {
            model.tell(About::Erased);
            return erased(model);
        }
        (Reply::Erased, Purpose::Leaving) => return erased(model),
        (Reply::Cancelled, purpose) if purpose.is_about_files() => return cancelled(model, number, &purpose),
        (Reply::Checked(found), Purpose::Check(asked)) => return checked(model, Verdict { asked: *asked, found }),
        (Reply::Sellers(sellers), Purpose::Sellers { scope }) => {
            if let Some(period) = scope.context.period {
                let currency = model.data().and_then(|data| data.overview.currency.clone()).filter(|currency| currency.len() == 3);
                model.sold = Some(Sold { scope, sales: Shared::new(Sales { told: sellers, period, currency }) });
            }
        }
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
        (Reply::Sql(copied), Purpose::Sql) => {
            if let Some(sql) = model.drawer.as_mut().and_then(|drawer| drawer.sql.as_mut()) {
                sql.copied = Some(copied);
            }
        }
        (Reply::Rows(page), Purpose::DealRow) => {
            if let Some(shown) = &mut model.plan_deal {
                *shown = Some(page);
            }
        }
        (Reply::Preview(preview), Purpose::Preview { file }) => {
            if let Some(trial) = model.trial.as_mut().filter(|trial| trial.file == file) {
                trial.preview = Some(preview);
            }
        }
        (Reply::Failed(failure), purpose) => return unanswered(model, number, &purpose, failure),
        // The answer to another question is none.
        (_, purpose) => return unanswered(model, number, &purpose, Failure::Misunderstood { message: String::new() }),
    }
    Vec::new()
}

/// The worker is started again, and kept files are read again; all decisions are still here.
pub(super) fn crashed(model: &mut Model, message: String) -> Vec<Command> {
    let was_restoring = matches!(&model.import, Import::Reading(reading) if reading.what == What::Kept);
    let fate = if was_restoring { Fate::NotReadAgain } else { fate(model) };
    let is_erasing = model.pending.has(|purpose| *purpose == Purpose::Erasure);
    let mut commands = begin_anew(model, !was_restoring);
    // Erasing was asked for, and is done.
    if is_erasing {
        commands.push(pose(model, Request::Erase { elsewhere: false }, Purpose::Erasure));
    }
    if was_restoring {
        // The kept files themselves bring the engine down: reading them again would never end.
        model.import = Import::Failed { failure: Failure::Crashed { message: message.clone() }, before: None };
    }
    model.tell(About::EngineCrashed { message, fate });
    commands
}

/// Starts the engine again, and has it read the kept files.
pub(super) fn begin_anew(model: &mut Model, reads: bool) -> Vec<Command> {
    let is_erasing = model.pending.has(|purpose| *purpose == Purpose::Erasure);
    let had_data = model.import.take_data().is_some();
    let chosen = model.in_force.clone();
    model.engine = Engine::Starting;
    (model.pending, model.times_import) = (Pending::default(), false);
    (model.drawer, model.trial, model.removed) = (None, None, None);
    model.notices.retain(|notice| !notice.about.is_of_the_engine() && !matches!(notice.about, About::FilesRemoved(_)));
    model.data_version = model.data_version.wrapping_add(1);
    let mut commands = vec![Command::RestartEngine];
    commands.extend(define(model));
    if model.decisions.choices != chosen {
        commands.extend(take_back_choices(model));
    }
    if reads && !is_erasing {
        commands.extend(restore(model));
        model.times_import = had_data;
    }
    commands
}

/// The engine has not answered for a while: whoever waits for an erasure need not decide.
pub(super) fn silent(model: &mut Model, seconds: u64) -> Vec<Command> {
    if model.pending.has(|purpose| *purpose == Purpose::Erasure) {
        let mut commands = begin_anew(model, false);
        commands.push(pose(model, Request::Erase { elsewhere: false }, Purpose::Erasure));
        return commands;
    }
    model.tell(About::EngineSilent { seconds });
    Vec::new()
}

/// What becomes of the files when the engine ends now.
fn fate(model: &Model) -> Fate {
    match model.data() {
        None => Fate::NoFiles,
        Some(data) if data.overview.files.is_empty() => Fate::NoFiles,
        Some(data) if data.kept.refused.is_some() => Fate::Lost,
        Some(_) => Fate::ReadAgain,
    }
}

fn erased(model: &mut Model) -> Vec<Command> {
    if model.import != Import::Empty {
        return Vec::new();
    }
    // Memory that wasm has taken goes back only with the worker.
    model.engine = Engine::Starting;
    [Command::RestartEngine].into_iter().chain(define(model)).collect()
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
        Some((number, purpose)) => return unanswered(model, number, &purpose, failure),
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
fn unanswered(model: &mut Model, number: u32, purpose: &Purpose, failure: Failure) -> Vec<Command> {
    let asked = match purpose {
        Purpose::Figures { .. } | Purpose::Sellers { .. } | Purpose::Check(_) => Asked::Figures,
        Purpose::Explanation | Purpose::Sql => Asked::Explanation,
        Purpose::Rows | Purpose::DealRow => Asked::Rows,
        Purpose::Preview { .. } => Asked::Preview,
        Purpose::Choices { .. } => {
            failed(model, number, failure);
            return take_back_choices(model);
        }
        Purpose::Import | Purpose::Following | Purpose::Removal | Purpose::Keeping | Purpose::Erasure | Purpose::Leaving => {
            failed(model, number, failure);
            return Vec::new();
        }
    };
    if matches!(purpose, Purpose::Figures { .. }) {
        // The figures of before are not those of now.
        model.report = Report::default();
    }
    model.tell(About::NotAnswered { asked, failure });
    Vec::new()
}
