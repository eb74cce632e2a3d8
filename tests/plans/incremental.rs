//! What is computed anew for a changed plan is what a fresh computation finds, whatever was changed.

use std::borrow::Cow;

use proptest::prelude::*;

use attain::plan::credit::read::read as read_credits;
use attain::plan::credit::table::Credits;
use attain::plan::document::plan::Plan;
use attain::plan::document::read::{read as read_plan, write};
use attain::plan::line::{Rule, Stage};
use attain::plan::measure::prepared::Prepared;
use attain::plan::statement::evaluate::{statement_of, statements, totals};
use attain::plan::statement::summary::Statement;
use attain::sales::exact::Exact;
use attain::state::plans::link;
use attain::state::plans::table::Plans;
use attain::state::shared::Shared;

const PAYS: [&str; 13] = [
    r#""pays": {"rate": "7.125%"}"#,
    r#""pays": {"rate": "target"}"#,
    r#""pays": {"rates": {"by": "product", "rates": {"A": "5%", "B": "7.5%"}}}"#,
    r#""pays": {"per_unit": "12.5"}, "credit": {"of": "count"}"#,
    r#""pays": {"tiers": {"bands": [{"from": "0%", "rate": "5%"}, {"from": "@%", "rate": "7%"}, {"from": "100%", "rate": "12%"}]}}"#,
    r#""pays": {"tiers": {"bands": [{"from": "10%", "rate": "5%"}, {"from": "@%", "rate": "7%"}], "applies": "retroactive"}}"#,
    r#""pays": {"tiers": {"bands": [{"from": "0", "rate": "5%"}, {"from": "@000.005", "rate": "7%"}], "applies": "whole_deal"}}"#,
    r#""pays": {"tiers": {"bands": [{"from": "0", "rate": "5%"}, {"from": "@000", "rate": "7%"}], "applies": "whole_deal_before"}}"#,
    r#""pays": {"tiers": {"bands": [{"from": "0", "rate": "5%"}, {"from": "@00", "rate": "7%"}], "position": "deal"}}"#,
    r#""pays": {"tiers": {"bands": [{"from": "0%", "multiplier": "1"}, {"from": "@%", "multiplier": "1.5"}], "base_rates": {"by": "product", "rates": {"A": "5%"}, "otherwise": "3%"}}}"#,
    r#""pays": {"curve": {"points": [{"at": "30%", "pays": "0%"}, {"at": "@%", "pays": "50%"}, {"at": "100%", "pays": "100%"}], "slope_beyond": "2"}}"#,
    r#""pays": {"bonus": {"milestones": [{"at": "@%", "amount": "500"}, {"at": "100%", "amount": "900"}]}}"#,
    r#""pays": {"pool": {"rate": "1%"}}"#,
];

const WITH: [&str; 10] = [
    "",
    r#", "threshold": {"at": "@%"}"#,
    r#", "threshold": {"at": "@%", "then": "above_only"}"#,
    r#", "caps": [{"per": "month", "amount": "@00", "excess": "carried"}]"#,
    r#", "caps": [{"per": "week", "amount": "@0"}, {"per": "deal", "amount": "@00"}]"#,
    r#", "window": "month", "true_up": {"over": "year", "at": "each_pay_period"}"#,
    r#", "gates": [{"kpi": "margin_rate", "below": "0.@", "multiply": "75%"}]"#,
    r#", "clawback": {"by": "negative_deal", "within_days": 90}"#,
    r#", "clawback": {"by": "recomputation"}"#,
    r#", "holds": [{"share": "@%", "until": "paid_on"}]"#,
];

const PLAN: [&str; 6] = [
    "",
    r#", "payment": {"draw": {"amount": "@0", "recoverable": true}}"#,
    r#", "rounding": {"mode": "half_even", "to": "0.05"}"#,
    r#", "rounding": {"at": "statement"}"#,
    r#", "caps": [{"per": "quarter", "amount": "@00", "excess": "refundable"}]"#,
    r#", "measure": {"of": "margin"}"#,
];

