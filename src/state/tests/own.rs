//! Own KPIs: written, checked one question at a time, kept, deleted and brought back.

use super::*;
use crate::kpi::ask::Figure;
use crate::kpi::catalogue::{OWN, Written};
use crate::kpi::formula::ast::Span;
use crate::kpi::formula::error::{FormulaError, FormulaErrorKind};
use crate::kpi::listed::{Better, Listed};
use crate::state::draft::Unfinished;
use crate::state::keep::stored::write;
use crate::state::own::message::{Change, Opening, OwnMsg};

fn own(model: &mut Model, message: OwnMsg) -> Vec<Command> {
    update(model, Msg::Own(message))
}

fn change(model: &mut Model, change: Change) -> Vec<Command> {
    own(model, OwnMsg::Changed(change))
}

/// The editor, opened.
fn opened(model: &mut Model, opening: Opening) -> Vec<Command> {
    update(model, Msg::RouteChanged(Route::Editor));
    own(model, OwnMsg::Opened(opening))
}

/// The number and formula of the check that these commands ask for.
fn check_of(commands: &[Command]) -> Option<(u32, String)> {
    commands.iter().find_map(|command| match command {
        Command::Post { request: Numbered { number, body: Request::Check { kpi, .. } }, .. } => Some((*number, kpi.formula.clone())),
        _ => None,
    })
}

fn defined(commands: &[Command]) -> Option<Vec<Written>> {
    commands.iter().find_map(|command| match command {
        Command::Post { request: Numbered { body: Request::Define { own }, .. }, .. } => Some(own.clone()),
        _ => None,
    })
}

fn figure(kpi: &str, now: Figure) -> Answer {
    Answer {
        kpi: kpi.to_owned(),
        unit: Unit::Count,
        split: Split::Whole,
        now,
        before: None,
        cases: None,
        coverage: None,
        parts: Vec::new(),
        adds_up: false,
        others: None,
    }
}

fn wrong() -> FormulaError {
    FormulaError { span: Span { start: 0, end: 3 }, kind: FormulaErrorKind::NoSuchUnit }
}

fn unfinished(model: &Model) -> Option<Unfinished> {
    model.draft.as_ref().expect("a draft").unfinished(model.decisions.own.has_room())
}

/// Writes a KPI and keeps it.
fn keep(model: &mut Model, name: &str, formula: &str) -> Vec<Command> {
    opened(model, Opening::New { from: None });
    model.pending = Default::default();
    let commands = change(model, Change::Formula(formula.to_owned()));
    let number = check_of(&commands).expect("a check").0;
    change(model, Change::Name(name.to_owned()));
    reply(model, number, Reply::Checked(Ok(vec![figure("my_kpi", Ok(Quantity::Count(1)))])));
    own(model, OwnMsg::Saved)
}

#[test]
fn what_is_typed_is_checked_one_question_at_a_time() {
    let mut model = ready();
    let (number, _) = check_of(&opened(&mut model, Opening::New { from: None })).expect("a check");
    assert_eq!(check_of(&change(&mut model, Change::Formula("re".to_owned()))), None);
    assert_eq!(check_of(&change(&mut model, Change::Formula("rev".to_owned()))), None);
    let (number, formula) = check_of(&reply(&mut model, number, Reply::Checked(Err(wrong())))).expect("the latest is asked about");
    assert_eq!((formula.as_str(), unfinished(&model)), ("rev", Some(Unfinished::Unchecked)));
    assert_eq!(check_of(&reply(&mut model, number, Reply::Checked(Err(wrong())))), None);
    let draft = model.draft.clone().expect("a draft");
    assert_eq!((draft.error(), unfinished(&model)), (Some(&wrong()), Some(Unfinished::WrongFormula)));
    // What is typed next is not wrong there any more.
    let (number, _) = check_of(&change(&mut model, Change::Formula("revenue".to_owned()))).expect("a check");
    assert_eq!(model.draft.as_ref().and_then(|draft| draft.error()), None);
    reply(&mut model, number, Reply::Checked(Ok(vec![figure("my_kpi", Ok(Quantity::Count(7)))])));
    assert_eq!(unfinished(&model), Some(Unfinished::NoName));
    assert_eq!(own(&mut model, OwnMsg::Saved), Vec::new());
    // A new name is no new question; another filter is.
    assert_eq!(check_of(&change(&mut model, Change::Definition("x".to_owned()))), None);
    assert!(check_of(&update(&mut model, click("East"))).is_some());
}

