//! What the page shows of plans, where it computes no more than it has to, is what whole
//! statements of the same deals say, to the cent.

use fastrand::Rng;
use serde_json::Value;

use crate::engine::protocol::{Deal, Deals, Seller, Sellers};
use crate::plan::credit::table::Texts;
use crate::plan::document::number::{decimal, digits};
use crate::plan::document::plan::Plan;
use crate::plan::document::read::read;
use crate::plan::document::templates::TEMPLATES;
use crate::plan::statement::evaluate::statements;
use crate::plan::statement::summary::Statement;
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::money::Money;
use crate::sales::period::Period;
use crate::sales::schema::Dataset;
use crate::state::plans::edit::{Edit, document, edited};
use crate::state::plans::message::PlanMsg;
use crate::state::plans::payout::payout;
use crate::state::plans::real::{Sales, credits_of};
use crate::state::plans::results::{Results, results};
use crate::state::plans::selling::{Selling, Source, credits};
use crate::state::shared::Shared;

/// So many edits of each template, one after the other.
const EDITS: usize = 3;

fn today() -> Day {
    "2026-07-15".parse().unwrap()
}

/// A quarter of a few people, some with targets; a deal is open, and one goes back.
fn sales(chance: &mut Rng) -> Shared<Sales> {
    let period = Period { start: "2026-01-01".parse().unwrap(), end: "2026-04-01".parse().unwrap() };
    let seller = |name: &str, month: Option<f64>| Seller {
        person: name.to_owned(),
        quotas: month.map(|month| vec![Money::from_major_units(month); 3]).unwrap_or_default(),
        ..Seller::default()
    };
    let people = vec![seller("Ida Brandt", None), seller("Zoe", Some(30_000.0)), seller("Bo Lund", Some(15_000.0))];
    let mut deals = |rows: std::ops::Range<u32>| Deals {
        dataset: Dataset::Deals,
        deals: rows
            .clone()
            .map(|row| {
                let cents = f64::from(chance.i32(-200_000..4_000_000));
                Deal { person: row % 3, row, day: Day(period.start.0 + chance.i32(0..90)), amount: Money::from_major_units(cents / 100.0) }
            })
            .collect(),
        columns: vec![Texts {
            name: "product".to_owned(),
            values: vec!["A".to_owned(), "B".to_owned()],
            codes: rows.map(|row| row % 2).collect(),
        }],
    };
    let (sold, open) = (deals(0..15), deals(15..18));
    Shared::new(Sales { told: Sellers { people, sold: Some(sold), open: Some(open) }, period, currency: None })
}

/// A plan with one number of it changed, or one choice flipped; the same where that is no plan.
fn moved(plan: &Plan, chance: &mut Rng) -> Plan {
    let document = document(plan);
    let mut places = Vec::new();
    leaves(&document, String::new(), &mut places);
    let Some((at, value)) = places.get(chance.usize(0..places.len().max(1))) else { return plan.clone() };
    edited(plan, &Edit::Set { at: at.clone(), value: other(value, chance) }).unwrap_or_else(|_| plan.clone())
}

fn leaves(value: &Value, at: String, found: &mut Vec<(String, Value)>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| leaves(value, format!("{at}/{name}"), found)),
        Value::Array(entries) => entries.iter().enumerate().for_each(|(place, value)| leaves(value, format!("{at}/{place}"), found)),
        Value::Bool(_) => found.push((at, value.clone())),
        Value::String(text) if decimal(text.trim_end_matches('%')).is_some() => found.push((at, value.clone())),
        _ => {}
    }
}

fn other(value: &Value, chance: &mut Rng) -> Value {
    match value {
        Value::Bool(on) => Value::Bool(!on),
        Value::String(text) => {
            let (number, percent) = text.strip_suffix('%').map_or((text.as_str(), ""), |number| (number, "%"));
            let factor = Exact::new(chance.i128(7..14), 10).unwrap();
            Value::String(format!("{}{percent}", digits(decimal(number).unwrap().times(factor).unwrap())))
        }
        other => other.clone(),
    }
}

