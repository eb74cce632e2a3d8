//! Plans on the table: what edits do, what is sold, what is paid, and what undo takes back.

use serde_json::Value;

use super::pages::with_dimensions;
use super::{fresh, started};
use crate::engine::protocol::{Deal, Deals, Numbered, Reply, Request, RowPage, Seller, Sellers};
use crate::i18n::words::Words;
use crate::plan::credit::table::Texts;
use crate::plan::document::number::{Amount, Share, decimal, share};
use crate::plan::document::plan::Plan;
use crate::plan::document::read::read;
use crate::plan::document::templates::TEMPLATES;
use crate::plan::line::Rule;
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::money::Money;
use crate::sales::period::Period;
use crate::sales::schema::Dataset;
use crate::state::command::Command;
use crate::state::decisions::Decisions;
use crate::state::decisions::history::Gesture;
use crate::state::keep::group::Group;
use crate::state::keep::stored::{open, write};
use crate::state::message::Msg;
use crate::state::model::Model;
use crate::state::plans::bends::Bend;
use crate::state::plans::edit::{Edit, document, edited};
use crate::state::plans::form::{Kind, Label, rows};
use crate::state::plans::message::PlanMsg;
use crate::state::plans::offers::{begun, offers};
use crate::state::plans::otherwise::{CHOICES, otherwise};
use crate::state::plans::parts::COMPONENTS;
use crate::state::plans::payout::{Curve, break_evens, payout};
use crate::state::plans::quotas::{assigned, derived, hired, propose};
use crate::state::plans::range::range;
use crate::state::plans::real::{Sales, odds};
use crate::state::plans::results::{Results, accrual, cost_at, results};
use crate::state::plans::selling::{ANYBODY, Selling, Source, dated};
use crate::state::plans::sheet::entries;
use crate::state::plans::table::{MOST, Plans};
use crate::state::route::Route;
use crate::state::settings::{Language, Settings};
use crate::state::shared::Shared;
use crate::state::update::update;

pub(super) fn today() -> Day {
    "2026-07-15".parse().unwrap()
}

pub(super) fn first() -> Plan {
    (*Plans::default().plan()).clone()
}

fn set(at: &str, text: &str) -> Edit {
    Edit::Set { at: at.to_owned(), value: Value::String(text.to_owned()) }
}

fn changed(edit: Edit) -> Plan {
    edited(&first(), &edit).unwrap_or_else(|faults| panic!("{edit:?}: {faults:?}"))
}

fn at(plan: &Plan, pointer: &str) -> Value {
    document(plan).pointer(pointer).cloned().unwrap_or_default()
}

const BANDS: &str = "/components/0/pays/tiers/bands";

#[test]
fn the_page_opens_on_a_plan_that_pays() {
    let plans = Plans::default();
    assert_eq!((plan_name(&plans), plans.plan().people.len()), ("Account executive 2026".to_owned(), 6));
    let results = results(&plans.plan(), &plans.selling, None, today(), []);
    let statements = results.statements.as_ref().unwrap();
    assert!(statements.notes.is_empty(), "{:?}", statements.notes);
    for statement in &statements.people {
        assert!(statement.figures.earned.is_positive(), "{}", statement.person);
        let reached = plans.selling.of(&statement.person);
        // Deals are of whole cents: months of a third of a quota come to a little more.
        let apart = statement.figures.attainment.map_or(0.0, |attainment| attainment.to_f64() - reached.to_f64());
        assert!(!plans.selling.attained.contains_key(&statement.person) || (0.0..1e-7).contains(&apart), "{}: {apart}", statement.person);
    }
    // Four windows at 112 %: 20,000 + 12 % of 250,000 at 12 %, and the bonus.
    // Each deal is rounded, so it is that but for cents.
    assert_eq!(results.of("Ida Brandt").unwrap().figures.earned.rounded_at(0), Some(4 * (20_000 + 3_600 + 2_000)));
}

fn plan_name(plans: &Plans) -> String {
    plans.plan().name.clone()
}

