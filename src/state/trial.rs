//! Other ways to read a file, tried out before they are decided on.

use crate::engine::protocol::Request;
use crate::ingest::report::issue::{Issue, Subject};
use crate::ingest::report::problem::ProblemKind;
use crate::ingest::shape::hints::Hints;
use crate::star::overview::{FileOverview, Overview};
use crate::state::asking::pose;
use crate::state::command::Command;
use crate::state::decisions::choices::is_decided;
use crate::state::model::{Model, Trial};
use crate::state::questions::Purpose;

/// Shows what a file would be read as with these hints.
pub(super) fn try_out(model: &mut Model, file: u32, hints: Hints) -> Vec<Command> {
    let request = pose(model, Request::Preview { file, hints: hints.clone() }, Purpose::Preview { file });
    let preview = model.trial.take().filter(|trial| trial.file == file).and_then(|trial| trial.preview);
    model.trial = Some(Trial { file, hints, preview });
    vec![request]
}

/// Shows no longer what a file would be read as.
pub(super) fn close_trial(model: &mut Model) -> Vec<Command> {
    model.trial = None;
    model.pending.drop_all(|purpose| matches!(purpose, Purpose::Preview { .. }));
    Vec::new()
}

/// Unfolds the card of a file, or folds it and what is tried on it.
pub(super) fn open_file(model: &mut Model, file: u32, is_open: bool) -> Vec<Command> {
    if is_open {
        model.open_files.insert(file);
        return Vec::new();
    }
    model.open_files.remove(&file);
    if model.trial.as_ref().is_some_and(|trial| trial.file == file) { close_trial(model) } else { Vec::new() }
}

/// After an import: a file that is gone is not tried out any longer, and a new
/// one that may have been read wrongly is shown at once.
pub(super) fn look_at_new(model: &mut Model, before: &[u32]) -> Vec<Command> {
    let Some(data) = model.data() else {
        model.trial = None;
        return Vec::new();
    };
    if model.trial.as_ref().is_some_and(|trial| data.file(trial.file).is_some()) {
        return Vec::new();
    }
    let overview = &data.overview;
    let doubtful = overview.files.iter().find(|file| !before.contains(&file.file) && is_doubtful(file, overview));
    let doubtful = doubtful.map(|file| (file.file, model.hints(&file.header)));
    model.trial = None;
    doubtful.filter(|(_, hints)| !is_decided(hints)).map(|(file, hints)| try_out(model, file, hints)).unwrap_or_default()
}

/// Whether a file may have been read wrongly: letters are damaged, lines differ
/// in their number of fields, or there is but one column.
fn is_doubtful(file: &FileOverview, overview: &Overview) -> bool {
    let evidence = &file.dialect.evidence;
    let is_damaged = |issue: &Issue| issue.subject == Subject::File(file.file) && issue.problem.kind == ProblemKind::BadEncoding;
    let is_ragged = evidence.regular.saturating_mul(10) < evidence.sampled.saturating_mul(9);
    overview.problems.iter().any(is_damaged) || (evidence.sampled >= 5 && (is_ragged || file.columns.len() == 1))
}
