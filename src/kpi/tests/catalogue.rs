//! One line for each KPI of the catalogue: what it must be over a small star.

use crate::kpi::ask::{Ask, Context, Split};
use crate::kpi::catalogue::{Catalogue, catalogue};
use crate::kpi::evaluate::answer::answer;
use crate::kpi::evaluate::cache::Cache;
use crate::kpi::tests::star::star;
use crate::sales::calendar::Calendar;
use crate::sales::period::Period;
use crate::sales::schema::Dataset;
use crate::star::tables::{Star, StarTable};

/// Two quarters of a small team, looked at in the second.
pub fn team() -> Star {
    star(&[
        (
            Dataset::Deals,
            "id,account,owner,product,sale_kind,status,amount,probability,created_at,closed_at,~region
             d1,Acme,Ann,Car,new,won,100,1,2024-01-10,2024-02-10,West
             d2,Bolt,Bob,Car,new,lost,50,0,2024-01-20,2024-03-20,East
             d3,Acme,Ann,Bike,upsell,won,200,1,2024-03-01,2024-04-15,West
             d4,Core,Bob,Car,new,won,400,1,2024-04-01,2024-05-31,East
             d5,Dart,Ann,Bike,cross-sell,won,300,1,2024-04-11,2024-06-10,West
             d6,Edge,Bob,Bike,new,lost,80,0,2024-04-20,2024-06-20,East
             d7,Fuel,Ann,Car,new,open,1000,0.5,2024-02-01,2024-12-31,West
             d8,Gate,Bob,Car,new,open,100,0.25,2024-06-25,,East
             d9,Acme,,Car,new,lost,70,0,2024-05-01,2024-07-04,",
        ),
        (
            Dataset::Orders,
            "id,at,account,product,quantity,amount,cost,owner
             o1,2024-02-01,Acme,Car,1,100,60,Ann
             o2,2024-04-05,Acme,Car,2,200,120,Ann
             o2,2024-04-05,Acme,Bike,1,50,30,Ann
             o3,2024-05-05,Bolt,Bike,3,150,90,Bob
             o4,2024-06-05,Core,Car,1,100,,Bob",
        ),
        (
            Dataset::Targets,
            "from,to,owner,amount
             2024-01-01,2024-03-31,Ann,90
             2024-04-01,2024-06-30,Ann,200
             2024-01-01,2024-12-31,Bob,1464",
        ),
        (Dataset::Accounts, "name,started_at,ended_at\nAcme,2023-05-01,\nBolt,2023-06-01,2024-05-15\nCore,2024-05-31,\nDart,2024-06-10,"),
    ])
}

pub fn period(start: &str, end: &str) -> Period {
    Period { start: start.parse().unwrap(), end: end.parse().unwrap() }
}

/// A star without one of its tables.
pub fn without(star: Star, dataset: Dataset) -> Star {
    let rest = star.tables().filter(|(known, _)| *known != dataset);
    let copy = |table: &StarTable| StarTable {
        rows: table.rows,
        fields: table.fields.clone(),
        dimensions: table.dimensions.clone(),
        ..StarTable::default()
    };
    Star::new(rest.map(|(dataset, table)| (dataset, copy(table))).collect())
}

/// The second quarter of 2024, compared with the first.
pub fn second_quarter() -> Context {
    let now = period("2024-04-01", "2024-07-01");
    Context { period: Some(now), compare: Some(now.before(Calendar::Gregorian)), ..Context::default() }
}

/// The raw number of a whole figure, or the reason code; rounded to read well.
pub fn whole(star: &Star, catalogue: &Catalogue, context: &Context, kpi: &str) -> String {
    let ask = Ask { kpi: kpi.to_owned(), split: Split::Whole };
    let answers = answer(star, catalogue, &mut Cache::default(), context, &[ask]);
    match &answers[0].now {
        Ok(quantity) => format!("{} {:?}", (quantity.number() * 10_000.0).round() / 10_000.0, quantity.unit()),
        Err(reason) => reason.code().to_owned(),
    }
}

