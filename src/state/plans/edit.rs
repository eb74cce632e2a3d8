//! Changing a plan by the place of what changes.

use serde_json::{Map, Value};

use crate::plan::document::fault::{Fault, Reason};
use crate::plan::document::plan::Plan;
use crate::plan::document::read::read;

/// A change of a document. Places are JSON pointers, `/components/0/pays/rate`.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// The value at a place is this; with `-` for an index it is a further entry.
    Set {
        at: String,
        value: Value,
    },
    Removed {
        at: String,
    },
    /// An entry of a list takes the place of another.
    Moved {
        list: String,
        from: usize,
        to: usize,
    },
    /// A further entry like the last, beyond it.
    Another {
        list: String,
    },
    /// A value stands under another name beside those it is among, and is another where one is given.
    Renamed {
        at: String,
        to: String,
        value: Option<Value>,
    },
}

/// The plan with the change.
///
/// # Errors
/// What the document would say that no document may.
pub fn edited(plan: &Plan, edit: &Edit) -> Result<Plan, Vec<Fault>> {
    let mut value = document(plan);
    if apply(&mut value, edit).is_none() {
        let at = match edit {
            Edit::Set { at, .. }
            | Edit::Removed { at }
            | Edit::Renamed { at, .. }
            | Edit::Moved { list: at, .. }
            | Edit::Another { list: at } => at,
        };
        return Err(vec![Fault { path: dotted(at), reason: Reason::Empty }]);
    }
    read(&value.to_string())
}

/// The plan as a document, without what is left at nothing.
pub fn document(plan: &Plan) -> Value {
    let mut value = serde_json::to_value(plan).unwrap_or_default();
    prune(&mut value);
    value
}

/// A pointer as faults write it: `components[0].pays.rate`.
pub fn dotted(pointer: &str) -> String {
    let mut path = String::new();
    for step in pointer.split('/').skip(1) {
        match step.parse::<usize>() {
            Ok(index) => path += &format!("[{index}]"),
            Err(_) if path.is_empty() => path += step,
            Err(_) => path = format!("{path}.{step}"),
        }
    }
    path
}

fn apply(value: &mut Value, edit: &Edit) -> Option<()> {
    match edit {
        Edit::Set { at, value: new } => {
            *make(value, at)? = new.clone();
        }
        Edit::Removed { at } => {
            let (owner, key) = at.rsplit_once('/')?;
            match value.pointer_mut(owner)? {
                Value::Object(fields) => drop(fields.remove(&unescaped(key))?),
                Value::Array(entries) => {
                    drop(key.parse().ok().filter(|place| *place < entries.len()).map(|place: usize| entries.remove(place))?)
                }
                _ => return None,
            }
        }
        Edit::Moved { list, from, to } => {
            let entries = value.pointer_mut(list)?.as_array_mut()?;
            if *from >= entries.len() || *to >= entries.len() {
                return None;
            }
            let entry = entries.remove(*from);
            entries.insert(*to, entry);
        }
        Edit::Another { list } => {
            let names = names_for(value, list);
            match value.pointer_mut(list)? {
                Value::Array(entries) => entries.push(beyond(entries)?),
                Value::Object(fields) => {
                    let (last, like) = fields.iter().next_back().map(|(name, value)| (name.clone(), value.clone()))?;
                    let offered = names.into_iter().find(|name| !fields.contains_key(name));
                    let name = offered.unwrap_or_else(|| unused(&next_period(&last), |name| fields.contains_key(name)));
                    fields.insert(name, like);
                }
                _ => return None,
            }
        }
        Edit::Renamed { at, to, value: new } => {
            let (owner, name) = at.rsplit_once('/')?;
            let fields = value.pointer_mut(owner)?.as_object_mut()?;
            let name = unescaped(name);
            if to.is_empty() || (*to != name && fields.contains_key(to)) {
                return None;
            }
            let old = fields.remove(&name)?;
            fields.insert(to.clone(), new.clone().unwrap_or(old));
        }
    }
    Some(())
}

/// What a further entry of a map could be called: whom or what the plan knows that the map may be about.
fn names_for(document: &Value, map: &str) -> Vec<String> {
    let of = |list: &str, key: &str| {
        let entries = document.get(list).and_then(Value::as_array).into_iter().flatten();
        entries.filter_map(|entry| entry.get(key)?.as_str().map(str::to_owned)).collect()
    };
    match map.rsplit('/').next() {
        Some("components") => of("components", "id"),
        Some("weights") => of("people", "name"),
        Some("where" | "except") => ["kind", "product", "channel", "region"].map(str::to_owned).into(),
        _ => Vec::new(),
    }
}

