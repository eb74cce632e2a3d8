//! Cells that call their row a sum of others, surely or perhaps.

use crate::ingest::columns::judge::Verdict;
use crate::ingest::columns::texts::Texts;
use crate::ingest::rows::words::{is_total, names_everybody, names_sum};
use crate::ingest::values::period_text::span;
use crate::sales::period::Period;
use crate::table::dictionary::{Dictionary, EMPTY_CODE};

/// How plainly a cell calls its row a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Says {
    /// It may be a name like others: `All`, a quarter among months.
    Everybody,
    /// A word for a sum is in it: `West Total`.
    Sum,
    /// It is nothing else than such a word.
    Total,
}

fn said(text: &str) -> Option<Says> {
    match () {
        () if names_sum(text) => Some(if is_total(&text.to_lowercase()) { Says::Total } else { Says::Sum }),
        () if counts_records(text) || says_results(text) => Some(Says::Sum),
        () if names_everybody(text) || begins_with_all(text) || is_stars(text) => Some(Says::Everybody),
        () => None,
    }
}

/// Whether a text ends with a number of things: `Ida Brandt (2 records)`.
fn counts_records(text: &str) -> bool {
    let count = text.strip_suffix(')').and_then(|text| text.rsplit_once('(')).and_then(|(_, count)| count.split_once(' '));
    count.is_some_and(|(number, things)| number.parse::<u32>().is_ok() && things.chars().all(char::is_alphabetic))
}

/// Whether a text is what ad programs call all campaigns together: `Results from 2 campaigns`.
fn says_results(text: &str) -> bool {
    const RESULTS: [&str; 7] =
        ["results from ", "ergebnisse aus ", "ergebnisse von ", "résultats de ", "resultados de ", "risultati di ", "resultaten van "];
    RESULTS.iter().any(|begin| text.get(..begin.len()).is_some_and(|text| text.eq_ignore_ascii_case(begin)))
}

/// `All regions`, `Alle Kanäle`.
fn begins_with_all(text: &str) -> bool {
    const ALL: [&str; 6] = ["all", "alle", "tous", "toutes", "todos", "todas"];
    text.split_once(' ').is_some_and(|(first, _)| ALL.iter().any(|all| all.eq_ignore_ascii_case(first)))
}

/// The rows in which a column has a word for a sum or for everybody.
pub fn labelled(column: &Verdict) -> Vec<(usize, Says)> {
    let dictionary = match column {
        Verdict::Text { texts, .. } => &texts.dictionary,
        Verdict::Number(numbers) => &numbers.strays.dictionary,
        Verdict::Date(dates) => &dates.strays.dictionary,
        Verdict::Key(_) | Verdict::Empty { .. } => return Vec::new(),
    };
    let mut words: Vec<Option<Says>> = dictionary.texts().map(said).collect();
    for code in longer_periods(column, dictionary) {
        words.get_mut(code).into_iter().for_each(|word| *word = word.or(Some(Says::Everybody)));
    }
    if words.iter().all(Option::is_none) {
        return Vec::new();
    }
    let word = |code: u32| words.get(code as usize).copied().flatten();
    let strays = |cells: &[(u32, u32)]| cells.iter().filter_map(|(row, code)| word(*code).map(|says| (*row as usize, says))).collect();
    match column {
        Verdict::Text { texts, .. } => {
            texts.codes.iter().enumerate().filter_map(|(row, code)| word(*code).map(|says| (row, says))).collect()
        }
        Verdict::Number(numbers) => strays(&numbers.strays.cells),
        Verdict::Date(dates) => strays(&dates.strays.cells),
        Verdict::Key(_) | Verdict::Empty { .. } => Vec::new(),
    }
}

/// `*` and `**`: how SAP marks sums.
fn is_stars(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte == b'*')
}

/// The codes of texts that name periods longer than others of the column: a quarter among months.
fn longer_periods(column: &Verdict, dictionary: &Dictionary) -> Vec<usize> {
    const MOST_PERIODS: usize = 200;
    const LONGEST_MONTH: i32 = 31;
    const LONGEST_NAME: usize = 24;
    if dictionary.len() > MOST_PERIODS {
        return Vec::new();
    }
    let days = |text: &str| {
        if text.len() > LONGEST_NAME { None } else { named_period(text).map(Period::days) }
    };
    let periods: Vec<(usize, i32)> = dictionary.texts().enumerate().skip(1).filter_map(|(code, text)| Some((code, days(text)?))).collect();
    let shortest = match column {
        Verdict::Date(_) => Some(LONGEST_MONTH),
        _ => periods.iter().map(|(_, days)| *days).min().filter(|_| periods.len() * 2 > dictionary.len()),
    };
    let Some(shortest) = shortest else { return Vec::new() };
    periods.into_iter().filter(|(_, days)| *days > shortest + shortest / 4).map(|(code, _)| code).collect()
}

/// Whether a text of a row is the name of a month, a quarter or a year.
pub fn has_period(columns: &[&Verdict], row: usize) -> bool {
    let names = |text: &str| named_period(text).is_some();
    columns.iter().any(|column| {
        let code = texts_of(column).and_then(|texts| Some((texts, *texts.codes.get(row)?)));
        code.is_some_and(|(texts, code)| code != EMPTY_CODE && names(texts.dictionary.text(code)))
    })
}

/// The period that a text names, perhaps without its year.
fn named_period(text: &str) -> Option<Period> {
    // Two letters alone are a name: `Cy`.
    let is_long = text.chars().any(char::is_alphabetic) && (text.len() > 2 || text.bytes().any(|byte| byte.is_ascii_digit()));
    span(text).or_else(|| span(&format!("{text} 2000")).filter(|_| is_long))
}

/// The texts of a column of texts.
pub fn texts_of(column: &Verdict) -> Option<&Texts> {
    match column {
        Verdict::Text { texts, .. } => Some(texts),
        Verdict::Empty { .. } | Verdict::Key(_) | Verdict::Number(_) | Verdict::Date(_) => None,
    }
}
