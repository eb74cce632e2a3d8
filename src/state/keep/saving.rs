//! What a tab has to save, and when it was decided: several tabs write the same groups,
//! and what was decided last counts, whichever of them writes last.
//!
//! No lock can be waited for while a page is left, so none is taken. Instead every text
//! says its *generation*: the time of the decision, and more than that of the text it
//! follows. No tab writes over a later generation than its own decision: it takes that
//! over. One that finds an earlier generation where it wrote a later one writes again. So
//! only a page that is closed in the very moment in which another one writes can lose its
//! last decision, to a whole one of the other's.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::state::keep::group::Group;
use crate::state::keep::stored::may_replace;

/// What one tab has to save, and what it goes by.
#[derive(Debug, Default)]
pub struct Saving {
    /// When what is not written yet was decided, in milliseconds after 1970.
    unsaved: BTreeMap<Group, u64>,
    /// The generation of the text that this tab goes by.
    known: BTreeMap<Group, u64>,
}

/// Where the browser keeps texts under keys.
pub trait Texts {
    type Refusal;
    fn text(&self, key: &str) -> Result<Option<String>, Self::Refusal>;
    fn put(&self, key: &str, text: &str) -> Result<(), Self::Refusal>;
}

/// What came of saving.
#[derive(Debug, PartialEq, Eq)]
pub struct Saved<R> {
    /// What stands there is not for this build to write over.
    pub withheld: BTreeSet<Group>,
    /// Another tab has decided later: that is to be taken over.
    pub overtaken: BTreeSet<Group>,
    /// What storage did not take, with the last reason; it is tried again with the next change.
    pub refused: Option<(BTreeSet<Group>, R)>,
}

/// What becomes of a text that another tab has written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    TakeOver,
    /// This tab has decided later, and will write.
    Keep,
    /// This tab has written a later one, which is gone: it is to be saved again.
    Repeat,
}

enum Written {
    Done,
    Withheld,
    Overtaken,
}

impl Saving {
    /// These groups were decided now.
    pub fn note(&mut self, groups: BTreeSet<Group>, now_ms: u64) {
        self.unsaved.extend(groups.into_iter().map(|group| (group, now_ms)));
    }

    /// This tab goes by a text that it has read.
    pub fn go_by(&mut self, group: Group, text: &str) {
        self.known.extend(generation(text).map(|generation| (group, generation)));
    }

    /// What was saved under this key is there no more, by this tab's own doing.
    pub fn lose(&mut self, key: &str) {
        self.known.retain(|group, _| group.key() != key);
    }

    /// All that was saved, or was to be, is gone.
    pub fn forget(&mut self) {
        *self = Saving::default();
    }

    /// Hears what another tab has written.
    pub fn hear(&mut self, group: Group, text: &str) -> Heard {
        let theirs = generation(text);
        let (unsaved, known) = (self.unsaved.get(&group).copied(), self.known.get(&group).copied());
        // Earlier builds say no generation.
        if unsaved.is_some_and(|decided| theirs.is_none_or(|theirs| theirs < decided)) {
            return Heard::Keep;
        }
        if let (Some(known), Some(theirs)) = (known, theirs)
            && theirs < known
        {
            self.unsaved.insert(group, known);
            return Heard::Repeat;
        }
        self.unsaved.remove(&group);
        self.go_by(group, text);
        Heard::TakeOver
    }

    /// Writes what is unsaved; `text_of` has the text of a group, without a generation.
    pub fn save<S: Texts>(&mut self, storage: &S, text_of: impl Fn(Group) -> String) -> Saved<S::Refusal> {
        let mut saved = Saved { withheld: BTreeSet::new(), overtaken: BTreeSet::new(), refused: None };
        for (group, decided) in std::mem::take(&mut self.unsaved) {
            match self.write(storage, group, decided, &text_of(group)) {
                Ok(Written::Done) => {}
                Ok(Written::Withheld) => drop(saved.withheld.insert(group)),
                Ok(Written::Overtaken) => drop(saved.overtaken.insert(group)),
                Err(refusal) => {
                    self.unsaved.insert(group, decided);
                    let mut groups = saved.refused.take().map_or_else(BTreeSet::new, |(groups, _)| groups);
                    groups.insert(group);
                    saved.refused = Some((groups, refusal));
                }
            }
        }
        saved
    }

