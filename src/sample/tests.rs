//! The sample agrees with itself and is the same everywhere.

use std::collections::{HashMap, HashSet};

use super::*;
use crate::sample::world::{FIRST_DAY, TODAY};

const SMALL: Size = Size { deals: 400 };

/// A file as maps from header to cell.
fn rows(files: &[(String, Vec<u8>)], name: &str) -> Vec<HashMap<String, String>> {
    let (_, bytes) = files.iter().find(|(file, _)| file == name).expect("the file");
    csv::Reader::from_reader(bytes.as_slice()).deserialize().map(|row| row.expect("a row")).collect()
}

/// FNV-1a, to compare files with a figure.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn column<'a>(rows: &'a [HashMap<String, String>], header: &str) -> HashSet<&'a str> {
    rows.iter().map(|row| row[header].as_str()).collect()
}

#[test]
fn the_frame_is_what_it_says() {
    assert_eq!((FIRST_DAY.to_string(), TODAY.to_string()), ("2023-01-01".to_owned(), "2025-06-30".to_owned()));
}

#[test]
fn a_seed_gives_the_same_bytes_everywhere() {
    let all: Vec<u8> = files(7, SMALL).into_iter().flat_map(|(_, bytes)| bytes).collect();
    assert_eq!(hash(&all), 0xc30a_fa18_4ec4_d422, "the sample has changed; if it was meant to, put this figure in: {:#x}", hash(&all));
    assert_ne!(files(8, SMALL)[0].1, files(7, SMALL)[0].1);
}

#[test]
fn every_dataset_has_rows_and_no_size_breaks_it() {
    for deals in [0, 1, 13, 400] {
        for (name, bytes) in files(1, Size { deals }) {
            let count = csv::Reader::from_reader(bytes.as_slice()).records().filter(|row| row.is_ok()).count();
            assert!(deals < 400 || count > 0, "{name} has no rows");
            assert!(name != "deals.csv" || count as u64 == deals);
        }
    }
}

#[test]
fn streamed_deals_are_the_deals() {
    let mut streamed = Vec::new();
    write_deals(3, SMALL, &mut streamed).expect("a vector takes everything");
    assert_eq!(streamed, files(3, SMALL)[0].1);
}

#[test]
fn the_default_is_small_enough_for_a_page() {
    let bytes: usize = files(1, Size::default()).iter().map(|(_, bytes)| bytes.len()).sum();
    assert!((4_000_000..6_000_000).contains(&bytes), "{bytes}");
}

#[test]
fn files_refer_to_each_other() {
    let files = files(1, Size { deals: 2_000 });
    let deals = rows(&files, "deals.csv");
    let (accounts, people, products) = (rows(&files, "accounts.csv"), rows(&files, "people.csv"), rows(&files, "products.csv"));
    let (account_names, owners) = (column(&accounts, "Account name"), column(&people, "Name"));
    assert_eq!(account_names.len(), accounts.len(), "account names are unique");
    assert_eq!(owners.len(), people.len(), "names are unique");
    for (name, account, owner) in [
        ("deals.csv", "Account", "Owner"),
        ("leads.csv", "Company", "Owner"),
        ("activities.csv", "Account", "Owner"),
        ("orders.csv", "Account", "Owner"),
        ("subscriptions.csv", "Account", "Owner"),
        ("accounts.csv", "Account name", "Account owner"),
    ] {
        for row in rows(&files, name) {
            assert!(account_names.contains(row[account].as_str()) && owners.contains(row[owner].as_str()), "{name}: {row:?}");
        }
    }
    for row in rows(&files, "orders.csv") {
        assert!(column(&products, "Product name").contains(row["Product"].as_str()));
    }
    let deal_ids = column(&deals, "Deal ID");
    assert_eq!(deal_ids.len(), deals.len());
    for row in rows(&files, "leads.csv").iter().chain(&rows(&files, "activities.csv")) {
        assert!(row["Deal ID"].is_empty() || deal_ids.contains(row["Deal ID"].as_str()), "{row:?}");
    }
}

#[test]
fn a_deal_stands_where_its_history_ends() {
    let files = files(1, Size { deals: 2_000 });
    let mut last = HashMap::new();
    for row in rows(&files, "stage_history.csv") {
        let before = last.insert(row["Deal ID"].clone(), (row["Stage"].clone(), row["Entered on"].clone()));
        assert!(before.is_none_or(|(_, entered)| entered <= row["Entered on"]), "{row:?}");
    }
    for deal in rows(&files, "deals.csv") {
        let (stage, entered) = &last[&deal["Deal ID"]];
        assert_eq!(stage, &deal["Stage"]);
        assert!(deal["Close date"].is_empty() || entered == &deal["Close date"], "{deal:?}");
        assert!(
            deal["Close date"].is_empty() || (deal["Created"] <= deal["Close date"] && deal["Close date"] <= TODAY.to_string()),
            "{deal:?}"
        );
        assert_eq!(deal["Stage"] == "Closed lost", !deal["Lost reason"].is_empty());
    }
}

#[test]
fn won_deals_become_order_lines_of_the_same_amount() {
    let files = files(1, Size { deals: 2_000 });
    let cents = |text: &str| text.replace('.', "").parse::<i64>().expect("an amount");
    let won: i64 =
        rows(&files, "deals.csv").iter().filter(|deal| deal["Stage"] == "Closed won").map(|deal| cents(&deal["Amount (USD)"])).sum();
    let ordered: i64 =
        rows(&files, "orders.csv").iter().filter(|line| line["Channel"] != "Online").map(|line| cents(&line["Amount"])).sum();
    assert_eq!(won, ordered);
}
