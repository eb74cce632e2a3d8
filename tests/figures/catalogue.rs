//! Every KPI of the catalogue over a small company, with figures worked out by hand:
//! files and figures are in `tests/kpis/`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use attain::kpi::catalogue::catalogue;
use attain::state::decisions::Decisions;
use attain::state::keep::{stored, workspace};
use attain::state::own::kpi::OwnKpi;
use attain::state::settings::Settings;

use crate::meaning::{differences, example, hold};

/// The second quarter, against the first.
const QUARTER: &str = "--period 2024-04-01..2024-07-01 --compare 2024-01-01..2024-04-01";
const FILES: &str = "accounts + activities + deals + leads + orders + people + prices + spend + stage_history + subscriptions + surveys + targets + time_log";
/// Examples that articles on these KPIs print, as small files.
const PRINTED: [(&str, &str, &str); 6] = [
    // From 100,000 to 120,000.
    ("growth", "--period 2024-02-01..2024-03-01 --compare 2024-01-01..2024-02-01", "revenue_growth 0.2"),
    // 45, 54 and 39 days.
    ("cycle", "", "sales_cycle 46"),
    // 18 open deals × 42,000 × 24 % ÷ 78 days.
    ("velocity", "", "open_deals 18; win_rate 0.24; average_deal_size 42000; sales_cycle 78; sales_velocity 2326.153846"),
    // 2 of 8.
    ("conversion", "", "lead_conversion_rate 0.25"),
    // 3 of 50, and 1 of 50.
    ("replies", "", "positive_reply_rate 0.06; negative_reply_rate 0.02; acquisition_rate no_field"),
    // 15,000 for 30 new customers; 500 × 80 % ÷ 5 %.
    (
        "value-accounts + value-orders + value-spend",
        "--period 2024-01-01..2024-02-01",
        "new_customers 30; customers_at_start 20; churn_rate 0.05; retention_rate 0.95; cac 500; revenue_per_account 500; \
         gross_margin 0.8; clv 8000; ltv_to_cac 16",
    ),
];
const FIGURES: &str = include_str!("../kpis/figures.txt");

/// The lines below each heading, without what is said about them.
fn blocks() -> Vec<(&'static str, Vec<&'static str>)> {
    let mut blocks: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in FIGURES.lines().filter_map(|line| line.split('#').next().map(str::trim)).filter(|line| !line.is_empty()) {
        match (line.strip_prefix("= "), blocks.last_mut()) {
            (Some(heading), _) => blocks.push((heading, Vec::new())),
            (None, Some((_, lines))) => lines.push(line),
            (None, None) => {}
        }
    }
    blocks
}

#[test]
fn every_kpi_gives_its_figure() {
    let mut wrong = Vec::new();
    for by in blocks().iter().map(|(heading, _)| heading.split_once(" by ").map(|(_, by)| by)).collect::<BTreeSet<_>>() {
        let of = |heading: &str| heading.split_once(" by ").map(|(_, by)| by) == by;
        let lines: Vec<&str> = blocks().into_iter().filter(|(heading, _)| of(heading)).flat_map(|(_, lines)| lines).collect();
        let options = by.map_or(QUARTER.to_owned(), |by| format!("{QUARTER} --by {by}"));
        wrong.extend(differences("tests/kpis", &(FILES, &options, &lines.join(";"))));
    }
    hold(wrong);
}

#[test]
fn every_kpi_has_a_figure() {
    let lines = blocks().into_iter().flat_map(|(_, lines)| lines);
    let known: BTreeSet<&str> = lines.filter_map(|line| line.split(' ').next()).collect();
    let missing = catalogue().entries().iter().map(|entry| entry.id.as_str()).filter(|id| !known.contains(id));
    assert_eq!(missing.collect::<Vec<_>>(), Vec::<&str>::new());
}

#[test]
fn printed_examples_come_out() {
    hold(PRINTED.iter().flat_map(|case| differences("tests/kpis/printed", case)).collect());
}

#[test]
fn own_kpis_come_from_a_workspace() {
    let mut decisions = Decisions::default();
    decisions.own.put(OwnKpi { id: "my_lost".to_owned(), formula: "1 - win_rate".to_owned(), ..OwnKpi::blank() });
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("own.json");
    fs::write(&file, workspace::write(|group| stored::write(group, &Settings::default(), &decisions))).unwrap();
    let report = |kpis: &str| example::run(["--kpis", kpis, "tests/kpis/deals.csv"].map(str::to_owned).to_vec());
    let report = |kpis: &Path| report(&kpis.display().to_string());
    // Three of seven are lost.
    let lost = report(&file).unwrap()["kpis"]["my_lost"]["value"].as_f64().unwrap();
    assert!((lost - 3.0 / 7.0).abs() < 1e-9, "{lost}");
    assert!(report(Path::new("tests/kpis/deals.csv")).unwrap_err().ends_with("is no workspace that was saved as a file"));
}
