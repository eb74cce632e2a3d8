//! Problems that show only when tables stand side by side: keys without a
//! counterpart, spellings that look alike, amounts in several currencies.

use std::collections::{BTreeMap, BTreeSet};

use crate::ingest::report::issue::Issue;
use crate::ingest::report::problem::ProblemKind;
use crate::ingest::values::currency::Currency;
use crate::sales::schema::{Dataset, FieldType, Table};
use crate::star::file::File;
use crate::star::joins::near::{Known, MOST_TEXTS, similar};
use crate::star::joins::routes::Reference;
use crate::star::tables::{Star, StarTable};
use crate::table::column::Column;
use crate::table::counts::counts;
use crate::table::sorting;

/// So many keys are listed one by one; the rest is counted.
const MOST_LISTED: usize = 20;
/// The longest sign of a currency, in letters.
const LONGEST_SIGN: usize = 5;
/// So many keys are compared with the members they may mean.
const MOST_COMPARED: usize = 200;

/// The keys of a reference that found no counterpart.
pub fn unmatched(file: &File, column: Option<&str>, table: &StarTable, reference: &Reference, target: Option<&StarTable>) -> Vec<Issue> {
    let link = &reference.link;
    let missing = link.keyed - link.matched;
    let (Some(own), Some(target)) = (table.field(&reference.field.id), target) else { return Vec::new() };
    if missing == 0 {
        return Vec::new();
    }
    let to = reference.to.id().to_owned();
    let unmatched = link.unmatched(own);
    let known = target.field(link.to_field).and_then(|column| match column {
        Column::Text { dictionary, .. } => Some(Known::new(dictionary.texts())),
        _ => None,
    });
    let dimension = reference.field.dimension.clone().unwrap_or_default();
    let mut listed: Vec<(&str, u64, Option<&str>)> = unmatched
        .iter()
        .enumerate()
        .map(|(at, &(text, rows))| {
            let can_be_merged = at < MOST_COMPARED && !dimension.is_empty();
            (text, rows, known.as_ref().filter(|_| can_be_merged).and_then(|known| known.like(text)))
        })
        .collect();
    // Keys with a suggestion can be mended with one click, so they go first.
    sorting::by_key(&mut listed, |(_, _, suggestion)| suggestion.is_none());
    let rest = listed.split_off(listed.len().min(MOST_LISTED));
    let mut problems: Vec<Issue> = listed
        .into_iter()
        .map(|(text, rows, suggestion)| {
            let kind = ProblemKind::UnmatchedKey {
                key: text.to_owned(),
                table: to.clone(),
                dimension: dimension.clone(),
                suggestion: suggestion.map(str::to_owned),
            };
            file.issue(column, kind, rows)
        })
        .collect();
    let told: u64 = problems.iter().map(|issue| issue.problem.count).sum();
    if missing > told {
        // Columns of keys have no texts to list.
        let keys = if rest.is_empty() { missing - told } else { rest.len() as u64 };
        problems.push(file.issue(column, ProblemKind::UnmatchedKeys { keys, table: to }, missing - told));
    }
    problems
}

/// Spellings within one column that look like the same member. A column that
/// refers to a table is compared with that table instead.
pub fn spellings(
    file: &File,
    columns: &BTreeMap<String, String>,
    schema: &Table,
    table: &StarTable,
    references: &[Reference],
) -> Vec<Issue> {
    let mut problems = Vec::new();
    for field in schema.fields.iter().filter(|field| field.kind == FieldType::Category) {
        let joined = references.iter().any(|reference| reference.field.id == field.id && reference.link.matched > 0);
        let (false, Some(dimension), Some(column)) = (joined, &field.dimension, table.field(&field.id)) else { continue };
        let Column::Text { dictionary, .. } = column else { continue };
        if dictionary.len() > MOST_TEXTS {
            continue;
        }
        let texts: Vec<(&str, u64)> = dictionary.texts().zip(counts(column)).skip(1).filter(|&(_, rows)| rows > 0).collect();
        for (rare, rows, frequent) in similar(&texts).into_iter().take(MOST_LISTED) {
            let kind = ProblemKind::SimilarSpelling { text: rare.to_owned(), similar: frequent.to_owned(), dimension: dimension.clone() };
            problems.push(file.issue(columns.get(&field.id).map(String::as_str), kind, rows));
        }
    }
    problems
}

/// The currency of all amounts, where there is one and only one.
pub fn currency(star: &Star) -> Option<String> {
    let mut found = BTreeSet::new();
    for (_, table) in star.tables().filter(|(dataset, _)| !dataset.is_dimension() && *dataset != Dataset::Rates) {
        let Some(column @ Column::Text { dictionary, .. }) = table.currencies() else { continue };
        let used = dictionary.texts().zip(counts(column)).skip(1).filter(|&(_, rows)| rows > 0);
        found.extend(used.map(|(text, _)| Currency::of(text).map_or_else(|| text.to_uppercase(), |currency| currency.label().to_owned())));
    }
    if found.contains("USD") {
        found.remove("$");
    }
    let only = found.pop_first().filter(|_| found.is_empty())?;
    // What is no sign and no code would stand beside every amount.
    (only.chars().count() <= LONGEST_SIGN).then_some(only)
}

/// Amounts in several currencies cannot be added.
pub fn currencies(file: &File, header: Option<&str>, table: &StarTable) -> Option<Issue> {
    let column = table.currencies()?;
    let Column::Text { dictionary, .. } = column else { return None };
    let used: Vec<(&str, u64)> = dictionary.texts().zip(counts(column)).skip(1).filter(|&(_, rows)| rows > 0).collect();
    if used.len() < 2 {
        return None;
    }
    let rows = used.iter().map(|(_, rows)| rows).sum();
    let kind = ProblemKind::MixedCurrencies { currencies: used.iter().map(|(text, _)| (*text).to_owned()).collect() };
    Some(file.issue(header, kind, rows))
}
