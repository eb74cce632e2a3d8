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

/// So many steps a path takes at most.
const MOST_STEPS: usize = 2;

/// What a field's values are; it may be one of the row that another refers to.
pub fn field(relation: Relation, path: &str) -> Option<FieldType> {
    let (steps, name) = path.rsplit_once('.').map_or(("", path), |(steps, name)| (steps, name));
    match reached(relation, steps)? {
        Relation::View(view) => view.field(name),
        Relation::Table(dataset) => table(dataset)?.field(name).map(|field| field.kind),
    }
}

/// Whether a path ends in a word for how a deal stands, such as `won` or `deal.won`.
pub fn status(relation: Relation, path: &str) -> Option<(String, &'static str)> {
    let (steps, name) = path.rsplit_once('.').map_or(("", path), |(steps, name)| (steps, name));
    let status = STATUSES.into_iter().find(|status| *status == name)?;
    let is_deal = reached(relation, steps)? == Relation::Table(Dataset::Deals);
    is_deal.then(|| (if steps.is_empty() { "status".to_owned() } else { format!("{steps}.status") }, status))
}

/// What the rows that some steps lead to are of.
pub fn reached(relation: Relation, steps: &str) -> Option<Relation> {
    let mut steps = steps.split('.').filter(|step| !step.is_empty());
    let reached = steps.by_ref().take(MOST_STEPS).try_fold(relation, |relation, step| refers(relation, step).map(Relation::Table))?;
    steps.next().is_none().then_some(reached)
}

/// The dataset that a field's values are rows of.
fn refers(relation: Relation, name: &str) -> Option<Dataset> {
    match relation {
        Relation::View(view) => view.refers(name),
        Relation::Table(dataset) => table(dataset)?.field(name)?.refers,
    }
}

/// How a deal stands.
const STATUSES: [&str; 3] = ["won", "lost", "open"];

/// The error for a field that does not exist; KPIs could also have been meant.
pub fn unknown_field<'a>(relation: Relation, path: &str, span: Span, kpis: impl Iterator<Item = &'a str>) -> FormulaError {
    let (steps, name) = path.rsplit_once('.').map_or(("", path), |(steps, name)| (steps, name));
    let Some(relation) = reached(relation, steps) else {
        return match field(relation, steps) {
            Some(_) => FormulaError { span, kind: FormulaErrorKind::NoPath { name: steps.to_owned() } },
            None => unknown_field(relation, steps, span, kpis),
        };
    };
    let fields: Vec<&str> = match relation {
        Relation::View(view) => view.names().collect(),
        Relation::Table(dataset) => table(dataset).into_iter().flat_map(|table| &table.fields).map(|field| field.id.as_str()).collect(),
    };
    let statuses = if relation == Relation::Table(Dataset::Deals) { STATUSES.as_slice() } else { &[] };
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
