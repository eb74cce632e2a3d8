//! When targets hold.

use std::sync::Arc;

use crate::ingest::report::problem::{ColumnKind, ProblemKind};
use crate::ingest::values::period_text::{from_start, period};
use crate::sales::day::Day;
use crate::sales::period::Period;
use crate::star::derive::draft::Draft;
use crate::star::fields::Finding;
use crate::table::column::{Column, EMPTY_DAY};
use crate::table::text::texts;

/// So many texts that are no period are listed.
const MOST_LISTED: usize = 20;

/// `from` and `to` (the last day) of every target. How long one holds that is
/// named by its first day, only all of them together tell.
pub fn dates(draft: &mut Draft) {
    let Draft { rows, fields, findings, .. } = draft;
    let rows = *rows;
    let mut from = days(fields.get("from"), rows);
    let mut to = days(fields.get("to"), rows);
    match fields.get("period").map(|column| &**column) {
        Some(Column::Date { days, .. }) => {
            let months = spacing(days);
            fill(&mut from, &mut to, days.iter().map(|&day| (day != EMPTY_DAY).then(|| from_start(Day(day), months))));
        }
        Some(column) => {
            let column = texts(&Arc::new(column.clone()));
            if let Column::Text { dictionary, codes } = &*column {
                let periods: Vec<Option<Period>> = dictionary.texts().map(period).collect();
                let of = |&code: &u32| periods.get(code as usize).copied().flatten();
                fill(&mut from, &mut to, codes.iter().map(of));
                for code in 1..dictionary.len() {
                    let rows = codes.iter().filter(|&&other| other as usize == code && of(&other).is_none()).count() as u64;
                    if rows > 0 && findings.len() < MOST_LISTED {
                        findings.push(Finding { field: "period", kind: ProblemKind::Misfit { expected: ColumnKind::Date }, rows });
                    }
                }
            }
        }
        None => {
            // A start alone: each target holds until the next one begins.
            let months = spacing(&from);
            let starts = from.clone();
            fill(&mut from, &mut to, starts.iter().map(|&day| (day != EMPTY_DAY).then(|| from_start(Day(day), months))));
        }
    }
    fields.insert("from".to_owned(), Arc::new(Column::Date { days: from, seconds: None }));
    fields.insert("to".to_owned(), Arc::new(Column::Date { days: to, seconds: None }));
}

fn days(column: Option<&Arc<Column>>, rows: usize) -> Vec<i32> {
    match column.map(|column| &**column) {
        Some(Column::Date { days, .. }) => days.clone(),
        _ => vec![EMPTY_DAY; rows],
    }
}

fn fill(from: &mut [i32], to: &mut [i32], periods: impl Iterator<Item = Option<Period>>) {
    for ((from, to), period) in from.iter_mut().zip(to).zip(periods) {
        let Some(period) = period else { continue };
        if *from == EMPTY_DAY {
            *from = period.start.0;
        }
        if *to == EMPTY_DAY {
            *to = period.end.0 - 1;
        }
    }
}

/// How many months a period has that is named by its first day: the usual
/// distance to the next one.
fn spacing(days: &[i32]) -> i32 {
    let mut starts: Vec<i32> = days.iter().copied().filter(|&day| day != EMPTY_DAY).collect();
    starts.sort_unstable();
    starts.dedup();
    let least = starts.windows(2).map(|pair| pair.iter().rev().copied().reduce(|later, earlier| later - earlier).unwrap_or(0)).min();
    match least.unwrap_or(31) {
        360.. => 12,
        175.. => 6,
        85.. => 3,
        _ => 1,
    }
}
