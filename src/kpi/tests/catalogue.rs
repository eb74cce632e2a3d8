//! The catalogue over a small star; what each of its KPIs is, is in `tests/kpis/`.

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

#[test]
fn every_entry_is_sound() {
    for entry in catalogue().entries() {
        assert!(entry.checked.is_ok(), "{}: {:?}", entry.id, entry.checked);
    }
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
