//! Files taken out, put back, and left for good.

use crate::engine::protocol::Request;
use crate::state::asking::{pose, post};
use crate::state::command::Command;
use crate::state::import::Import;
use crate::state::model::{Model, Removed};
use crate::state::notice::About;
use crate::state::questions::{Pending, Purpose};
use crate::state::report::Report;

/// Takes files out; until the notice about it is gone they can be put back.
pub(super) fn remove(model: &mut Model, files: Vec<u32>) -> Vec<Command> {
    let overview = model.data().map(|data| data.overview.clone());
    let of_these = overview.iter().flat_map(|overview| &overview.files).filter(|file| files.contains(&file.file));
    let names: Vec<String> = of_these.map(|file| file.name.clone()).collect();
    if !names.is_empty() {
        model.removed = Some(Removed { steps: model.history.steps() });
        model.tell(About::FilesRemoved(names));
    }
    vec![pose(model, Request::Remove { files }, Purpose::Removal)]
}

/// Puts the files back that were removed last.
pub(super) fn put_back(model: &mut Model) -> Vec<Command> {
    if model.removed.take().is_none() {
        return Vec::new();
    }
    model.notices.retain(|notice| !matches!(notice.about, About::FilesRemoved(_)));
    vec![pose(model, Request::PutBack, Purpose::Removal)]
}

/// What was removed is gone for good.
pub(super) fn discard(model: &mut Model) -> Vec<Command> {
    match model.removed.take() {
        Some(_) => vec![pose(model, Request::Discard, Purpose::Keeping)],
        None => Vec::new(),
    }
}

/// Goes back to the beginning; what the user likes and has decided stays.
pub(super) fn leave_sample(model: &mut Model) -> Vec<Command> {
    if !model.is_sample() {
        return Vec::new();
    }
    (model.import, model.report) = (Import::Empty, Report::default());
    (model.drawer, model.trial, model.receipt, model.removed) = (None, None, None, None);
    (model.pending, model.times_import) = (Pending::default(), false);
    model.data_version = model.data_version.wrapping_add(1);
    let cancel = post(model, Request::Cancel);
    vec![cancel, pose(model, Request::Erase { elsewhere: false }, Purpose::Leaving)]
}
