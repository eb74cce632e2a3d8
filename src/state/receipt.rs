//! What an import has brought.

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
    let earlier: Vec<&FileOverview> = before.into_iter().flat_map(|before| &before.files).collect();
    let is_new = |file: &&FileOverview| earlier.iter().all(|other| other.file != file.file);
    let (added, still): (Vec<&FileOverview>, Vec<&FileOverview>) = now.files.iter().partition(is_new);
    let is_copy = |file: &&&FileOverview| {
        now.problems.iter().any(|issue| issue.subject == Subject::File(file.file) && issue.problem.kind == ProblemKind::Replaced)
    };
    let namesake = |file: &&FileOverview| Some((file.file, still.iter().find(|other| other.name == file.name)?.file));
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
