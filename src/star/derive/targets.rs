//! When targets hold.

use std::sync::Arc;

use crate::ingest::report::problem::ProblemKind;
use crate::ingest::values::kind::ColumnKind;
use crate::ingest::values::period_text::{from_start, period, week};
use crate::sales::day::Day;
use crate::sales::period::Period;
use crate::star::derive::draft::Draft;
use crate::star::derive::views::{View, each_of};
use crate::star::fields::Finding;
use crate::star::file::File;
use crate::star::headers::classify::Class;
use crate::star::headers::spread::period_in;
use crate::table::column::{Column, EMPTY_DAY};
use crate::table::dictionary::{Dictionary, EMPTY_CODE};
use crate::table::text::texts;

/// So many texts that are no period are listed.
const MOST_LISTED: usize = 20;

/// The files of spread targets as often as they have columns of amounts, each time
/// with one of them, and with the period that its header names.
pub fn views(file: &File, class: &Class) -> Vec<View> {
    each_of(class, "amount", |at| {
        let header = file.columns.get(at).and_then(|column| period_in(&column.name));
        header.map(|period| ("quarter", period)).into_iter().collect()
    })
}

/// Names the period of every target: by the header of its column, or by a year and
/// a quarter or month in columns of their own.
pub fn period_of_parts(draft: &mut Draft) {
    let fields = &draft.fields;
    if fields.contains_key("period") || fields.contains_key("from") {
        return;
    }
    let part = |field: &str| fields.get(field).map(texts);
    let (year, quarter, month) = (part("year"), part("quarter"), part("month"));
    if year.is_none() && quarter.is_none() && month.is_none() {
        return;
    }
    let cell = |column: &Option<Arc<Column>>, row: usize| column.as_ref().and_then(|column| column.written(row));
    let mut dictionary = Dictionary::default();
    let codes = (0..draft.rows).map(|row| {
        let named = period_text(cell(&year, row).as_deref(), cell(&quarter, row).as_deref(), cell(&month, row).as_deref());
        named.map_or(EMPTY_CODE, |text| dictionary.code_or_insert(&text))
    });
    let codes = codes.collect();
    draft.fields.insert("period".to_owned(), Arc::new(Column::Text { dictionary, codes }));
}

/// `2024` and `Q1`, `1` or `January` in one text; a part that names its year says all.
fn period_text(year: Option<&str>, quarter: Option<&str>, month: Option<&str>) -> Option<String> {
    let is_number = |text: &str| text.parse::<u32>().is_ok();
    let part = match (quarter, month) {
        // A month says more than the quarter it is in.
        (_, Some(month)) if is_number(month) => return Some(format!("{}-{month:0>2}", year?)),
        (_, Some(month)) => month.to_owned(),
        (Some(quarter), None) if is_number(quarter) => format!("Q{quarter}"),
        (Some(quarter), None) => quarter.to_owned(),
        (None, None) => return year.map(str::to_owned),
    };
    match (period(&part), year) {
        (None, Some(year)) => Some(format!("{part} {year}")),
        _ => Some(part),
    }
}

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
            fill(&mut from, &mut to, days.iter().map(|&day| (day != EMPTY_DAY).then(|| held(Day(day), months))));
        }
        Some(column) => {
            let column = texts(&Arc::new(column.clone()));
            if let Column::Text { dictionary, codes } = &*column {
                let periods: Vec<Option<Period>> = dictionary.texts().map(|text| period(text).or_else(|| week(text))).collect();
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
            fill(&mut from, &mut to, starts.iter().map(|&day| (day != EMPTY_DAY).then(|| held(Day(day), months))));
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

/// The period that begins with a day; of no month it is a week.
fn held(start: Day, months: i32) -> Period {
    match months {
        0 => Period { start, end: Day(start.0 + 7) },
        _ => from_start(start, months),
    }
}

/// How many months a period has that is named by its first day: the usual
/// distance to the next one; none if that is a week.
fn spacing(days: &[i32]) -> i32 {
    let mut starts: Vec<i32> = days.iter().copied().filter(|&day| day != EMPTY_DAY).collect();
    starts.sort_unstable();
    starts.dedup();
    let least = starts.windows(2).map(|pair| pair.iter().rev().copied().reduce(|later, earlier| later - earlier).unwrap_or(0)).min();
    match least.unwrap_or(31) {
        360.. => 12,
        175.. => 6,
        85.. => 3,
        7 => 0,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_name_a_period() {
        let cases = [
            (Some("2024"), Some("Q1"), None, "2024-01-01..2024-04-01"),
            (Some("2024"), Some("1"), None, "2024-01-01..2024-04-01"),
            (Some("2024"), Some("2024-Q3"), None, "2024-07-01..2024-10-01"),
            (Some("2024"), None, Some("2"), "2024-02-01..2024-03-01"),
            (Some("2024"), None, Some("February"), "2024-02-01..2024-03-01"),
            (Some("2024"), Some("Q1"), Some("Mar"), "2024-03-01..2024-04-01"),
            (None, None, Some("Mar 2024"), "2024-03-01..2024-04-01"),
            (Some("2024"), None, None, "2024-01-01..2025-01-01"),
            (Some("FY24"), None, None, "2024-01-01..2025-01-01"),
        ];
        for (year, quarter, month, expected) in cases {
            let text = period_text(year, quarter, month).expect("a text");
            let named = period(&text).map(|named| format!("{}..{}", named.start, named.end));
            assert_eq!(named.as_deref(), Some(expected), "{text}");
        }
        assert_eq!(period(&period_text(None, Some("Q1"), None).expect("a text")), None);
    }
}