/// The name of the period after one: `2026-Q2` after `2026-Q1`; what is none as it is.
fn next_period(name: &str) -> String {
    let digits = name.len() - name.trim_end_matches(|letter: char| letter.is_ascii_digit()).len();
    let (start, number) = name.split_at(name.len() - digits);
    let Ok(number) = number.parse::<u32>() else { return name.to_owned() };
    let most = match start.chars().next_back() {
        Some('Q') => 4,
        Some('H') => 2,
        Some('-') if digits == 2 => 12,
        _ => u32::MAX,
    };
    if number < most {
        return format!("{start}{:0digits$}", number + 1);
    }
    let (year, part) = start.split_once('-').unwrap_or((start, ""));
    format!("{}-{part}{:0digits$}", next_period(year), 1)
}

/// The value at a place, which is made where it is not there.
fn make<'a>(value: &'a mut Value, at: &str) -> Option<&'a mut Value> {
    let mut found = value;
    for step in at.split('/').skip(1) {
        if found.is_null() {
            *found = if step == "-" { Value::Array(Vec::new()) } else { Value::Object(Map::new()) };
        }
        found = match found {
            Value::Object(fields) => fields.entry(unescaped(step)).or_insert(Value::Null),
            Value::Array(entries) => {
                let place = if step == "-" { entries.len() } else { step.parse().ok()? };
                if place == entries.len() {
                    entries.push(Value::Null);
                }
                entries.get_mut(place)?
            }
            _ => return None,
        };
    }
    Some(found)
}

fn unescaped(step: &str) -> String {
    step.replace("~1", "/").replace("~0", "~")
}

/// An entry that goes as far beyond the last as that beyond the one before.
fn beyond(entries: &[Value]) -> Option<Value> {
    let last = entries.last()?;
    let before = entries.len().checked_sub(2).and_then(|place| entries.get(place));
    Some(match last {
        Value::Object(fields) => {
            let next = |(key, value): (&String, &Value)| {
                let before = before.and_then(|before| before.get(key));
                (
                    key.clone(),
                    if ["from", "at", "rate", "multiplier", "pays"].contains(&key.as_str()) {
                        further(value, before)
                    } else {
                        renamed(key, value, entries)
                    },
                )
            };
            Value::Object(fields.iter().map(next).collect())
        }
        value => further(value, before),
    })
}

/// A number that continues a row of two, or is half as much again.
fn further(last: &Value, before: Option<&Value>) -> Value {
    let number = |value: &Value| {
        let text = value.as_str()?;
        let digits = text.strip_suffix('%').unwrap_or(text);
        Some((digits.parse::<f64>().ok()?, text.ends_with('%')))
    };
    let Some((now, is_percent)) = number(last) else { return last.clone() };
    let step = before.and_then(number).map(|(before, _)| now - before).filter(|step| *step != 0.0);
    let next = now + step.unwrap_or(if now == 0.0 { 50.0 } else { now / 2.0 });
    let next = (next * 1e4).round() / 1e4;
    Value::String(if is_percent { format!("{next}%") } else { next.to_string() })
}

/// A name that is not there yet: `Ida 2`.
fn renamed(key: &str, value: &Value, entries: &[Value]) -> Value {
    match (key, value.as_str()) {
        ("name" | "id", Some(name)) => {
            Value::String(unused(name, |name| entries.iter().any(|entry| entry.get(key).and_then(Value::as_str) == Some(name))))
        }
        _ => value.clone(),
    }
}

/// The name, with a number where it is taken.
pub fn unused(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let base = name.trim_end_matches(|letter: char| letter.is_ascii_digit()).trim_end();
    let numbered = (2..).map(|number: u32| format!("{base} {number}"));
    [name.to_owned()].into_iter().chain(numbered).find(|name| !is_taken(name)).unwrap_or_default()
}

/// Takes away nulls and empty lists and blocks.
fn prune(value: &mut Value) {
    let is_nothing = |value: &Value| match value {
        Value::Null => true,
        Value::Array(entries) => entries.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    };
    match value {
        Value::Object(fields) => {
            fields.values_mut().for_each(prune);
            fields.retain(|_, value| !is_nothing(value));
        }
        Value::Array(entries) => entries.iter_mut().for_each(prune),
        _ => {}
    }
}
