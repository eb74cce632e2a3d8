//! Which KPIs files can answer at all.

use super::star::star;
use crate::kpi::catalogue::catalogue;
use crate::kpi::evaluate::answerable::answerable;
use crate::kpi::evaluate::cache::Cache;
use crate::sales::schema::Dataset;

fn can(tables: &[(Dataset, &str)], asked: &[&str]) -> Vec<bool> {
    let found = answerable(&star(tables), catalogue(), &mut Cache::default());
    asked.iter().map(|kpi| found.iter().any(|id| id == kpi)).collect()
}

#[test]
fn only_what_is_there_and_filled_is_answered() {
    let orders = "id,at,amount,account\n1,2024-01-05,10,A\n2,2024-01-06,20,B\n";
    let asked = ["revenue", "orders", "average_order_value", "gross_margin", "won_deals", "reps_at_quota"];
    assert_eq!(can(&[(Dataset::Orders, orders)], &asked), [true, true, true, false, false, false]);
    // Deals whose amounts are all empty can be counted, not added.
    let deals = "id,status,amount,created_at,closed_at\n1,won,,2024-01-05,2024-02-05\n2,lost,,2024-01-06,2024-02-07\n";
    let asked = ["won_deals", "win_rate", "sales_cycle", "won_amount", "average_deal_size", "revenue"];
    assert_eq!(can(&[(Dataset::Deals, deals)], &asked), [true, true, true, false, false, false]);
    let targets = "owner,from,to,amount\nAnn,2024-01-01,2024-03-31,50\n";
    let deals = "id,owner,status,amount,created_at,closed_at\n1,Ann,won,5,2024-01-05,2024-02-05\n";
    assert_eq!(can(&[(Dataset::Deals, deals), (Dataset::Targets, targets)], &["target_attainment", "reps_at_quota"]), [true, true]);
    assert_eq!(can(&[(Dataset::Deals, deals)], &["target_attainment", "reps_at_quota"]), [false, false]);
}

#[test]
fn a_file_without_rows_answers_nothing() {
    let found = answerable(&star(&[(Dataset::Deals, "id,status,amount,created_at,closed_at\n")]), catalogue(), &mut Cache::default());
    assert_eq!(found, [""; 0]);
}