/// Whether the results are what statements of all lines say.
fn check(found: &Results, selling: &Selling, sales: Option<&Sales>, context: &str) {
    let raw = match sales {
        Some(sales) => credits_of(sales, selling.outlook, &found.plan),
        None => credits(&found.plan, selling.deal.0, |person| selling.of(person)),
    };
    let raw = raw.unwrap();
    match (statements(&found.plan, &raw), &found.statements) {
        (Ok(whole), Ok(shown)) => {
            let bare = |statement: &Statement| Statement { lines: Vec::new(), ..statement.clone() };
            assert_eq!(shown.people, whole.people.iter().map(bare).collect::<Vec<_>>(), "{context}");
            assert_eq!(shown.notes, whole.notes, "{context}");
            assert_eq!(found.credits(), Some(&*whole.credits), "{context}");
            for statement in &whole.people {
                assert_eq!(found.statement(&statement.person).as_ref(), Some(statement), "{context}");
            }
            let earned = Exact::sum(&whole.people.iter().map(|statement| statement.figures.earned).collect::<Vec<_>>());
            assert_eq!(found.cost().map(|cost| cost.earned), earned, "{context}");
        }
        (Err(troubles), Err(shown)) => assert_eq!(&troubles, shown, "{context}"),
        (whole, shown) => panic!("{context}: {:?} but {:?}", whole.map(|whole| whole.total), shown.as_ref().map(|shown| &shown.notes)),
    }
}

#[test]
fn what_is_shown_is_what_whole_statements_say() {
    let mut chance = Rng::with_seed(27);
    let sales = sales(&mut chance);
    for (name, text) in TEMPLATES {
        for (source, outlook) in [(Source::Typed, false), (Source::Files, chance.bool())] {
            let selling = Selling { source, outlook, ..Selling::default() };
            let sales = Some(&sales).filter(|_| source == Source::Files);
            let mut plan = read(text).unwrap();
            let mut known: Vec<Results> = Vec::new();
            for step in 0..=EDITS {
                let found = results(&plan, &selling, sales, today(), &known);
                check(&found, &selling, sales.map(|sales| &**sales), &format!("{name}, {source:?}, step {step}: {}", document(&plan)));
                known.push(found);
                plan = moved(&plan, &mut chance);
            }
        }
    }
}

