//! How the model changes when something happens.

use std::collections::BTreeSet;

use crate::engine::protocol::Request;
use crate::state::asking::{ask, pose, post, rows};
use crate::state::command::Command;
use crate::state::deciding::{choose, decide, go_back_or_forth, set, take_back_choices};
use crate::state::decisions::choices::{HeaderChange, add_merge, type_rate};
use crate::state::defining::define;
use crate::state::drawer::Drawer;
use crate::state::following::{follow, keep_as_elsewhere, take_over, take_workspace};
use crate::state::import::{Import, What};
use crate::state::importing::{erase, import, restore};
use crate::state::keep::group::Group;
use crate::state::keep::stored::{self, SINGLE_KEY, Stored};
use crate::state::message::Msg;
use crate::state::model::{Engine, Model};
use crate::state::notice::About;
use crate::state::pages::overview::tiles;
use crate::state::planning::plan;
use crate::state::questions::{Pending, Purpose};
use crate::state::removing::{discard, leave_sample, put_back, remove};
use crate::state::replies;
use crate::state::told::Told;
use crate::state::trial::{close_trial, open_file, try_out};
use crate::state::writing::write;

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
        Msg::FilesRemoved { files } => remove(model, files),
        Msg::RemovalUndone => put_back(model),
        Msg::SampleLeft => leave_sample(model),
        Msg::ReceiptShown(is_open) => {
            model.receipt.iter_mut().for_each(|receipt| receipt.is_open = is_open);
            Vec::new()
        }
        Msg::EraseConfirmed => erase(model, false),
        Msg::KeepFilesSet(keep) => {
            let mut commands = set(model, |settings| settings.keep_files = keep);
            commands.push(pose(model, Request::Keep { keep, elsewhere: false }, Purpose::Keeping));
            if !keep {
                commands.push(Command::Tell(Told::NotKeeping));
            }
            commands
        }
        Msg::WorkspaceRead(text) => take_workspace(model, &text),

        Msg::ChoiceMade { header, change } => {
            if matches!(change, HeaderChange::Reading(_)) {
                model.trial = None;
            }
            choose(model, |choices| change.enter(choices, header))
        }
        Msg::HintsTried { file, hints } => try_out(model, file, hints),
        Msg::TrialClosed => close_trial(model),
        Msg::FileOpened { file, is_open } => open_file(model, file, is_open),
        Msg::MembersMerged(merges) => choose(model, |choices| merges.into_iter().for_each(|merge| add_merge(choices, merge))),
        Msg::MergeUndone(merge) => choose(model, |choices| choices.merges.retain(|other| *other != merge)),
        Msg::RouteChosen { key, via } => choose(model, |choices| drop(choices.routes.insert(key, via))),
        Msg::ReportingCurrencyChosen(currency) => choose(model, |choices| choices.currency = currency),
        Msg::RateTyped { from, to, rate } => choose(model, |choices| type_rate(choices, from, to, rate)),
        Msg::RevenueChosen(document) => choose(model, |choices| choices.revenue = Some(document)),

        Msg::PeriodChosen(period) => decide(model, |decisions| decisions.view.period = Some(period)),
        Msg::ExtentChosen(extent) => decide(model, |decisions| decisions.view.extent = extent),
        Msg::ComparisonChosen(comparison) => decide(model, |decisions| decisions.view.comparison = comparison),
        Msg::MemberClicked { dimension, member, adding } => decide(model, |decisions| decisions.view.click(&dimension, &member, adding)),
        Msg::MemberTakenOut { dimension, member } => decide(model, |decisions| decisions.view.take_out(&dimension, &member)),
        Msg::FiltersCleared => decide(model, |decisions| decisions.view.filters.clear()),
        Msg::LeaderboardChosen(leaderboard) => decide(model, |decisions| decisions.view.leaderboard = leaderboard),
        Msg::ChartOpened { chart, is_whole } => {
            match is_whole {
                true => model.whole_charts.insert(chart),
                false => model.whole_charts.remove(chart),
            };
            ask(model)
        }
        Msg::KpiPinned(kpi) => {
            let (mut has_room, shown) = (true, tiles(model));
            let commands = decide(model, |decisions| has_room = decisions.goals.pin(&kpi, &shown));
            if !has_room {
                model.tell(About::PinsFull);
            }
            commands
        }
        Msg::KpiUnpinned(kpi) => {
            let shown = tiles(model);
            decide(model, |decisions| decisions.goals.unpin(&kpi, &shown))
        }
        Msg::PinMoved { kpi, place } => {
            let shown = tiles(model);
            decide(model, |decisions| decisions.goals.move_pin(&kpi, place, &shown))
        }
        Msg::TargetSet { kpi, target } => decide(model, |decisions| decisions.goals.set_target(&kpi, target)),
        Msg::TargetCleared { kpi, filters } => decide(model, |decisions| decisions.goals.clear_target(&kpi, &filters)),
        Msg::Plan(message) => plan(model, message),
        Msg::Own(message) => write(model, message),
        Msg::During { gesture, message } => {
            model.gesture = Some(gesture);
            let commands = update(model, *message);
            model.gesture = None;
            commands
        }
        Msg::Undone if model.is_removal_latest() => put_back(model),
        Msg::Undone => go_back_or_forth(model, |model| model.history.undo(&mut model.decisions)),
        Msg::Redone => go_back_or_forth(model, |model| model.history.redo(&mut model.decisions)),

        Msg::LanguageChosen(language) => set(model, |settings| settings.language = language),
        Msg::ThemeChosen(theme) => set(model, |settings| settings.theme = theme),
        Msg::CalendarChosen(calendar) => set(model, |settings| settings.calendar = Some(calendar)),
        Msg::CurrencyChosen(currency) => {
            // Figures are in it as soon as rates lead there.
            let code = currency.as_ref().map(|currency| currency.sign.clone()).filter(|sign| sign.len() == 3);
            let mut commands = set(model, |settings| settings.currency = currency);
            commands.extend(choose(model, |choices| choices.currency = code));
            commands
        }
        Msg::FiscalStartChosen(month) => set(model, |settings| settings.fiscal_start = month.clamp(1, 12)),

        Msg::KpiOpened(kpi) => {
            let step = model.drawer.is_none().then_some(Command::AddStep);
            model.drawer = Some(Drawer { kpi, ..Drawer::default() });
            step.into_iter().chain(ask(model)).collect()
        }
        Msg::BreakdownChosen(breakdown) => {
            model.drawer.iter_mut().for_each(|drawer| drawer.breakdown = breakdown.clone());
            ask(model)
        }
        Msg::SqlWanted => {
            model.drawer.iter_mut().for_each(|drawer| drawer.sql = Some(drawer.sql.take().unwrap_or_default()));
            ask(model)
        }
        Msg::DialectChosen(dialect) => set(model, |settings| settings.dialect = dialect),
        Msg::RowsWanted { term, page } => rows(model, term, page),
        Msg::RowsLeft => {
            model.drawer.iter_mut().for_each(|drawer| (drawer.rows_of, drawer.rows) = (None, None));
            model.pending.drop_all(|purpose| matches!(purpose, Purpose::Rows));
            Vec::new()
        }
        Msg::DrawerClosed if close_drawer(model) => vec![Command::DropStep],
        Msg::DrawerClosed => Vec::new(),
        Msg::WentBack => {
            close_drawer(model);
            Vec::new()
        }
        Msg::NoticeDismissed(id) => dismiss(model, id),
        Msg::EngineRetried => replies::begin_anew(model, true),
        Msg::ReloadWanted => vec![Command::Reload],

        Msg::Started { route, stored } => {
            model.route = route;
            start(model, &stored)
        }
        Msg::RouteChanged(route) => {
            model.route = route;
            model.whole_charts.clear();
            close_drawer(model);
            ask(model)
        }
        Msg::SchemeChanged { prefers_dark } => {
            model.surroundings.prefers_dark = prefers_dark;
            Vec::new()
        }
        Msg::DayChanged(today) => {
            model.surroundings.today = today;
            // What another tab has told may not have been heard.
            let following = if model.engine == Engine::Running { follow(model) } else { None };
            following.into_iter().chain(ask(model)).collect()
        }
        Msg::EngineStarted => {
            model.engine = Engine::Running;
            Vec::new()
        }
        Msg::EngineReplied(reply) => {
            model.notices.retain(|notice| !matches!(notice.about, About::EngineSilent { .. }));
            replies::take(model, reply)
        }
        Msg::ReplyUnreadable { number, message } => replies::unreadable(model, number, message),
        Msg::EngineCrashed { message } => replies::crashed(model, message),
        Msg::EngineMissing { reason } => unusable(model, About::EngineMissing { reason }),
        Msg::EngineSilent { seconds } => replies::silent(model, seconds),
        Msg::EngineOutdated => unusable(model, About::EngineOutdated),
        Msg::SavedElsewhere { group, text } => take_over(model, group, &text),
        Msg::ToldElsewhere(Told::Files) => follow(model).into_iter().collect(),
        Msg::ToldElsewhere(Told::Erased) => erase(model, true),
        Msg::ToldElsewhere(Told::NotKeeping) => keep_as_elsewhere(model, false).into_iter().collect(),
        Msg::FilesForgotten => {
            model.tell(About::Erased);
            Vec::new()
        }
        Msg::SaveWithheld(groups) => {
            withhold(model, groups);
            Vec::new()
        }
        Msg::NotSetAside(key) => {
            leave(model, key);
            Vec::new()
        }
        Msg::SaveRefused { groups, refusal } => {
            model.tell(About::NotSaved { groups, refusal });
            Vec::new()
        }
        Msg::AllSaved => {
            model.notices.retain(|notice| !matches!(notice.about, About::NotSaved { .. }));
            Vec::new()
        }
    }
}

