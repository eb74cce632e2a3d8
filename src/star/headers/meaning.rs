//! Which field a column's header means, in each dataset.

use rustc_hash::FxHashSet;

use crate::ingest::values::kind::ColumnKind;
use crate::ingest::values::meanings::meanings;
use crate::sales::schema::{Dataset, Field, FieldType, Table};
use crate::star::headers::wording::{Wording, wordings};
use crate::table::fold::fold;

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

/// A column with everything its header may stand for.
pub struct Prepared {
    kind: ColumnKind,
    /// Whether the header asks for yes or no: `Refunded?`
    asks: bool,
    wordings: Vec<Wording>,
}

/// Works out once what all datasets ask about the columns.
pub fn prepare(headers: &[Header]) -> Vec<Prepared> {
    let numbers: FxHashSet<String> =
        headers.iter().filter(|header| header.kind == ColumnKind::Number).map(|header| fold(header.name)).collect();
    headers
        .iter()
        .map(|header| Prepared {
            kind: header.kind,
            asks: header.name.trim_end().ends_with('?'),
            wordings: wordings(header.name, &numbers),
        })
        .collect()
}

/// Maps columns to the fields of a dataset. A field goes to the column that
/// names it best; each column and each field is used once.
pub fn map(table: &'static Table, columns: &[Prepared]) -> Mapping {
    let mut candidates = Vec::new();
    for (column, prepared) in columns.iter().enumerate() {
        for (at, wording) in prepared.wordings.iter().enumerate().filter(|(_, wording)| wording.of.is_none_or(|of| of == table.id)) {
            for meaning in meanings(&wording.text).iter().filter(|meaning| meaning.dataset == table.id) {
                let Some(field) = table.fields.get(meaning.field) else { continue };
                let is_answer = !prepared.asks || !field.kind.is_number() || table.id == Dataset::Surveys;
                let fit = if is_answer { fit(field.kind, prepared.kind) } else { Fit::No };
                if fit != Fit::No {
                    candidates.push((field.leftover || !field.beside.is_empty(), fit, at, meaning.rank, column, meaning.field));
                }
            }
        }
    }
    candidates.sort_unstable();
    let mut mapping = Mapping { fields: vec![None; columns.len()], score: 0.0, complete: false };
    let mut used: Vec<Option<Fit>> = vec![None; table.fields.len()];
    for (_, fit, at, _, column, index) in candidates {
        let Some(field) = table.fields.get(index).filter(|field| has_company(table, field, &used)) else { continue };
        let (Some(place), Some(taken)) = (mapping.fields.get_mut(column), used.get_mut(index)) else { continue };
        if place.is_some() || taken.is_some() {
            continue;
        }
        *place = Some(&field.id);
        *taken = Some(fit);
        let wording = columns.get(column).and_then(|prepared| prepared.wordings.get(at));
        mapping.score += wording.map_or(0.0, Wording::weight) * if fit == Fit::Good { 1.0 } else { 0.25 };
    }
    add_only_date(table, columns, &mut mapping, &mut used);
    mapping.complete = table.needs.iter().all(|any| is_met(table, any, &used));
    mapping
}

/// Whether one of the fields is there beside which alone this one says something.
fn has_company(table: &Table, field: &Field, used: &[Option<Fit>]) -> bool {
    let is_there = |beside: &String| table.fields.iter().zip(used).any(|(other, fit)| other.id == *beside && fit.is_some());
    field.beside.is_empty() || field.beside.iter().any(is_there)
}

/// Whether one of the fields that a table needs is there.
fn is_met(table: &Table, any: &[String], used: &[Option<Fit>]) -> bool {
    let mut found = table.fields.iter().zip(used).filter(|(field, _)| any.contains(&field.id));
    // Without dates no row has a place in time, so text in a date column is not enough.
    found.any(|(field, fit)| fit.is_some_and(|fit| fit == Fit::Good || field.kind != FieldType::Date))
}

/// A file that is plainly of this dataset and lacks nothing but its date: the
/// only column of dates is that, whatever it is called, unless its name is known
/// to mean something else.
fn add_only_date(table: &'static Table, columns: &[Prepared], mapping: &mut Mapping, used: &mut [Option<Fit>]) {
    const PLAIN_SCORE: f64 = 2.0;
    let mut unmet = table.needs.iter().filter(|any| !is_met(table, any, used));
    let (Some([need]), None) = (unmet.next().map(Vec::as_slice), unmet.next()) else { return };
    let Some(at) = table.fields.iter().position(|field| field.id == *need && field.kind == FieldType::Date) else { return };
    let mut dates = columns.iter().zip(&mut mapping.fields).filter(|(column, _)| column.kind == ColumnKind::Date);
    let (Some((column, place)), None) = (dates.next(), dates.next()) else { return };
    let is_known = column.wordings.iter().any(|wording| !meanings(&wording.text).is_empty());
    if mapping.score < PLAIN_SCORE || place.is_some() || is_known {
        return;
    }
    if let (Some(field), Some(used)) = (table.fields.get(at), used.get_mut(at)) {
        *place = Some(&field.id);
        *used = Some(Fit::Good);
    }
}

/// How well a column of one kind suits a field.
pub fn fit(field: FieldType, column: ColumnKind) -> Fit {
    match (field, column) {
        (_, ColumnKind::Empty) => Fit::Weak,
        (FieldType::Key, ColumnKind::Text | ColumnKind::Key | ColumnKind::Number) => Fit::Good,
        (FieldType::Category, ColumnKind::Text | ColumnKind::Key | ColumnKind::Number) => Fit::Good,
        (FieldType::Text, _) => Fit::Good,
        (field, ColumnKind::Number) if field.is_number() => Fit::Good,
        (field, ColumnKind::Text) if field.is_number() => Fit::Weak,
        (FieldType::Date, ColumnKind::Date) => Fit::Good,
        (FieldType::Date, ColumnKind::Text | ColumnKind::Key) => Fit::Weak,
        (FieldType::Status, ColumnKind::Text) => Fit::Good,
        (FieldType::Flag, ColumnKind::Text | ColumnKind::Number) => Fit::Good,
        _ => Fit::No,
    }
}

#[cfg(test)]
#[path = "tests/header.rs"]
mod tests;
