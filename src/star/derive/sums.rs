//! Targets that are those of others together: a team's beside its people's, a
//! year's beside its quarters'. Both counted would be twice as much.
//!
//! A target *covers* another if it holds for as long or longer, and for the same
//! people, regions and products or for more of them.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::ingest::report::problem::ProblemKind;
use crate::ingest::rows::words::{names_everybody, names_sum};
use crate::star::derive::draft::Draft;
use crate::star::fields::{Fields, Finding};
use crate::table::column::{Column, EMPTY_DAY, EMPTY_NUMBER};
use crate::table::dictionary::EMPTY_CODE;
use crate::table::fold::fold;

/// What a target is set for. Amounts in different currencies are never added.
const KEYS: [&str; 5] = ["owner", "team", "region", "product", CURRENCY];
const CURRENCY: &str = "currency";
/// One target that is as large as another is no sum.
const FEWEST: usize = 2;

/// Leaves out targets that the targets which they cover add up to, and those that
/// are said to be everybody's where somebody has one.
pub fn without_sums(draft: &mut Draft) {
    without_managers(draft);
    let targets = targets(&draft.fields, draft.rows);
    let wide = wide(&targets);
    if wide.is_empty() {
        return;
    }
    let covered = covered(&targets, &wide);
    let is_leaf = |row: &usize| covered.get(row).is_none_or(Vec::is_empty);
    let of = |row: usize| targets.get(row);
    let is_sum = |(row, covered): &(&usize, &Vec<usize>)| {
        let Some(target) = of(**row) else { return false };
        let is_said = target.keys.iter().enumerate().any(|(at, key)| {
            let is_named = |other: &usize| of(*other).is_some_and(|other| matches!(other.keys.get(at), Some(Key::Name(_))));
            *key == Key::Everybody && covered.iter().any(is_named)
        });
        let leaves: Vec<i64> = covered.iter().filter(|row| is_leaf(row)).filter_map(|row| of(*row)).map(|leaf| leaf.amount).collect();
        let sum: i128 = leaves.iter().copied().map(i128::from).sum();
        is_said || leaves.len() >= FEWEST && sum == i128::from(target.amount)
    };
    let sums: FxHashSet<u32> = covered.iter().filter(is_sum).map(|(row, _)| *row as u32).collect();
    leave_out(draft, &sums);
}

fn leave_out(draft: &mut Draft, sums: &FxHashSet<u32>) {
    let mut told: BTreeMap<usize, u64> = BTreeMap::new();
    sums.iter().for_each(|row| *told.entry(draft.file_of(*row)).or_default() += 1);
    let found = told.into_iter().map(|(file, rows)| (file, Finding { field: "amount", kind: ProblemKind::TotalRow, rows }));
    draft.located.extend(found);
    let kept: Vec<u32> = (0..draft.rows as u32).filter(|row| !sums.contains(row)).collect();
    draft.keep(&kept);
}

/// Leaves out what managers have for their people. One who sells too has a target of
/// their own beside it, which is far less than that of all of them.
fn without_managers(draft: &mut Draft) {
    const LEAST_PERCENT: i128 = 75;
    let text = |field: &str, row: usize| draft.fields.get(field).and_then(|column| column.written(row)).map(|text| fold(&text));
    if draft.fields.get("manager").is_none_or(|managers| managers.filled() == 0) {
        return;
    }
    let targets = targets(&draft.fields, draft.rows);
    let known = || targets.iter().enumerate().filter(|(_, target)| target.days.0 != EMPTY_DAY);
    let mut of_people: FxHashMap<(String, (i32, i32)), i128> = FxHashMap::default();
    for (row, target) in known() {
        if let Some(manager) = text("manager", row).filter(|manager| text("owner", row).as_ref() != Some(manager)) {
            *of_people.entry((manager, target.days)).or_default() += i128::from(target.amount);
        }
    }
    let is_of_people = |(row, target): &(usize, &Target)| {
        let people = text("owner", *row).and_then(|owner| of_people.get(&(owner, target.days)));
        people.is_some_and(|people| *people > 0 && i128::from(target.amount) * 100 >= people * LEAST_PERCENT)
    };
    let sums: FxHashSet<u32> = known().filter(is_of_people).map(|(row, _)| row as u32).collect();
    leave_out(draft, &sums);
}