#[test]
fn what_is_kept_is_saved_told_to_the_engine_and_asked_for_anew() {
    let mut model = ready();
    let commands = keep(&mut model, " Won ÷ Rep ", "won_deals / 2");
    let written =
        Written { id: "my_won_rep".to_owned(), formula: "won_deals / 2".to_owned(), better: Better::Higher, benchmark: None, unit: None };
    assert_eq!(defined(&commands), Some(vec![written.clone()]));
    assert!(matches!(&commands[0], Command::Save(groups) if *groups == [Group::Kpis].into()));
    assert_eq!((model.draft.is_none(), model.decisions.own.kpis[0].name.as_str()), (true, "Won ÷ Rep"));
    // Every figure may rest on it.
    let back = update(&mut model, Msg::RouteChanged(Route::Overview));
    assert!(report_of(&back).is_some_and(|(_, asks)| asks.len() > 1));
    answer(&mut model, &back);
    update(&mut model, Msg::KpiPinned("my_won_rep".to_owned()));
    assert!(tiles(&model).contains(&"my_won_rep".to_owned()));
    // A worker that starts again is told before it reads anything.
    let commands = update(&mut model, Msg::EngineRetried);
    assert!(matches!(posted(&commands)[..], [Request::Define { .. }, Request::Restore { .. }]), "{commands:?}");
    // The next visit has it, and no other tab's is lost.
    let text = model.saved(Group::Kpis);
    let mut other = ready();
    let commands = update(&mut other, Msg::SavedElsewhere { group: Group::Kpis, text });
    assert_eq!((defined(&commands), &other.decisions.own), (Some(vec![written]), &model.decisions.own));
}

#[test]
fn a_deleted_kpi_takes_its_pin_along_and_comes_back_with_it() {
    let mut model = ready();
    keep(&mut model, "A", "won_deals");
    keep(&mut model, "A", "lost_deals");
    assert_eq!(model.decisions.own.kpis.iter().map(|kpi| kpi.id.as_str()).collect::<Vec<_>>(), ["my_a", "my_a_2"]);
    update(&mut model, Msg::KpiPinned("my_a".to_owned()));
    let target = Target { amount: Quantity::Count(5), per: None, filters: Vec::new() };
    update(&mut model, Msg::TargetSet { kpi: "my_a".to_owned(), target });
    let before = model.decisions.clone();
    let commands = own(&mut model, OwnMsg::Deleted("my_a".to_owned()));
    assert_eq!(defined(&commands).map(|own| own.len()), Some(1));
    assert!(matches!(&commands[0], Command::Save(groups) if *groups == [Group::Goals, Group::Kpis].into()));
    assert!(!tiles(&model).contains(&"my_a".to_owned()) && model.decisions.goals.targets.is_empty());
    assert!(model.notices.iter().any(|notice| notice.about == About::KpiDeleted { name: "A".to_owned() }));
    update(&mut model, Msg::Undone);
    assert_eq!((&model.decisions, model.notices.len()), (&before, 0), "what the notice offers is done");
    assert_eq!(own(&mut model, OwnMsg::Deleted("my_gone".to_owned())), Vec::new());
}

#[test]
fn a_copy_begins_with_the_formula_once_it_is_known() {
    let mut model = ready();
    let catalogue = std::mem::take(&mut model.catalogue);
    opened(&mut model, Opening::New { from: Some("sales_cycle".to_owned()) });
    let formula = |model: &Model| model.draft.as_ref().map(|draft| (draft.kpi.formula.clone(), draft.kpi.better));
    assert_eq!(formula(&model), Some((String::new(), Better::Higher)));
    reply(&mut model, 0, Reply::Catalogue(catalogue.to_vec()));
    let original = model.kpi("sales_cycle").map(|listed| (listed.formula.clone(), listed.better));
    assert_eq!(formula(&model), original);
    // What was typed into it is not written over, and is there again after a look elsewhere.
    change(&mut model, Change::Formula("1".to_owned()));
    reply(&mut model, 0, Reply::Catalogue(catalogue.to_vec()));
    update(&mut model, Msg::RouteChanged(Route::Overview));
    opened(&mut model, Opening::New { from: Some("sales_cycle".to_owned()) });
    assert_eq!(formula(&model).map(|(formula, _)| formula).as_deref(), Some("1"));
    opened(&mut model, Opening::New { from: None });
    assert_eq!(formula(&model).map(|(formula, _)| formula).as_deref(), Some(""));
}