fn plan(pays: usize, with: usize, more: usize, at: u32, quota: u32) -> Option<Plan> {
    let text = format!(
        r#"{{"attain_plan": 1, "calendar": {{"quota_period": "quarter"}},
            "people": [{{"name": "*", "quota": "{quota}", "target_pay": "5000"}}, {{"name": "Ida", "quota": "{quota}.35", "target_pay": "7000",
                "changes": [{{"from": "2026-02-11", "target_pay": "9000"}}]}}],
            "components": [{{"id": "sales", {}{}}}, {{"id": "more", "pays": {{"rate": "0.5%"}}}}]{}}}"#,
        PAYS[pays], WITH[with], PLAN[more]
    );
    // Not every way to pay goes with everything.
    read_plan(&text.replace('@', &at.to_string())).ok()
}

/// Deals of three people, some of them taken back, cancelled, divided, or not paid yet.
fn credits(deals: &[(u32, u32, i32)]) -> Credits {
    let mut text = "person,date,amount,deal,product,margin,share,paid_on,cancelled_on\n".to_owned();
    for (index, (person, day, cents)) in deals.iter().enumerate() {
        let name = ["Ida", "Bo", "Cy"][*person as usize % 3];
        let (month, of_month, product) = (day / 28 % 4 + 1, day % 28 + 1, ["A", "B", "C"][index % 3]);
        let amount = format!("{}{}.{:02}", if *cents < 0 { "-" } else { "" }, cents.abs() / 100, cents.abs() % 100);
        let share = ["", "50%", "33.3%", ""][index % 4];
        let paid = if index % 3 == 0 { String::new() } else { format!("2026-05-{of_month:02}") };
        let cancelled = if index % 5 == 0 { format!("2026-04-{of_month:02}") } else { String::new() };
        text += &format!("{name},2026-{month:02}-{of_month:02},{amount},D{index},{product},{},{share},{paid},{cancelled}\n", cents / 300);
    }
    read_credits(&text).unwrap()
}

fn bare(statement: &Statement) -> Statement {
    Statement { lines: Vec::new(), ..statement.clone() }
}

proptest! {
    #[test]
    fn a_changed_plan_pays_what_a_fresh_one_does(
        deals in prop::collection::vec((0u32..3, 0u32..112, -100_000i32..2_500_000), 1..20),
        pays in 0usize..PAYS.len(), with in 0usize..WITH.len(), more in 0usize..PLAN.len(),
        other in (0usize..PAYS.len(), 0usize..WITH.len(), 0usize..PLAN.len()),
        at in 31u32..99, quota in 1_000u32..60_000,
    ) {
        let credits = credits(&deals);
        let (Some(before), Some(after)) = (plan(other.0, other.1, other.2, 50, 20_000), plan(pays, with, more, at, quota)) else {
            return Ok(());
        };
        let Ok(fresh) = statements(&after, &credits) else { return Ok(()) };
        let mut prepared = Prepared::new(&before, Cow::Borrowed(&credits)).unwrap();
        totals(&before, &prepared).ok();
        if !prepared.fits(&after) {
            prepared = Prepared::new(&after, Cow::Borrowed(&credits)).unwrap();
        }
        let found = totals(&after, &prepared).unwrap();
        let expected: Vec<Statement> = fresh.people.iter().map(bare).collect();
        prop_assert_eq!(&found.people, &expected);
        prop_assert_eq!((found.total, &found.notes), (fresh.total, &fresh.notes));
        for statement in &fresh.people {
            let one = statement_of(&after, &prepared, &statement.person).unwrap();
            prop_assert_eq!(one.as_ref(), Some(statement));
        }
    }
}

fn sum<'a>(amounts: impl Iterator<Item = &'a Exact>) -> Exact {
    amounts.fold(Exact::ZERO, |sum, amount| sum.plus(*amount).unwrap())
}

