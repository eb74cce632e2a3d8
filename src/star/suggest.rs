//! What only the user can know about a file, with what will most likely be the
//! answer: what its rows are where the header says too little, and which column a
//! dataset's amount or date is.
//!
//! Headers have said all they can by then ([`crate::star::headers`]), so the cells
//! speak: days, amounts, words for won and lost, names that repeat and others that
//! do not.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::ingest::report::issue::Issue;
use crate::ingest::report::problem::ProblemKind;
use crate::ingest::values::kind::ColumnKind;
use crate::sales::schema::{self, Dataset, Table};
use crate::star::file::{File, FileColumn};
use crate::star::headers::classify::Class;
use crate::star::headers::meaning::{map, prepare};
use crate::star::tables::StarTable;
use crate::star::words::{self, Status};
use crate::table::column::{Column, EMPTY_DAY, EMPTY_NUMBER};
use crate::table::sorting;

/// What a file may be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    pub dataset: Dataset,
    /// Columns by their names, each with the field it would be, the telling ones first.
    pub fields: Vec<(String, String)>,
}

/// What a column's cells may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Day,
    Money,
    /// Texts that say how something ended.
    Stage,
    /// One of a few texts.
    Label,
    /// Texts that repeat, but are many.
    Name,
    Key,
}

/// A field with what its cells look like; `true` if the suggestion needs it.
type Slot = (&'static str, Role, bool);

/// What files with plain facts may be, each with how likely it is before anything is
/// known of the file.
const PLAIN: [(Dataset, f64, &[Slot]); 7] = [
    (
        Dataset::Deals,
        0.4,
        &[
            ("stage", Role::Stage, true),
            ("amount", Role::Money, false),
            ("closed_at", Role::Day, false),
            ("created_at", Role::Day, false),
            ("account", Role::Name, false),
            ("id", Role::Key, false),
        ],
    ),
    (
        Dataset::Orders,
        0.6,
        &[
            ("at", Role::Day, true),
            ("amount", Role::Money, true),
            ("account", Role::Name, false),
            ("product", Role::Label, false),
            ("id", Role::Key, false),
        ],
    ),
    (
        Dataset::Subscriptions,
        0.3,
        &[("account", Role::Name, true), ("mrr", Role::Money, true), ("started_at", Role::Day, true), ("plan", Role::Label, false)],
    ),
    (Dataset::Leads, 0.9, &[("created_at", Role::Day, true), ("source", Role::Label, true), ("id", Role::Key, false)]),
    (Dataset::Activities, 0.7, &[("at", Role::Day, true), ("kind", Role::Label, true), ("owner", Role::Label, false)]),
    (Dataset::Spend, 0.1, &[("at", Role::Day, true), ("amount", Role::Money, true), ("channel", Role::Label, true)]),
    (Dataset::Targets, 0.0, &[("owner", Role::Label, true), ("amount", Role::Money, true), ("from", Role::Day, true)]),
];

/// Fields that most figures of a dataset live of, each with the one to choose a column for.
const KEYS: [(Dataset, &str, &str, Role); 9] = [
    (Dataset::Deals, "status", "stage", Role::Stage),
    (Dataset::Deals, "amount", "amount", Role::Money),
    (Dataset::Deals, "closed_at", "closed_at", Role::Day),
    (Dataset::Orders, "at", "at", Role::Day),
    (Dataset::Orders, "amount", "amount", Role::Money),
    (Dataset::Leads, "created_at", "created_at", Role::Day),
    (Dataset::Subscriptions, "mrr", "mrr", Role::Money),
    (Dataset::Subscriptions, "started_at", "started_at", Role::Day),
    (Dataset::Targets, "amount", "amount", Role::Money),
];

/// What a field adds that a file of the dataset need not have.
const OPTIONAL: f64 = 0.1;
/// What an amount takes away that the dataset has no field for.
const IDLE_MONEY: f64 = 0.6;
const MOST_SUGGESTIONS: usize = 3;
const MOST_CANDIDATES: usize = 4;
/// Cells looked at of each column.
const SAMPLE: usize = 1_000;
/// Fewer and more texts are no list of labels.
const LABELS: std::ops::RangeInclusive<usize> = 2..=30;
const STAGES: std::ops::RangeInclusive<usize> = 2..=15;

/// What a file without a dataset may be, the likeliest first.
pub fn suggestions(file: &File) -> Vec<Suggestion> {
    let looks: Vec<Look> = file.columns.iter().map(Look::of).collect();
    let mut found: Vec<(f64, Suggestion)> = PLAIN.into_iter().filter_map(|plain| suggestion(file, &looks, plain)).collect();
    sorting::by(&mut found, |(one, _), (other, _)| other.total_cmp(one));
    found.into_iter().take(MOST_SUGGESTIONS).map(|(_, suggestion)| suggestion).collect()
}

/// The fields that a dataset's figures live of and that none of its files has, each
/// with the columns of its largest file that may be it.
pub fn missing(schema: &Table, files: &[(&File, &Class)], table: &StarTable) -> Vec<Issue> {
    let keys = KEYS.into_iter().filter(|(dataset, derived, ..)| *dataset == schema.id && table.field(derived).is_none());
    let Some((file, class)) = files.iter().max_by_key(|(file, _)| (file.len(), Reverse(file.number))) else { return Vec::new() };
    let issue = |(_, _, field, role): (Dataset, &str, &str, Role)| {
        let columns = candidates(file, class, role);
        // What has no column at all is said where it is asked for most.
        let is_told = !columns.is_empty() || role == Role::Money;
        let kind = ProblemKind::MissingColumn { field: field.to_owned(), columns };
        (is_told && !file.is_empty()).then(|| file.issue(None, kind, file.rows.kept))
    };
    keys.filter_map(issue).collect()
}

/// The columns that are not used and may be of a role, the likeliest first.
fn candidates(file: &File, class: &Class, role: Role) -> Vec<String> {
    let unused = file.columns.iter().zip(&class.fields).filter(|(_, field)| field.is_none());
    let mut suitable: Vec<(f64, &str)> =
        unused.filter_map(|(column, _)| Some((Look::of(column).suits(role)?, column.name.as_str()))).collect();
    sorting::by(&mut suitable, |(one, _), (other, _)| other.total_cmp(one));
    suitable.into_iter().take(MOST_CANDIDATES).map(|(_, name)| name.to_owned()).collect()
}

fn suggestion(file: &File, looks: &[Look], (dataset, likely, slots): (Dataset, f64, &[Slot])) -> Option<(f64, Suggestion)> {
    let table = schema::table(dataset)?;
    let known = map(table, &prepare(&file.headers()));
    let needed = slots.iter().filter(|(.., is_needed)| *is_needed).count().max(1) as f64;
    let mut score = likely + 2.0 * known.score;
    let mut fields: Vec<Option<&str>> = known.fields.clone();
    for (field, role, is_needed) in slots {
        if fields.contains(&Some(*field)) {
            continue;
        }
        let free = looks.iter().zip(&fields).enumerate().filter(|(_, (_, taken))| taken.is_none());
        let best = free.filter_map(|(at, (look, _))| Some((look.suits(*role)?, at))).max_by(|one, other| one.0.total_cmp(&other.0));
        match best {
            Some((suits, at)) => {
                score += if *is_needed { suits / needed } else { OPTIONAL };
                if let Some(place) = fields.get_mut(at) {
                    *place = Some(field);
                }
            }
            None if *is_needed => return None,
            None => {}
        }
    }
    let is_idle = |(look, field): (&Look, &Option<&str>)| field.is_none() && look.suits(Role::Money).is_some();
    if !slots.iter().any(|(_, role, _)| *role == Role::Money) && looks.iter().zip(&fields).any(is_idle) {
        score -= IDLE_MONEY;
    }
    begin_before_the_end(looks, &mut fields);
    let is_met = |any: &Vec<String>| fields.iter().flatten().any(|field| any.iter().any(|need| need == field));
    if !table.needs.iter().all(is_met) {
        return None;
    }
    let place = |field: &str| slots.iter().position(|(slot, ..)| *slot == field).unwrap_or(slots.len());
    let mut named: Vec<(String, String)> =
        file.columns.iter().zip(fields).filter_map(|(column, field)| Some((column.name.clone(), field?.to_owned()))).collect();
    sorting::by_key(&mut named, |(_, field)| place(field));
    Some((score, Suggestion { dataset, fields: named }))
}

/// Of two days of a deal the earlier is that of its beginning.
fn begin_before_the_end(looks: &[Look], fields: &mut [Option<&str>]) {
    let at = |wanted: &str, fields: &[Option<&str>]| fields.iter().position(|field| *field == Some(wanted));
    let (Some(begin), Some(end)) = (at("created_at", fields), at("closed_at", fields)) else { return };
    let day = |place: usize| looks.get(place).and_then(|look| look.middle);
    if day(begin) > day(end) {
        fields.swap(begin, end);
    }
}

/// What a column looks like.
struct Look<'a> {
    column: &'a FileColumn,
    filled: u64,
    /// How many different texts it has, where they are known.
    different: Option<usize>,
    /// The mean of the first days or numbers.
    middle: Option<f64>,
}

