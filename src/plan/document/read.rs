//! Reading and writing plan documents.

use serde_json::Value;

use crate::plan::document::check::whole::check;
use crate::plan::document::fault::{Fault, Reason};
use crate::plan::document::plan::Plan;
use crate::plan::document::salvage;

/// The plan that a document says, or everything that is wrong with it.
///
/// # Errors
/// All places where the text is no plan document, or contradicts itself.
pub fn read(text: &str) -> Result<Plan, Vec<Fault>> {
    let faults = match serde_json::from_str::<Plan>(text) {
        Ok(plan) => match check(&plan) {
            faults if faults.is_empty() => return Ok(plan),
            faults => faults,
        },
        Err(_) => salvage::faults(text),
    };
    // A later version may have other fields: the version is told first.
    let (mut version, others): (Vec<Fault>, Vec<Fault>) = faults.into_iter().partition(|fault| matches!(fault.reason, Reason::Version(_)));
    version.extend(others);
    Err(version)
}

/// The document of a plan, without what is left at its default of nothing.
pub fn write(plan: &Plan) -> String {
    let mut value = serde_json::to_value(plan).unwrap_or_default();
    prune(&mut value);
    // A component without holds says so, where the plan has some.
    for (index, _) in plan.components.iter().enumerate().filter(|(_, component)| component.holds.as_ref().is_some_and(Vec::is_empty)) {
        if let Some(component) = value.pointer_mut(&format!("/components/{index}")).and_then(Value::as_object_mut) {
            component.insert("holds".to_owned(), Value::Array(Vec::new()));
        }
    }
    format!("{value:#}\n")
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
