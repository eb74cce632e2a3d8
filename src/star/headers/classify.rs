//! What a file is: the dataset that its header speaks for.

use crate::ingest::values::kind::ColumnKind;
use crate::sales::document::{DocumentKind, Standing};
use crate::sales::schema::{self, Dataset, Table};
use crate::star::choices::HeaderChoice;
use crate::star::headers::documents::document;
use crate::star::headers::meaning::{self, Header, Mapping, Prepared};
use crate::star::headers::preset::meant;
use crate::star::headers::sheet::is_sold;
use crate::star::headers::spread;
use crate::star::headers::vocabulary::file_names;
use crate::star::headers::wide;
use crate::table::fold::fold;

/// What a file is in the star.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Class {
    /// `None`: no dataset fits.
    pub dataset: Option<Dataset>,
    /// Which trade document its rows are, where there are several.
    pub document: Option<DocumentKind>,
    /// What becomes of its rows; only all files together tell.
    pub standing: Standing,
    /// The field of each column.
    pub fields: Vec<Option<String>>,
}

impl Class {
    /// The dataset whose figures its rows enter.
    pub fn fills(&self) -> Option<Dataset> {
        self.dataset.filter(|_| self.standing.is_used())
    }
}

/// Fewer known headers than this say nothing.
const FEWEST_FIELDS: usize = 2;
/// Among columns that nobody knows, a few words that any list may have (a
/// person, a status, a date) say nothing either.
const LEAST_SCORE: f64 = 1.3;

/// Finds what a file is by its header, the types of its columns and, as a
/// tie-breaker, its name. What the user chose goes first.
pub fn classify(file_name: &str, headers: &[Header], choice: Option<&HeaderChoice>) -> Class {
    let chosen = choice.and_then(|choice| choice.dataset);
    if let Some(fields) = wide::fields(&headers.iter().map(|header| (header.name, header.kind)).collect::<Vec<_>>())
        .filter(|_| chosen.is_none_or(|chosen| chosen == Dataset::Rates))
    {
        return Class { dataset: Some(Dataset::Rates), fields, ..Class::default() };
    }
    let columns = meaning::prepare(headers);
    let found = match chosen {
        Some(dataset) => schema::table(dataset).map(|table| (table, meaning::map(table, &columns))),
        None => best(file_name, headers, &columns),
    };
    // Amounts by period in columns of their own look like nothing else, or like
    // targets with one of the amounts.
    let may_be_spread = found.as_ref().is_none_or(|(table, _)| table.id == Dataset::Targets);
    if let Some(fields) = spread::fields(file_name, headers).filter(|_| may_be_spread) {
        let table = schema::table(Dataset::Targets);
        let fields = match (choice, table) {
            (Some(choice), Some(table)) => with_choices(table, headers, fields, choice),
            _ => fields,
        };
        return Class { dataset: Some(Dataset::Targets), fields, ..Class::default() };
    }
    let Some((table, mapping)) = found else {
        return Class { fields: vec![None; headers.len()], ..Class::default() };
    };
    let detected = with_meant(table.id, headers, mapping);
    let fields = match choice {
        Some(choice) => with_choices(table, headers, detected, choice),
        None => detected,
    };
    let fields = if table.id == Dataset::Deals { with_only_date(headers, &columns, fields, choice) } else { fields };
    let names = headers.iter().map(|header| header.name);
    let document = (table.id == Dataset::Orders).then(|| document(file_name, names)).flatten();
    Class { dataset: Some(table.id), document, fields, ..Class::default() }
}

/// The mapping with what the program that wrote the file means by its columns.
fn with_meant(dataset: Dataset, headers: &[Header], mapping: Mapping) -> Vec<Option<String>> {
    let names: Vec<&str> = headers.iter().map(|header| header.name).collect();
    let meant = meant(dataset, &names);
    let taken: Vec<&str> = meant.iter().flatten().flatten().copied().collect();
    let columns = mapping.fields.into_iter().zip(meant);
    let fields = columns.map(|(detected, meant)| meant.unwrap_or_else(|| detected.filter(|field| !taken.contains(field))));
    fields.map(|field| field.map(str::to_owned)).collect()
}

