//! How the model changes when something happens.

use crate::engine::protocol::{Numbered, Request};
use crate::kpi::ask::Ask;
use crate::star::choices::Choices;
use crate::state::asks::asks;
use crate::state::choosing::{self, Decision};
use crate::state::command::{Clock, Command, FileBatch, Groups};
use crate::state::decisions::Decisions;
use crate::state::message::Msg;
use crate::state::model::{Drawer, Engine, Import, Model, Question, Reading, What};
use crate::state::notice::About;
use crate::state::replies;
use crate::state::report::Report;
use crate::state::saved::{self, Saved};
use crate::state::settings::Settings;

/// The seed of the sample data: everyone sees the same team.
pub const SAMPLE_SEED: u64 = 7;

/// Changes the model and says what the browser has to do.
pub fn update(model: &mut Model, message: Msg) -> Vec<Command> {
    match message {
        Msg::FilesChosen { batch, sources } => {
            let request = Request::Import { sources, choices: model.decisions.choices.clone(), keep: model.settings.keep_files };
            import(model, What::Files, request, Some(batch))
        }
        Msg::SampleWanted => {
            let request = Request::Sample { seed: SAMPLE_SEED, choices: model.decisions.choices.clone(), keep: model.settings.keep_files };
            import(model, What::Sample, request, None)
        }
        Msg::ImportCancelled => match model.import.reading() {
            Some(_) => vec![post(model, Request::Cancel)],
            None => Vec::new(),
        },
        Msg::FileRemoved { file } => vec![post(model, Request::Remove { file })],
        Msg::EraseConfirmed => erase(model),
        Msg::KeepFilesSet(keep) => {
            let mut commands = set(model, |settings| settings.keep_files = keep);
            commands.push(post(model, Request::Keep { keep }));
            commands
        }

        Msg::Decided { header, decision } => {
            if matches!(decision, Decision::Reading(_)) {
                model.trial = None;
            }
            choose(model, |choices| decision.enter(choices, header))
        }
        Msg::HintsTried { file, hints } => choosing::try_out(model, file, hints),
        Msg::TrialClosed => {
            model.trial = None;
            Vec::new()
        }
        Msg::MembersMerged(merge) => choose(model, |choices| choosing::add_merge(choices, merge)),
        Msg::MergeUndone(merge) => choose(model, |choices| choices.merges.retain(|other| *other != merge)),
        Msg::RouteChosen { key, via } => choose(model, |choices| drop(choices.routes.insert(key, via))),

        Msg::PeriodChosen(period) => decide(model, |decisions| decisions.view.period = period),
        Msg::ComparisonChosen(comparison) => decide(model, |decisions| decisions.view.comparison = comparison),
        Msg::MemberClicked { dimension, member, adding } => decide(model, |decisions| decisions.view.click(&dimension, &member, adding)),
        Msg::MemberTakenOut { dimension, member } => decide(model, |decisions| decisions.view.take_out(&dimension, &member)),
        Msg::FiltersCleared => decide(model, |decisions| decisions.view.filters.clear()),
        Msg::LeaderboardChosen(leaderboard) => decide(model, |decisions| decisions.view.leaderboard = leaderboard),
        Msg::KpiPinned(kpi) => {
            let mut has_room = true;
            let commands = decide(model, |decisions| has_room = decisions.goals.pin(&kpi));
            if !has_room {
                model.tell(About::PinsFull);
            }
            commands
        }
        Msg::KpiUnpinned(kpi) => decide(model, |decisions| decisions.goals.unpin(&kpi)),
        Msg::PinMoved { kpi, place } => decide(model, |decisions| decisions.goals.move_pin(&kpi, place)),
        Msg::TargetSet { kpi, target } => decide(model, |decisions| decisions.goals.targets.extend([(kpi, target)])),
        Msg::TargetCleared(kpi) => decide(model, |decisions| decisions.goals.targets.retain(|id, _| *id != kpi)),
        Msg::Undone => go_back_or_forth(model, |model| model.history.undo(&mut model.decisions)),
        Msg::Redone => go_back_or_forth(model, |model| model.history.redo(&mut model.decisions)),

        Msg::LanguageChosen(language) => set(model, |settings| settings.language = language),
        Msg::ThemeChosen(theme) => set(model, |settings| settings.theme = theme),
        Msg::CalendarChosen(calendar) => set(model, |settings| settings.calendar = calendar),
        Msg::CurrencyChosen(currency) => set(model, |settings| settings.currency = currency),
        Msg::FiscalStartChosen(month) => set(model, |settings| settings.fiscal_start = month.clamp(1, 12)),

        Msg::KpiOpened(kpi) => {
            model.drawer = Some(Drawer { kpi, by: None, explanation: None, rows: None });
            ask(model)
        }
        Msg::BreakdownChosen(dimension) => {
            if let Some(drawer) = &mut model.drawer {
                drawer.by = dimension;
            }
            ask(model)
        }
        Msg::RowsWanted { page } => rows(model, page),
        Msg::DrawerClosed => {
            model.drawer = None;
            (model.pending.explain, model.pending.rows) = (None, None);
            Vec::new()
        }
        Msg::NoticeDismissed(id) => dismiss(model, id),

        Msg::Started { route, saved } => start(model, saved, |model| model.route = route),
        Msg::RouteChanged(route) => {
            model.route = route;
            ask(model)
        }
        Msg::SchemeChanged { prefers_dark } => {
            model.surroundings.prefers_dark = prefers_dark;
            Vec::new()
        }
        Msg::DayChanged(today) => {
            model.surroundings.today = today;
            ask(model)
        }
        Msg::EngineStarted => {
            model.engine = Engine::Running;
            Vec::new()
        }
        Msg::EngineReplied(reply) => replies::take(model, reply),
        Msg::EngineCrashed { message } => replies::crashed(model, message),
        Msg::EngineMissing { reason } => unusable(model, About::EngineMissing { reason }),
        Msg::EngineOutdated => unusable(model, About::EngineOutdated),
        Msg::SavedElsewhere(text) => {
            // The other tab may look at other data: only what the user likes is taken over.
            if let Ok(saved) = saved::read(&text) {
                model.settings = saved.settings;
            }
            ask(model)
        }
        Msg::SaveRefused(refusal) => {
            model.tell(About::NotSaved(refusal));
            Vec::new()
        }
    }
}

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