    fn write<S: Texts>(&mut self, storage: &S, group: Group, decided: u64, text: &str) -> Result<Written, S::Refusal> {
        let known = self.known.get(&group).copied();
        let there = storage.text(group.key())?;
        if there.as_ref().is_some_and(|there| !may_replace(group, there)) {
            return Ok(Written::Withheld);
        }
        // Another tab has erased it: nothing comes back.
        if there.is_none() && known.is_some() {
            self.known.remove(&group);
            return Ok(Written::Done);
        }
        let latest = there.as_deref().and_then(generation);
        if latest > Some(decided) && latest > known {
            return Ok(Written::Overtaken);
        }
        let generation = latest.max(known).map_or(decided, |last| decided.max(last.saturating_add(1)));
        storage.put(group.key(), &stamped(text, generation))?;
        self.known.insert(group, generation);
        Ok(Written::Done)
    }
}

/// The text of a group with its generation.
fn stamped(text: &str, generation: u64) -> String {
    text.strip_prefix('{').map_or_else(String::new, |rest| format!("{{\"generation\":{generation},{rest}"))
}

fn generation(text: &str) -> Option<u64> {
    serde_json::from_str::<Value>(text).ok()?.get("generation")?.as_u64()
}

#[cfg(test)]
mod tests {
    use std::cell::{Cell, RefCell};

    use super::*;
    use crate::state::decisions::Decisions;
    use crate::state::keep::stored::write;
    use crate::state::settings::{Settings, Theme};

    #[derive(Default)]
    struct Storage {
        texts: RefCell<BTreeMap<String, String>>,
        is_full: Cell<bool>,
    }

    impl Texts for Storage {
        type Refusal = &'static str;

        fn text(&self, key: &str) -> Result<Option<String>, &'static str> {
            Ok(self.texts.borrow().get(key).cloned())
        }

