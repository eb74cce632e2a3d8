//! What the imported files have, without their rows.

use std::collections::{BTreeMap, BTreeSet};

use crate::kpi::unavailable::Unavailable;
use crate::sales::schema::{self, Dataset};

/// The datasets that there are, each with its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape(pub BTreeMap<Dataset, Has>);

/// The fields that a dataset has, and the dimensions, its own or reached by a join.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Has {
    pub fields: BTreeSet<String>,
    pub dimensions: BTreeSet<String>,
    /// The fields of dates with times of the day.
    pub times: BTreeSet<String>,
    /// Whether its files have no row.
    pub is_empty: bool,
    /// By field the values that no row can be asked for: nobody has said yet what
    /// all of its texts mean.
    pub unknown: BTreeMap<String, BTreeSet<String>>,
}

impl Shape {
    /// Whether a dataset was imported.
    pub fn has(&self, dataset: Dataset) -> bool {
        self.0.contains_key(&dataset)
    }

    /// Whether a dataset was imported and its files have rows.
    pub fn has_rows(&self, dataset: Dataset) -> bool {
        self.0.get(&dataset).is_some_and(|has| !has.is_empty)
    }

    /// Whether a field can be read: as it is, or as the dimension that it names.
    pub fn has_field(&self, dataset: Dataset, field: &str) -> bool {
        let dimension = || schema::table(dataset)?.field(field)?.dimension.as_deref();
        let holds = |has: &Has| has.fields.contains(field) || dimension().is_some_and(|id| has.dimensions.contains(id));
        self.0.get(&dataset).is_some_and(holds)
    }

    /// That a field can be asked for one of its values.
    ///
    /// # Errors
    /// [`Unavailable::UnknownTexts`] where a text may mean it, and nobody knows.
    pub fn must_know(&self, dataset: Dataset, field: &str, value: &str) -> Result<(), Unavailable> {
        let unknown = self.0.get(&dataset).and_then(|has| has.unknown.get(field));
        match unknown.is_some_and(|values| values.contains(value)) {
            true => Err(Unavailable::UnknownTexts { dataset, field: field.to_owned() }),
            false => Ok(()),
        }
    }

    /// That a date has a time of the day.
    ///
    /// # Errors
    /// [`Unavailable::NoTimes`]
    pub fn must_have_times(&self, dataset: Dataset, field: &str) -> Result<(), Unavailable> {
        match self.0.get(&dataset).is_some_and(|has| has.times.contains(field)) {
            true => Ok(()),
            false => Err(Unavailable::NoTimes { dataset, field: field.to_owned() }),
        }
    }

    /// That it can be told when rows began which, without that, were not there earlier.
    ///
    /// # Errors
    /// [`Unavailable::NoField`]
    pub fn must_date(&self, dataset: Dataset) -> Result<(), Unavailable> {
        if dataset == Dataset::Deals { self.must_have(dataset, "created_at").map(drop) } else { Ok(()) }
    }

    /// The field's own name, or why it cannot be read.
    ///
    /// # Errors
    /// [`Unavailable::NoField`] where no file of the dataset has it.
    pub fn must_have(&self, dataset: Dataset, field: &str) -> Result<String, Unavailable> {
        if self.has_field(dataset, field) { Ok(field.to_owned()) } else { Err(no_field(dataset, field)) }
    }
}

/// The reason for a field that cannot be read.
pub fn no_field(dataset: Dataset, field: &str) -> Unavailable {
    Unavailable::NoField { dataset, field: field.to_owned() }
}
