//! Fields of the rows that rows refer to, each figure counted by hand.

use crate::kpi::ask::Context;
use crate::kpi::tests::answers::{ask_own, by, own, parts};
use crate::kpi::tests::catalogue::{second_quarter, whole, without};
use crate::kpi::tests::star::star;
use crate::sales::schema::Dataset;
use crate::star::tables::Star;

/// Touches of four deals; one of no deal, one of a deal that nobody knows.
fn touches() -> Star {
    star(&[
        (
            Dataset::Activities,
            "at,kind,owner,deal
             2024-04-01,call,Ann,d1
             2024-04-02,call,Ann,d1
             2024-04-03,demo,Ann,d1
             2024-04-04,call,Bob,d2
             2024-02-05,demo,Bob,d3
             2024-04-06,demo,Bob,d4
             2024-04-07,demo,Bob,
             2024-04-08,call,Bob,d9",
        ),
        (
            Dataset::Deals,
            "id,account,status,amount,created_at,closed_at
             d1,Acme,lost,10,2024-03-01,2024-05-01
             d2,Bolt,lost,20,2024-03-02,2024-07-02
             d3,Acme,won,40,2024-03-03,2024-05-03
             d4,Core,open,80,2024-03-04,
             d5,Acme,won,160,2024-03-05,2024-05-05",
        ),
        (
            Dataset::Accounts,
            "name,segment,started_at,ended_at,referred_by
             Acme,Small,2024-01-01,2024-06-01,
             Bolt,Large,2024-01-01,,Acme",
        ),
    ])
}

#[test]
fn paths_lead_to_the_row_that_is_referred_to() {
    let cases = [
        // Three touches of d1; d2 was lost after the quarter.
        ("count(activities where deal.lost by deal.closed_at)", "3 Count"),
        ("count(activities where not deal.lost by at)", "3 Count"),
        ("count(activities where deal.won)", "1 Count"),
        ("count(activities where deal is empty)", "1 Count"),
        ("count(activities where deal.closed_at is empty)", "3 Count"),
        ("count(activities where deal.account is not empty)", "6 Count"),
        ("sum(deal.amount of activities where kind = \"demo\")", "130 Money"),
        ("count_distinct(deal of activities where kind = \"demo\" and deal.won by at)", "0 Count"),
        ("count_distinct(deal.account of activities)", "3 Count"),
        // Two steps: the account of the deal.
        ("count(activities where deal.account.segment = \"small\")", "4 Count"),
        ("mean(days(at - deal.created_at) of activities where kind = \"call\" and deal.lost by at)", "32 Days"),
        // d3 and d5 of Acme, which left after 29 and 27 days.
        ("count_distinct(account of deals where won and days(account.ended_at - closed_at) <= 27 by closed_at)", "1 Count"),
        ("mean(days(account.ended_at - closed_at) of deals where won by closed_at)", "28 Days"),
        ("count(deals where account.ended_at is not empty)", "3 Count"),
        ("count(deals where account.started_at >= created_at)", "0 Count"),
    ];
    for (formula, expected) in cases {
        assert_eq!(whole(&touches(), &own(formula), &second_quarter(), "own"), expected, "{formula}");
    }
    let alone = without(touches(), Dataset::Deals);
    for formula in ["count(activities where deal.lost by at)", "count(activities by deal.closed_at)", "sum(deal.amount of activities)"] {
        assert_eq!(whole(&alone, &own(formula), &second_quarter(), "own"), "no_dataset", "{formula}");
    }
    let split = ask_own(
        &touches(),
        &own("count(activities where deal.lost by deal.closed_at)"),
        &Context { compare: None, ..second_quarter() },
        "own",
        by("activity_kind", 9),
    );
    assert_eq!(parts(&split), ["call 2", "demo 1"]);
}

#[test]
fn money_of_other_rows_is_in_one_currency_or_none() {
    let star = star(&[
        (Dataset::Activities, "at,kind,deal\n2024-04-01,call,d1\n2024-04-02,demo,d2\n2024-04-03,call,d3\n2024-04-04,call,d4"),
        (
            Dataset::Deals,
            "id,account,status,amount,currency,created_at,closed_at
             d1,Acme,won,10,EUR,2024-03-01,2024-05-01
             d2,Bolt,won,20,USD,2024-03-01,2024-05-01
             d3,Acme,won,40,EUR,2024-03-01,2024-05-01
             d4,Acme,won,,USD,2024-03-01,2024-05-01",
        ),
    ]);
    for (formula, expected) in [
        ("sum(deal.amount of activities by at)", "mixed_currencies"),
        ("mean(deal.amount of activities by at)", "mixed_currencies"),
        // What has no amount is in no currency.
        ("sum(deal.amount of activities where kind = \"call\" by at)", "50 Money"),
        ("sum(deal.amount of activities where kind = \"demo\" by at)", "20 Money"),
        ("count_distinct(deal of activities by at)", "4 Count"),
    ] {
        assert_eq!(whole(&star, &own(formula), &second_quarter(), "own"), expected, "{formula}");
    }
    let split = ask_own(
        &star,
        &own("sum(deal.amount of activities by at)"),
        &Context { compare: None, ..second_quarter() },
        "own",
        by("activity_kind", 9),
    );
    assert_eq!(parts(&split), ["call 50", "demo 20"]);
}