proptest! {
    #[test]
    fn statements_add_up_and_documents_come_back(
        deals in prop::collection::vec((0u32..3, 0u32..112, -100_000i32..2_500_000), 1..20),
        pays in 0usize..PAYS.len(), with in 0usize..WITH.len(), more in 0usize..PLAN.len(), at in 31u32..99, quota in 1_000u32..60_000,
    ) {
        let Some(plan) = plan(pays, with, more, at, quota) else { return Ok(()) };
        prop_assert_eq!(&read_plan(&write(&plan)).unwrap(), &plan);
        let table = Plans { sheets: vec![Shared::new(plan.clone())], open: 0, ..Plans::default() };
        prop_assert_eq!(&*link::read(&link::write(&table)).unwrap().plan(), &plan);
        let credits = credits(&deals);
        let Ok(found) = statements(&plan, &credits) else { return Ok(()) };
        for statement in &found.people {
            let of = |stage: Stage| sum(statement.lines.iter().filter(|line| line.stage <= stage).map(|line| &line.amount));
            let figures = statement.figures;
            prop_assert_eq!((of(Stage::Earned), of(Stage::Payable), of(Stage::Paid)), (figures.earned, figures.payable, figures.paid));
            let periods = |pick: fn(&Statement) -> Vec<Exact>| sum(pick(statement).iter());
            prop_assert_eq!(periods(|of| of.periods.iter().map(|period| period.figures.paid).collect()), figures.paid);
            let drawn = sum(statement.lines.iter().filter(|line| matches!(line.because, Rule::Draw { .. })).map(|line| &line.amount));
            prop_assert!(figures.paid.compare(figures.payable.plus(drawn).unwrap()).unwrap().is_le());
        }
    }

    #[test]
    fn another_order_within_a_period_changes_no_total(
        deals in prop::collection::vec((0u32..3, 0u32..112, 0i32..2_500_000), 2..14),
        pays in 0usize..PAYS.len(), more in 0usize..PLAN.len(), at in 31u32..99, quota in 1_000u32..60_000,
    ) {
        // Which deal crosses a bound first makes no difference where each slice has its own rate;
        // where a deal is rated as a whole, or by its column, it does.
        let cumulative = [0, 4, 5, 10, 11, 12].contains(&pays) && [0, 1, 3, 4].contains(&more);
        let Some(plan) = plan(pays, 0, more, at, quota).filter(|_| cumulative) else { return Ok(()) };
        let turned: Vec<(u32, u32, i32)> = deals.iter().map(|(person, day, cents)| (*person, day / 28 * 28 + 27 - day % 28, *cents)).collect();
        let whole = |deals: &[(u32, u32, i32)]| {
            let mut credits = credits(deals);
            // A whole number of cents each, so that no rounding of slices tells the orders apart.
            credits.rows.iter_mut().for_each(|row| row.amount = Exact::whole(row.amount.floor_at(1).unwrap().0 * 100));
            credits.rows.iter_mut().for_each(|row| (row.share, row.quota_share) = (Exact::whole(1), Exact::whole(1)));
            credits
        };
        let (one, other) = (whole(&deals), whole(&turned));
        let earned = |credits: &Credits| -> Vec<(String, f64)> {
            let found = statements(&plan, credits).unwrap();
            found.people.iter().map(|of| (of.person.clone(), of.figures.earned.to_f64())).collect()
        };
        for ((person, one), (_, other)) in earned(&one).into_iter().zip(earned(&other)) {
            // Each slice is rounded by itself: as many half cents as there are slices may differ.
            prop_assert!((one - other).abs() < 0.05 * deals.len() as f64, "{person}: {one} {other}");
        }
    }
}

#[test]
fn only_what_crediting_depends_on_credits_anew() {
    let text = |more: &str, pays: &str| {
        format!(
            r#"{{"attain_plan": 1, "people": [{{"name": "Ida", "quota": "100"}}], "components": [{{"id": "a", "pays": {pays}{more}}}]}}"#
        )
    };
    let plan = |text: String| read_plan(&text).unwrap();
    let credits = credits(&[(0, 1, 100)]);
    let prepared = Prepared::new(&plan(text("", r#"{"rate": "5%"}"#)), Cow::Borrowed(&credits)).unwrap();
    let cases = [
        ("", r#"{"rate": "6%"}"#, true),
        ("", r#"{"tiers": {"bands": [{"from": "50%", "rate": "6%"}]}}"#, true),
        (r#", "caps": [{"per": "month", "amount": "5"}]"#, r#"{"rate": "5%"}"#, true),
        (r#", "credit": {"of": "margin"}"#, r#"{"rate": "5%"}"#, false),
        (r#", "from": "2026-01-02""#, r#"{"rate": "5%"}"#, false),
        (r#", "clawback": {"by": "negative_deal"}"#, r#"{"rate": "5%"}"#, false),
    ];
    for (more, pays, fits) in cases {
        assert_eq!(prepared.fits(&plan(text(more, pays))), fits, "{more} {pays}");
    }
}
