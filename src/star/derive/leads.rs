//! How far leads have come, and whether anybody answered them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::ingest::report::problem::ProblemKind;
use crate::sales::schema::Dataset;
use crate::star::convert::{YES, flag_column};
use crate::star::derive::documents::{VOID, mark};
use crate::star::derive::draft::Draft;
use crate::star::fields::{Fields, Finding};
use crate::table::column::{Column, EMPTY_DAY};

/// The stages of a lead in their order, each with the date on which it was reached.
const STAGES: [(&str, &str); 4] = [("mql", "mql_at"), ("sql", "sql_at"), ("opportunity", "opportunity_at"), ("customer", "customer_at")];

/// What is converted has become a deal at least: whether it was won, files do not say.
const INTO_DEAL: usize = 3;

/// Among contacts those are leads that have become one, or something further; they are
/// leads since then. The others are marked.
pub fn became(draft: &mut Draft) {
    let Some(Column::Date { days, seconds }) = draft.fields.get("became_lead_at").map(|column| &**column) else { return };
    if days.iter().all(|&day| day == EMPTY_DAY) {
        return;
    }
    let (created, times) = match draft.fields.get("created_at").map(|column| &**column) {
        Some(Column::Date { days, seconds }) => (days.clone(), seconds.clone()),
        _ => (vec![EMPTY_DAY; draft.rows], None),
    };
    let is_dated = |row: usize| STAGES.iter().any(|(_, date)| draft.fields.get(*date).is_some_and(|date| date.is_filled(row)));
    let waits: Vec<bool> = days.iter().enumerate().map(|(row, &day)| day == EMPTY_DAY && !is_dated(row)).collect();
    let time = |seconds: &Option<Vec<u32>>, row: usize| seconds.as_ref().and_then(|all| all.get(row)).copied().unwrap_or_default();
    let has_times = seconds.is_some() || times.is_some();
    let since = days.iter().zip(&created).enumerate().map(|(row, (&became, &created))| match became {
        EMPTY_DAY => (created, time(&times, row)),
        became => (became, time(seconds, row)),
    });
    let (days, seconds): (Vec<i32>, Vec<u32>) = since.unzip();
    let rows = waits.iter().filter(|waits| **waits).count() as u64;
    draft.fields.insert("created_at".to_owned(), Arc::new(Column::Date { days, seconds: has_times.then_some(seconds) }));
    if rows > 0 {
        let kind = ProblemKind::NotYet { what: Dataset::Leads.id().to_owned(), text: String::new() };
        draft.findings.push(Finding { field: "became_lead_at", kind, rows });
        mark(draft, VOID, waits.into_iter());
    }
}

/// Marks what is no lead but another once more, or a test.
pub fn void(draft: &mut Draft) {
    let of_kind = draft.fields.get("lead_kind").map(|kinds| rows_of(kinds, "void")).unwrap_or_default();
    let merged = draft.fields.get("merged_into").cloned();
    let is_merged = |row: usize| merged.as_ref().is_some_and(|merged| merged.is_filled(row));
    let stage = draft.fields.get("stage").cloned();
    let mut told: BTreeMap<String, u64> = BTreeMap::new();
    for row in (0..draft.rows).filter(|&row| of_kind.get(row) == Some(&true)) {
        *told.entry(stage.as_ref().and_then(|stage| stage.written(row)).unwrap_or_default()).or_default() += 1;
    }
    draft.findings.extend(told.into_iter().map(|(text, rows)| Finding { field: "stage", kind: ProblemKind::VoidRow { text }, rows }));
    let rows = (0..draft.rows).filter(|&row| is_merged(row) && of_kind.get(row) != Some(&true)).count() as u64;
    if rows > 0 {
        let text = merged.as_ref().and_then(|merged| (0..draft.rows).find_map(|row| merged.written(row))).unwrap_or_default();
        draft.findings.push(Finding { field: "merged_into", kind: ProblemKind::VoidRow { text }, rows });
    }
    let waits = draft.fields.get(VOID).cloned();
    let marks = (0..draft.rows)
        .map(|row| of_kind.get(row) == Some(&true) || is_merged(row) || waits.as_ref().is_some_and(|waits| waits.is_filled(row)));
    mark(draft, VOID, marks);
}

