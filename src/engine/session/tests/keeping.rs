//! What is kept for the next visit, and what the next visit makes of it.

use super::*;

fn restore(driver: &mut Driver) {
    driver.ask(1, Request::Restore { choices: Choices::default() }, Vec::new());
    driver.run();
}

fn names(stored: &BTreeMap<String, Vec<u8>>) -> Vec<&str> {
    stored.keys().map(|name| if name.starts_with("list-") { "list" } else { name }).collect()
}

#[test]
fn what_is_kept_is_there_after_a_crash_and_is_not_kept_again() {
    let mut driver = Driver::new();
    driver.import(1, &[("deals.csv", Doc::of(DEALS)), ("more.csv.gz", gz(MORE))]);
    driver.run();
    let (overview, kept) = driver.imported();
    assert_eq!(kept, Kept { bytes: (DEALS.len() + MORE.len()) as u64, refused: None, ..Kept::default() });
    assert_eq!(names(&driver.stored), ["a-0", "a-1", "list"]);

    let mut after = Driver::after(driver.stored.clone(), "b");
    restore(&mut after);
    let (again, still_kept) = after.imported();
    assert_eq!((&again.files, &again.problems, still_kept), (&overview.files, &overview.problems, kept));
    assert_eq!((after.done.contains(&"store"), names(&after.stored)), (false, vec!["a-0", "a-1", "list"]));
    assert_eq!((after.won(), after.told()), (Some(5), vec![(1, "imported")]));
}

#[test]
fn the_latest_list_that_can_be_read_counts_and_a_file_that_is_gone_is_left_out() {
    let mut driver = Driver::new();
    driver.import(1, &[("deals.csv", Doc::of(DEALS)), ("more.csv", Doc::of(MORE))]);
    driver.run();
    let mut stored = driver.stored.clone();
    stored.insert("list-999999999999999-z".to_owned(), b"{\"version\":1,\"fil".to_vec());
    stored.remove("a-0");
    let mut after = Driver::after(stored, "b");
    restore(&mut after);
    assert_eq!(after.file_names(), ["more.csv"]);
}

#[test]
fn a_browser_that_keeps_nothing_says_why() {
    for refusal in [StorageRefusal::Full, StorageRefusal::Forbidden] {
        let mut driver = Driver::new();
        driver.storage = Err(refusal);
        restore(&mut driver);
        assert_eq!(driver.imported().1, Kept { bytes: 0, refused: Some(refusal), ..Kept::default() });
        driver.import(2, &[("deals.csv", Doc::of(DEALS))]);
        driver.run();
        assert_eq!((driver.imported().1, driver.won()), (Kept { bytes: 0, refused: Some(refusal), ..Kept::default() }, Some(2)));
    }
}

#[test]
fn small_files_are_kept_before_they_are_announced_and_large_ones_after() {
    let mut driver = Driver::new();
    driver.import(1, &[("deals.csv", Doc::of(DEALS))]);
    driver.run_until("store list");
    assert_eq!(driver.told(), []);
    driver.run();
    assert_eq!(driver.told(), [(1, "imported")]);

    let source = Source { name: "large.csv".to_owned(), bytes: 9 << 20 };
    driver.ask(2, Request::Import { sources: vec![source], choices: Choices::default(), keep: true }, vec![Doc::of(MORE)]);
    driver.run_until("sleep");
    assert_eq!(driver.told(), [(2, "imported")]);
    // What comes meanwhile waits.
    driver.ask(3, Request::Remove { files: vec![0] }, Vec::new());
    driver.run();
    assert_eq!(driver.told(), [(2, "kept"), (3, "imported")]);
    assert_eq!(names(&driver.stored), ["a-0", "a-1", "list"], "it can be put back");
    driver.ask(4, Request::Discard, Vec::new());
    driver.run();
    assert_eq!(names(&driver.stored), ["a-1", "list"]);
}

#[test]
fn what_was_removed_is_put_back_in_its_place() {
    let mut driver = Driver::new();
    driver.import(1, &[("deals.csv", Doc::of(DEALS)), ("more.csv", Doc::of(MORE))]);
    driver.run();
    let (before, kept) = (driver.imported().0.clone(), driver.imported().1);
    driver.ask(2, Request::Remove { files: vec![0] }, Vec::new());
    driver.run();
    assert_eq!(driver.file_names(), ["more.csv"]);
    assert_eq!(driver.won(), Some(3));
    let mut after = Driver::after(driver.stored.clone(), "b");
    restore(&mut after);
    assert_eq!(after.file_names(), ["more.csv"], "it is not there at the next visit");
    driver.ask(3, Request::PutBack, Vec::new());
    driver.run();
    assert_eq!((&driver.imported().0.files, driver.imported().1), (&before.files, kept));
    assert_eq!(driver.won(), Some(5));
    driver.ask(4, Request::Remove { files: vec![0, 1] }, Vec::new());
    driver.ask(5, Request::PutBack, Vec::new());
    driver.run();
    assert_eq!(driver.imported().0.files, before.files, "several at once");
    driver.ask(6, Request::PutBack, Vec::new());
    driver.run();
    assert_eq!(driver.imported().0.files, before.files, "nothing is left to put back");
}

