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
    let expected = Kept { bytes: (DEALS.len() + MORE.len()) as u64, generation: driver.now_ms, ..Kept::default() };
    assert_eq!(kept, expected);
    assert_eq!(names(&driver.stored()), ["a-0", "a-1", "list"]);

    let mut after = Driver::after(driver.stored(), "b");
    restore(&mut after);
    let (again, still_kept) = after.imported();
    assert_eq!((&again.files, &again.problems, still_kept), (&overview.files, &overview.problems, kept));
    assert_eq!((after.done.contains(&"store"), names(&after.stored())), (false, vec!["a-0", "a-1", "list"]));
    assert_eq!((after.won(), after.told()), (Some(5), vec![(1, "imported")]));
}

#[test]
fn the_latest_list_that_can_be_read_counts_and_a_file_that_is_gone_is_left_out() {
    let mut driver = Driver::new();
    driver.import(1, &[("deals.csv", Doc::of(DEALS)), ("more.csv", Doc::of(MORE))]);
    driver.run();
    let mut stored = driver.stored();
    stored.insert("list-999999999999999-z".to_owned(), b"{\"version\":1,\"fil".to_vec());
    stored.remove("a-0");
    let mut after = Driver::after(stored, "b");
    restore(&mut after);
    assert_eq!(after.file_names(), ["more.csv"]);
    assert_eq!(left_out(&after), [("deals.csv", "kept_gone")]);
    // What is kept next comes after it, though the clock is far behind.
    after.import(2, &[("deals.csv", Doc::of(DEALS))]);
    after.run();
    assert_eq!((names(&after.stored()), after.imported().1.generation), (vec!["a-1", "b-0", "list"], 1_000_000_000_000_000));
}

fn left_out(driver: &Driver) -> Vec<(&str, &str)> {
    driver.imported().0.problems.iter().filter_map(|issue| Some((issue.name_left_out()?, issue.problem.kind.code()))).collect()
}

#[test]
fn a_kept_file_that_is_not_what_it_was_is_named_and_not_used() {
    let mut driver = Driver::new();
    driver.import(1, &[("deals.csv", Doc::of(DEALS)), ("more.csv", Doc::of(MORE))]);
    driver.run();
    let whole = DEALS.as_bytes();
    let with = |place: usize, letter: u8| {
        let mut bytes = whole.to_vec();
        bytes[place] = letter;
        bytes
    };
    let spoiled: [(&str, Option<Vec<u8>>); 11] = [
        ("gone", None),
        ("empty", Some(Vec::new())),
        ("cut off", Some(whole[..whole.len() / 2].to_vec())),
        ("cut off after a row", Some(whole[..whole.len() - 27].to_vec())),
        ("without its last letter", Some(whole[..whole.len() - 1].to_vec())),
        ("longer", Some([whole, b"d4,Won,1,2024-03-01\n"].concat())),
        ("doubled", Some([whole, whole].concat())),
        ("another amount", Some(with(40, b'2'))),
        ("another header", Some(with(0, b'D'))),
        ("no text any more", Some([b"%PDF-1.7", &whole[8..]].concat())),
        ("zeroes", Some(vec![0; whole.len()])),
    ];
    for (how, bytes) in spoiled {
        let mut stored = driver.stored();
        stored.remove("a-0");
        stored.extend(bytes.map(|bytes| ("a-0".to_owned(), bytes)));
        let mut after = Driver::after(stored, "b");
        restore(&mut after);
        let code = if how == "gone" { "kept_gone" } else { "kept_changed" };
        assert_eq!((after.won(), left_out(&after)), (Some(3), vec![("deals.csv", code)]), "{how}");
        // It is named until the files change.
        let mut again = Driver::after(after.stored(), "c");
        restore(&mut again);
        assert_eq!((left_out(&again).len(), again.won()), (1, Some(3)), "{how}");
        again.import(2, &[("deals.csv", Doc::of(DEALS))]);
        again.run();
        assert_eq!((left_out(&again).len(), again.won(), names(&again.stored())), (0, Some(5), vec!["a-1", "c-0", "list"]), "{how}");
    }
}