fn rows(model: &mut Model, page: u32) -> Vec<Command> {
    let Some(drawer) = &model.drawer else {
        return Vec::new();
    };
    let request = Request::Rows { context: model.context(), kpi: drawer.kpi.clone(), page };
    let number = model.next_number();
    model.pending.rows = Some(number);
    vec![Command::Post { request: Numbered { number, body: request }, files: None }]
}

fn import(model: &mut Model, what: What, request: Request, files: Option<FileBatch>) -> Vec<Command> {
    let number = model.next_number();
    let before = model.import.take_data();
    model.import = Import::Reading(Reading { number, what, progress: None, before });
    model
        .notices
        .retain(|notice| !matches!(notice.about, About::ImportFailed(_) | About::FilesLeftOut(_) | About::ImportCancelled | About::Erased));
    model.pending.times_import = true;
    vec![Command::StartClock(Clock::Import), Command::Post { request: Numbered { number, body: request }, files }]
}

/// Reads the kept files.
pub(super) fn restore(model: &mut Model) -> Vec<Command> {
    let request = Request::Restore { choices: model.decisions.choices.clone() };
    import(model, What::Kept, request, None)
}

pub(super) fn post(model: &mut Model, request: Request) -> Command {
    let number = model.next_number();
    Command::Post { request: Numbered { number, body: request }, files: None }
}

/// Changes what undo can bring back.
fn decide(model: &mut Model, change: impl FnOnce(&mut Decisions)) -> Vec<Command> {
    let before = model.decisions.clone();
    change(&mut model.decisions);
    if model.decisions == before {
        return Vec::new();
    }
    let commands = follow(model, &before);
    model.history.changed(before);
    commands
}

fn choose(model: &mut Model, change: impl FnOnce(&mut Choices)) -> Vec<Command> {
    decide(model, |decisions| change(&mut decisions.choices))
}

fn go_back_or_forth(model: &mut Model, step: impl FnOnce(&mut Model) -> bool) -> Vec<Command> {
    let before = model.decisions.clone();
    if step(model) { follow(model, &before) } else { Vec::new() }
}

/// What has to happen after the decisions changed from `before`.
fn follow(model: &mut Model, before: &Decisions) -> Vec<Command> {
    let now = &model.decisions;
    let groups =
        Groups { settings: false, view: now.view != before.view, goals: now.goals != before.goals, choices: now.choices != before.choices };
    let mut commands = vec![Command::Save(groups)];
    if groups.choices && model.data().is_some() && choosing::concerns_the_engine(&before.choices, &now.choices) {
        let request = Request::Choose { choices: model.decisions.choices.clone() };
        commands.push(post(model, request));
    }
    commands.extend(ask(model));
    commands
}

fn set(model: &mut Model, change: impl FnOnce(&mut Settings)) -> Vec<Command> {
    let before = model.settings.clone();
    change(&mut model.settings);
    if model.settings == before {
        return Vec::new();
    }
    let mut commands = vec![Command::Save(Groups::SETTINGS)];
    commands.extend(ask(model));
    commands
}

fn erase(model: &mut Model) -> Vec<Command> {
    model.decisions = Decisions::default();
    model.history = Default::default();
    model.import = Import::Empty;
    model.report = Report::default();
    (model.drawer, model.trial) = (None, None);
    model.notices.clear();
    model.pending = Default::default();
    model.data_version = model.data_version.wrapping_add(1);
    let cancel = post(model, Request::Cancel);
    let erase = post(model, Request::Erase);
    vec![Command::ForgetSaved, cancel, erase]
}

fn dismiss(model: &mut Model, id: u32) -> Vec<Command> {
    model.notices.retain(|notice| notice.id != id);
    let is_told = model.notices.iter().any(|notice| matches!(notice.about, About::ImportFailed(_) | About::FilesLeftOut(_)));
    if matches!(model.import, Import::Failed { .. }) && !is_told {
        model.import = model.import.take_data().map_or(Import::Empty, Import::Ready);
    }
    Vec::new()
}

fn start(model: &mut Model, text: Option<String>, open: impl FnOnce(&mut Model)) -> Vec<Command> {
    open(model);
    let mut commands = Vec::new();
    match text.as_deref().map(saved::read) {
        None => {}
        Some(Ok(saved)) => {
            model.decisions = Saved::decisions(&saved);
            model.settings = saved.settings;
        }
        Some(Err(_)) => {
            commands.extend(text.map(Command::SetAside));
            model.tell(About::SavedSetAside);
        }
    }
    commands.extend(restore(model));
    commands
}

fn unusable(model: &mut Model, about: About) -> Vec<Command> {
    model.engine = Engine::Unusable;
    model.import = model.import.take_data().map_or(Import::Empty, Import::Ready);
    model.tell(about);
    Vec::new()
}
