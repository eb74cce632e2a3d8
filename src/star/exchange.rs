//! Amounts in several currencies become amounts in one: the *reporting currency*.
//!
//! A rate holds from its day on until the next one. What is older than the first
//! rate is converted at that one, and told. What no rate leads from stays in its own
//! currency, and is not added to others.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::ingest::report::problem::ProblemKind;
use crate::ingest::values::currency::{codes_of, may_be_same};
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::schema::{self, Dataset, FieldType};
use crate::star::choices::Choices;
use crate::star::tables::StarTable;
use crate::table::column::{Column, EMPTY_DAY, EMPTY_NUMBER, decimal};
use crate::table::dictionary::{Dictionary, EMPTY_CODE};
use crate::table::sorting;

/// What the Data page shows of currencies, where amounts are in several.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Currencies {
    /// The currency that amounts are converted to.
    pub reporting: String,
    /// The currencies of amounts, those with most rows first.
    pub used: Vec<Used>,
}

/// A currency that amounts are in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Used {
    pub currency: String,
    pub rows: u64,
    /// What one is worth in the reporting currency by the latest rate, in digits.
    pub rate: Option<String>,
}

/// The dates that say when an amount was agreed on, the best first.
const DAYS: [(Dataset, &[&str]); 6] = [
    (Dataset::Deals, &["closed_at", "expected_close", "created_at"]),
    (Dataset::Orders, &["at"]),
    (Dataset::Subscriptions, &["started_at"]),
    (Dataset::Spend, &["at"]),
    (Dataset::Targets, &["from"]),
    (Dataset::Prices, &["at"]),
];

/// Finds the reporting currency and converts all tables to it, as far as rates lead.
/// What was done to each is told.
pub fn settle(tables: &mut BTreeMap<Dataset, StarTable>, choices: &Choices) -> (Option<Currencies>, Vec<(Dataset, ProblemKind, u64)>) {
    let used = used(tables);
    let has_rates = tables.contains_key(&Dataset::Rates) || !choices.rates.is_empty();
    let chosen = choices.currency.as_ref();
    let is_in = |chosen: &String, own: &String| chosen == own || !has_rates && may_be_same(chosen, own);
    if used.len() < 2 && used.first().is_none_or(|(own, _)| chosen.is_none_or(|chosen| is_in(chosen, own))) {
        return (None, Vec::new());
    }
    let rates = Rates::of(tables.get(&Dataset::Rates), choices, &used);
    let Some(reporting) = chosen.cloned().or_else(|| rates.target(&used)).or_else(|| used.first().map(|(first, _)| first.clone())) else {
        return (None, Vec::new());
    };
    let mut told = Vec::new();
    for (dataset, table) in tables.iter_mut().filter(|(dataset, _)| has_rates && **dataset != Dataset::Rates) {
        told.extend(converted(*dataset, table, &rates, &reporting).map(|(kind, rows)| (*dataset, kind, rows)));
    }
    let rate = |currency: &str| rates.find(currency, &reporting, i32::MAX).map(|found| digits(found.rate));
    let used = used.into_iter().map(|(currency, rows)| Used { rate: rate(&currency), currency, rows }).collect();
    (Some(Currencies { reporting, used }), told)
}

/// The currencies of amounts with their rows, the most frequent first.
fn used(tables: &BTreeMap<Dataset, StarTable>) -> Vec<(String, u64)> {
    let mut rows: BTreeMap<&str, u64> = BTreeMap::new();
    for (_, table) in tables.iter().filter(|(dataset, _)| !dataset.is_dimension()) {
        let Some(Column::Text { dictionary, codes }) = table.field("currency") else { continue };
        let counts = crate::table::counts::code_counts(codes, dictionary.len());
        for (text, count) in dictionary.texts().zip(counts).skip(1).filter(|(_, count)| *count > 0) {
            *rows.entry(text).or_default() += count;
        }
    }
    let mut used: Vec<(String, u64)> = rows.into_iter().map(|(text, rows)| (text.to_owned(), rows)).collect();
    sorting::by_key(&mut used, |(text, rows)| (Reverse(*rows), text.clone()));
    used
}

