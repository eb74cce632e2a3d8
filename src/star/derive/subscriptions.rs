//! What follows from the fields of subscriptions.

use std::sync::Arc;

use crate::ingest::report::problem::ProblemKind;
use crate::sales::exact::round_half_even;
use crate::sales::schema::Dataset;
use crate::star::convert::{YES, flag_column};
use crate::star::derive::documents::{VOID, mark};
use crate::star::derive::draft::Draft;
use crate::star::derive::money::due;
use crate::star::derive::numbers::scaled;
use crate::star::fields::Finding;
use crate::star::kinds::kind;
use crate::table::column::{Column, EMPTY_DAY, EMPTY_NUMBER};
use crate::table::dictionary::Dictionary;
use crate::table::fold::fold;
use crate::table::sorting;

/// What was cancelled but runs on has not ended: where a column says so, it ends with
/// what is paid for; where the status says that it runs, nobody knows when. What has
/// ended, has so on the day it ended, and not later than any other.
pub fn notices(draft: &mut Draft) {
    let day_of = |field: &str| match draft.fields.get(field).map(|column| &**column) {
        Some(Column::Date { days, .. }) => days.clone(),
        _ => vec![EMPTY_DAY; draft.rows],
    };
    let is_there = |field: &str| draft.fields.contains_key(field);
    let says_when = is_there("churned_at") || is_there("status") && is_there("ended_at");
    if !says_when {
        return;
    }
    let (mut churned, mut ended, until) = (day_of("churned_at"), day_of("ended_at"), day_of("runs_until"));
    let (says, standing) = (draft.fields.get("cancels_at_end"), standings(draft));
    // What is agreed on ends some day, too; where only what was cancelled has an end, it lasted until then.
    let is_over = |(row, (end, notice)): (usize, (&i32, &i32))| {
        *end == EMPTY_DAY || *notice != EMPTY_DAY && standing(row) != Some("active") || standing(row) == Some("ended")
    };
    let has_lasted = ended.iter().zip(&churned).enumerate().all(is_over);
    let (mut rows, mut has_changed) = (0, false);
    for (row, ((churned, ended), until)) in churned.iter_mut().zip(&mut ended).zip(&until).enumerate() {
        let runs_on = says.is_some_and(|says| matches!(&**says, Column::Text { codes, .. } if codes.get(row) == Some(&YES)));
        let (notice, end, standing) = (*churned, *ended, standing(row));
        let last = if end == EMPTY_DAY { *until } else { end };
        match standing {
            // What has ended, nobody knows when, has so at the notice.
            Some("ended") if runs_on && last == EMPTY_DAY => {}
            _ if runs_on && notice != EMPTY_DAY => (*churned, *ended) = (EMPTY_DAY, last),
            Some("ended") if notice != EMPTY_DAY && end > notice && has_lasted => *churned = end,
            Some("active") if notice != EMPTY_DAY && end == EMPTY_DAY => (*churned, rows) = (EMPTY_DAY, rows + 1),
            Some("ended") if notice == EMPTY_DAY => *churned = end,
            _ => {}
        }
        has_changed |= (*churned, *ended) != (notice, end);
    }
    drop(standing);
    if !has_changed {
        return;
    }
    for (field, days) in [("churned_at", churned), ("ended_at", ended)] {
        draft.fields.insert(field.to_owned(), Arc::new(Column::Date { days, seconds: None }));
    }
    if rows > 0 {
        draft.findings.push(Finding { field: "churned_at", kind: ProblemKind::StillRuns, rows });
    }
}

