//! Each record once: rows that only repeat one are taken out, and listed.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::ingest::report::problem::ProblemKind;
use crate::star::convert::YES;
use crate::star::derive::draft::Draft;
use crate::star::derive::shares;
use crate::star::fields::{Fields, Finding};
use crate::star::records::alike::{differing, mixed, repeated, same};
use crate::star::records::repetition::{ALL_KEPT, Record, Repetition, latest, of_deal};
use crate::table::column::Column;
use crate::table::fold::fold;

/// Fields that only parts of a deal have.
const PARTS: [&str; 3] = ["credit_share", "credit_amount", "line_amount"];
/// So many ids are shown of the records that repeat.
pub const MOST_SHOWN: usize = 5;
/// Fewer rows than this of the smaller file, one in so many, are no overlap of two files.
pub const OVERLAP: usize = 5;

/// Deals: one row each, or one for each part of which a product or a person has the amount.
pub fn deals(draft: &mut Draft) {
    let has_id = draft.fields.contains_key("id");
    if !has_id {
        copies(draft);
    }
    // Without an id a name is enough for what says that it is part of a deal.
    let has_parts = PARTS.iter().any(|field| draft.fields.contains_key(*field));
    let named = if has_id { "id" } else { "name" };
    let Some(id) = draft.fields.get(named).filter(|_| has_id || has_parts).cloned() else { return };
    let groups = groups(draft, &id.keys());
    let ranks = if groups.is_empty() { Vec::new() } else { draft.file_ranks() };
    let overlays = overlays(&draft.fields);
    let is_over = |row: &u32| overlays.get(*row as usize) == Some(&true);
    let of = |rows: Vec<u32>| {
        let (over, own): (Vec<u32>, Vec<u32>) = rows.iter().partition(|row| is_over(row));
        let told = if own.is_empty() { &over } else { &own };
        let record = of_deal(&draft.fields, told, &|row| draft.rank_of(&ranks, row));
        (rows, record)
    };
    let is_meant = |(_, record): &(Vec<u32>, Record)| has_id || matches!(record.repetition, Repetition::Credit | Repetition::Lines);
    let mut records: Vec<(Vec<u32>, Record)> = groups.into_iter().map(of).filter(is_meant).collect();
    let beside: Vec<u32> = records.iter().filter(|(_, record)| !is_over(&record.head)).flat_map(|(rows, _)| rows).copied().collect();
    let beside: Vec<u32> = beside.into_iter().filter(is_over).collect();
    if let (Some(&first), Some(kinds)) = (beside.first(), draft.fields.get("credit_kind")) {
        let kind = ProblemKind::VoidRow { text: kinds.written(first as usize).unwrap_or_default() };
        draft.findings.push(Finding { field: "credit_kind", kind, rows: beside.len() as u64 });
    }
    shares::spread(draft, &mut records);
    take_out(draft, &id, &records);
}

/// Which rows say that somebody is credited on top of what others share.
fn overlays(fields: &Fields) -> Vec<bool> {
    let Some(Column::Text { dictionary, codes }) = fields.get("credit_kind").map(|column| &**column) else { return Vec::new() };
    let is_over: Vec<bool> = dictionary.texts().map(|text| fold(text).contains("overlay")).collect();
    codes.iter().map(|&code| is_over.get(code as usize) == Some(&true)).collect()
}

/// The rows of each key that stands on several, but for rows that all count as they
/// stand, which are listed.
pub fn groups(draft: &mut Draft, keys: &[u64]) -> Vec<Vec<u32>> {
    let groups = repeated(keys);
    if !draft.keeps_all.contains(&true) {
        return groups;
    }
    let keeps_all = |row: &u32| draft.keeps_all.get(draft.file_of(*row)).copied().unwrap_or(false);
    let (kept, others): (Vec<Vec<u32>>, Vec<Vec<u32>>) = groups.into_iter().map(|rows| rows.into_iter().partition(keeps_all)).unzip();
    let several = |groups: Vec<Vec<u32>>| groups.into_iter().filter(|rows| rows.len() > 1).collect::<Vec<Vec<u32>>>();
    let (kept, others) = (several(kept), several(others));
    let is_kept = |kind: &ProblemKind| matches!(kind, ProblemKind::DuplicateRecord { how, .. } if how == ALL_KEPT);
    let was_told = draft.located.iter().any(|(_, finding)| is_kept(&finding.kind));
    if let Some(first) = kept.first().and_then(|rows| rows.first()).filter(|_| !was_told) {
        let (rows, records) = (kept.iter().map(|rows| rows.len() as u64 - 1).sum(), kept.len() as u64);
        let kind = ProblemKind::DuplicateRecord { how: ALL_KEPT.to_owned(), records, ids: Vec::new() };
        draft.located.push((draft.file_of(*first), Finding { field: "id", kind, rows }));
    }
    others
}

