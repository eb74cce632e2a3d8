//! The smaller constructs of the language, each figure counted by hand.

use crate::kpi::ask::Context;
use crate::kpi::catalogue::catalogue;
use crate::kpi::evaluate::cache::Cache;
use crate::kpi::evaluate::explain::rows;
use crate::kpi::tests::answers::{ask_own, by, own, parts};
use crate::kpi::tests::catalogue::{period, second_quarter, whole, without};
use crate::kpi::tests::star::star;
use crate::sales::day::Day;
use crate::sales::schema::Dataset;
use crate::star::tables::Star;

/// What two people did with three accounts, and what it took.
fn contacts() -> Star {
    star(&[
        (
            Dataset::Activities,
            "at,account,owner,kind,minutes
             2024-04-01,Acme,Ann,call,30
             2024-04-11,Acme,Ann,call,60
             2024-04-21,Acme,Bob,call,
             2024-05-01,Bolt,Bob,call,15
             2024-07-01,Bolt,Bob,call,15
             ,Core,Bob,call,15",
        ),
        (Dataset::TimeLog, "at,owner,category,hours\n2024-04-01,Ann,calls,1.5\n2024-05-01,Bob,data,4.5"),
        (
            Dataset::Leads,
            "id,owner,created_at,first_contacted_at,converted
             l1,Ann,2024-04-01 09:00,2024-04-01 09:30,yes
             l2,Ann,2024-04-02 10:00,2024-04-03 12:00,no
             l3,Bob,2024-04-03 00:00,,no
             l4,Bob,2024-05-03 08:00,2024-05-02 08:00,no",
        ),
    ])
}

#[test]
fn each_construct_gives_its_figure() {
    let cases = [
        ("days(last(at of activities by at) - first(at of activities by at))", "30 Days"),
        ("days(last(at of activities) - first(at of activities by at))", "91 Days"),
        // 28 and 30 days later the period ends: from 1 April to 1 July it has 91.
        ("days(period.end - first(at of activities by at))", "91 Days"),
        ("months(period.end - period.start)", "2.9897 Months"),
        ("mean(months(period.end - at) of activities where account = \"bolt\" by at)", "2.0041 Months"),
        // Acme every 10 days; Bolt once in the quarter.
        (
            "mean(days(last(at of activities by at) - first(at of activities by at)) / (count(activities by at) - 1) over accounts with count(activities by at) > 1)",
            "10 Days",
        ),
        ("days(period.end - last(at of activities where kind = \"visit\" by at))", "no_rows"),
        ("days(period.end - last(at of activities where account = \"core\"))", "no_values"),
        ("points(share(accounts with count(activities by at) > 1))", "33.3333 Number"),
        // 105 minutes, and as many of them as of the hours that were logged.
        ("sum(minutes of activities by at)", "1.75 Hours"),
        ("max(minutes of activities by at)", "1 Hours"),
        ("sum(minutes of activities by at) / sum(hours of time_log by at)", "0.2917 Ratio"),
        ("count(activities by at) / sum(hours of time_log by at)", "0.6667 Number"),
        ("sum(hours of time_log where category = \"calls\" by at) / sum(hours of time_log by at)", "0.25 Ratio"),
        ("count(activities where minutes > 0.5)", "1 Count"),
        // Half an hour and 26 hours; what came before it was there took no time.
        ("mean(hours(first_contacted_at - created_at) of leads by created_at)", "13.25 Hours"),
        ("count(leads where hours(first_contacted_at - created_at) <= 0.5 by created_at)", "1 Count"),
        ("mean(hours(period.end - created_at) of leads where converted)", "2175 Hours"),
        ("mean(hours(at - period.start) of activities)", "no_times"),
        ("mean(hours(lead.first_contacted_at - lead.created_at) of activities)", "no_field"),
        // The first that the files allow, whatever it comes to.
        ("first_of(revenue, sum(hours of time_log by at) * 0, count(leads) * 2)", "bad_formula"),
        ("first_of(won_deals, count(leads by customer_at), count(leads by created_at))", "4 Count"),
        ("first_of(count(activities where kind = \"visit\" by at), count(leads))", "0 Count"),
        ("first_of(won_deals, lost_deals)", "no_dataset"),
        ("first_of(count(regions with count(leads) > 0), count(owners with count(leads) > 2))", "0 Count"),
        ("first_of(overall(won_deals), count(deals where amount > overall(revenue)), count(leads))", "4 Count"),
        ("first_of(first_of(won_deals, lost_deals), 7 * count(leads))", "28 Number"),
    ];
    for (formula, expected) in cases {
        assert_eq!(whole(&contacts(), &own(formula), &second_quarter(), "own"), expected, "{formula}");
    }
}

