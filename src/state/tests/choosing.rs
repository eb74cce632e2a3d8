//! Decisions about files: how they are read, what their columns and stages are.

use super::{imported, importing, number_of, overview, posted, ready, reply};
use crate::engine::protocol::{Kept, Reply, Request};
use crate::ingest::preview::preview;
use crate::ingest::report::issue::{Issue, Subject};
use crate::ingest::report::problem::{Problem, ProblemKind};
use crate::ingest::shape::dialect::HeaderPlace;
use crate::ingest::shape::hints::Hints;
use crate::ingest::values::kind::ColumnKind;
use crate::ingest::values::number::Convention;
use crate::ingest::values::order::DateOrder;
use crate::sales::document::DocumentKind;
use crate::sales::schema::Dataset;
use crate::star::choices::{HeaderChoice, StageChoice};
use crate::star::overview::Overview;
use crate::star::words::Status;
use crate::state::command::Command;
use crate::state::decisions::choices::HeaderChange;
use crate::state::keep::group::Group;
use crate::state::message::Msg;
use crate::state::model::Model;
use crate::state::update::update;

const HEADER: &str = "Stage\tAmount";

fn decide(model: &mut Model, change: HeaderChange) -> Vec<Command> {
    update(model, Msg::ChoiceMade { header: HEADER.to_owned(), change })
}

fn choice(model: &Model) -> HeaderChoice {
    model.decisions.choices.headers.get(HEADER).cloned().unwrap_or_default()
}

fn stage(stage: &str, status: Status) -> StageChoice {
    StageChoice { stage: stage.to_owned(), status }
}

#[test]
fn every_decision_is_entered_told_and_undone() {
    let column = || "Amount".to_owned();
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let decisions = [
        HeaderChange::Dataset(Some(Dataset::Deals)),
        HeaderChange::Field { column: column(), field: None },
        HeaderChange::Reading(Hints { delimiter: Some(';'), ..Hints::default() }),
        HeaderChange::Kind { column: column(), kind: Some(ColumnKind::Number) },
        HeaderChange::DateOrder { columns: vec![column()], order: Some(DateOrder::MonthDayYear) },
        HeaderChange::DecimalMark { columns: vec![column()], mark: Some(Convention::Comma) },
        HeaderChange::CountedAsEmpty { column: column(), texts: texts(&["tbd", "?"]) },
        HeaderChange::Stages(vec![stage("Signed", Status::Won)]),
        HeaderChange::OrderStatus { text: "Parked".to_owned(), is_sale: false },
        HeaderChange::KeepsAll(true),
    ];
    for decision in decisions {
        let mut model = ready();
        let commands = decide(&mut model, decision.clone());
        assert!(matches!(posted(&commands)[..], [Request::Choose { choices }] if choices.headers.contains_key(HEADER)), "{decision:?}");
        let commands = update(&mut model, Msg::Undone);
        assert!(matches!(posted(&commands)[..], [Request::Choose { choices }] if choices.headers.is_empty()), "{decision:?}");
    }
}

#[test]
fn what_is_left_to_detection_again_is_not_remembered() {
    let column = || "Amount".to_owned();
    let (tbd, id) = (vec!["tbd".to_owned()], vec!["misfit\tAmount\t".to_owned()]);
    let pairs = [
        (HeaderChange::Reading(Hints { quote: Some('\''), ..Hints::default() }), HeaderChange::Reading(Hints::default())),
        (HeaderChange::Kind { column: column(), kind: Some(ColumnKind::Text) }, HeaderChange::Kind { column: column(), kind: None }),
        (
            HeaderChange::DateOrder { columns: vec![column()], order: Some(DateOrder::DayMonthYear) },
            HeaderChange::DateOrder { columns: vec![column()], order: None },
        ),
        (
            HeaderChange::DecimalMark { columns: vec![column()], mark: Some(Convention::Point) },
            HeaderChange::DecimalMark { columns: vec![column()], mark: None },
        ),
        (
            HeaderChange::CountedAsEmpty { column: column(), texts: tbd },
            HeaderChange::CountedAsValue { column: column(), text: "tbd".to_owned() },
        ),
        (HeaderChange::Stages(vec![stage("Signed", Status::Won)]), HeaderChange::Stages(Vec::new())),
        (HeaderChange::Ignored(id.clone()), HeaderChange::ShownAgain(id)),
    ];
    for (there, back) in pairs {
        let mut model = ready();
        decide(&mut model, there.clone());
        assert!(!model.decisions.choices.headers.is_empty(), "{there:?}");
        decide(&mut model, back);
        assert!(model.decisions.choices.headers.is_empty(), "{there:?}");
    }
}

#[test]
fn how_a_file_is_read_leaves_what_its_columns_are_alone() {
    let mut model = ready();
    decide(&mut model, HeaderChange::Kind { column: "Amount".to_owned(), kind: Some(ColumnKind::Number) });
    let header = HeaderPlace { line: 4, records: 2 };
    decide(&mut model, HeaderChange::Reading(Hints { encoding: Some("gb18030".to_owned()), header: Some(header), ..Hints::default() }));
    let hints = choice(&model).hints;
    assert_eq!((hints.encoding.as_deref(), hints.header, hints.kinds.len()), (Some("gb18030"), Some(header), 1));
    assert_eq!(model.hints(HEADER), hints);
}

