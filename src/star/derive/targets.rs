//! When targets hold.

use std::sync::Arc;

use crate::ingest::report::problem::ProblemKind;
use crate::ingest::values::kind::ColumnKind;
use crate::ingest::values::period_text::{fiscal_year, from_start, period, span, week};
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
    let is_told = |field: &str| class.fields.iter().flatten().any(|own| own == field);
    let year = year_of(file).filter(|_| !["year", "from", "to"].into_iter().any(is_told));
    let of_file = || year.clone().map(|year| ("year", year));
    let mut views = each_of(class, "amount", |at| {
        let header = file.columns.get(at).and_then(|column| period_in(&column.name));
        header.map(|period| ("quarter", period)).into_iter().collect()
    });
    views.iter_mut().for_each(|view| view.said.extend(of_file()));
    views
}

/// The one year in the name of a file, or in a line above its header: `Quota 2025`.
fn year_of(file: &File) -> Option<String> {
    let year = |text: &str| {
        let mut numbers = text.split(|letter: char| !letter.is_ascii_digit()).filter(|number| !number.is_empty());
        let only = numbers.next().filter(|_| numbers.next().is_none())?;
        (only.len() == 4 && only.starts_with("20")).then(|| only.to_owned())
    };
    [file.name.as_str()].into_iter().chain(file.titles()).find_map(year)
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
    let rows = draft.rows;
    let mut from = days(draft.fields.get("from"), rows);
    let mut to = days(draft.fields.get("to"), rows);
    match draft.fields.get("period").cloned() {
        Some(column) => match &*column {
            Column::Date { days, .. } => {
                let months = spacing(days);
                fill(&mut from, &mut to, days.iter().map(|&day| (day != EMPTY_DAY).then(|| held(Day(day), months))));
            }
            _ => fill(&mut from, &mut to, named(draft, &texts(&column)).into_iter()),
        },
        None => {
            // A start alone: each target holds until the next one begins.
            let months = spacing(&from);
            let starts = from.clone();
            fill(&mut from, &mut to, starts.iter().map(|&day| (day != EMPTY_DAY).then(|| held(Day(day), months))));
        }
    }
    // Where nobody knows of any target when it holds, there is none of a period.
    if from.iter().all(|&day| day == EMPTY_DAY) {
        ["from", "to"].into_iter().for_each(|field| _ = draft.fields.remove(field));
        return;
    }
    draft.fields.insert("from".to_owned(), Arc::new(Column::Date { days: from, seconds: None }));
    draft.fields.insert("to".to_owned(), Arc::new(Column::Date { days: to, seconds: None }));
}

/// The days that the periods of all rows name; what names none is listed.
fn named(draft: &mut Draft, column: &Column) -> Vec<Option<Period>> {
    let Column::Text { dictionary, codes } = column else { return vec![None; draft.rows] };
    let years = draft.fields.get("year").map(texts);
    // `2010-11` is a fiscal year only among others of its kind.
    let fiscal: Vec<Option<Period>> = dictionary.texts().map(fiscal_year).collect();
    let are_fiscal = fiscal.len() > 2 && fiscal.iter().skip(1).all(Option::is_some);
    let alone = |text: &str| week(text).or_else(|| period(text)).or_else(|| span(text));
    let spans: Vec<Option<Period>> = if are_fiscal { fiscal } else { dictionary.texts().map(alone).collect() };
    let assumed = draft.year.map(|year| year.to_string()).filter(|_| years.is_none());
    let mut in_assumed = 0;
    let mut in_year = |row: usize, code: u32| {
        let year = years.as_ref().and_then(|years| years.written(row)).or_else(|| assumed.clone())?;
        let found = span(&format!("{year} {}", dictionary.text(code)));
        in_assumed += u64::from(found.is_some() && years.is_none());
        found
    };
    let mut found = Vec::with_capacity(codes.len());
    let mut unknown = vec![0u64; spans.len()];
    let mut of_fiscal_years: Option<(String, u64)> = None;
    for (row, &code) in codes.iter().enumerate() {
        let alone = spans.get(code as usize).copied().flatten();
        let span = if alone.is_none() && code != EMPTY_CODE { in_year(row, code) } else { alone };
        if span.is_none() {
            unknown.get_mut(code as usize).into_iter().for_each(|rows| *rows += 1);
        }
        if span.is_some() && span == fiscal_year(dictionary.text(code)) {
            of_fiscal_years.get_or_insert_with(|| (dictionary.text(code).to_owned(), 0)).1 += 1;
        }
        found.push(span);
    }
    let misfit = |rows: u64| Finding { field: "period", kind: ProblemKind::Misfit { expected: ColumnKind::Date }, rows };
    draft.findings.extend(unknown.into_iter().skip(1).filter(|rows| *rows > 0).take(MOST_LISTED).map(misfit));
    if let Some(year) = assumed.filter(|_| in_assumed > 0) {
        draft.findings.push(Finding { field: "period", kind: ProblemKind::AssumedYear { year }, rows: in_assumed });
    }
    if let Some((text, rows)) = of_fiscal_years {
        let span = fiscal_year(&text).map(|span| (span.start.to_string(), Day(span.end.0 - 1).to_string())).unwrap_or_default();
        draft.findings.push(Finding { field: "period", kind: ProblemKind::FiscalYears { text, start: span.0, end: span.1 }, rows });
    }
    found
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
