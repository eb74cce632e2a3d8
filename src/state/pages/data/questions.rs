//! What only the user can know about a file's columns.

use crate::star::overview::FileOverview;
use crate::state::pages::data::fixes::Fix;
use crate::state::pages::data::problems::Listed;

/// A question about a column, with its answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    pub column: String,
    /// A cell that could be read in two ways.
    pub example: String,
    pub listed: Listed,
}

/// How dates and numbers are to be read that could be read in two ways.
pub fn questions(file: &FileOverview, problems: &[Listed]) -> Vec<Question> {
    problems.iter().filter(|listed| is_question(listed)).map(|listed| question(file, listed)).collect()
}

fn is_question(listed: &Listed) -> bool {
    listed.fixes.iter().any(|fix| matches!(fix, Fix::DateOrder { .. } | Fix::DecimalMark { .. }))
}

fn question(file: &FileOverview, listed: &Listed) -> Question {
    let column = listed.problem.column.clone().unwrap_or_default();
    // The problem's own places are those in doubt; any cell will do where it has none.
    let in_doubt = listed.problem.examples.first().map(|place| place.text.clone());
    let any = || file.columns.iter().find(|known| known.name == column).and_then(|known| known.profile.examples.first().cloned());
    let example = in_doubt.or_else(any).unwrap_or_default();
    Question { column, example, listed: listed.clone() }
}
