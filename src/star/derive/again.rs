//! Records that stand again where no id says so: in a later snapshot, in an export of
//! another day, in the file of another program.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::ingest::report::problem::ProblemKind;
use crate::star::convert::YES;
use crate::star::derive::documents::VOID;
use crate::star::derive::draft::Draft;
use crate::star::derive::records::{MOST_SHOWN, OVERLAP, groups};
use crate::star::fields::Finding;
use crate::star::records::alike::{differing, mixed, same, signatures};
use crate::star::records::repetition::{Repetition, latest};
use crate::star::words::Status;
use crate::table::column::{Column, EMPTY_DAY, EMPTY_KEY, EMPTY_NUMBER};
use crate::table::dictionary::key_of;
use crate::table::sorting;

/// The closing days of one deal in two exports are no further apart than this.
const LONGEST_DELAY: i32 = 180;
/// An address on more rows than this is not that of one lead.
const MOST_OF_ONE: usize = 20;
/// How far a lead has come, the furthest first.
const REACHED: [&str; 5] = ["customer", "converted", "opportunity", "sql", "mql"];

/// Deals as they were on several days, one below the other: each counts as it was last.
/// One that was open and is not in the last snapshot any more is gone.
pub fn snapshots(draft: &mut Draft) {
    let Some(taken) = days(draft, "snapshot_at") else { return };
    let Some(last) = taken.iter().copied().max().filter(|last| taken.iter().any(|day| day != last)) else { return };
    let keys = draft.fields.get("id").map_or_else(|| named(draft), |id| id.keys().into_owned());
    let day = |row: u32| taken.get(row as usize).copied().unwrap_or(EMPTY_DAY);
    let mut stacked = groups(draft, &keys);
    stacked.retain(|rows| rows.iter().any(|&row| rows.first().is_some_and(|&first| day(row) != day(first))));
    if stacked.is_empty() {
        return;
    }
    let ended = ended(draft);
    let mut newest: FxHashMap<u32, i32> = FxHashMap::default();
    for rows in &stacked {
        let of_record = rows.iter().map(|&row| day(row)).max().unwrap_or(last);
        newest.extend(rows.iter().map(|&row| (row, of_record)));
    }
    // A few that repeat do not make a stack of snapshots.
    let in_last = taken.iter().filter(|day| **day == last).count();
    let is_stack = stacked.len() * OVERLAP >= in_last;
    let is_out = |row: &u32| {
        let of_record = newest.get(row).copied().unwrap_or_else(|| day(*row));
        let is_gone = is_stack && (EMPTY_DAY + 1..last).contains(&of_record) && !ended.get(*row as usize).copied().unwrap_or(true);
        day(*row) < of_record || is_gone
    };
    let out = (0..draft.rows as u32).filter(is_out).collect();
    leave_out(draft, Repetition::Snapshots, "snapshot_at", &out, &stacked);
}

