//! The team of the files under a plan.

use super::plans::{first, today};
use crate::engine::protocol::{Deal, Deals, Seller, Sellers, TargetPay};
use crate::plan::credit::trouble::Trouble;
use crate::plan::document::number::Amount;
use crate::plan::document::period_name::Span;
use crate::plan::document::read::read;
use crate::plan::document::templates::TEMPLATES;
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::money::Money;
use crate::sales::period::Period;
use crate::sales::schema::Dataset;
use crate::state::plans::real::Sales;
use crate::state::plans::results::{Results, results};
use crate::state::plans::selling::{Selling, Source};
use crate::state::plans::table::Plans;
use crate::state::plans::team::widened;
use crate::state::shared::Shared;

/// Sales of two who are led by a third, with targets for a year, in euro.
fn a_year() -> Sales {
    let day = |text: &str| -> Day { text.parse().unwrap() };
    let seller = |person: &str| Seller {
        person: person.to_owned(),
        manager: Some("Rob Hall".to_owned()),
        quotas: (1..=12).map(|month| Money::from_major_units(f64::from(month) * 10_000.0)).collect(),
        ..Seller::default()
    };
    let deal = |person: u32, on: &str| Deal { person, row: person, day: day(on), amount: Money::from_major_units(100_000.0) };
    let sold = Deals { dataset: Dataset::Deals, deals: vec![deal(0, "2024-02-14"), deal(1, "2024-11-14")], columns: Vec::new() };
    let told = Sellers { people: vec![seller("Ana"), Seller { quotas: Vec::new(), ..seller("Kim") }], sold: Some(sold), open: None };
    Sales { told, period: Period { start: day("2024-01-01"), end: day("2025-01-01") }, currency: Some("EUR".to_owned()) }
}

#[test]
fn a_plan_for_nobody_of_the_files_lends_its_terms() {
    let selling = Selling { source: Source::Files, ..Selling::default() };
    let results = results(&first(), &selling, Some(&Shared::new(a_year())), today(), []);
    let people: Vec<_> = results.plan.people.iter().map(|person| (person.name.as_str(), person.manager.as_deref())).collect();
    assert_eq!(people, [("Rob Hall", None), ("Ana", Some("Rob Hall")), ("Kim", Some("Rob Hall"))]);
    // The target of each quarter is that of its months; without one it is the plan's.
    let quota = |name: &str, quarter: &str| {
        let person = results.plan.people.iter().find(|person| person.name == name).unwrap();
        person.quotas.get(quarter).or(person.quota.as_ref()).unwrap().0
    };
    let quarters = ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"];
    assert_eq!(quarters.map(|quarter| quota("Ana", quarter)), [60_000, 150_000, 240_000, 330_000].map(Exact::whole));
    assert_eq!(quota("Kim", "2024-Q1"), Exact::whole(250_000));
    assert_eq!(results.of("Rob Hall").unwrap().figures.earned, Exact::whole(2_000), "1 % of what both sold");
    assert_eq!(results.plan.currency, "EUR");
    let taken = &results.taken;
    assert_eq!((taken.terms_of.as_deref(), taken.without_target, taken.left_out.len()), (Some("Ida Brandt"), 1, 6));
}

#[test]
fn a_plan_of_the_team_keeps_who_leads_it_and_its_currency() {
    let mut plan = first();
    plan.people[0].name = "Ana".to_owned();
    let mut sales = a_year();
    sales.told.people.iter_mut().for_each(|seller| seller.manager = None);
    let selling = Selling { source: Source::Files, ..Selling::default() };
    let of = |selling: &Selling, currency: &str| {
        results(&plan, selling, Some(&Shared::new(Sales { currency: Some(currency.to_owned()), ..sales.clone() })), today(), [])
    };
    let usual = of(&selling, "USD");
    assert_eq!(usual.of("Lea Storm").unwrap().figures.earned, Exact::whole(2_000));
    assert_eq!(usual.plan.people[0].quotas.len(), 4, "the files come first");
    let own = of(&Selling { own_quotas: true, ..selling.clone() }, "USD");
    assert_eq!((own.plan.people[0].quota, own.plan.people[0].quotas.len()), (Some(Amount(Exact::whole(250_000))), 0));
    let foreign = of(&selling, "EUR").statements.unwrap_err();
    assert!(matches!(&foreign[..], [Trouble::NoRate { from, to, .. }, ..] if from == "EUR" && to == "USD"), "{foreign:?}");
}