#[test]
fn edits_change_what_they_name() {
    assert_eq!(at(&changed(set(&format!("{BANDS}/1/multiplier"), "160%")), &format!("{BANDS}/1/multiplier")), "160%");
    let plan = changed(Edit::Another { list: BANDS.to_owned() });
    assert_eq!((at(&plan, &format!("{BANDS}/3/from")), at(&plan, &format!("{BANDS}/3/multiplier"))), ("150%".into(), "250%".into()));
    let plan = changed(Edit::Removed { at: format!("{BANDS}/1") });
    assert_eq!(at(&plan, &format!("{BANDS}/1/from")), "125%");
    let plan = changed(Edit::Moved { list: "/components".to_owned(), from: 2, to: 0 });
    assert_eq!(
        plan.components.iter().map(|component| component.id.as_str()).collect::<Vec<_>>(),
        ["Team override", "New business", "Quota bonus"]
    );
    let plan = changed(Edit::Another { list: "/people".to_owned() });
    assert_eq!(plan.people.last().unwrap().name, "Lea Storm 2");
}

#[test]
fn what_no_plan_may_say_is_refused_with_its_place() {
    let cases = [
        (set(&format!("{BANDS}/1/from"), "130%"), "components[0].pays.tiers.bands[2].from"),
        (set("/components/1/id", "New business"), "components[1].id"),
        (set("/people/0/quota", "0"), "people[0].quota"),
        (set("/people/5/manager", "Ida Brandt"), "people[0].manager"),
        (set(&format!("{BANDS}/0/multiplier"), "many"), "components[0].pays.tiers.bands[0].multiplier"),
        (Edit::Removed { at: format!("{BANDS}/9") }, "components[0].pays.tiers.bands[9]"),
        (Edit::Another { list: "/nowhere".to_owned() }, "nowhere"),
    ];
    for (edit, path) in cases {
        let faults = edited(&first(), &edit).unwrap_err();
        assert!(faults.iter().any(|fault| fault.path == path), "{edit:?}: {faults:?}");
    }
}

#[test]
fn everything_that_can_be_added_is_a_plan_that_pays() {
    let document = document(&first());
    let of = |place: &str| offers(&document, place).into_iter().map(|offer| (offer.at, offer.document)).collect::<Vec<_>>();
    let components = COMPONENTS.map(|part| ("/components/-".to_owned(), part.document));
    // What is needed first is a further choice.
    let needs_more = ["/value", "/kpi", "/base_rates", "/quota_currency", "/pay_currency"];
    let places =
        ["", "/components/0", "/people/1"].into_iter().flat_map(of).filter(|(at, _)| !needs_more.iter().any(|end| at.ends_with(end)));
    for (at, document) in components.into_iter().chain(places) {
        let value = begun(document, &first(), &at, "2026-01-01".parse().unwrap());
        let plan = changed(Edit::Set { at: at.clone(), value });
        let results = results(&plan, &Selling::default(), None, today(), []);
        assert!(results.statements.is_ok(), "{at}: {:?}", results.statements);
        assert_ne!(plan, first(), "{at}");
    }
}

#[test]
fn a_form_lists_every_value_in_reading_order() {
    let document = document(&first());
    let found: Vec<(String, String)> =
        rows(&document, "/components/0/pays").into_iter().map(|row| (row.at, format!("{:?}", row.label))).collect();
    let labels: Vec<&str> = found.iter().map(|(_, label)| label.as_str()).take(3).collect();
    let expected = ["Field(\"bands\")", "Entry(\"bands\", 1)", "Entry(\"bands\", 2)"];
    assert_eq!(labels, expected);
    let applies = rows(&document, "/components/0").into_iter().find(|row| row.label == Label::Field("applies".to_owned())).unwrap();
    assert!(matches!(applies.kind, Kind::Choice { field: "applies", ref chosen, .. } if chosen == "marginal"), "{applies:?}");
    // Every value but the format, the names of components and the people's own is a line.
    for row in rows(&document, "") {
        assert!(document.pointer(&row.at).is_some(), "{}", row.at);
    }
}