#[test]
fn ignoring_is_saved_but_no_work_for_the_engine() {
    let mut model = ready();
    let commands = decide(&mut model, HeaderChange::Ignored(vec!["misfit\tAmount\t".to_owned()]));
    assert_eq!((commands.len(), posted(&commands).len()), (1, 0), "{commands:?}");
    assert!(matches!(&commands[..], [Command::Save(groups)] if groups.contains(&Group::Choices)));
    assert_eq!(choice(&model).ignored.len(), 1);
    assert!(posted(&update(&mut model, Msg::Undone)).is_empty());
    assert!(model.decisions.choices.headers.is_empty());
}

#[test]
fn a_trial_ends_when_it_is_decided_or_its_file_is_gone() {
    let try_out = |model: &mut Model| update(model, Msg::HintsTried { file: 0, hints: Hints::default() });
    let mut model = ready();
    assert!(matches!(posted(&try_out(&mut model))[..], [Request::Preview { file: 0, .. }]));
    decide(&mut model, HeaderChange::Kind { column: "Amount".to_owned(), kind: None });
    assert!(model.trial.is_some(), "a decision about a column is another matter");
    decide(&mut model, HeaderChange::Reading(Hints::default()));
    assert_eq!(model.trial, None);

    try_out(&mut model);
    let mut remove = |file, left| {
        let number = number_of(&update(&mut model, Msg::FilesRemoved { files: vec![file] }));
        reply(&mut model, number, left);
        model.trial.is_some()
    };
    assert!(remove(1, imported("deals.csv")), "the file is still there");
    assert!(!remove(0, Reply::Imported { overview: Overview::default(), kept: Kept::default() }));
}

#[test]
fn only_the_latest_preview_is_shown() {
    let mut model = ready();
    let mut ask = |delimiter| {
        update(&mut model, Msg::HintsTried { file: 0, hints: Hints { delimiter: Some(delimiter), ..Hints::default() } });
        (model.last_number, preview(b"a;b\n1;2\n", true, &Hints { delimiter: Some(delimiter), ..Hints::default() }))
    };
    let (early, late) = (ask(','), ask(';'));
    reply(&mut model, late.0, Reply::Preview(late.1.clone()));
    reply(&mut model, early.0, Reply::Preview(early.1));
    assert_eq!(model.trial.and_then(|trial| trial.preview), Some(late.1));
}

#[test]
fn a_new_file_that_may_have_been_read_wrongly_is_shown_at_once() {
    let damaged = Issue { subject: Subject::File(0), problem: Problem::whole(ProblemKind::BadEncoding) };
    let with = |change: &dyn Fn(&mut Overview)| {
        let mut overview = overview("deals.csv");
        change(&mut overview);
        overview
    };
    let evidence = |sampled, regular| {
        with(&|overview| {
            let evidence = &mut overview.files[0].dialect.evidence;
            (evidence.sampled, evidence.regular) = (sampled, regular);
            overview.files[0].columns.clear();
        })
    };
    let cases = [
        (overview("deals.csv"), false),
        (with(&|overview| overview.problems.push(damaged.clone())), true),
        (evidence(1000, 998), false),
        (evidence(1000, 700), true),
        (evidence(3, 1), false),
    ];
    for (overview, doubtful) in cases {
        let mut model = super::started();
        super::choose_file(&mut model);
        let number = importing(&model);
        let evidence = overview.files[0].dialect.evidence;
        let shown = Reply::Imported { overview, kept: Kept::default() };
        let commands = reply(&mut model, number, shown.clone());
        let asked = posted(&commands).iter().any(|request| matches!(request, Request::Preview { .. }));
        assert_eq!((asked, model.trial.is_some()), (doubtful, doubtful), "{evidence:?}");
        // Closed by the user, it stays closed.
        update(&mut model, Msg::TrialClosed);
        let number = number_of(&update(&mut model, Msg::FilesRemoved { files: vec![1] }));
        reply(&mut model, number, shown);
        assert_eq!(model.trial, None);
    }
}

#[test]
fn what_is_the_revenue_and_what_currencies_are_worth_is_undone_too() {
    let typed =
        |from: &str, to: &str, rate: Option<&str>| Msg::RateTyped { from: from.into(), to: to.into(), rate: rate.map(str::to_owned) };
    let mut model = ready();
    for message in
        [Msg::RevenueChosen(DocumentKind::Order), Msg::ReportingCurrencyChosen(Some("EUR".to_owned())), typed("USD", "EUR", Some("0.9"))]
    {
        let before = model.decisions.choices.clone();
        let commands = update(&mut model, message.clone());
        assert!(matches!(posted(&commands)[..], [Request::Choose { choices }] if *choices != before), "{message:?}");
        update(&mut model, Msg::Undone);
        assert_eq!(model.decisions.choices, before, "{message:?}");
        update(&mut model, Msg::Redone);
    }
    // Between two currencies there is one rate, whichever way round.
    let rates = |model: &Model| {
        model.decisions.choices.rates.iter().map(|typed| format!("{} {} {}", typed.from, typed.to, typed.rate)).collect::<Vec<_>>()
    };
    update(&mut model, typed("SEK", "EUR", Some("0.1")));
    update(&mut model, typed("EUR", "USD", Some("1.1")));
    assert_eq!(rates(&model), ["SEK EUR 0.1", "EUR USD 1.1"]);
    update(&mut model, typed("USD", "EUR", None));
    assert_eq!(rates(&model), ["SEK EUR 0.1"]);
}
