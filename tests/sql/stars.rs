//! Small stars of random rows with whatever is hard: empty cells, ties, days at the ends
//! of periods, unknown amounts, names with quotes, parts of records, several currencies.

use std::collections::BTreeMap;
use std::sync::Arc;

use attain::kpi::ask::{Ask, Context, Filter, Split};
use attain::kpi::catalogue::catalogue;
use attain::sales::day::Day;
use attain::sales::period::{Grain, Period};
use attain::sales::schema::{self, Dataset, Field, FieldType};
use attain::star::tables::{Dimension, Star, StarTable};
use attain::table::column::{Column, EMPTY_DAY, EMPTY_NUMBER};
use attain::table::dictionary::{Dictionary, key_of};
use fastrand::Rng;

use crate::compare::{Compared, number};
use crate::duckdb::DuckDb;

const NAMES: [&str; 8] = ["", "Ann", "O'Neil", "say \"hi\"", "back\\slash", "x; y, z", "李雷", "Ünï"];
const DAYS: [&str; 10] =
    ["", "2023-12-31", "2024-01-01", "2024-02-29", "2024-03-31", "2024-04-01", "2024-04-01", "2024-05-15", "2024-06-30", "2024-07-01"];
const AMOUNTS: [i64; 9] = [EMPTY_NUMBER, 0, 1000, 1000, 1000, 333, -2500, 1, 99_999_999];
const NUMBERS: [i64; 9] = [EMPTY_NUMBER, 0, 1, 2, 3, 5, 7, 9, 10];
const FRACTIONS: [i64; 5] = [EMPTY_NUMBER, 0, 10, 33, 100];
const DIMENSIONS: [&str; 3] = ["region", "team", "segment"];

/// The texts that formulas ask for, as files may spell them.
fn asked_for() -> Vec<String> {
    let formulas = catalogue().entries().iter().map(|entry| entry.formula.as_str());
    let texts = formulas.flat_map(|formula| formula.split('"').skip(1).step_by(2));
    texts.flat_map(|text| [text.to_owned(), text.to_uppercase().replace([' ', '-'], "_")]).collect()
}

fn one_of<T: Clone>(rng: &mut Rng, things: &[T]) -> T {
    things[rng.usize(..things.len())].clone()
}

/// A star, and its rows for people.
fn star(rng: &mut Rng, asked: &[String]) -> Star {
    let most = one_of(rng, &[1, 6, 20, 60]);
    let mut tables = BTreeMap::new();
    for dataset in Dataset::ALL {
        if rng.u8(..10) > 0 {
            tables.insert(dataset, table(rng, dataset, most, asked));
        }
    }
    Star::new(tables)
}

fn table(rng: &mut Rng, dataset: Dataset, most: usize, asked: &[String]) -> StarTable {
    let rows = rng.usize(..=most);
    let (mut fields, mut dimensions) = (BTreeMap::new(), BTreeMap::new());
    for field in &schema::table(dataset).unwrap().fields {
        if rng.u8(..25) == 0 {
            continue;
        }
        let column = Arc::new(column(rng, field, rows, asked));
        if let (Some(id), Some(dimension)) = (&field.dimension, Dimension::of_field(Arc::clone(&column), String::new())) {
            dimensions.insert(id.clone(), dimension);
        }
        fields.insert(field.id.clone(), column);
    }
    for id in DIMENSIONS {
        if rng.u8(..10) < 7 {
            let column = Arc::new(texts((0..rows).map(|_| one_of(rng, &NAMES[..4]).to_owned()).collect()));
            dimensions.entry(id.to_owned()).or_insert_with(|| Dimension::of_field(column, String::new()).unwrap());
        }
    }
    let shared = (rng.u8(..4) == 0).then(|| Arc::new((0..rows).map(|_| one_of(rng, &[0, 0, 1, 2])).collect()));
    StarTable { rows, read: rows, fields, dimensions, shared, ..StarTable::default() }
}

