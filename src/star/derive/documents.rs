//! Which document each row is, where files of accounting programs hold several kinds:
//! invoices, credit notes, payments and bills, one below the other.

use std::sync::Arc;

use crate::ingest::report::problem::ProblemKind;
use crate::sales::document::DocumentKind;
use crate::star::derive::draft::Draft;
use crate::star::fields::Finding;
use crate::star::headers::documents::{Entry, entry};
use crate::table::column::{Column, EMPTY_NUMBER};
use crate::table::dictionary::{Dictionary, EMPTY_CODE};

/// Which rows are credit notes; only on the way.
pub const NOTE: &str = "is_note";
/// Which rows count nowhere; only on the way.
pub const VOID: &str = "is_void";

/// Takes credit notes off, and marks the rows that are no sales: of orders and
/// invoices the invoices are the sales, and payments only where there is neither.
pub fn kinds(draft: &mut Draft) {
    let Some(Column::Text { dictionary, codes }) = draft.fields.remove("document").as_deref().cloned() else { return };
    let said = |text: &str| draft.sales.and_then(|sales| sales.get(text)).copied();
    let entries: Vec<Option<Entry>> = dictionary.texts().map(entry).collect();
    let has = |kind: DocumentKind| entries.contains(&Some(Entry::Document(kind)));
    let has_documents = has(DocumentKind::Invoice) || has(DocumentKind::Order);
    let is_sale = |entry: &Option<Entry>| match entry {
        None => true,
        Some(Entry::Document(DocumentKind::Invoice | DocumentKind::CreditNote)) => true,
        Some(Entry::Document(DocumentKind::Order)) => !has(DocumentKind::Invoice),
        Some(Entry::Document(DocumentKind::Quote | DocumentKind::PurchaseOrder) | Entry::Other) => false,
        Some(Entry::Payment) => !has_documents,
    };
    // A column that names no document tells none apart.
    if entries.iter().all(Option::is_none) {
        return;
    }
    draft.are_payments = !has_documents && entries.contains(&Some(Entry::Payment));
    let is_note = |code: usize| entries.get(code) == Some(&Some(Entry::Document(DocumentKind::CreditNote)));
    let mut counts = vec![0u64; entries.len()];
    codes.iter().for_each(|&code| counts.get_mut(code as usize).into_iter().for_each(|count| *count += 1));
    let mut is_void = vec![false; entries.len()];
    let texts = dictionary.texts().zip(&entries).zip(&counts).enumerate().skip(1).filter(|(_, (_, rows))| **rows > 0);
    for (code, ((text, entry), &rows)) in texts {
        let decided = said(text);
        let stays = decided.unwrap_or_else(|| is_sale(entry));
        is_void.get_mut(code).into_iter().for_each(|is_void| *is_void = !stays);
        let name = text.to_owned();
        let kind = match (stays, entry, decided) {
            (false, ..) => ProblemKind::NoSale { text: name },
            (true, _, Some(_)) => ProblemKind::OrderStatus { text: name, asked: false },
            (true, None, None) => ProblemKind::OrderStatus { text: name, asked: true },
            (true, Some(Entry::Document(DocumentKind::CreditNote)), None) => ProblemKind::GivenBack,
            (true, Some(_), None) => continue,
        };
        draft.findings.push(Finding { field: "document", kind, rows });
    }
    mark(draft, VOID, codes.iter().map(|&code| is_void.get(code as usize) == Some(&true)));
    let notes: Vec<bool> = codes.iter().map(|&code| is_note(code as usize)).collect();
    below_zero(draft, &notes);
    mark(draft, NOTE, notes.into_iter());
}

/// Sets a field in the marked rows, if there are any.
pub fn mark(draft: &mut Draft, field: &str, marks: impl Iterator<Item = bool>) {
    let mut dictionary = Dictionary::default();
    let yes = dictionary.code_or_insert("yes");
    let codes: Vec<u32> = marks.map(|marked| if marked { yes } else { EMPTY_CODE }).collect();
    if codes.contains(&yes) {
        draft.fields.insert(field.to_owned(), Arc::new(Column::Text { dictionary, codes }));
    }
}

/// Writes what was given back below zero; it is no order, so that it has no number.
pub fn below_zero(draft: &mut Draft, is_note: &[bool]) {
    if !is_note.contains(&true) {
        return;
    }
    for field in ["amount", "cost", "quantity"] {
        let Some(Column::Number { values, decimals }) = draft.fields.get(field).map(|column| &**column) else { continue };
        let below = |(&value, &is_note): (&i64, &bool)| if is_note && value != EMPTY_NUMBER { -value.saturating_abs() } else { value };
        let column = Column::Number { values: values.iter().zip(is_note).map(below).collect(), decimals: *decimals };
        draft.fields.insert(field.to_owned(), Arc::new(column));
    }
    // A row that is not there is empty.
    let others: Vec<u32> = (0..).zip(is_note).map(|(row, is_note)| if *is_note { u32::MAX } else { row }).collect();
    if is_note.iter().all(|is_note| *is_note) {
        draft.fields.remove("id");
    } else if let Some(id) = draft.fields.get_mut("id") {
        *id = Arc::new(id.picked(&others));
    }
}

/// Leaves out the rows that are marked.
pub fn without_void(draft: &mut Draft) {
    let Some(column) = draft.fields.remove(VOID) else { return };
    let kept: Vec<u32> = (0..draft.rows as u32).filter(|&row| !column.is_filled(row as usize)).collect();
    draft.keep(&kept);
}
