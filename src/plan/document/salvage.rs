//! Reading on in a document that is no plan: each fault is told and put right as far as it
//! takes to find the next.

use serde_json::{Map, Value};

use crate::plan::document::check::whole::check;
use crate::plan::document::fault::{Fault, Reason, meant};
use crate::plan::document::number::share;
use crate::plan::document::pays::WAYS;
use crate::plan::document::place::{Step, path, steps_at};
use crate::plan::document::plan::Plan;

/// More than anybody mends in one go.
const MOST: usize = 100;

/// Everything that is wrong with a text that cannot be read as a plan.
pub fn faults(text: &str) -> Vec<Fault> {
    let Err(first) = serde_json::from_str::<Plan>(text) else { return Vec::new() };
    let mut found = Found::default();
    let Ok(mut value) = serde_json::from_str::<Value>(text) else {
        if !text.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}').starts_with('{') {
            return vec![Fault { path: String::new(), reason: Reason::NoDocument }];
        }
        return vec![fault(&Wrong::new(text, &first))];
    };
    // A field that is there twice is there once from here on.
    if first.to_string().starts_with("duplicate field") {
        found.faults.push(fault(&Wrong::new(text, &first)));
    }
    while found.faults.len() < MOST {
        let text = value.to_string();
        match serde_json::from_str::<Plan>(&text) {
            Ok(plan) => {
                found.faults.extend(check(&plan).into_iter().filter(|fault| !found.stand_ins.iter().any(|path| follows(fault, path))));
                break;
            }
            Err(error) => {
                let wrong = Wrong::new(&text, &error);
                let is_bare = find(&mut value, &wrong.at).and_then(|found| found.as_object()).is_some_and(Map::is_empty);
                found.faults.push(match fault(&wrong) {
                    Fault { path, reason: Reason::OneOf { fields, .. } } if is_bare => {
                        Fault { path, reason: Reason::OneOf { fields, found: 0 } }
                    }
                    fault => fault,
                });
                if mend(&mut value, &wrong, &mut found.stand_ins).is_none() {
                    break;
                }
            }
        }
    }
    found.faults
}

#[derive(Default)]
struct Found {
    faults: Vec<Fault>,
    /// Where something stands only to be read over.
    stand_ins: Vec<String>,
}

/// What the reader stopped at.
struct Wrong {
    at: Vec<Step>,
    words: String,
    kind: Kind,
    /// What could have been there.
    known: Vec<String>,
    /// In the text.
    place: (usize, usize),
}

#[derive(PartialEq)]
enum Kind {
    UnknownField(String),
    UnknownChoice(String),
    Missing(String),
    Twice(String),
    /// No way to pay where there is to be one, or several.
    Several,
    Syntax,
    Value,
}

impl Wrong {
    fn new(text: &str, error: &serde_json::Error) -> Wrong {
        let words = error.to_string();
        let words = words.rsplit_once(" at line ").map_or(words.as_str(), |(words, _)| words).to_owned();
        let mut at = steps_at(text, error.line(), error.column());
        let mut quoted = words.split('`').skip(1).step_by(2).map(str::to_owned);
        let name = quoted.next().unwrap_or_default();
        let kind = match words.as_str() {
            _ if words.starts_with("unknown field") => Kind::UnknownField(name),
            _ if words.starts_with("unknown variant") => Kind::UnknownChoice(name),
            _ if words.starts_with("missing field") => Kind::Missing(name),
            _ if words.starts_with("duplicate field") => Kind::Twice(name),
            _ if at.iter().any(|step| *step == Step::Key("pays".to_owned())) && words.starts_with("expected value") => Kind::Several,
            _ if error.is_syntax() || error.is_eof() => Kind::Syntax,
            _ => Kind::Value,
        };
        // A block or a list where neither is wanted is told at its first bracket. A list is read as the fields of a block one after the other: what its first entry is not, the block's first field is.
        let is_list = at.last() == Some(&Step::Index(0)) && words.starts_with("invalid type: map, expected a sequence");
        let opened = is_list || words.starts_with("invalid type: map") || words.starts_with("invalid type: sequence");
        if opened && matches!(at.last(), Some(Step::Index(0))) || matches!(at.last(), Some(Step::Key(key)) if key.is_empty()) {
            at.pop();
        }
        // What is wrong with several ways to pay is none of them.
        if kind == Kind::Several && at.last() != Some(&Step::Key("pays".to_owned())) {
            at.pop();
        }
        let known = quoted.collect();
        let words = if is_list { "invalid length".to_owned() } else { words };
        Wrong { at, known, words, kind, place: (error.line(), error.column()) }
    }
}