fn column(rng: &mut Rng, field: &Field, rows: usize, asked: &[String]) -> Column {
    let mut of = |all: &[i64]| (0..rows).map(|_| one_of(rng, all)).collect();
    match field.kind {
        FieldType::Money => Column::Number { values: of(&AMOUNTS), decimals: 2 },
        FieldType::Percent => Column::Number { values: of(&FRACTIONS), decimals: 2 },
        FieldType::Number | FieldType::Hours | FieldType::Minutes => Column::Number { values: of(&NUMBERS), decimals: 0 },
        FieldType::Date => {
            let day = |rng: &mut Rng| one_of(rng, &DAYS).parse::<Day>().map_or(EMPTY_DAY, |day| day.0);
            let days = (0..rows).map(|_| day(rng)).collect();
            let seconds = rng.bool().then(|| (0..rows).map(|_| one_of(rng, &[0, 1, 3600, 86_399])).collect());
            Column::Date { days, seconds }
        }
        FieldType::Key => Column::Key { keys: (0..rows).map(|row| key_of(&id(rng, &field.id, row))).collect() },
        FieldType::Status => texts((0..rows).map(|_| one_of(rng, &["won", "won", "lost", "open", ""]).to_owned()).collect()),
        FieldType::Flag => texts((0..rows).map(|_| one_of(rng, &["yes", "no", ""]).to_owned()).collect()),
        FieldType::Category | FieldType::Text => {
            let is_currency = field.id.contains("currency");
            let asks = field.dimension.as_deref().is_none_or(|id| id.contains("kind")) && !asked.is_empty();
            let mut text = || match () {
                () if is_currency => if rng.u8(..80) == 0 { "USD" } else { one_of(rng, &["EUR", "EUR", ""]) }.to_owned(),
                () if asks && rng.bool() => one_of(rng, asked),
                () => one_of(rng, &NAMES).to_owned(),
            };
            texts((0..rows).map(|_| text()).collect())
        }
    }
}

/// An id: of the row itself one of its own.
fn id(rng: &mut Rng, field: &str, row: usize) -> String {
    if field == "id" && rng.u8(..8) > 0 { format!("{row}") } else { one_of(rng, &["", "0", "1", "2", "3"]).to_owned() }
}

fn texts(cells: Vec<String>) -> Column {
    let mut dictionary = Dictionary::default();
    let codes = cells.iter().map(|cell| dictionary.code_or_insert(cell)).collect();
    Column::Text { dictionary, codes }
}

fn context(rng: &mut Rng, dimensions: &[String]) -> Context {
    let period = |start: &str, end: &str| Some(Period { start: start.parse().unwrap(), end: end.parse().unwrap() });
    let (now, before) = one_of(
        rng,
        &[
            (None, None),
            (period("2024-04-01", "2024-07-01"), None),
            (period("2024-04-01", "2024-07-01"), period("2024-01-01", "2024-04-01")),
            (period("2024-04-01", "2024-04-02"), period("2024-03-31", "2024-04-01")),
        ],
    );
    let mut filters = Vec::new();
    if rng.u8(..3) == 0 && !dimensions.is_empty() {
        let members = (0..rng.usize(1..3)).map(|_| one_of(rng, &NAMES).to_owned()).collect();
        filters.push(Filter { dimension: one_of(rng, dimensions), members });
    }
    let parameters = if rng.bool() { BTreeMap::from([("gross_margin".to_owned(), 8000)]) } else { BTreeMap::new() };
    let target_days = now.filter(|_| rng.u8(..4) == 0).map(|now| Period { start: now.start, end: Day(now.end.0 + 31) });
    Context { period: now, compare: before, target_days, filters, parameters, alternatives: rng.bool(), ..Context::default() }
}

#[test]
fn random_stars_come_to_the_same() {
    let (first, count) = (number("SQL_SEED", 1), number("SQL_STARS", 200));
    let ids: Vec<&String> = catalogue().entries().iter().map(|entry| &entry.id).collect();
    let asked = asked_for();
    let mut duckdb = DuckDb::start("stars");
    let mut compared = Compared::default();
    for seed in first..first + count {
        let mut rng = Rng::with_seed(seed);
        let star = star(&mut rng, &asked);
        let mut dimensions: Vec<String> = star.tables().flat_map(|(_, table)| table.dimensions.keys().cloned()).collect();
        dimensions.sort();
        dimensions.dedup();
        duckdb.load(&star);
        let context = context(&mut rng, &dimensions);
        let split = |rng: &mut Rng| match rng.u8(..4) {
            0 => Split::Whole,
            1 => Split::Over { grain: one_of(rng, &[Grain::Week, Grain::Month, Grain::Quarter, Grain::Year]) },
            _ => Split::By { dimension: one_of(rng, &dimensions), limit: usize::MAX },
        };
        let asks: Vec<Ask> = (0..8).map(|_| Ask { kpi: (*one_of(&mut rng, &ids)).clone(), split: split(&mut rng) }).collect();
        let known = compared.differences.len();
        compared.ask(&mut duckdb, &star, &context, &asks);
        for (headline, _) in compared.differences.iter_mut().skip(known) {
            *headline = format!("SQL_SEED={seed} SQL_STARS=1: {headline}");
        }
    }
    compared.report(count as usize * 2);
}
