//! A column becomes a field: its values in the form that the field's type has
//! in a star table. Work is done on distinct values wherever there are codes.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::ingest::columns::profile::DateForm;
use crate::ingest::values::kind::ColumnKind;
use crate::ingest::values::period_text;
use crate::ingest::values::time;
use crate::sales::day::Day;
use crate::sales::exact::round_half_even;
use crate::sales::schema::FieldType;
use crate::star::choices::Merge;
use crate::star::words::flag;
use crate::table::column::{Column, EMPTY_DAY, EMPTY_NUMBER};
use crate::table::dictionary::{Dictionary, EMPTY_CODE, key_of};
use crate::table::text::{coded, texts};

/// A field's column, and how many of its cells could not be used.
pub struct Converted {
    pub column: Arc<Column>,
    pub misfits: u64,
    /// The kind of column that was expected instead.
    pub expected: ColumnKind,
}

/// The column as a field of this type. `percent` and `form` say what its values do not:
/// that its cells carry a percent sign, or are names of periods.
pub fn convert(kind: FieldType, column: &Arc<Column>, percent: bool, form: DateForm) -> Converted {
    match kind {
        FieldType::Money | FieldType::Number => numbers(column),
        FieldType::Hours => durations(column, 3600),
        FieldType::Minutes => durations(column, 60),
        FieldType::Percent => percents(column, percent),
        FieldType::Date => dates(column),
        FieldType::Flag => flags(column),
        FieldType::Category | FieldType::Status => Converted { column: named(column, form), misfits: 0, expected: ColumnKind::Text },
        FieldType::Key => unchanged(column),
        FieldType::Text => match form {
            DateForm::Periods { .. } => Converted { column: named(column, form), misfits: 0, expected: ColumnKind::Text },
            _ => unchanged(column),
        },
    }
}

fn unchanged(column: &Arc<Column>) -> Converted {
    Converted { column: Arc::clone(column), misfits: 0, expected: ColumnKind::Text }
}

fn numbers(column: &Arc<Column>) -> Converted {
    if let Column::Number { .. } = **column {
        return unchanged(column);
    }
    let empty = Column::Number { values: vec![EMPTY_NUMBER; column.len()], decimals: 0 };
    Converted { misfits: column.filled() as u64, column: Arc::new(empty), expected: ColumnKind::Number }
}

/// Numbers as they are, and `1:30:05` as how many times it has so many seconds; so too `1:30`, where
/// the column shows that these are hours and minutes.
fn durations(column: &Arc<Column>, unit: i128) -> Converted {
    const DECIMALS: u8 = 4;
    let Column::Text { dictionary, codes } = &**column else { return numbers(column) };
    let exact = |seconds: u32| round_half_even(i128::from(seconds) * 10i128.pow(u32::from(DECIMALS)), unit);
    let are_hours = time::are_hours(dictionary.texts().skip(1));
    let seconds = |text: &str| time::duration(text).or_else(|| time::hours_and_minutes(text).filter(|_| are_hours));
    let number = |text: &str| seconds(text).and_then(|seconds| i64::try_from(exact(seconds)).ok()).unwrap_or(EMPTY_NUMBER);
    let numbers: Vec<i64> = dictionary.texts().map(number).collect();
    let values: Vec<i64> = codes.iter().map(|&code| numbers.get(code as usize).copied().unwrap_or(EMPTY_NUMBER)).collect();
    let used = values.iter().filter(|&&value| value != EMPTY_NUMBER).count() as u64;
    let misfits = (column.filled() as u64).saturating_sub(used);
    Converted { misfits, column: Arc::new(Column::Number { values, decimals: DECIMALS }), expected: ColumnKind::Number }
}

/// The column with its numbers multiplied by a fraction; what is no whole number
/// then has four more decimals.
pub fn times(column: &Arc<Column>, (times, parts): (i64, i64)) -> Arc<Column> {
    let Column::Number { values, decimals } = &**column else { return Arc::clone(column) };
    let finer = if times % parts == 0 { 0 } else { 4 };
    let of = |&value: &i64| {
        let exact = i128::from(value) * i128::from(times) * 10i128.pow(finer);
        if value == EMPTY_NUMBER { value } else { i64::try_from(round_half_even(exact, i128::from(parts))).unwrap_or(EMPTY_NUMBER) }
    };
    Arc::new(Column::Number { values: values.iter().map(of).collect(), decimals: decimals + finer as u8 })
}

/// A column that goes beyond 1, or carries percent signs, counts in hundredths.
fn percents(column: &Arc<Column>, percent: bool) -> Converted {
    let Column::Number { values, decimals } = &**column else { return numbers(column) };
    let one = 10i64.checked_pow(u32::from(*decimals)).unwrap_or(i64::MAX);
    let largest = values.iter().filter(|&&value| value != EMPTY_NUMBER).map(|value| value.unsigned_abs()).max().unwrap_or(0);
    if !percent && largest <= one.unsigned_abs() {
        return unchanged(column);
    }
    let scaled = Column::Number { values: values.clone(), decimals: decimals.saturating_add(2) };
    Converted { column: Arc::new(scaled), misfits: 0, expected: ColumnKind::Number }
}