#[test]
fn what_cannot_be_read_is_told_and_never_written_over() {
    let lists: [(&[u8], StorageRefusal); 4] = [
        (b"", StorageRefusal::Broken),
        (b"{\"version\":2,\"files\":[{\"na", StorageRefusal::Broken),
        (b"{\"version\":2,\"files\":[],\"checksum\":7}", StorageRefusal::Broken),
        (b"{\"version\":3,\"shelves\":[]}", StorageRefusal::Newer),
    ];
    for (text, refusal) in lists {
        let stored: BTreeMap<String, Vec<u8>> =
            [("list-000000000000007-x", text), ("x-0", DEALS.as_bytes())].map(|(name, bytes)| (name.to_owned(), bytes.to_vec())).into();
        let mut driver = Driver::after(stored.clone(), "a");
        restore(&mut driver);
        assert_eq!((driver.imported().1.refused, driver.won()), (Some(refusal), None));
        driver.import(2, &[("deals.csv", Doc::of(DEALS))]);
        driver.ask(3, Request::Remove { files: vec![0] }, Vec::new());
        driver.ask(4, Request::Keep { keep: true, elsewhere: false }, Vec::new());
        driver.run();
        assert_eq!((driver.imported().1.refused, driver.stored()), (Some(refusal), stored));
        driver.ask(5, Request::Erase { elsewhere: false }, Vec::new());
        driver.import(6, &[("deals.csv", Doc::of(DEALS))]);
        driver.run();
        assert_eq!((driver.imported().1.refused, names(&driver.stored())), (None, vec!["a-0", "list"]));
    }
}

#[test]
fn what_does_not_fit_is_named_and_the_rest_is_kept() {
    let mut driver = Driver::new();
    driver.disk.room.set(DEALS.len() + 1000);
    let big = Doc::of(DEALS.repeat(20));
    driver.import(1, &[("deals.csv", Doc::of(DEALS)), ("big.csv", big.clone()), ("more.csv", Doc::of(MORE))]);
    driver.run();
    let unkept = |reason| vec![Unkept { name: "big.csv".to_owned(), reason }];
    let kept = driver.imported().1;
    assert_eq!(
        (kept.refused, kept.unkept, kept.bytes),
        (None, unkept(NotKept::Refused(StorageRefusal::Full)), (DEALS.len() + MORE.len()) as u64)
    );
    let mut after = Driver::after(driver.stored(), "b");
    restore(&mut after);
    assert_eq!((after.file_names(), left_out(&after)), (vec!["deals.csv", "more.csv"], vec![("big.csv", "not_kept")]));
    // With room it is kept together with what comes next.
    driver.disk.room.set(usize::MAX);
    driver.import(2, &[("less.csv", Doc::of(MORE.replace("d7", "d6")))]);
    driver.run();
    assert_eq!((driver.imported().1.unkept, names(&driver.stored())), (Vec::new(), vec!["a-0", "a-2", "a-3", "a-4", "list"]));
}

#[test]
fn a_file_that_changes_before_it_is_kept_is_not_kept() {
    for change in [Doc(None), Doc::of(""), Doc::of(&DEALS[..40]), Doc::of(DEALS.replace("10.50", "10.60"))] {
        let mut driver = Driver::new();
        driver.import(1, &[("deals.csv", Doc::of(DEALS)), ("more.csv", Doc::of(MORE))]);
        driver.run_until("store");
        driver.wanted.iter_mut().for_each(|(_, work)| {
            if let Work::Store { file, .. } = work {
                *file = change.clone()
            }
        });
        driver.run();
        let unkept = vec![Unkept { name: "deals.csv".to_owned(), reason: NotKept::Changed }];
        assert_eq!((driver.imported().1.unkept, driver.won()), (unkept, Some(5)), "the figures are those of what was read");
        assert_eq!(names(&driver.stored()), ["a-1", "list"], "{change:?}");
    }
}

