//! What dimension tables call their rows.

use crate::star::derive::draft::Draft;
use crate::table::text::texts;

/// A row without a name is called by its identifier.
pub fn name(draft: &mut Draft) {
    if let (None, Some(id)) = (draft.fields.get("name"), draft.fields.get("id").cloned()) {
        draft.fields.insert("name".to_owned(), texts(&id));
    }
}
