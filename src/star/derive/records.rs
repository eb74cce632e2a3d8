//! Each record once: rows that only repeat one are taken out, and listed.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::ingest::report::problem::ProblemKind;
use crate::star::convert::YES;
use crate::star::derive::draft::Draft;
use crate::star::fields::Finding;
use crate::star::records::alike::{differing, repeated, same};
use crate::star::records::repetition::{Record, Repetition, latest, of_deal};
use crate::table::column::{Column, EMPTY_NUMBER};
use crate::table::dictionary::EMPTY_CODE;

/// So many ids are shown of the records that repeat.
const MOST_SHOWN: usize = 5;
/// Fewer rows than this of the smaller file, one in so many, are no overlap of two files.
const OVERLAP: usize = 5;

/// Deals: one row each, with the amounts of its lines.
pub fn deals(draft: &mut Draft) {
    let Some(id) = draft.fields.get("id").cloned() else { return copies(draft) };
    let groups = repeated(&id.keys());
    let records: Vec<(Vec<u32>, Record)> = groups
        .into_iter()
        .map(|rows| {
            let record = of_deal(&draft.fields, &rows, &|row| draft.file_of(row));
            (rows, record)
        })
        .collect();
    let parts: Vec<&Record> = records.iter().map(|(_, record)| record).filter(|record| record.parts.len() > 1).collect();
    for field in ["amount", "cost", "expected_amount"] {
        added_up(draft, field, &parts);
    }
    without_single(draft, "product", parts.iter().filter(|record| record.repetition == Repetition::Lines));
    take_out(draft, &id, &records);
}

/// Records of one row each: the latest of an id counts.
pub fn latest_of_id(draft: &mut Draft) {
    let Some(id) = draft.fields.get("id").cloned() else { return copies(draft) };
    let modified = draft.fields.get("modified_at").cloned();
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
            // A contract that began anew, or two that share a number by mistake.
            false if differs("started_at") || (differs("name") && (differs("created_at") || is_one_file)) => Repetition::Strangers,
            false => Repetition::Versions,
        };
        let head = latest(modified.as_deref(), &rows);
        let record = Record { repetition, head, parts: vec![head] };
        (rows, record)
    };
    let records: Vec<(Vec<u32>, Record)> = repeated(&id.keys()).into_iter().map(of).collect();
    take_out(draft, &id, &records);
}

/// Leaves out the rows that say that they are deleted.
pub fn without_deleted(draft: &mut Draft) {
    let Some(Column::Text { codes, .. }) = draft.fields.get("is_deleted").map(|column| &**column) else { return };
    let kept: Vec<u32> = (0..).zip(codes).filter(|(_, code)| **code != YES).map(|(row, _)| row).collect();
    let rows = (draft.rows - kept.len()) as u64;
    if rows > 0 {
        draft.findings.push(Finding { field: "is_deleted", kind: ProblemKind::VoidRow { text: "yes".to_owned() }, rows });
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

/// Leaves each record its head, and lists what was taken out.
fn take_out(draft: &mut Draft, id: &Column, records: &[(Vec<u32>, Record)]) {
    let mut out: FxHashSet<u32> = FxHashSet::default();
    let mut told: BTreeMap<Repetition, (u64, u64, Vec<String>)> = BTreeMap::new();
    for (rows, record) in records {
        let (records, others, ids) = told.entry(record.repetition).or_default();
        *records += 1;
        *others += rows.len() as u64 - 1;
        if ids.len() < MOST_SHOWN {
            ids.extend(id.written(record.head as usize));
        }
        if record.repetition != Repetition::Strangers {
            out.extend(rows.iter().copied().filter(|&row| row != record.head));
        }
    }
    for (repetition, (records, rows, ids)) in told {
        let kind = ProblemKind::DuplicateRecord { how: repetition.code().to_owned(), records, ids };
        draft.findings.push(Finding { field: "id", kind, rows });
    }
    let kept: Vec<u32> = (0..draft.rows as u32).filter(|row| !out.contains(row)).collect();
    draft.keep(&kept);
}

/// An amount that differs between the parts of some record is that of each part,
/// and the record's is their sum; one that never differs is the record's.
fn added_up(draft: &mut Draft, field: &str, parts: &[&Record]) {
    let Some(column) = draft.fields.get(field).cloned() else { return };
    let Column::Number { values, decimals } = &*column else { return };
    let value = |row: u32| values.get(row as usize).copied().unwrap_or(EMPTY_NUMBER);
    let mut added = values.clone();
    for repetition in [Repetition::Lines, Repetition::Credit] {
        let own: Vec<&&Record> = parts.iter().filter(|record| record.repetition == repetition).collect();
        if !own.iter().any(|record| record.parts.iter().any(|&row| value(row) != value(record.head))) {
            continue;
        }
        for record in own {
            let filled = record.parts.iter().map(|&row| value(row)).filter(|&value| value != EMPTY_NUMBER);
            let sum = filled.fold(None, |sum: Option<i64>, value| Some(sum.unwrap_or(0).saturating_add(value)));
            if let (Some(cell), Some(sum)) = (added.get_mut(record.head as usize), sum) {
                *cell = sum;
            }
        }
    }
    draft.fields.insert(field.to_owned(), Arc::new(Column::Number { values: added, decimals: *decimals }));
}

/// A record of several members belongs to none of them.
fn without_single<'r>(draft: &mut Draft, field: &str, records: impl Iterator<Item = &'r &'r Record>) {
    let Some(Column::Text { dictionary, codes }) = draft.fields.get(field).map(|column| &**column) else { return };
    let mut codes = codes.clone();
    for record in records {
        let code = |row: u32| codes.get(row as usize).copied().unwrap_or(EMPTY_CODE);
        if record.parts.iter().any(|&row| code(row) != code(record.head))
            && let Some(cell) = codes.get_mut(record.head as usize)
        {
            *cell = EMPTY_CODE;
        }
    }
    let column = Column::Text { dictionary: dictionary.clone(), codes };
    draft.fields.insert(field.to_owned(), Arc::new(column));
}
