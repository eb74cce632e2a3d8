//! What is not known, or must not be added, has no figure.

use crate::kpi::ask::{Context, Filter, Split};
use crate::kpi::catalogue::catalogue;
use crate::kpi::tests::answers::{ask, by, filtered, own, parts};
use crate::kpi::tests::catalogue::{period, second_quarter, whole};
use crate::kpi::tests::star::star;
use crate::kpi::unavailable::Unavailable;
use crate::sales::period::Grain;
use crate::sales::schema::Dataset;

#[test]
fn what_is_unknown_is_not_zero() {
    let star = star(&[
        (
            Dataset::Deals,
            "owner,status,amount,closed_at\nAnn,won,,2024-04-10\nAnn,won,,2024-05-10\nBob,won,30,2024-05-11\nBob,won,,2024-05-12",
        ),
        (Dataset::Orders, "id,at,account,owner,amount\no1,2024-05-01,Acme,Ann,10\n,2024-05-02,,,90\no1,2024-05-03,Acme,,20"),
    ]);
    let cases = [
        // Over the deals and lines that have what is counted.
        ("average_deal_size", "30 Money"),
        ("average_order_value", "30 Money"),
        ("revenue_per_rep", "10 Money"),
        ("revenue_per_account", "30 Money"),
    ];
    for (kpi, expected) in cases {
        assert_eq!(whole(&star, catalogue(), &second_quarter(), kpi), expected, "{kpi}");
    }
    for kpi in ["won_amount", "average_deal_size", "median_deal_size"] {
        let reason = Unavailable::NoValues { rows: 2, dataset: Dataset::Deals, field: "amount".to_owned() };
        assert_eq!(ask(&star, &filtered("owner", &["Ann"]), kpi, Split::Whole).now, Err(reason), "{kpi}");
    }
}

#[test]
fn a_customer_has_bought_more_than_was_returned() {
    let star = star(&[(
        Dataset::Orders,
        "at,account,product,amount\n2024-05-01,Acme,Car,10\n2024-05-02,Acme,Bike,-10\n2024-05-02,Bolt,Bike,5\n2024-05-03,Core,Car,\n2024-05-03,,Car,7\n2024-01-01,Dart,Car,9",
    )]);
    let alone = Context { compare: None, ..second_quarter() };
    assert_eq!(whole(&star, catalogue(), &alone, "customers"), "1 Count");
    assert_eq!(whole(&star, catalogue(), &Context::default(), "customers"), "2 Count");
    assert_eq!(parts(&ask(&star, &alone, "customers", by("product", 5))), ["Bike 1", "Car 1"]);
    assert_eq!(parts(&ask(&star, &alone, "customers", by("account", 5))), ["Bolt 1", "Acme 0", " 0", "Core no_values"]);
    let unknown = Context { filters: vec![Filter { dimension: "account".into(), members: vec!["Core".into()] }], ..alone };
    assert_eq!(whole(&star, catalogue(), &unknown, "customers"), "no_values");
    let shares = own("share(accounts with revenue > 6)");
    assert_eq!(whole(&star, &shares, &Context::default(), "own"), "0.3333 Ratio");
}

#[test]
fn of_whom_only_the_end_is_known_nothing_is_told() {
    let star = star(&[(Dataset::Accounts, "name,ended_at\nAcme,2024-05-01\nBolt,")]);
    let active = own("count(accounts where active_at(period.end))");
    assert_eq!(whole(&star, &active, &second_quarter(), "own"), "no_field");
}

#[test]
fn how_many_there_are_is_unknown_where_none_is_named() {
    let star = star(&[(Dataset::Orders, "id,at,amount\n,2024-05-01,10\n,2024-05-02,20")]);
    assert_eq!(whole(&star, catalogue(), &second_quarter(), "orders"), "no_values");
    assert_eq!(
        whole(&star, catalogue(), &Context { period: Some(period("2023-04-01", "2023-07-01")), ..Context::default() }, "orders"),
        "0 Count"
    );
}

#[test]
fn growth_needs_a_base() {
    for (before, expected) in [("20", "1 Ratio"), ("0", "no_base"), ("-20", "no_base"), ("", "no_values")] {
        let star = star(&[(Dataset::Orders, &format!("at,amount\n2024-02-01,{before}\n2024-05-01,40"))]);
        assert_eq!(whole(&star, catalogue(), &second_quarter(), "revenue_growth"), expected, "{before:?}");
    }
}

#[test]
fn amounts_of_several_currencies_are_never_added() {
    let mixed = star(&[(
        Dataset::Deals,
        "owner,status,amount,currency,closed_at\nAnn,won,100,EUR,2024-04-10\nBob,won,200,USD,2024-04-11\nBob,won,50,,2024-04-12\nAnn,lost,7,JPY,2024-04-12
         Cem,won,30,GBP,2023-04-12\nCem,won,,CHF,2024-04-12\nAnn,open,5,SEK,\nAnn,open,,NOK,",
    )]);
    let cases = [("won_amount", "mixed_currencies"), ("won_deals", "4 Count"), ("lost_amount", "7 Money"), ("open_pipeline", "5 Money")];
    for (kpi, expected) in cases {
        assert_eq!(whole(&mixed, catalogue(), &second_quarter(), kpi), expected, "{kpi}");
    }
    assert_eq!(whole(&mixed, catalogue(), &filtered("currency", &["USD", ""]), "won_amount"), "250 Money");
    let alone = Context { compare: None, ..second_quarter() };
    assert_eq!(parts(&ask(&mixed, &alone, "won_amount", by("owner", 5))), ["Bob 250", "Ann 100", "Cem no_values"]);
    // Only what enters the figure counts: the day, the deal without an amount.
    let tenth = Context { period: Some(period("2024-04-10", "2024-04-11")), ..Context::default() };
    assert_eq!(whole(&mixed, catalogue(), &tenth, "won_amount"), "100 Money");
    let months = ask(
        &mixed,
        &Context { period: Some(period("2024-04-10", "2024-04-13")), ..Context::default() },
        "won_amount",
        Split::Over { grain: Grain::Day },
    );
    assert_eq!(parts(&months), ["2024-04-10 100", "2024-04-11 200", "2024-04-12 50"]);
}
