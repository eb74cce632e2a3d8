//! A plan as a form: every number, choice, date and name of it in reading order.

use serde_json::{Map, Value};

use crate::plan::document::number::{decimal, share};
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::state::plans::fields::{CHOICES, ELSEWHERE, NAMES, OF_VALUES, ORDER, TEXTS, WAY};
use crate::state::plans::offers::{alternatives, is_optional, steps};

/// A line of the form.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its place in the document, as a JSON pointer.
    pub at: String,
    /// How deep it stands under its card.
    pub depth: usize,
    pub label: Label,
    pub kind: Kind,
    /// Whether it can be taken away.
    pub can_go: bool,
    /// The fields of which this is one, and what each begins as; one of them can stand in its place.
    pub instead: &'static [(&'static str, &'static str)],
}

/// What stands before a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// A field of the document, by its name.
    Field(String),
    /// An entry of a list, by the name of the list, from 1.
    Entry(String, usize),
    /// Whatever the user called it.
    Own(String),
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// As it is written; a percentage or an amount.
    Number {
        text: String,
        number: Exact,
        is_percent: bool,
    },
    /// A whole number.
    Count(u64),
    /// One of several, by the name of the field in texts.
    Choice {
        field: &'static str,
        chosen: String,
        options: &'static [&'static str],
    },
    Switch(bool),
    Date(String),
    Text(String),
    /// Names, one beside the other.
    Names(Vec<String>),
    /// What stands below belongs together.
    Block,
    /// The same, and a further entry can be added.
    List,
    /// An entry of one or two numbers, which stand beside it.
    Numbers(Vec<Row>),
}

/// The lines below a place of the document.
pub fn rows(document: &Value, below: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    if let Some(value) = document.pointer(below) {
        let owner = steps(below).last().copied().unwrap_or_default();
        add_fields(value, below, owner, 0, &mut rows);
    }
    rows
}

fn add_fields(value: &Value, at: &str, owner: &str, depth: usize, rows: &mut Vec<Row>) {
    match value {
        Value::Object(fields) => {
            let place = |name: &str| ORDER.iter().position(|other| *other == name).unwrap_or(ORDER.len());
            let is_map = is_named_by_user(at, fields);
            let is_elsewhere = |name: &str| ELSEWHERE.iter().any(|(of, field)| *field == name && steps(at).join("/") == *of);
            let mut names: Vec<&String> = fields.keys().filter(|name| is_map || !is_elsewhere(name)).collect();
            if !is_map {
                names.sort_by_key(|name| place(name));
            }
            for name in names {
                if let Some(value) = fields.get(name) {
                    let label = if is_map { Label::Own(name.clone()) } else { Label::Field(name.clone()) };
                    add(value, &format!("{at}/{}", escaped(name)), owner, name, label, depth, rows);
                }
            }
        }
        Value::Array(entries) => {
            for (place, entry) in entries.iter().enumerate() {
                add(entry, &format!("{at}/{place}"), owner, owner, Label::Entry(owner.to_owned(), place + 1), depth, rows);
            }
        }
        _ => {}
    }
}

fn add(value: &Value, at: &str, owner: &str, name: &str, label: Label, depth: usize, rows: &mut Vec<Row>) {
    let parent = at.rsplit_once('/').map(|(parent, _)| parent).unwrap_or_default();
    let instead = match label {
        Label::Field(_) => alternatives(&steps(parent), name).unwrap_or_default(),
        _ => &[],
    };
    let can_go = match &label {
        Label::Field(name) => is_optional(parent, name),
        Label::Entry(..) | Label::Own(_) => true,
    };
    let row = |kind: Kind| Row { at: at.to_owned(), depth, label: label.clone(), kind, can_go, instead };
    if name == "pays"
        && let Some(chosen) = value.as_object().and_then(|way| way.keys().next())
    {
        rows.push(row(Kind::Choice { field: WAY.0, chosen: chosen.clone(), options: WAY.1 }));
        return add_fields(value, at, name, depth, rows);
    }
    // A block that says how is paid is told by what is in it.
    if value.is_object() && owner == "pays" {
        return add_fields(value, at, name, depth, rows);
    }
    let choice = CHOICES.iter().find(|(of, field, ..)| *field == name && (*of == "*" || *of == owner));
    let is_text = |entry: &Value| entry.as_str().is_some_and(|text| number_of(text).is_none());
    let kind = match (value, choice) {
        (Value::String(text), Some((_, _, field, options))) => Kind::Choice { field, chosen: text.clone(), options },
        (Value::String(text), _) => of_text(text, name),
        (Value::Bool(on), _) => Kind::Switch(*on),
        (Value::Number(number), _) => Kind::Count(number.as_u64().unwrap_or_default()),
        (Value::Array(entries), _)
            if OF_VALUES.contains(&owner)
                || NAMES.contains(&name) && entries.iter().all(Value::is_string)
                || entries.iter().all(is_text) =>
        {
            Kind::Names(entries.iter().filter_map(|entry| entry.as_str().map(str::to_owned)).collect())
        }
        (Value::Array(_), _) => Kind::List,
        (Value::Object(fields), _) if is_named_by_user(at, fields) => Kind::List,
        _ => Kind::Block,
    };
    let mut parts = Vec::new();
    if matches!(kind, Kind::Block | Kind::List) {
        add_fields(value, at, name, depth + 1, &mut parts);
    }
    // Numbers alone are an entry's own line.
    let is_number = |row: &Row| matches!(row.kind, Kind::Number { .. });
    if matches!(label, Label::Entry(..)) && matches!(parts.len(), 1 | 2) && parts.iter().all(is_number) {
        return rows.push(row(Kind::Numbers(parts)));
    }
    rows.push(row(kind));
    rows.append(&mut parts);
}

/// Whether a value would be of the same kind.
pub fn is_like(kind: &Kind, value: &Value) -> bool {
    match (kind, value) {
        (Kind::Number { is_percent, .. }, Value::String(text)) => number_of(text).is_some() && text.ends_with('%') == *is_percent,
        (Kind::Count(_), Value::Number(_)) => true,
        _ => false,
    }
}

fn of_text(text: &str, name: &str) -> Kind {
    if TEXTS.contains(&name) {
        return Kind::Text(text.to_owned());
    }
    if text == "target" && ["rate", "base_rate"].contains(&name) {
        return Kind::Choice { field: "base-rate", chosen: text.to_owned(), options: &["target", "8%"] };
    }
    match number_of(text) {
        Some(number) => Kind::Number { text: text.to_owned(), number, is_percent: text.ends_with('%') },
        None if text.parse::<Day>().is_ok() => Kind::Date(text.to_owned()),
        None => Kind::Text(text.to_owned()),
    }
}

fn number_of(text: &str) -> Option<Exact> {
    if text.ends_with('%') { share(text) } else { decimal(text) }
}

/// Maps whose keys are the user's: kinds of deals, periods, columns, people. A table of
/// rates has its own fields around such a map of the same name.
fn is_named_by_user(at: &str, fields: &Map<String, Value>) -> bool {
    let steps = steps(at);
    match steps.last() {
        Some(&("quotas" | "where" | "except" | "weights")) => true,
        Some(&"components") => steps.len() > 1,
        Some(&"rates") => !fields.contains_key("by") && !fields.contains_key("to"),
        _ => false,
    }
}

fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
