//! Files become the star: each takes its place, the files of one dataset fill a
//! table, tables are joined, and everything that does not fit is listed.

use std::collections::BTreeMap;

use crate::ingest::report::problem::ProblemKind;
use crate::sales::day::Day;
use crate::sales::schema::{self, Dataset, Field, Table};
use crate::star::choices::{Choices, HeaderChoice};
use crate::star::deals::stages;
use crate::star::exchange;
use crate::star::file::File;
use crate::star::fill::{Part, filled};
use crate::star::headers::classify::{Class, classify};
use crate::star::headers::{sheet, spread};
use crate::star::joins::accounts;
use crate::star::joins::link::link;
use crate::star::joins::routes::{BUILD_ORDER, Reference, dimensions};
use crate::star::joins::spelling::conformed;
use crate::star::overview::{self, Join, Overview};
use crate::star::report;
use crate::star::revenue;
use crate::star::suggest;
use crate::star::tables::{Star, StarTable};
use crate::star::words::{Status, order_status, status as status_of};
use crate::table::column::{Column, EMPTY_DAY};

/// A column of more texts than this says of no deal what became of it.
const MOST_STATUSES: usize = 30;

/// The star with what the Data page shows about it.
#[derive(Debug, Default)]
pub struct Built {
    pub star: Star,
    pub overview: Overview,
    /// For each dataset its files and their rows, in the order of the table's rows.
    pub parts: BTreeMap<Dataset, Vec<Part>>,
}

/// Builds the star from all files.
pub fn build(files: &[File], choices: &Choices) -> Built {
    let mut classes: Vec<Class> = files.iter().map(|file| class(file, choices)).collect();
    let sheets = sheets(files, &mut classes, choices);
    let mut problems = revenue::settle(files, &mut classes, choices);
    let conformed = conformed(files, &classes);
    // What the user decided goes first.
    let merges = choices.merges.iter().cloned().chain(conformed.merges).collect();
    let choices = &Choices { merges, ..choices.clone() };
    for (file, class) in files.iter().zip(&classes) {
        problems.extend(file.issues());
        if class.dataset.is_none() && !file.is_empty() {
            problems.push(file.issue(None, ProblemKind::UnknownDataset, file.rows.kept));
        }
    }
    problems.extend(conformed.problems);
    let (mut tables, mut parts, mut stages) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    let (mut joins, mut routes, mut firsts) = (Vec::new(), BTreeMap::new(), BTreeMap::new());
    for dataset in BUILD_ORDER {
        let Some(schema) = schema::table(dataset) else { continue };
        let others = sheets.iter().map(|(file, class)| (*file, class));
        let own: Vec<(&File, &Class)> =
            files.iter().zip(&classes).chain(others).filter(|(_, class)| class.fills() == Some(dataset)).collect();
        let Some((first, _)) = own.first().copied() else { continue };
        let filled = filled(schema, &own, choices, (dataset == Dataset::Targets).then(|| year_of_sales(&tables)).flatten());
        let (mut table, headers) = (filled.table, filled.headers);
        problems.extend(filled.problems);
        problems.extend(suggest::missing(schema, &own, &table));
        if dataset == Dataset::Accounts {
            accounts::told_apart(&mut table.fields, "name", "id");
        }
        accounts::by_id(&mut table.fields, tables.get(&Dataset::Accounts));
        let mut references = references(schema, &table, &tables);
        for reference in &references {
            joins.push(join(dataset, reference));
            let header = headers.get(reference.field.id.as_str()).map(String::as_str);
            problems.extend(report::unmatched(first, header, &table, reference, tables.get(&reference.to)));
        }
        let found = dimensions(dataset, &mut table, &mut references, &tables, &choices.routes);
        problems.extend(report::spellings(first, &headers, schema, &table, &references));
        firsts.insert(dataset, (first, headers.get("currency").cloned()));
        for (id, route) in found {
            routes.entry(id).or_insert_with(Vec::new).push(route);
        }
        parts.insert(dataset, filled.parts);
        stages.extend(filled.stages);
        tables.insert(dataset, table);
    }
    let (mut order, mut open) = stages::united(stages.values().map(Vec::as_slice));
    if let Some(Column::Text { dictionary, .. }) = tables.get(&Dataset::StageHistory).and_then(|history| history.field("stage")) {
        dictionary.texts().skip(1).for_each(|stage| stages::join(&mut order, &mut open, stage));
    }
    accounts::customers_since(&mut tables);
    let (currencies, exchanged) = exchange::settle(&mut tables, choices);
    let first = |dataset: &Dataset| firsts.get(dataset).map(|(file, column)| (*file, column.as_deref()));
    problems.extend(exchanged.into_iter().filter_map(|(dataset, kind, rows)| {
        let (file, column) = first(&dataset)?;
        Some(file.issue(column, kind, rows))
    }));
    problems.extend(tables.iter().filter_map(|(dataset, table)| {
        let (file, column) = first(dataset).filter(|_| !dataset.is_dimension())?;
        report::currencies(file, column, table)
    }));
    let star = Star::new(tables).with_stages(order, open);
    let overview = Overview {
        files: files
            .iter()
            .zip(&classes)
            .map(|(file, class)| overview::of_file(file, class, stages.remove(&file.number).unwrap_or_default()))
            .collect(),
        joins,
        dimensions: overview::of_dimensions(&star, routes),
        problems,
        currencies: currencies.map(Box::new),
        span: star.span(),
        target_span: star.target_span(),
        answerable: Vec::new(),
        currency: report::currency(&star),
    };
    Built { star, overview, parts }
}

