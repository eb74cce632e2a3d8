//! Figures of the figures of members, each counted by hand.

use crate::kpi::ask::Context;
use crate::kpi::tests::answers::{ask_own, by, filtered, own, parts};
use crate::kpi::tests::catalogue::{second_quarter, whole};
use crate::kpi::tests::star::star;
use crate::sales::schema::Dataset;
use crate::star::tables::Star;

/// What accounts bought in the second quarter: Acme 60 of Ann and 10 of Bob, Bolt 30 of
/// Ann, Core nothing, of Dart nobody knows how much, Edge only returned something.
fn sales() -> Star {
    star(&[(
        Dataset::Orders,
        "id,at,account,owner,product,amount
         o1,2024-04-01,Acme,Ann,Car,40
         o2,2024-05-01,Acme,Ann,Car,20
         o2,2024-05-01,Acme,Bob,Bike,10
         o3,2024-05-02,Bolt,Ann,Bike,30
         o4,2024-01-05,Core,Bob,Car,90
         o5,2024-05-05,Dart,Bob,Car,
         o6,2024-06-05,Edge,Cem,Car,-5
         o7,2024-06-05,,Cem,Car,7",
    )])
}

#[test]
fn figures_of_members_become_one() {
    let cases = [
        ("sum(revenue over accounts)", "95 Money"),
        ("mean(revenue over accounts)", "23.75 Money"),
        ("mean(revenue over accounts with revenue > 0)", "50 Money"),
        ("min(revenue over accounts)", "-5 Money"),
        ("max(revenue over accounts)", "70 Money"),
        ("median(revenue over accounts)", "15 Money"),
        ("percentile(50%, revenue over accounts with revenue >= 0)", "30 Money"),
        ("sum(larger(revenue - 20, 0) over accounts)", "60 Money"),
        ("count(accounts with revenue > 0 and orders > 1)", "1 Count"),
        // Of Dart the orders are known.
        ("count(accounts with revenue > 50 or orders = 1)", "4 Count"),
        ("count(accounts with not revenue > 0)", "2 Count"),
        ("share(accounts with revenue > 0)", "0.5 Ratio"),
        // Who has no order has no average one: that is a mean over three.
        ("mean(average_order_value over accounts)", "20 Money"),
        // Core has no growth, and who bought nothing before has none either.
        ("count(accounts with revenue_growth < 0)", "1 Count"),
        // One settles what the other leaves open.
        ("count(accounts with revenue_growth < 0 or revenue > 50)", "2 Count"),
        ("count(accounts with revenue_growth < 0 and revenue > 50)", "0 Count"),
        ("mean(revenue over accounts with revenue > 1000)", "no_rows"),
        ("sum(revenue over accounts with revenue > 1000)", "0 Money"),
        // Acme and Bolt of four: Dart has orders and has not been shown to be above.
        ("share(accounts with average_order_value > overall(average_order_value))", "0.5 Ratio"),
    ];
    for (formula, expected) in cases {
        assert_eq!(whole(&sales(), &own(formula), &second_quarter(), "own"), expected, "{formula}");
    }
}

#[test]
fn members_are_grouped_within_each_part() {
    let alone = Context { compare: None, ..second_quarter() };
    let split = |formula: &str, dimension| parts(&ask_own(&sales(), &own(formula), &alone, "own", by(dimension, 9)));
    assert_eq!(split("mean(revenue over accounts)", "owner"), ["Ann 45", "Bob 5", "Cem -5"]);
    assert_eq!(split("count(accounts with revenue = 0)", "owner"), ["Bob 1", "Ann 0", "Cem 0"]);
    assert_eq!(split("count(accounts with revenue > 0)", "account"), ["Acme 1", "Bolt 1", "Edge 0", " 0", "Dart no_values"]);
    // Of an owner the share of an account's revenue, whoever sold it.
    assert_eq!(split("max(revenue / overall(revenue, owner) over accounts)", "owner"), ["Ann 1", "Cem 1", "Bob 0.1429"]);
    assert_eq!(split("sum(max(revenue over products) over accounts)", "owner"), ["Ann 90", "Bob 10", "Cem -5"]);
    let bob = Context { compare: None, ..filtered("owner", &["Bob"]) };
    let whole = |formula: &str| whole(&sales(), &own(formula), &bob, "own");
    assert_eq!(whole("mean(revenue over accounts)"), "5 Money");
    assert_eq!(whole("count(accounts with revenue = 0)"), "1 Count");
    assert_eq!(whole("max(revenue / overall(revenue, owner) over accounts)"), "0.1429 Ratio");
    assert_eq!(whole("sum(max(revenue over products) over accounts)"), "10 Money");
    assert_eq!(whole("sum(revenue over regions)"), "no_dimension");
}