/// Rates by the two currencies that they are of, each in the order of their days.
#[derive(Debug, Default)]
struct Rates {
    series: BTreeMap<(String, String), Vec<(i32, Exact)>>,
}

/// What a currency is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Found {
    rate: Exact,
    /// There is no rate of that day or an earlier one.
    is_early: bool,
}

impl Rates {
    /// Those that were typed, else those of the files.
    fn of(table: Option<&StarTable>, choices: &Choices, used: &[(String, u64)]) -> Rates {
        let mut rates = Rates::default();
        if let Some(table) = table {
            rates.add_table(table, choices.currency.as_deref(), used);
        }
        for typed in &choices.rates {
            let Some(rate) = Exact::from_digits(&typed.rate).filter(|rate| rate.is_positive()) else { continue };
            rates.series.remove(&(typed.to.clone(), typed.from.clone()));
            rates.series.insert((typed.from.clone(), typed.to.clone()), vec![(EMPTY_DAY, rate)]);
        }
        rates.series.values_mut().for_each(|series| sorting::by_key(series, |(day, _)| *day));
        rates
    }

    fn add_table(&mut self, table: &StarTable, chosen: Option<&str>, used: &[(String, u64)]) {
        let text = |field: &str, row: usize| table.field(field).and_then(|column| column.written(row));
        let days = match table.field("at") {
            Some(Column::Date { days, .. }) => days.as_slice(),
            _ => &[],
        };
        let number = |field: &str, row: usize| match table.field(field) {
            Some(Column::Number { values, decimals }) => {
                let value = values.get(row).copied().filter(|value| *value > 0)?;
                Exact::new(i128::from(value), 10i128.checked_pow(u32::from(*decimals))?)
            }
            _ => None,
        };
        let rows: Vec<(String, Option<String>, i32, Exact)> = (0..table.rows)
            .filter_map(|row| {
                let inverse = || Exact::whole(1).over(number("inverse_rate", row)?);
                let rate = number("rate", row).or_else(inverse)?;
                Some((text("currency", row)?, text("to", row), days.get(row).copied().unwrap_or(EMPTY_DAY), rate))
            })
            .collect();
        // A file that does not say which currency its rates lead to lists that as 1, or not at all.
        let listed: BTreeSet<&str> = rows.iter().map(|(from, ..)| from.as_str()).collect();
        let is_one = |currency: &&str| rows.iter().filter(|(from, ..)| from == *currency).all(|(.., rate)| *rate == Exact::whole(1));
        let unlisted = || used.iter().map(|(text, _)| text.as_str()).find(|text| !listed.contains(text));
        let base = listed.iter().copied().find(|currency| is_one(currency)).or(chosen.filter(|chosen| !listed.contains(chosen)));
        let base = base.or_else(unlisted).map(str::to_owned);
        for (from, to, day, rate) in rows {
            let Some(to) = to.or_else(|| base.clone()).filter(|to| *to != from) else { continue };
            self.series.entry((from, to)).or_default().push((day, rate));
        }
    }

    /// The one currency that all rates lead to, if amounts are in it.
    fn target(&self, used: &[(String, u64)]) -> Option<String> {
        let mut targets: BTreeSet<&String> = self.series.keys().map(|(_, to)| to).collect();
        let target = targets.pop_first().filter(|_| targets.is_empty())?;
        used.iter().any(|(currency, _)| currency == target).then(|| target.clone())
    }