/// Whether there was something to close.
fn close_drawer(model: &mut Model) -> bool {
    model.pending.drop_all(|purpose| matches!(purpose, Purpose::Explanation | Purpose::Rows | Purpose::Sql));
    model.drawer.take().is_some()
}

fn dismiss(model: &mut Model, id: u32) -> Vec<Command> {
    let is_final = model.notices.iter().any(|notice| notice.id == id && matches!(notice.about, About::FilesRemoved(_)));
    model.notices.retain(|notice| notice.id != id);
    if is_final {
        return discard(model);
    }
    let is_told = model.notices.iter().any(|notice| matches!(notice.about, About::ImportFailed(_) | About::FilesLeftOut(_)));
    if matches!(model.import, Import::Failed { .. }) && !is_told {
        model.import = model.import.take_data().map_or(Import::Empty, Import::Ready);
    }
    Vec::new()
}

/// Takes over what was kept, and reads the kept files.
fn start(model: &mut Model, stored: &Stored) -> Vec<Command> {
    let opened = stored::open(stored);
    (model.settings, model.decisions) = (opened.settings, opened.decisions);
    model.in_force = model.decisions.choices.clone();
    let mut commands: Vec<Command> = opened.aside.into_iter().map(Command::SetAside).collect();
    if !opened.unsaved.is_empty() {
        commands.push(Command::Save(opened.unsaved));
    }
    if !opened.broken.is_empty() {
        model.tell(About::SavedSetAside(opened.broken));
    }
    withhold(model, opened.newer);
    commands.extend(define(model));
    commands.extend(restore(model));
    commands
}