/// Records of one row each: the latest of an id counts.
pub fn latest_of_id(draft: &mut Draft) {
    let Some(id) = draft.fields.get("id").cloned() else { return copies(draft) };
    let modified = draft.fields.get("modified_at").cloned();
    let groups = groups(draft, &id.keys());
    let ranks = if groups.is_empty() { Vec::new() } else { draft.file_ranks() };
    let of = |rows: Vec<u32>| {
        let is_copy = rows.windows(2).all(|pair| match pair {
            [one, other] => draft.fields.values().all(|column| same(column, *one, *other)),
            _ => true,
        });
        let differ = differing(&draft.fields, &rows);
        let differs = |field: &str| differ.contains(&field);
        let is_one_file = rows.iter().all(|&row| rows.first().is_some_and(|&first| draft.file_of(first) == draft.file_of(row)));
        let repetition = match is_copy {
            true => Repetition::Copies,
            // A contract that began anew, a meeting held again, or two that share a number by mistake.
            false
                if differs("started_at")
                    || differs("at")
                    || differs("touch_kind")
                    || (differs("name") && (differs("created_at") || is_one_file)) =>
            {
                Repetition::Strangers
            }
            false => Repetition::Versions,
        };
        let head = latest(modified.as_deref(), &rows, &|row| draft.rank_of(&ranks, row));
        let record = Record { repetition, head, parts: vec![head] };
        (rows, record)
    };
    let records: Vec<(Vec<u32>, Record)> = groups.into_iter().map(of).collect();
    take_out(draft, &id, &records);
}

/// Leaves out the rows that say that they are deleted.
pub fn without_deleted(draft: &mut Draft) {
    let Some(Column::Text { codes, .. }) = draft.fields.get("is_deleted").map(|column| &**column) else { return };
    let rows = codes.iter().filter(|code| **code == YES).count() as u64;
    if rows > 0 {
        let kept: Vec<u32> = (0..).zip(codes).filter(|(_, code)| **code != YES).map(|(row, _)| row).collect();
        draft.findings.push(Finding { field: "is_deleted", kind: ProblemKind::VoidRow { text: "yes".to_owned() }, rows });
        draft.keep(&kept);
    }
}

/// Orders in files that overlap: of one that was modified in between, the lines as
/// they were last.
pub fn latest_of_order(draft: &mut Draft) {
    let (Some(id), Some(modified)) = (draft.fields.get("id").cloned(), draft.fields.get("modified_at").cloned()) else { return };
    if draft.files.len() < 2 {
        return;
    }
    let mut out: FxHashSet<u32> = FxHashSet::default();
    let (mut records, mut ids, mut file) = (0, Vec::new(), None);
    for rows in groups(draft, &id.keys()) {
        let head = latest(Some(&modified), &rows, &|row| draft.file_of(row));
        let is_newest = |&row: &u32| draft.file_of(row) == draft.file_of(head);
        let is_dated = rows.iter().all(|&row| modified.is_filled(row as usize));
        if !is_dated || rows.iter().all(is_newest) {
            continue;
        }
        records += 1;
        file = file.or(Some(draft.file_of(head)));
        ids.extend(id.written(head as usize).filter(|_| ids.len() < MOST_SHOWN));
        out.extend(rows.iter().copied().filter(|row| !is_newest(row)));
    }
    if let Some(file) = file {
        let kind = ProblemKind::DuplicateRecord { how: Repetition::Versions.code().to_owned(), records, ids };
        draft.located.push((file, Finding { field: "id", kind, rows: out.len() as u64 }));
        let kept: Vec<u32> = (0..draft.rows as u32).filter(|row| !out.contains(row)).collect();
        draft.keep(&kept);
    }
}

