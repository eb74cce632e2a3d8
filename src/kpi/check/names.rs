//! What the names of a formula can mean: datasets, their fields, dimensions.

use crate::kpi::formula::ast::{Span, Word};
use crate::kpi::formula::error::{FormulaError, FormulaErrorKind, NameKind};
use crate::kpi::nearest::nearest;
use crate::kpi::node::Source;
use crate::sales::schema::{Dataset, FieldType, table, tables};

/// The fields of the `sales` view: what orders and won deals have in common.
const SALES: [(&str, FieldType); 17] = [
    ("at", FieldType::Date),
    ("first_at", FieldType::Date),
    ("amount", FieldType::Money),
    ("cost", FieldType::Money),
    ("units", FieldType::Number),
    ("account", FieldType::Category),
    ("owner", FieldType::Category),
    ("product", FieldType::Category),
    ("region", FieldType::Category),
    ("location", FieldType::Category),
    ("channel", FieldType::Category),
    ("source", FieldType::Category),
    ("campaign", FieldType::Category),
    ("segment", FieldType::Category),
    ("promotion", FieldType::Category),
    ("currency", FieldType::Category),
    ("team", FieldType::Category),
];

/// The dataset or view of this name.
pub fn source(word: &Word) -> Result<Source, FormulaError> {
    if word.text == "sales" {
        return Ok(Source::Sales);
    }
    let known = Dataset::ALL.into_iter().map(Dataset::id).chain(["sales"]);
    Dataset::from_id(&word.text).map(Source::Table).ok_or_else(|| unknown(NameKind::Dataset, &word.text, word.span, known))
}

/// What a field's values are.
pub fn field(source: Source, name: &str) -> Option<FieldType> {
    match source {
        Source::Sales => SALES.into_iter().find(|(id, _)| *id == name).map(|(_, kind)| kind),
        Source::Table(dataset) => table(dataset)?.field(name).map(|field| field.kind),
    }
}

/// The error for a field that does not exist; KPIs could also have been meant.
pub fn unknown_field<'a>(source: Source, name: &str, span: Span, kpis: impl Iterator<Item = &'a str>) -> FormulaError {
    let fields: Vec<&str> = match source {
        Source::Sales => SALES.into_iter().map(|(id, _)| id).collect(),
        Source::Table(dataset) => {
            table(dataset).map(|table| table.fields.iter().map(|field| field.id.as_str()).collect()).unwrap_or_default()
        }
    };
    let statuses = if source == Source::Table(Dataset::Deals) { ["won", "lost", "open"].as_slice() } else { &[] };
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