#[test]
fn a_kept_kpi_is_changed_under_its_own_identifier() {
    let mut model = ready();
    keep(&mut model, "A", "won_deals");
    opened(&mut model, Opening::Own("my_a".to_owned()));
    change(&mut model, Change::Name("B".to_owned()));
    model.pending = Default::default();
    let number = check_of(&change(&mut model, Change::Formula("lost_deals".to_owned()))).expect("a check").0;
    reply(&mut model, number, Reply::Checked(Ok(Vec::new())));
    own(&mut model, OwnMsg::Saved);
    let kpis: Vec<_> = model.decisions.own.kpis.iter().map(|kpi| (kpi.id.as_str(), kpi.name.as_str(), kpi.formula.as_str())).collect();
    assert_eq!(kpis, [("my_a", "B", "lost_deals")]);
}

#[test]
fn own_kpis_stand_first_among_the_families() {
    let mut model = ready();
    let mut listed = model.catalogue.to_vec();
    listed.push(Listed { id: "my_a".to_owned(), family: OWN.to_owned(), ..listed[0].clone() });
    reply(&mut model, 0, Reply::Catalogue(listed));
    update(&mut model, Msg::RouteChanged(Route::Kpis));
    let blocks = super::super::pages::blocks(&model);
    let families = blocks.iter().find_map(|block| match block {
        crate::state::pages::block::Block::Families(families) => families.first().map(|family| family.id.clone()),
        _ => None,
    });
    assert_eq!(families.as_deref(), Some(OWN));
}

#[test]
fn a_workspace_takes_everything_along_and_is_one_step() {
    let mut model = ready();
    keep(&mut model, "A", "won_deals");
    update(&mut model, Msg::KpiPinned("my_a".to_owned()));
    update(&mut model, Msg::ThemeChosen(Theme::Dark));
    update(&mut model, Msg::FiscalStartChosen(4));
    let text = model.workspace();
    let mut other = ready();
    let before = other.decisions.clone();
    let commands = update(&mut other, Msg::WorkspaceRead(text.clone()));
    assert_eq!((&other.decisions, &other.settings), (&model.decisions, &model.settings));
    assert_eq!(defined(&commands).map(|own| own.len()), Some(1));
    assert_eq!(told(&other), ["workspace-opened"]);
    update(&mut other, Msg::Undone);
    assert_eq!(other.decisions, before);
    // Parts that are missing or cannot be read leave what is there.
    for (file, notice) in [
        ("", "no-workspace"),
        ("{}", "no-workspace"),
        (r#"{"attain_workspace":2,"groups":{}}"#, "no-workspace"),
        (r#"{"attain_workspace":1,"groups":{}}"#, "workspace-opened"),
        (r#"{"attain_workspace":1,"groups":{"goals":{"version":9,"value":{}}}}"#, "workspace-opened"),
    ] {
        let mut unchanged = model.clone();
        unchanged.notices.clear();
        update(&mut unchanged, Msg::WorkspaceRead(file.to_owned()));
        assert_eq!((&unchanged.decisions, told(&unchanged)), (&model.decisions, vec![notice]), "{file}");
    }
}

fn told(model: &Model) -> Vec<&'static str> {
    model.notices.iter().map(|notice| notice.about.code()).collect()
}

#[test]
fn an_erasure_leaves_no_kpi_behind() {
    let mut model = ready();
    keep(&mut model, "A", "won_deals");
    let commands = update(&mut model, Msg::EraseConfirmed);
    assert!(model.decisions.own.kpis.is_empty() && model.draft.is_none());
    assert_eq!(defined(&commands), Some(Vec::new()));
    assert!(write(Group::Kpis, &model.settings, &model.decisions).contains("\"kpis\":[]"));
}
