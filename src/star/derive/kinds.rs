//! What the texts of a dataset mean, and which of them nobody understands.

use std::sync::Arc;

use crate::ingest::report::problem::ProblemKind;
use crate::sales::schema::{Dataset, table};
use crate::star::convert::flag_column;
use crate::star::derive::draft::Draft;
use crate::star::fields::Finding;
use crate::star::kinds;
use crate::table::column::Column;
use crate::table::fold::fold;
use crate::table::sorting;

/// So many texts of a field that are not understood are asked about.
const MOST_UNKNOWN: usize = 6;

/// The kind of sale.
pub fn of_deals(draft: &mut Draft) {
    understood(draft, Dataset::Deals);
}

/// What texts of kinds say, folded, of who bought before.
const EXISTING: [&str; 12] = [
    "existing",
    "existingbusiness",
    "existingcustomer",
    "existingclient",
    "currentcustomer",
    "expansion",
    "bestandskunde",
    "bestandsgeschaeft",
    "clientexistant",
    "clienteexistente",
    "老客户",
    "既存顧客",
];

/// Whether a deal was made with who was a customer before, as far as its kind says.
pub fn to_customers(draft: &mut Draft) {
    let Some(Column::Text { dictionary, codes }) = draft.fields.get("kind").map(|column| &**column) else { return };
    let of_text = |text: &str| match kinds::kind(Dataset::Deals, "sale_kind", text) {
        Some("upsell" | "cross-sell" | "renewal") => Some(true),
        Some("new") => Some(false),
        _ => EXISTING.contains(&fold(text).as_str()).then_some(true),
    };
    let says: Vec<Option<bool>> = dictionary.texts().map(of_text).collect();
    if says.contains(&Some(true)) {
        let flags = flag_column(codes.iter().map(|&code| says.get(code as usize).copied().flatten()));
        draft.fields.insert("to_customer".to_owned(), Arc::new(flags));
    }
}

/// The kind of touch.
pub fn of_activities(draft: &mut Draft) {
    understood(draft, Dataset::Activities);
}

/// How far a lead has come, and what it replied.
pub fn of_leads(draft: &mut Draft) {
    understood(draft, Dataset::Leads);
}

/// What a survey asks.
pub fn of_surveys(draft: &mut Draft) {
    understood(draft, Dataset::Surveys);
}

/// What money was spent on.
pub fn of_spend(draft: &mut Draft) {
    understood(draft, Dataset::Spend);
}

fn understood(draft: &mut Draft, dataset: Dataset) {
    for meaning in table(dataset).into_iter().flat_map(|table| &table.fields).filter(|field| field.means.is_some()) {
        let mut unknown = kinds::complete(&mut draft.fields, dataset, meaning);
        if unknown.is_empty() {
            continue;
        }
        sorting::by_key(&mut unknown, |unknown| std::cmp::Reverse(unknown.rows));
        draft.unknown.insert(meaning.id.clone(), meaning.values.iter().cloned().collect());
        for unknown in unknown.into_iter().take(MOST_UNKNOWN) {
            draft.findings.push(Finding {
                field: unknown.field,
                kind: ProblemKind::UnknownKind { text: unknown.text },
                rows: unknown.rows,
            });
        }
    }
}