#[test]
fn visits_follow_from_the_history_or_the_stage() {
    let stages = || ["Lead", "Demo", "Offer", "Won", "Lost"].map(str::to_owned).to_vec();
    let deals = |lost: &str| {
        format!(
            "id,owner,stage,status,created_at,closed_at
             d1,Ann,Won,won,2024-04-01,2024-04-30
             d2,Ann,{lost},lost,2024-04-02,2024-05-20
             d3,Bob,Demo,open,2024-04-03,
             d4,Bob,,open,2024-04-04,"
        )
    };
    let history = "deal,stage,entered_at
        d1,Lead,2024-04-02
        d1,Offer,2024-04-20
        d2,Demo,2024-05-01
        d2,Offer,2024-05-10
        d2,Demo,2024-05-15
        d2,Lost,2024-05-20
        d9,Lead,2024-05-20";
    let of = |tables: &[(Dataset, &str)], formula: &str| {
        let star = star(tables).with_stages(stages(), 3);
        let alone = Context { compare: None, ..second_quarter() };
        let answer = ask_own(&star, &own(formula), &alone, "own", by("stage", 9));
        format!("{} {}", whole(&star, &own(formula), &alone, "own"), parts(&answer).join(", "))
    };
    let lost = deals("Lost");
    let known = [(Dataset::Deals, lost.as_str()), (Dataset::StageHistory, history)];
    assert_eq!(of(&known, "count(stage_visits by created_at)"), "8 Count Lead 3, Demo 3, Offer 2");
    let conversion = "count(stage_visits where moved_on by created_at) / count(stage_visits by created_at)";
    assert_eq!(of(&known, conversion), "0.75 Ratio Lead 1, Demo 0.6667, Offer 0.5");
    // Demo and Offer of d2 were entered before it went back; nothing is known of Demo of d1.
    assert_eq!(of(&known, "mean(days(exited_at - entered_at) of stage_visits by created_at)"), "14.5 Days Lead 29, Demo 9, Offer 10");
    assert_eq!(of(&known, "count_distinct(deal.owner of stage_visits where deal.won)"), "1 Count Lead 1, Demo 1, Offer 1");
    assert_eq!(of(&known[..1], conversion), "no_dataset ");
    let told = deals("Offer");
    let told = [(Dataset::Deals, told.as_str())];
    assert_eq!(of(&told, conversion), "0.75 Ratio Lead 1, Demo 0.6667, Offer 0.5");
    let found = rows(&star(&known).with_stages(stages(), 3), &own(conversion), &mut Cache::default(), &second_quarter(), "own", 0);
    assert_eq!(found, Ok((Dataset::Deals, vec![0, 1, 2])));
}

#[test]
fn what_was_chosen_is_split_and_filtered() {
    let alone = Context { compare: None, ..second_quarter() };
    let split = |star: &Star, formula: &str| parts(&ask_own(star, &own(formula), &alone, "own", by("owner", 9)));
    let formula = "first_of(count(leads by created_at), count(activities by at))";
    assert_eq!(split(&contacts(), formula), ["Ann 2", "Bob 2"]);
    assert_eq!(split(&without(contacts(), Dataset::Leads), formula), ["Ann 2", "Bob 2"]);
    let reach = "days(last(at of activities by at) - first(at of activities by at))";
    assert_eq!(split(&contacts(), reach), ["Ann 10", "Bob 10"]);
}

