//! A breakdown and the filters that its members set are the same figures.

use proptest::prelude::{ProptestConfig, Strategy, proptest};
use proptest::test_runner::TestCaseError;
use proptest::{collection, prop_assert_eq};

use crate::kpi::ask::{Answer, Ask, Context, Figure, Filter, PartKey, Split};
use crate::kpi::catalogue::{Catalogue, Written, catalogue};
use crate::kpi::evaluate::answer::answer;
use crate::kpi::evaluate::cache::Cache;
use crate::kpi::listed::Better;
use crate::kpi::tests::catalogue::period;
use crate::kpi::tests::star::star;
use crate::kpi::unavailable::Unavailable;
use crate::sales::calendar::Calendar;
use crate::sales::schema::Dataset;
use crate::star::tables::Star;

/// What a cell is picked from: blanks, ties, refunds, and names that hardly differ.
const NAMES: [&str; 6] = ["", "Ann", "ann b", "Åsa", "李雷", "Zoë"];
const AMOUNTS: [&str; 7] = ["", "0", "10", "10", "-25", "0.01", "1000"];
const DAYS: [&str; 6] = ["", "2023-12-31", "2024-01-01", "2024-02-29", "2024-03-31", "2024-04-01"];

/// A column and what its cells are picked from.
type Picked = (&'static str, &'static [&'static str]);

/// The columns of each dataset.
const COLUMNS: [(Dataset, &[Picked]); 6] = [
    (
        Dataset::Deals,
        &[
            ("account", &NAMES),
            ("owner", &NAMES),
            ("product", &["", "Car", "Bike"]),
            ("id", &["d1", "d2", "d3", "d4"]),
            ("sale_kind", &["", "new", "upsell", "cross-sell"]),
            ("status", &["won", "won", "lost", "open"]),
            ("amount", &AMOUNTS),
            ("currency", &["", "EUR", "EUR", "EUR", "USD"]),
            ("probability", &["", "0.5", "1"]),
            ("created_at", &DAYS),
            ("closed_at", &DAYS),
            ("~region", &["", "West", "East"]),
        ],
    ),
    (
        Dataset::Orders,
        &[
            ("id", &["", "o1", "o2", "o3"]),
            ("at", &DAYS),
            ("account", &NAMES),
            ("product", &["", "Car", "Bike"]),
            ("quantity", &["", "1", "2"]),
            ("amount", &AMOUNTS),
            ("cost", &["", "5"]),
            ("owner", &NAMES),
            ("~region", &["", "West", "East"]),
        ],
    ),
    (Dataset::Targets, &[("from", &DAYS), ("to", &DAYS), ("owner", &NAMES), ("amount", &["", "10", "50"])]),
    (
        Dataset::Accounts,
        &[("name", &NAMES), ("started_at", &DAYS), ("ended_at", &DAYS), ("owner", &NAMES), ("~region", &["", "West", "East"])],
    ),
    (
        Dataset::Subscriptions,
        &[("account", &NAMES), ("mrr", &AMOUNTS), ("started_at", &DAYS), ("ended_at", &DAYS), ("~region", &["", "West", "East"])],
    ),
    (
        Dataset::Activities,
        &[("at", &DAYS), ("account", &NAMES), ("owner", &NAMES), ("deal", &["", "d1", "d2", "d9"]), ("~region", &["", "West", "East"])],
    ),
];

/// What is beside the money: leads, stages, hours, prices, answers and people.
const OTHERS: [(Dataset, &[Picked]); 8] = [
    (
        Dataset::Deals,
        &[
            ("id", &["d1", "d2", "d3", "d4"]),
            ("owner", &NAMES),
            ("account", &NAMES),
            ("stage", &["", "Lead", "Demo", "Offer", "Won"]),
            ("status", &["won", "lost", "open", "open"]),
            ("amount", &AMOUNTS),
            ("created_at", &DAYS),
            ("closed_at", &DAYS),
            ("~team", &["", "North", "South"]),
        ],
    ),
    (Dataset::StageHistory, &[("deal", &["", "d1", "d2", "d3", "d9"]), ("stage", &["Lead", "Demo", "Offer"]), ("entered_at", &DAYS)]),
    (
        Dataset::Leads,
        &[
            ("id", &["l1", "l2", "l3"]),
            ("created_at", &DAYS),
            ("source", &["", "Web", "Fair"]),
            ("owner", &NAMES),
            ("stage", &["", "New", "MQL", "Customer"]),
            ("lead_kind", &["lead", "mql", "sql", "customer", ""]),
            ("mql", &["yes", "no", ""]),
            ("sql", &["yes", "no"]),
            ("customer", &["yes", "no"]),
            ("converted", &["yes", "no", ""]),
            ("mql_at", &DAYS),
            ("customer_at", &DAYS),
            ("first_contacted_at", &DAYS),
            ("contacted", &["yes", "no"]),
            ("reply", &["", "Yes", "No"]),
            ("reply_kind", &["positive", "negative", ""]),
            ("replied", &["yes", "no"]),
            ("meeting_at", &DAYS),
            ("touches", &["", "0", "1", "2", "4", "9"]),
            ("account", &NAMES),
            ("~team", &["", "North", "South"]),
        ],
    ),
    (
        Dataset::Surveys,
        &[
            ("at", &DAYS),
            ("kind", &["", "NPS", "CSAT", "eNPS"]),
            ("score_kind", &["nps", "csat", "enps", ""]),
            ("score", &["", "0", "4", "6", "9", "10"]),
            ("account", &NAMES),
            ("owner", &NAMES),
            ("~team", &["", "North", "South"]),
        ],
    ),
    (
        Dataset::TimeLog,
        &[
            ("at", &DAYS),
            ("owner", &NAMES),
            ("category", &["", "Prospecting", "Data entry"]),
            ("hours", &["", "0", "0.5", "8"]),
            ("~team", &["", "North", "South"]),
        ],
    ),
    (
        Dataset::Prices,
        &[("at", &DAYS), ("product", &["", "Car", "Bike"]), ("competitor", &["", "Bolt", "Core"]), ("price", &["", "5", "10", "20"])],
    ),
    (
        Dataset::People,
        &[("name", &NAMES), ("team", &["", "North", "South"]), ("role", &["", "rep"]), ("hired_at", &DAYS), ("left_at", &DAYS)],
    ),
    (
        Dataset::Orders,
        &[
            ("id", &["", "o1", "o2"]),
            ("at", &DAYS),
            ("account", &NAMES),
            ("product", &["", "Car", "Bike"]),
            ("quantity", &["", "1", "2"]),
            ("amount", &AMOUNTS),
            ("owner", &NAMES),
        ],
    ),
];

/// What the catalogue may not have of the language.
const FORMULAS: [&str; 6] = [
    "mean(revenue over accounts with revenue > 0 or orders > 1)",
    "sum(max(won_amount over products) over owners)",
    "share(accounts with won_amount >= overall(won_amount, owner) / 2)",
    "count(activities where deal.won by deal.closed_at) / overall(won_deals, owner)",
    "mean(days(last(at of activities by at) - first(at of activities by at)) over owners with count(activities by at) > 1)",
    "first_of(count(leads), count(accounts with mrr > mrr_at_start), count_distinct(deal.account of activities))",
];

const DIMENSIONS: [&str; 7] = ["owner", "account", "product", "region", "currency", "deal_kind", "status"];
const OTHER_DIMENSIONS: [&str; 12] = [
    "owner",
    "team",
    "account",
    "source",
    "lead_stage",
    "reply",
    "touches",
    "stage",
    "survey_kind",
    "time_category",
    "product",
    "competitor",
];

/// Some rows of so many datasets, each with what picks its cells.
fn rows(datasets: usize, cells: usize, most: usize) -> impl Strategy<Value = Vec<(usize, Vec<usize>)>> {
    collection::vec((0..datasets, collection::vec(0usize..420, cells)), 3..most)
}

/// A star with those of these datasets that have rows.
fn star_of(datasets: &[(Dataset, &[Picked])], rows: &[(usize, Vec<usize>)]) -> Star {
    let text = |at: usize, columns: &[(&str, &[&str])]| {
        let head: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
        let lines = rows.iter().filter(|(dataset, _)| *dataset == at).map(|(_, picks)| {
            let cells: Vec<&str> = columns.iter().zip(picks).map(|((_, cells), pick)| cells[pick % cells.len()]).collect();
            cells.join(",")
        });
        [head.join(",")].into_iter().chain(lines).collect::<Vec<String>>()
    };
    let texts = datasets.iter().enumerate().map(|(at, (dataset, columns))| (*dataset, text(at, columns)));
    let tables: Vec<(Dataset, String)> =
        texts.filter(|(_, lines)| lines.len() > 1).map(|(dataset, lines)| (dataset, lines.join("\n"))).collect();
    star(&tables.iter().map(|(dataset, text)| (*dataset, text.as_str())).collect::<Vec<_>>())
}

fn ask(star: &Star, catalogue: &Catalogue, context: &Context, kpi: &str, split: Split) -> Answer {
    answer(star, catalogue, &mut Cache::default(), context, &[Ask { kpi: kpi.to_owned(), split }]).remove(0)
}

/// Each member with its figure, and with that under the filter it sets.
fn both(star: &Star, catalogue: &Catalogue, context: &Context, kpi: &str, dimension: &str) -> Vec<(String, Figure, Figure)> {
    let split = Split::By { dimension: dimension.to_owned(), limit: usize::MAX };
    let parts = ask(star, catalogue, context, kpi, split).parts.into_iter();
    let figures = parts.filter_map(|part| match part.key {
        PartKey::Member(member) => Some((member, part.now)),
        PartKey::Span(_) | PartKey::Others => None,
    });
    let filtered = |(member, now): (String, Figure)| {
        let filters = vec![Filter { dimension: dimension.to_owned(), members: vec![member.clone()] }];
        let alone = ask(star, catalogue, &Context { filters, ..context.clone() }, kpi, Split::Whole).now;
        (member, without_member(now), without_member(alone))
    };
    figures.map(filtered).collect()
}

/// Where several parts of a figure lack rows, either may be told first: that the member
/// has none, or that there are none.
fn without_member(figure: Figure) -> Figure {
    match figure {
        Err(Unavailable::NoMember { .. }) => Err(Unavailable::NoRows),
        told => told,
    }
}

/// Sees to it that every bar of every KPI is the figure under the filter that it sets.
fn hold(star: &Star, catalogue: &Catalogue, dimensions: &[&str]) -> Result<(), TestCaseError> {
    let quarter = period("2024-01-01", "2024-04-01");
    for cut in [None, Some(quarter)] {
        let context = Context { period: cut, compare: cut.map(|cut| cut.before(Calendar::Gregorian)), ..Context::default() };
        for (kpi, dimension) in catalogue.entries().iter().flat_map(|entry| dimensions.iter().map(|dimension| (&entry.id, *dimension))) {
            for (member, bar, filtered) in both(star, catalogue, &context, kpi, dimension) {
                prop_assert_eq!(bar, filtered, "{} of {} {:?}", kpi, dimension, member);
            }
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn a_bar_is_the_figure_under_the_filter_it_sets(rows in rows(COLUMNS.len(), 12, 80)) {
        let write = |(at, formula): (usize, &&str)| Written {
            id: format!("own_{at}"),
            formula: (*formula).to_owned(),
            better: Better::Neither,
            benchmark: None,
            unit: None,
        };
        let catalogue = Catalogue::new(&FORMULAS.iter().enumerate().map(write).collect::<Vec<_>>());
        assert!(catalogue.entries().iter().all(|entry| entry.checked.is_ok()));
        hold(&star_of(&COLUMNS, &rows), &catalogue, &DIMENSIONS)?;
    }
}

proptest! {
    // There are many dimensions; few stars have all that matters.
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn so_is_one_of_leads_stages_hours_prices_answers_and_people(rows in rows(OTHERS.len(), 21, 100)) {
        let stages = ["Lead", "Demo", "Offer", "Won"].map(str::to_owned).to_vec();
        hold(&star_of(&OTHERS, &rows).with_stages(stages, 3), catalogue(), &OTHER_DIMENSIONS)?;
    }
}

#[test]
fn what_has_no_date_stands_in_its_bar_too() {
    let star = star(&[(Dataset::Deals, "owner,status,amount\nAnn,open,100\n,open,300\nBob,won,500")]);
    let found = both(&star, catalogue(), &Context::default(), "open_deals", "owner");
    let number = |figure: Figure| figure.map_or(f64::NAN, |quantity| quantity.number());
    let found: Vec<_> = found.into_iter().map(|(member, bar, filtered)| (member, number(bar), number(filtered))).collect();
    assert_eq!(found, [("Ann".to_owned(), 1.0, 1.0), (String::new(), 1.0, 1.0)]);
}

#[test]
fn overall_leaves_breakdowns_and_filters_aside() {
    let star =
        star(&[(Dataset::Deals, "owner,~region,status,amount\nAnn,West,won,100\nAnn,East,won,300\nBob,West,won,500\nBob,West,won,100")]);
    let of = |formula: &str| {
        let own = Written { id: "own".to_owned(), formula: formula.to_owned(), better: Better::Neither, benchmark: None, unit: None };
        let found = both(&star, &Catalogue::new(&[own]), &Context::default(), "own", "owner");
        let number = |figure: &Figure| figure.as_ref().map_or(f64::NAN, |quantity| quantity.number());
        found.iter().map(|(member, bar, filtered)| format!("{member} {} {}", number(bar), number(filtered))).collect::<Vec<_>>()
    };
    assert_eq!(of("won_deals / overall(won_deals)"), ["Ann 0.5 0.5", "Bob 0.5 0.5"]);
    assert_eq!(of("won_amount / overall(won_amount, owner)"), ["Bob 0.6 0.6", "Ann 0.4 0.4"]);
    assert_eq!(of("won_amount / overall(won_amount, regions)"), ["Ann 1 1", "Bob 1 1"]);
    assert_eq!(of("count(deals where won and amount > overall(mean(amount of deals)))"), ["Ann 1 1", "Bob 1 1"]);
}
