//! What is likely to come, and whether a change made a difference: each figure worked
//! out by hand.

use crate::kpi::ask::{Context, Filter, LeftOutReason};
use crate::kpi::catalogue::catalogue;
use crate::kpi::evaluate::cache::Cache;
use crate::kpi::evaluate::explain::explain;
use crate::kpi::tests::answers::{ask, by, own, parts};
use crate::kpi::tests::catalogue::{period, second_quarter, whole};
use crate::kpi::tests::star::star;
use crate::sales::schema::Dataset;
use crate::star::tables::Star;

fn hold(star: &Star, context: &Context, cases: &[(&str, &str)]) {
    for (kpi, expected) in cases {
        assert_eq!(whole(star, catalogue(), context, kpi), *expected, "{kpi}");
    }
}

#[test]
fn a_running_month_is_projected_to_its_end() {
    let star = star(&[
        (Dataset::Orders, "id,at,amount\no1,2024-06-01,100\no2,2024-06-04,200\no3,2024-06-10,300"),
        (Dataset::Targets, "from,to,amount\n2024-06-01,2024-06-30,3000"),
    ]);
    let running = Context {
        period: Some(period("2024-06-01", "2024-06-11")),
        target_days: Some(period("2024-06-01", "2024-07-01")),
        ..Context::default()
    };
    let cases = [
        // 600 of the 1,000 that fall on ten of thirty days; 2,400 are left for twenty.
        ("monthly_progress", "0.6 Ratio"),
        ("pace_needed", "120 MoneyPerDay"),
        ("projected_revenue", "1800 Money"),
        // 1.28 × √((100² + 200² + 300²) × 2 × 3) = 1,174.56.
        ("projected_low", "625.4382 Money"),
        ("projected_high", "2974.5618 Money"),
    ];
    hold(&star, &running, &cases);
    assert_eq!(whole(&star, &own("days(period.whole_end - period.end)"), &running, "own"), "20 Days");
    let over = Context { target_days: None, ..running };
    hold(&star, &over, &[("projected_revenue", "600 Money"), ("projected_high", "600 Money"), ("pace_needed", "divided_by_zero")]);
    let before_targets = Context { period: Some(period("2024-05-01", "2024-06-01")), ..over };
    hold(&star, &before_targets, &[("monthly_progress", "no_target"), ("pace_needed", "no_target")]);
}

#[test]
fn a_forecast_has_a_range() {
    let deals = |first: &str, second: &str| {
        let rows = format!(
            "id,status,amount,probability,created_at,closed_at,expected_close
             d1,won,1000,1,2024-01-01,2024-05-01,
             d2,open,{first},0.5,2024-02-01,,2024-05-11
             d3,open,{second},2024-02-01,,2024-06-11
             d4,open,9999,0.5,2024-02-01,,2024-07-01"
        );
        star(&[(Dataset::Deals, &rows)])
    };
    // √(400² × 25 % + 600² × 18.75 %) = 327.87.
    let range = [("forecast", "1350 Money"), ("forecast_low", "1000 Money"), ("forecast_high", "1770.1849 Money")];
    hold(&deals("400", "600,0.25"), &second_quarter(), &range);
    // Squares of what is sold in rials leave 64 bits.
    let rials = deals("900000000000", "900000000000,0.5");
    hold(&rials, &second_quarter(), &[("forecast", "900000001000 Money"), ("forecast_low", "84425302321.1356 Money")]);
}

/// The second quarter of 2024, of which the first ten days are known: up to then, or all of it.
fn running(end: &str) -> Context {
    Context {
        period: Some(period("2024-04-01", end)),
        target_days: Some(period("2024-04-01", "2024-07-01")),
        last_day: Some("2024-04-10".parse().expect("a day")),
        ..Context::default()
    }
}

#[test]
fn what_looks_ahead_looks_to_the_end_of_a_period_that_still_runs() {
    let star = star(&[(
        Dataset::Deals,
        "id,status,amount,probability,created_at,closed_at,expected_close
         d1,won,1000,1,2024-01-01,2024-04-10,
         d2,open,400,0.5,2024-02-01,,2024-06-20
         d3,open,100,0.5,2024-02-01,,2024-07-02",
    )]);
    for context in [running("2024-04-11"), running("2024-07-01")] {
        // 1,000 won and half of d2; 1,000 in ten of 91 days.
        hold(&star, &context, &[("forecast", "1200 Money"), ("projected_revenue", "9100 Money"), ("weighted_pipeline", "250 Money")]);
        let open = &explain(&star, catalogue(), &mut Cache::default(), &context, "forecast").terms[1];
        let left_out: Vec<_> = open.left_out.iter().map(|left_out| (left_out.reason, left_out.rows)).collect();
        assert_eq!(left_out, [(LeftOutReason::Condition, 1), (LeftOutReason::Period, 1)], "what was won needs no date to close on");
    }
}