    /// The currency that a sign of several stands for, if there are rates of only one of them.
    fn meant<'a>(&'a self, label: &'a str) -> &'a str {
        let codes: Vec<&str> = codes_of(label).collect();
        if codes.is_empty() {
            return label;
        }
        let known: BTreeSet<&String> = self.series.keys().flat_map(|(from, to)| [from, to]).collect();
        if known.iter().any(|known| *known == label) {
            return label;
        }
        let mut meant = known.into_iter().filter(|known| codes.contains(&known.as_str()));
        meant.next().filter(|_| meant.next().is_none()).map_or(label, String::as_str)
    }

    /// What one of a currency is worth in another on a day, if need be by way of a third.
    fn find(&self, from: &str, to: &str, day: i32) -> Option<Found> {
        let (from, to) = (self.meant(from), self.meant(to));
        if from == to {
            return Some(Found { rate: Exact::whole(1), is_early: false });
        }
        let by_way = |third: &String| {
            let (first, second) = (self.between(from, third, day)?, self.between(third, to, day)?);
            Some(Found { rate: first.rate.times(second.rate)?, is_early: first.is_early || second.is_early })
        };
        self.between(from, to, day).or_else(|| self.series.keys().flat_map(|(one, other)| [one, other]).find_map(by_way))
    }

    fn between(&self, from: &str, to: &str, day: i32) -> Option<Found> {
        let of = |from: &str, to: &str| self.series.get(&(from.to_owned(), to.to_owned())).and_then(|series| at(series, day));
        of(from, to).or_else(|| {
            let Found { rate, is_early } = of(to, from)?;
            Some(Found { rate: Exact::whole(1).over(rate)?, is_early })
        })
    }
}

/// The latest rate of a day or before, else the first; of no day in particular, the last.
fn at(series: &[(i32, Exact)], day: i32) -> Option<Found> {
    let day = if day == EMPTY_DAY { i32::MAX } else { day };
    let before = series.partition_point(|(start, _)| *start <= day);
    let (_, rate) = series.get(before.saturating_sub(1))?;
    Some(Found { rate: *rate, is_early: before == 0 })
}

/// Converts the money of a table. Answers what was done.
fn converted(dataset: Dataset, table: &mut StarTable, rates: &Rates, reporting: &str) -> Option<(ProblemKind, u64)> {
    let Some(Column::Text { dictionary, codes }) = table.field("currency") else { return None };
    let own = dictionary.code(reporting);
    if codes.iter().all(|&code| code == EMPTY_CODE || Some(code) == own) {
        return None;
    }
    let days = days(dataset, table);
    let counts = crate::table::counts::code_counts(codes, dictionary.len());
    // Where all others are of one currency, what names none is of that too.
    let mut named = counts.iter().enumerate().skip(1).filter(|(_, count)| **count > 0).map(|(code, _)| code as u32);
    let only = named.next().filter(|_| named.next().is_none());
    let mut known: FxHashMap<(u32, i32), Option<u32>> = FxHashMap::default();
    let mut found: Vec<Found> = Vec::new();
    let mut of_row: Vec<u32> = Vec::with_capacity(table.rows);
    const SAME: u32 = u32::MAX;
    const NONE: u32 = u32::MAX - 1;
    for (row, &code) in codes.iter().enumerate() {
        let code = if code == EMPTY_CODE { only.unwrap_or(EMPTY_CODE) } else { code };
        if code == EMPTY_CODE || Some(code) == own {
            of_row.push(SAME);
            continue;
        }
        let day = days.get(row).copied().unwrap_or(EMPTY_DAY);
        let place = *known.entry((code, day)).or_insert_with(|| {
            found.push(rates.find(dictionary.text(code), reporting, day)?);
            Some(found.len() as u32 - 1)
        });
        of_row.push(place.unwrap_or(NONE));
    }
    let rate = |place: u32| found.get(place as usize);
    let rows = of_row.iter().filter(|place| rate(**place).is_some()).count() as u64;
    if rows == 0 {
        return None;
    }
    let early = of_row.iter().filter(|place| rate(**place).is_some_and(|found| found.is_early)).count() as u64;
    let from: BTreeSet<&str> =
        codes.iter().zip(&of_row).filter(|(_, place)| rate(**place).is_some()).map(|(code, _)| dictionary.text(*code)).collect();
    let from: Vec<String> = from.into_iter().filter(|text| !text.is_empty()).map(str::to_owned).collect();
    let first = of_row.iter().zip(&days).zip(codes).find_map(|((place, day), code)| Some((rate(*place)?, *day, dictionary.text(*code))));
    let example = first.map(|(found, day, currency)| {
        let when = if day == EMPTY_DAY { String::new() } else { format!(" ({})", Day(day)) };
        format!("1 {currency} = {} {reporting}{when}", digits(found.rate))
    });
    let mut labels = Dictionary::default();
    let to = labels.code_or_insert(reporting);
    let others: Vec<u32> = dictionary.texts().map(|text| labels.code_or_insert(text)).collect();
    let counted = codes.iter().zip(&of_row).map(|(code, place)| match *place {
        NONE => others.get(*code as usize).copied().unwrap_or(EMPTY_CODE),
        _ => to,
    });
    let counted_in = Column::Text { codes: counted.collect(), dictionary: labels };
    let rate_of = |row: usize| of_row.get(row).and_then(|place| rate(*place)).map(|found| found.rate);
    for field in schema::table(dataset).iter().flat_map(|schema| &schema.fields).filter(|field| field.kind == FieldType::Money) {
        if let Some(column) = table.fields.get(&field.id).and_then(|column| multiplied(column, rate_of)) {
            table.fields.insert(field.id.clone(), Arc::new(column));
        }
    }
    table.counted_in = Some(Arc::new(counted_in));
    Some((ProblemKind::Exchanged { from, to: reporting.to_owned(), early, example: example.unwrap_or_default() }, rows))
}

