//! What happens, and what follows: the page's rules as a user meets them.

mod asking;
mod choosing;
mod curves;
mod keep;
mod listing;
mod own;
mod fitting;
mod pages;
mod paying;
mod plans;
mod questions;
mod receipts;
mod summaries;
mod tabs;
mod team;
mod remedies;
mod shown;

use super::command::{Clock, Command, FileBatch};
use super::decisions::choices::HeaderChange;
use super::decisions::comparison::Comparison;
use super::decisions::goals::MOST_PINS;
use super::decisions::history::Gesture;
use super::decisions::period::PeriodChoice;
use super::decisions::target::Target;
use super::import::Import;
use super::keep::group::Group;
use super::keep::stored::Stored;
use super::message::Msg;
use super::model::{Model, Surroundings};
use super::notice::About;
use super::pages::asks;
use super::pages::overview::tiles;
use super::route::Route;
use super::settings::{Language, Theme};
use super::told::Told;
use super::update::update;
use crate::engine::protocol::{Failure, Kept, Numbered, Progress, Reply, Request, Source, StorageRefusal};
use crate::ingest::preview::preview;
use crate::ingest::report::issue::Issue;
use crate::ingest::report::problem::ProblemKind;
use crate::ingest::rows::counts::RowCounts;
use crate::ingest::shape::hints::Hints;
use crate::kpi::ask::{Answer, Ask, Split};
use crate::kpi::catalogue::catalogue;
use crate::sales::calendar::Calendar;
use crate::sales::document::Standing;
use crate::sales::period::{Grain, Period};
use crate::sales::quantity::{Quantity, Unit};
use crate::sales::schema::Dataset;
use crate::star::overview::{FileOverview, Overview};

fn fresh() -> Model {
    let today = "2026-07-15".parse().expect("a date");
    Model::new(Surroundings { today, languages: vec!["en-US".to_owned()], prefers_dark: false })
}

/// A model that has started and found nothing kept.
fn started() -> Model {
    let mut model = fresh();
    update(&mut model, Msg::Started { route: Route::Overview, stored: Stored::new() });
    let number = importing(&model);
    reply(&mut model, 0, Reply::Catalogue(catalogue().listed()));
    reply(&mut model, number, Reply::Imported { overview: Overview::default(), kept: Kept::default() });
    assert_eq!((&model.import, model.marks().state), (&Import::Empty, "empty"));
    model
}

/// A model with one imported file and an answered report.
fn ready() -> Model {
    let mut model = started();
    choose_file(&mut model);
    let number = importing(&model);
    let commands = reply(&mut model, number, imported("deals.csv"));
    answer(&mut model, &commands);
    assert_eq!(model.marks().state, "ready");
    model
}

fn choose_file(model: &mut Model) -> Vec<Command> {
    let sources = vec![Source { name: "deals.csv".to_owned(), bytes: 100 }];
    update(model, Msg::FilesChosen { batch: FileBatch(1), sources })
}

fn importing(model: &Model) -> u32 {
    model.import.reading().expect("an import under way").number
}

fn reply(model: &mut Model, number: u32, body: Reply) -> Vec<Command> {
    update(model, Msg::EngineReplied(Numbered { number, body }))
}

fn overview(name: &str) -> Overview {
    let file = FileOverview {
        file: 0,
        name: name.to_owned(),
        bytes: 100,
        header: String::new(),
        dialect: preview(b"", true, &Hints::default()).dialect,
        rows: RowCounts { read: 8, kept: 8, set_aside: 0 },
        dataset: None,
        document: None,
        standing: Standing::default(),
        preset: None,
        columns: Vec::new(),
        stages: Vec::new(),
        suggestions: Vec::new(),
    };
    let day = |text: &str| text.parse().expect("a date");
    let answerable = catalogue().listed().into_iter().map(|listed| listed.id).collect();
    Overview {
        files: vec![file],
        answerable,
        span: Some(Period { start: day("2016-10-01"), end: day("2018-01-01") }),
        ..Overview::default()
    }
}

fn imported(name: &str) -> Reply {
    Reply::Imported { overview: overview(name), kept: Kept { bytes: 100, refused: None, ..Kept::default() } }
}

/// The number and questions of the report that these commands ask for.
fn report_of(commands: &[Command]) -> Option<(u32, Vec<Ask>)> {
    commands.iter().find_map(|command| match command {
        Command::Post { request: Numbered { number, body: Request::Report { asks, .. } }, .. } => Some((*number, asks.clone())),
        _ => None,
    })
}

/// The number of the request that these commands post last.
fn number_of(commands: &[Command]) -> u32 {
    let number = |command: &Command| match command {
        Command::Post { request, .. } => Some(request.number),
        _ => None,
    };
    commands.iter().rev().find_map(number).expect("a request")
}

