//! What can be done about a figure that cannot be given.

use crate::kpi::unavailable::Unavailable;
use crate::sales::schema::Dataset;
use crate::star::overview::FileOverview;
use crate::state::decisions::comparison::Comparison;
use crate::state::decisions::period::PeriodChoice;
use crate::state::message::Msg;
use crate::state::model::Model;

/// A way out.
#[derive(Clone, Debug, PartialEq)]
pub enum Remedy {
    /// Drop a file with this.
    Drop(Dataset),
    /// Say which column of a file is what.
    Columns(u32),
    /// Say what the stages of a file mean.
    Stages(u32),
    /// Say what currencies are worth.
    Rates,
    /// Look at what was found in the files.
    Problems,
    /// Look at all the data.
    AllData,
    ClearFilters,
    /// Compare with the period before.
    Compare,
}

impl Remedy {
    /// What it is called in attributes and messages.
    pub fn id(&self) -> &'static str {
        match self {
            Remedy::Drop(_) => "drop",
            Remedy::Columns(_) => "columns",
            Remedy::Stages(_) => "stages",
            Remedy::Rates => "rates",
            Remedy::Problems => "problems",
            Remedy::AllData => "all-data",
            Remedy::ClearFilters => "clear-filters",
            Remedy::Compare => "compare",
        }
    }

    /// What happens with it; `None` when it leads somewhere.
    pub fn message(&self) -> Option<Msg> {
        match self {
            Remedy::AllData => Some(Msg::PeriodChosen(PeriodChoice::All)),
            Remedy::ClearFilters => Some(Msg::FiltersCleared),
            Remedy::Compare => Some(Msg::ComparisonChosen(Comparison::PreviousPeriod)),
            Remedy::Drop(_) | Remedy::Columns(_) | Remedy::Stages(_) | Remedy::Rates | Remedy::Problems => None,
        }
    }
}

/// What helps against a reason; some have to be lived with.
pub fn remedy(model: &Model, reason: &Unavailable) -> Option<Remedy> {
    let view = &model.decisions.view;
    match reason {
        Unavailable::NoDataset { dataset } | Unavailable::EmptyDataset { dataset } => Some(Remedy::Drop(*dataset)),
        Unavailable::NoField { dataset, .. } | Unavailable::NoValues { dataset, .. } => {
            Some(Remedy::Columns(file_of(model, *dataset)?.file))
        }
        Unavailable::NoDimension { .. } | Unavailable::NoMember { .. } => (!view.filters.is_empty()).then_some(Remedy::ClearFilters),
        Unavailable::NoRows | Unavailable::NoTarget | Unavailable::DividedByZero if !view.filters.is_empty() => Some(Remedy::ClearFilters),
        Unavailable::NoRows | Unavailable::NoTarget | Unavailable::DividedByZero => model.period().map(|_| Remedy::AllData),
        Unavailable::NoComparison => (view.comparison == Comparison::None).then_some(Remedy::Compare),
        Unavailable::UnknownTexts { dataset, .. } => Some(unknown_stages(model, *dataset).map_or(Remedy::Problems, Remedy::Stages)),
        Unavailable::MixedCurrencies => Some(Remedy::Rates),
        Unavailable::OnlyToday { .. }
        | Unavailable::NoTimes { .. }
        | Unavailable::NoBase
        | Unavailable::NoRoot
        | Unavailable::NoModel
        | Unavailable::NotInSql
        | Unavailable::NoParameter { .. }
        | Unavailable::TooLarge
        | Unavailable::BadFormula { .. } => None,
    }
}

/// The file that most rows of a dataset stand in.
fn file_of(model: &Model, dataset: Dataset) -> Option<&FileOverview> {
    let files = model.data()?.overview.files.iter().filter(|file| file.dataset == Some(dataset));
    files.max_by_key(|file| file.rows.kept)
}

/// The file of the dataset whose stages are not all known.
fn unknown_stages(model: &Model, dataset: Dataset) -> Option<u32> {
    let files = model.data()?.overview.files.iter().filter(|file| file.dataset == Some(dataset));
    let asked = files.into_iter().find(|file| file.stages.iter().any(|stage| !stage.is_known));
    asked.map(|file| file.file)
}
