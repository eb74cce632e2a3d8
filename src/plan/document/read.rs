//! Reading and writing plan documents.

use serde::Deserialize;
use serde_json::Value;

use crate::plan::document::check::whole::check;
use crate::plan::document::fault::{Fault, Reason};
use crate::plan::document::place::place_at;
use crate::plan::document::plan::{Plan, VERSION};

/// The plan that a document says, or everything that is wrong with it.
///
/// # Errors
/// The one place where the text stops being a plan document, or all places
/// where the document contradicts itself.
pub fn read(text: &str) -> Result<Plan, Vec<Fault>> {
    // A later version may have other fields: the version is told first.
    if let Ok(Versioned { attain_plan }) = serde_json::from_str(text)
        && attain_plan != VERSION
    {
        return Err(vec![Fault { path: "attain_plan".to_owned(), reason: Reason::Version(attain_plan) }]);
    }
    let plan: Plan = serde_json::from_str(text).map_err(|error| vec![shape(text, &error)])?;
    let faults = check(&plan);
    if faults.is_empty() { Ok(plan) } else { Err(faults) }
}

/// The document of a plan, without what is left at its default of nothing.
pub fn write(plan: &Plan) -> String {
    let mut value = serde_json::to_value(plan).unwrap_or_default();
    prune(&mut value);
    format!("{value:#}\n")
}

#[derive(Deserialize)]
struct Versioned {
    attain_plan: u32,
}

fn shape(text: &str, error: &serde_json::Error) -> Fault {
    let words = error.to_string();
    let words = words.split(" at line ").next().unwrap_or(&words).to_owned();
    let path = place_at(text, error.line(), error.column());
    // What is missing is told at the end of its block.
    if let Some(field) = words.strip_prefix("missing field `").and_then(|rest| rest.split('`').next()) {
        let path = if path.is_empty() { field.to_owned() } else { format!("{path}.{field}") };
        return Fault { path, reason: Reason::Needed { because: "the format" } };
    }
    if error.is_syntax() || error.is_eof() {
        let words = format!("{words} (line {}, column {})", error.line(), error.column());
        return Fault { path, reason: Reason::Shape(words) };
    }
    Fault { path, reason: Reason::Shape(words) }
}

/// Takes away nulls and empty lists and blocks.
fn prune(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.values_mut().for_each(prune);
            fields.retain(|_, value| match value {
                Value::Null => false,
                Value::Array(entries) => !entries.is_empty(),
                Value::Object(fields) => !fields.is_empty(),
                _ => true,
            });
        }
        Value::Array(entries) => entries.iter_mut().for_each(prune),
        _ => {}
    }
}
