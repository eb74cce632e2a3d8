//! How columns find their fields. Whole header lines are in `tests/headers/`.

use super::*;
use crate::sales::schema::{self, Dataset};

/// The field of `dataset` that a header text alone means.
fn meaning(dataset: Dataset, name: &str) -> Option<&'static str> {
    let table = schema::table(dataset)?;
    let kinds = [ColumnKind::Text, ColumnKind::Number, ColumnKind::Date];
    kinds.iter().find_map(|&kind| {
        let mapping = map(table, &prepare(&[Header { name, kind }]));
        let field = mapping.fields.first().copied().flatten()?;
        (fit(table.field(field)?.kind, kind) == Fit::Good).then_some(field)
    })
}

#[test]
fn one_header_alone_is_enough() {
    let cases = [
        (Dataset::Deals, "  CLOSE_DATE *", Some("closed_at")),
        (Dataset::Deals, "Owner:", Some("owner")),
        (Dataset::Deals, "Ａｍｏｕｎｔ", Some("amount")),
        (Dataset::Deals, "احتمال", Some("probability")),
        (Dataset::Deals, "Lead Owner", Some("owner")),
        (Dataset::Deals, "Shoe size", None),
        (Dataset::Deals, "", None),
        (Dataset::Spend, "Ad spend", Some("amount")),
        (Dataset::Surveys, "NPS", Some("score")),
        (Dataset::TimeLog, "Stunden", Some("hours")),
    ];
    for (dataset, name, field) in cases {
        assert_eq!(meaning(dataset, name), field, "{name}");
    }
}

#[test]
fn the_better_name_wins_and_a_date_field_wants_dates() {
    let table = schema::table(Dataset::Orders).expect("orders");
    let header = |name, kind| Header { name, kind };
    let headers = [
        header("Customer ID", ColumnKind::Text),
        header("Customer Name", ColumnKind::Text),
        header("Order Date", ColumnKind::Text),
        header("Date", ColumnKind::Date),
        header("Sales", ColumnKind::Text),
    ];
    let mapping = map(table, &prepare(&headers));
    assert_eq!(mapping.fields, [Some("account_id"), Some("account"), None, Some("at"), Some("amount")]);
    assert!(mapping.complete);
    assert!(!map(table, &prepare(&headers[..3])).complete);
}
