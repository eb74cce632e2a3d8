//! From when to when the data reaches.

use crate::kpi::evaluate::columns::{category, date, day_at};
use crate::sales::day::Day;
use crate::sales::period::Period;
use crate::sales::schema::{self, Dataset, FieldType};
use crate::star::tables::{Star, StarTable};
use crate::table::column::EMPTY_DAY;

/// From the first date to the day after the last of what happened: orders, and
/// deals created and closed (an open deal's closing date is a hope). Without
/// either, all other dates but those of targets.
pub fn span(star: &Star) -> Option<Period> {
    let main = star.tables().filter(|(dataset, _)| matches!(dataset, Dataset::Deals | Dataset::Orders));
    let rest = star.tables().filter(|(dataset, _)| !matches!(dataset, Dataset::Deals | Dataset::Orders | Dataset::Targets));
    joined(main.filter_map(|(dataset, table)| of_table(dataset, table)))
        .or_else(|| joined(rest.filter_map(|(dataset, table)| of_table(dataset, table))))
}

fn of_table(dataset: Dataset, table: &StarTable) -> Option<Period> {
    let fields = schema::table(dataset)?.fields.iter().filter(|field| field.kind == FieldType::Date && field.id != "expected_close");
    joined(fields.filter_map(|field| {
        let (days, _) = date(table, &field.id)?;
        let open = (field.id == "closed_at").then(|| category(table, dataset, "status")).flatten();
        let open = open.and_then(|(codes, texts)| Some((codes, texts.code("open")?)));
        let happened = (0..days.len()).filter(|row| open.is_none_or(|(codes, open)| codes.get(*row) != Some(&open)));
        let dated = happened.map(|row| day_at(days, row)).filter(|day| *day != EMPTY_DAY);
        let (first, last) = dated.fold((i32::MAX, i32::MIN), |(first, last), day| (first.min(day), last.max(day)));
        (first <= last).then(|| Period { start: Day(first), end: Day(last.saturating_add(1)) })
    }))
}

/// From the earliest start to the latest end.
pub fn joined(periods: impl Iterator<Item = Period>) -> Option<Period> {
    periods.reduce(|left, right| Period { start: left.start.min(right.start), end: left.end.max(right.end) })
}
