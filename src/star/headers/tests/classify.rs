//! What is no dataset, and what the user says. The lines of real files are in
//! `tests/headers/`.

use super::*;
use crate::ingest::values::kind::ColumnKind;

/// Headers from a line; `name:d` is a date, `name:n` a number, else text.
fn headers(line: &str) -> Vec<Header<'_>> {
    line.split(',')
        .map(|cell| match cell.rsplit_once(':') {
            Some((name, "d")) => Header { name, kind: ColumnKind::Date },
            Some((name, "n")) => Header { name, kind: ColumnKind::Number },
            Some((name, "e")) => Header { name, kind: ColumnKind::Empty },
            _ => Header { name: cell, kind: ColumnKind::Text },
        })
        .collect()
}

#[test]
fn does_not_force_a_dataset_on_anything() {
    for line in ["a,b,c", "id,colour", "name", "Date:d,Temperature:n", "1,2:n,3:d"] {
        assert_eq!(classify("table.csv", &headers(line), None).dataset, None, "{line}");
    }
}

#[test]
fn the_user_has_the_last_word() {
    let headers = headers("Stage,Amount:n,Other:n,Close Date:d");
    let mut choice = HeaderChoice::default();
    choice.fields.insert("Other".to_owned(), Some("amount".to_owned()));
    choice.fields.insert("Close Date".to_owned(), None);
    choice.fields.insert("Stage".to_owned(), Some("no such field".to_owned()));
    let mapped = classify("deals.csv", &headers, Some(&choice));
    assert_eq!(mapped.fields, [None, None, Some("amount".to_owned()), None]);
    choice.dataset = Some(Dataset::Orders);
    assert_eq!(classify("deals.csv", &headers, Some(&choice)).dataset, Some(Dataset::Orders));
}