#[test]
fn sliders_have_room_above_their_number() {
    for (field, text, is_percent) in [
        ("rate", "6%", true),
        ("from", "100%", true),
        ("multiplier", "150%", true),
        ("quota", "250000", false),
        ("amount", "0", false),
        ("variable", "50%", true),
    ] {
        let number = if is_percent { share(text) } else { decimal(text) }.unwrap();
        let range = range(field, number, is_percent);
        let size = number.to_f64() * if is_percent { 100.0 } else { 1.0 };
        assert!(range.low <= size && size < range.high && range.step > 0.0, "{field} {text}: {range:?}");
        assert!((range.high - range.low) / range.step >= 50.0, "{field} {text}: {range:?}");
    }
}

#[test]
fn what_is_typed_is_what_is_reached() {
    let plan = dated(&first(), today());
    for percent in [0, 50, 87, 200] {
        let reached = Exact::new(percent, 100).unwrap();
        let selling = Selling {
            attained: [("Mei Tanaka".to_owned(), Share(reached))].into(),
            deal: Amount(Exact::whole(7_000)),
            ..Selling::default()
        };
        let results = results(&plan, &selling, None, today(), []);
        let figures = results.of("Mei Tanaka").unwrap().figures;
        assert_eq!(figures.attainment, Some(reached), "{percent}");
        assert_eq!(figures.credited, Exact::whole(10_000 * percent));
    }
    // 100 % of all quotas: three of 1,000,000, one of 1,200,000, and who comes in April ramps.
    let cost = cost_at(&plan, Exact::whole(25_000), Exact::whole(1)).unwrap();
    assert_eq!(cost.sold.to_f64().round(), (4_200_000.0f64 + (125_000.0 + 187_500.0) / 3.0 + 500_000.0).round());
}

#[test]
fn a_payout_curve_bends_where_rules_begin() {
    let plan = dated(&first(), today());
    let curve = payout(&plan, "Ida Brandt", Exact::whole(25_000)).unwrap();
    let kinks: Vec<(f64, bool)> =
        curve.kinks.iter().map(|kink| (kink.at.reached.to_f64(), matches!(kink.because, Bend::Tier { .. }))).collect();
    assert_eq!(kinks, [(1.0, true), (1.0, false), (1.25, true)]);
    let earned = |reached: f64| crate::state::plans::payout::at(&curve, reached).unwrap().round();
    assert_eq!([0.0, 0.5, 1.0, 1.25, 2.0].map(earned), [0.0, 40_000.0, 88_000.0, 118_000.0, 238_000.0]);
    let before = curve.points.iter().rev().find(|point| point.reached.to_f64() < 1.0).unwrap();
    assert!((before.earned.to_f64() - 80_000.0).abs() < 10.0, "the bonus makes a jump: {before:?}");
}

#[test]
fn a_cap_is_found_where_it_begins_to_hold() {
    let cap = serde_json::json!([{ "per": "quarter", "amount": "24000" }]);
    let plan = edited(&first(), &Edit::Set { at: "/components/0/caps".to_owned(), value: cap }).unwrap();
    let plan = edited(&plan, &Edit::Removed { at: "/components/1".to_owned() }).unwrap();
    let curve = payout(&dated(&plan, today()), "Ida Brandt", Exact::whole(25_000)).unwrap();
    let cap = curve.kinks.iter().find(|kink| kink.because == Bend::Cap).unwrap_or_else(|| panic!("{:?}", curve.kinks));
    // 20,000 at quota, then 12 % of the excess: 4,000 more at 113.33 %.
    assert!((cap.at.reached.to_f64() - 1.1333).abs() < 0.001, "{cap:?}");
}

#[test]
fn two_plans_pay_the_same_where_their_curves_cross() {
    let flat = serde_json::json!({ "rate": "9%" });
    let other = edited(&first(), &Edit::Set { at: "/components/0/pays".to_owned(), value: flat }).unwrap();
    let without = |plan: &Plan| edited(plan, &Edit::Removed { at: "/components/1".to_owned() }).unwrap();
    let curve = |plan: &Plan| payout(&dated(&without(plan), today()), "Ida Brandt", Exact::whole(25_000)).unwrap();
    // At 125 % of a million 110,000 against 112,500; from there on 16 % gains 7 % on 9 %.
    let even = break_evens(&curve(&first()), &curve(&other));
    assert_eq!(even.len(), 1, "{even:?}");
    assert!((even[0] - 1.2857).abs() < 0.01, "{even:?}");
}