impl<'a> Look<'a> {
    fn of(column: &'a FileColumn) -> Look<'a> {
        let different = match &*column.column {
            Column::Text { dictionary, .. } => Some(dictionary.len().saturating_sub(1)),
            _ => None,
        };
        let middle = match &*column.column {
            Column::Number { values, decimals } => {
                mean(values.iter().filter(|value| **value != EMPTY_NUMBER).map(|value| *value as f64 / 10f64.powi(i32::from(*decimals))))
            }
            Column::Date { days, .. } => mean(days.iter().filter(|day| **day != EMPTY_DAY).map(|day| f64::from(*day))),
            _ => None,
        };
        Look { column, filled: column.profile.filled, different, middle }
    }

    /// How well the cells suit a role, about from 0 to 1; `None` if not at all.
    fn suits(&self, role: Role) -> Option<f64> {
        if self.filled == 0 {
            return None;
        }
        let (kind, different) = (self.column.profile.kind, self.different);
        let repeats = different.is_some_and(|different| (different as u64) < self.filled);
        match role {
            Role::Day => (kind == ColumnKind::Date).then_some(0.8),
            Role::Money => self.as_money(),
            Role::Stage => {
                let texts = different.filter(|different| STAGES.contains(different) && repeats)?;
                Some(if self.tells_how_it_ended() { 3.0 } else { 0.3 - texts as f64 / 100.0 })
            }
            Role::Label => different.filter(|different| LABELS.contains(different) && repeats).map(|texts| 0.5 - texts as f64 / 100.0),
            Role::Name => match (kind, different) {
                (ColumnKind::Text, Some(2..)) if repeats => different.map(|texts| 0.3 + 0.3 * share(texts, self.filled)),
                (ColumnKind::Text | ColumnKind::Key, _) if !self.is_numbered() => Some(0.2),
                _ => None,
            },
            Role::Key => match kind {
                ColumnKind::Text | ColumnKind::Key if !repeats && self.is_numbered() => Some(0.3),
                ColumnKind::Number if self.counts_rows() => Some(0.2),
                _ => None,
            },
        }
    }

    /// Amounts have a currency, cents or size; years, percentages and numbers of rows are none.
    fn as_money(&self) -> Option<f64> {
        let Column::Number { decimals, .. } = &*self.column.column else { return None };
        let middle = self.middle?.abs();
        let is_year = *decimals == 0 && (1_990.0..=2_100.0).contains(&middle);
        if self.column.profile.percent || is_year || self.counts_rows() {
            return None;
        }
        let size = (middle.max(1.0).log10() / 10.0).min(0.4);
        let signs = if self.column.currencies.is_some() { 0.5 } else { 0.0 };
        Some(0.3 + signs + size + if *decimals > 0 { 0.1 } else { 0.0 })
    }

    /// Whether the texts are words with digits in them, as identifiers are.
    fn is_numbered(&self) -> bool {
        let is_id = |text: &String| text.contains(|letter: char| letter.is_numeric()) && !text.contains(char::is_whitespace);
        self.column.profile.examples.iter().all(is_id)
    }

    /// Whether the numbers are whole and rise by one from row to row.
    fn counts_rows(&self) -> bool {
        let Column::Number { values, decimals: 0 } = &*self.column.column else { return false };
        let pairs = values.iter().zip(values.iter().skip(1)).take(SAMPLE);
        values.len() > 1 && pairs.into_iter().all(|(one, next)| one.checked_add(1) == Some(*next))
    }

    /// Whether some of the texts are words for won or lost.
    fn tells_how_it_ended(&self) -> bool {
        let Column::Text { dictionary, .. } = &*self.column.column else { return false };
        dictionary.texts().any(|text| matches!(words::status(text), Some(Status::Won | Status::Lost)))
    }
}

fn share(part: usize, all: u64) -> f64 {
    part as f64 / all.max(1) as f64
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (count, sum) = values.take(SAMPLE).fold((0u32, 0.0), |(count, sum), value| (count + 1, sum + value));
    (count > 0).then(|| sum / f64::from(count))
}

#[cfg(test)]
#[path = "tests/suggest.rs"]
mod tests;
