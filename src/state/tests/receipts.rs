//! What an import brings is told, what is removed can be put back, and the sample is left.

use super::{choose_file, click, fresh, importing, number_of, overview, posted, ready, reply, started};
use crate::engine::protocol::{Kept, Reply, Request};
use crate::i18n::words::Words;
use crate::ingest::report::issue::{Issue, Subject};
use crate::ingest::report::problem::{Problem, ProblemKind};
use crate::sales::schema::Dataset;
use crate::star::overview::{FileOverview, Join, Overview};
use crate::state::command::Command;
use crate::state::import::Import;
use crate::state::message::Msg;
use crate::state::model::Model;
use crate::state::notice::About;
use crate::state::pages::block::Block;
use crate::state::pages::blocks;
use crate::state::receipt::Receipt;
use crate::state::route::Route;
use crate::state::settings::{Language, Settings};
use crate::state::update::update;

/// An overview of files with these numbers and names.
fn files(names: &[(u32, &str)]) -> Overview {
    let mut all = overview("deals.csv");
    let first = FileOverview { dataset: Some(Dataset::Orders), ..all.files.remove(0) };
    all.files = names.iter().map(|(file, name)| FileOverview { file: *file, name: (*name).to_owned(), ..first.clone() }).collect();
    all
}

fn import(model: &mut Model, overview: Overview, kept: Kept) -> Vec<Command> {
    choose_file(model);
    let number = importing(model);
    reply(model, number, Reply::Imported { overview, kept })
}

#[test]
fn a_receipt_tells_what_came_in_and_beside_what() {
    let mut model = started();
    import(&mut model, files(&[(0, "deals.csv")]), Kept::default());
    assert_eq!(model.receipt, Some(Receipt { added: vec![0], is_open: true, ..Receipt::default() }));
    let mut next = files(&[(0, "deals.csv"), (1, "deals.csv"), (2, "orders.csv")]);
    let replaced = Problem::whole(ProblemKind::Replaced);
    next.problems.push(Issue { subject: Subject::File(2), problem: replaced });
    import(&mut model, next.clone(), Kept::default());
    let receipt =
        Receipt { added: vec![1, 2], replaced: vec![2], namesakes: vec![(1, 0)], earlier: vec![0], left_sample: false, is_open: true };
    assert_eq!(model.receipt, Some(receipt.clone()));
    next.joins.push(Join {
        from: Dataset::Orders,
        field: "account".to_owned(),
        to: Dataset::Accounts,
        to_field: "name".to_owned(),
        keyed: 4,
        matched: 3,
    });
    let words = Words::native(Language::English, &Settings::default());
    assert_eq!(words.receipt_title(&receipt, &next), "2 files came in, 16 rows");
    assert_eq!(words.receipt_files(&receipt, &next)[1], "orders.csv: Orders · 8 rows · 0 of 0 columns used");
    assert_eq!(words.receipt_beside(&receipt, &next).as_deref(), Some("It counts beside the file that was there before: deals.csv."));
    assert_eq!(words.receipt_joins(&next).as_deref(), Some("Joined: Orders → Accounts (75%)"));
    assert!(blocks(&model).contains(&Block::Receipt));
    update(&mut model, Msg::ReceiptShown(false));
    assert!(!blocks(&model).contains(&Block::Receipt));
    model.route = Route::Data;
    assert!(blocks(&model).contains(&Block::Receipt), "it can be looked at again");
}

#[test]
fn nothing_that_came_in_has_no_receipt() {
    let mut model = ready();
    model.receipt = None;
    import(&mut model, overview("deals.csv"), Kept::default());
    assert_eq!(model.receipt, None, "the file was there");
}

#[test]
fn what_is_removed_can_be_put_back_until_its_notice_is_gone() {
    let mut model = ready();
    let remove = |model: &mut Model| update(model, Msg::FilesRemoved { files: vec![0] });
    let commands = remove(&mut model);
    assert_eq!(posted(&commands), [&Request::Remove { files: vec![0] }]);
    reply(&mut model, number_of(&commands), Reply::Imported { overview: Overview::default(), kept: Kept::default() });
    assert!(matches!(model.import, Import::Empty) && model.can_undo());
    let commands = update(&mut model, Msg::RemovalUndone);
    assert_eq!(posted(&commands), [&Request::PutBack]);
    assert!(model.notices.is_empty());
    reply(&mut model, number_of(&commands), Reply::Imported { overview: overview("deals.csv"), kept: Kept::default() });
    assert!(model.data().is_some());

    remove(&mut model);
    let Some(About::FilesRemoved(names)) = model.notices.last().map(|notice| notice.about.clone()) else { panic!("a notice") };
    assert_eq!(names, ["deals.csv"]);
    let notice = model.notices.last().expect("a notice").id;
    assert_eq!(posted(&update(&mut model, Msg::NoticeDismissed(notice))), [&Request::Discard]);
    assert_eq!(posted(&update(&mut model, Msg::RemovalUndone)), [&Request::Cancel; 0], "it is gone");
}

#[test]
fn undo_takes_back_a_removal_if_it_was_the_last_thing() {
    let mut model = ready();
    update(&mut model, Msg::FilesRemoved { files: vec![0] });
    assert_eq!(posted(&update(&mut model, Msg::Undone)), [&Request::PutBack]);
    update(&mut model, Msg::FilesRemoved { files: vec![0] });
    update(&mut model, click("East"));
    assert!(!posted(&update(&mut model, Msg::Undone)).contains(&&Request::PutBack), "the filter came later");
    assert_eq!(posted(&update(&mut model, Msg::Undone)), [&Request::PutBack]);
}

#[test]
fn the_sample_is_left_and_what_is_decided_stays() {
    let mut model = ready();
    let made_up = Kept { is_sample: true, ..Kept::default() };
    import(&mut model, files(&[(3, "deals.csv")]), made_up);
    assert!(model.is_sample());
    update(&mut model, Msg::KpiPinned("win_loss_ratio".to_owned()));
    let decisions = model.decisions.clone();
    let commands = update(&mut model, Msg::SampleLeft);
    assert_eq!(posted(&commands), [&Request::Cancel, &Request::Erase { elsewhere: false }]);
    let restarted = reply(&mut model, number_of(&commands), Reply::Erased);
    assert!(restarted.contains(&Command::RestartEngine));
    assert_eq!((model.marks().state, &model.decisions, model.notices.len()), ("empty", &decisions, 0));
    assert_eq!(update(&mut fresh(), Msg::SampleLeft), [], "there is none");
}

#[test]
fn real_files_take_the_place_of_the_sample_and_that_is_said() {
    let mut model = ready();
    import(&mut model, files(&[(3, "deals.csv")]), Kept { is_sample: true, ..Kept::default() });
    import(&mut model, files(&[(9, "mine.csv")]), Kept::default());
    assert!(model.receipt.as_ref().is_some_and(|receipt| receipt.left_sample && receipt.earlier.is_empty()));
}