/// Deals without ids in files of several days: one of the same name, account and day of
/// creation is the same, and counts as the newest file has it. Where no day of creation
/// says so, many of the same names do.
pub fn deals(draft: &mut Draft) {
    if draft.files.len() < 2 || draft.fields.contains_key("id") || !draft.fields.contains_key("name") {
        return;
    }
    let groups = groups(draft, &named(draft));
    let column = |field: &str| days(draft, field).unwrap_or_else(|| vec![EMPTY_DAY; draft.rows]);
    let (created, closed, expected, ended) = (column("created_at"), column("closed_at"), column("expected_close"), ended(draft));
    let day = |days: &[i32], row: u32| days.get(row as usize).copied().unwrap_or(EMPTY_DAY);
    let has_ended = |row: u32| ended.get(row as usize).copied().unwrap_or_default();
    let has_account = |row: u32| draft.fields.get("account").is_some_and(|account| account.is_filled(row as usize));
    let are_one = |rows: &[u32], is_sure: bool| {
        let files: FxHashSet<usize> = rows.iter().map(|&row| draft.file_of(row)).collect();
        let ends: Vec<i32> = rows.iter().filter(|&&row| has_ended(row)).map(|&row| day(&closed, row)).collect();
        let closes = rows.iter().map(|&row| if has_ended(row) { day(&closed, row) } else { day(&expected, row) });
        let closes: Vec<i32> = closes.filter(|&day| day != EMPTY_DAY).collect();
        let span = closes.iter().max().zip(closes.iter().min()).map_or(0, |(last, first)| last - first);
        files.len() == rows.len() && ends.windows(2).all(|pair| pair.first() == pair.last()) && (is_sure || span <= LONGEST_DELAY)
    };
    let (mut sure, mut likely) = (Vec::new(), Vec::new());
    for rows in groups {
        let mut by_day: BTreeMap<i32, Vec<u32>> = BTreeMap::new();
        rows.iter().for_each(|&row| by_day.entry(day(&created, row)).or_default().push(row));
        let known = by_day.keys().filter(|&&day| day != EMPTY_DAY).count();
        if known < 2 && by_day.contains_key(&EMPTY_DAY) {
            likely.extend(are_one(&rows, false).then_some(rows));
            continue;
        }
        for (_, rows) in by_day.into_iter().filter(|(day, rows)| *day != EMPTY_DAY && rows.len() > 1) {
            let is_sure = rows.iter().all(|&row| has_account(row));
            let list = if is_sure { &mut sure } else { &mut likely };
            list.extend(are_one(&rows, is_sure).then_some(rows));
        }
    }
    let smallest = draft.files.iter().copied().min().unwrap_or_default();
    if likely.len() > 1 && likely.len() * OVERLAP >= smallest {
        sure.append(&mut likely);
    }
    let ranks = draft.file_ranks();
    let modified = draft.fields.get("modified_at").map(|column| &**column);
    let head = |rows: &Vec<u32>| latest(modified, rows, &|row| draft.rank_of(&ranks, row));
    let out = sure.iter().flat_map(|rows| rows.iter().copied().filter(|&row| row != head(rows)).collect::<Vec<u32>>()).collect();
    leave_out(draft, Repetition::Alike, "name", &out, &sure);
}

/// What is the same of one order in every file that names it.
const OF_ONE_ORDER: [&str; 6] = ["at", "account", "account_id", "location", "channel", "currency"];
/// What may have changed of an order that stands twice in one file.
const OF_ONE_FILE: [&str; 4] = ["status", VOID, "modified_at", "cancelled_at"];

/// Orders that stand in several files, or twice in one: of those of the same number, day,
/// customer and products the lines of the newest file count. What is below zero was given
/// back, and stays.
pub fn orders(draft: &mut Draft) {
    let has_lines = ["product", "quantity", "line_amount"].iter().any(|field| draft.fields.contains_key(*field));
    let Some(id) = draft.fields.get("id").cloned().filter(|_| !has_lines || draft.files.len() > 1) else { return };
    let groups = groups(draft, &id.keys());
    if groups.is_empty() {
        return;
    }
    let column = |field: &str| draft.fields.get(field).map(|column| &**column);
    let (ranks, modified, amounts) = (draft.file_ranks(), column("modified_at"), column("amount"));
    let amount = |row: u32| match amounts {
        Some(Column::Number { values, .. }) => values.get(row as usize).copied().filter(|value| *value != EMPTY_NUMBER),
        _ => None,
    };
    let is_filled = |field: &str, row: u32| column(field).is_some_and(|column| column.is_filled(row as usize));
    // The first line of each may say more than the others.
    let agree = |field: &str, one: u32, other: u32| match column(field) {
        Some(column) if column.is_filled(one as usize) && column.is_filled(other as usize) => same(column, one, other),
        _ => true,
    };
    let is_same = |one: u32, other: u32| {
        OF_ONE_ORDER.iter().all(|field| agree(field, one, other)) && (is_filled("account", one) || amount(one) == amount(other))
    };
    let products = |rows: &[u32]| -> FxHashSet<u64> {
        column("product")
            .into_iter()
            .flat_map(|products| rows.iter().map(|&row| products.key(row as usize)))
            .filter(|key| *key != EMPTY_KEY)
            .collect()
    };
    let (mut out, mut records) = (FxHashSet::default(), Vec::new());
    for rows in groups {
        let file = |row: Option<&u32>| row.map(|&row| draft.file_of(row));
        if has_lines && file(rows.first()) == file(rows.last()) {
            continue;
        }
        let mut by_file: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
        rows.iter()
            .filter(|&&row| amount(row).is_none_or(|amount| amount >= 0))
            .for_each(|&row| by_file.entry(draft.rank_of(&ranks, row)).or_default().push(row));
        let before = out.len();
        if !has_lines {
            // In one file only what became of the order may differ.
            for own in by_file.values_mut().filter(|own| own.len() > 1) {
                let differ = differing(&draft.fields, own);
                if !differ.is_empty() && differ.iter().all(|field| OF_ONE_FILE.contains(field)) {
                    let head = latest(modified, own, &|_| 0);
                    out.extend(own.iter().copied().filter(|&row| row != head));
                    own.retain(|&row| row == head);
                }
            }
        }
        // Lines say more than the order alone, whichever file is newer.
        let mut files: Vec<(FxHashSet<u64>, Vec<u32>)> = by_file.into_values().map(|rows| (products(&rows), rows)).collect();
        sorting::by_key(&mut files, |(products, _)| !products.is_empty());
        if let Some((sold, newest)) = files.pop() {
            for (before, older) in &files {
                let heads = older.first().zip(newest.first());
                let shares = before.is_empty() || sold.is_empty() || !before.is_disjoint(&sold);
                if shares && heads.is_some_and(|(one, other)| is_same(*one, *other)) {
                    out.extend(older.iter().copied());
                }
            }
        }
        if out.len() > before {
            records.push(rows);
        }
    }
    leave_out(draft, Repetition::Versions, "id", &out, &records);
}