/// What is tried begins to be paid for when the trial is over; what ended by then never was.
pub fn trials(draft: &mut Draft) {
    let days = |field: &str| match draft.fields.get(field).map(|column| &**column) {
        Some(Column::Date { days, .. }) => Some(days),
        _ => None,
    };
    let (Some(trials), Some(starts)) = (days("trial_ends_at"), days("started_at")) else { return };
    let end = |row: usize| ENDS.iter().filter_map(|field| days(field)?.get(row).copied()).filter(|day| *day != EMPTY_DAY).min();
    let was_paid = |(row, &trial): (usize, &i32)| trial == EMPTY_DAY || end(row).is_none_or(|end| end > trial);
    let never: Vec<bool> = trials.iter().enumerate().map(|cell| !was_paid(cell)).collect();
    let days = starts.iter().zip(trials).map(|(&start, &trial)| if start == EMPTY_DAY { start } else { start.max(trial) }).collect();
    let rows = never.iter().filter(|never| **never).count() as u64;
    draft.fields.insert("started_at".to_owned(), Arc::new(Column::Date { days, seconds: None }));
    if rows > 0 {
        let kind = ProblemKind::NotYet { what: Dataset::Subscriptions.id().to_owned(), text: String::new() };
        draft.findings.push(Finding { field: "trial_ends_at", kind, rows });
        mark(draft, VOID, never.into_iter());
    }
}

/// What the status says of each row.
fn standings<'a>(draft: &'a Draft) -> impl Fn(usize) -> Option<&'static str> + 'a {
    let told = match draft.fields.get("status").map(|column| &**column) {
        Some(Column::Text { dictionary, codes }) => Some((codes, meanings(draft, dictionary))),
        _ => None,
    };
    move |row| told.as_ref().and_then(|(codes, meanings)| *meanings.get(*codes.get(row)? as usize)?)
}

/// What each text of a status says: what the user said of it, else what it is known for.
fn meanings(draft: &Draft, dictionary: &Dictionary) -> Vec<Option<&'static str>> {
    let said = |text: &str| draft.sales.and_then(|sales| sales.get(text)).map(|&counts| if counts { "active" } else { "ended" });
    dictionary.texts().map(|text| said(text).or_else(|| kind(Dataset::Subscriptions, "standing", text))).collect()
}

/// When it ended.
const ENDS: [&str; 2] = ["ended_at", "churned_at"];
/// So many statuses that are not known are asked about.
const MOST_ASKED: usize = 6;

/// Where a contract or a customer stands, by its status. What has ended nobody knows
/// when counts at no day; nothing recurs from what is not paid for.
pub fn by_status(draft: &mut Draft) {
    let Some(Column::Text { dictionary, codes }) = draft.fields.get("status").map(|column| &**column) else { return };
    let meanings = meanings(draft, dictionary);
    if meanings.iter().all(Option::is_none) {
        return;
    }
    let of_row = |row: usize| codes.get(row).and_then(|&code| meanings.get(code as usize)).copied().flatten();
    let is_filled = |field: &str, row: usize| draft.fields.get(field).is_some_and(|column| column.is_filled(row));
    let was_told = |row: usize| draft.fields.get("churned").and_then(|churned| churned.written(row)).as_deref() == Some("yes");
    let has_ended = |row: usize| of_row(row) == Some("ended") && !ENDS.iter().any(|field| is_filled(field, row));
    let ended: Vec<bool> = (0..draft.rows).map(|row| has_ended(row) || was_told(row)).collect();
    let mut changed = Vec::new();
    if ended.contains(&true) {
        changed.push(("churned", flag_column(ended.iter().map(|&ended| Some(ended)))));
    }
    for field in ["mrr", "arr", "amount"] {
        let Some(Column::Number { values, decimals }) = draft.fields.get(field).map(|column| &**column) else { continue };
        let paid = |(row, &value): (usize, &i64)| if of_row(row) == Some("unpaid") && value != EMPTY_NUMBER { 0 } else { value };
        changed.push((field, Column::Number { values: values.iter().enumerate().map(paid).collect(), decimals: *decimals }));
    }
    let mut rows = vec![0u64; meanings.len()];
    for (row, &code) in codes.iter().enumerate() {
        let is_told = of_row(row) != Some("ended") || has_ended(row);
        rows.get_mut(code as usize).into_iter().for_each(|rows| *rows += u64::from(is_told));
    }
    let mut found = Vec::new();
    for ((text, meaning), rows) in dictionary.texts().zip(&meanings).zip(rows).skip(1).filter(|(_, rows)| *rows > 0) {
        let text = text.to_owned();
        let kind = match meaning {
            Some("active") if draft.sales.is_some_and(|sales| sales.contains_key(&text)) => ProblemKind::OrderStatus { text, asked: false },
            Some("active") => continue,
            Some(_) => ProblemKind::NoSale { text },
            None => ProblemKind::OrderStatus { text, asked: true },
        };
        found.push(Finding { field: "status", kind, rows });
    }
    sorting::by_key(&mut found, |finding| std::cmp::Reverse(finding.rows));
    let mut asked = 0;
    found.retain(|finding| {
        asked += usize::from(matches!(finding.kind, ProblemKind::OrderStatus { asked: true, .. }));
        asked <= MOST_ASKED
    });
    draft.findings.extend(found);
    draft.fields.extend(changed.into_iter().map(|(field, column)| (field.to_owned(), Arc::new(column))));
}