#[test]
fn the_files_say_what_people_are_paid_at_quota() {
    let money = |amount: i64| Some(Money::from_major_units(amount as f64));
    let mut sales = a_year();
    sales.told.people[0].pay = TargetPay { variable: money(50_000), whole: money(120_000) };
    let selling = Selling { source: Source::Files, ..Selling::default() };
    let of = |plan: &crate::plan::document::plan::Plan, sales: &Sales, selling: &Selling| {
        results(plan, selling, Some(&Shared::new(sales.clone())), today(), [])
    };
    let pay = |results: &Results, name: &str| {
        let person = results.plan.people.iter().find(|person| person.name == name).unwrap();
        let ote = person.ote.as_ref().map(|ote| (ote.amount.0, ote.amount.0.times(ote.variable.0).unwrap()));
        (ote, person.target_pay.map(|pay| pay.0))
    };
    let found = of(&first(), &sales, &selling);
    assert_eq!(pay(&found, "Ana"), (Some((Exact::whole(120_000), Exact::whole(50_000))), None));
    let stand_in = pay(&of(&first(), &a_year(), &selling), "Ana");
    assert_eq!(pay(&found, "Kim"), stand_in, "the terms of the plan stand in");
    assert_eq!((found.taken.with_pay, found.taken.without_pay, found.taken.pay_of_terms.is_some()), (1, 1, true));
    // Variable pay alone, by the quarter; and whoever the plan names keeps its terms where these come first.
    sales.told.people[0].pay.whole = None;
    let mut plan = first();
    plan.people[0].name = "Ana".to_owned();
    plan.currency = "EUR".to_owned();
    assert_eq!(pay(&of(&plan, &sales, &selling), "Ana"), (None, Some(Exact::whole(12_500))));
    let own = pay(&of(&plan, &sales, &Selling { own_quotas: true, ..selling.clone() }), "Ana");
    plan.currency = "USD".to_owned();
    assert_eq!((own, pay(&of(&plan, &sales, &selling), "Ana")), (stand_in, stand_in), "euros are none in dollars");
}

#[test]
fn money_targets_are_no_quotas_of_what_is_counted() {
    let meetings = TEMPLATES.iter().map(|(_, text)| read(text).unwrap()).find(|plan| plan.components[0].credit.of == "count").unwrap();
    let selling = Selling { source: Source::Files, ..Selling::default() };
    let results = results(&meetings, &selling, Some(&Shared::new(a_year())), today(), []);
    let pattern = meetings.people.iter().find(|person| person.quota.is_some()).unwrap();
    assert!(results.plan.people.iter().all(|person| person.quota.is_none() || person.quota == pattern.quota));
}

#[test]
fn what_a_quota_is_for_is_worked_out_whole() {
    let day = |text: &str| -> Day { text.parse().unwrap() };
    let asked = Period { start: day("2024-11-01"), end: day("2024-12-01") };
    let mut plans = Plans::default();
    let of = |plans: &Plans| {
        let time = widened(plans, asked);
        (time.start.to_string(), time.end.to_string())
    };
    assert_eq!(of(&plans), ("2024-10-01".to_owned(), "2025-01-01".to_owned()));
    let mut yearly = first();
    yearly.components[0].window = Some(Span::Year);
    yearly.calendar.fiscal_year_starts = 2;
    plans.add(yearly);
    assert_eq!(of(&plans), ("2024-02-01".to_owned(), "2025-02-01".to_owned()));
}