/// Targets that were set anew in a newer file: for the same people and the same days its
/// amount takes the place of the one before. Files of the same periods throughout that say
/// other amounts everywhere, or far smaller ones, are targets of two kinds.
pub fn targets(draft: &mut Draft) {
    if draft.files.len() < 2 {
        return;
    }
    let starts = |file: usize| {
        let days = days(draft, "from").unwrap_or_default();
        (0u32..).zip(days).filter(|(row, _)| draft.file_of(*row) == file).map(|(_, day)| day).collect::<BTreeSet<i32>>()
    };
    let files: Vec<BTreeSet<i32>> = (0..draft.files.len()).map(starts).collect();
    let differ = files.windows(2).any(|pair| pair.first() != pair.last());
    set_anew(draft, "from", &["owner", "team", "region", "product", "currency", "to"], differ);
}

/// Costs of the same days, campaigns and channels in files that say some of them alike:
/// those of the newest file count, since ad programs correct them.
pub fn spend(draft: &mut Draft) {
    set_anew(draft, "at", &["kind", "source", "campaign", "channel", "currency"], false);
}

/// Leaves out amounts that a newer file has for the same day and the same of these fields, if
/// it has some of them unchanged or, where `by_size`, none of them is twice the other.
fn set_anew(draft: &mut Draft, day: &'static str, of_what: &[&str], by_size: bool) {
    let Some(amounts) = draft.fields.get("amount").cloned() else { return };
    if draft.files.len() < 2 || !draft.fields.contains_key(day) {
        return;
    }
    let own = draft.fields.iter().filter(|(field, _)| *field == day || of_what.contains(&field.as_str()));
    let keys = signatures(own.map(|(field, column)| (field.as_str(), &**column)), draft.rows);
    let keys: Vec<u64> = keys.into_iter().map(|key| key.max(1)).collect();
    let mut records = groups(draft, &keys);
    records.retain(|rows| rows.iter().map(|&row| draft.file_of(row)).collect::<FxHashSet<usize>>().len() == rows.len());
    let is_kept = |rows: &Vec<u32>| rows.windows(2).all(|pair| matches!(pair, [one, other] if same(&amounts, *one, *other)));
    let amount = |row: u32| match &*amounts {
        Column::Number { values, .. } => values.get(row as usize).copied().unwrap_or(EMPTY_NUMBER),
        _ => EMPTY_NUMBER,
    };
    let is_near = |rows: &Vec<u32>| {
        let (least, most) = (rows.iter().map(|&row| amount(row)).min(), rows.iter().map(|&row| amount(row)).max());
        least.zip(most).is_some_and(|(least, most)| least > 0 && most / 2 < least)
    };
    let are_set_anew = records.iter().any(is_kept) || by_size && records.iter().all(is_near);
    if !are_set_anew {
        return;
    }
    let ranks = draft.file_ranks();
    let head = |rows: &Vec<u32>| latest(None, rows, &|row| draft.rank_of(&ranks, row));
    let out = records.iter().flat_map(|rows| rows.iter().copied().filter(|&row| row != head(rows)).collect::<Vec<u32>>()).collect();
    leave_out(draft, Repetition::Alike, day, &out, &records);
}

