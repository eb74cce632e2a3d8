//! What the texts of a dataset mean, and which of them nobody understands.

use crate::ingest::report::problem::ProblemKind;
use crate::sales::schema::{Dataset, table};
use crate::star::derive::draft::Draft;
use crate::star::fields::Finding;
use crate::star::kinds;
use crate::table::sorting;

/// So many texts of a field that are not understood are asked about.
const MOST_UNKNOWN: usize = 6;

/// The kind of sale.
pub fn of_deals(draft: &mut Draft) {
    understood(draft, Dataset::Deals);
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