/// Rows without an id: the same row in two files that overlap is one record.
pub fn copies(draft: &mut Draft) {
    if draft.whole.len() != draft.rows || draft.files.len() < 2 {
        return;
    }
    let mut seen: FxHashMap<u64, usize> = FxHashMap::default();
    let mut shared: BTreeMap<(usize, usize), Vec<u32>> = BTreeMap::new();
    for (row, &whole) in (0u32..).zip(&draft.whole) {
        let file = draft.file_of(row);
        let first = *seen.entry(whole).or_insert(file);
        if first != file {
            shared.entry((first, file)).or_default().push(row);
        }
    }
    let size = |file: usize| draft.files.get(file).copied().unwrap_or_default();
    let overlaps = |&(one, other): &(usize, usize), rows: &Vec<u32>| {
        let smaller = size(one).min(size(other));
        rows.len() == smaller || (rows.len() > 1 && rows.len() * OVERLAP >= smaller)
    };
    let out: FxHashSet<u32> =
        shared.iter().filter(|(files, rows)| overlaps(files, rows)).flat_map(|(_, rows)| rows.iter().copied()).collect();
    if out.is_empty() {
        return;
    }
    let rows = out.len() as u64;
    draft.findings.push(Finding {
        field: "id",
        kind: ProblemKind::DuplicateRecord { how: Repetition::Copies.code().to_owned(), records: rows, ids: Vec::new() },
        rows,
    });
    let kept: Vec<u32> = (0..draft.rows as u32).filter(|row| !out.contains(row)).collect();
    draft.keep(&kept);
}

/// Rows without an id that say the same as another of their file: all of them count, since
/// a customer may have bought twice, and they are told unless that is the way of the file.
pub fn twice(draft: &mut Draft) {
    /// Where one row in so many repeats another, things are sold so.
    const USUAL: usize = 10;
    let is_there = |field: &str| draft.fields.contains_key(field);
    let says_enough = is_there("amount") && (is_there("account") || is_there("name")) && (is_there("at") || is_there("closed_at"));
    if is_there("id") || !says_enough || draft.whole.len() != draft.rows {
        return;
    }
    let of_one_file: Vec<u64> = (0u32..).zip(&draft.whole).map(|(row, &whole)| mixed(whole, draft.file_of(row) as u64)).collect();
    let records = groups(draft, &of_one_file);
    let rows: usize = records.iter().map(|rows| rows.len() - 1).sum();
    let first = records.first().and_then(|rows| rows.first()).copied();
    let Some(first) = first.filter(|_| rows <= (draft.rows / USUAL).max(1)) else { return };
    let shown = ["name", "account"].iter().find_map(|field| draft.fields.get(*field));
    let ids = records.iter().filter_map(|rows| shown?.written(*rows.first()? as usize)).take(MOST_SHOWN).collect();
    let kind = ProblemKind::DuplicateRecord { how: Repetition::Twice.code().to_owned(), records: records.len() as u64, ids };
    draft.located.push((draft.file_of(first), Finding { field: "amount", kind, rows: rows as u64 }));
}

/// Leaves each record its head, and lists what was taken out.
fn take_out(draft: &mut Draft, id: &Column, records: &[(Vec<u32>, Record)]) {
    let mut out: FxHashSet<u32> = FxHashSet::default();
    let mut told: BTreeMap<Repetition, (u64, u64, Vec<String>, usize)> = BTreeMap::new();
    for (rows, record) in records {
        let first = || rows.first().map_or(0, |&row| draft.file_of(row));
        let (records, others, ids, _) = told.entry(record.repetition).or_insert_with(|| (0, 0, Vec::new(), first()));
        *records += 1;
        *others += rows.len() as u64 - 1;
        if ids.len() < MOST_SHOWN {
            ids.extend(id.written(record.head as usize));
        }
        if record.repetition != Repetition::Strangers {
            out.extend(rows.iter().copied().filter(|row| record.parts.binary_search(row).is_err()));
        }
    }
    for (repetition, (records, rows, ids, file)) in told {
        let kind = ProblemKind::DuplicateRecord { how: repetition.code().to_owned(), records, ids };
        draft.located.push((file, Finding { field: "id", kind, rows }));
    }
    if !out.is_empty() {
        let kept: Vec<u32> = (0..draft.rows as u32).filter(|row| !out.contains(row)).collect();
        draft.keep(&kept);
    }
}
