//! The formulas by which the language was designed, over one small company.

use crate::kpi::ask::Context;
use crate::kpi::catalogue::Catalogue;
use crate::kpi::evaluate::cache::Cache;
use crate::kpi::evaluate::explain::explain;
use crate::kpi::tests::answers::{ask_own, by, own, parts};
use crate::kpi::tests::catalogue::{second_quarter, whole, without};
use crate::kpi::tests::star::star;
use crate::sales::schema::Dataset;
use crate::star::tables::Star;

fn company() -> Star {
    let stages = ["Lead", "Offer", "Won"].map(str::to_owned).to_vec();
    star(&[
        (Dataset::Accounts, "name,segment,started_at,ended_at\nAcme,Small,2024-01-01,\nBolt,Large,2024-01-01,2024-05-15\nCore,Large,2024-04-10,"),
        (
            Dataset::Subscriptions,
            "account,mrr,started_at,ended_at\nAcme,100,2024-01-01,\nAcme,50,2024-04-15,\nBolt,80,2024-01-01,2024-05-15",
        ),
        (
            Dataset::Deals,
            "id,account,kind,sale_kind,stage,status,amount,created_at,closed_at
             d1,Acme,new,new,Won,won,100,2024-04-01,2024-05-01
             d2,Bolt,new,new,Won,won,50,2024-04-02,2024-04-12
             d3,Core,new,new,Offer,lost,10,2024-04-03,2024-05-03
             d4,Core,new,new,Lead,open,10,2024-05-30,
             d5,Core,new,new,Offer,open,10,2024-06-29,",
        ),
        (
            Dataset::Activities,
            "at,kind,account,deal
             2024-04-01,demo,Acme,d1
             2024-04-11,call,Acme,d1
             2024-04-21,call,Acme,d3
             2024-04-22,demo,Core,d3
             2024-04-30,demo,Core,d3",
        ),
        (Dataset::Orders, "at,account,product,quantity,amount\n2024-04-01,Acme,Car,2,200\n2024-04-02,Bolt,Bike,1,50"),
        (Dataset::Prices, "at,product,competitor,price\n2024-04-01,Car,Rival,80\n2024-04-01,Bike,Rival,100"),
        (
            Dataset::Leads,
            "created_at,stage,touches\n2024-04-01,MQL,1\n2024-04-02,MQL,4\n2024-04-03,SQL,\n2024-04-04,Lead,9\n2024-04-05,Lead,3\n2024-04-05,Lead,0",
        ),
        (
            Dataset::Surveys,
            "at,kind,score\n2024-04-01,NPS,10\n2024-04-01,NPS,9\n2024-04-01,NPS,9\n2024-04-01,NPS,8\n2024-04-01,NPS,2\n2024-04-01,CSAT,1",
        ),
    ])
    .with_stages(stages, 2)
}

