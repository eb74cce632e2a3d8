//! Choices that come into force or are taken back, an engine that ends or hangs, and what other tabs tell.

use super::*;
use crate::ingest::report::problem::Problem;
use crate::state::keep::stored::write;
use crate::state::notice::Fate;
use crate::state::pages::frame::{WayOut, way_out};

fn as_amount(field: Option<&str>) -> Msg {
    let change = HeaderChange::Field { column: "Worth".to_owned(), field: field.map(str::to_owned) };
    Msg::ChoiceMade { header: "Worth".to_owned(), change }
}

fn kept(generation: u64, is_behind: bool) -> Kept {
    Kept { bytes: 100, generation, is_behind, ..Kept::default() }
}

fn told_others(commands: &[Command]) -> Vec<Told> {
    commands.iter().filter_map(|command| if let Command::Tell(told) = command { Some(*told) } else { None }).collect()
}

fn notices(model: &Model) -> Vec<&'static str> {
    model.notices.iter().map(|notice| notice.about.code()).collect()
}

#[test]
fn a_choice_that_does_not_come_into_force_is_taken_back() {
    let not_reread = Failure::NotReread { file: "deals.csv".to_owned(), problem: Box::new(Problem::whole(ProblemKind::Changed)) };
    for ending in [Reply::Cancelled, Reply::Failed(not_reread)] {
        let mut model = ready();
        let before = model.clone();
        let commands = update(&mut model, as_amount(Some("amount")));
        let number = number_of(&commands);
        update(&mut model, click("East"));
        assert_ne!(model.decisions.choices, before.decisions.choices);
        assert_eq!(model.saved(Group::Choices), before.saved(Group::Choices), "what is saved meanwhile is what is in force");
        reply(&mut model, number, ending.clone());
        assert_eq!(model.decisions.choices, before.decisions.choices, "{ending:?}");
        assert_eq!(model.saved(Group::Choices), before.saved(Group::Choices));
        assert_eq!(model.decisions.view.filters.len(), 1, "what was decided meanwhile stays");
        // Undo leads to the filter, and not to the choice.
        update(&mut model, Msg::Undone);
        assert_eq!((&model.decisions, model.history.can_undo()), (&before.decisions, false));
    }
}

#[test]
fn one_of_two_choices_comes_into_force() {
    let mut model = ready();
    let first = number_of(&update(&mut model, as_amount(Some("amount"))));
    let second = number_of(&update(&mut model, as_amount(Some("quantity"))));
    let commands = reply(&mut model, first, imported("deals.csv"));
    assert!(commands.contains(&Command::Save([Group::Choices].into())));
    let in_force = model.saved(Group::Choices);
    assert!(in_force.contains("amount") && !in_force.contains("quantity"));
    reply(&mut model, second, Reply::Cancelled);
    assert_eq!((model.saved(Group::Choices), Group::Choices.write(&model.decisions.choices)), (in_force.clone(), in_force));
}

#[test]
fn the_end_of_the_engine_takes_back_what_was_not_in_force() {
    let mut model = ready();
    let before = model.saved(Group::Choices);
    update(&mut model, as_amount(Some("amount")));
    let commands = update(&mut model, Msg::EngineCrashed { message: "oh".to_owned() });
    assert_eq!((model.saved(Group::Choices), Group::Choices.write(&model.decisions.choices)), (before.clone(), before));
    assert!(matches!(posted(&commands)[..], [Request::Restore { choices }] if *choices == model.decisions.choices));
}

#[test]
fn what_is_said_of_an_engine_that_ended_is_so() {
    let fate = |model: &Model| {
        let of = |about: &About| if let About::EngineCrashed { fate, .. } = about { Some(*fate) } else { None };
        model.notices.iter().find_map(|notice| of(&notice.about))
    };
    let crash = |mut model: Model| {
        update(&mut model, Msg::EngineCrashed { message: "oh".to_owned() });
        model
    };
    assert_eq!(fate(&crash(started())), Some(Fate::NoFiles));
    assert_eq!(fate(&crash(ready())), Some(Fate::ReadAgain));
    assert_eq!(fate(&crash(crash(ready()))), Some(Fate::NotReadAgain));
    let mut model = ready();
    reply(&mut model, 99, Reply::Kept(Kept { refused: Some(StorageRefusal::TurnedOff), ..Kept::default() }));
    assert_eq!(fate(&crash(model)), Some(Fate::Lost));
}

