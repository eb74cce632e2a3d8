//! Worked examples of commission plans: each a plan document, credits as CSV, and
//! what of the statements is expected. `cases/C13.json`, `C13.csv`, `C13.expected.json`.

mod form;
mod incremental;
mod properties;
mod refused;
mod schema;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use attain::plan::credit::read::read as read_credits;
use attain::plan::document::read::{read as read_plan, write};
use attain::plan::statement::evaluate::statements;
use attain::plan::statement::json::json;
use attain::sales::exact::Exact;
use serde_json::Value;

#[test]
fn every_worked_example_comes_out() {
    let mut wrong = Vec::new();
    let names = names();
    assert!(names.len() >= 20, "only {} examples were found", names.len());
    for name in names {
        let found = statement(&name);
        let expected: Value = serde_json::from_str(&text(&name, "expected.json")).unwrap();
        let mut differences = Vec::new();
        compare(&expected, &found, "", &mut differences);
        sums(&found, &mut differences);
        wrong.extend(differences.into_iter().map(|difference| format!("{name}{difference}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_order_of_rows_changes_nothing() {
    for name in names() {
        let rows = text(&name, "csv");
        let mut lines: Vec<&str> = rows.lines().collect();
        lines[1..].reverse();
        let forth = evaluated(&name, &text(&name, "json"), &rows);
        let back = evaluated(&name, &text(&name, "json"), &lines.join("\n"));
        assert_eq!(forth, back, "{name}");
    }
}

#[test]
fn a_plan_equals_itself_after_it_was_written() {
    for name in names() {
        let plan = read_plan(&text(&name, "json")).unwrap();
        assert_eq!(read_plan(&write(&plan)).unwrap(), plan, "{name}");
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plans/cases")
}

fn names() -> BTreeSet<String> {
    let files = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    files.filter_map(|file| file.strip_suffix(".csv").map(str::to_owned)).collect()
}

fn text(name: &str, ending: &str) -> String {
    let path = folder().join(format!("{name}.{ending}"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn statement(name: &str) -> Value {
    evaluated(name, &text(name, "json"), &text(name, "csv"))
}

fn evaluated(name: &str, plan: &str, credits: &str) -> Value {
    let plan = read_plan(plan).unwrap_or_else(|faults| panic!("{name}: {}", faults[0]));
    let credits = read_credits(credits).unwrap_or_else(|troubles| panic!("{name}: {}", troubles[0]));
    let found = statements(&plan, &credits).unwrap_or_else(|troubles| panic!("{name}: {}", troubles[0]));
    json(&plan, &found)
}

/// Everything expected has to be there: numbers as numbers, other texts as a part, entries of lists in any place.
fn compare(expected: &Value, found: &Value, path: &str, differences: &mut Vec<String>) {
    let differs = match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            for (key, value) in expected {
                compare(value, found.get(key).unwrap_or(&Value::Null), &format!("{path}.{key}"), differences);
            }
            false
        }
        (Value::Array(expected), Value::Array(found)) => {
            let has = |entry: &Value| {
                found.iter().any(|other| {
                    let mut differences = Vec::new();
                    compare(entry, other, "", &mut differences);
                    differences.is_empty()
                })
            };
            let missing: Vec<String> = expected.iter().filter(|entry| !has(entry)).map(Value::to_string).collect();
            if !missing.is_empty() {
                differences.push(format!("{path}: nothing like {} in {}", missing.join(", "), Value::Array(found.clone())));
            }
            false
        }
        (Value::String(expected), Value::String(found)) => match (number(expected), number(found)) {
            (Some(expected), Some(found)) => expected != found,
            _ => !found.contains(expected.as_str()),
        },
        _ => expected != found,
    };
    if differs {
        differences.push(format!("{path}: {found} instead of {expected}"));
    }
}

fn number(text: &str) -> Option<Exact> {
    attain::plan::document::number::decimal(text)
}

/// The lines add up to what is paid, and so do the periods.
fn sums(found: &Value, differences: &mut Vec<String>) {
    for (person, statement) in found["people"].as_object().unwrap() {
        let of = |value: &Value, field: &str| number(value[field].as_str().unwrap()).unwrap();
        let sum = |values: Vec<Exact>| values.into_iter().try_fold(Exact::ZERO, Exact::plus).unwrap();
        let lines = sum(statement["lines"].as_array().unwrap().iter().map(|line| of(line, "amount")).collect());
        if lines != of(statement, "paid") {
            differences.push(format!(".{person}: the lines add up to {lines}"));
        }
        for field in ["earned", "payable", "paid"] {
            let periods = sum(statement["periods"].as_object().unwrap().values().map(|period| of(period, field)).collect());
            if periods != of(statement, field) {
                differences.push(format!(".{person}.{field}: the periods add up to {periods}"));
            }
        }
    }
}
