//! What follows from the fields of subscriptions.

use crate::star::derive::draft::Draft;
use crate::star::derive::numbers::scaled;

/// What recurs each month from what recurs each year, and the other way round.
pub fn recurring(draft: &mut Draft) {
    scaled(&mut draft.fields, "mrr", "arr", (1, 12));
    scaled(&mut draft.fields, "arr", "mrr", (12, 1));
}