/// Who or what a target is set for, in one field.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    /// Nothing is said.
    All,
    /// It says `Team`, `Total` or the like.
    Everybody,
    Name(u32),
}

#[derive(Clone)]
struct Target {
    keys: [Key; KEYS.len()],
    /// First and last day.
    days: (i32, i32),
    amount: i64,
}

impl Target {
    fn length(&self) -> i32 {
        self.days.1 - self.days.0
    }

    /// The keys that are names; a target covers only those that have them too.
    fn bucket(&self, names: [bool; KEYS.len()]) -> Vec<Key> {
        self.keys.iter().zip(names).map(|(key, is_name)| if is_name { *key } else { Key::All }).collect()
    }

    /// Which of its keys are names. A currency that is not said is none of all.
    fn names(&self) -> [bool; KEYS.len()] {
        let mut names = self.keys.map(|key| matches!(key, Key::Name(_)));
        names.iter_mut().zip(KEYS).filter(|(_, field)| *field == CURRENCY).for_each(|(is_name, _)| *is_name = true);
        names
    }

    /// Whether another is within its days and more narrowly set.
    fn covers(&self, other: &Target) -> bool {
        let is_within = self.days.0 <= other.days.0 && other.days.1 <= self.days.1;
        let is_narrower = || self.keys.iter().zip(other.keys).any(|(own, other)| *own != other && matches!(other, Key::Name(_)));
        is_within && (other.length() < self.length() || is_narrower())
    }
}

/// The targets of all rows; one without days or an amount covers nothing and is in none.
fn targets(fields: &Fields, rows: usize) -> Vec<Target> {
    let nothing = Target { keys: [Key::All; KEYS.len()], days: (EMPTY_DAY, EMPTY_DAY), amount: EMPTY_NUMBER };
    let mut targets = vec![nothing; rows];
    for (at, field) in KEYS.iter().enumerate() {
        let Some(Column::Text { dictionary, codes }) = fields.get(*field).map(|column| &**column) else { continue };
        let keys: Vec<Key> = (0u32..)
            .zip(dictionary.texts())
            .map(|(code, text)| match code {
                EMPTY_CODE => Key::All,
                _ if *field != CURRENCY && (names_sum(text) || names_everybody(text)) => Key::Everybody,
                _ => Key::Name(code),
            })
            .collect();
        for (target, code) in targets.iter_mut().zip(codes) {
            let places = target.keys.get_mut(at).zip(keys.get(*code as usize));
            places.into_iter().for_each(|(place, key)| *place = *key);
        }
    }
    if let Some(Column::Number { values, .. }) = fields.get("amount").map(|column| &**column) {
        targets.iter_mut().zip(values).for_each(|(target, value)| target.amount = *value);
    }
    let days = |field: &str| match fields.get(field).map(|column| &**column) {
        Some(Column::Date { days, .. }) => days.as_slice(),
        _ => &[],
    };
    for (target, (from, to)) in targets.iter_mut().zip(days("from").iter().zip(days("to"))) {
        if *from != EMPTY_DAY && *to != EMPTY_DAY && target.amount != EMPTY_NUMBER {
            target.days = (*from, *to);
        }
    }
    targets
}

/// The rows that may cover others: they hold for longer, or say less than others do.
fn wide(targets: &[Target]) -> Vec<usize> {
    let known = || targets.iter().enumerate().filter(|(_, target)| target.days.0 != EMPTY_DAY);
    let Some(shortest) = known().map(|(_, target)| target.length()).min() else { return Vec::new() };
    let mut named = [false; KEYS.len()];
    known().for_each(|(_, target)| named.iter_mut().zip(target.names()).for_each(|(any, is_name)| *any |= is_name));
    // The months of a year, and its quarters, have no one length.
    let is_longer = |target: &Target| target.length() > shortest + shortest / 4;
    let says_less = |target: &Target| target.names().iter().zip(named).any(|(own, any)| any && !own);
    known().filter(|(_, target)| is_longer(target) || says_less(target)).map(|(row, _)| row).collect()
}

