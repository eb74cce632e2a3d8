//! What only the user can know: the open questions, each with its likely answers.

use std::cmp::Reverse;

use crate::ingest::report::problem::ProblemKind;
use crate::star::overview::FileOverview;
use crate::state::pages::data::fixes::{Fix, merge};
use crate::state::pages::data::problems::{Listed, Listing};

/// A question about columns of a file, with its answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    pub columns: Vec<String>,
    /// A cell that could be read in two ways.
    pub example: String,
    pub listed: Listed,
}

/// How dates and numbers are to be read that could be read in two ways.
pub fn questions(file: &FileOverview, problems: &[Listed]) -> Vec<Question> {
    problems.iter().filter(|listed| is_about_reading(listed)).map(|listed| question(file, listed)).collect()
}

/// All open questions, the one that most figures hang on first.
pub fn open(listing: &Listing) -> Vec<Listed> {
    let mut asked: Vec<(u8, &Listed)> = listing.open.iter().filter_map(|listed| Some((weight(listed)?, listed))).collect();
    asked.sort_by_key(|(weight, listed)| (*weight, Reverse(listed.count())));
    asked.into_iter().map(|(_, listed)| listed.clone()).collect()
}

/// How little hangs on a question, from 0 for all revenue, and 1 for all figures of a file; `None` for what is no question.
fn weight(listed: &Listed) -> Option<u8> {
    if listed.fixes.is_empty() {
        return None;
    }
    match &listed.problem.kind {
        ProblemKind::OtherRevenue { asked: true, .. } => Some(0),
        ProblemKind::UnknownDataset => Some(1),
        ProblemKind::UnknownStatus { .. } => Some(2),
        ProblemKind::MixedCurrencies { .. } => Some(3),
        ProblemKind::MissingColumn { columns, .. } if !columns.is_empty() => Some(3),
        ProblemKind::OrderStatus { asked: true, .. } => Some(4),
        ProblemKind::AmbiguousNumbers { .. } => Some(4),
        ProblemKind::AmbiguousDates { .. } => Some(5),
        ProblemKind::UnknownKind { .. } => Some(6),
        kind => merge(kind).map(|_| 7),
    }
}

/// A cell that shows what the question is about: the problem's own places are those in
/// doubt; any cell will do where it has none.
pub fn example(file: &FileOverview, listed: &Listed) -> String {
    let in_doubt = listed.problems().find_map(|problem| problem.examples.first()).map(|place| place.text.clone());
    let is_own = |name: &str| listed.problem.column.as_deref() == Some(name);
    let any = || file.columns.iter().find(|known| is_own(&known.name)).and_then(|known| known.profile.examples.first().cloned());
    in_doubt.or_else(any).unwrap_or_default()
}

fn is_about_reading(listed: &Listed) -> bool {
    listed.fixes.iter().any(|fix| matches!(fix, Fix::DateOrder { .. } | Fix::DecimalMark { .. }))
}

fn question(file: &FileOverview, listed: &Listed) -> Question {
    let columns = listed.columns().into_iter().map(str::to_owned).collect();
    Question { columns, example: example(file, listed), listed: listed.clone() }
}
