//! `examples/report.rs` as a script would call it, on real exports: the JSON it
//! prints, with the figures that plain scripts computed.
//!
//! The files are not part of the project: see `tests/reference_data`.

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use crate::reference_data;

#[test]
#[cfg_attr(not(reference_data), ignore = "needs the reference data")]
fn maven_crm_sales_opportunities() {
    let folder = reference_data::path("maven");
    let files = ["sales_pipeline.csv", "accounts.csv", "products.csv", "sales_teams.csv"].map(|name| folder.join(name));
    let report = report(&[], &files);
    for (id, value) in [
        ("won_deals", 4238.0),
        ("win_rate", 0.631501),
        ("won_amount", 10_005_534.0),
        ("average_deal_size", 2360.9094),
        ("median_deal_size", 1117.0),
        ("sales_cycle", 51.7820),
    ] {
        close(&report["kpis"][id]["value"], value, id);
    }
    nothing_is_lost(&report);
    let problems = report["problems"].to_string();
    assert!(problems.contains("GTXPro") && problems.contains("GTX Pro"), "the near miss is not among the problems: {problems}");

    let by_region = self::report(&["--by", "region"], &files);
    for (region, value) in [("West", 3_568_647.0), ("Central", 3_346_293.0), ("East", 3_090_594.0)] {
        close(&by_region["breakdown"]["revenue"][region], value, region);
    }
    let by_product = self::report(&["--by", "product"], &files);
    for (product, value) in [
        ("GTX Plus Pro", 2_629_651.0),
        ("MG Advanced", 2_216_387.0),
        ("GTX Plus Basic", 705_275.0),
        ("GTX Basic", 499_263.0),
        ("GTK 500", 400_612.0),
        ("MG Special", 43_768.0),
    ] {
        close(&by_product["breakdown"]["revenue"][product], value, product);
    }
    let of_owner = self::report(&["--filter", "owner=Darcel Schlecht"], &files);
    close(&of_owner["kpis"]["won_amount"]["value"], 1_153_214.0, "won_amount of one owner");
}

#[test]
#[cfg_attr(not(reference_data), ignore = "needs the reference data")]
fn superstore() {
    let file = reference_data::path("superstore.csv");
    let report = report(&["--by", "region"], &[file]);
    close(&report["kpis"]["revenue"]["value"], 2297200.8603, "revenue");
    for (region, value) in [("West", 725_457.82), ("East", 678_781.24), ("Central", 501_239.89), ("South", 391_721.91)] {
        close(&report["breakdown"]["revenue"][region], value, region);
    }
    nothing_is_lost(&report);
    assert_eq!(report["rows"]["read"], 9994);
}

#[test]
#[cfg_attr(not(reference_data), ignore = "needs the reference data")]
fn leads_and_customers() {
    for (name, rows) in [("x_education_Leads.csv", 9240), ("telco_churn.csv", 7043)] {
        let file = reference_data::path(name);
        let report = report(&[], &[file]);
        nothing_is_lost(&report);
        assert_eq!(report["rows"]["read"], rows, "{name}");
    }
}

/// Runs the example that `cargo test` has built beside this test.
fn report(options: &[&str], files: &[PathBuf]) -> Value {
    let test = std::env::current_exe().unwrap();
    let program = test.ancestors().nth(2).unwrap().join("examples/report");
    let output = Command::new(&program)
        .args(options)
        .args(files)
        .output()
        .unwrap_or_else(|error| panic!("{}: {error}; run `cargo build --examples` first", program.display()));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn close(found: &Value, wanted: f64, what: &str) {
    let found = found.as_f64().unwrap_or_else(|| panic!("{what} is {found}, not a number"));
    assert!((found - wanted).abs() <= wanted.abs() * 1e-6, "{what} is {found}, not {wanted}");
}

fn nothing_is_lost(report: &Value) {
    let count = |name: &str| report["rows"][name].as_u64().unwrap();
    assert_eq!(count("read"), count("kept") + count("set_aside"));
}