        fn put(&self, key: &str, text: &str) -> Result<(), &'static str> {
            if self.is_full.get() && key == Group::Settings.key() {
                return Err("full");
            }
            self.texts.borrow_mut().insert(key.to_owned(), text.to_owned());
            Ok(())
        }
    }

    /// A tab with its month of the fiscal start, which stands for all that is decided.
    #[derive(Default)]
    struct Desk {
        saving: Saving,
        month: u32,
    }

    impl Desk {
        fn decide(&mut self, month: u32, now_ms: u64) {
            self.month = month;
            self.saving.note([Group::Settings].into(), now_ms);
        }

        fn save(&mut self, storage: &Storage) -> Saved<&'static str> {
            let settings = Settings { fiscal_start: self.month, theme: Theme::Dark, ..Settings::default() };
            let saved = self.saving.save(storage, |group| write(group, &settings, &Decisions::default()));
            if saved.overtaken.contains(&Group::Settings) {
                self.hear(storage);
            }
            saved
        }

        fn hear(&mut self, storage: &Storage) {
            let Some(text) = storage.text(Group::Settings.key()).unwrap() else { return };
            if self.saving.hear(Group::Settings, &text) == Heard::TakeOver {
                self.month = month(&text);
            }
        }
    }

    fn month(text: &str) -> u32 {
        Group::Settings.open(text).unwrap().get("fiscal_start").and_then(Value::as_u64).unwrap() as u32
    }

    fn stands(storage: &Storage) -> u32 {
        month(&storage.text(Group::Settings.key()).unwrap().unwrap())
    }

    #[test]
    fn what_was_decided_last_counts_whoever_writes_last() {
        // When each of two desks decides, and which of them writes first.
        for (ours, theirs, first) in [(10, 20, 0), (10, 20, 1), (20, 10, 0), (20, 10, 1)] {
            let storage = Storage::default();
            let mut desks = [Desk::default(), Desk::default()];
            desks[0].decide(3, ours);
            desks[1].decide(4, theirs);
            desks[first].save(&storage);
            desks[1 - first].save(&storage);
            desks[first].hear(&storage);
            let expected = if ours > theirs { 3 } else { 4 };
            assert_eq!([stands(&storage), desks[0].month, desks[1].month], [expected; 3], "{ours} {theirs} {first}");
        }
    }

    #[test]
    fn a_clock_that_is_set_back_loses_nothing() {
        let storage = Storage::default();
        let mut desk = Desk::default();
        desk.decide(3, 1000);
        desk.save(&storage);
        desk.decide(4, 10);
        desk.save(&storage);
        assert_eq!(stands(&storage), 4);
        // Another desk that goes by it decides after it, too.
        let mut other = Desk::default();
        other.hear(&storage);
        other.decide(5, 20);
        other.save(&storage);
        desk.hear(&storage);
        assert_eq!((stands(&storage), desk.month), (5, 5));
    }

    #[test]
    fn a_later_text_that_was_written_over_is_written_again() {
        let storage = Storage::default();
        let [mut one, mut other] = [Desk::default(), Desk::default()];
        one.decide(3, 10);
        one.save(&storage);
        let earlier = storage.texts.borrow().clone();
        other.decide(4, 20);
        other.save(&storage);
        // Both looked before either wrote.
        *storage.texts.borrow_mut() = earlier;
        other.hear(&storage);
        other.save(&storage);
        one.hear(&storage);
        assert_eq!([stands(&storage), one.month, other.month], [4; 3]);
    }

    #[test]
    fn what_was_erased_elsewhere_does_not_come_back() {
        let storage = Storage::default();
        let mut desk = Desk::default();
        desk.decide(3, 10);
        desk.save(&storage);
        desk.decide(4, 20);
        storage.texts.borrow_mut().clear();
        desk.save(&storage);
        assert!(storage.texts.borrow().is_empty());
        desk.decide(5, 30);
        desk.save(&storage);
        assert_eq!(stands(&storage), 5, "what is decided afterwards is saved");
    }

    #[test]
    fn what_does_not_fit_is_named_and_tried_again() {
        let storage = Storage::default();
        let mut desk = Desk::default();
        desk.decide(3, 10);
        desk.saving.note([Group::View].into(), 10);
        storage.is_full.set(true);
        assert_eq!(desk.save(&storage).refused, Some(([Group::Settings].into(), "full")));
        assert!(storage.text(Group::View.key()).unwrap().is_some(), "the rest is saved");
        storage.is_full.set(false);
        assert_eq!((desk.save(&storage).refused, stands(&storage)), (None, 3));
    }

    #[test]
    fn what_cannot_be_read_is_not_written_over_and_what_was_set_aside_is() {
        let storage = Storage::default();
        let mut desk = Desk::default();
        desk.decide(3, 10);
        for broken in ["{", r#"{"version":9,"value":{}}"#] {
            storage.texts.borrow_mut().insert(Group::Settings.key().to_owned(), broken.to_owned());
            assert_eq!(desk.save(&storage).withheld, [Group::Settings].into(), "{broken}");
            desk.decide(3, 10);
        }
        let part = r#"{"generation":5,"version":2,"value":7}"#;
        desk.saving.go_by(Group::Settings, part);
        storage.texts.borrow_mut().clear();
        desk.saving.lose(Group::Settings.key());
        desk.save(&storage);
        assert_eq!(stands(&storage), 3);
    }

    #[test]
    fn two_desks_agree_with_storage_once_both_have_heard() {
        let storage = Storage::default();
        let mut desks = [Desk::default(), Desk::default()];
        let mut rng = fastrand::Rng::with_seed(5);
        for step in 0..2000 {
            let desk = &mut desks[rng.usize(..2)];
            match rng.u8(..3) {
                0 => desk.decide(rng.u32(1..=12), 1000 + step),
                1 => drop(desk.save(&storage)),
                _ => desk.hear(&storage),
            }
            if rng.u8(..20) == 0 {
                // Everybody has the time to write and to hear.
                for _ in 0..2 {
                    desks.iter_mut().for_each(|desk| drop(desk.save(&storage)));
                    desks.iter_mut().for_each(|desk| desk.hear(&storage));
                }
                if !storage.texts.borrow().is_empty() {
                    assert_eq!([desks[0].month, desks[1].month], [stands(&storage); 2], "{step}");
                }
            }
        }
    }
}