/// A figure for every entry: orders are the sales here.
const EXPECTED: [(&str, &str); 40] = [
    ("revenue", "500 Money"),
    ("revenue_growth", "4 Ratio"),
    ("units_sold", "7 Number"),
    ("orders", "3 Count"),
    ("average_order_value", "166.6667 Money"),
    ("won_deals", "3 Count"),
    ("won_amount", "900 Money"),
    ("average_deal_size", "300 Money"),
    ("median_deal_size", "300 Money"),
    // Order o4 has no cost: it counts in neither.
    ("gross_profit", "160 Money"),
    ("gross_margin", "0.4 Ratio"),
    // Ann's quarter and Bob's year by the day: 200 + 1,464 × 91 / 366.
    ("target_amount", "564 Money"),
    ("target_attainment", "0.8865 Ratio"),
    // Ann 250 / 200, Bob 250 / 364.
    ("reps_at_quota", "0.5 Ratio"),
    ("revenue_per_rep", "250 Money"),
    ("customers", "3 Count"),
    ("revenue_per_account", "166.6667 Money"),
    ("new_customer_revenue", "250 Money"),
    ("returning_revenue", "250 Money"),
    // Nobody returned in the first quarter.
    ("organic_growth", "no_base"),
    ("upsell_rate", "0.3333 Ratio"),
    ("cross_sell_rate", "0.3333 Ratio"),
    ("expansion_share", "0.5556 Ratio"),
    ("new_opportunities", "5 Count"),
    ("new_opportunity_value", "950 Money"),
    ("win_rate", "0.75 Ratio"),
    ("close_ratio", "0.4 Ratio"),
    ("win_loss_ratio", "3 Number"),
    ("sales_cycle", "55 Days"),
    ("sales_cycle_median", "60 Days"),
    ("lost_deals", "1 Count"),
    ("lost_amount", "80 Money"),
    // d9 was lost only in July.
    ("open_deals", "3 Count"),
    ("open_pipeline", "1170 Money"),
    ("weighted_pipeline", "525 Money"),
    ("pipeline_coverage", "18.2813 Factor"),
    // d7 is open for 151 days, d9 for 61, d8 for 6; the cycle is 55.
    ("stalled_deals", "2 Count"),
    ("oversized_deals", "1 Count"),
    ("deals_to_quota", "1 Count"),
    // 3 × 75 % × 300 / 55.
    ("sales_velocity", "12.2727 MoneyPerDay"),
];

#[test]
fn every_kpi_gives_its_figure() {
    let (star, context) = (team(), second_quarter());
    for (kpi, expected) in EXPECTED {
        assert_eq!(whole(&star, catalogue(), &context, kpi), expected, "{kpi}");
    }
}

#[test]
fn every_entry_is_sound_and_has_a_line_above() {
    for entry in catalogue().entries() {
        assert!(entry.checked.is_ok(), "{}: {:?}", entry.id, entry.checked);
        assert!(EXPECTED.iter().any(|(kpi, _)| *kpi == entry.id), "{} has no line", entry.id);
    }
    assert_eq!(catalogue().entries().len(), EXPECTED.len());
}

#[test]
fn without_orders_sales_are_won_deals() {
    let deals = without(team(), Dataset::Orders);
    let cases = [
        ("revenue", "900 Money"),
        ("revenue_growth", "8 Ratio"),
        ("customers", "3 Count"),
        ("new_customer_revenue", "700 Money"),
        ("returning_revenue", "200 Money"),
        ("units_sold", "no_dataset"),
        ("orders", "no_dataset"),
        ("gross_profit", "no_field"),
    ];
    for (kpi, expected) in cases {
        assert_eq!(whole(&deals, catalogue(), &second_quarter(), kpi), expected, "{kpi}");
    }
}