/// Where a document says what people look for in a component, by the names that they give it.
const ELSEWHERE: [(&str, &str); 12] = [
    ("accelerator", "pays.tiers.bands[].multiplier"),
    ("decelerator", "pays.tiers.bands[].multiplier"),
    ("multiplier", "pays.tiers.bands[].multiplier"),
    ("bands", "pays.tiers.bands"),
    ("tiers", "pays.tiers"),
    ("rate", "pays.rate"),
    ("curve", "pays.curve"),
    ("bonus", "pays.bonus"),
    ("draw", "payment.draw"),
    ("guarantee", "payment.guarantee"),
    ("negative", "payment.negative"),
    ("splits", "splits"),
];

/// The place of a field that stands elsewhere, whether it is named as one or as several.
fn elsewhere(name: &str) -> Option<String> {
    let name = name.to_lowercase();
    let is = |other: &str| name == other || name.strip_suffix('s') == Some(other) || other.strip_suffix('s') == Some(&name);
    ELSEWHERE.iter().find(|(other, _)| is(other)).map(|(_, place)| (*place).to_owned())
}

fn fault(wrong: &Wrong) -> Fault {
    let within = |name: &String| path(&wrong.at.iter().cloned().chain([Step::Key(name.clone())]).collect::<Vec<_>>());
    let at = path(&wrong.at);
    let unknown = |name: &String| {
        let is_way = wrong.at.last() == Some(&Step::Key("pays".to_owned()));
        let rate = || share(name).filter(|_| is_way).map(|_| format!("{{\"rate\": \"{name}\"}}"));
        let near = meant(name, &wrong.known).or_else(rate).or_else(|| elsewhere(name));
        Reason::Unknown { name: name.clone(), near, known: wrong.known.clone() }
    };
    match &wrong.kind {
        Kind::UnknownField(name) | Kind::UnknownChoice(name) => Fault { path: at, reason: unknown(name) },
        Kind::Missing(name) => Fault { path: within(name), reason: Reason::Missing },
        Kind::Twice(name) => Fault { path: at, reason: Reason::Twice(name.clone()) },
        Kind::Several => Fault { path: at, reason: Reason::OneOf { fields: &WAYS, found: 2 } },
        Kind::Syntax => {
            let (line, column) = wrong.place;
            Fault { path: at, reason: Reason::Shape(format!("{} (line {line}, column {column})", wrong.words)) }
        }
        Kind::Value => Fault { path: at, reason: Reason::Shape(plainly(&wrong.words)) },
    }
}

/// The reader's words in those of the document: `is a list; give a block { … }`.
fn plainly(words: &str) -> String {
    if words.starts_with("invalid length") {
        return "is a list; give a block { … }".to_owned();
    }
    let Some((found, wanted)) = words.strip_prefix("invalid type: ").and_then(|words| words.split_once(", expected ")) else {
        return words.to_owned();
    };
    let found = match found {
        "sequence" => "a list",
        "map" => "a block",
        "null" => "empty",
        "unit variant" => "a name alone",
        _ => found.split_once(' ').map_or(found, |(_, value)| value),
    };
    let wanted = match wanted {
        "a sequence" => "a list [ … ]",
        "a map" => "a block { … }",
        "a boolean" => "true or false",
        "a string" => "a text",
        "u32" => "a whole number",
        "newtype variant" => "a block { … }",
        _ if wanted.starts_with("struct ") => "a block { … }",
        _ if wanted.contains("enum") => "one of the choices",
        _ => wanted,
    };
    format!("is {found}; give {wanted}")
}

