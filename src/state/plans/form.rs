//! A plan as a form: every number, choice, date and name of it in reading order.

use serde_json::{Map, Value};

use crate::plan::document::number::{decimal, share};
use crate::sales::day::Day;
use crate::sales::exact::Exact;

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
}

/// Fields in the order in which they are read; others come after them.
const ORDER: [&str; 62] = [
    "name",
    "role",
    "manager",
    "from",
    "until",
    "on",
    "kpi",
    "attainment_of",
    "credited_of",
    "person",
    "period",
    "value",
    "target",
    "credit",
    "measure",
    "of",
    "where",
    "except",
    "whose",
    "dated_by",
    "split",
    "window",
    "paid_to",
    "quota",
    "quotas",
    "target_pay",
    "ote",
    "ramp",
    "weight",
    "pays",
    "rate",
    "by",
    "rates",
    "otherwise",
    "bands",
    "points",
    "milestones",
    "per_unit",
    "multiplier",
    "at",
    "amount",
    "of_target",
    "variable",
    "applies",
    "position",
    "base_rate",
    "between",
    "slope_beyond",
    "threshold",
    "then",
    "below",
    "at_least",
    "multiply",
    "steps",
    "gates",
    "per",
    "excess",
    "caps",
    "true_up",
    "paid_at",
    "holds",
    "clawback",
];

/// Fields that a page writes elsewhere, or that only say which format it is.
const ELSEWHERE: [&str; 3] = ["attain_plan", "id", "components"];

/// Texts that may look like numbers.
const TEXTS: [&str; 9] = ["name", "role", "manager", "person", "period", "kpi", "deal", "currency", "column"];

const SPANS: &[&str] = &["week", "two_weeks", "half_month", "month", "quarter", "half", "year", "plan"];

/// Fields with a choice by their own and their owner's name (`*` for any owner), what
/// the choice is called in texts, and the choices.
const CHOICES: [(&str, &str, &str, &[&str]); 32] = [
    ("calendar", "quota_period", "span", SPANS),
    ("calendar", "pay_period", "span", SPANS),
    ("calendar", "prorate_by", "prorate-by", &["months", "days"]),
    ("calendar", "target_rate_of", "target-rate-of", &["full", "ramped"]),
    ("credit", "of", "credit-of", &["amount", "margin", "units", "count", "earnings"]),
    ("measure", "of", "credit-of", &["amount", "margin", "units", "count", "earnings"]),
    ("*", "dated_by", "dated-by", &["date", "signed_on", "invoiced_on", "paid_on"]),
    ("*", "whose", "whose", &["own", "team", "whole_team", "own_and_team", "colleagues", "everybody"]),
    ("*", "split", "split", &["credit_and_pay", "pay", "credit"]),
    ("*", "window", "span", SPANS),
    ("*", "applies", "applies", &["marginal", "retroactive", "whole_deal", "whole_deal_before"]),
    ("*", "position", "position", &["window", "deal", "value"]),
    ("curve", "of", "curve-of", &["target_pay", "credit"]),
    ("curve", "between", "between", &["line", "step"]),
    ("gates", "between", "ladder", &["jumps", "line"]),
    ("bonus", "pays", "reached", &["each", "highest"]),
    ("*", "shared", "shared", &["by_credit", "evenly"]),
    ("*", "then", "then", &["from_first", "above_only"]),
    ("*", "paid_at", "paid-at", &["to_date", "end_of_window"]),
    ("*", "over", "span", SPANS),
    ("*", "direction", "direction", &["both", "up_only"]),
    ("caps", "per", "per", &["deal", "week", "two_weeks", "half_month", "month", "quarter", "half", "year", "plan"]),
    ("*", "excess", "excess", &["lost", "carried", "refundable"]),
    ("clawback", "by", "clawback-by", &["negative_deal", "recomputation", "share", "time_kept"]),
    ("*", "negative", "negative", &["owed", "carried"]),
    ("*", "dated", "rate-dated", &["credit_date", "period_start", "period_end", "paid_on", "fixed"]),
    ("true_up", "at", "true-up-at", &["end", "each_pay_period"]),
    ("rounding", "at", "rounding-at", &["line", "statement"]),
    ("*", "mode", "rounding-mode", &["half_up", "half_even", "up", "down"]),
    ("*", "residue", "residue", &["largest", "first", "last"]),
    ("holds", "until", "hold-until", &["paid_on", "invoiced_on"]),
    ("rates", "by", "rates-by", &["kind", "product", "channel"]),
];

/// The lines below a place of the document.
pub fn rows(document: &Value, below: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    if let Some(value) = document.pointer(below) {
        let owner = below.split('/').rfind(|step| step.parse::<usize>().is_err()).unwrap_or_default();
        add_fields(value, below, owner, 0, &mut rows);
    }
    rows
}