/// Likelihoods, of which those below one per cent are fractions of one where all others are
/// whole: `0.5` beside `50%` and `75%`.
pub fn likelihoods(column: Arc<Column>) -> Arc<Column> {
    let Column::Number { values, decimals } = &*column else { return column };
    let Some(percent) = decimals.checked_sub(2).and_then(|places| 10i64.checked_pow(u32::from(places))) else { return column };
    let is_fraction = |value: i64| value > 0 && value < percent;
    let is_whole = |value: i64| value == EMPTY_NUMBER || value % percent == 0;
    let (whole, fractions) = (values.iter().any(|value| *value >= percent), values.iter().any(|value| is_fraction(*value)));
    if !whole || !fractions || !values.iter().all(|value| is_fraction(*value) || is_whole(*value)) {
        return column;
    }
    let meant = |value: &i64| if is_fraction(*value) { value * 100 } else { *value };
    Arc::new(Column::Number { values: values.iter().map(meant).collect(), decimals: *decimals })
}

fn dates(column: &Arc<Column>) -> Converted {
    if let Column::Date { .. } = **column {
        return unchanged(column);
    }
    let empty = Column::Date { days: vec![EMPTY_DAY; column.len()], seconds: None };
    Converted { misfits: column.filled() as u64, column: Arc::new(empty), expected: ColumnKind::Date }
}

/// The column as text, with periods by their names.
fn named(column: &Arc<Column>, form: DateForm) -> Arc<Column> {
    match (&**column, form) {
        (Column::Date { days, .. }, DateForm::Periods { months }) => {
            Arc::new(coded(days.iter().copied(), EMPTY_DAY, |day| period_text::name(Day(day), months)))
        }
        _ => texts(column),
    }
}

/// The codes of a flag column.
pub const NO: u32 = 1;
pub const YES: u32 = 2;

/// A flag column.
pub fn flag_column(flags: impl Iterator<Item = Option<bool>>) -> Column {
    Column::Text { dictionary: yes_or_no(), codes: flags.map(code).collect() }
}

fn yes_or_no() -> Dictionary {
    let mut dictionary = Dictionary::default();
    ["no", "yes"].iter().for_each(|text| {
        dictionary.code_or_insert(text);
    });
    dictionary
}

fn code(flag: Option<bool>) -> u32 {
    flag.map_or(EMPTY_CODE, |yes| if yes { YES } else { NO })
}

fn flags(column: &Arc<Column>) -> Converted {
    let codes: Vec<u32> = match &**column {
        Column::Text { dictionary, codes } => {
            let meanings: Vec<u32> = dictionary.texts().map(|text| code(flag(text))).collect();
            codes.iter().map(|&code| meanings.get(code as usize).copied().unwrap_or(EMPTY_CODE)).collect()
        }
        Column::Number { values, .. } => values.iter().map(|&value| code((value != EMPTY_NUMBER).then_some(value != 0))).collect(),
        // A date in a flag column says when it became true.
        Column::Date { days, .. } => days.iter().map(|&day| if day == EMPTY_DAY { NO } else { YES }).collect(),
        Column::Key { keys } => vec![EMPTY_CODE; keys.len()],
    };
    let used = codes.iter().filter(|&&code| code != EMPTY_CODE).count() as u64;
    let misfits = (column.filled() as u64).saturating_sub(used);
    Converted { column: Arc::new(Column::Text { dictionary: yes_or_no(), codes }), misfits, expected: ColumnKind::Text }
}

/// The column with the user's merges of its dimension applied.
pub fn merged(column: Arc<Column>, dimension: &str, merges: &[Merge]) -> Arc<Column> {
    let merges: Vec<&Merge> = merges.iter().filter(|merge| merge.dimension == dimension && merge.from != merge.to).collect();
    match &*column {
        _ if merges.is_empty() => column,
        Column::Text { dictionary, codes } => {
            if !merges.iter().any(|merge| dictionary.code(&merge.from).is_some()) {
                return column;
            }
            let mut kept = Dictionary::default();
            let new: Vec<u32> = dictionary.texts().map(|text| kept.code_or_insert(target(text, &merges))).collect();
            let codes = codes.iter().map(|&code| new.get(code as usize).copied().unwrap_or(EMPTY_CODE)).collect();
            Arc::new(Column::Text { dictionary: kept, codes })
        }
        Column::Key { keys } => {
            let new: FxHashMap<u64, u64> = merges.iter().map(|merge| (key_of(&merge.from), key_of(target(&merge.from, &merges)))).collect();
            Arc::new(Column::Key { keys: keys.iter().map(|key| new.get(key).copied().unwrap_or(*key)).collect() })
        }
        Column::Number { .. } | Column::Date { .. } => column,
    }
}

/// What a text is to be read as, through chains of merges; a circle ends where it began.
fn target<'a>(text: &'a str, merges: &[&'a Merge]) -> &'a str {
    let mut text = text;
    for _ in 0..merges.len() {
        match merges.iter().find(|merge| merge.from == text) {
            Some(merge) => text = &merge.to,
            None => break,
        }
    }
    text
}
