//! The dimensions of a dataset: its own fields, and those of the tables that
//! its rows refer to.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::sales::schema::{self, Dataset, Field};
use crate::star::joins::link::Link;
use crate::star::tables::{Dimension, StarTable};
use crate::table::column::Column;
use crate::table::dictionary::{Dictionary, EMPTY_CODE};

/// A field that refers to another table, with the join.
pub struct Reference {
    pub field: &'static Field,
    pub to: Dataset,
    pub link: Link,
}

/// How a dataset reaches a dimension.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Route {
    pub dataset: Dataset,
    pub via: String,
    pub alternatives: Vec<String>,
}

/// Tables are asked for a dimension in this order; what is not listed comes last.
const ORDER: [&str; 6] = ["account", "owner", "product", "campaign", "deal", "lead"];

/// Datasets in an order in which what is referred to comes before what refers.
pub const BUILD_ORDER: [Dataset; 16] = [
    Dataset::People,
    Dataset::Products,
    Dataset::Campaigns,
    Dataset::Accounts,
    Dataset::Deals,
    Dataset::Leads,
    Dataset::StageHistory,
    Dataset::Activities,
    Dataset::Subscriptions,
    Dataset::Orders,
    Dataset::Spend,
    Dataset::Targets,
    Dataset::Prices,
    Dataset::Surveys,
    Dataset::TimeLog,
    Dataset::Rates,
];

/// Where a dimension could come from.
#[derive(Clone, Copy)]
enum Way<'a> {
    Own(&'static Field),
    Through(&'a Reference),
}

/// Fills in a table's dimensions; the answer says for each which way was taken and which others there are.
pub fn dimensions(
    dataset: Dataset,
    table: &mut StarTable,
    references: &mut [Reference],
    finished: &BTreeMap<Dataset, StarTable>,
    chosen: &BTreeMap<String, String>,
) -> BTreeMap<String, Route> {
    references.sort_by_key(|reference| ORDER.iter().position(|id| *id == reference.field.id).unwrap_or(ORDER.len()));
    let mut ways: BTreeMap<&str, Vec<(String, Way)>> = BTreeMap::new();
    for field in schema::table(dataset).map(|table| table.fields.as_slice()).unwrap_or_default() {
        let is_there = |column: &Column| matches!(column, Column::Text { .. }) || !field.bands.is_empty();
        if let (Some(dimension), true) = (&field.dimension, table.field(&field.id).is_some_and(is_there)) {
            ways.entry(dimension).or_default().push((format!("{}.{}", dataset.id(), field.id), Way::Own(field)));
        }
    }
    // A table's own field goes before what it has through a third table.
    for steps in [1, 2] {
        for reference in references.iter() {
            let Some(target) = finished.get(&reference.to) else { continue };
            for (dimension, found) in &target.dimensions {
                // The names of what a field refers to are that field's own dimension.
                let is_itself = reference.field.dimension.as_ref() == Some(dimension) && ways.contains_key(dimension.as_str());
                if !is_itself && found.via.matches(ARROW).count() + 1 == steps {
                    let via = format!("{}.{}{ARROW}{}", dataset.id(), reference.field.id, found.via);
                    ways.entry(dimension).or_default().push((via, Way::Through(reference)));
                }
            }
        }
    }
    let mut routes = BTreeMap::new();
    let mut found = BTreeMap::new();
    for (id, ways) in ways {
        let wanted = chosen.get(&format!("{}.{id}", dataset.id()));
        let at = wanted.and_then(|wanted| ways.iter().position(|(via, _)| via == wanted)).unwrap_or(0);
        let Some((via, way)) = ways.get(at) else { continue };
        let dimension = match way {
            Way::Own(field) => own(table, field, references, finished, via),
            Way::Through(reference) => through(table, id, reference, finished, via),
        };
        let Some(dimension) = dimension else { continue };
        let alternatives = ways.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, (via, _))| via.clone()).collect();
        routes.insert(id.to_owned(), Route { dataset, via: dimension.via.clone(), alternatives });
        found.insert(id.to_owned(), dimension);
    }
    table.dimensions = found;
    routes
}

const ARROW: &str = " → ";

/// The dataset's own field. Where it holds identifiers, the names that they
/// stand for are the members; an identifier without a name stands for itself.
fn own(
    table: &StarTable,
    field: &Field,
    references: &[Reference],
    finished: &BTreeMap<Dataset, StarTable>,
    via: &str,
) -> Option<Dimension> {
    let column = table.fields.get(&field.id)?;
    if !field.bands.is_empty() {
        return Dimension::of_bands(column, &field.bands, via.to_owned());
    }
    let by_id =
        references.iter().find(|reference| reference.field.id == field.id && reference.link.to_field == "id" && reference.link.matched > 0);
    let names = by_id.and_then(|reference| Some((reference, finished.get(&reference.to)?.dimension(field.dimension.as_deref()?)?)));
    let Some((reference, names)) = names else { return Dimension::of_field(Arc::clone(column), via.to_owned()) };
    let Column::Text { dictionary, codes } = &**column else { return None };
    let mut by_code = reference.link.codes_by_code(names.codes());
    let nameless = |code: usize, name: u32| code > 0 && name == EMPTY_CODE;
    if !by_code.iter().enumerate().any(|(code, &name)| nameless(code, name)) {
        let codes = codes.iter().map(|&code| by_code.get(code as usize).copied().unwrap_or(EMPTY_CODE)).collect();
        return Some(names.for_rows(codes, via.to_owned()));
    }
    let mut members: Dictionary = names.members().clone();
    for ((code, name), text) in by_code.iter_mut().enumerate().zip(dictionary.texts()) {
        if nameless(code, *name) {
            *name = members.code_or_insert(text);
        }
    }
    let codes = codes.iter().map(|&code| by_code.get(code as usize).copied().unwrap_or(EMPTY_CODE)).collect();
    Some(Dimension::joined(codes, Arc::new(members), via.to_owned()))
}

fn through(table: &StarTable, id: &str, reference: &Reference, finished: &BTreeMap<Dataset, StarTable>, via: &str) -> Option<Dimension> {
    let column = table.fields.get(&reference.field.id)?;
    let target = finished.get(&reference.to)?.dimension(id)?;
    Some(target.for_rows(reference.link.gather(column, target.codes()), via.to_owned()))
}