fn add_fields(value: &Value, at: &str, owner: &str, depth: usize, rows: &mut Vec<Row>) {
    match value {
        Value::Object(fields) => {
            let place = |name: &str| ORDER.iter().position(|other| *other == name).unwrap_or(ORDER.len());
            let mut names: Vec<&String> = fields.keys().filter(|name| !ELSEWHERE.contains(&name.as_str())).collect();
            names.sort_by_key(|name| place(name));
            for name in names {
                if let Some(value) = fields.get(name) {
                    let label = if is_named_by_user(owner, fields) { Label::Own(name.clone()) } else { Label::Field(name.clone()) };
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
    // A block that says how is paid is told by what is in it.
    if value.is_object() && (name == "pays" || owner == "pays") {
        return add_fields(value, at, name, depth, rows);
    }
    let choice = CHOICES.iter().find(|(of, field, ..)| *field == name && (*of == "*" || *of == owner));
    let kind = match (value, choice) {
        (Value::String(text), Some((_, _, field, options))) => Kind::Choice { field, chosen: text.clone(), options },
        (Value::String(text), _) => of_text(text, name),
        (Value::Bool(on), _) => Kind::Switch(*on),
        (Value::Number(number), _) => Kind::Count(number.as_u64().unwrap_or_default()),
        (Value::Array(entries), _) if entries.iter().all(|entry| entry.as_str().is_some_and(|text| number_of(text).is_none())) => {
            Kind::Names(entries.iter().filter_map(|entry| entry.as_str().map(str::to_owned)).collect())
        }
        (Value::Array(_), _) => Kind::List,
        _ => Kind::Block,
    };
    let has_parts = matches!(kind, Kind::Block | Kind::List);
    let can_go = is_optional(owner, name, &label);
    rows.push(Row { at: at.to_owned(), depth, label, kind, can_go });
    if has_parts {
        add_fields(value, at, name, depth + 1, rows);
    }
}

fn of_text(text: &str, name: &str) -> Kind {
    if TEXTS.contains(&name) {
        return Kind::Text(text.to_owned());
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

/// Maps whose keys are the user's: kinds of deals, periods, columns. A table of rates
/// has its own fields around such a map of the same name.
fn is_named_by_user(owner: &str, fields: &Map<String, Value>) -> bool {
    matches!(owner, "rates" | "quotas" | "where" | "except") && !fields.contains_key("by") && !fields.contains_key("to")
}

/// What a document is whole without.
fn is_optional(owner: &str, name: &str, label: &Label) -> bool {
    const OPTIONAL: [&str; 24] = [
        "minimum_per_deal",
        "schedule",
        "from",
        "until",
        "ramp",
        "weight",
        "threshold",
        "true_up",
        "caps",
        "gates",
        "holds",
        "clawback",
        "draw",
        "guarantee",
        "manager",
        "role",
        "window",
        "slope_beyond",
        "otherwise",
        "measure",
        "opening",
        "quotas",
        "exchange",
        "paid_to",
    ];
    match label {
        Label::Entry(..) => true,
        Label::Own(_) => true,
        Label::Field(_) => OPTIONAL.contains(&name) && !matches!(owner, "bands" | "steps" | "rates"),
    }
}

fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// Where a slider begins and ends, and how far apart its places are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    pub low: f64,
    pub high: f64,
    pub step: f64,
}

/// The range of a slider for a number, with room above it; percentages in percent.
pub fn range(field: &str, number: Exact, is_percent: bool) -> Range {
    let size = number.to_f64().abs() * if is_percent { 100.0 } else { 1.0 };
    let high = match field {
        _ if !is_percent => above(2.0 * size.max(1.0)),
        "variable" | "weight" | "share" | "ramp" | "recovery_share" | "below" => 100.0,
        "from" | "at" | "pays" => above(size.max(100.0) * 1.5).max(200.0),
        "multiplier" => above(size * 1.5).max(300.0),
        _ => above((2.0 * size).max(10.0)),
    };
    Range {
        low: if number.is_positive() || number.is_zero() { 0.0 } else { -high },
        high,
        step: below(high / 100.0).min(if is_percent { 1.0 } else { f64::MAX }),
    }
}

/// The text of a document for a place on a slider.
pub fn placed(place: f64, is_percent: bool) -> String {
    let rounded = (place * 1e4).round() / 1e4;
    if is_percent { format!("{rounded}%") } else { rounded.to_string() }
}

/// The next 1, 2, 3 or 5 times a power of ten.
fn above(number: f64) -> f64 {
    let power = 10f64.powf(number.log10().floor());
    [1.0, 2.0, 3.0, 5.0, 10.0].into_iter().map(|times| times * power).find(|round| *round >= number - 1e-9).unwrap_or(number)
}

/// The last 1, 2 or 5 times a power of ten.
fn below(number: f64) -> f64 {
    let power = 10f64.powf((number.log10() + 1e-9).floor());
    [5.0, 2.0, 1.0].into_iter().map(|times| times * power).find(|round| *round <= number + 1e-9).unwrap_or(number)
}