/// The day of each row's amount.
fn days(dataset: Dataset, table: &StarTable) -> Vec<i32> {
    let fields = DAYS.iter().find(|(of, _)| *of == dataset).map_or(&[][..], |(_, fields)| fields);
    let mut days = vec![EMPTY_DAY; table.rows];
    for field in fields {
        let Some(Column::Date { days: own, .. }) = table.field(field) else { continue };
        days.iter_mut().zip(own).filter(|(day, _)| **day == EMPTY_DAY).for_each(|(day, own)| *day = *own);
    }
    days
}

/// Numbers times a rate each, with as many decimals as fit.
fn multiplied(column: &Column, rate: impl Fn(usize) -> Option<Exact>) -> Option<Column> {
    const FINEST: u8 = 8;
    let Column::Number { values, decimals } = column else { return None };
    let at = |finer: u32| -> Option<Vec<i64>> {
        let scale = 10i128.pow(finer);
        let of = |(row, &value): (usize, &i64)| match rate(row) {
            _ if value == EMPTY_NUMBER => Some(value),
            Some(rate) => i64::try_from(rate.of_whole(i128::from(value) * scale)?).ok(),
            None => i64::try_from(i128::from(value) * scale).ok(),
        };
        values.iter().enumerate().map(of).collect()
    };
    let finest = FINEST.max(*decimals);
    (*decimals..=finest)
        .rev()
        .find_map(|decimals_now| Some(Column::Number { values: at(u32::from(decimals_now - decimals))?, decimals: decimals_now }))
}

/// A rate in digits as people write rates.
fn digits(rate: Exact) -> String {
    const DECIMALS: u8 = 6;
    // Rials and dongs are worth little.
    let finer = (0..6).find(|more| rate.rounded_at(2 + more).is_some_and(|value| value != 0)).unwrap_or(6);
    let decimals = DECIMALS + finer;
    rate.rounded_at(decimals).and_then(|value| i64::try_from(value).ok()).map_or_else(String::new, |value| decimal(value, decimals))
}
