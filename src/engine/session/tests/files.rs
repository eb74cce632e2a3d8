//! Files that are opened, read again, and looked into.

use super::*;
use crate::ingest::report::problem::ProblemKind;
use crate::ingest::shape::hints::Hints;
use crate::ingest::values::kind::ColumnKind;

#[test]
fn containers_are_opened_in_their_place() {
    let mut driver = Driver::new();
    let files = [
        ("a.csv", Doc::of(DEALS)),
        ("b.csv.gz", gz(MORE)),
        ("c.csv.gz", Doc::of(b"\x1f\x8b\x08\0..")),
        ("d.csv", Doc::of("stage\nOpen\n")),
    ];
    driver.import(1, &files);
    driver.run_until("unpack");
    driver.step();
    let packed = files.iter().skip(1).take(2).map(|(_, doc)| doc.piece(0, u64::MAX).unwrap().len() as u64).sum();
    let progress = Progress { file: "b.csv.gz".to_owned(), bytes_done: 7, bytes_total: packed, rows: 0 };
    assert_eq!(driver.replies, [(1, Reply::Progress(progress))]);
    driver.run();
    assert_eq!(driver.file_names(), ["a.csv", "b.csv", "d.csv"]);
    let problems: Vec<_> =
        driver.imported().0.problems.iter().map(|issue| (issue.name_left_out().unwrap_or_default(), issue.problem.kind.code())).collect();
    assert!(problems.contains(&("c.csv.gz", "refused")), "{problems:?}");
}

#[test]
fn a_file_that_changes_while_it_is_read_is_left_out_and_named() {
    let grown = Doc::of(format!("{DEALS}d4,Won,1,2024-03-01\n"));
    let cases = [(Doc::of(&DEALS[..60]), "changed"), (Doc(None), "unreadable"), (grown, "changed")];
    for (change, code) in cases {
        for slices in 0..5 {
            let mut driver = Driver::new();
            driver.import(1, &[("deals.csv", Doc::of(DEALS)), ("more.csv", Doc::of(MORE))]);
            driver.run_until("read on");
            (0..slices).for_each(|_| assert!(driver.step()));
            driver.reading.0 = change.clone();
            driver.run();
            let issue = &driver.imported().0.problems[0];
            assert_eq!((issue.name_left_out(), issue.problem.kind.code()), (Some("deals.csv"), code), "after {slices} slices");
            assert_eq!((driver.won(), driver.file_names()), (Some(3), vec!["more.csv"]));
        }
    }
}

#[test]
fn decisions_are_in_force_for_all_of_a_file_or_not_at_all() {
    let mut driver = Driver::new();
    driver.import(1, &[("deals.csv", Doc::of(DEALS))]);
    driver.run();
    let choices = other_choices(&driver);
    let before = driver.imported().0.clone();
    for (change, code) in
        [(Doc::of(DEALS.replace("10.50", "10.60")), "changed"), (Doc::of(&DEALS[..60]), "changed"), (Doc(None), "unreadable")]
    {
        driver.ask(2, Request::Choose { choices: choices.clone() }, Vec::new());
        driver.wanted.iter_mut().for_each(|(_, work)| {
            if let Work::Read(file) = work {
                *file = change.clone()
            }
        });
        driver.run();
        let Some((2, Reply::Failed(Failure::NotReread { file, problem }))) = driver.replies.pop() else { panic!("{:?}", driver.replies) };
        assert_eq!((file.as_str(), problem.kind.code()), ("deals.csv", code));
        // All is as it was: the same decisions are to be asked for anew.
        driver.ask(3, Request::Choose { choices: Choices::default() }, Vec::new());
        driver.run();
        assert_eq!((driver.won(), driver.imported().0), (Some(2), &before));
    }
}

#[test]
fn a_file_that_cannot_be_read_is_left_out_and_the_rest_is_read() {
    let mut driver = Driver::new();
    driver.import(1, &[("gone.csv", Doc(None)), ("deals.csv", Doc::of(DEALS))]);
    driver.run();
    let issue = &driver.imported().0.problems[0];
    assert_eq!((issue.name_left_out(), &issue.problem.kind), (Some("gone.csv"), &ProblemKind::Unreadable { reason: "gone".to_owned() }));
    assert_eq!(driver.file_names(), ["deals.csv"]);
    assert_eq!(driver.won(), Some(2));
}

