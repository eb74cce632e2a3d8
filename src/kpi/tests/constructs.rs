//! The smaller constructs of the language, each figure counted by hand.

use crate::kpi::ask::Context;
use crate::kpi::tests::answers::{ask_own, by, own, parts};
use crate::kpi::tests::catalogue::{second_quarter, whole, without};
use crate::kpi::tests::star::star;
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
fn what_was_chosen_is_split_and_filtered() {
    let alone = Context { compare: None, ..second_quarter() };
    let split = |star: &Star, formula: &str| parts(&ask_own(star, &own(formula), &alone, "own", by("owner", 9)));
    let formula = "first_of(count(leads by created_at), count(activities by at))";
    assert_eq!(split(&contacts(), formula), ["Ann 2", "Bob 2"]);
    assert_eq!(split(&without(contacts(), Dataset::Leads), formula), ["Ann 2", "Bob 2"]);
    let reach = "days(last(at of activities by at) - first(at of activities by at))";
    assert_eq!(split(&contacts(), reach), ["Ann 10", "Bob 10"]);
}
