//! Two tabs: whatever they do, both come to show what is kept.

use super::*;

fn tabs() -> [Driver; 2] {
    let disk = Disk::of(BTreeMap::new());
    [Driver::at(disk.clone(), "a"), Driver::at(disk, "b")]
}

fn restore(driver: &mut Driver) {
    driver.ask(900, Request::Restore { choices: Choices::default() }, Vec::new());
    driver.run();
}

/// The names of the files that a later visit finds.
fn kept(disk: &Rc<Disk>) -> Vec<String> {
    let mut later = Driver::at(disk.clone(), "later");
    restore(&mut later);
    assert_eq!(later.imported().0.problems.iter().filter(|issue| issue.name_left_out().is_some()).count(), 0);
    later.file_names().iter().map(|name| (*name).to_owned()).collect()
}

/// What the reply that was told last says of what is kept.
fn told_kept(driver: &Driver) -> Kept {
    let kept = driver.replies.iter().rev().find_map(|(_, reply)| match reply {
        Reply::Imported { kept, .. } | Reply::Kept(kept) => Some(kept.clone()),
        _ => None,
    });
    kept.unwrap_or_default()
}

#[test]
fn what_two_tabs_import_at_once_is_kept_and_shown_in_both() {
    let [mut one, mut other] = tabs();
    one.import(1, &[("deals.csv", Doc::of(DEALS))]);
    other.import(1, &[("more.csv", Doc::of(MORE))]);
    one.run_until("store list");
    other.run();
    assert!(matches!(other.wanted, Some((_, Work::Lock))), "it waits for the lock");
    one.run();
    other.run();
    assert_eq!((one.imported().1.is_behind, other.imported().1.is_behind), (false, true));
    restore(&mut one);
    restore(&mut other);
    assert_eq!((one.won(), one.file_names()), (Some(5), vec!["deals.csv", "more.csv"]));
    assert_eq!((other.won(), other.file_names()), (Some(5), vec!["deals.csv", "more.csv"]));
    assert_eq!(kept(&one.disk), ["deals.csv", "more.csv"]);
    assert_eq!(one.imported().1, other.imported().1);
    // Nothing is new now, and nothing is read.
    other.done.clear();
    restore(&mut other);
    assert_eq!((other.told().last(), other.done.as_slice()), (Some(&(900, "kept")), ["lock", "names", "read list", "unlock"].as_slice()));
}

#[test]
fn the_same_file_in_two_tabs_is_kept_once() {
    let [mut one, mut other] = tabs();
    for driver in [&mut one, &mut other] {
        driver.import(1, &[("deals.csv", Doc::of(DEALS))]);
        driver.run();
    }
    assert!(!other.imported().1.is_behind);
    assert_eq!(one.stored().keys().filter(|name| !name.starts_with("list")).collect::<Vec<_>>(), ["a-0"]);
    assert_eq!(kept(&one.disk), ["deals.csv"]);
}

#[test]
fn what_was_erased_elsewhere_does_not_come_back() {
    let [mut one, mut other] = tabs();
    one.import(1, &[("deals.csv", Doc::of(DEALS))]);
    one.run();
    restore(&mut other);
    // Erased while the other imports.
    other.import(2, &[("more.csv", Doc::of(MORE))]);
    other.run_until("read on");
    one.ask(3, Request::Erase { elsewhere: false }, Vec::new());
    one.run();
    other.run();
    assert!(other.imported().1.is_behind);
    restore(&mut other);
    assert_eq!((other.file_names(), kept(&one.disk)), (vec!["more.csv"], vec!["more.csv".to_owned()]));
    // Erased while the other keeps: it waits until that is done, and takes it all.
    other.import(4, &[("less.csv", Doc::of(MORE.replace("d7", "d6")))]);
    other.run_until("store list");
    one.ask(5, Request::Erase { elsewhere: false }, Vec::new());
    one.run();
    assert_eq!(one.told().last(), Some(&(3, "erased")), "not yet");
    other.run();
    one.run();
    assert_eq!((one.told(), one.stored().len()), (vec![(5, "erased")], 0));
    restore(&mut other);
    assert_eq!((other.imported().0.files.len(), other.won()), (0, None));
}