#[test]
fn a_browser_that_keeps_nothing_says_why() {
    for refusal in [StorageRefusal::Full, StorageRefusal::Forbidden] {
        let mut driver = Driver::new();
        driver.disk.refusal.set(Some(refusal));
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

    driver.session.holdings.small_bytes = 10;
    driver.import(2, &[("large.csv", Doc::of(MORE))]);
    driver.run_until("sleep");
    assert_eq!(driver.told(), [(2, "imported")]);
    // What comes meanwhile waits.
    driver.ask(3, Request::Remove { files: vec![0] }, Vec::new());
    driver.run();
    assert_eq!(driver.told(), [(2, "kept"), (3, "imported")]);
    assert_eq!(names(&driver.stored()), ["a-0", "a-1", "list"], "it can be put back");
    driver.ask(4, Request::Discard, Vec::new());
    driver.run();
    assert_eq!(names(&driver.stored()), ["a-1", "list"]);
}

#[test]
fn what_was_removed_is_put_back_in_its_place() {
    let mut driver = Driver::new();
    driver.import(1, &[("deals.csv", Doc::of(DEALS)), ("more.csv", Doc::of(MORE))]);
    driver.run();
    let (before, kept) = (driver.imported().0.clone(), driver.imported().1.bytes);
    driver.ask(2, Request::Remove { files: vec![0] }, Vec::new());
    driver.run();
    assert_eq!(driver.file_names(), ["more.csv"]);
    assert_eq!(driver.won(), Some(3));
    let mut after = Driver::after(driver.stored(), "b");
    restore(&mut after);
    assert_eq!(after.file_names(), ["more.csv"], "it is not there at the next visit");
    driver.ask(3, Request::PutBack, Vec::new());
    driver.run();
    assert_eq!((&driver.imported().0.files, driver.imported().1.bytes), (&before.files, kept));
    assert_eq!(driver.won(), Some(5));
    driver.ask(4, Request::Remove { files: vec![0, 1] }, Vec::new());
    driver.ask(5, Request::PutBack, Vec::new());
    driver.run();
    assert_eq!(driver.imported().0.files, before.files, "several at once");
    driver.ask(6, Request::PutBack, Vec::new());
    driver.run();
    assert_eq!(driver.imported().0.files, before.files, "nothing is left to put back");
    driver.ask(7, Request::Remove { files: vec![0] }, Vec::new());
    driver.import(8, &[("deals.csv", Doc::of(DEALS))]);
    driver.ask(9, Request::PutBack, Vec::new());
    driver.run();
    assert_eq!((driver.won(), driver.file_names()), (Some(5), vec!["more.csv", "deals.csv"]), "it was imported again");
}

#[test]
fn made_up_files_are_known_for_what_they_are() {
    let mut driver = Driver::new();
    driver.ask(1, Request::Sample { seed: 7, choices: Choices::default(), keep: true }, Vec::new());
    driver.run();
    assert!(driver.imported().1.is_sample);
    let mut after = Driver::after(driver.stored(), "b");
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
    let source = Source { name: "deals.csv".to_owned(), bytes: DEALS.len() as u64 };
    driver.session.holdings.small_bytes = 10;
    driver.ask(1, Request::Import { sources: vec![source], choices: Choices::default(), keep: false }, vec![Doc::of(DEALS)]);
    driver.run();
    assert_eq!((driver.imported().1, names(&driver.stored())), (off.clone(), Vec::new()));
    assert_eq!(driver.told(), [(1, "imported")]);
    let on = Kept { bytes: DEALS.len() as u64, generation: driver.now_ms, ..Kept::default() };
    for (keep, kept, there) in [(true, on, vec!["a-0", "list"]), (false, off, vec![])] {
        driver.ask(2, Request::Keep { keep, elsewhere: false }, Vec::new());
        driver.run();
        assert_eq!((driver.replies.pop(), names(&driver.stored())), (Some((2, Reply::Kept(kept))), there));
    }
    driver.ask(3, Request::Keep { keep: true, elsewhere: false }, Vec::new());
    driver.run();
    assert_eq!(names(&driver.stored()), ["a-1", "list"], "from the file itself");
}

#[test]
fn what_nobody_lists_is_deleted_but_not_what_can_be_put_back() {
    let stored = BTreeMap::from([("x-0".to_owned(), b"of a tab that was closed half way".to_vec())]);
    let mut driver = Driver::after(stored, "a");
    driver.import(1, &[("deals.csv", Doc::of(DEALS)), ("more.csv", Doc::of(MORE))]);
    driver.run();
    assert_eq!(names(&driver.stored()), ["a-0", "a-1", "list"]);
    driver.ask(2, Request::Remove { files: vec![0] }, Vec::new());
    driver.run();
    assert_eq!(names(&driver.stored()), ["a-0", "a-1", "list"]);
    driver.ask(3, Request::Discard, Vec::new());
    driver.run();
    assert_eq!(names(&driver.stored()), ["a-1", "list"]);
}

#[test]
fn sample_and_real_data_take_each_others_place() {
    let sample = Request::Sample { seed: 7, choices: Choices::default(), keep: true };
    let mut driver = Driver::new();
    driver.ask(1, sample.clone(), Vec::new());
    driver.run();
    let samples = driver.imported().0.files.len();
    assert!(samples > 3);
    assert_eq!((names(&driver.stored()), driver.imported().1.bytes), (vec!["list"], 0), "they are made up again");

    let mut after = Driver::after(driver.stored(), "b");
    restore(&mut after);
    assert_eq!(after.imported().0.files, driver.imported().0.files);

    // What cannot be read takes nobody's place.
    driver.import(2, &[("gone.csv", Doc(None)), ("a.pdf", Doc::of("%PDF-1.7"))]);
    driver.run();
    assert_eq!(driver.imported().0.files.len(), samples);
    driver.import(3, &[("deals.csv", Doc::of(DEALS))]);
    driver.run();
    assert_eq!((driver.file_names(), names(&driver.stored()).first()), (vec!["deals.csv"], Some(&"a-0")));
    driver.ask(4, sample, Vec::new());
    driver.run();
    assert_eq!((driver.imported().0.files.len(), names(&driver.stored()).contains(&"a-0")), (samples, false));
}
