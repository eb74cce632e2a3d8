//! The plans of some KPIs: what their aggregates mean over the files that there are.

use expect_test::{Expect, expect};

use crate::kpi::catalogue::{Catalogue, catalogue};
use crate::kpi::evaluate::columns::shape;
use crate::kpi::query::bind::bind;
use crate::kpi::tests::answers::own;
use crate::kpi::tests::catalogue::{team, without};
use crate::kpi::tests::star::star;
use crate::sales::schema::Dataset;
use crate::star::tables::Star;

fn check(star: &Star, kpi: &str, expected: Expect) {
    check_of(catalogue(), star, kpi, expected);
}

fn check_of(catalogue: &Catalogue, star: &Star, kpi: &str, expected: Expect) {
    let node = &catalogue.entry(kpi).and_then(|entry| entry.checked.as_ref().ok()).expect("a KPI").node;
    let terms = catalogue.terms_of(node, &[]).into_iter().filter(|term| term.overall.is_none());
    let aggregates = terms.filter_map(|term| catalogue.aggregate(term.aggregate));
    let plans = aggregates.map(|aggregate| match bind(&shape(star), aggregate) {
        Ok(query) => query.to_string() + "\n",
        Err(reason) => format!("{reason:?}\n"),
    });
    expected.assert_eq(&plans.collect::<String>());
}

#[test]
fn a_rate_is_two_counts() {
    check(
        &team(),
        "win_rate",
        expect![[r#"
        count
          from deals
          where status is won
          dated closed_at
        count
          from deals
          where (status is won or status is lost)
          dated closed_at
    "#]],
    );
}

#[test]
fn sales_are_what_fills_the_view() {
    check(
        &team(),
        "revenue",
        expect![[r#"
        sum of amount
          from orders
          dated at
          in one currency
    "#]],
    );
    let deals = without(team(), Dataset::Orders);
    check(
        &deals,
        "revenue",
        expect![[r#"
        sum of amount
          from deals
          where status is won
          dated closed_at
          in one currency
    "#]],
    );
    check(
        &deals,
        "units_sold",
        expect![[r#"
        NoDataset { dataset: Orders }
    "#]],
    );
    check(
        &deals,
        "gross_margin",
        expect![[r#"
        NoField { dataset: Deals, field: "cost" }
        NoField { dataset: Deals, field: "cost" }
    "#]],
    );
}

#[test]
fn a_first_purchase_is_derived() {
    check_of(
        &own("sum(amount of sales where first_at >= period.start by at)"),
        &team(),
        "own",
        expect![[r#"
        sum of amount
          from orders
          where first(at per account) >= period.start
          dated at
          in one currency
    "#]],
    );
    check_of(
        &own("sum(amount of sales where first_at < period.start by at)"),
        &without(team(), Dataset::Orders),
        "own",
        expect![[r#"
        sum of amount
          from deals
          where status is won
          where first(closed_at per account where status is won) < period.start
          dated closed_at
          in one currency
    "#]],
    );
}

#[test]
fn standing_is_spelled_out() {
    check(
        &team(),
        "stalled_deals",
        expect![[r#"
        count
          from deals
          where not (not status is open and closed_at is empty)
          where (not created_at >= period.end and not end(closed_at not before created_at unless status is open) < period.end)
          where days(period.end - created_at) > overall(sales_cycle)
    "#]],
    );
    check(
        &team(),
        "upsell_rate",
        expect![[r#"
            count_distinct of account
              from deals
              where status is won
              where fold(sale_kind) = "upsell"
              dated closed_at
            count
              from accounts
              where ((not started_at is empty or not ended_at is empty) and (not started_at >= period.end and not end(ended_at not before started_at) < period.end))
              where not ended_at < period.end
        "#]],
    );
    let undated = star(&[(Dataset::Deals, "status,amount\nopen,5")]);
    check(
        &undated,
        "open_pipeline",
        expect![[r#"
        sum of amount
          from deals
          where not (not status is open)
          where (always)
          in one currency
    "#]],
    );
}

#[test]
fn a_target_is_spread_over_its_days() {
    check(
        &team(),
        "target_amount",
        expect![[r#"
        sum of amount
          from targets
          dated by the share of the days from..to
          in one currency
    "#]],
    );
}

#[test]
fn without_its_date_an_aggregate_has_no_period() {
    check(
        &star(&[(Dataset::Deals, "status\nwon")]),
        "won_deals",
        expect![[r#"
        count
          from deals
          where status is won
          dated never: no_field
    "#]],
    );
}