fn posted<'a>(commands: &'a [Command]) -> Vec<&'a Request> {
    let request = |command: &'a Command| match command {
        Command::Post { request, .. } => Some(&request.body),
        _ => None,
    };
    commands.iter().filter_map(request).collect()
}

fn answers(asks: Vec<Ask>, value: i64) -> Reply {
    let answer = |ask: Ask| Answer {
        kpi: ask.kpi,
        unit: Unit::Count,
        split: ask.split,
        now: Ok(Quantity::Count(value)),
        before: None,
        cases: None,
        coverage: None,
        parts: Vec::new(),
        adds_up: false,
        others: None,
    };
    Reply::Answers(asks.into_iter().map(answer).collect())
}

fn answer(model: &mut Model, commands: &[Command]) -> Vec<Command> {
    let (number, asks) = report_of(commands).expect("a report is asked for");
    reply(model, number, answers(asks, 1))
}

/// A target of half of all deals, in any period.
fn half() -> Target {
    Target { amount: Quantity::Ratio(0.5), per: None, filters: Vec::new() }
}

fn click(member: &str) -> Msg {
    Msg::MemberClicked { dimension: "region".to_owned(), member: member.to_owned(), adding: false }
}

#[test]
fn an_import_goes_from_files_to_figures() {
    let mut model = started();
    let commands = choose_file(&mut model);
    assert!(matches!(commands[..], [Command::StartClock(Clock::Import), Command::Post { files: Some(FileBatch(1)), .. }]));
    assert_eq!(model.marks().state, "importing");
    let number = importing(&model);
    let progress = Progress { file: "deals.csv".to_owned(), bytes_done: 50, bytes_total: 100, rows: 4 };
    reply(&mut model, number, Reply::Progress(progress.clone()));
    assert_eq!(model.import.reading().and_then(|reading| reading.progress.clone()), Some(progress));
    let commands = reply(&mut model, number, imported("deals.csv"));
    assert_eq!(model.marks().state, "importing", "no figures are shown yet");
    let commands = answer(&mut model, &commands);
    assert_eq!(commands, [Command::StopClock { clock: Clock::Import, rows: 8, bytes: 100 }]);
    assert_eq!(model.marks().state, "ready");
}

#[test]
fn a_cancelled_or_failed_import_leaves_what_was_there() {
    let endings = [(Reply::Cancelled, "ready"), (Reply::Failed(Failure::Refused { file: "x.pdf".to_owned() }), "failed")];
    for (ending, state) in endings {
        let mut model = ready();
        let before = model.data().cloned();
        choose_file(&mut model);
        assert_eq!(posted(&update(&mut model, Msg::ImportCancelled)), [&Request::Cancel]);
        let number = importing(&model);
        reply(&mut model, number, ending);
        assert_eq!((model.data(), model.marks().state), (before.as_ref(), state));
        let notice = model.notices.last().expect("a notice").id;
        update(&mut model, Msg::NoticeDismissed(notice));
        assert_eq!((model.data(), model.marks().state), (before.as_ref(), "ready"));
    }
}

#[test]
fn a_file_that_is_no_table_is_told_of() {
    let mut model = started();
    choose_file(&mut model);
    let kind = ProblemKind::Refused { what: "pdf".to_owned() };
    let issue = Issue::left_out("deals.csv", kind);
    let overview = Overview { problems: vec![issue.clone()], ..Overview::default() };
    let number = importing(&model);
    reply(&mut model, number, Reply::Imported { overview, kept: Kept::default() });
    assert_eq!(model.marks().state, "failed");
    assert_eq!(model.notices[0].about, About::FilesLeftOut(vec![issue]));
}

#[test]
fn files_chosen_one_after_the_other_are_both_awaited() {
    let mut model = started();
    choose_file(&mut model);
    let first = importing(&model);
    choose_file(&mut model);
    let second = importing(&model);
    reply(&mut model, first, imported("deals.csv"));
    assert!(model.import.reading().is_some() && model.data().is_some(), "the second is still read");
    reply(&mut model, second, imported("deals.csv"));
    assert!(matches!(model.import, Import::Ready(_)));
}

#[test]
fn a_late_answer_is_dropped() {
    let mut model = ready();
    let (early, early_asks) = report_of(&update(&mut model, click("East"))).expect("a report");
    let (late, late_asks) = report_of(&update(&mut model, click("West"))).expect("a report");
    reply(&mut model, late, answers(late_asks, 2));
    reply(&mut model, early, answers(early_asks, 1));
    assert_eq!(model.report.scope, model.scope());
    assert!(model.report.answers.iter().all(|answer| answer.now == Ok(Quantity::Count(2))));
}

