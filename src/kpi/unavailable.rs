//! Why a figure cannot be given.

use serde::{Deserialize, Serialize};

use crate::kpi::formula::ast::Span;
use crate::kpi::formula::error::{FormulaError, FormulaErrorKind};
use crate::sales::schema::Dataset;

/// The reason, never a zero in its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unavailable {
    /// No file of this dataset was imported.
    NoDataset { dataset: Dataset },
    /// The dataset's files have no row.
    EmptyDataset { dataset: Dataset },
    /// The dataset's files have no column for this field.
    NoField { dataset: Dataset, field: String },
    /// A filter or breakdown uses a dimension that the dataset does not have.
    NoDimension { dataset: Dataset, dimension: String },
    /// A filter or breakdown uses a dimension that says nothing of the rows that are
    /// counted: none of them has a member of it, or, of one that is known only as of
    /// today (a stage), none of these.
    NoMember { dataset: Dataset, dimension: String },
    /// No row matches, so there is nothing to take a mean or a share of.
    NoRows,
    /// There is no target for the period, which is not a target of 0.
    NoTarget,
    /// Rows match, and none of them has a value in the field: it is not known.
    NoValues { rows: u64, dataset: Dataset, field: String },
    /// Rows are looked at as of an earlier day, by a field of which the files have only
    /// what it is today.
    OnlyToday { dataset: Dataset, field: String },
    /// Hours are asked for between dates of which one has no time of day.
    NoTimes { dataset: Dataset, field: String },
    /// What growth is measured from is zero or less.
    NoBase,
    /// What lies below zero has no square root.
    NoRoot,
    /// Too few customers have bought again to foresee what they will, or no model is likely.
    NoModel,
    /// The denominator is zero.
    DividedByZero,
    /// The formula needs a comparison period and none is chosen.
    NoComparison,
    /// Nobody has said yet what the texts of a field mean.
    UnknownTexts { dataset: Dataset, field: String },
    /// Amounts in several currencies cannot be added.
    MixedCurrencies,
    /// A parameter has not been set.
    NoParameter { name: String },
    /// The result does not fit a number.
    TooLarge,
    /// Only the engine can work it out, no query.
    NotInSql,
    /// No KPI has this name, or its formula does not pass the checks.
    BadFormula { error: FormulaError },
}

impl Unavailable {
    /// The reason for a KPI that has no meaning.
    pub fn broken(name: &str) -> Unavailable {
        let kind = FormulaErrorKind::Broken { name: name.to_owned() };
        Unavailable::BadFormula { error: FormulaError { span: Span::default(), kind } }
    }

    /// The reason code of the automation contract, such as `no_dataset`.
    pub fn code(&self) -> &'static str {
        match self {
            Unavailable::NoDataset { .. } => "no_dataset",
            Unavailable::EmptyDataset { .. } => "empty_dataset",
            Unavailable::NoField { .. } => "no_field",
            Unavailable::NoDimension { .. } => "no_dimension",
            Unavailable::NoMember { .. } => "no_member",
            Unavailable::NoRows => "no_rows",
            Unavailable::NoTarget => "no_target",
            Unavailable::NoValues { .. } => "no_values",
            Unavailable::OnlyToday { .. } => "only_today",
            Unavailable::NoTimes { .. } => "no_times",
            Unavailable::NoBase => "no_base",
            Unavailable::NoRoot => "no_root",
            Unavailable::NoModel => "no_model",
            Unavailable::DividedByZero => "divided_by_zero",
            Unavailable::NoComparison => "no_comparison",
            Unavailable::UnknownTexts { .. } => "unknown_texts",
            Unavailable::MixedCurrencies => "mixed_currencies",
            Unavailable::NoParameter { .. } => "no_parameter",
            Unavailable::TooLarge => "too_large",
            Unavailable::NotInSql => "not_in_sql",
            Unavailable::BadFormula { .. } => "bad_formula",
        }
    }
}
