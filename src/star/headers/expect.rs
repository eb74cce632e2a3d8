//! What the meaning of a column says about its type.
//!
//! A column counts as numbers or dates by itself if nine tenths of its cells are
//! such. If its header says that it is an amount or a day, half of them are
//! enough: the others are cells that do not fit, and listed as such.

use std::collections::BTreeMap;

use crate::ingest::columns::profile::Profile;
use crate::ingest::values::date;
use crate::ingest::values::kind::ColumnKind;
use crate::ingest::values::number;
use crate::sales::schema::{self, FieldType};
use crate::star::choices::HeaderChoice;
use crate::star::headers::classify::classify;
use crate::star::headers::meaning::Header;
use crate::table::column::Column;
use crate::table::counts::code_counts;

/// Types by column name.
pub type Kinds = BTreeMap<String, ColumnKind>;

/// A column as it was read.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    pub name: &'a str,
    pub column: &'a Column,
    pub profile: &'a Profile,
}

/// The types that the fields of a file's columns need, where those are numbers or dates.
pub fn needed(file_name: &str, columns: &[Seen], choice: Option<&HeaderChoice>) -> Kinds {
    let headers: Vec<Header> = columns.iter().map(|seen| Header { name: seen.name, kind: seen.profile.kind }).collect();
    let class = classify(file_name, &headers, choice);
    let Some(table) = class.dataset.and_then(schema::table) else { return Kinds::new() };
    let kind = |field: &Option<String>| match table.field(field.as_deref()?)?.kind {
        FieldType::Money | FieldType::Number | FieldType::Percent => Some(ColumnKind::Number),
        FieldType::Date => Some(ColumnKind::Date),
        _ => None,
    };
    columns.iter().zip(&class.fields).filter_map(|(seen, field)| Some((seen.name.to_owned(), kind(field)?))).collect()
}

/// Those of the needed types that columns do not have although half of their
/// cells would fit, unless the user decided on a type.
pub fn unexpected(file_name: &str, columns: &[Seen], choice: Option<&HeaderChoice>) -> Kinds {
    let is_decided = |name: &str| choice.is_some_and(|choice| choice.hints.kinds.contains_key(name));
    let mut needed = needed(file_name, columns, choice);
    needed.retain(|name, kind| !is_decided(name) && columns.iter().any(|seen| seen.name == *name && is_half(seen, *kind)));
    needed
}

/// Whether half of the cells of a column of text are of this kind.
fn is_half(seen: &Seen, kind: ColumnKind) -> bool {
    let fits = |text: &str| match kind {
        ColumnKind::Number => number::readings(text) != [None, None],
        ColumnKind::Date => date::parse(text).is_some(),
        ColumnKind::Text | ColumnKind::Key | ColumnKind::Empty => false,
    };
    let (fitting, filled) = match seen.column {
        Column::Text { dictionary, codes } => {
            let texts = dictionary.texts().zip(code_counts(codes, dictionary.len())).skip(1);
            texts.fold((0, 0), |(fitting, filled), (text, cells)| (fitting + if fits(text) { cells } else { 0 }, filled + cells))
        }
        // Of such a column no other texts are at hand.
        Column::Key { .. } => {
            let examples = &seen.profile.examples;
            (examples.iter().filter(|text| fits(text)).count() as u64, examples.len() as u64)
        }
        Column::Number { .. } | Column::Date { .. } => (0, 0),
    };
    fitting > 0 && fitting * 2 >= filled
}
