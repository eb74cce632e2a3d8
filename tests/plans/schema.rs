//! The schema of plan documents is that of the types. `UPDATE_EXPECT=1 cargo test --test plans` writes it anew.

use std::fs;
use std::path::Path;

use attain::plan::document::plan::Plan;
use attain::plan::document::read::read;
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

#[test]
fn templates_are_plans() {
    for (name, text) in TEMPLATES {
        if let Err(faults) = read(text) {
            panic!("{name}: {}", faults[0]);
        }
    }
}
