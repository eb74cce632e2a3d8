//! Which field a column's header means, in each dataset.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::ingest::problem::ColumnKind;
use crate::sales::schema::{self, Dataset, FieldType, Table};
use crate::star::fold::fold;

/// How a column looks to the classification.
#[derive(Clone, Copy, Debug)]
pub struct Header<'a> {
    pub name: &'a str,
    pub kind: ColumnKind,
}

/// How well a column's values suit a field's type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    Good,
    /// The column is empty, or its numbers came as text: usable, but no evidence.
    Weak,
    No,
}

/// The fields that a dataset's columns mean: one entry a column.
#[derive(Clone, Debug)]
pub struct Mapping {
    pub fields: Vec<Option<&'static str>>,
    /// How much the headers speak for the dataset.
    pub score: f64,
    /// Whether everything the dataset needs is there.
    pub complete: bool,
}

/// Maps columns to the fields of a dataset. A field goes to the column that
/// names it best; each column and each field is used once.
pub fn map(table: &'static Table, headers: &[Header]) -> Mapping {
    let readings: Vec<Vec<String>> = headers.iter().map(|header| readings(header.name)).collect();
    let words = words();
    let mut candidates = Vec::new();
    for (column, (header, readings)) in headers.iter().zip(&readings).enumerate() {
        for (reading, text) in readings.iter().enumerate() {
            for meaning in words.get(text).into_iter().flatten().filter(|meaning| meaning.dataset == table.id) {
                let Some(field) = table.fields.get(meaning.field) else { continue };
                let fit = fit(field.kind, header.kind);
                if fit != Fit::No {
                    candidates.push((fit, reading, meaning.rank, column, meaning.field));
                }
            }
        }
    }
    candidates.sort_unstable();
    let mut mapping = Mapping { fields: vec![None; headers.len()], score: 0.0, complete: false };
    let mut used: Vec<Option<Fit>> = vec![None; table.fields.len()];
    for (fit, reading, _, column, index) in candidates {
        let (Some(place), Some(taken), Some(field)) = (mapping.fields.get_mut(column), used.get_mut(index), table.fields.get(index)) else {
            continue;
        };
        if place.is_some() || taken.is_some() {
            continue;
        }
        *place = Some(&field.id);
        *taken = Some(fit);
        let text = readings.get(column).and_then(|readings| readings.get(reading));
        mapping.score += weight(text.map_or("", String::as_str)) * if fit == Fit::Good { 1.0 } else { 0.25 };
    }
    let has = |need: &String| {
        let found = table.fields.iter().zip(&used).find(|(field, _)| field.id == *need);
        // Without dates no row has a place in time, so text in a date column is not enough.
        found.is_some_and(|(field, fit)| fit.is_some_and(|fit| fit == Fit::Good || field.kind != FieldType::Date))
    };
    mapping.complete = table.needs.iter().all(|any| any.iter().any(has));
    mapping
}

/// How well a column of one kind suits a field.
pub fn fit(field: FieldType, column: ColumnKind) -> Fit {
    match (field, column) {
        (_, ColumnKind::Empty) => Fit::Weak,
        (FieldType::Key, ColumnKind::Text | ColumnKind::Key | ColumnKind::Number) => Fit::Good,
        (FieldType::Category, ColumnKind::Text | ColumnKind::Key | ColumnKind::Number) => Fit::Good,
        (FieldType::Text, _) => Fit::Good,
        (FieldType::Money | FieldType::Number | FieldType::Percent, ColumnKind::Number) => Fit::Good,
        (FieldType::Money | FieldType::Number | FieldType::Percent, ColumnKind::Text) => Fit::Weak,
        (FieldType::Date, ColumnKind::Date) => Fit::Good,
        (FieldType::Date, ColumnKind::Text | ColumnKind::Key) => Fit::Weak,
        (FieldType::Status, ColumnKind::Text) => Fit::Good,
        (FieldType::Flag, ColumnKind::Text | ColumnKind::Number) => Fit::Good,
        _ => Fit::No,
    }
}

/// What a folded header text means in one dataset.
struct Meaning {
    dataset: Dataset,
    field: usize,
    /// Place in the field's list of synonyms.
    rank: usize,
}

fn words() -> &'static FxHashMap<String, Vec<Meaning>> {
    static WORDS: OnceLock<FxHashMap<String, Vec<Meaning>>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut words: FxHashMap<String, Vec<Meaning>> = FxHashMap::default();
        for table in schema::tables() {
            for (index, field) in table.fields.iter().enumerate() {
                for (rank, synonym) in field.synonyms.iter().enumerate() {
                    words.entry(fold(synonym)).or_default().push(Meaning { dataset: table.id, field: index, rank });
                }
            }
        }
        words
    })
}

/// A header that few datasets know says more about the file than `Name` or `Date`.
fn weight(folded: &str) -> f64 {
    let Some(meanings) = words().get(folded) else { return 0.0 };
    let datasets = Dataset::ALL.into_iter().filter(|dataset| meanings.iter().any(|meaning| meaning.dataset == *dataset)).count();
    1.0 / (datasets.max(1) as f64).sqrt()
}

/// The texts a header may stand for, the likeliest first: whole, without what
/// is in brackets, and without a prefix such as `Deal - ` or `Lead:`.
fn readings(name: &str) -> Vec<String> {
    let plain = match name.find(['(', '（', '[']) {
        Some(at) if at > 0 => name.get(..at).unwrap_or(name),
        _ => name,
    };
    let after = |text: &str, mark: &str| text.split_once(mark).map(|(_, rest)| fold(rest));
    let mut readings = vec![fold(name), fold(plain)];
    readings.extend([" - ", ": ", "："].iter().filter_map(|mark| after(name, mark)));
    readings.extend([" - ", ": ", ".", "/"].iter().filter_map(|mark| after(plain, mark)));
    readings.retain(|reading| !reading.is_empty());
    let mut seen = Vec::new();
    readings.retain(|reading| {
        !seen.contains(reading) && {
            seen.push(reading.clone());
            true
        }
    });
    readings
}

#[cfg(test)]
#[path = "tests/header.rs"]
mod tests;