/// Which stages a lead has reached: those that it has a date of, or that it stands in,
/// and those before. A stage that a file has no dates of, and that is beyond all that its
/// leads stand in, is not known: nobody may have written it down.
pub fn reached(draft: &mut Draft) {
    let fields = &draft.fields;
    let by_stage = fields.get("lead_kind").map(|column| ranks(column));
    let dates: Vec<Option<Arc<Column>>> = STAGES.iter().map(|(_, date)| fields.get(*date).cloned()).collect();
    let flags: Vec<Option<Arc<Column>>> = STAGES.iter().map(|(stage, _)| fields.get(*stage).cloned()).collect();
    let conversion = fields.get("converted_at").cloned();
    let is_converted = |row: usize| conversion.as_ref().is_some_and(|date| date.is_filled(row));
    let furthest = |row: usize| {
        let is_yes =
            |flag: &Option<Arc<Column>>| matches!(flag.as_deref(), Some(Column::Text { codes, .. }) if codes.get(row) == Some(&YES));
        let flagged = (1..).zip(&flags).filter(|(_, flag)| is_yes(flag)).map(|(rank, _)| rank).max().unwrap_or_default();
        let dated = (1..).zip(&dates).filter(|(_, date)| date.as_ref().is_some_and(|date| date.is_filled(row)));
        let dated = dated.map(|(rank, _)| rank).max().unwrap_or_default();
        let dated = if is_converted(row) { dated.max(INTO_DEAL) } else { dated };
        by_stage.as_ref().and_then(|ranks| ranks.get(row)).copied().unwrap_or_default().max(dated).max(flagged)
    };
    let reached: Vec<usize> = (0..draft.rows).map(furthest).collect();
    let unknown = draft.unknown.contains_key("lead_kind");
    // What nobody understands may be any stage.
    let named = by_stage.as_ref().and_then(|ranks| if unknown { Some(STAGES.len()) } else { ranks.iter().copied().max() });
    let named = named.max(conversion.as_ref().map(|_| INTO_DEAL));
    for (rank, (((stage, _), date), flag)) in (1..).zip(STAGES.iter().zip(&dates).zip(&flags)) {
        if date.is_none() && flag.is_none() && named.is_none_or(|furthest| furthest < rank) {
            continue;
        }
        set(&mut draft.fields, stage, reached.iter().map(|&far| far >= rank));
        if date.is_none() && flag.is_none() && unknown {
            draft.unknown.insert((*stage).to_owned(), ["yes".to_owned()].into());
        }
    }
    converted(draft);
}

/// How far each row's stage is.
fn ranks(column: &Column) -> Vec<usize> {
    let Column::Text { dictionary, codes } = column else { return Vec::new() };
    let rank = |text: &str| match text {
        "converted" => INTO_DEAL,
        text => STAGES.iter().position(|(stage, _)| *stage == text).map_or(0, |at| at + 1),
    };
    let ranks: Vec<usize> = dictionary.texts().map(rank).collect();
    codes.iter().map(|&code| ranks.get(code as usize).copied().unwrap_or_default()).collect()
}

/// A lead is converted where the file says so, else where it became a customer.
fn converted(draft: &mut Draft) {
    if draft.fields.contains_key("converted") {
        return;
    }
    let flags = [("customer", "yes"), ("lead_kind", "converted")].map(|(field, text)| Some(rows_of(draft.fields.get(field)?, text)));
    let dated = draft.fields.get("converted_at").map(|date| (0..draft.rows).map(|row| date.is_filled(row)).collect());
    let flags = flags.into_iter().chain([dated]).collect::<Vec<Option<Vec<bool>>>>();
    // Where stages are all there is, one of them must be what a lead is converted to.
    if !draft.fields.contains_key("customer") && !flags.iter().flatten().any(|flags| flags.contains(&true)) {
        return;
    }
    let is_in = |row: usize| flags.iter().flatten().any(|flags| flags.get(row).copied().unwrap_or(false));
    let converted: Vec<bool> = (0..draft.rows).map(is_in).collect();
    set(&mut draft.fields, "converted", converted.into_iter());
    if let Some(values) = draft.unknown.get("customer").cloned() {
        draft.unknown.insert("converted".to_owned(), values);
    }
}

/// Somebody was contacted who has a date of it, or who is known to have replied or not.
pub fn contacted(draft: &mut Draft) {
    let [dates, replies] = ["first_contacted_at", "reply"].map(|field| draft.fields.get(field).cloned());
    let Some(known) = dates.or(replies) else { return };
    set(&mut draft.fields, "contacted", (0..draft.rows).map(|row| known.is_filled(row)));
}

/// Whether a lead has replied, whatever it said.
pub fn replied(draft: &mut Draft) {
    let Some(Column::Text { dictionary, codes }) = draft.fields.get("reply_kind").map(|column| &**column) else { return };
    let is_reply: Vec<bool> = dictionary.texts().map(|text| !matches!(text, "" | "none")).collect();
    let replied: Vec<bool> = codes.iter().map(|&code| is_reply.get(code as usize).copied().unwrap_or(false)).collect();
    set(&mut draft.fields, "replied", replied.into_iter());
    if draft.unknown.contains_key("reply_kind") {
        draft.unknown.insert("replied".to_owned(), ["yes".to_owned()].into());
    }
}

fn set(fields: &mut Fields, field: &str, flags: impl Iterator<Item = bool>) {
    fields.insert(field.to_owned(), Arc::new(flag_column(flags.map(Some))));
}

/// Which rows have this text.
fn rows_of(column: &Column, text: &str) -> Vec<bool> {
    let Column::Text { dictionary, codes } = column else { return Vec::new() };
    let wanted = dictionary.code(text);
    codes.iter().map(|code| Some(*code) == wanted).collect()
}