#[test]
fn deals_are_made_ready_once_while_only_pay_changes() {
    let sales = sales(&mut Rng::with_seed(3));
    let selling = Selling { source: Source::Files, ..Selling::default() };
    let text = |pays: &str, more: &str| {
        format!(
            r#"{{"attain_plan": 1, "people": [{{"name": "Ida Brandt", "quota": "90000"}}], "components": [{{"id": "a", "pays": {pays}{more}}}]}}"#
        )
    };
    let of = |text: String, selling: &Selling, known: &[Results]| results(&read(&text).unwrap(), selling, Some(&sales), today(), known);
    let before = of(text(r#"{"rate": "5%"}"#, ""), &selling, &[]);
    let shares = |other: &Results| std::ptr::eq(before.credits().unwrap(), other.credits().unwrap());
    let known = [before.clone()];
    assert!(shares(&of(text(r#"{"rate": "6%"}"#, ""), &selling, &known)));
    assert!(shares(&of(text(r#"{"tiers": {"bands": [{"from": "50%", "rate": "6%"}]}}"#, ""), &selling, &known)));
    assert!(!shares(&of(text(r#"{"rate": "5%"}"#, r#", "credit": {"where": {"product": ["A"]}}"#), &selling, &known)), "other deals count");
    assert!(!shares(&of(text(r#"{"rate": "5%"}"#, ""), &Selling { outlook: true, ..selling.clone() }, &known)), "open ones count");
    assert!(!shares(&results(&before.plan, &Selling::default(), Some(&sales), today(), &known)), "what is typed is not of the files");
}

#[test]
fn a_curve_is_that_of_the_whole_team() {
    let plan = read(
        r#"{"attain_plan": 1, "from": "2026-01-01", "until": "2026-06-30", "people": [
            {"name": "Ida", "quota": "90000", "target_pay": "9000", "manager": "Lea"}, {"name": "Bo", "quota": "60000", "target_pay": "5000", "manager": "Lea"},
            {"name": "Cy", "quota": "60000", "target_pay": "5000", "manager": "Max"}, {"name": "Lea", "role": "manager"}, {"name": "Max", "role": "manager"}],
          "components": [{"id": "sales", "pays": {"rate": "5%"}, "paid_to": {"people": ["Ida", "Bo", "Cy"]},
            "gates": [{"attainment_of": "sales", "of": "team", "below": "80%", "multiply": "50%"}]},
            {"id": "override", "credit": {"whose": "team"}, "pays": {"rate": "1%"}, "paid_to": {"roles": ["manager"]}}]}"#,
    )
    .unwrap();
    let deal = Exact::whole(10_000);
    for name in ["Ida", "Cy", "Lea"] {
        let curve = payout(&plan, name, deal).unwrap();
        for percent in [50, 100, 150] {
            let share = Exact::new(percent, 100).unwrap();
            let raw = credits(&plan, deal, |_| share).unwrap();
            let whole = statements(&plan, &raw).unwrap();
            let earned = whole.people.iter().find(|statement| statement.person == name).map(|statement| statement.figures.earned);
            let point = curve.points.iter().rev().find(|point| point.reached == share).map(|point| point.earned);
            assert_eq!(point, earned, "{name} at {percent} %");
        }
    }
}

#[test]
fn of_a_drag_the_last_place_counts() {
    let set = |at: &str, text: &str| PlanMsg::Edited(Edit::Set { at: at.to_owned(), value: Value::String(text.to_owned()) });
    let attained = |person: Option<&str>| PlanMsg::Attained {
        person: person.map(str::to_owned),
        share: crate::plan::document::number::Share(Exact::ZERO),
    };
    let cases = [
        (set("/a", "2"), set("/a", "1"), true),
        (set("/b", "2"), set("/a", "1"), false),
        (set("/people/-", "2"), set("/people/-", "1"), false),
        (attained(None), attained(None), true),
        (attained(Some("Ida")), attained(Some("Bo")), false),
        (PlanMsg::DealSized("2".to_owned()), PlanMsg::DealSized("1".to_owned()), true),
        (PlanMsg::BegunAnew, PlanMsg::BegunAnew, false),
    ];
    for (later, earlier, expected) in cases {
        assert_eq!(later.supersedes(&earlier), expected, "{later:?} after {earlier:?}");
    }
}

#[test]
fn a_file_with_many_faults_is_refused_with_all_of_them() {
    let text = r#"{"attain_plan": 1, "name": "Bad", "colour": "red", "people": [{"name": "Ida", "quota": "0", "manager": "Nobody"}],
        "components": [{"id": "sales", "pays": {"tiers": {"bands": [{"from": "0%", "rate": "5%"}, {"from": "100%", "rate": "7"}, {"from": "50%", "rate": "9%"}]}},
            "gates": [{"kpi": "nps", "below": "30%"}], "caps": [{"per": "day", "amount": "1"}]}, {"id": "sales", "pays": {"rat": "6%"}}]}"#;
    let mut model = super::started();
    let before = model.decisions.plans.clone();
    super::update(&mut model, super::Msg::Plan(PlanMsg::FileRead(text.to_owned())));
    let paths: std::collections::BTreeSet<&str> = model.plan_faults.iter().map(|fault| fault.path.as_str()).collect();
    for path in [
        "colour",
        "people[0].quota",
        "people[0].manager",
        "components[0].pays.tiers.bands[1].rate",
        "components[0].pays.tiers.bands[2].from",
        "components[0].gates[0].kpi",
        "components[0].caps[0].per",
        "components[1].id",
        "components[1].pays.rat",
    ] {
        assert!(paths.contains(path), "{path} is not told: {paths:?}");
    }
    assert_eq!(model.plan_refused, ["sales", "sales"], "places are told in the words of the file");
    assert_eq!(model.decisions.plans, before, "nothing that was there is lost");
}
