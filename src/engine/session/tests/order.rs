//! What overtakes what, and what a cancel ends.

use super::*;

#[test]
fn questions_are_answered_while_files_are_read_and_changes_wait() {
    let mut driver = Driver::new();
    driver.import(1, &[("deals.csv", Doc::of(DEALS))]);
    driver.run();
    assert_eq!((driver.told(), driver.won()), (vec![(1, "imported")], Some(2)));

    driver.import(2, &[("more.csv", Doc::of(MORE))]);
    driver.run_until("read on");
    driver.ask(3, Request::Remove { files: vec![0] }, Vec::new());
    assert_eq!(driver.won(), Some(2), "of before");
    driver.ask(4, Request::Explain { context: Context::default(), kpi: "won_deals".to_owned() }, Vec::new());
    assert_eq!(driver.told(), [(4, "explained")]);
    driver.run();
    assert_eq!(driver.file_names(), ["more.csv"]);
    assert_eq!((driver.told(), driver.won()), (vec![(2, "imported"), (3, "imported")], Some(3)));
}

#[test]
fn a_cancel_ends_the_import_under_way_at_once_and_what_comes_late_of_it_does_not_count() {
    // Where it is when it is cancelled.
    for at in ["pieces", "unpack", "read", "read on"] {
        let mut driver = Driver::new();
        driver.import(1, &[("deals.csv", Doc::of(DEALS))]);
        driver.run();
        driver.told();
        driver.import(2, &[("more.csv.gz", gz(MORE))]);
        driver.run_until(at);
        let late = driver.wanted.clone();
        driver.ask(3, Request::Cancel, Vec::new());
        assert_eq!(driver.told(), [(2, "cancelled")], "{at}");
        driver.wanted = late.clone();
        assert!(!driver.session.wants(late.unwrap().0));
        driver.run();
        assert_eq!((driver.told(), driver.won()), (Vec::new(), Some(2)), "{at}");
    }
}

#[test]
fn what_comes_late_is_not_taken_for_the_work_of_the_next_import() {
    let mut driver = Driver::new();
    driver.import(1, &[("deals.csv", Doc::of(DEALS))]);
    driver.run_until("read on");
    let (ticket, _) = driver.wanted.clone().unwrap();
    driver.import(2, &[("more.csv", Doc::of(MORE))]);
    driver.ask(2, Request::Cancel, Vec::new());
    driver.run_until("read on");
    driver.tell(Event::Done { ticket, outcome: Outcome::Slice(b"d5,Won,1,2024-02-01\nd6,Won,1,2024-02-01\n") });
    driver.tell(Event::Done { ticket, outcome: Outcome::End });
    driver.run();
    assert_eq!(driver.file_names(), ["more.csv"]);
    assert_eq!((driver.told(), driver.won()), (vec![(1, "cancelled"), (2, "imported")], Some(3)));
}

#[test]
fn a_cancel_is_for_what_was_asked_before_it() {
    let mut driver = Driver::new();
    driver.import(1, &[("deals.csv", Doc::of(DEALS))]);
    driver.run_until("read on");
    // These wait.
    driver.import(2, &[("more.csv", Doc::of(MORE))]);
    driver.ask(3, Request::Sample { seed: 1, choices: Choices::default(), keep: false }, Vec::new());
    driver.ask(5, Request::Cancel, Vec::new());
    driver.import(6, &[("again.csv", Doc::of(MORE))]);
    driver.run();
    assert_eq!(driver.file_names(), ["again.csv"]);
    assert_eq!(driver.told(), [(1, "cancelled"), (2, "cancelled"), (3, "cancelled"), (6, "imported")]);
    // Nothing is left to be cancelled.
    driver.ask(7, Request::Cancel, Vec::new());
    driver.run();
    assert_eq!((driver.told(), driver.won()), (Vec::new(), Some(3)));
}

#[test]
fn what_is_read_is_kept_also_when_a_cancel_comes_too_late() {
    let mut driver = Driver::new();
    driver.import(1, &[("deals.csv", Doc::of(DEALS))]);
    driver.run_until("store list");
    driver.ask(2, Request::Cancel, Vec::new());
    driver.run();
    assert_eq!((driver.told(), driver.stored().len()), (vec![(1, "imported")], 2));
}

#[test]
fn what_waits_for_an_erase_or_behind_it_is_done_in_order() {
    let mut driver = Driver::new();
    driver.import(1, &[("deals.csv", Doc::of(DEALS))]);
    driver.run_until("read on");
    driver.import(2, &[("more.csv", Doc::of(MORE))]);
    driver.ask(3, Request::Erase { elsewhere: false }, Vec::new());
    driver.ask(4, Request::Preview { file: 0, hints: Default::default() }, Vec::new());
    driver.run();
    assert_eq!(driver.told(), [(1, "imported"), (2, "imported"), (3, "erased"), (4, "failed")]);
    assert_eq!((driver.stored().len(), driver.won()), (0, None));
    driver.import(5, &[("deals.csv", Doc::of(DEALS))]);
    driver.run();
    assert_eq!(driver.imported().0.files[0].file, 2, "numbers are not given twice");
}

#[test]
fn a_start_without_files_warms_up_unless_somebody_comes() {
    let restore = || Request::Restore { choices: Choices::default() };
    let mut driver = Driver::new();
    driver.ask(1, restore(), Vec::new());
    driver.run();
    assert_eq!((driver.told(), driver.has_warmed_up), (vec![(1, "imported")], true));

    let mut driver = Driver::new();
    driver.ask(1, restore(), Vec::new());
    driver.run_until("sleep");
    let dozing = driver.wanted.clone();
    driver.import(2, &[("deals.csv", Doc::of(DEALS))]);
    assert_eq!(driver.wanted.as_ref().map(|(_, work)| name_of(work)), Some("pieces"), "at once");
    driver.run();
    driver.wanted = dozing;
    driver.run();
    assert_eq!((driver.told(), driver.has_warmed_up), (vec![(1, "imported"), (2, "imported")], false));
}

#[test]
fn progress_is_told_from_time_to_time() {
    let mut driver = Driver::new();
    driver.slice_ms = 10;
    driver.import(1, &[("deals.csv", Doc::of(DEALS.repeat(4)))]);
    driver.run();
    let told: Vec<u64> =
        driver.replies.iter().filter_map(|(_, reply)| if let Reply::Progress(at) = reply { Some(at.bytes_done) } else { None }).collect();
    assert_eq!(told, [20, 120, 220, 320, 420]);

    // Also when the clock is set back.
    driver.replies.clear();
    driver.import(2, &[("deals.csv", Doc::of(DEALS))]);
    driver.run_until("read on");
    driver.step();
    driver.now_ms -= 3_600_000;
    driver.run();
    assert_eq!(driver.replies.iter().filter(|(_, reply)| matches!(reply, Reply::Progress(_))).count(), 2);
}
