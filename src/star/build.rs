//! Files become the star: each takes its place, files of one dataset are
//! united, missing fields derived, tables joined, and everything that does not
//! fit is listed.

use std::collections::{BTreeMap, BTreeSet};

use crate::ingest::report::problem::{ColumnKind, Problem, ProblemKind};
use crate::sales::schema::{self, Dataset, Field, Table};
use crate::star::choices::Choices;
use crate::star::convert::{convert, merged};
use crate::star::deals::stages::{self, Stage};
use crate::star::derive;
use crate::star::fields::Fields;
use crate::star::file::File;
use crate::star::headers::classify::{Place, place};
use crate::star::joins::link::link;
use crate::star::joins::routes::{BUILD_ORDER, Reference, dimensions};
use crate::star::overview::{self, Join, Overview};
use crate::star::report;
use crate::star::tables::{Star, StarTable};
use crate::star::unite::united;

/// The star with what the Data page shows about it.
#[derive(Debug, Default)]
pub struct Built {
    pub star: Star,
    pub overview: Overview,
    /// For each dataset its files and their rows, in the order of the table's rows.
    pub parts: BTreeMap<Dataset, Vec<Part>>,
}

/// The rows of one file in a table.
#[derive(Clone, Debug)]
pub struct Part {
    pub file: u32,
    pub rows: usize,
    /// For each column of the file the field it became.
    pub fields: Vec<Option<String>>,
}

/// Builds the star from all files.
pub fn build(files: &[File], choices: &Choices) -> Built {
    let places: Vec<Place> = files.iter().map(|file| place(&file.name, &file.headers(), choices.headers.get(&file.key))).collect();
    let mut problems: Vec<Problem> = Vec::new();
    for (file, place) in files.iter().zip(&places) {
        problems.extend(file.problems.iter().cloned());
        if place.dataset.is_none() && !file.is_empty() {
            problems.push(file.problem(None, ProblemKind::UnknownDataset, file.rows.kept));
        }
    }
    let mut tables: BTreeMap<Dataset, StarTable> = BTreeMap::new();
    let mut parts = BTreeMap::new();
    let mut joins = Vec::new();
    let mut routes = BTreeMap::new();
    let mut stages = BTreeMap::new();
    for dataset in BUILD_ORDER {
        let Some(schema) = schema::table(dataset) else { continue };
        let sources: Vec<(&File, &Place)> = files.iter().zip(&places).filter(|(_, place)| place.dataset == Some(dataset)).collect();
        let Some((first, _)) = sources.first().copied() else { continue };
        let (mut table, columns) = filled(schema, &sources, choices, &mut problems, &mut stages);
        let mut references = references(schema, &table, &tables);
        for reference in &references {
            joins.push(join(dataset, reference));
            let column = columns.get(reference.field.id.as_str()).map(String::as_str);
            problems.extend(report::unmatched(first, column, &table, reference, tables.get(&reference.to)));
        }
        let found = dimensions(dataset, &mut table, &mut references, &tables, &choices.routes);
        problems.extend(report::spellings(first, &columns, schema, &table, &references));
        problems.extend(report::currencies(first, &columns, &table));
        for (id, route) in found {
            routes.entry(id).or_insert_with(Vec::new).push(route);
        }
        parts.insert(
            dataset,
            sources.iter().map(|(file, place)| Part { file: file.number, rows: file.len(), fields: place.fields.clone() }).collect(),
        );
        tables.insert(dataset, table);
    }
    let order = stages::united(stages.values().map(Vec::as_slice));
    let star = Star::new(tables).with_stages(order);
    let overview = Overview {
        files: files
            .iter()
            .zip(&places)
            .map(|(file, place)| overview::of_file(file, place, stages.remove(&file.number).unwrap_or_default()))
            .collect(),
        joins,
        dimensions: overview::of_dimensions(&star, routes),
        problems,
        span: star.span(),
    };
    Built { star, overview, parts }
}

/// A table from its files, and the column's header that each field came from.
fn filled(
    schema: &'static Table,
    sources: &[(&File, &Place)],
    choices: &Choices,
    problems: &mut Vec<Problem>,
    stages: &mut BTreeMap<u32, Vec<Stage>>,
) -> (StarTable, BTreeMap<String, String>) {
    let mut columns = BTreeMap::new();
    let mut converted: Vec<Fields> = Vec::new();
    for (file, place) in sources {
        let mut fields = Fields::new();
        for (column, field) in file.columns.iter().zip(&place.fields) {
            let Some(field) = field.as_deref().and_then(|field| schema.field(field)) else { continue };
            let value = convert(field.kind, &column.column, column.profile.percent, column.profile.date_form);
            if value.misfits > 0 {
                problems.push(file.problem(Some(&column.name), ProblemKind::Misfit { expected: value.expected }, value.misfits));
            }
            let value = match &field.dimension {
                Some(dimension) => merged(value.column, dimension, &choices.merges),
                None => value.column,
            };
            columns.entry(field.id.clone()).or_insert_with(|| column.name.clone());
            fields.insert(field.id.clone(), value);
        }
        let marks = choices.headers.get(&file.key).map_or(&[][..], |choice| &choice.stages);
        let derived = derive::complete(schema.id, &mut fields, file.len(), marks);
        for unknown in derived.unknown {
            let own = place.fields.iter().position(|field| field.as_deref() == Some(unknown.field));
            let column = own.and_then(|at| file.columns.get(at)).map(|column| column.name.as_str());
            problems.push(file.problem(column, ProblemKind::UnknownStatus { text: unknown.text }, unknown.rows));
        }
        stages.insert(file.number, derived.stages);
        converted.push(fields);
    }
    let rows = sources.iter().map(|(file, _)| file.len()).sum();
    let ids: BTreeSet<&String> = converted.iter().flat_map(BTreeMap::keys).collect();
    let mut fields = Fields::new();
    for id in ids {
        let parts: Vec<_> = converted.iter().zip(sources).map(|(fields, (file, _))| (fields.get(id).cloned(), file.len())).collect();
        if let Some(column) = united(&parts) {
            fields.insert(id.clone(), column);
        }
    }
    let unknown = derive::complete_all(schema.id, &mut fields, rows);
    if let Some((file, _)) = sources.first() {
        for unknown in unknown {
            let column = columns.get(unknown.field).map(String::as_str);
            problems.push(file.problem(column, ProblemKind::Misfit { expected: ColumnKind::Date }, unknown.rows));
        }
    }
    (StarTable { rows, fields, dimensions: BTreeMap::new() }, columns)
}

fn references(schema: &'static Table, table: &StarTable, finished: &BTreeMap<Dataset, StarTable>) -> Vec<Reference> {
    let refers = |field: &'static Field| -> Option<Reference> {
        let to = field.refers?;
        Some(Reference { field, to, link: link(table.field(&field.id)?, &finished.get(&to)?.fields)? })
    };
    schema.fields.iter().filter_map(refers).collect()
}

fn join(from: Dataset, reference: &Reference) -> Join {
    Join {
        from,
        field: reference.field.id.clone(),
        to: reference.to,
        to_field: reference.link.to_field.to_owned(),
        keyed: reference.link.keyed,
        matched: reference.link.matched,
    }
}

#[cfg(test)]
#[path = "tests/build.rs"]
mod tests;