#[test]
fn only_missing_figures_are_asked_for() {
    let mut model = ready();
    let pages = update(&mut model, Msg::RouteChanged(Route::Data));
    assert_eq!(pages, [], "the data page shows no figures");
    assert_eq!(report_of(&update(&mut model, Msg::RouteChanged(Route::Overview))), None, "they are still there");
    let (_, asks) = report_of(&update(&mut model, Msg::KpiPinned("win_loss_ratio".to_owned()))).expect("a report");
    assert_eq!(asks, [Ask { kpi: "win_loss_ratio".to_owned(), split: Split::Over { grain: Grain::Month } }]);
}

#[test]
fn decisions_are_undone_and_redone() {
    let decisions = [
        click("East"),
        Msg::PeriodChosen(PeriodChoice::LastQuarter),
        Msg::ComparisonChosen(Comparison::SamePeriodLastYear),
        Msg::KpiUnpinned("revenue".to_owned()),
        Msg::PinMoved { kpi: "win_rate".to_owned(), place: 0 },
        Msg::TargetSet { kpi: "win_rate".to_owned(), target: half() },
        Msg::ChoiceMade { header: "a\tb".to_owned(), change: HeaderChange::Dataset(Some(Dataset::Deals)) },
    ];
    let mut model = ready();
    let mut states = vec![model.decisions.clone()];
    for decision in decisions {
        update(&mut model, decision.clone());
        assert_ne!(Some(&model.decisions), states.last(), "{decision:?}");
        states.push(model.decisions.clone());
    }
    for state in states.iter().rev().skip(1) {
        update(&mut model, Msg::Undone);
        assert_eq!(model.decisions, *state);
    }
    assert_eq!(update(&mut model, Msg::Undone), [], "nothing is left to undo");
    for state in &states[1..] {
        update(&mut model, Msg::Redone);
        assert_eq!(model.decisions, *state);
    }
}

#[test]
fn a_gesture_is_undone_in_one_step() {
    let mut model = ready();
    let before = model.decisions.clone();
    for share in 1..=50 {
        let target = Target { amount: Quantity::Ratio(f64::from(share) / 100.0), ..half() };
        let message = Box::new(Msg::TargetSet { kpi: "win_rate".to_owned(), target });
        update(&mut model, Msg::During { gesture: Gesture(1), message });
    }
    update(&mut model, click("East"));
    update(&mut model, Msg::Undone);
    assert_eq!(model.decisions.goals.target("win_rate", &[]), Some(&half()));
    update(&mut model, Msg::Undone);
    assert_eq!((&model.decisions, model.history.can_undo()), (&before, false));
    update(&mut model, Msg::Redone);
    assert_eq!(model.decisions.goals.target("win_rate", &[]), Some(&half()));
}

#[test]
fn undoing_a_mapping_tells_the_engine() {
    let mut model = ready();
    let header = "Stage\tAmount".to_owned();
    let chosen = Msg::ChoiceMade { header: header.clone(), change: HeaderChange::Field { column: "Amount".to_owned(), field: None } };
    let commands = update(&mut model, chosen);
    assert!(!commands.contains(&Command::Save([Group::Choices].into())), "not before it is in force");
    assert!(matches!(posted(&commands)[..], [Request::Choose { choices }] if choices.headers.contains_key(&header)));
    let commands = reply(&mut model, number_of(&commands), imported("deals.csv"));
    assert!(commands.contains(&Command::Save([Group::Choices].into())));
    let commands = update(&mut model, Msg::Undone);
    assert!(matches!(posted(&commands)[..], [Request::Choose { choices }] if choices.headers.is_empty()));
}

#[test]
fn what_changes_nothing_is_not_remembered() {
    let mut model = ready();
    assert_eq!(update(&mut model, Msg::ComparisonChosen(Comparison::PreviousPeriod)), []);
    assert_eq!(update(&mut model, Msg::ThemeChosen(Theme::System)), []);
    assert!(!model.history.can_undo());
}

#[test]
fn an_eleventh_pin_is_refused_with_a_notice() {
    let mut model = ready();
    for number in 0..MOST_PINS {
        update(&mut model, Msg::KpiPinned(format!("kpi_{number}")));
    }
    assert_eq!(tiles(&model).len(), MOST_PINS);
    assert_eq!(model.notices.last().map(|notice| &notice.about), Some(&About::PinsFull));
}

