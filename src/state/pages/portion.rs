//! Of a long list so much is built as is looked at.

use crate::table::fold::fold;

/// So many entries are built at first, and so many more each time.
pub const STEP: usize = 40;
/// A longer list can be searched.
const MOST_UNSEARCHED: usize = 12;

/// How much of a list is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Portion {
    /// Words that an entry's name has; any name does where there is none.
    pub wanted: String,
    pub room: usize,
}

/// What is built of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Built<T> {
    pub shown: Vec<T>,
    /// So many more were found.
    pub left: usize,
}

impl Default for Portion {
    fn default() -> Portion {
        Portion { wanted: String::new(), room: STEP }
    }
}

impl Portion {
    /// What is built of entries, each with its name and whether it stays wherever it stands.
    pub fn of<T, N: AsRef<str>>(&self, entries: impl IntoIterator<Item = (T, N, bool)>) -> Built<T> {
        let wanted: Vec<String> = self.wanted.split_whitespace().map(fold).filter(|word| !word.is_empty()).collect();
        let (mut built, mut room) = (Built { shown: Vec::new(), left: 0 }, self.room);
        for (entry, name, stays) in entries {
            if !stays && !wanted.is_empty() && !holds(name.as_ref(), &wanted) {
                continue;
            }
            if !stays && room == 0 {
                built.left += 1;
                continue;
            }
            room -= usize::from(!stays);
            built.shown.push(entry);
        }
        built
    }

    /// Makes room for more.
    pub fn grow(&mut self) {
        self.room += STEP;
    }

    /// Looks for other words, from the beginning.
    pub fn search(&mut self, wanted: String) {
        *self = Portion { wanted, ..Portion::default() };
    }

    pub fn is_searching(&self) -> bool {
        !self.wanted.trim().is_empty()
    }
}

/// Whether a list of so many entries can be searched.
pub fn is_long(count: usize) -> bool {
    count > MOST_UNSEARCHED
}

fn holds(name: &str, wanted: &[String]) -> bool {
    let name = fold(name);
    wanted.iter().all(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built(portion: &Portion, count: usize) -> (usize, usize) {
        let entries = (0..count).map(|number| (number, format!("Field {number}"), number == count - 1));
        let Built { shown, left } = portion.of(entries);
        (shown.len(), left)
    }

    #[test]
    fn what_is_built_does_not_grow_with_the_list() {
        let mut portion = Portion::default();
        for (count, expected) in [(1, (1, 0)), (41, (41, 0)), (42, (41, 1)), (500, (41, 459)), (2000, (41, 1959))] {
            assert_eq!(built(&portion, count), expected, "{count}");
        }
        portion.grow();
        assert_eq!(built(&portion, 2000), (81, 1919));
    }

    #[test]
    fn a_search_finds_what_is_not_built() {
        let mut portion = Portion::default();
        // What stays is one more.
        for (wanted, expected) in [("field 1234", (2, 0)), ("1234 FIELD", (2, 0)), ("12", (41, 99)), ("no such", (1, 0)), (" ", (41, 1959))]
        {
            portion.grow();
            portion.search(wanted.to_owned());
            assert_eq!((built(&portion, 2000), portion.is_searching()), (expected, wanted != " "), "{wanted}");
        }
    }
}
