//! What the meaning of a column says about its type; see
//! [`crate::ingest::columns::expected`].

use crate::ingest::columns::expected::{Kinds, is_half};
use crate::ingest::columns::profile::Profile;
use crate::ingest::values::kind::ColumnKind;
use crate::sales::schema::{self, FieldType};
use crate::star::choices::HeaderChoice;
use crate::star::headers::classify::classify;
use crate::star::headers::meaning::Header;
use crate::table::column::Column;
use crate::table::counts::code_counts;

/// A column as it was read.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    pub name: &'a str,
    pub column: &'a Column,
    pub profile: &'a Profile,
}

/// The types that the fields of a file's columns need, where those are numbers or dates.
pub fn needed(file_name: &str, headers: &[Header], choice: Option<&HeaderChoice>) -> Kinds {
    let class = classify(file_name, headers, choice);
    let Some(table) = class.dataset.and_then(schema::table) else { return Kinds::new() };
    let kind = |field: &Option<String>| match table.field(field.as_deref()?)?.kind {
        field if field.is_number() => Some(ColumnKind::Number),
        FieldType::Date => Some(ColumnKind::Date),
        _ => None,
    };
    headers.iter().zip(&class.fields).filter_map(|(header, field)| Some((header.name.to_owned(), kind(field)?))).collect()
}

/// Those of the needed types that columns do not have although half of their
/// cells would fit, unless the user decided on a type.
pub fn unexpected(file_name: &str, columns: &[Seen], choice: Option<&HeaderChoice>) -> Kinds {
    let is_decided = |name: &str| choice.is_some_and(|choice| choice.hints.kinds.contains_key(name));
    let headers: Vec<Header> = columns.iter().map(|seen| Header { name: seen.name, kind: seen.profile.kind }).collect();
    let mut needed = needed(file_name, &headers, choice);
    needed.retain(|name, kind| !is_decided(name) && columns.iter().any(|seen| seen.name == *name && is_missed(seen, *kind)));
    needed
}

/// Whether half of the cells of a column of text are of this kind.
fn is_missed(seen: &Seen, kind: ColumnKind) -> bool {
    match seen.column {
        Column::Text { dictionary, codes } => is_half(dictionary.texts().zip(code_counts(codes, dictionary.len())).skip(1), kind),
        // Of such a column no other texts are at hand.
        Column::Key { .. } => is_half(seen.profile.examples.iter().map(|text| (text.as_str(), 1)), kind),
        Column::Number { .. } | Column::Date { .. } => false,
    }
}