/// What a contract was worth that has ended is not known where it is written down as
/// nothing, as it is since then.
pub fn worth_of_ended(draft: &mut Draft) {
    let has_ended = |row: usize| ENDS.iter().any(|field| draft.fields.get(*field).is_some_and(|column| column.is_filled(row)));
    let (standing, void) = (standings(draft), draft.fields.get(VOID));
    let was_paid = |row: usize| standing(row) != Some("unpaid") && !void.is_some_and(|void| void.is_filled(row));
    let mut changed = Vec::new();
    for field in ["mrr", "arr"] {
        let Some(Column::Number { values, decimals }) = draft.fields.get(field).map(|column| &**column) else { continue };
        let is_lost = |row: usize, value: i64| value == 0 && has_ended(row) && was_paid(row);
        let rows = values.iter().enumerate().filter(|(row, value)| is_lost(*row, **value)).count() as u64;
        if rows > 0 {
            let known = |(row, &value): (usize, &i64)| if is_lost(row, value) { EMPTY_NUMBER } else { value };
            let column = Column::Number { values: values.iter().enumerate().map(known).collect(), decimals: *decimals };
            changed.push((field, column, rows));
        }
    }
    drop(standing);
    for (field, column, rows) in changed {
        draft.fields.insert(field.to_owned(), Arc::new(column));
        draft.findings.push(Finding { field, kind: ProblemKind::WorthOfEnded, rows });
    }
}

/// Coupons that are taken off one amount alone, folded.
const ONCE: [&str; 6] = ["once", "onetime", "einmalig", "unefois", "unavez", "一次性"];

