//! Dates that cannot be, and records without the date that puts them into a period.

use crate::ingest::report::problem::ProblemKind;
use crate::star::derive::draft::Draft;
use crate::star::fields::Finding;
use crate::star::words::Status;
use crate::table::column::{Column, EMPTY_DAY};

/// What begins with the first of these fields ends with the second.
const SPANS: [(&str, &str); 6] = [
    ("created_at", "closed_at"),
    ("started_at", "ended_at"),
    ("hired_at", "left_at"),
    ("created_at", "converted_at"),
    ("created_at", "customer_at"),
    ("created_at", "first_contacted_at"),
];
/// The dates that put rows into a period.
const DATES: [&str; 4] = ["created_at", "at", "entered_at", "started_at"];

/// Lists what ended before it began.
pub fn backwards(draft: &mut Draft) {
    for (start, end) in SPANS {
        let (Some(starts), Some(ends)) = (days(draft, start), days(draft, end)) else { continue };
        let is_backwards = |(start, end): (&i32, &i32)| *end != EMPTY_DAY && *start != EMPTY_DAY && end < start;
        let rows = starts.iter().zip(ends).filter(|&pair| is_backwards(pair)).count() as u64;
        found(draft, end, ProblemKind::EndBeforeStart { start: start.to_owned() }, rows);
    }
}

/// Lists rows without the date of their dataset: they count only where no period is chosen.
pub fn undated(draft: &mut Draft) {
    for field in DATES {
        let Some(days) = days(draft, field) else { continue };
        let rows = days.iter().filter(|&&day| day == EMPTY_DAY).count() as u64;
        // A column without any date is a misfit, and told as that.
        if rows < days.len() as u64 {
            found(draft, field, ProblemKind::Undated, rows);
        }
    }
}

/// Lists deals that were won or lost nobody knows when.
pub fn unclosed(draft: &mut Draft) {
    let (Some(days), Some(Column::Text { dictionary, codes })) =
        (days(draft, "closed_at"), draft.fields.get("status").map(|column| &**column))
    else {
        return;
    };
    let ended = [Status::Won, Status::Lost].map(|status| dictionary.code(status.id()));
    let rows = days.iter().zip(codes).filter(|(day, code)| **day == EMPTY_DAY && ended.contains(&Some(**code))).count() as u64;
    found(draft, "closed_at", ProblemKind::Undated, rows);
}

fn days<'d>(draft: &'d Draft, field: &str) -> Option<&'d [i32]> {
    match draft.fields.get(field).map(|column| &**column) {
        Some(Column::Date { days, .. }) => Some(days),
        _ => None,
    }
}

fn found(draft: &mut Draft, field: &'static str, kind: ProblemKind, rows: u64) {
    if rows > 0 {
        draft.findings.push(Finding { field, kind, rows });
    }
}