#[test]
fn made_up_files_are_known_for_what_they_are() {
    let mut driver = Driver::new();
    driver.ask(1, Request::Sample { seed: 7, choices: Choices::default(), keep: true }, Vec::new());
    driver.run();
    assert!(driver.imported().1.is_sample);
    let mut after = Driver::after(driver.stored.clone(), "b");
    restore(&mut after);
    assert!(after.imported().1.is_sample, "also at the next visit");
    after.import(2, &[("deals.csv", Doc::of(DEALS))]);
    after.run();
    assert!(!after.imported().1.is_sample);
}

#[test]
fn keeping_can_be_turned_off_and_on_again() {
    let mut driver = Driver::new();
    let off = Kept { bytes: 0, refused: Some(StorageRefusal::TurnedOff), ..Kept::default() };
    let source = Source { name: "deals.csv".to_owned(), bytes: 9 << 20 };
    driver.ask(1, Request::Import { sources: vec![source], choices: Choices::default(), keep: false }, vec![Doc::of(DEALS)]);
    driver.run();
    assert_eq!((driver.imported().1, names(&driver.stored)), (off, Vec::new()));
    assert_eq!(driver.told(), [(1, "imported")]);
    for (keep, kept, there) in
        [(true, Kept { bytes: 9 << 20, refused: None, ..Kept::default() }, vec!["a-0", "list"]), (false, off, vec![])]
    {
        driver.ask(2, Request::Keep { keep }, Vec::new());
        driver.run();
        assert_eq!((driver.replies.pop(), names(&driver.stored)), (Some((2, Reply::Kept(kept))), there));
    }
    driver.ask(3, Request::Keep { keep: true }, Vec::new());
    driver.run();
    assert_eq!(names(&driver.stored), ["a-1", "list"], "from the file itself");
}

#[test]
fn what_is_removed_or_taken_by_nobody_is_deleted_but_not_what_an_open_tab_may_need() {
    let stored = [("x-0", "of a tab that is closed"), ("y-0", "of one that is open")];
    let stored: BTreeMap<String, Vec<u8>> = stored.into_iter().map(|(name, text)| (name.to_owned(), text.into())).collect();
    let mut driver = Driver::after(stored, "a");
    driver.open_tabs = None;
    driver.import(1, &[("deals.csv", Doc::of(DEALS)), ("more.csv", Doc::of(MORE))]);
    driver.run();
    assert_eq!(names(&driver.stored), ["a-0", "a-1", "list", "x-0", "y-0"], "other tabs are not known of");
    driver.open_tabs = Some(vec!["a".to_owned(), "y".to_owned()]);
    driver.ask(2, Request::Remove { files: vec![0] }, Vec::new());
    driver.ask(3, Request::Discard, Vec::new());
    driver.run();
    assert_eq!(names(&driver.stored), ["a-1", "list", "y-0"]);
}

#[test]
fn sample_and_real_data_take_each_others_place() {
    let sample = Request::Sample { seed: 7, choices: Choices::default(), keep: true };
    let mut driver = Driver::new();
    driver.ask(1, sample.clone(), Vec::new());
    driver.run();
    let samples = driver.imported().0.files.len();
    assert!(samples > 3);
    assert_eq!((names(&driver.stored), driver.imported().1.bytes), (vec!["list"], 0), "they are made up again");

    let mut after = Driver::after(driver.stored.clone(), "b");
    restore(&mut after);
    assert_eq!(after.imported().0.files, driver.imported().0.files);

    // What cannot be read takes nobody's place.
    driver.import(2, &[("gone.csv", Doc(None)), ("a.pdf", Doc::of("%PDF-1.7"))]);
    driver.run();
    assert_eq!(driver.imported().0.files.len(), samples);
    driver.import(3, &[("deals.csv", Doc::of(DEALS))]);
    driver.run();
    assert_eq!((driver.file_names(), names(&driver.stored).first()), (vec!["deals.csv"], Some(&"a-0")));
    driver.ask(4, sample, Vec::new());
    driver.run();
    assert_eq!((driver.imported().0.files.len(), names(&driver.stored).contains(&"a-0")), (samples, false));
}