#[test]
fn an_engine_that_is_missing_or_hangs_can_be_tried_again() {
    for trouble in [Msg::EngineMissing { reason: "no program".to_owned() }, Msg::EngineSilent { seconds: 20 }] {
        let mut model = ready();
        update(&mut model, trouble.clone());
        let notice = model.notices.last().expect("a notice").clone();
        let Some((WayOut::TryAgain, message)) = way_out(&notice.about) else { panic!("{trouble:?}: no way out") };
        let commands = update(&mut model, message);
        assert_eq!(commands[0], Command::RestartEngine);
        assert!(matches!(posted(&commands)[..], [Request::Restore { .. }]));
        assert_eq!(notices(&model), [""; 0], "{trouble:?}");
        let number = importing(&model);
        let commands = reply(&mut model, number, imported("deals.csv"));
        answer(&mut model, &commands);
        assert_eq!(model.marks().state, "ready");
    }
    // It was only busy.
    let mut model = ready();
    update(&mut model, Msg::EngineSilent { seconds: 20 });
    assert_eq!(notices(&model), ["engine-silent"]);
    reply(&mut model, 0, Reply::Catalogue(catalogue().listed()));
    assert_eq!(notices(&model), [""; 0]);
}

#[test]
fn what_is_to_be_erased_is_erased_whatever_the_engine_does() {
    let erasing = || {
        let mut model = ready();
        update(&mut model, Msg::EraseConfirmed);
        model
    };
    for trouble in [Msg::EngineSilent { seconds: 5 }, Msg::EngineCrashed { message: "oh".to_owned() }] {
        let mut model = erasing();
        let commands = update(&mut model, trouble);
        assert_eq!((&commands[0], posted(&commands)), (&Command::RestartEngine, vec![&Request::Erase { elsewhere: false }]));
        reply(&mut model, number_of(&commands), Reply::Erased);
        assert!(notices(&model).contains(&"erased") && model.data().is_none());
    }
    let mut model = erasing();
    let commands = update(&mut model, Msg::EngineMissing { reason: "no program".to_owned() });
    assert_eq!(commands, [Command::ForgetFiles]);
    // Also when it is missing already.
    let mut model = ready();
    update(&mut model, Msg::EngineMissing { reason: "no program".to_owned() });
    let commands = update(&mut model, Msg::EraseConfirmed);
    assert_eq!((commands.last(), posted(&commands).len()), (Some(&Command::ForgetFiles), 0));
    update(&mut model, Msg::FilesForgotten);
    assert_eq!((notices(&model), model.marks().state), (vec!["erased"], "empty"));
}

#[test]
fn other_files_are_told_to_other_tabs_once() {
    let mut model = started();
    choose_file(&mut model);
    let number = importing(&model);
    let Reply::Imported { overview, .. } = imported("deals.csv") else { panic!("files") };
    let commands = reply(&mut model, number, Reply::Imported { overview: overview.clone(), kept: kept(5, false) });
    assert_eq!(told_others(&commands), [Told::Files]);
    assert_eq!(told_others(&reply(&mut model, number, Reply::Kept(kept(5, false)))), [], "the same list");
    let commands = update(&mut model, Msg::FilesRemoved { files: vec![0] });
    let commands = reply(&mut model, number_of(&commands), Reply::Imported { overview: overview.clone(), kept: kept(6, true) });
    assert_eq!(told_others(&commands), [Told::Files]);
    // Another tab was there meanwhile: it is followed, and what is found so is not told.
    let following = posted(&commands).iter().any(|request| matches!(request, Request::Restore { .. }));
    assert!(following);
    let number = commands.iter().find_map(|command| match command {
        Command::Post { request: Numbered { number, body: Request::Restore { .. } }, .. } => Some(*number),
        _ => None,
    });
    let commands = reply(&mut model, number.expect("a request"), Reply::Imported { overview, kept: kept(7, false) });
    assert_eq!(told_others(&commands), []);
    // Nor what the last visit has kept.
    let mut model = fresh();
    update(&mut model, Msg::Started { route: Route::Overview, stored: Stored::new() });
    let number = importing(&model);
    assert_eq!(told_others(&reply(&mut model, number, Reply::Imported { overview: overview_of(), kept: kept(7, false) })), []);
}

#[test]
fn no_figure_outlives_the_last_file() {
    let mut model = ready();
    assert!(!model.report.answers.is_empty());
    let commands = update(&mut model, Msg::FilesRemoved { files: vec![0] });
    reply(&mut model, number_of(&commands), Reply::Imported { overview: Overview::default(), kept: Kept::default() });
    assert_eq!((model.marks().state, model.report.answers.len()), ("empty", 0));
}