/// The only day that a list of deals has is the one on which they were closed, or are hoped
/// to be, where it is called as the day of a sale is.
fn with_only_date(
    headers: &[Header],
    columns: &[Prepared],
    mut fields: Vec<Option<String>>,
    choice: Option<&HeaderChoice>,
) -> Vec<Option<String>> {
    let mut dates = (0..headers.len()).filter(|at| headers.get(*at).is_some_and(|header| header.kind == ColumnKind::Date));
    let Some(only) = dates.next().filter(|_| dates.next().is_none()) else { return fields };
    let is_chosen = choice.zip(headers.get(only)).is_some_and(|(choice, header)| choice.fields.contains_key(header.name));
    let of_sales = schema::table(Dataset::Orders).and_then(|orders| *meaning::map(orders, columns).fields.get(only)?);
    if let Some(field) = fields.get_mut(only).filter(|field| field.is_none() && !is_chosen && of_sales == Some("at")) {
        *field = Some("closed_at".to_owned());
    }
    fields
}

fn best(file_name: &str, headers: &[Header], columns: &[Prepared]) -> Option<(&'static Table, Mapping)> {
    let name = fold(file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem));
    let is_document = matches!(document("", headers.iter().map(|header| header.name)), Some(DocumentKind::Invoice | DocumentKind::Order));
    let mut best: Option<(f64, &'static Table, Mapping)> = None;
    // A row that says which stage was left for which is a step of a deal, whatever else it says.
    let history = schema::table(Dataset::StageHistory).filter(|table| has(&meaning::map(table, columns), "from_stage"));
    for table in schema::tables().iter().filter(|table| history.is_none_or(|history| history.id == table.id)) {
        let mapping = meaning::map(table, columns);
        let matched = mapping.fields.iter().flatten().count();
        if !mapping.complete || matched < FEWEST_FIELDS.min(columns.len()) {
            continue;
        }
        // No product has the day of an invoice.
        if table.id == Dataset::Products && is_document {
            continue;
        }
        // Nobody spends what was sold.
        if table.id == Dataset::Spend
            && headers.iter().zip(&mapping.fields).any(|(header, field)| *field == Some("amount") && is_sold(header.name))
        {
            continue;
        }
        let score = mapping.score + name_bonus(table.id, &name);
        if score < LEAST_SCORE && matched < columns.len() {
            continue;
        }
        if best.as_ref().is_none_or(|(highest, _, _)| score > *highest + 1e-9) {
            best = Some((score, table, mapping));
        }
    }
    best.map(|(_, table, mapping)| (table, mapping))
}

fn has(mapping: &Mapping, field: &str) -> bool {
    mapping.fields.contains(&Some(field))
}

/// What the file's name adds: less than a distinctive header does.
fn name_bonus(dataset: Dataset, name: &str) -> f64 {
    let words = file_names(dataset).iter().filter(|word| name.contains(word.as_str()));
    let longest = words.map(|word| word.chars().count()).max();
    longest.map_or(0.0, |length| 0.4 + 0.02 * length.min(15) as f64)
}

/// The mapping with the user's fields in place of the detected ones.
fn with_choices(table: &Table, headers: &[Header], detected: Vec<Option<String>>, choice: &HeaderChoice) -> Vec<Option<String>> {
    let decided = |header: &Header| choice.fields.get(header.name);
    let taken: Vec<&str> = headers.iter().filter_map(|header| decided(header)?.as_deref()).collect();
    let columns = headers.iter().zip(detected);
    columns
        .map(|(header, detected)| match decided(header) {
            Some(field) => field.clone().filter(|field| table.field(field).is_some()),
            None => detected.filter(|field| !taken.contains(&field.as_str())),
        })
        .collect()
}

#[cfg(test)]
#[path = "tests/classify.rs"]
mod tests;
