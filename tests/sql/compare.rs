//! Whether a database and the engine say the same.

use std::collections::BTreeMap;

use attain::kpi::ask::{Answer, Ask, Context, Figure, PartKey, Split};
use attain::kpi::catalogue::catalogue;
use attain::kpi::evaluate::answer::answer;
use attain::kpi::evaluate::cache::Cache;
use attain::star::tables::Star;

use crate::duckdb::{DuckDb, Row};

/// What was compared so far.
#[derive(Default)]
pub struct Compared {
    pub questions: usize,
    pub figures: usize,
    /// Those of them that have a value.
    pub values: usize,
    /// What differs, and the SQL.
    pub differences: Vec<(String, String)>,
}

impl Compared {
    /// Asks both the same questions.
    pub fn ask(&mut self, duckdb: &mut DuckDb, star: &Star, context: &Context, asks: &[Ask]) {
        let mut cache = Cache::default();
        let answers = answer(star, catalogue(), &mut cache, context, asks);
        for (ask, answer) in asks.iter().zip(&answers) {
            let (rows, query) = duckdb.rows(star, &mut cache, context, ask);
            self.questions += 1;
            self.figures += rows.len();
            self.values += rows.iter().filter(|row| row.figure.is_ok()).count();
            // Some figures are for the engine alone, and the query says so.
            if rows.iter().any(|row| row.figure.as_ref().is_err_and(|reason| reason == "not_in_sql")) {
                assert_eq!(ask.kpi, "clv_predicted");
                continue;
            }
            if let Some(difference) = difference(answer, &rows) {
                let headline = format!("{} {:?}: {difference}", ask.kpi, ask.split);
                self.differences.push((headline, format!("{context:?}\n{query}")));
            }
        }
    }

    /// Fails with the first differences.
    pub fn report(&self, least: usize) {
        let (questions, figures, values) = (self.questions, self.figures, self.values);
        println!("{questions} questions, {figures} figures, {values} of them values");
        let headlines: Vec<String> = self.differences.iter().take(60).map(|(headline, _)| headline.clone()).collect();
        if let Some((_, query)) = self.differences.first() {
            panic!("{} of {questions} questions differ\n\n{}\n\n{query}", self.differences.len(), headlines.join("\n"));
        }
        assert!(values >= least, "only {values} values were compared");
    }
}

fn difference(answer: &Answer, rows: &[Row]) -> Option<String> {
    let found: BTreeMap<Option<&str>, &Result<f64, String>> = rows.iter().map(|row| (row.member.as_deref(), &row.figure)).collect();
    let parts: Vec<(Option<String>, &Figure)> = match (&answer.split, found.get(&None)) {
        // Of no member anything can be said.
        (Split::Whole, _) | (Split::By { .. }, Some(_)) => vec![(None, &answer.now)],
        (Split::Over { .. }, Some(_)) if answer.parts.iter().all(|part| part.now == answer.now) => vec![(None, &answer.now)],
        _ => answer.parts.iter().map(|part| (Some(member(&part.key)), &part.now)).collect(),
    };
    if parts.len() != found.len() || rows.len() != found.len() {
        let (parts, found): (Vec<_>, Vec<_>) = (parts.iter().map(|(key, _)| key).collect(), found.keys().collect());
        return Some(format!("the engine has {parts:?}, the database {found:?}"));
    }
    parts.into_iter().find_map(|(key, figure)| {
        let own = figure.as_ref().map(|quantity| quantity.number()).map_err(|reason| reason.code().to_owned());
        match (&own, found.get(&key.as_deref())) {
            (Ok(own), Some(Ok(other))) if is_close(*own, *other) => None,
            (Err(own), Some(Err(other))) if own == other => None,
            (own, other) => Some(format!("{key:?}: the engine says {own:?}, the database {other:?}")),
        }
    })
}

fn member(key: &PartKey) -> String {
    match key {
        PartKey::Member(member) => member.clone(),
        PartKey::Span(day) => day.to_string(),
        PartKey::Others => "others".to_owned(),
    }
}

/// Nine digits, of what is not all but nothing.
fn is_close(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(other.abs()).max(1.0)
}

/// How many, where the environment says another number than the tests do.
pub fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}