/// What recurs each month from what is due for every unit in each interval, less what
/// coupons take off.
pub fn by_interval(draft: &mut Draft) {
    const DECIMALS: u8 = 4;
    const MONTHS: i128 = 12;
    let of = |field: &str| draft.fields.get(field).map(|column| &**column);
    if of("mrr").or(of("arr")).is_some() {
        return;
    }
    let (Some(Column::Number { values: amounts, decimals }), Some(Column::Text { dictionary, codes })) = (of("amount"), of("interval"))
    else {
        return;
    };
    let times: Vec<Option<i128>> = dictionary.texts().map(due).collect();
    if !times.iter().any(Option::is_some) {
        return;
    }
    let units = |row: usize| match of("quantity") {
        Some(Column::Number { values, decimals }) => {
            let value = values.get(row).copied().filter(|value| *value != EMPTY_NUMBER)?;
            Some((i128::from(value), 10i128.pow(u32::from(*decimals))))
        }
        _ => None,
    };
    let intervals = |row: usize| match of("interval_count") {
        Some(Column::Number { values, decimals: 0 }) => values.get(row).copied().filter(|count| *count > 0).map_or(1, i128::from),
        _ => 1,
    };
    let is_once: Vec<bool> = match of("off_for") {
        Some(Column::Text { dictionary, .. }) => dictionary.texts().map(|text| ONCE.contains(&fold(text).as_str())).collect(),
        _ => Vec::new(),
    };
    let lasts = |row: usize| match of("off_for") {
        Some(Column::Text { codes, .. }) => !codes.get(row).and_then(|&code| is_once.get(code as usize)).is_some_and(|once| *once),
        _ => true,
    };
    // What is left of the amount, of so many parts.
    let left = |row: usize| match of("percent_off") {
        Some(Column::Number { values, decimals }) => {
            let parts = 10i128.pow(u32::from(*decimals).min(18));
            let off = values.get(row).copied().filter(|&off| off != EMPTY_NUMBER && lasts(row)).map_or(0, i128::from);
            (parts - off, parts)
        }
        _ => (1, 1),
    };
    let finer = DECIMALS.saturating_sub(*decimals);
    let monthly = |(row, (&amount, &code)): (usize, (&i64, &u32))| {
        let times = times.get(code as usize).copied().flatten().filter(|_| amount != EMPTY_NUMBER)?;
        let ((units, parts), (left, all)) = (units(row).unwrap_or((1, 1)), left(row));
        let exact = i128::from(amount).checked_mul(times * units * left)?.checked_mul(10i128.pow(u32::from(finer)))?;
        i64::try_from(round_half_even(exact, MONTHS * parts * all * intervals(row))).ok()
    };
    let values = amounts.iter().zip(codes).enumerate().map(|cell| monthly(cell).unwrap_or(EMPTY_NUMBER)).collect();
    let mut unknown = Vec::new();
    for (code, text) in dictionary.texts().enumerate().skip(1).filter(|(code, _)| times.get(*code) == Some(&None)) {
        let rows = codes.iter().filter(|&&other| other as usize == code).count() as u64;
        unknown.push(Finding { field: "interval", kind: ProblemKind::UnknownPeriod { text: text.to_owned() }, rows });
    }
    let mrr = Column::Number { values, decimals: decimals + finer };
    draft.findings.extend(unknown.into_iter().filter(|finding| finding.rows > 0));
    draft.fields.insert("mrr".to_owned(), Arc::new(mrr));
}

/// What recurs each month from what recurs each year, and the other way round.
pub fn recurring(draft: &mut Draft) {
    scaled(&mut draft.fields, "mrr", "arr", (1, 12));
    scaled(&mut draft.fields, "arr", "mrr", (12, 1));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(texts: &[&str]) -> Arc<Column> {
        let mut dictionary = Dictionary::default();
        let codes = texts.iter().map(|text| dictionary.code_or_insert(text)).collect();
        Arc::new(Column::Text { dictionary, codes })
    }

    #[test]
    fn what_recurs_follows_from_interval_and_quantity() {
        let mut draft = Draft { rows: 6, ..Draft::default() };
        let number = |values: &[i64]| Arc::new(Column::Number { values: values.to_vec(), decimals: 0 });
        draft.fields.insert("amount".to_owned(), number(&[30, 240, 30, 30, 30, 90]));
        draft.fields.insert("quantity".to_owned(), number(&[2, 1, 1, EMPTY_NUMBER, 1, 1]));
        draft.fields.insert("interval".to_owned(), texts(&["month", "year", "fortnight", "Monthly", "one-time", "quarter"]));
        draft.fields.insert("status".to_owned(), texts(&["active", "active", "active", "trialing", "active", "active"]));
        by_status(&mut draft);
        by_interval(&mut draft);
        let Some(Column::Number { values, decimals: 4 }) = draft.fields.get("mrr").map(|column| &**column) else {
            panic!("{:?}", draft.fields.get("mrr"))
        };
        assert_eq!(values, &[600_000, 200_000, EMPTY_NUMBER, 0, 0, 300_000]);
        let unknown = ProblemKind::UnknownPeriod { text: "fortnight".to_owned() };
        let trial = Finding { field: "status", kind: ProblemKind::NoSale { text: "trialing".to_owned() }, rows: 1 };
        assert_eq!(draft.findings, [trial, Finding { field: "interval", kind: unknown, rows: 1 }]);
    }
}