fn overview_of() -> Overview {
    overview("deals.csv")
}

#[test]
fn what_other_tabs_tell_is_followed() {
    let mut model = ready();
    assert!(matches!(posted(&update(&mut model, Msg::ToldElsewhere(Told::Files)))[..], [Request::Restore { .. }]));
    let commands = update(&mut model, Msg::ToldElsewhere(Told::NotKeeping));
    assert_eq!(posted(&commands), [&Request::Keep { keep: false, elsewhere: true }]);
    assert!(!model.settings.keep_files);
    assert_eq!(update(&mut model, Msg::ToldElsewhere(Told::NotKeeping)), [], "it is known");
    assert_eq!(update(&mut model, Msg::ToldElsewhere(Told::Files)), [], "nothing is kept");
    let commands = update(&mut model, Msg::ToldElsewhere(Told::Erased));
    assert_eq!((commands[0].clone(), told_others(&commands)), (Command::DropUnsaved, vec![]));
    assert_eq!(posted(&commands), [&Request::Cancel, &Request::Erase { elsewhere: true }]);
    assert_eq!((model.marks().state, model.settings.keep_files), ("empty", true));
    for told in [Told::Files, Told::Erased, Told::NotKeeping] {
        assert_eq!(Told::of_id(told.id()), Some(told));
    }
    assert_eq!(Told::of_id("of-tomorrow"), None);
}

#[test]
fn what_is_turned_off_or_erased_is_told() {
    let mut model = ready();
    let commands = update(&mut model, Msg::KeepFilesSet(false));
    assert_eq!(told_others(&commands), [Told::NotKeeping]);
    assert_eq!(told_others(&update(&mut model, Msg::KeepFilesSet(true))), [], "the files that are then kept are");
    assert_eq!(told_others(&update(&mut model, Msg::EraseConfirmed)), [Told::Erased]);
}

#[test]
fn what_tabs_have_in_common_is_taken_over_and_not_undone() {
    let (mut one, mut other) = (ready(), ready());
    update(&mut other, click("West"));
    update(&mut other, Msg::TargetSet { kpi: "win_rate".to_owned(), target: half() });
    update(&mut one, click("East"));
    update(&mut one, Msg::TargetSet { kpi: "revenue".to_owned(), target: half() });
    let number = number_of(&update(&mut one, as_amount(Some("amount"))));
    reply(&mut one, number, imported("deals.csv"));
    update(&mut one, Msg::KeepFilesSet(false));
    let mut asked = Vec::new();
    for group in Group::ALL {
        asked.extend(update(&mut other, Msg::SavedElsewhere { group, text: one.saved(group) }));
    }
    assert_eq!(
        (&other.settings, &other.decisions.goals, &other.decisions.choices),
        (&one.settings, &one.decisions.goals, &one.decisions.choices)
    );
    let asked = posted(&asked);
    assert!(asked.contains(&&Request::Keep { keep: false, elsewhere: true }));
    assert!(asked.contains(&&Request::Choose { choices: one.decisions.choices.clone() }));
    assert_ne!(other.decisions.view.filters, one.decisions.view.filters, "what a tab looks at is its own affair");
    update(&mut other, Msg::Undone);
    assert_eq!(
        (other.decisions.view.filters.len(), &other.decisions.goals),
        (0, &one.decisions.goals),
        "undo goes back to its own decision"
    );
    assert!(!other.history.can_undo());
}

#[test]
fn what_is_chosen_here_counts_before_what_was_chosen_elsewhere() {
    let (mut one, mut other) = (ready(), ready());
    for (model, field) in [(&mut one, "amount"), (&mut other, "quantity")] {
        update(model, as_amount(Some(field)));
    }
    let theirs = Group::Choices.write(&one.decisions.choices);
    assert_eq!(update(&mut other, Msg::SavedElsewhere { group: Group::Choices, text: theirs.clone() }), []);
    assert_ne!(other.decisions.choices, one.decisions.choices);
    // Unless it is taken back: then what is saved is looked at.
    let mut model = ready();
    let number = number_of(&update(&mut model, as_amount(Some("quantity"))));
    assert!(reply(&mut model, number, Reply::Cancelled).contains(&Command::LookAt(Group::Choices)));
    update(&mut model, Msg::SavedElsewhere { group: Group::Choices, text: theirs });
    assert_eq!(model.decisions.choices, one.decisions.choices);
    assert_eq!(write(Group::Goals, &model.settings, &model.decisions), model.saved(Group::Goals));
}