#[test]
fn a_crash_restarts_the_engine_once_and_keeps_the_decisions() {
    let mut model = ready();
    update(&mut model, click("East"));
    let decisions = model.decisions.clone();
    let commands = reply(&mut model, 0, Reply::Failed(Failure::Crashed { message: "oh".to_owned() }));
    assert_eq!(commands[0], Command::RestartEngine);
    assert!(matches!(posted(&commands)[..], [Request::Restore { .. }]));
    assert_eq!(model.decisions, decisions);
    // When reading the kept files is what brings it down, it is not tried again.
    let commands = update(&mut model, Msg::EngineCrashed { message: "oh".to_owned() });
    assert_eq!(commands, [Command::RestartEngine]);
    assert_eq!(model.marks().state, "failed");
    choose_file(&mut model);
    assert_eq!(model.marks().state, "importing");
}

#[test]
fn erasing_forgets_everything() {
    let mut model = ready();
    update(&mut model, Msg::LanguageChosen(Some(Language::Persian)));
    update(&mut model, click("East"));
    let commands = update(&mut model, Msg::EraseConfirmed);
    assert_eq!(commands[..2], [Command::ForgetSaved, Command::Tell(Told::Erased)]);
    assert_eq!(posted(&commands), [&Request::Cancel, &Request::Erase { elsewhere: false }]);
    assert_eq!((model.marks().state, model.marks().lang), ("empty", "en"), "as the next visit will find it");
    assert_eq!(reply(&mut model, number_of(&commands), Reply::Erased), [Command::RestartEngine], "its memory is given back");
    assert!(model.decisions.view.filters.is_empty() && !model.history.can_undo() && model.report.answers.is_empty());
}

#[test]
fn files_that_cannot_be_kept_are_told_of_unless_it_was_wanted() {
    for (refusal, told) in [(StorageRefusal::Full, true), (StorageRefusal::Forbidden, true), (StorageRefusal::TurnedOff, false)] {
        let mut model = ready();
        reply(&mut model, 99, Reply::Kept(Kept { bytes: 0, refused: Some(refusal), ..Kept::default() }));
        assert_eq!(model.notices.iter().any(|notice| notice.about == About::FilesNotKept(refusal)), told, "{refusal:?}");
    }
}

#[test]
fn the_marks_follow_settings_and_browser() {
    let mut model = fresh();
    assert_eq!((model.marks().lang, model.marks().dir, model.marks().theme), ("en", "ltr", "light"));
    update(&mut model, Msg::SchemeChanged { prefers_dark: true });
    update(&mut model, Msg::LanguageChosen(Some(Language::Persian)));
    assert_eq!((model.marks().lang, model.marks().dir, model.marks().theme), ("fa", "rtl", "dark"));
    update(&mut model, Msg::ThemeChosen(Theme::Light));
    assert_eq!(model.marks().theme, "light");
}

#[test]
fn the_period_is_counted_from_the_end_of_old_data() {
    let mut model = ready();
    update(&mut model, Msg::PeriodChosen(PeriodChoice::LastQuarter));
    let context = model.context();
    assert_eq!(context.period.map(|period| period.start.to_string()), Some("2017-07-01".to_owned()));
    assert_eq!(context.compare, context.period.map(|period| period.before(Calendar::Gregorian)));
}

#[test]
fn each_page_asks_for_its_figures() {
    let mut model = ready();
    let count = |model: &Model| asks(model).len();
    let pins = tiles(&model).len();
    assert_eq!(count(&model), pins, "revenue is pinned and asked for once");
    model.route = Route::Kpis;
    assert_eq!(count(&model), catalogue().entries().len());
    model.route = Route::Privacy;
    assert_eq!(count(&model), 0);
}

#[test]
fn figures_are_asked_for_as_soon_as_the_catalogue_is_there() {
    let mut model = fresh();
    update(&mut model, Msg::Started { route: Route::Kpis, stored: Stored::new() });
    let number = importing(&model);
    assert_eq!(report_of(&reply(&mut model, number, imported("deals.csv"))), None);
    let commands = reply(&mut model, 0, Reply::Catalogue(catalogue().listed()));
    assert_eq!(report_of(&commands).map(|(_, asks)| asks.len()), Some(catalogue().entries().len()));
    // A new engine tells it again, while the kept files are read again.
    update(&mut model, Msg::EngineCrashed { message: "out of memory".to_owned() });
    assert_eq!(report_of(&reply(&mut model, 0, Reply::Catalogue(catalogue().listed()))), None);
    let number = importing(&model);
    let commands = reply(&mut model, number, imported("deals.csv"));
    assert_eq!(report_of(&commands).map(|(_, asks)| asks.len()), Some(catalogue().entries().len()));
}

#[test]
fn the_first_pins_are_in_the_catalogue() {
    for pin in tiles(&ready()) {
        assert!(catalogue().entry(&pin).is_some(), "{pin}");
    }
}
