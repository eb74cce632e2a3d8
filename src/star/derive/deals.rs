//! What follows from the fields of deals.

use crate::ingest::report::problem::ProblemKind;
use crate::star::deals::status;
use crate::star::derive::draft::Draft;
use crate::star::derive::numbers::coalesce;
use crate::star::fields::Finding;

/// A deal without an amount is worth what is expected of it.
pub fn amount(draft: &mut Draft) {
    coalesce(&mut draft.fields, "amount", "expected_amount");
}

/// Won, lost or open, and the stages in their order.
pub fn status(draft: &mut Draft) {
    let (unknown, stages) = status::complete(&mut draft.fields, draft.rows, draft.marks);
    let found = unknown.into_iter().map(|unknown| Finding {
        field: unknown.field,
        kind: ProblemKind::UnknownStatus { text: unknown.text },
        rows: unknown.rows,
    });
    draft.findings.extend(found);
    draft.stages = stages;
}

/// The day a deal was closed apart from the day it is expected to be.
pub fn close(draft: &mut Draft) {
    status::settle_close(&mut draft.fields);
}
