//! What stands around every page: the period, what it is compared with, and the filters.

use crate::engine::protocol::StorageRefusal;
use crate::sales::day::Day;
use crate::sales::period::Period;
use crate::state::decisions::comparison::{Compared, Comparison, Extent};
use crate::state::decisions::period::PeriodChoice;
use crate::state::message::Msg;
use crate::state::model::Model;
use crate::state::notice::{About, Fate};

/// An entry of a menu of periods.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The days it stands for now.
    pub days: Option<Period>,
    pub is_chosen: bool,
}

/// A period that needs no dates.
pub fn period(model: &Model, choice: PeriodChoice) -> Entry {
    let last = model.last_day();
    let days = choice.days(last, model.year()).map(|days| model.decisions.view.extent.of(days, last));
    Entry { days: days.or(model.span()), is_chosen: model.period_choice() == choice }
}

/// Something that the period in force can be compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ComparisonEntry {
    pub compared: Option<Compared>,
    pub is_chosen: bool,
}

/// The days of a comparison.
pub fn comparison(model: &Model, choice: Comparison) -> ComparisonEntry {
    ComparisonEntry { compared: model.compared_by(choice), is_chosen: model.decisions.view.comparison == choice }
}

/// The days that an extent leaves of the period in force.
pub fn extent(model: &Model, choice: Extent) -> Entry {
    let days = model.whole_period().map(|days| choice.of(days, model.last_day()));
    Entry { days, is_chosen: model.decisions.view.extent == choice }
}

/// What can be done about what a notice tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WayOut {
    TakeBack,
    TryAgain,
    Reload,
}

/// What can be done about what a notice tells, if anything.
pub fn way_out(about: &About) -> Option<(WayOut, Msg)> {
    match about {
        About::FilesRemoved(_) => Some((WayOut::TakeBack, Msg::RemovalUndone)),
        About::ViewReset { .. } | About::KpiDeleted { .. } => Some((WayOut::TakeBack, Msg::Undone)),
        About::EngineMissing { .. } | About::EngineSilent { .. } => Some((WayOut::TryAgain, Msg::EngineRetried)),
        About::EngineCrashed { fate: Fate::NotReadAgain, .. } => Some((WayOut::TryAgain, Msg::EngineRetried)),
        About::EngineOutdated | About::FilesNotKept(StorageRefusal::Newer) => Some((WayOut::Reload, Msg::ReloadWanted)),
        _ => None,
    }
}

/// Whether the period in force goes on behind the last day of the data.
pub fn is_running(model: &Model) -> bool {
    model.whole_period().is_some_and(|days| Extent::ToDate.of(days, model.last_day()) != days)
}

/// So many days without data, and it has to be said that there are none.
const STALE_DAYS: i32 = 7;

/// The last day of the data, where a period is chosen that goes by today, and they end well
/// before: it is counted from that day then.
pub fn data_end(model: &Model) -> Option<Day> {
    let goes_by_today = !matches!(model.period_choice(), PeriodChoice::All | PeriodChoice::Custom(_));
    Some(model.last_day()).filter(|last| goes_by_today && last.0 < model.today().0 - STALE_DAYS)
}

/// A member that the page is filtered by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Chip {
    pub dimension: String,
    pub member: String,
}

/// One for each filtered member.
pub fn chips(model: &Model) -> Vec<Chip> {
    let filters = model.decisions.view.filters.iter();
    let chips =
        filters.flat_map(|filter| filter.members.iter().map(|member| Chip { dimension: filter.dimension.clone(), member: member.clone() }));
    chips.collect()
}