#[test]
fn choices_are_told_by_what_they_cost() {
    let plans = Plans::default();
    let found = otherwise(&plans.plan(), &plans.selling, None, today());
    let retroactive = found.iter().find(|other| other.field == "applies" && other.other == "retroactive").unwrap();
    assert!(retroactive.difference.is_positive());
    // What a plan is about is no choice of how it pays.
    assert!(
        found.iter().all(|other| CHOICES.iter().any(|(_, fields)| fields.contains(&other.field)) && other.now != other.other),
        "{found:?}"
    );
    let draw =
        Edit::Set { at: "/payment/draw".to_owned(), value: serde_json::from_str(r#"{"amount":"9000","recoverable":true}"#).unwrap() };
    let found = otherwise(&changed(draw), &plans.selling, None, today());
    let kept = found.iter().find(|other| other.field == "recoverable").unwrap();
    assert!(kept.component.is_none() && kept.difference.is_positive(), "a draw that is kept costs more: {kept:?}");
    let later = found.iter().find(|other| other.field == "recovery").unwrap();
    assert_eq!((later.now.as_str(), later.other.as_str()), ("at-once", "2026-04-01"));
}

#[test]
fn the_curve_of_everybody_is_the_sum_of_all() {
    let (plan, deal) = (dated(&first(), today()), Exact::whole(25_000));
    let all = payout(&plan, ANYBODY, deal).unwrap();
    for percent in [50, 100, 150] {
        let of = |person: &str| at_share(&payout(&plan, person, deal).unwrap(), percent);
        let sum: f64 = plan.people.iter().map(|person| of(&person.name)).sum();
        assert!((at_share(&all, percent) - sum).abs() < 1.0, "{percent}: {} {sum}", at_share(&all, percent));
    }
    assert_eq!(all.kinks.len(), 3, "one for all who share it: {:?}", all.kinks);
}

fn at_share(curve: &Curve, percent: i32) -> f64 {
    crate::state::plans::payout::at(curve, f64::from(percent) / 100.0).unwrap()
}

#[test]
fn what_falls_due_adds_up_to_what_is_earned_and_paid() {
    let plans = Plans::default();
    let results = results(&plans.plan(), &plans.selling, None, today(), []);
    let people = &results.statements.as_ref().unwrap().people;
    let months = accrual(people).unwrap();
    assert_eq!(months.len(), 12);
    let sum = |place: usize| Exact::sum(&months.iter().map(|(_, amounts)| amounts[place]).collect::<Vec<_>>()).unwrap();
    assert_eq!(sum(0), results.cost().unwrap().earned);
    assert_eq!(sum(2), Exact::sum(&people.iter().map(|statement| statement.figures.paid).collect::<Vec<_>>()).unwrap());
}

#[test]
fn a_plan_from_nothing_pays_and_keeps_the_currency() {
    let mut model = started();
    update(&mut model, Msg::Plan(PlanMsg::Edited(set("/currency", "EUR"))));
    update(&mut model, Msg::Plan(PlanMsg::BegunAnew));
    let plan = model.decisions.plans.plan();
    assert_eq!((plan.currency.as_str(), plan.components.len()), ("EUR", 1));
    // 8 % of two quotas of a million.
    assert_eq!(results(&plan, &Selling::default(), None, today(), []).cost().unwrap().earned.rounded_at(0), Some(160_000));
}

#[test]
fn a_drag_is_one_step_and_a_refused_change_none() {
    let mut model = started();
    let gesture = Gesture(1);
    for percent in ["160%", "170%", "180%"] {
        let message = Box::new(Msg::Plan(PlanMsg::Edited(set(&format!("{BANDS}/1/multiplier"), percent))));
        let commands = update(&mut model, Msg::During { gesture, message });
        assert_eq!(commands.first(), Some(&Command::Save([Group::Plans].into())));
    }
    assert_eq!((multiplier(&model), model.history.steps()), ("180%".into(), 1));
    update(&mut model, Msg::Plan(PlanMsg::Edited(set(&format!("{BANDS}/1/from"), "130%"))));
    assert_eq!((model.plan_faults.len(), model.history.steps()), (1, 1));
    update(&mut model, Msg::Undone);
    assert_eq!(model.decisions.plans, Plans::default());
    update(&mut model, Msg::Plan(PlanMsg::FaultsRead));
    assert!(model.plan_faults.is_empty());
}

fn multiplier(model: &Model) -> Value {
    at(&model.decisions.plans.plan(), &format!("{BANDS}/1/multiplier"))
}

#[test]
fn plans_lie_side_by_side() {
    let mut model = fresh();
    let mut plan = |message: PlanMsg| {
        update(&mut model, Msg::Plan(message));
        (model.decisions.plans.sheets.len(), model.decisions.plans.open)
    };
    assert_eq!(plan(PlanMsg::Copied(Some(set("/name", "B")))), (2, 1));
    assert_eq!(plan(PlanMsg::SheetOpened(0)), (2, 0));
    assert_eq!(plan(PlanMsg::SheetOpened(9)), (2, 1));
    assert_eq!(plan(PlanMsg::SheetRemoved(0)), (1, 0));
    assert_eq!(plan(PlanMsg::SheetRemoved(0)), (1, 0), "one is always there");
    for _ in 0..MOST {
        plan(PlanMsg::Copied(None));
    }
    assert_eq!(plan(PlanMsg::FileRead("{".to_owned())), (MOST, MOST - 1));
    assert_eq!(model.plan_faults.len(), 1);
    assert_eq!(plan_name(&model.decisions.plans), "B", "what cannot be read takes nobody's place");
}

#[test]
fn quotas_come_to_the_target_and_what_is_assigned_on_top() {
    let plan = dated(&first(), today());
    let now = assigned(&plan).unwrap();
    let sold = cost_at(&plan, Exact::whole(25_000), Exact::whole(1)).unwrap().sold;
    assert_eq!(now.rounded_at(0), sold.rounded_at(0));
    // As they stand to each other, and to the same target, quotas stay as they are.
    let same = propose(&plan, now, Exact::ZERO, true).unwrap();
    assert!(same.iter().all(|proposal| proposal.now == proposal.proposed), "{same:?}");
    let more = propose(&plan, now, Exact::new(1, 10).unwrap(), true).unwrap();
    assert_eq!(more[0].proposed, Exact::whole(275_000));
    let even = propose(&plan, now, Exact::ZERO, false).unwrap();
    assert!(even.iter().all(|proposal| proposal.proposed == even[0].proposed));
    assert_eq!((even.len(), even[0].to_earnings.unwrap().to_f64() > 6.0), (5, true));
    // Who starts in the ninth month of twelve carries 0, 30, 60 and 90 % of a month.
    let a_month = Exact::new(1_300_000, 15).unwrap();
    let hires = hired(&plan, 1, 9).unwrap();
    let months = |tenths: i128| a_month.times(Exact::new(tenths, 10).unwrap()).unwrap();
    assert_eq!((hires.carried, hires.another, hires.less_later), (months(18), months(18), months(9)));
    assert_eq!(hires.month.start, "2026-09-01".parse().unwrap());
}

#[test]
fn a_quota_tells_how_it_comes_about() {
    let plan = dated(&first(), today());
    for person in &plan.people {
        let parts = derived(&plan, &person.name);
        let sum = parts.iter().try_fold(Exact::ZERO, |sum, part| sum.plus(part.amount)).unwrap();
        let quota = results(&plan, &Selling::default(), None, today(), []).of(&person.name).unwrap().figures.quota;
        assert_eq!(Some(sum), quota, "{}: {parts:?}", person.name);
    }
    // Four quarters alike are one part; who comes in April at a ramp has months of their own.
    let alike = derived(&plan, "Ida Brandt");
    assert_eq!((alike.len(), alike[0].periods, alike[0].full), (1, 4, Exact::whole(250_000)));
    let words = Words::native(Language::English, &Settings::default());
    let ramping: Vec<String> = derived(&plan, "Sam Okafor").iter().map(|part| words.plan_quota_part(part, true)).collect();
    assert!(ramping.iter().any(|line| line.contains("× 1/3 months × 50% ramp")), "{ramping:?}");
    let days = edited(&plan, &Edit::Set { at: "/calendar/prorate_by".to_owned(), value: "days".into() }).unwrap();
    let days = edited(&days, &Edit::Set { at: "/people/0/from".to_owned(), value: "2026-05-02".into() }).unwrap();
    let joined = words.plan_quota_part(&derived(&days, "Ida Brandt")[0], true);
    assert!(joined.contains("× 60/91 days ="), "{joined}");
}

#[test]
fn plans_that_are_kept_come_back_and_a_broken_one_leaves_the_others() {
    let mut plans = Plans::default();
    plans.add(changed(set("/name", "B")));
    plans.selling.deal = Amount(Exact::whole(7_000));
    let decisions = Decisions { plans: plans.clone(), ..Decisions::default() };
    let text = write(Group::Plans, &Settings::default(), &decisions);
    let stored = |text: String| open(&[(Group::Plans.key(), text)].into());
    assert_eq!(stored(text.clone()).decisions.plans, plans);
    let opened = stored(text.replacen("125%", "25%", 1));
    assert_eq!((opened.decisions.plans.sheets.len(), opened.broken), (1, [Group::Plans].into()));
    assert_eq!(plan_name(&opened.decisions.plans), "B");
}

#[test]
fn every_template_pays_with_the_people_it_names_or_others() {
    for (name, text) in TEMPLATES {
        let plan = read(text).unwrap_or_else(|faults| panic!("{name}: {faults:?}"));
        let results = results(&plan, &Selling::default(), None, today(), []);
        let cost = results.cost().unwrap_or_else(|| panic!("{name}: {:?}", results.statements));
        assert!(cost.earned.is_positive() && cost.earned.compare(cost.sold).is_some_and(std::cmp::Ordering::is_lt), "{name}: {cost:?}");
        assert!(results.plan.people.iter().any(|person| person.name != "*"), "{name}");
    }
}

#[test]
fn sales_of_the_files_are_paid_by_the_plan() {
    let day = |text: &str| -> Day { text.parse().unwrap() };
    let seller = |person: &str, month: Option<f64>| Seller {
        person: person.to_owned(),
        quotas: month.map(|month| vec![Money::from_major_units(month); 3]).unwrap_or_default(),
        ..Seller::default()
    };
    let deal = |person: u32, row: u32, on: &str, amount: f64| Deal { person, row, day: day(on), amount: Money::from_major_units(amount) };
    let texts = |name: &str, values: &[&str]| Texts {
        name: name.to_owned(),
        values: values.iter().map(|value| (*value).to_owned()).collect(),
        codes: (0..values.len() as u32).collect(),
    };
    let sold = Deals {
        dataset: Dataset::Deals,
        deals: vec![deal(0, 6, "2024-02-14", 125_000.0), deal(1, 2, "2024-02-14", 50_000.0)],
        columns: vec![texts("account", &["Acme", ""])],
    };
    let open = Deals {
        dataset: Dataset::Deals,
        deals: vec![deal(1, 9, "2024-03-20", 25_000.0), deal(1, 8, "2024-04-20", 25_000.0), deal(2, 7, "2024-03-21", 25_000.0)],
        columns: vec![texts("account", &["Bolt", "Bolt", "Bolt"]), texts("product", &["Lamp", "Lamp", "Lamp"])],
    };
    let people = vec![seller("Ida Brandt", None), seller("Zoe", Some(33_333.333_3)), seller("Bo Lund", None)];
    let told = Sellers { people, sold: Some(sold), open: Some(open) };
    let sales = Shared::new(Sales { told, currency: None, period: Period { start: day("2024-01-01"), end: day("2024-04-01") } });
    let selling = Selling { source: Source::Files, ..Selling::default() };
    let of = |selling: &Selling| results(&first(), selling, Some(&sales), today(), []);
    let results = of(&selling);
    let figures = |name: &str| results.of(name).map(|statement| (statement.figures.attainment, statement.figures.earned));
    let half = Exact::new(1, 2);
    // Half of 250,000 at 8 %; half of the target of the files at 20,000 / 100,000; the manager's 1 % of both.
    assert_eq!(figures("Ida Brandt"), Some((half, Exact::whole(10_000))));
    assert_eq!(figures("Zoe"), Some((half, Exact::whole(10_000))));
    assert_eq!(figures("Lea Storm").unwrap().1, Exact::whole(1_750));
    assert_eq!(figures("Mei Tanaka"), None, "who sold nothing is not of this team");
    assert_eq!(odds(&sales, &results.plan, "Zoe", Exact::whole(1)), None, "three months say nothing");
    let deals = |results: &Results, name: &str| {
        let lines = entries(results, &results.statement(name).unwrap(), sales.period).into_iter();
        lines.filter_map(|entry| entry.deal).map(|deal| (deal.name, deal.row.unwrap().1, deal.is_open)).collect::<Vec<_>>()
    };
    assert_eq!(deals(&results, "Ida Brandt"), [("Acme".to_owned(), 6, false)]);
    assert_eq!(deals(&results, "Zoe"), [("3".to_owned(), 2, false)], "who buys is not told");
    assert_eq!(figures("Bo Lund"), None, "who sold nothing has no part in it");
    // What is open and expected within the time counts by its probability.
    let expected = of(&Selling { outlook: true, ..selling });
    assert_eq!(expected.of("Zoe").unwrap().figures.credited, Exact::whole(75_000));
    assert_eq!(deals(&expected, "Bo Lund"), [("Bolt".to_owned(), 7, true)]);
    assert_eq!(deals(&expected, "Zoe"), [("3".to_owned(), 2, false), ("Bolt".to_owned(), 9, true)]);
}

#[test]
fn a_line_can_be_checked_with_a_pocket_calculator() {
    let words = Words::native(Language::English, &Settings::default());
    // A target rate of 20,000 ÷ 168,750.
    let rate = Exact::new(20_000, 168_750).unwrap();
    let rule = Rule::Rate { base: Exact::new(1_039_584, 100).unwrap(), rate, band: None, residue: Exact::ZERO };
    assert_eq!(words.plan_rule(&rule), "10,395.84 × 11.851852%");
    assert_eq!((10_395.84f64 * 11.851852).round() / 100.0, 1_232.10);
}

#[test]
fn the_engine_is_asked_who_sold_once_plans_want_it() {
    let mut model = with_dimensions(&["owner"]);
    let asked = |commands: &[Command]| {
        commands.iter().find_map(|command| match command {
            Command::Post { request: Numbered { number, body: Request::Sellers { .. } }, .. } => Some(*number),
            _ => None,
        })
    };
    assert_eq!(asked(&update(&mut model, Msg::Plan(PlanMsg::SourceChosen(Source::Files)))), None, "another page is in front");
    let number = asked(&update(&mut model, Msg::RouteChanged(Route::Plans))).unwrap();
    assert_eq!(asked(&update(&mut model, Msg::RouteChanged(Route::Plans))), None, "it is on its way");
    update(&mut model, Msg::EngineReplied(Numbered { number, body: Reply::Sellers(Sellers::default()) }));
    assert!(model.sold.is_some());
    assert_eq!(asked(&update(&mut model, Msg::RouteChanged(Route::Plans))), None, "it is known");
    let commands = update(&mut model, Msg::Plan(PlanMsg::DealOpened { dataset: Dataset::Deals, row: 4 }));
    let [Command::Post { request: Numbered { number, body: Request::RowsAt { rows, .. } }, .. }] = commands.as_slice() else {
        panic!("{commands:?}")
    };
    assert_eq!((rows.as_slice(), &model.plan_deal), (&[4][..], &Some(None)));
    let page = RowPage { dataset: Dataset::Deals, header: vec!["Name".to_owned()], rows: vec![vec!["Acme".to_owned()]], page: 0, total: 1 };
    update(&mut model, Msg::EngineReplied(Numbered { number: *number, body: Reply::Rows(page.clone()) }));
    assert_eq!(model.plan_deal, Some(Some(page)));
    update(&mut model, Msg::Plan(PlanMsg::DealClosed));
    assert_eq!(model.plan_deal, None);
}