#[test]
fn a_tab_that_is_told_of_an_erasure_deletes_what_it_has_listed_itself() {
    let [mut one, mut other] = tabs();
    one.import(1, &[("deals.csv", Doc::of(DEALS))]);
    one.run();
    restore(&mut other);
    other.ask(2, Request::Erase { elsewhere: true }, Vec::new());
    other.run();
    assert_eq!((other.told().last(), other.won()), (Some(&(2, "erased")), None));
    // Who has erased deletes; what has come since is not the other's to delete.
    assert_eq!(kept(&one.disk), ["deals.csv"]);
    one.import(3, &[("more.csv", Doc::of(MORE))]);
    one.run();
    for (number, request) in [(4, Request::Erase { elsewhere: true }), (5, Request::Keep { keep: false, elsewhere: true })] {
        other.ask(number, request, Vec::new());
        other.run();
        assert_eq!(kept(&one.disk), ["deals.csv", "more.csv"]);
    }
    // What it has listed itself since then is what it is told to forget.
    other.import(6, &[("deals.csv", Doc::of(DEALS))]);
    other.ask(7, Request::Keep { keep: false, elsewhere: true }, Vec::new());
    other.run();
    assert_eq!((other.stored().len(), other.won()), (0, Some(2)));
}

/// Numbers by chance, the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }
}

#[test]
fn after_any_deeds_of_two_tabs_both_show_what_is_kept() {
    let rounds = std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(6);
    for seed in 0..rounds {
        let mut chance = Chance(seed);
        let disk = Disk::of(BTreeMap::new());
        let mut tabs = [Driver::at(disk.clone(), "a"), Driver::at(disk.clone(), "b")];
        let mut number = 0;
        let mut crashes = 0;
        for _ in 0..60 {
            let at = chance.below(2);
            number += 1;
            let tab = &mut tabs[at];
            match chance.below(10) {
                0..3 => {
                    let file = chance.below(5);
                    let text = MORE.replace("d7", &format!("e{file}"));
                    tab.import(number, &[(format!("{file}.csv").as_str(), Doc::of(text))]);
                }
                3 => {
                    let files = tab.session.holdings.engine.overview().files.iter().map(|file| file.file).take(1).collect();
                    tab.ask(number, Request::Remove { files }, Vec::new());
                }
                4 => tab.ask(number, Request::PutBack, Vec::new()),
                5 => tab.ask(number, Request::Discard, Vec::new()),
                6 => tab.ask(number, Request::Erase { elsewhere: false }, Vec::new()),
                7 => tab.ask(number, Request::Restore { choices: Choices::default() }, Vec::new()),
                8 => tab.ask(number, Request::Cancel, Vec::new()),
                _ => {
                    // It ends, whatever it was doing, and begins anew.
                    let mut lock = disk.lock.borrow_mut();
                    lock.take_if(|holder| *holder == tab.tab);
                    drop(lock);
                    crashes += 1;
                    *tab = Driver::at(disk.clone(), &format!("{}{crashes}", ["a", "b"][at]));
                    tab.ask(number, Request::Restore { choices: Choices::default() }, Vec::new());
                }
            }
            for _ in 0..chance.below(40) {
                tabs[chance.below(2)].step();
            }
        }
        for _ in 0..3 {
            for at in [0, 1, 0, 1] {
                tabs[at].run();
            }
            tabs.iter_mut().for_each(restore);
        }
        let files = kept(&disk);
        for tab in &mut tabs {
            let shown: Vec<String> = tab.session.holdings.engine.overview().files.iter().map(|file| file.name.clone()).collect();
            let kept = told_kept(tab);
            assert_eq!((&shown, kept.is_behind, kept.refused), (&files, false, None), "seed {seed}, tab {}", tab.tab);
        }
        let (one, other) = (told_kept(&tabs[0]), told_kept(&tabs[1]));
        assert_eq!((one.bytes, one.generation), (other.bytes, other.generation), "seed {seed}");
    }
}
