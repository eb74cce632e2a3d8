//! What follows from the fields of deals.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::ingest::report::problem::ProblemKind;
use crate::star::convert::flag_column;
use crate::star::deals::{close, outcome};
use crate::star::derive::draft::Draft;
use crate::star::derive::numbers::{coalesce, combined};
use crate::star::fields::Finding;
use crate::star::words::Status;
use crate::table::column::{Column, EMPTY_DAY, EMPTY_KEY, EMPTY_NUMBER};
use crate::table::dictionary::EMPTY_CODE;
use crate::table::fold::fold;

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

/// A deal that was left out of the forecast is none that is open; of what has ended the
/// category says nothing.
pub fn omitted(draft: &mut Draft) {
    const OMITTED: [&str; 9] = ["omitted", "ausgelassen", "omis", "omise", "omitido", "omitida", "omesso", "除外", "已忽略"];
    let column = |field: &str| draft.fields.get(field).map(|column| &**column);
    let (Some(Column::Text { dictionary: categories, codes: of }), Some(Column::Text { dictionary, codes })) =
        (column("forecast_category"), column("status"))
    else {
        return;
    };
    let open = dictionary.code(Status::Open.id());
    let omitted: Vec<bool> = categories.texts().map(|text| OMITTED.contains(&fold(text).as_str())).collect();
    let is_out = |(code, of): (&u32, &u32)| Some(*code) == open && omitted.get(*of as usize) == Some(&true);
    let rows = codes.iter().zip(of).filter(|row| is_out(*row)).count() as u64;
    let Some((text, _)) = categories.texts().zip(&omitted).find(|(_, is_omitted)| rows > 0 && **is_omitted) else { return };
    let finding = Finding { field: "forecast_category", kind: ProblemKind::VoidRow { text: text.to_owned() }, rows };
    let mut dictionary = dictionary.clone();
    let void = dictionary.code_or_insert(Status::Void.id());
    let codes = codes.iter().zip(of).map(|row| if is_out(row) { void } else { *row.0 }).collect();
    draft.findings.push(finding);
    draft.fields.insert("status".to_owned(), Arc::new(Column::Text { dictionary, codes }));
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

/// Which deals made their accounts customers: the first that was won of each, unless it is
/// a sale to one already.
pub fn first_of_account(draft: &mut Draft) {
    const TO_CUSTOMERS: [&str; 3] = ["upsell", "cross-sell", "renewal"];
    const NEVER: (i32, usize) = (i32::MAX, usize::MAX);
    let column = |field: &str| draft.fields.get(field).map(|column| &**column);
    let (Some(account), Some(Column::Date { days, .. }), Some(Column::Text { dictionary, codes })) =
        (column("account"), column("closed_at"), column("status"))
    else {
        return;
    };
    let won = dictionary.code(Status::Won.id());
    let names = if let Column::Text { dictionary, .. } = account { dictionary.len() } else { 0 };
    let mut by_code = vec![NEVER; names];
    let mut by_key: FxHashMap<u64, (i32, usize)> = FxHashMap::default();
    for (row, (&day, _)) in days.iter().zip(codes).enumerate().filter(|(_, (day, code))| Some(**code) == won && **day != EMPTY_DAY) {
        let first = match account {
            Column::Text { codes, .. } => {
                codes.get(row).filter(|code| **code != EMPTY_CODE).and_then(|&code| by_code.get_mut(code as usize))
            }
            column => Some(column.key(row)).filter(|key| *key != EMPTY_KEY).map(|key| by_key.entry(key).or_insert(NEVER)),
        };
        first.into_iter().for_each(|first| *first = (day, row).min(*first));
    }
    let mut flags = vec![false; draft.rows];
    for (_, row) in by_code.into_iter().chain(by_key.into_values()).filter(|first| *first != NEVER) {
        let kind = column("sale_kind").and_then(|kinds| kinds.written(row));
        let is_new = kind.is_none_or(|kind| !TO_CUSTOMERS.contains(&kind.as_str()));
        flags.get_mut(row).into_iter().for_each(|flag| *flag = is_new);
    }
    draft.fields.insert("is_first".to_owned(), Arc::new(flag_column(flags.into_iter().map(Some))));
}

/// The day a deal was closed apart from the day it is expected to be.
pub fn close(draft: &mut Draft) {
    close::settle_close(&mut draft.fields);
}
