//! The tables of two public suites of small CSV files, read exactly.
//!
//! The files themselves are not part of the project: see `tests/reference_data`.
//! The cases below say the same rules in our own words.

use std::path::PathBuf;

use attain::ingest::reader::read;
use attain::ingest::records::records;
use attain::ingest::shape::hints::Hints;
use serde_json::Value;

use crate::reference_data;

#[test]
fn the_rules_of_the_suites() {
    let cases: [(&str, &[&[&str]]); 17] = [
        ("a,b,c\n1,2,3", &[&["a", "b", "c"], &["1", "2", "3"]]),
        ("a,b,c\r\n1,2,3\r\n", &[&["a", "b", "c"], &["1", "2", "3"]]),
        ("a,b\r1,2\r3,4\r", &[&["a", "b"], &["1", "2"], &["3", "4"]]),
        ("a,b\n1,\"x, y\"\n", &[&["a", "b"], &["1", "x, y"]]),
        ("a,b\n1,\"\"\n2,3", &[&["a", "b"], &["1", ""], &["2", "3"]]),
        ("a,b\n1,\"ha \"\"ha\"\" ha\"\n3,4\n", &[&["a", "b"], &["1", "ha \"ha\" ha"], &["3", "4"]]),
        ("a,b\n\"one\r\ntwo\",5\n", &[&["a", "b"], &["one\r\ntwo", "5"]]),
        ("a,b\n1,\"\n\"\"x\"\"\n\"\n3,4\n", &[&["a", "b"], &["1", "\n\"x\"\n"], &["3", "4"]]),
        ("key,val\n1,\"{\"\"type\"\": [1.0, 2]}\"\n", &[&["key", "val"], &["1", "{\"type\": [1.0, 2]}"]]),
        ("place,city\n37°36'37.8\"N 121°2'17.9\"W,Modesto\n", &[&["place", "city"], &["37°36'37.8\"N 121°2'17.9\"W", "Modesto"]]),
        ("a,b,c\n1, leading,3\n4,trailing ,6", &[&["a", "b", "c"], &["1", " leading", "3"], &["4", "trailing ", "6"]]),
        ("foo\n1\n", &[&["foo"], &["1"]]),
        ("foo\n\n", &[&["foo"], &[""]]),
        ("\n\n", &[&[""], &[""]]),
        ("a,b\n\n1,2\n\n\n", &[&["a", "b"], &["1", "2"]]),
        ("a,b\n😎,ʤ\n", &[&["a", "b"], &["😎", "ʤ"]]),
        ("a,b,c", &[&["a", "b", "c"]]),
    ];
    for (text, expected) in cases {
        let table = records(text.as_bytes(), &Hints::default());
        let all: Vec<Vec<String>> = std::iter::once(table.header).chain(table.rows).collect();
        assert_eq!(all, expected, "{text:?}");
    }
}

#[test]
#[cfg_attr(not(reference_data), ignore = "needs the reference data")]
fn csv_spectrum_is_read_exactly() {
    // Two of the JSON tables say something else than the CSV files they belong to.
    let others = ["location_coordinates", "newlines_crlf"];
    suite("csv-spectrum", "csvs", &others);
}

#[test]
#[cfg_attr(not(reference_data), ignore = "needs the reference data")]
fn csv_test_data_is_read_exactly() {
    let folder = suite("csv-test-data", "csv", &[]);
    // The fault of each file: its kind, and its line and field. In
    // `bad-header-wrong-header` nothing is wrong in itself: somebody else
    // expected other names.
    let faults = [
        ("header-less-fields", "too_few_fields", Some((2, 0))),
        ("header-more-fields", "too_many_fields", Some((2, 4))),
        ("header-no-header", "empty_file", None),
        ("header-wrong-header", "no_rows", None),
        ("missing-quote", "bad_quote", Some((2, 2))),
        ("quotes-with-unescaped-quote", "bad_quote", Some((2, 2))),
        ("unescaped-quote", "bad_quote", Some((2, 2))),
    ];
    for (name, kind, place) in faults {
        let path = folder.join("csv").join(format!("bad-{name}.csv"));
        let import = read(name, &std::fs::read(&path).unwrap(), &Hints::default());
        let found = import.problems.iter().find(|problem| problem.kind.code() == kind);
        let found = found.unwrap_or_else(|| panic!("{name}: {:?}", import.problems));
        assert_eq!(found.examples.first().map(|place| (place.line, place.field)), place, "{name}");
    }
}

/// Compares every file that has a JSON table; answers where the suite is.
fn suite(name: &str, csv: &str, others: &[&str]) -> PathBuf {
    let folder = reference_data::path(name);
    let tables = std::fs::read_dir(folder.join("json")).unwrap();
    let mut compared = 0;
    for path in tables.map(|entry| entry.unwrap().path()) {
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        if others.contains(&stem.as_str()) {
            continue;
        }
        let bytes = std::fs::read(folder.join(csv).join(format!("{stem}.csv"))).unwrap();
        let expected: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        let table = records(&bytes, &Hints::default());
        let objects = expected.as_object().is_some() || expected[0].is_object();
        let rows = if expected.is_array() { expected.as_array().unwrap().clone() } else { vec![expected] };
        let width = table.header.len();
        if objects || rows.is_empty() {
            assert_eq!(table.rows.len(), rows.len(), "{stem}");
            for (row, object) in table.rows.iter().zip(&rows) {
                let cells = table.header.iter().zip(row).all(|(header, cell)| object[header] == cell.as_str());
                assert!(cells && object.as_object().unwrap().len() == width, "{stem}: {row:?} but {object}");
            }
        } else {
            let all: Vec<Vec<String>> = std::iter::once(table.header).chain(table.rows).collect();
            assert_eq!(serde_json::to_value(all).unwrap(), Value::Array(rows), "{stem}");
        }
        compared += 1;
    }
    assert!(compared > 5);
    folder
}
