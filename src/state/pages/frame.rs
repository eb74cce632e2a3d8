//! What stands around every page: the period, what it is compared with, and the filters.

use crate::sales::period::Period;
use crate::state::decisions::period::{Comparison, PeriodChoice, anchor};
use crate::state::model::Model;

/// An entry of a menu of periods.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The days it stands for now.
    pub days: Option<Period>,
    pub is_chosen: bool,
}

/// A period that needs no dates.
pub fn period(model: &Model, choice: PeriodChoice) -> Entry {
    let anchor = anchor(model.span(), model.surroundings.today);
    let days = choice.days(anchor, model.settings.fiscal_start).or(model.span());
    Entry { days, is_chosen: model.decisions.view.period == choice }
}

/// Something that the period in force can be compared with.
pub fn comparison(model: &Model, choice: Comparison) -> Entry {
    Entry { days: choice.days(model.period()), is_chosen: model.decisions.view.comparison == choice }
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
