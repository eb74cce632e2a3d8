//! One imported file among the others.

use crate::ingest::shape::hints::Hints;
use crate::star::overview::FileOverview;
use crate::state::model::Model;
use crate::state::pages::data::problems::{Listed, Listing};
use crate::state::pages::portion::{Built, Portion};

/// More files than this are folded to a line each.
const MOST_UNFOLDED: usize = 8;

/// Whether there are so many files that their cards are folded.
pub fn are_folded(model: &Model) -> bool {
    model.data().is_some_and(|data| data.overview.files.len() > MOST_UNFOLDED)
}

/// Whether the whole card of a file is shown: one that the user has opened, or is asked about how it was read.
pub fn is_open(model: &Model, file: u32) -> bool {
    let is_tried = || model.trial.as_ref().is_some_and(|trial| trial.file == file);
    !are_folded(model) || model.open_files.contains(&file) || is_tried()
}

/// The files that are listed; what is open is, wherever it stands.
pub fn listed(model: &Model, portion: &Portion) -> Built<u32> {
    let files = model.data().into_iter().flat_map(|data| &data.overview.files);
    let is_folding = are_folded(model);
    portion.of(files.map(|file| (file.file, &file.name, is_folding && is_open(model, file.file))))
}

/// What is decided about how a file is read.
pub fn hints(model: &Model, file: u32) -> Hints {
    overview(model, file).map(|file| model.hints(&file.header)).unwrap_or_default()
}

/// Whether the user has said what its stages mean.
pub fn is_staged(model: &Model, file: u32) -> bool {
    let choice = overview(model, file).and_then(|file| model.decisions.choices.headers.get(&file.header));
    choice.is_some_and(|choice| !choice.stages.is_empty())
}

/// Its problems that are not ignored.
pub fn problems(listing: &Listing, file: u32) -> Vec<Listed> {
    let is_own = |listed: &&Listed| listed.file.as_ref().is_some_and(|own| own.file == file);
    listing.open.iter().filter(is_own).cloned().collect()
}

/// How many these are.
pub fn count_of_problems(listing: &Listing, file: u32) -> usize {
    listing.open.iter().filter(|listed| listed.file.as_ref().is_some_and(|own| own.file == file)).count()
}

/// Whether rows were set aside for reasons that are listed.
pub fn has_reasons(file: &FileOverview, problems: &[Listed]) -> bool {
    file.rows.set_aside > 0 && !problems.is_empty()
}

fn overview(model: &Model, file: u32) -> Option<&FileOverview> {
    model.data().and_then(|data| data.file(file))
}