#[test]
fn what_the_files_say_of_today_alone_is_not_known_of_earlier() {
    let deals = |columns: &str, rows: &str| star(&[(Dataset::Deals, &format!("id,status,amount,{columns}\n{rows}"))]);
    let earlier = Context { period: Some(period("2024-01-01", "2024-04-01")), target_days: None, ..running("2024-04-11") };
    let weighed = deals("probability,created_at,closed_at", "d1,won,1000,1,2024-01-01,2024-04-09\nd2,open,400,0.5,2024-02-01,");
    hold(&weighed, &earlier, &[("open_pipeline", "1400 Money"), ("weighted_pipeline", "only_today")]);
    hold(&weighed, &running("2024-04-11"), &[("weighted_pipeline", "200 Money")]);
    let undated = deals("owner,created_at,closed_at", "d1,open,100,Ann,,\nd2,open,50,Bob,2024-01-05,\nd3,won,70,Ann,,2024-04-09");
    hold(&undated, &earlier, &[("open_deals", "1 Count"), ("open_pipeline", "50 Money"), ("oversized_deals", "no_rows")]);
    hold(&undated, &running("2024-04-11"), &[("open_deals", "2 Count"), ("open_pipeline", "150 Money")]);
    assert_eq!(parts(&ask(&undated, &earlier, "open_deals", by("owner", 9))), ["Bob 1"]);
    let undatable = deals("closed_at", "d1,open,100,\nd2,open,50,\nd3,won,70,2024-04-09");
    hold(&undatable, &earlier, &[("open_deals", "no_field")]);
    hold(&undatable, &running("2024-04-11"), &[("open_deals", "2 Count")]);
}

#[test]
fn who_came_and_left_was_new() {
    let contracts = "id,account,mrr,started_at,ended_at
        s1,Acme,100,2024-04-02,
        s2,Bolt,100,2024-04-03,2024-05-03
        s3,Core,100,2024-01-01,
        s4,Core,100,2024-05-01,";
    let star = star(&[(Dataset::Subscriptions, contracts)]);
    let quarter = Context { period: Some(period("2024-04-01", "2024-07-01")), ..Context::default() };
    hold(&star, &quarter, &[("new_customers", "2 Count"), ("active_customers", "2 Count")]);
    hold(&star, &Context::default(), &[("new_customers", "3 Count")]);
}

#[test]
fn history_weighs_what_is_open() {
    let deals = "id,stage,status,amount,lost_reason,created_at,closed_at,expected_close
        d1,Won,won,200,,2024-01-01,2024-05-01,
        d2,Lost,lost,70,Price,2024-01-01,2024-05-02,
        d3,Demo,open,100,,2024-02-01,,2024-05-11
        d4,Lead,open,50,,2024-02-01,,2024-05-12
        d5,Odd,open,40,,2024-02-01,,2024-05-13
        d6,Lead,lost,70,Time,2024-01-01,2024-05-03,";
    let history = "deal,stage,entered_at\nd1,Lead,2024-01-01\nd2,Lead,2024-01-01\nd3,Demo,2024-02-01\nd6,Lead,2024-01-01";
    let star = star(&[(Dataset::Deals, deals), (Dataset::StageHistory, history)])
        .with_stages(["Lead", "Demo", "Offer", "Won", "Lost"].map(str::to_owned).to_vec(), 3);
    let alone = Context { compare: None, ..second_quarter() };
    // d1 went through three stages, d2 and d6 through one: 3 of 5.
    hold(&star, &alone, &[("stage_win_rate", "0.6 Ratio")]);
    assert_eq!(parts(&ask(&star, &alone, "stage_win_rate", by("stage", 9))), ["Lead 0.3333", "Demo 1", "Offer 1"]);
    // 200 + 100 × 1 + 50 ÷ 3 + 40 × 60 %, since nobody knows of the odd stage.
    hold(&star, &alone, &[("forecast_by_stage", "340.6667 Money")]);
    assert_eq!(parts(&ask(&star, &alone, "lost_share", by("lost_reason", 9))), ["Price 0.5", "Time 0.5"]);
}

#[test]
fn changes_of_prices_and_promotions_are_told_from_chance() {
    let orders = "id,at,product,quantity,amount,promotion
        o1,2024-02-01,Car,2,200,
        o2,2024-02-02,Bike,1,50,
        o3,2024-02-03,Bike,3,150,
        o4,2024-05-01,Car,3,270,
        o5,2024-05-02,Bike,3,153,Spring
        o6,2024-05-03,Bike,5,255,";
    let star = star(&[(Dataset::Orders, orders)]);
    let cases = [
        // The car costs 10 % less, the bike 2 % more.
        ("price_effect", "0.5 Ratio"),
        ("price_effect_on_revenue", "0.35 Ratio"),
        ("promotion_effect", "1 Ratio"),
        ("promotion_effect_on_revenue", "1.04 Ratio"),
        // 8 bikes against 4, in lines of 3, 5, 1 and 3: 4 ÷ √44.
        ("promotion_significance", "0.5465 Ratio"),
    ];
    hold(&star, &second_quarter(), &cases);
    let split = parts(&ask(&star, &second_quarter(), "price_effect", by("product", 9)));
    assert_eq!(split.first().map(String::as_str), Some("Car 0.5 (divided_by_zero)"));
}

#[test]
fn two_locations_are_a_test() {
    let orders = "id,at,location,amount\no1,2024-05-01,A,10\no2,2024-05-02,A,20\no3,2024-05-03,B,20\no4,2024-05-04,B,30
        o5,2024-05-05,B,31\no6,2024-05-06,C,999\no7,2024-05-07,C,990\no8,2024-05-08,D,1";
    let star = star(&[(Dataset::Orders, orders)]);
    let members = ["A", "B", "D"].map(str::to_owned).to_vec();
    let two = Context { filters: vec![Filter { dimension: "location".to_owned(), members }], ..second_quarter() };
    // 27 against 15; 12 ÷ √(25 + 37 ÷ 3).
    hold(&star, &two, &[("location_effect", "0.8 Ratio"), ("location_significance", "0.0495 Ratio")]);
    hold(&star, &second_quarter(), &[("location_significance", "0 Ratio")]);
}
