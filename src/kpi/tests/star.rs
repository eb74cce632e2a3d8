//! A star from a few lines of text.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::sales::day::Day;
use crate::sales::schema::{self, Dataset, FieldType};
use crate::star::tables::{Dimension, Star, StarTable};
use crate::table::column::{Column, EMPTY_DAY, EMPTY_NUMBER};
use crate::table::dictionary::{Dictionary, key_of};

/// Each table's first line names fields (`~region` a dimension reached by a join, `#`
/// the record that a row is a part of); cells are separated by commas. Money has two
/// decimals, a date may have a time (`2024-01-31 08:30`).
pub fn star(tables: &[(Dataset, &str)]) -> Star {
    Star::new(tables.iter().map(|(dataset, text)| (*dataset, table(*dataset, text))).collect())
}

fn table(dataset: Dataset, text: &str) -> StarTable {
    let mut lines = text.trim().lines().map(|line| line.split(',').map(str::trim).collect::<Vec<_>>());
    let header = lines.next().unwrap();
    let rows: Vec<Vec<&str>> = lines.collect();
    let (mut fields, mut dimensions, mut shared) = (BTreeMap::new(), BTreeMap::new(), None);
    for (at, name) in header.iter().enumerate() {
        let cells: Vec<&str> = rows.iter().map(|row| row[at]).collect();
        if *name == "#" {
            shared = Some(Arc::new(cells.iter().map(|cell| cell.parse().unwrap()).collect()));
            continue;
        }
        if let Some(dimension) = name.strip_prefix('~') {
            dimensions.insert(dimension.to_owned(), dimension_of(&cells));
            continue;
        }
        let field = schema::table(dataset).unwrap().field(name).unwrap_or_else(|| panic!("{dataset:?} has no {name}"));
        fields.insert((*name).to_owned(), Arc::new(column(field.kind, &cells)));
        if let Some(dimension) = &field.dimension {
            let bands = Dimension::of_bands(&column(field.kind, &cells), &field.bands, String::new()).filter(|_| !field.bands.is_empty());
            dimensions.insert(dimension.clone(), bands.unwrap_or_else(|| dimension_of(&cells)));
        }
    }
    StarTable { rows: rows.len(), fields, dimensions, shared, ..StarTable::default() }
}

fn dimension_of(cells: &[&str]) -> Dimension {
    Dimension::of_field(Arc::new(column(FieldType::Category, cells)), String::new()).unwrap()
}

fn column(kind: FieldType, cells: &[&str]) -> Column {
    let or_empty = |cell: &str, value: fn(f64) -> i64| if cell.is_empty() { EMPTY_NUMBER } else { value(cell.parse().unwrap()) };
    match kind {
        FieldType::Money | FieldType::Percent | FieldType::Hours | FieldType::Minutes => Column::Number {
            values: cells.iter().map(|cell| or_empty(cell, |number| (number * 100.0).round() as i64)).collect(),
            decimals: 2,
        },
        FieldType::Number => {
            Column::Number { values: cells.iter().map(|cell| or_empty(cell, |number| number as i64)).collect(), decimals: 0 }
        }
        FieldType::Date => {
            let parts: Vec<(&str, &str)> = cells.iter().map(|cell| cell.split_once(' ').unwrap_or((cell, ""))).collect();
            let day = |(cell, _): &(&str, &str)| if cell.is_empty() { EMPTY_DAY } else { cell.parse::<Day>().unwrap().0 };
            let number = |digits: &str| digits.parse::<u32>().unwrap();
            let second =
                |(_, time): &(&str, &str)| time.split_once(':').map_or(0, |(hour, minute)| number(hour) * 3600 + number(minute) * 60);
            let has_times = parts.iter().any(|(_, time)| !time.is_empty());
            Column::Date { days: parts.iter().map(day).collect(), seconds: has_times.then(|| parts.iter().map(second).collect()) }
        }
        FieldType::Key => Column::Key { keys: cells.iter().map(|cell| key_of(cell)).collect() },
        FieldType::Category | FieldType::Text | FieldType::Status | FieldType::Flag => {
            let mut dictionary = Dictionary::default();
            let codes = cells.iter().map(|cell| dictionary.code_or_insert(cell)).collect();
            Column::Text { dictionary, codes }
        }
    }
}