/// As they were designed; `nps` counts 3 of 5 promoters and 1 detractor.
const EXAMPLES: [(&str, &str); 16] = [
    ("sum(mrr of subscriptions where active_at(period.end))", "150 Money"),
    ("sum(mrr of subscriptions where active_at(period.start))", "180 Money"),
    // Acme grew from 100 to 150, Bolt left with 80.
    ("sum(mrr over accounts with mrr_at_start > 0) / mrr_at_start", "0.8333 Ratio"),
    ("first_of(count(accounts where active_at(period.start)), count(accounts with mrr_at_start > 0))", "2 Count"),
    (
        "first_of(count(accounts where active_at(period.start) and ended_at < period.end), count(accounts with mrr_at_start > 0 and mrr = 0))",
        "1 Count",
    ),
    ("sum(larger(mrr - mrr_at_start, 0) over accounts with mrr_at_start > 0)", "50 Money"),
    // Three touches of the one lost deal.
    ("count(activities where deal.lost by deal.closed_at) / overall(lost_deals, activity_kind)", "3 Ratio"),
    // Bolt left 33 days after the deal was won; Acme is still there.
    (
        "count_distinct(account of deals where won and kind = \"new\" and days(account.ended_at - closed_at) <= 274 by closed_at) / count_distinct(account of deals where won and kind = \"new\" by closed_at)",
        "0.5 Ratio",
    ),
    // Acme every 10 days, Core after 8.
    (
        "mean(days(last(at of activities by at) - first(at of activities by at)) / (count(activities by at) - 1) over accounts with count(activities by at) > 1)",
        "9 Days",
    ),
    // 100 to 80, 50 to 100.
    ("mean(average_selling_price / competitor_price over products)", "0.875 Ratio"),
    // Open for 32 and 2 days; the cycle is 20.
    ("count(deals where open_at(period.end) and days(period.end - created_at) > overall(sales_cycle))", "1 Count"),
    // Of five deals four left Lead, of four at Offer two were won.
    ("count(stage_visits where moved_on by created_at) / count(stage_visits by created_at)", "0.6667 Ratio"),
    ("count(leads by created_at) / overall(count(leads by created_at), lead_stage)", "1 Ratio"),
    // Of the deals with a demo, d1 was won and d3 not.
    (
        "count_distinct(deal of activities where kind = \"demo\" and deal.won by at) / count_distinct(deal of activities where kind = \"demo\" by at)",
        "0.5 Ratio",
    ),
    (
        "points((count(surveys where kind = \"NPS\" and score >= 9 by at) - count(surveys where kind = \"NPS\" and score <= 6 by at)) / count(surveys where kind = \"NPS\" by at))",
        "40 Number",
    ),
    ("mean(months(period.end - started_at) of accounts where active_at(period.end))", "4.3368 Months"),
];

#[test]
fn the_examples_give_their_figures() {
    for (formula, expected) in EXAMPLES {
        assert_eq!(whole(&company(), &own(formula), &second_quarter(), "own"), expected, "{formula}");
    }
    let alone = Context { compare: None, ..second_quarter() };
    let split = |star: &Star, formula: &str, dimension| parts(&ask_own(star, &own(formula), &alone, "own", by(dimension, 9)));
    assert_eq!(split(&company(), EXAMPLES[11].0, "stage"), ["Lead 0.8", "Offer 0.5"]);
    assert_eq!(split(&company(), EXAMPLES[12].0, "lead_stage"), ["Lead 0.5", "MQL 0.3333", "SQL 0.1667"]);
    assert_eq!(split(&company(), EXAMPLES[6].0, "activity_kind"), ["demo 2", "call 1"]);
    // Bands stand in their order, what is not known last.
    assert_eq!(split(&company(), "count(leads by created_at)", "touches"), ["<1 1", "1 1", "3–4 2", "8+ 1", " 1"]);
    // Without a list of accounts they are those that have contracts.
    let unlisted = without(company(), Dataset::Accounts);
    for (at, expected) in [(3, "2 Count"), (4, "1 Count")] {
        assert_eq!(whole(&unlisted, &own(EXAMPLES[at].0), &second_quarter(), "own"), expected);
    }
}

#[test]
fn figures_of_members_are_explained_with_what_they_are_made_of() {
    let terms = |catalogue: &Catalogue, kpi: &str| {
        let explained = explain(&company(), catalogue, &mut Cache::default(), &second_quarter(), kpi);
        let figure = |term: &crate::kpi::ask::Term| term.figure.as_ref().map_or(f64::NAN, |figure| figure.number());
        explained.terms.iter().map(|term| format!("{} = {} of {}", term.text, figure(term), term.rows)).collect::<Vec<_>>()
    };
    let retention = terms(&own(EXAMPLES[2].0), "own");
    assert_eq!(
        retention,
        [
            "sum(mrr over accounts with mrr_at_start > 0) = 150 of 2",
            "sum(mrr of subscriptions where active_at(period.start)) = 180 of 2",
            "sum(mrr of subscriptions where active_at(period.end)) = 150 of 2",
        ]
    );
    let chosen = terms(&own(EXAMPLES[3].0), "own");
    assert_eq!(chosen, ["count(accounts where active_at(period.start)) = 2 of 2"]);
}