/// Decisions by which the amounts are text.
fn other_choices(driver: &Driver) -> Choices {
    let mut choices = Choices::default();
    let key = driver.imported().0.files[0].header.clone();
    choices.headers.entry(key).or_default().hints.kinds.insert("amount".to_owned(), ColumnKind::Text);
    choices
}

#[test]
fn changed_decisions_read_a_file_again_unless_that_is_cancelled() {
    let mut driver = Driver::new();
    driver.import(1, &[("deals.csv", Doc::of(DEALS))]);
    driver.run();
    let kind = |driver: &Driver| driver.imported().0.files[0].columns[2].profile.kind;
    assert_eq!(kind(&driver), ColumnKind::Number);
    let choices = other_choices(&driver);

    driver.ask(2, Request::Choose { choices: choices.clone() }, Vec::new());
    driver.run_until("read on");
    driver.ask(3, Request::Cancel, Vec::new());
    driver.run();
    assert_eq!((kind(&driver), driver.replies.last()), (ColumnKind::Number, Some(&(2, Reply::Cancelled))));

    driver.ask(4, Request::Choose { choices: choices.clone() }, Vec::new());
    driver.run();
    assert_eq!((kind(&driver), driver.won()), (ColumnKind::Text, Some(2)));
    // In force already: nothing is read.
    driver.told();
    driver.done.clear();
    driver.ask(5, Request::Choose { choices }, Vec::new());
    assert_eq!((driver.told(), driver.done.len()), (vec![(5, "imported")], 0));
}

#[test]
fn a_file_that_was_removed_is_neither_read_again_nor_looked_into() {
    let mut driver = Driver::new();
    driver.import(1, &[("deals.csv", Doc::of(DEALS))]);
    driver.run();
    let choices = other_choices(&driver);
    driver.import(2, &[("more.csv", Doc::of(MORE))]);
    driver.ask(3, Request::Remove { files: vec![0] }, Vec::new());
    driver.ask(4, Request::Preview { file: 0, hints: Hints::default() }, Vec::new());
    driver.ask(5, Request::Choose { choices }, Vec::new());
    driver.run();
    assert_eq!(driver.file_names(), ["more.csv"]);
    assert_eq!(driver.told(), [(1, "imported"), (2, "imported"), (3, "imported"), (4, "failed"), (5, "imported")]);
}

fn rows(kpi: &str) -> Request {
    Request::Rows { context: Context::default(), kpi: kpi.to_owned(), term: 0, page: 0 }
}

#[test]
fn rows_and_previews_are_read_from_the_files() {
    let mut driver = Driver::new();
    driver.import(1, &[("deals.csv", Doc::of(DEALS)), ("more.csv.gz", gz(MORE))]);
    driver.run();
    driver.ask(2, rows("won_deals"), Vec::new());
    driver.run();
    let Some((2, Reply::Rows(page))) = driver.replies.pop() else { panic!("rows") };
    let ids: Vec<&str> = page.rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!((ids, page.total), (vec!["d1", "d3", "d7", "d8", "d9"], 5));

    driver.ask(3, Request::Preview { file: 1, hints: Hints::default() }, Vec::new());
    driver.run();
    let Some((3, Reply::Preview(preview))) = driver.replies.pop() else { panic!("a preview") };
    assert_eq!((preview.columns.len(), preview.rows[2][0].as_str()), (4, "d9"));

    driver.ask(4, rows("no_such_kpi"), Vec::new());
    assert_eq!(driver.replies.pop(), Some((4, Reply::Failed(Failure::Misunderstood { message: "no_such_kpi".to_owned() }))));
}

#[test]
fn a_file_that_is_gone_since_is_named() {
    let mut driver = Driver::new();
    driver.import(1, &[("deals.csv", Doc::of(DEALS))]);
    driver.run();
    for request in [rows("won_deals"), Request::Preview { file: 0, hints: Hints::default() }] {
        driver.ask(2, request, Vec::new());
        // What was to be read is not there any more.
        let (ticket, _) = driver.wanted.take().unwrap();
        driver.tell(Event::Done { ticket, outcome: Outcome::Pieces(vec![Err("gone".to_owned()), Err("gone".to_owned())]) });
        let failure = Failure::Unreadable { file: "deals.csv".to_owned(), reason: "gone".to_owned() };
        assert_eq!(driver.replies.pop(), Some((2, Reply::Failed(failure))));
    }
    assert_eq!(driver.won(), Some(2), "the figures are still here");
}