/// Leads that stand in the files of several programs: one address is one lead, as far as
/// it has come in any of them, with what the others say of it beside that.
pub fn leads(draft: &mut Draft) {
    let Some(address) = draft.fields.get("email").cloned().filter(|_| draft.files.len() > 1) else { return };
    let keys = match &*address {
        Column::Text { dictionary, codes } => {
            let keys: Vec<u64> = dictionary.texts().map(|text| key_of(&text.to_lowercase())).collect();
            codes.iter().map(|&code| keys.get(code as usize).copied().unwrap_or(EMPTY_KEY)).collect()
        }
        column => column.keys().into_owned(),
    };
    let mut people = groups(draft, &keys);
    people.retain(|rows| {
        let first = rows.first().map(|&row| draft.file_of(row));
        rows.len() <= MOST_OF_ONE && rows.iter().any(|&row| Some(draft.file_of(row)) != first)
    });
    let is_yes = |field: &str, row: u32| match draft.fields.get(field).map(|column| &**column) {
        Some(Column::Text { codes, .. }) => codes.get(row as usize) == Some(&YES),
        _ => false,
    };
    let come = |row: u32| REACHED.iter().map(|field| u32::from(is_yes(field, row))).fold(0, |all, own| all * 2 + own);
    let says = |row: u32| draft.fields.values().filter(|column| column.is_filled(row as usize)).count();
    let head = |rows: &[u32]| rows.iter().rev().copied().max_by_key(|&row| (come(row), says(row)));
    let heads: Vec<(u32, &Vec<u32>)> = people.iter().filter_map(|rows| Some((head(rows)?, rows))).collect();
    let completed = |column: &Column| {
        let mut from: Vec<u32> = (0..draft.rows as u32).collect();
        for (head, rows) in heads.iter().filter(|(head, _)| !column.is_filled(*head as usize)) {
            let said = rows.iter().copied().find(|&row| column.is_filled(row as usize));
            from.get_mut(*head as usize).into_iter().zip(said).for_each(|(place, said)| *place = said);
        }
        Arc::new(column.picked(&from))
    };
    let out: FxHashSet<u32> = heads.iter().flat_map(|(head, rows)| rows.iter().copied().filter(move |row| row != head)).collect();
    if !out.is_empty() {
        let fields = draft.fields.iter().map(|(field, column)| (field.clone(), completed(column))).collect();
        draft.fields = fields;
        leave_out(draft, Repetition::Programs, "email", &out, &people);
    }
}

/// Takes rows out that say again what others say, and tells so in the file of the first.
fn leave_out(draft: &mut Draft, how: Repetition, field: &'static str, out: &FxHashSet<u32>, records: &[Vec<u32>]) {
    let Some(first) = out.iter().min() else { return };
    let shown = ["id", "name", "owner"].iter().find_map(|field| draft.fields.get(*field));
    let name = |rows: &Vec<u32>| shown?.written(*rows.first()? as usize);
    let ids = records.iter().filter_map(name).take(MOST_SHOWN).collect();
    let kind = ProblemKind::DuplicateRecord { how: how.code().to_owned(), records: records.len() as u64, ids };
    draft.located.push((draft.file_of(*first), Finding { field, kind, rows: out.len() as u64 }));
    let kept: Vec<u32> = (0..draft.rows as u32).filter(|row| !out.contains(row)).collect();
    draft.keep(&kept);
}

/// A key for each row by the deal's name and account; none for a row without a name.
fn named(draft: &Draft) -> Vec<u64> {
    let keys = |field: &str| draft.fields.get(field).map_or_else(|| vec![EMPTY_KEY; draft.rows], |column| column.keys().into_owned());
    let of = |(name, account): (&u64, &u64)| if *name == EMPTY_KEY { EMPTY_KEY } else { mixed(*name, *account) };
    keys("name").iter().zip(&keys("account")).map(of).collect()
}

/// Whether each row's deal is open no more.
fn ended(draft: &Draft) -> Vec<bool> {
    match draft.fields.get("status").map(|column| &**column) {
        Some(Column::Text { dictionary, codes }) => {
            let open = dictionary.code(Status::Open.id());
            codes.iter().map(|code| Some(*code) != open).collect()
        }
        _ => vec![false; draft.rows],
    }
}

fn days(draft: &Draft, field: &str) -> Option<Vec<i32>> {
    match draft.fields.get(field).map(|column| &**column) {
        Some(Column::Date { days, .. }) => Some(days.clone()),
        _ => None,
    }
}
