//! What an import has brought.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::ingest::report::issue::Subject;
use crate::ingest::report::problem::ProblemKind;
use crate::star::overview::{FileOverview, Overview};

/// What came in, and beside what; files by their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Receipt {
    pub added: Vec<u32>,
    /// Those of the added that had been imported before, and took their own places.
    pub replaced: Vec<u32>,
    /// Those of the added that have the name of an earlier one, with that one.
    pub namesakes: Vec<(u32, u32)>,
    /// What was there before and still is.
    pub earlier: Vec<u32>,
    /// The sample data gave way to them.
    pub left_sample: bool,
    /// Whether it is shown on the overview.
    pub is_open: bool,
}

/// The receipt of an import; `None` when nothing came in.
pub fn receipt(before: Option<&Overview>, now: &Overview, left_sample: bool) -> Option<Receipt> {
    let earlier: BTreeSet<u32> = before.into_iter().flat_map(|before| &before.files).map(|file| file.file).collect();
    let (still, added): (Vec<&FileOverview>, Vec<&FileOverview>) = now.files.iter().partition(|file| earlier.contains(&file.file));
    let replacing = now.problems.iter().filter(|issue| issue.problem.kind == ProblemKind::Replaced);
    let copies: HashSet<&Subject> = replacing.map(|issue| &issue.subject).collect();
    let is_copy = |file: &&&FileOverview| copies.contains(&Subject::File(file.file));
    // The first of a name stands for it.
    let named: HashMap<&str, u32> = still.iter().rev().map(|file| (file.name.as_str(), file.file)).collect();
    let namesake = |file: &&FileOverview| Some((file.file, *named.get(file.name.as_str())?));
    let numbers = |files: &[&FileOverview]| files.iter().map(|file| file.file).collect::<Vec<_>>();
    let receipt = Receipt {
        replaced: added.iter().filter(is_copy).map(|file| file.file).collect(),
        namesakes: added.iter().filter_map(namesake).collect(),
        added: numbers(&added),
        earlier: numbers(&still),
        left_sample,
        is_open: true,
    };
    (!receipt.added.is_empty()).then_some(receipt)
}
