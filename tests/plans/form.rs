//! The form says all that plan documents can say, and keeps what it does not touch.

use std::collections::BTreeSet;

use attain::i18n::words::Words;
use attain::plan::document::plan::Plan;
use attain::plan::document::read::read as read_plan;
use attain::plan::document::templates::TEMPLATES;
use attain::sales::day::Day;
use attain::state::plans::edit::{Edit, document, edited};
use attain::state::plans::form::{Kind, Label, Row, rows};
use attain::state::plans::offers::{Offer, alternatives, begun, is_optional, offers, steps};
use attain::state::plans::selling::dated;
use attain::state::settings::{Language, Settings};
use serde_json::Value;

/// Each block of documents, by a place where it stands.
const PLACES: [(&str, &str); 29] = [
    ("Plan", ""),
    ("Calendar", "/calendar"),
    ("Payment", "/payment"),
    ("Component", "/components/0"),
    ("ComponentChange", "/components/0/changes/0"),
    ("Who", "/components/0/paid_to"),
    ("Credit", "/components/0/credit"),
    ("Credit", "/measure"),
    ("Tiers", "/components/0/pays/tiers"),
    ("Tier", "/components/0/pays/tiers/bands/0"),
    ("RateTable", "/components/0/pays/rates"),
    ("RateTable", "/components/0/pays/tiers/base_rates"),
    ("Curve", "/components/0/pays/curve"),
    ("Milestone", "/components/0/pays/bonus/milestones/0"),
    ("Pool", "/components/0/pays/pool"),
    ("Gate", "/components/0/gates/0"),
    ("Cap", "/caps/0"),
    ("Hold", "/components/0/holds/0"),
    ("Clawback", "/payment/clawback"),
    ("ClawbackStep", "/payment/clawback/steps/0"),
    ("Draw", "/people/0/draw"),
    ("Guarantee", "/payment/guarantee"),
    ("Exchange", "/exchange"),
    ("ExchangeRate", "/exchange/rates/0"),
    ("Figure", "/figures/0"),
    ("SplitShare", "/splits/0/shares/0"),
    ("Person", "/people/0"),
    ("PersonChange", "/people/0/changes/0"),
    ("Opening", "/people/0/opening"),
];

fn schema() -> Value {
    schemars::schema_for!(Plan).as_value().clone()
}

fn plans() -> Vec<(String, Plan)> {
    let templates = TEMPLATES.map(|(name, text)| (name.to_owned(), read_plan(text).unwrap()));
    let cases = crate::names().into_iter().map(|name| (name.clone(), read_plan(&crate::text(&name, "json")).unwrap()));
    templates.into_iter().chain(cases).collect()
}

#[test]
fn every_field_that_a_document_may_have_can_be_added() {
    let schema = schema();
    let mut missing = Vec::new();
    for (name, place) in PLACES {
        let block = schema["$defs"].get(name).unwrap_or(&schema);
        let needed: Vec<&str> = block["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        for (field, property) in block["properties"].as_object().unwrap() {
            // What has a value of its own stands in every document.
            let has_default = property
                .get("default")
                .is_some_and(|value| !(value.is_null() || *value == serde_json::json!([]) || *value == serde_json::json!({})));
            let is_elsewhere = (name, field.as_str()) == ("Plan", "people") || needed.contains(&field.as_str()) || has_default;
            if !is_elsewhere && !is_optional(place, field) && alternatives(&steps(place), field).is_none() {
                missing.push(format!("{name}.{field}"));
            }
        }
    }
    assert!(missing.is_empty(), "the form cannot add {}", missing.join(", "));
}

