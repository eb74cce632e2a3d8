//! The columns that formulas read, by field name.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use crate::kpi::query::shape::{Has, Shape};
use crate::kpi::unavailable::Unavailable;
use crate::sales::schema::{self, Dataset};
use crate::star::tables::{Star, StarTable};
use crate::star::visits;
use crate::table::column::{Column, EMPTY_DAY};
use crate::table::dictionary::Dictionary;

/// A slice of the star or a shared one that was derived from it.
#[derive(Clone, Debug)]
pub enum Slice<'a, T> {
    Borrowed(&'a [T]),
    Shared(Arc<Vec<T>>),
}

impl<T> Deref for Slice<'_, T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        match self {
            Slice::Borrowed(slice) => slice,
            Slice::Shared(shared) => shared,
        }
    }
}

/// Numbers as `value / scale`, with [`crate::table::column::EMPTY_NUMBER`] for none.
#[derive(Clone, Debug)]
pub struct Numbers<'a> {
    pub values: Slice<'a, i64>,
    pub scale: i64,
}

/// A column of which different values can be told apart.
#[derive(Clone, Debug)]
pub enum Ids<'a> {
    /// Small codes below the length; 0 is none.
    Codes(Slice<'a, u32>, usize),
    Keys(Slice<'a, u64>),
    Numbers(Slice<'a, i64>),
    Days(Slice<'a, i32>),
}

/// The table of a dataset.
pub fn table(star: &Star, dataset: Dataset) -> Result<&StarTable, Unavailable> {
    if dataset == Dataset::StageVisits {
        return Ok(star.visits(|| visits::visits(star)));
    }
    star.table(dataset).ok_or(Unavailable::NoDataset { dataset })
}

/// What the tables have.
pub fn shape(star: &Star) -> Shape {
    let has_times = |table: &StarTable, field: &str| matches!(table.field(field), Some(Column::Date { seconds: Some(_), .. }));
    let has = |table: &StarTable| Has {
        fields: table.fields.keys().cloned().collect(),
        times: table.fields.keys().filter(|field| has_times(table, field)).cloned().collect(),
        dimensions: table.dimensions.keys().cloned().collect(),
        is_empty: table.rows == 0 && table.read == 0,
        unknown: table.unknown.clone(),
    };
    let mut shape: BTreeMap<Dataset, Has> = star.tables().map(|(dataset, table)| (dataset, has(table))).collect();
    if let Some(deals) = shape.get(&Dataset::Deals).filter(|_| visits::are_known(star)) {
        shape.insert(Dataset::StageVisits, visits_of(deals));
    }
    Shape(shape)
}

/// What the visits of these deals to stages have, without working them out.
fn visits_of(deals: &Has) -> Has {
    let deal = deals.fields.contains("id").then_some("deal");
    Has {
        fields: visits::FIELDS.into_iter().chain(deal).map(str::to_owned).collect(),
        dimensions: deals.dimensions.iter().cloned().chain(["stage".to_owned()]).collect(),
        ..Has::default()
    }
}

/// A number column as it was imported.
pub fn number<'a>(table: &'a StarTable, field: &str) -> Option<Numbers<'a>> {
    match table.field(field)? {
        Column::Number { values, decimals } => {
            Some(Numbers { values: Slice::Borrowed(values), scale: 10i64.checked_pow(u32::from(*decimals))? })
        }
        _ => None,
    }
}

/// A date column: days, and seconds of the day where cells have times.
pub fn date<'a>(table: &'a StarTable, field: &str) -> Option<(&'a [i32], Option<&'a [u32]>)> {
    match table.field(field)? {
        Column::Date { days, seconds } => Some((days, seconds.as_deref())),
        _ => None,
    }
}

/// The codes of a field's texts: those of its dimension, where spellings that
/// mean the same member are one, or its own.
pub fn category<'a>(table: &'a StarTable, dataset: Dataset, field: &str) -> Option<(&'a [u32], &'a Dictionary)> {
    let described = schema::table(dataset).and_then(|table| table.field(field)).filter(|field| field.bands.is_empty());
    let dimension = described.and_then(|field| field.dimension.as_deref()).and_then(|id| table.dimension(id));
    if let Some(dimension) = dimension {
        return Some((dimension.codes(), dimension.members()));
    }
    match table.field(field)? {
        Column::Text { dictionary, codes } => Some((codes, dictionary)),
        _ => None,
    }
}

/// The currency that the money of each row is in.
pub fn currencies(table: &StarTable, dataset: Dataset) -> Option<(&[u32], &Dictionary)> {
    match table.counted_in.as_deref() {
        Some(Column::Text { dictionary, codes }) => Some((codes, dictionary)),
        _ => category(table, dataset, "currency"),
    }
}

/// A field's values, to tell them apart.
pub fn ids<'a>(table: &'a StarTable, dataset: Dataset, field: &str) -> Option<Ids<'a>> {
    if let Some((codes, dictionary)) = category(table, dataset, field) {
        return Some(Ids::Codes(Slice::Borrowed(codes), dictionary.len()));
    }
    Some(match table.field(field)? {
        Column::Text { dictionary, codes } => Ids::Codes(Slice::Borrowed(codes), dictionary.len()),
        Column::Key { keys } => Ids::Keys(Slice::Borrowed(keys)),
        Column::Number { values, .. } => Ids::Numbers(Slice::Borrowed(values)),
        Column::Date { days, .. } => Ids::Days(Slice::Borrowed(days)),
    })
}

/// The day a row number has, or the empty day.
pub fn day_at(days: &[i32], row: usize) -> i32 {
    days.get(row).copied().unwrap_or(EMPTY_DAY)
}
