//! Plans as they are kept: each the document that it is.

use crate::state::keep::fields::Fields;
use crate::state::plans::table::{Kept, Plans};

/// Reads plans; one that cannot be read leaves the others alone.
pub fn read(fields: &mut Fields) -> Plans {
    let mut whole = Plans::default();
    let mut sheets = Vec::new();
    for text in fields.items::<String, Vec<String>>("sheets") {
        match Plans::of(Kept { sheets: vec![text], ..Kept::default() }) {
            Ok(plans) => sheets.extend(plans.sheets),
            Err(_) => fields.is_whole = false,
        }
    }
    whole.selling = fields.value("selling", whole.selling);
    if !sheets.is_empty() {
        sheets.truncate(crate::state::plans::table::MOST);
        whole.open = fields.value("open", 0).min(sheets.len() - 1);
        whole.sheets = sheets;
    }
    whole
}
