//! How well polluted files are read: the ten scores of the Pollock benchmark
//! (Vitagliano and others, VLDB 2023) on those of its files that are at hand.
//!
//! The files themselves are not part of the project: see `tests/reference_data`.
//! `cargo test --test pollock -- --nocapture` prints every file's score.

use std::collections::HashMap;
use std::hash::Hash;
use std::path::Path;

use attain::ingest::records::records;
use attain::ingest::shape::hints::Hints;

type Table = Vec<Vec<String>>;

use crate::reference_data;

#[test]
#[cfg_attr(not(reference_data), ignore = "needs the reference data")]
fn polluted_files_score_at_least_9_9() {
    let folder = reference_data::path("pollock");
    let files = std::fs::read_dir(folder.join("csv")).unwrap();
    let mut names: Vec<_> = files.map(|file| file.unwrap().file_name()).collect();
    names.sort();
    let mut total = 0.0;
    for name in &names {
        let read = table(&std::fs::read(folder.join("csv").join(name)).unwrap());
        let score = score(&read, &expected(&folder.join("clean").join(name)));
        let mark = if score < 9.5 { "  below 9.5" } else { "" };
        println!("{score:6.3} {}{mark}", name.to_string_lossy());
        total += score;
    }
    let mean = total / names.len() as f64;
    println!("{mean:6.3} mean of {} files", names.len());
    assert!(mean >= 9.9, "the mean is {mean:.3}");
}

#[test]
fn the_score_counts_what_is_right() {
    let table = |text: &str| -> Table { text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect() };
    let cases = [
        ("a,b\n1,2\n3,4", "a,b\n1,2\n3,4", 10.0),
        // One of two records is wrong in one of four cells; four of six cells with the header's.
        ("a,b\n1,2\n3,5", "a,b\n1,2\n3,4", 1.0 + 3.0 + 1.5 + 2.5),
        ("x,y\n1,2\n3,4", "a,b\n1,2\n3,4", 1.0 + 0.0 + 3.0 + 2.0),
        ("", "", 10.0),
        ("", "a,b\n1,2", 1.0),
    ];
    for (read, expected, expected_score) in cases {
        assert!((score(&table(read), &table(expected)) - expected_score).abs() < 1e-9, "{read} for {expected}");
    }
}

/// The file as a table whose first record is the header, if there is one.
fn table(bytes: &[u8]) -> Table {
    let table = records(bytes, &Hints::default());
    let header = (!table.header.is_empty()).then_some(table.header);
    header.into_iter().chain(table.rows).collect()
}

fn expected(path: &Path) -> Table {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(path).unwrap();
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// Success, then precision, recall and F1 of header, records and cells: at most ten.
fn score(read: &Table, expected: &Table) -> f64 {
    let normalised = |record: &Vec<String>| -> Vec<String> { record.iter().map(|cell| cell.trim().to_lowercase()).collect() };
    let header = |table: &Table| table.first().map(normalised).unwrap_or_default();
    let records = |table: &Table| table.iter().skip(1).map(normalised).collect::<Vec<_>>();
    let cells = |table: &Table| table.concat();
    1.0 + agreement(&header(read), &header(expected))
        + agreement(&records(read), &records(expected))
        + agreement(&cells(read), &cells(expected))
}

/// Precision, recall and F1 of two multisets, added up.
fn agreement<T: Hash + Eq>(read: &[T], expected: &[T]) -> f64 {
    if read.is_empty() && expected.is_empty() {
        return 3.0;
    }
    let mut left: HashMap<&T, u32> = HashMap::new();
    expected.iter().for_each(|item| *left.entry(item).or_default() += 1);
    let common = read
        .iter()
        .filter(|item| match left.get_mut(item) {
            Some(count) if *count > 0 => {
                *count -= 1;
                true
            }
            _ => false,
        })
        .count();
    if common == 0 {
        return 0.0;
    }
    let (precision, recall) = (common as f64 / read.len() as f64, common as f64 / expected.len() as f64);
    precision + recall + 2.0 * precision * recall / (precision + recall)
}