/// The sheets that say what was sold by period, where no file says it sale by sale: those that
/// are nothing else are that, and targets are that besides.
fn sheets<'a>(files: &'a [File], classes: &mut [Class], choices: &Choices) -> Vec<(&'a File, Class)> {
    let mut besides = Vec::new();
    if classes.iter().any(|class| matches!(class.dataset, Some(Dataset::Deals | Dataset::Orders))) {
        return besides;
    }
    for (file, class) in files.iter().zip(classes) {
        let is_chosen = choices.headers.get(&file.header).is_some_and(|choice| choice.dataset.is_some() || !choice.fields.is_empty());
        let of_targets = class.dataset == Some(Dataset::Targets);
        let of_sheet = |fields| Class { dataset: Some(Dataset::Orders), fields, ..Class::default() };
        match sheet::fields(&file.headers(), of_targets).filter(|_| !is_chosen).map(of_sheet) {
            Some(sheet) if class.dataset.is_none() => *class = sheet,
            Some(sheet) if of_targets => besides.push((file, sheet)),
            _ => {}
        }
    }
    besides
}

/// What a file is. That its amounts by month are targets may stand in its title alone, and
/// that what looks like orders are deals in the words of its status.
fn class(file: &File, choices: &Choices) -> Class {
    let (headers, choice) = (file.headers(), choices.headers.get(&file.header));
    let class = classify(&file.name, &headers, choice);
    let is_chosen = choice.is_some_and(|choice| choice.dataset.is_some());
    if !is_chosen && tells_of_deals(file, &class) {
        let choice = HeaderChoice { dataset: Some(Dataset::Deals), ..choice.cloned().unwrap_or_default() };
        return classify(&file.name, &headers, Some(&choice));
    }
    let titles = file.titles().collect::<Vec<_>>().join(" ");
    if is_chosen || titles.is_empty() || spread::fields(&titles, &headers).is_none() {
        return class;
    }
    classify(&titles, &headers, choice)
}

/// Whether a list of what looks like orders says of each whether it was won or lost.
fn tells_of_deals(file: &File, class: &Class) -> bool {
    let is_line = |field: &Option<String>| field.as_deref().is_some_and(|field| ["quantity", "unit_price", "line_amount"].contains(&field));
    if class.dataset != Some(Dataset::Orders) || class.fields.iter().any(is_line) {
        return false;
    }
    let status = file.columns.iter().zip(&class.fields).find(|(_, field)| field.as_deref() == Some("status"));
    let Some(Column::Text { dictionary, .. }) = status.map(|(column, _)| &*column.column) else { return false };
    if dictionary.len() > MOST_STATUSES {
        return false;
    }
    let says = |wanted: Status| dictionary.texts().any(|text| status_of(text) == Some(wanted) && order_status(text).is_none());
    says(Status::Won) && says(Status::Lost)
}

/// The year in which all deals were closed and all orders made, if it is one.
fn year_of_sales(tables: &BTreeMap<Dataset, StarTable>) -> Option<i32> {
    let days = [(Dataset::Deals, "closed_at"), (Dataset::Orders, "at")].into_iter().filter_map(|(dataset, field)| {
        match tables.get(&dataset)?.field(field)? {
            Column::Date { days, .. } => Some(days.iter().copied().filter(|&day| day != EMPTY_DAY)),
            _ => None,
        }
    });
    let (first, last) = days.flatten().fold(None, |span, day| match span {
        None => Some((day, day)),
        Some((first, last)) => Some((day.min(first), day.max(last))),
    })?;
    Some(Day(first).ymd().0).filter(|year| *year == Day(last).ymd().0)
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
