//! What the names of a formula can mean: datasets, their fields, dimensions.

use crate::kpi::check::node::Relation;
use crate::kpi::formula::ast::{Span, Word};
use crate::kpi::formula::error::{FormulaError, FormulaErrorKind, NameKind};
use crate::kpi::nearest::nearest;
use crate::sales::schema::{Dataset, FieldType, table, tables};
use crate::sales::views::{view, views};

/// The dataset or view of this name.
pub fn relation(word: &Word) -> Result<Relation, FormulaError> {
    let dataset = Dataset::from_id(&word.text).map(Relation::Table);
    let known = Dataset::ALL.into_iter().map(Dataset::id).chain(views().iter().map(|view| view.id.as_str()));
    dataset.or_else(|| view(&word.text).map(Relation::View)).ok_or_else(|| unknown(NameKind::Dataset, &word.text, word.span, known))
}

/// What a field's values are.
pub fn field(relation: Relation, name: &str) -> Option<FieldType> {
    match relation {
        Relation::View(view) => view.field(name),
        Relation::Table(dataset) => table(dataset)?.field(name).map(|field| field.kind),
    }
}

/// The error for a field that does not exist; KPIs could also have been meant.
pub fn unknown_field<'a>(relation: Relation, name: &str, span: Span, kpis: impl Iterator<Item = &'a str>) -> FormulaError {
    let fields: Vec<&str> = match relation {
        Relation::View(view) => view.names().collect(),
        Relation::Table(dataset) => table(dataset).into_iter().flat_map(|table| &table.fields).map(|field| field.id.as_str()).collect(),
    };
    let statuses = if relation == Relation::Table(Dataset::Deals) { ["won", "lost", "open"].as_slice() } else { &[] };
    unknown(NameKind::Field, name, span, fields.into_iter().chain(statuses.iter().copied()).chain(kpis))
}

/// The dimension whose members a word such as `owners` names.
pub fn dimension(word: &Word) -> Result<String, FormulaError> {
    let known = || tables().iter().flat_map(|table| &table.fields).filter_map(|field| field.dimension.as_deref());
    let singular = word.text.strip_suffix('s').unwrap_or(&word.text);
    match known().find(|id| *id == word.text || *id == singular) {
        Some(id) => Ok(id.to_owned()),
        None => {
            let plurals: Vec<String> = known().map(|id| format!("{id}s")).collect();
            Err(unknown(NameKind::Dimension, &word.text, word.span, plurals.iter().map(String::as_str)))
        }
    }
}

/// The error for a name that nothing has.
pub fn unknown<'a>(what: NameKind, name: &str, span: Span, known: impl Iterator<Item = &'a str>) -> FormulaError {
    FormulaError { span, kind: FormulaErrorKind::Unknown { what, name: name.to_owned(), suggestion: nearest(name, known) } }
}
