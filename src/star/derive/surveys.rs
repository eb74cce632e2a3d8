//! What a survey asks where no column says it, and how far its scores go.

use std::sync::Arc;

use crate::ingest::report::problem::ProblemKind;
use crate::ingest::values::kind::ColumnKind;
use crate::sales::exact::round_half_even;
use crate::sales::schema::Dataset;
use crate::star::derive::draft::Draft;
use crate::star::derive::views::View;
use crate::star::fields::Finding;
use crate::star::file::{File, FileColumn};
use crate::star::headers::classify::Class;
use crate::star::headers::question::{asked, rated};
use crate::star::kinds;
use crate::table::column::{Column, EMPTY_NUMBER};

/// The file as it is, with what the header of its scores, or its name, says of all of
/// them; where several columns of numbers each ask something, once for each.
pub fn views(file: &File, class: &Class) -> Vec<View> {
    let mut views = questions(file, class);
    for View { class, said } in &mut views {
        let score = file.columns.iter().zip(&class.fields).find(|(_, field)| field.as_deref() == Some("score"));
        said.extend(score.and_then(|(column, _)| best(column)).map(|best| (BEST, best.to_string())));
    }
    views
}

fn questions(file: &File, class: &Class) -> Vec<View> {
    let as_it_is =
        |said: Option<&'static str>| View { class: class.clone(), said: said.map(|kind| ("kind", kind.to_owned())).into_iter().collect() };
    let kind = file.columns.iter().zip(&class.fields).find(|(_, field)| field.as_deref() == Some("kind"));
    if let Some((column, _)) = kind {
        // Whether an answer is complete says nothing of what was asked.
        let says = |text: &str| kinds::kind(Dataset::Surveys, "score_kind", text).is_some();
        let says_nothing = matches!(&*column.column, Column::Text { dictionary, .. } if !dictionary.texts().any(says));
        let without = |field: &Option<String>| field.clone().filter(|field| field != "kind");
        let others = Class { fields: class.fields.iter().map(without).collect(), ..class.clone() };
        let views = if says_nothing { questions(file, &others) } else { Vec::new() };
        let is_told = !views.is_empty() && views.iter().all(|view| !view.said.is_empty());
        return if is_told { views } else { vec![as_it_is(None)] };
    }
    let columns = || file.columns.iter().zip(&class.fields).enumerate();
    let Some(score) = columns().find(|(_, (_, field))| field.as_deref() == Some("score")).map(|(at, _)| at) else {
        return vec![as_it_is(None)];
    };
    let others = columns().filter(|(_, (column, field))| field.is_none() && column.profile.kind == ColumnKind::Number);
    let questions = columns().filter(|(at, _)| *at == score).chain(others);
    let questions: Vec<(usize, &'static str)> = questions.filter_map(|(at, (column, _))| Some((at, asked(&column.name)?))).collect();
    match questions.as_slice() {
        [] => vec![as_it_is(asked(&file.name))],
        [(at, kind)] if *at == score => vec![as_it_is(Some(kind))],
        [(at, _), ..] if *at != score => vec![as_it_is(asked(&file.name))],
        several => {
            several.iter().map(|(at, kind)| View { class: with_score(class, *at), said: vec![("kind", (*kind).to_owned())] }).collect()
        }
    }
}

/// The file with this column as its only score.
fn with_score(class: &Class, at: usize) -> Class {
    let field = |(place, field): (usize, &Option<String>)| match field.as_deref() {
        _ if place == at => Some("score".to_owned()),
        Some("score") => None,
        other => other.map(str::to_owned),
    };
    Class { fields: class.fields.iter().enumerate().map(field).collect(), ..class.clone() }
}

/// The best score there can be, while it is looked at; no field of the dataset.
const BEST: &str = "best_score";
/// The best scores that surveys are known to have.
const KNOWN: [i64; 7] = [3, 4, 5, 6, 7, 10, 100];

/// The best score that a header speaks of: `(1-10)`, `/ 7`, `out of 5`, `%`.
fn best(column: &FileColumn) -> Option<i64> {
    let header = &column.name;
    if column.profile.percent || header.contains(['%', '％']) {
        return Some(100);
    }
    let is_scale = header.contains(['(', '（', '[', '/', '-', '–', '~']) || header.to_lowercase().contains(" of ");
    let mut numbers = header.split(|letter: char| !letter.is_ascii_digit()).filter_map(|number| number.parse().ok());
    numbers.next_back().filter(|best| is_scale && KNOWN.contains(best))
}

/// Answers in words as points, if all of them are known.
pub fn in_words(column: &Column) -> Option<Arc<Column>> {
    let Column::Text { dictionary, codes } = column else { return None };
    let points: Option<Vec<i64>> = dictionary.texts().map(|text| if text.is_empty() { Some(0) } else { rated(text) }).collect();
    let points = points.filter(|points| points.iter().any(|points| *points > 0))?;
    let of = |&code: &u32| points.get(code as usize).copied().filter(|points| *points > 0).unwrap_or(EMPTY_NUMBER);
    Some(Arc::new(Column::Number { values: codes.iter().map(of).collect(), decimals: 0 }))
}

/// Whoever is asked for a recommendation answers from 0 to 10; other numbers are no answers.
pub fn in_range(draft: &mut Draft) {
    let Some(Column::Text { dictionary, codes }) = draft.fields.get("score_kind").map(|column| &**column) else { return };
    let Some(Column::Number { values, decimals }) = draft.fields.get("score").map(|column| &**column) else { return };
    let one = 10i64.pow(u32::from(*decimals).min(9));
    let is_beyond = |value: i64| value != EMPTY_NUMBER && !(0..=10 * one).contains(&value);
    let is_of = |row: usize, kind: &str| codes.get(row).copied() == dictionary.code(kind);
    // Satisfaction may go to a hundred, but not where all that is beyond ten says that nobody answered.
    let mut beyond = values.iter().enumerate().filter(|(row, value)| is_beyond(**value) && is_of(*row, "csat"));
    let has_codes = beyond.all(|(_, value)| value % one == 0 && NO_ANSWER.contains(&(value / one)));
    let is_none = |row: usize, value: i64| is_beyond(value) && (is_of(row, "nps") || is_of(row, "enps") || has_codes && is_of(row, "csat"));
    let mut others: Vec<(i64, u64)> = Vec::new();
    for (_, &value) in values.iter().enumerate().filter(|(row, value)| is_none(*row, **value)) {
        match others.iter_mut().find(|(other, _)| *other == value) {
            Some((_, rows)) => *rows += 1,
            None => others.push((value, 1)),
        }
    }
    if others.is_empty() {
        return;
    }
    let answer = |(row, &value): (usize, &i64)| if is_none(row, value) { EMPTY_NUMBER } else { value };
    let score = Column::Number { values: values.iter().enumerate().map(answer).collect(), decimals: *decimals };
    let text = |value: i64| Column::Number { values: vec![value], decimals: *decimals }.written(0).unwrap_or_default();
    let told: Vec<(String, u64)> = others.into_iter().take(MOST_TOLD).map(|(value, rows)| (text(value), rows)).collect();
    draft.fields.insert("score".to_owned(), Arc::new(score));
    draft.findings.extend(told.into_iter().map(|(text, rows)| Finding { field: "score", kind: ProblemKind::Placeholder { text }, rows }));
}

/// Numbers that stand for an answer that was not given.
const NO_ANSWER: [i64; 7] = [-1, -9, -99, 88, 98, 99, 999];
/// So many numbers that are no answers are told.
const MOST_TOLD: usize = 6;

/// Satisfaction counts from 1 to 5: what goes to another number, as the header says or the
/// scores themselves show, is read as so many fifths.
pub fn in_fifths(draft: &mut Draft) {
    const FINER: u32 = 4;
    let said = draft.fields.remove(BEST).and_then(|best| best.written(0)?.parse::<i64>().ok());
    let Some(Column::Text { dictionary, codes }) = draft.fields.get("score_kind").map(|column| &**column) else { return };
    let Some(Column::Number { values, decimals }) = draft.fields.get("score").map(|column| &**column) else { return };
    let csat = dictionary.code("csat");
    let is_csat = |row: usize| csat.is_some() && codes.get(row).copied() == csat;
    let one = 10i64.pow(u32::from(*decimals).min(9));
    let scores = || values.iter().enumerate().filter(|(row, value)| **value != EMPTY_NUMBER && is_csat(*row));
    let Some(most) = scores().map(|(_, value)| *value).max() else { return };
    let least_known = || KNOWN.into_iter().find(|best| *best >= 5 && best * one >= most);
    let best = match said.filter(|best| best * one >= most).or_else(least_known) {
        // A share of 100 % is written as 1, too.
        Some(100) if most <= one => 1,
        Some(best) if best != 5 && most > 0 => best,
        _ => return,
    };
    let rows = scores().count() as u64;
    let finer = 10i128.pow(FINER);
    let score = |(row, &value): (usize, &i64)| match i128::from(value) {
        _ if value == EMPTY_NUMBER => value,
        exact if is_csat(row) => i64::try_from(round_half_even(exact * 5 * finer, best.into())).unwrap_or(EMPTY_NUMBER),
        exact => i64::try_from(exact * finer).unwrap_or(EMPTY_NUMBER),
    };
    let values = values.iter().enumerate().map(score).collect();
    let score = Column::Number { values, decimals: decimals + FINER as u8 };
    draft.fields.insert("score".to_owned(), Arc::new(score));
    draft.findings.push(Finding { field: "score", kind: ProblemKind::OtherScale { best: best.to_string() }, rows });
}