/// What forty accounts ordered before a day.
fn orders(until: &str) -> Star {
    let until: Day = until.parse().unwrap();
    let of = |n: i32| (0..n % 4 + 2).map(move |k| (n, Day(Day::from_ymd(2024, 1, 1).unwrap().0 + n * 3 % 50 + k * (10 + n % 13)), k));
    let rows = (0..40).flat_map(of).filter(|(_, day, _)| *day < until);
    let lines = rows.map(|(n, day, k)| format!("o{n}-{k},{day},account {n},{}", 20 + n * 7 % 30 + k));
    let lines: Vec<String> = ["id,at,account,amount".to_owned()].into_iter().chain(lines).collect();
    star(&[(Dataset::Orders, &lines.join("\n"))])
}

#[test]
fn the_future_is_foreseen_from_all_before_the_period_ends() {
    let formula = own("future_value(12, amount of orders by at)");
    let march = Context { period: Some(period("2024-03-01", "2024-04-01")), ..Context::default() };
    let all = orders("2030-01-01");
    let foreseen = whole(&all, &formula, &march, "own");
    assert!(foreseen.ends_with(" Money"), "{foreseen}");
    assert_eq!(whole(&orders("2024-04-01"), &formula, &march, "own"), foreseen, "what comes later is not known yet");
    assert_ne!(whole(&all, &formula, &Context::default(), "own"), foreseen);
    let split = parts(&ask_own(&all, &formula, &march, "own", by("account", 50)));
    assert!(split.len() == 40 && split.iter().all(|part| part.ends_with(" no_model")), "{split:?}");
}

#[test]
fn attainment_holds_the_sales_of_days_that_targets_are_for() {
    let deals = "id,owner,status,amount,created_at,closed_at
                 d1,Ann,won,40,2025-10-02,2025-11-20
                 d2,Ann,won,30,2025-10-02,2026-01-01
                 d3,Bob,won,20,2025-12-02,2026-06-30
                 d4,Bob,won,70,2026-01-02,2026-07-01
                 d5,Bob,won,5,2026-01-02,";
    let targets = "owner,from,to,amount
                   Ann,2026-01-01,2026-03-31,60
                   Bob,2026-04-01,2026-06-30,40";
    let star = star(&[(Dataset::Deals, deals), (Dataset::Targets, targets)]);
    let over = |days: Option<(&str, &str)>| Context { period: days.map(|(start, end)| period(start, end)), ..Context::default() };
    let read = |context: &Context| {
        ["revenue", "revenue_towards_target", "target_attainment", "monthly_progress"].map(|kpi| whole(&star, catalogue(), context, kpi))
    };
    assert_eq!(read(&over(None)), ["165 Money", "50 Money", "0.5 Ratio", "0.5 Ratio"]);
    assert_eq!(read(&over(Some(("2025-10-01", "2026-04-01")))), ["70 Money", "30 Money", "0.5 Ratio", "0.5 Ratio"]);
    assert_eq!(read(&over(Some(("2026-04-01", "2026-08-01")))), ["90 Money", "20 Money", "0.5 Ratio", "0.5 Ratio"]);
    assert_eq!(read(&over(Some(("2025-10-01", "2026-01-01"))))[2], "no_target");
    // Half of the days that targets are for have passed.
    let running = Context { target_days: Some(period("2025-10-01", "2026-12-31")), ..over(Some(("2025-10-01", "2026-04-01"))) };
    assert_eq!(read(&running), ["70 Money", "30 Money", "0.3 Ratio", "0.6033 Ratio"]);
    let deals = &[(Dataset::Deals, deals)];
    assert_eq!(whole(&super::star::star(deals), catalogue(), &over(None), "revenue_towards_target"), "no_dataset");
}