/// Puts right what the reader stopped at; `None` where that cannot be.
fn mend(value: &mut Value, wrong: &Wrong, stand_ins: &mut Vec<String>) -> Option<()> {
    let (last, owner) = wrong.at.split_last()?;
    let owned = |name: &str| wrong.known.iter().find(|other| **other == name);
    match (&wrong.kind, last) {
        (Kind::UnknownField(name), _) | (Kind::UnknownChoice(name), Step::Key(_)) if find(value, owner)?.get(name).is_some() => {
            let fields = find(value, owner)?.as_object_mut()?;
            let content = fields.remove(name)?;
            // What was meant is read as such.
            let near = meant(name, &wrong.known).filter(|near| !fields.contains_key(near));
            match near.as_deref().and_then(owned) {
                Some(near) => drop(fields.insert(near.clone(), content)),
                None if matches!(wrong.kind, Kind::UnknownChoice(_)) => stand_in(value, owner, wrong, stand_ins)?,
                None => {}
            }
            Some(())
        }
        (Kind::Missing(name), _) => {
            let at: Vec<Step> = wrong.at.iter().cloned().chain([Step::Key(name.clone())]).collect();
            stand_in(value, &at, wrong, stand_ins)
        }
        (Kind::Several, _) => {
            let first = find(value, &wrong.at)?.as_object()?.keys().next().cloned();
            if let (Some(first), Some(fields)) = (first, find(value, &wrong.at)?.as_object_mut()) {
                fields.retain(|name, _| *name == first);
                stand_ins.push(path(&wrong.at));
                return Some(());
            }
            stand_in(value, &wrong.at, wrong, stand_ins)
        }
        _ => stand_in(value, &wrong.at, wrong, stand_ins),
    }
}

/// Puts something that can be read to a place: what was there says more or less what it was.
fn stand_in(value: &mut Value, at: &[Step], wrong: &Wrong, stand_ins: &mut Vec<String>) -> Option<()> {
    let was_percent = find(value, at).and_then(|found| found.as_str().map(|text| text.contains('%'))).unwrap_or_default();
    let number = |percent: bool| Value::from(if percent { "1%" } else { "1" });
    let choice = wrong.known.first().cloned().map(Value::from);
    let others = [Value::Null, Value::from("2026-01-01"), Value::from(1), Value::from(false), Value::Array(Vec::new())];
    // A way to pay is no name alone.
    let choice = choice.filter(|_| at.last() != Some(&Step::Key("pays".to_owned())));
    let blocks = ["{}", r#"{"rate": "1%"}"#].into_iter().filter_map(|text| serde_json::from_str(text).ok());
    let spans = ["month", "quarter", "share"].map(Value::from);
    let candidates = choice.into_iter().chain([number(was_percent), number(!was_percent)]).chain(others).chain(blocks).chain(spans);
    for candidate in candidates {
        put(value, at, candidate)?;
        let text = value.to_string();
        let stops = serde_json::from_str::<Plan>(&text).err().map(|error| Wrong::new(&text, &error));
        if stops.is_none_or(|stops| !stops.at.starts_with(at)) {
            stand_ins.push(path(at));
            return Some(());
        }
    }
    None
}

fn put(value: &mut Value, at: &[Step], new: Value) -> Option<()> {
    let (last, owner) = at.split_last()?;
    match (find(value, owner)?, last) {
        (Value::Object(fields), Step::Key(name)) => drop(fields.insert(name.clone(), new)),
        (Value::Array(entries), Step::Index(index)) => *entries.get_mut(*index)? = new,
        _ => return None,
    }
    Some(())
}

fn find<'v>(value: &'v mut Value, at: &[Step]) -> Option<&'v mut Value> {
    at.iter().try_fold(value, |value, step| match step {
        Step::Key(name) => value.get_mut(name),
        Step::Index(index) => value.get_mut(index),
    })
}

/// Whether a fault may be only that of a stand-in.
fn follows(fault: &Fault, stand_in: &str) -> bool {
    let is_among = matches!(fault.reason, Reason::NotRising { .. } | Reason::MixedBounds);
    // The same field of the same list: `bands` and `.from`.
    let list = |path: &str| {
        let (list, rest) = path.rsplit_once('[')?;
        Some((list.to_owned(), rest.split_once(']')?.1.to_owned()))
    };
    fault.path.starts_with(stand_in)
        || (!fault.path.is_empty() && stand_in.starts_with(&fault.path))
        || (is_among && list(&fault.path) == list(stand_in))
}
