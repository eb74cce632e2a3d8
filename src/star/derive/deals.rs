//! What follows from the fields of deals.

use std::sync::Arc;

use crate::ingest::report::problem::ProblemKind;
use crate::star::deals::{close, outcome};
use crate::star::derive::draft::Draft;
use crate::star::derive::numbers::{coalesce, combined};
use crate::star::fields::Finding;
use crate::star::words::Status;
use crate::table::column::{Column, EMPTY_NUMBER};

/// Where only the shares of a deal name people, those are its owners.
pub fn owner_of_parts(draft: &mut Draft) {
    if let (None, Some(credited)) = (draft.fields.get("owner"), draft.fields.get("credit_owner").cloned()) {
        draft.fields.insert("owner".to_owned(), credited);
    }
}

/// A deal without an amount is worth what its line or its share is.
pub fn amount_of_parts(draft: &mut Draft) {
    for other in ["line_amount", "credit_amount"] {
        coalesce(&mut draft.fields, "amount", other);
    }
}

/// Won, lost, open or no deal, and the stages in their order.
pub fn outcome(draft: &mut Draft) {
    let outcomes = outcome::complete(&mut draft.fields, draft.rows, draft.marks);
    let mut found = |field, kind, rows| draft.findings.push(Finding { field, kind, rows });
    for unknown in outcomes.unknown {
        found(unknown.field, ProblemKind::UnknownStatus { text: unknown.text }, unknown.rows);
    }
    for (field, other, rows) in outcomes.contradictions {
        found(field, ProblemKind::Contradiction { other: other.to_owned() }, rows);
    }
    for void in outcomes.void {
        found(void.field, ProblemKind::VoidRow { text: void.text }, void.rows);
    }
    if let Some((field, rows)) = outcomes.blank {
        found(field, ProblemKind::BlankStage, rows);
    }
    draft.stages = outcomes.stages;
    if !outcomes.undecided.is_empty() {
        let texts = outcomes.undecided.iter().map(|status| status.id().to_owned()).collect();
        draft.unknown.insert("status".to_owned(), texts);
    }
}

/// Nothing was earned with a deal that is not won, so an actual amount of zero is none
/// there, and what was expected of the deal is what it was worth.
pub fn never_earned(draft: &mut Draft) {
    let (Some(amount), Some(expected)) = (draft.fields.get("amount"), draft.fields.get("expected_amount")) else { return };
    let Some(Column::Text { dictionary, codes }) = draft.fields.get("status").map(|column| &**column) else { return };
    let Column::Number { values, decimals } = &**expected else { return };
    let won = dictionary.code(Status::Won.id());
    let of_others = values.iter().zip(codes).map(|(&value, &code)| if Some(code) == won { EMPTY_NUMBER } else { value });
    let of_others = Column::Number { values: of_others.collect(), decimals: *decimals };
    let empty = i128::from(EMPTY_NUMBER);
    if let Some(worth) =
        combined(amount, &of_others, |amount, expected| Some(if amount == 0 && expected != empty { expected } else { amount }))
    {
        draft.fields.insert("amount".to_owned(), Arc::new(worth));
    }
}

/// Leaves out the rows that are no deals.
pub fn without_void(draft: &mut Draft) {
    let Some(Column::Text { dictionary, codes }) = draft.fields.get("status").map(|column| &**column) else { return };
    let Some(void) = dictionary.code(Status::Void.id()).filter(|void| codes.contains(void)) else { return };
    let kept: Vec<u32> = (0..).zip(codes).filter(|(_, code)| **code != void).map(|(row, _)| row).collect();
    draft.keep(&kept);
}

/// The day a deal was closed apart from the day it is expected to be.
pub fn close(draft: &mut Draft) {
    close::settle_close(&mut draft.fields);
}
