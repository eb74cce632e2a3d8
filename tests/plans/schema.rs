//! The schema of plan documents is that of the types. `UPDATE_EXPECT=1 cargo test --test plans` writes it anew.

use std::fs;
use std::path::Path;

use attain::plan::document::plan::Plan;
use attain::plan::document::templates::TEMPLATES;
use serde_json::Value;

#[test]
fn the_schema_in_the_repository_is_that_of_the_types() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/plan.schema.json");
    let schema = serde_json::to_string_pretty(&schemars::schema_for!(Plan)).unwrap() + "\n";
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&path, &schema).unwrap();
    }
    assert!(fs::read_to_string(&path).unwrap() == schema, "write docs/plan.schema.json anew with UPDATE_EXPECT=1");
}

#[test]
fn every_field_is_described() {
    fn look(value: &Value, path: &str, bare: &mut Vec<String>) {
        for (name, property) in value.get("properties").and_then(Value::as_object).into_iter().flatten() {
            if property.get("description").is_none() {
                bare.push(format!("{path}.{name}"));
            }
        }
        for (name, definition) in value.get("$defs").and_then(Value::as_object).into_iter().flatten() {
            look(definition, name, bare);
        }
    }
    let mut bare = Vec::new();
    look(schemars::schema_for!(Plan).as_value(), "Plan", &mut bare);
    assert!(bare.is_empty(), "{}", bare.join("\n"));
}

/// What a template pays for a few credits, worked out by hand.
#[test]
fn templates_are_plans_that_pay() {
    let cases = [
        // 300,000 × 17,500 ÷ 300,000, then 30,000 at one and a half times that.
        ("account-executive", "person,date,amount\nIda Brandt,2026-01-10,300000\nIda Brandt,2026-02-10,30000", "20125.00"),
        // Two meetings of sixty, and one percent of a deal up to its cap.
        (
            "sdr-per-meeting",
            "person,date,amount,kind\nBo,2026-01-10,0,meeting\nBo,2026-01-10,0,meeting\nBo,2026-01-11,150000,deal",
            "1120.00",
        ),
        // 95 % pay 87.5 % of 6,300; 30,000 × 2,700 ÷ 60,000.
        (
            "account-manager-renewals",
            "person,date,amount,kind\nMara Lindt,2026-01-10,380000,renewal\nMara Lindt,2026-01-10,30000,upsell",
            "6862.50",
        ),
        // 250,000 × 8 % + 50,000 × 12 % + 300,000 × 2 %.
        ("manager-override", "person,date,amount\nIda Brandt,2026-01-10,300000", "32000.00"),
        // 3,000 × 8 %, half of it held.
        ("margin-based", "person,date,amount,margin,paid_on\nBo,2026-01-10,10000,3000,", "120.00"),
        // All of 600,000 at 6 %.
        ("retroactive-tiers", "person,date,amount\nBo,2026-01-10,400000\nBo,2026-02-10,200000", "36000.00"),
        // 10,000 × 10 % and 2,000 of guarantee in March; draws go on with what is known.
        ("new-hire-draw", "person,date,amount\nJun Sato,2026-03-10,10000", "3000.00"),
    ];
    for (name, text) in TEMPLATES {
        let (_, credits, total) = cases.iter().find(|(other, _, _)| *other == name).unwrap();
        assert_eq!(crate::evaluated(name, text, credits)["total"], *total, "{name}");
    }
}

#[test]
fn the_plans_of_the_readme_pay_what_it_says() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let plans: Vec<&str> = readme.split("```json\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    let cases = [
        ("Ida Brandt,2026-03-01,400000,,\nIda Brandt,2026-09-01,250000,,", "145000.00"),
        ("Ida Brandt,2026-03-01,85000,,", "3750.00"),
        // 2 % and 3 % of the team's 150,000 and 10,000; 16,000 for the reps, of which a half of 2,000 goes back, which the draw fills up.
        ("Ida Brandt,2026-01-10,140000,A,\nBo Lund,2026-01-11,20000,B,2026-01-20", "19300.00"),
    ];
    assert_eq!(plans.len(), cases.len());
    for (plan, (rows, total)) in plans.into_iter().zip(cases) {
        let credits = format!("person,date,amount,deal,cancelled_on\n{rows}");
        assert_eq!(crate::evaluated("README.md", plan, &credits)["total"], total);
    }
}