/// For each of these rows those that it covers.
fn covered(targets: &[Target], wide: &[usize]) -> BTreeMap<usize, Vec<usize>> {
    let of = |row: &usize| targets.get(*row).map(|target| (*row, target));
    let patterns: BTreeSet<[bool; KEYS.len()]> = wide.iter().filter_map(of).map(|(_, target)| target.names()).collect();
    let mut covered = BTreeMap::new();
    for names in patterns {
        let mut buckets: FxHashMap<Vec<Key>, Vec<usize>> = FxHashMap::default();
        for (row, target) in targets.iter().enumerate().filter(|(_, target)| target.days.0 != EMPTY_DAY) {
            buckets.entry(target.bucket(names)).or_default().push(row);
        }
        for (row, target) in wide.iter().filter_map(of).filter(|(_, target)| target.names() == names) {
            let bucket = buckets.get(&target.bucket(names)).into_iter().flatten().copied();
            let others = bucket.filter(|other| *other != row && targets.get(*other).is_some_and(|other| target.covers(other)));
            covered.insert(row, others.collect());
        }
    }
    covered
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::table::dictionary::Dictionary;

    /// Rows as `owner region from to amount`, parted by bars, and those that stay.
    fn kept(rows: &str) -> String {
        let cells: Vec<Vec<&str>> = rows.split('|').map(|row| row.split_whitespace().collect()).collect();
        let texts = |at: usize| {
            let mut dictionary = Dictionary::default();
            let text = |row: &Vec<&str>| if row[at] == "-" { "" } else { row[at] }.to_owned();
            let codes = cells.iter().map(|row| dictionary.code_or_insert(&text(row))).collect();
            Arc::new(Column::Text { dictionary, codes })
        };
        let days =
            |at: usize| Arc::new(Column::Date { days: cells.iter().map(|row| row[at].parse().expect("a day")).collect(), seconds: None });
        let values = cells.iter().map(|row| row[4].parse().expect("an amount")).collect();
        let mut draft = Draft { rows: cells.len(), files: vec![cells.len()], ..Draft::default() };
        draft.fields.extend(
            [("owner", texts(0)), ("region", texts(1)), ("from", days(2)), ("to", days(3))].map(|(id, column)| (id.to_owned(), column)),
        );
        draft.fields.insert("amount".to_owned(), Arc::new(Column::Number { values, decimals: 0 }));
        without_sums(&mut draft);
        let kept = draft.kept.unwrap_or_else(|| (0..cells.len() as u32).collect());
        assert_eq!(draft.located.iter().map(|(_, found)| found.rows).sum::<u64>() as usize, cells.len() - kept.len());
        kept.iter().map(u32::to_string).collect::<Vec<String>>().join(" ")
    }

    #[test]
    fn targets_of_others_together_are_left_out() {
        let cases = [
            ("Ida - 0 9 4|Per - 0 9 6|Team - 0 9 10", "0 1"),
            // What is said to be everybody's is no further target, whatever it is.
            ("Ida - 0 9 4|Per - 0 9 6|Team - 0 9 8", "0 1"),
            ("Ida - 0 9 4|Per - 10 19 6|Team - 20 29 8", "0 1 2"),
            ("Team - 0 9 4|Team - 10 19 6", "0 1"),
            ("Ida West 0 9 4|Per West 0 9 6|- West 0 9 10|Lea East 0 9 5|- - 0 9 15", "0 1 3"),
            // A target of nobody in particular.
            ("Ida West 0 9 4|Per West 0 9 6|- West 0 9 9", "0 1 2"),
            // The same amounts, set for regions and for people.
            ("- West 0 9 4|- East 0 9 6|Ida - 0 9 4|Per - 0 9 6", "0 1 2 3"),
            ("Ida - 0 89 4|Ida - 90 179 6|Ida - 0 179 10|Per - 0 89 1|Per - 90 179 2", "0 1 3 4"),
            ("Ida - 0 89 4|Ida - 90 179 6|Per - 0 179 10", "0 1 2"),
            ("Ida - 0 30 3|Ida - 31 58 3|Ida - 59 89 3", "0 1 2"),
        ];
        for (rows, expected) in cases {
            assert_eq!(kept(rows), expected, "{rows}");
        }
    }
}