#[test]
fn everything_that_is_offered_is_taken_by_some_plan() {
    let mut open = BTreeSet::new();
    let mut taken = BTreeSet::new();
    let bare = r#"{"attain_plan":1,"currency":"USD","people":[{"name":"Ida","role":"account executive"},{"name":"Bo","quota":"100000","target_pay":"10000","changes":[{"from":"2026-07-01","quota":"120000"}]}],"components":[{"id":"sales","pays":{"rate":"8%"}},{"id":"pool","pays":{"pool":{"rate":"1%"}}}]}"#;
    let bare = ["", r#","exchange":{"rates":[{"from":"EUR","to":"USD","rate":"1.1"}],"dated":"fixed","fixed_on":"2026-01-01"}"#]
        .map(|more| read_plan(&bare.replace(r#""USD","#, &format!(r#""USD"{more},"#))).unwrap());
    for plan in bare.into_iter().chain(plans().into_iter().map(|(_, plan)| plan).take(180)) {
        add_all(&plan, 2, &mut open, &mut taken);
    }
    // These need a choice of theirs that says so first.
    let because = ["value", "weights", "share", "fixed_on", "kpi", "steps", "above_most"];
    let left: Vec<&(String, &str)> = open.difference(&taken).filter(|(_, field)| !because.contains(field)).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn what_has_been_added_is_shown() {
    let plan = read_plan(TEMPLATES[0].1).unwrap();
    let of_one = format!(r#"{{"per": "year", "amount": "250000", "components": ["{}"]}}"#, plan.components[0].id);
    for (at, value) in [
        ("/components/0/caps/-", r#"{"per": "year", "amount": "100000"}"#),
        ("/components/0/gates/-", r#"{"kpi": "margin_rate", "below": "30%", "multiply": "75%"}"#),
        ("/components/0/on_top", "true"),
        ("/caps/-", of_one.as_str()),
    ] {
        let edit = Edit::Set { at: at.to_owned(), value: serde_json::from_str(value).unwrap() };
        let Ok(plan) = edited(&plan, &edit) else { panic!("{at} is refused") };
        let card = if at.starts_with("/components/0") { "/components/0" } else { "" };
        let shown = at.replace("/-", "/0");
        let all = rows(&document(&plan), card);
        assert!(all.iter().any(|row| row.at == shown), "{at}: {all:?}");
    }
}

/// Adds all that is offered, and to that again, and notes what was offered and what was taken.
fn add_all(plan: &Plan, deep: usize, open: &mut BTreeSet<(String, &'static str)>, taken: &mut BTreeSet<(String, &'static str)>) {
    let document = document(plan);
    let first = dated(plan, Day(20_600)).from.unwrap().0;
    let blocks = rows(&document, "").into_iter().filter(|row| row.kind == Kind::Block).map(|row| row.at);
    let people = (0..plan.people.len().min(2)).map(|place| format!("/people/{place}"));
    let components = (0..plan.components.len()).map(|place| format!("/components/{place}"));
    let of_cards: Vec<String> = people
        .chain(components)
        .flat_map(|at| {
            let below = rows(&document, &at).into_iter().filter(|row| row.kind == Kind::Block).map(|row| row.at).collect::<Vec<_>>();
            [at].into_iter().chain(below)
        })
        .collect();
    for place in [String::new()].into_iter().chain(of_cards).chain(blocks) {
        for Offer { at, field, document } in offers(&self::document(plan), &place) {
            let is_new = (steps(&place).join("/"), field);
            open.insert(is_new.clone());
            if taken.contains(&is_new) {
                continue;
            }
            let value = begun(document, plan, &at, first);
            if let Ok(plan) = edited(plan, &Edit::Set { at, value }) {
                taken.insert(is_new);
                if deep > 0 {
                    add_all(&plan, deep - 1, open, taken);
                }
            }
        }
    }
}

#[test]
fn a_number_that_is_edited_leaves_everything_else_as_it_was() {
    let mut edits = 0;
    for (name, plan) in plans() {
        let before = document(&plan);
        let all = (0..plan.components.len()).flat_map(|place| rows(&before, &format!("/components/{place}"))).chain(rows(&before, ""));
        for (at, text) in all.flat_map(numbers) {
            let other = if text.ends_with('%') { "37%" } else { "37" };
            let Ok(after) = edited(&plan, &Edit::Set { at: at.clone(), value: other.into() }) else { continue };
            let (mut before, mut after) = (before.clone(), document(&after));
            assert_eq!(after.pointer(&at), Some(&Value::from(other)), "{name} {at}");
            for document in [&mut before, &mut after] {
                *document.pointer_mut(&at).unwrap() = Value::Null;
            }
            assert_eq!(before, after, "{name} {at}");
            edits += 1;
        }
    }
    assert!(edits > 1000, "{edits}");
}

fn numbers(row: Row) -> Vec<(String, String)> {
    match row.kind {
        Kind::Number { text, .. } => vec![(row.at, text)],
        Kind::Numbers(numbers) => numbers.into_iter().flat_map(numbers_of).collect(),
        _ => Vec::new(),
    }
}

fn numbers_of(row: Row) -> Vec<(String, String)> {
    numbers(row)
}

#[test]
fn fields_and_choices_have_words() {
    let words = Words::native(Language::English, &Settings::default());
    let mut bare = BTreeSet::new();
    let schema = schema();
    for block in schema["$defs"].as_object().unwrap().values().chain([&schema]) {
        for name in block.get("properties").and_then(Value::as_object).into_iter().flat_map(|fields| fields.keys()) {
            if words.plan_field(name) == *name && !["attain_plan", "id", "currency"].contains(&name.as_str()) {
                bare.insert(name.clone());
            }
        }
    }
    for (_, plan) in plans() {
        let document = document(&plan);
        let of_components = (0..plan.components.len()).flat_map(|place| rows(&document, &format!("/components/{place}")));
        for row in of_components.chain(rows(&document, "")) {
            if let Kind::Choice { field, options, .. } = row.kind {
                let is_bare = |option: &&str| words.plan_choice(field, option) == **option && !option.ends_with('%');
                bare.extend(options.iter().filter(|option| is_bare(option)).map(|option| format!("{field} {option}")));
            }
        }
    }
    // Choices that are one plain word, the same in the document.
    let plain = ["way tiers", "span ", "per ", "prorate-by days", "rates-by "];
    bare.retain(|name| !plain.iter().any(|start| name.starts_with(start)));
    assert!(bare.is_empty(), "{bare:?}");
}

#[test]
fn a_name_of_the_users_is_changed_and_one_beside_it_stands_in_its_place() {
    let plan = read_plan(
        r#"{"attain_plan":1,"people":[{"name":"Ida","quota":"1000","target_pay":"100","quotas":{"2026-Q4":"300"}}],"calendar":{"quota_period":"quarter"},
           "components":[{"id":"sales","pays":{"rates":{"by":"kind","rates":{"new":"10%"}}},"caps":[{"per":"month","amount":"500"}]}]}"#,
    )
    .unwrap();
    let rename = |at: &str, to: &str, value: Option<Value>| {
        edited(&plan, &Edit::Renamed { at: at.to_owned(), to: to.to_owned(), value }).map(|plan| document(&plan))
    };
    let rates = "/components/0/pays/rates/rates";
    assert_eq!(rename(&format!("{rates}/new"), "upsell", None).unwrap().pointer(rates), Some(&serde_json::json!({"upsell": "10%"})));
    assert!(rename(&format!("{rates}/new"), "", None).is_err());
    let cap = rename("/components/0/caps/0/amount", "of_target", Some("200%".into()));
    assert_eq!(cap.unwrap().pointer("/components/0/caps/0/of_target"), Some(&"200%".into()));
    // A further entry is called like the next: a period, or the same with a number.
    let another = |list: &str| document(&edited(&plan, &Edit::Another { list: list.to_owned() }).unwrap());
    assert_eq!(another("/people/0/quotas").pointer("/people/0/quotas/2027-Q1"), Some(&"300".into()));
    assert_eq!(another(rates).pointer(&format!("{rates}/new 2")), Some(&"10%".into()));
    let label = rows(&document(&plan), rates).first().map(|row| row.label.clone());
    assert_eq!(label, Some(Label::Own("new".to_owned())));
}