/// Tells once of groups that are not written.
fn withhold(model: &mut Model, groups: BTreeSet<Group>) {
    if !groups.is_subset(&model.withheld) {
        model.withheld.extend(groups);
        model.tell(About::SavedByNewer(model.withheld.clone()));
    }
}

/// What was to be set aside stays where it is, and nothing is written over it.
fn leave(model: &mut Model, key: &str) {
    let mut left = BTreeSet::new();
    for notice in &mut model.notices {
        match &mut notice.about {
            About::SavedSetAside(groups) => left.extend(groups.extract_if(.., |group| [group.key(), SINGLE_KEY].contains(&key))),
            About::SavedLeft(groups) => left.append(groups),
            _ => {}
        }
    }
    model.notices.retain(|notice| !matches!(&notice.about, About::SavedSetAside(groups) if groups.is_empty()));
    model.withheld.extend(&left);
    model.tell(About::SavedLeft(left));
}

fn unusable(model: &mut Model, about: About) -> Vec<Command> {
    model.engine = Engine::Unusable;
    // What was to be erased is erased all the same.
    let is_erasing = model.pending.has(|purpose| *purpose == Purpose::Erasure);
    model.pending = Pending::default();
    model.import = model.import.take_data().map_or(Import::Empty, Import::Ready);
    model.tell(about);
    let mut commands = take_back_choices(model);
    if is_erasing {
        commands.push(Command::ForgetFiles);
    }
    commands
}
