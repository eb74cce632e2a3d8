//! One imported file among the others.

use crate::ingest::shape::hints::Hints;
use crate::star::overview::FileOverview;
use crate::state::model::Model;
use crate::state::pages::data::problems::{Listed, Listing};

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

/// Whether rows were set aside for reasons that are listed.
pub fn has_reasons(file: &FileOverview, problems: &[Listed]) -> bool {
    file.rows.set_aside > 0 && !problems.is_empty()
}

fn overview(model: &Model, file: u32) -> Option<&FileOverview> {
    model.data().and_then(|data| data.file(file))
}
