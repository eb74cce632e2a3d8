//! What can be added at a place of a plan, and what it begins as there.

use serde_json::{Map, Value};

use crate::plan::document::plan::Plan;
use crate::sales::day::Day;
use crate::sales::period::Period;
use crate::state::plans::edit::unused;
use crate::state::plans::parts::{ALTERNATIVES, OF_PEOPLE, OPTIONAL, WAYS};

/// Something that can be added at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Where it goes, as a pointer.
    pub at: String,
    pub field: &'static str,
    pub document: &'static str,
}

/// What the block at a place can have besides what it has.
pub fn offers(document: &Value, at: &str) -> Vec<Offer> {
    let Some(block) = document.pointer(at) else { return Vec::new() };
    let mut found = own_offers(block, at);
    // Blocks without a heading of their own are offered with their owner.
    let way = block.get("pays").and_then(|pays| pays.as_object()?.keys().next());
    let inner = way.map(|way| format!("pays/{way}"));
    let below = if at.is_empty() { vec!["payment".to_owned(), "calendar".to_owned()] } else { inner.into_iter().collect() };
    for inner in below {
        let at = format!("{at}/{inner}");
        found.extend(own_offers(document.pointer(&at).unwrap_or(&Value::Null), &at));
    }
    found
}

fn own_offers(block: &Value, at: &str) -> Vec<Offer> {
    let owner = steps(at);
    let fits = |(of, field, _): &&(&str, &'static str, &str)| {
        is_owner(of, &owner) && {
            let (field, is_list) = field.strip_suffix("/-").map_or((*field, false), |field| (field, true));
            let others = alternatives(&owner, field).into_iter().flatten();
            (is_list || block.get(field).is_none()) && others.copied().all(|(other, _)| block.get(other).is_none())
        }
    };
    let offer = |(_, field, document): &(&str, &'static str, &'static str)| Offer {
        at: format!("{at}/{field}"),
        field: field.trim_end_matches("/-"),
        document,
    };
    optional().filter(fits).map(offer).collect()
}

fn optional() -> impl Iterator<Item = &'static (&'static str, &'static str, &'static str)> {
    OPTIONAL.iter().chain(&OF_PEOPLE)
}

/// Whether a block is whole without a field.
pub fn is_optional(at: &str, field: &str) -> bool {
    let owner = steps(at);
    optional().any(|(of, name, _)| name.trim_end_matches("/-") == field && is_owner(of, &owner))
}

/// The fields that can stand in the place of one, that one among them.
pub fn alternatives(owner: &[&str], field: &str) -> Option<&'static [(&'static str, &'static str)]> {
    let fits = |(of, fields): &&(&str, &[(&str, &str)])| is_owner(of, owner) && fields.iter().any(|(name, _)| *name == field);
    ALTERNATIVES.iter().find(fits).map(|(_, fields)| *fields)
}

/// The names on the way to a place, without the places in lists.
pub fn steps(at: &str) -> Vec<&str> {
    at.split('/').skip(1).filter(|step| step.parse::<usize>().is_err() && *step != "-").collect()
}

/// Whether the last names on the way are those of a pattern, or all of them where it begins with `/`; that of the whole plan is empty.
fn is_owner(pattern: &str, steps: &[&str]) -> bool {
    if pattern.is_empty() || steps.is_empty() {
        return pattern.is_empty() && steps.is_empty();
    }
    let (is_root, pattern) = pattern.strip_prefix('/').map_or((false, pattern), |pattern| (true, pattern));
    let wanted: Vec<&str> = pattern.split('/').collect();
    let is_whole = is_root || matches!(wanted.first(), Some(&"components" | &"people")) && !pattern.contains('*');
    let tail = steps.len().checked_sub(wanted.len()).and_then(|start| steps.get(start..));
    (!is_whole || steps.len() == wanted.len())
        && tail.is_some_and(|tail| tail.iter().zip(&wanted).all(|(step, wanted)| *wanted == "*" || step == wanted))
}

/// What a way to pay begins as.
pub fn way(name: &str) -> Value {
    let document = WAYS.iter().find(|(way, _)| *way == name).map(|(_, document)| *document).unwrap_or_default();
    Value::Object([(name.to_owned(), serde_json::from_str(document).unwrap_or_default())].into_iter().collect())
}

/// A document with what the plan says in the place of `$…`; `at` is where it goes, and
/// `first` the first day of the plan's time.
pub fn begun(document: &str, plan: &Plan, at: &str, first: Day) -> Value {
    let mut value = serde_json::from_str(document).unwrap_or_default();
    let own = steps(at);
    let index = |list: &str| at.strip_prefix(list).and_then(|rest| rest.split('/').next()?.parse::<usize>().ok());
    let text = |name: &str| -> Option<Value> {
        let said = match name {
            "component" => plan.components.get(index("/components/").unwrap_or(0)).map(|component| component.id.clone()),
            "person" => plan.people.first().map(|person| person.name.clone()),
            "role" => plan.people.iter().find_map(|person| person.role.clone()).or(Some("account executive".to_owned())),
            "manager" => {
                let this = index("/people/");
                let others = plan.people.iter().enumerate().filter(|(place, _)| Some(*place) != this);
                others.map(|(_, person)| person).find(|person| person.manager.is_none()).map(|person| person.name.clone())
            }
            "currency" => Some(plan.currency.clone()),
            "period" => {
                let day = Period { start: first, end: Day(first.0 + 1) };
                let span = plan.calendar.quota_period;
                Some(span.name(span.around(first, plan.cut(), day), plan.year()))
            }
            "pays" => {
                let of = plan.components.get(index("/components/")?)?;
                return serde_json::to_value(&of.pays).ok();
            }
            months => Some(first.plus_months(months.parse().ok()?).to_string()),
        };
        said.map(Value::String)
    };
    fill(&mut value, &text);
    if own.first() == Some(&"components")
        && own.len() == 1
        && let Some(name) = value.get("id").and_then(Value::as_str)
    {
        let free = unused(name, |name| plan.components.iter().any(|component| component.id == name));
        value.as_object_mut().and_then(|fields| fields.insert("id".to_owned(), Value::String(free)));
    }
    value
}

fn fill(value: &mut Value, text: &impl Fn(&str) -> Option<Value>) {
    match value {
        Value::String(name) => {
            if let Some(said) = name.strip_prefix('$').and_then(text) {
                *value = said;
            }
        }
        Value::Array(entries) => entries.iter_mut().for_each(|entry| fill(entry, text)),
        Value::Object(fields) => {
            let mut filled = Map::new();
            for (name, mut field) in std::mem::take(fields) {
                fill(&mut field, text);
                let said = name.strip_prefix('$').and_then(text).and_then(|said| said.as_str().map(str::to_owned));
                filled.insert(said.unwrap_or(name), field);
            }
            *fields = filled;
        }
        _ => {}
    }
}
