//! The figures that public data sets are known to give.
//!
//! The data is not part of the project: see `tests/reference_data`.

use std::collections::BTreeMap;

use attain::engine::Engine;
use attain::engine::job::Next;
use attain::engine::protocol::Source;
use attain::ingest::report::problem::ProblemKind;
use attain::kpi::ask::{Answer, Ask, Context, PartKey, Split};
use attain::sales::schema::Dataset;
use attain::star::choices::{Choices, Merge};
use attain::table::column::{Column, EMPTY_NUMBER};

use crate::reference_data;

/// An engine with these files, fed in pieces, with the datasets they must be.
fn imported(files: &[(&str, Dataset)], choices: &Choices) -> Engine {
    let contents: Vec<Vec<u8>> = files.iter().map(|(file, _)| std::fs::read(reference_data::path(file)).expect("the file")).collect();
    let name = |file: &str| file.rsplit('/').next().unwrap_or(file).to_owned();
    let sources: Vec<Source> =
        files.iter().zip(&contents).map(|((file, _), bytes)| Source { name: name(file), bytes: bytes.len() as u64 }).collect();
    let mut engine = Engine::new();
    let mut job = engine.begin(&sources, choices);
    while let Some(bytes) = job.current().and_then(|at| contents.get(at)) {
        bytes.chunks(100_000).for_each(|piece| {
            job.feed(piece);
        });
        if job.end_of_source() == Next::Complete {
            break;
        }
    }
    let overview = engine.adopt(job);
    for (file, (_, dataset)) in overview.files.iter().zip(files) {
        assert_eq!(file.dataset, Some(*dataset), "{}", file.name);
        assert_eq!(file.rows.read, file.rows.kept + file.rows.set_aside, "{}", file.name);
        assert_eq!(file.rows.set_aside, 0, "{}", file.name);
    }
    assert_eq!(overview.files.len(), files.len());
    engine
}

fn answer(engine: &mut Engine, kpi: &str, split: Split) -> Answer {
    engine.report(&Context::default(), &[Ask { kpi: kpi.to_owned(), split }]).remove(0)
}

fn value(engine: &mut Engine, kpi: &str) -> f64 {
    answer(engine, kpi, Split::Whole).now.unwrap_or_else(|reason| panic!("{kpi}: {reason:?}")).number()
}

fn by(engine: &mut Engine, kpi: &str, dimension: &str) -> BTreeMap<String, f64> {
    let answer = answer(engine, kpi, Split::By { dimension: dimension.to_owned(), limit: usize::MAX });
    let figure = |part: attain::kpi::ask::Part| match (part.key, part.now) {
        (PartKey::Member(member), Ok(quantity)) => Some((member, quantity.number())),
        _ => None,
    };
    answer.parts.into_iter().filter_map(figure).collect()
}

/// Equal in six significant digits.
fn assert_close(found: f64, expected: f64, what: &str) {
    assert!((found - expected).abs() <= expected.abs() * 1e-6, "{what}: {found} is not {expected}");
}

fn kept(engine: &Engine, dataset: Dataset) -> u64 {
    engine.overview().files.iter().filter(|file| file.dataset == Some(dataset)).map(|file| file.rows.kept).sum()
}

const MAVEN: [(&str, Dataset); 4] = [
    ("maven/accounts.csv", Dataset::Accounts),
    ("maven/products.csv", Dataset::Products),
    ("maven/sales_pipeline.csv", Dataset::Deals),
    ("maven/sales_teams.csv", Dataset::People),
];

#[test]
#[cfg_attr(not(reference_data), ignore = "needs the reference data")]
fn maven() {
    let mut engine = imported(&MAVEN, &Choices::default());
    let expected = [
        ("won_deals", 4238.0),
        ("lost_deals", 2473.0),
        ("new_opportunities", 8800.0),
        ("win_rate", 4238.0 / 6711.0),
        ("won_amount", 10_005_534.0),
        ("revenue", 10_005_534.0),
        ("average_deal_size", 2360.9094),
        ("median_deal_size", 1117.0),
        ("sales_cycle", 51.7820),
        ("sales_cycle_median", 57.0),
    ];
    for (kpi, figure) in expected {
        assert_close(value(&mut engine, kpi), figure, kpi);
    }
    let regions = by(&mut engine, "revenue", "region");
    assert_eq!(
        regions,
        [("Central", 3_346_293.0), ("East", 3_090_594.0), ("West", 3_568_647.0)].map(|(name, sum)| (name.to_owned(), sum)).into()
    );
    let products = by(&mut engine, "revenue", "product");
    let expected = [
        ("GTK 500", 400_612.0),
        ("GTX Basic", 499_263.0),
        ("GTX Plus Basic", 705_275.0),
        ("GTX Plus Pro", 2_629_651.0),
        ("GTXPro", 3_510_578.0),
        ("MG Advanced", 2_216_387.0),
        ("MG Special", 43_768.0),
    ];
    assert_eq!(products, expected.map(|(name, sum)| (name.to_owned(), sum)).into());
    assert_close(by(&mut engine, "revenue", "owner")["Darcel Schlecht"], 1_153_214.0, "Darcel Schlecht");
    let near_miss = ProblemKind::UnmatchedKey {
        key: "GTXPro".to_owned(),
        table: "products".to_owned(),
        dimension: "product".to_owned(),
        suggestion: Some("GTX Pro".to_owned()),
    };
    let found: Vec<_> = engine.overview().problems.iter().map(|issue| (issue.problem.kind.clone(), issue.problem.count)).collect();
    // 500 deals in the first stage have no day on which they were engaged.
    assert_eq!(found, [(ProblemKind::Undated, 500), (near_miss, 1480)]);
}

#[test]
#[cfg_attr(not(reference_data), ignore = "needs the reference data")]
fn maven_with_the_suggested_merge() {
    let merge = Merge { dimension: "product".to_owned(), from: "GTXPro".to_owned(), to: "GTX Pro".to_owned() };
    let mut engine = imported(&MAVEN, &Choices { merges: vec![merge], ..Choices::default() });
    let found: Vec<_> = engine.overview().problems.iter().map(|issue| issue.problem.kind.clone()).collect();
    assert_eq!(found, [ProblemKind::Undated]);
    let products = by(&mut engine, "revenue", "product");
    assert_eq!((products.get("GTX Pro"), products.get("GTXPro")), (Some(&3_510_578.0), None));
    // The series is known only where the product is.
    assert_close(by(&mut engine, "revenue", "product_family").values().sum(), 10_005_534.0, "all series");
}

#[test]
#[cfg_attr(not(reference_data), ignore = "needs the reference data")]
fn revops() {
    let files = [
        ("revops/accounts.csv", Dataset::Accounts),
        ("revops/activities.csv", Dataset::Activities),
        ("revops/closed_deals.csv", Dataset::Subscriptions),
        ("revops/opp_stage_history.csv", Dataset::StageHistory),
        ("revops/opportunities.csv", Dataset::Deals),
        ("revops/quota_targets.csv", Dataset::Targets),
    ];
    let mut engine = imported(&files, &Choices::default());
    let expected =
        [("won_deals", 44.0), ("lost_deals", 22.0), ("win_rate", 2.0 / 3.0), ("won_amount", 849_666.44), ("target_amount", 40_794_877.68)];
    for (kpi, figure) in expected {
        assert_close(value(&mut engine, kpi), figure, kpi);
    }
    // Identifiers show as the names they stand for, and lead to the region.
    let accounts = by(&mut engine, "won_deals", "account");
    assert!(accounts.keys().all(|name| name.starts_with("Company_")), "{accounts:?}");
    assert_close(by(&mut engine, "won_amount", "region").values().sum(), 849_666.44, "all regions");
    for join in &engine.overview().joins {
        assert_eq!(join.keyed, join.matched, "{join:?}");
    }
    assert_eq!(engine.overview().problems, []);
}

#[test]
#[cfg_attr(not(reference_data), ignore = "needs the reference data")]
fn superstore() {
    let mut engine = imported(&[("superstore.csv", Dataset::Orders)], &Choices::default());
    assert_eq!(kept(&engine, Dataset::Orders), 9994);
    let expected = [("revenue", 2297200.8603), ("orders", 5009.0), ("customers", 793.0), ("gross_profit", 286397.0217)];
    for (kpi, figure) in expected {
        assert_close(value(&mut engine, kpi), figure, kpi);
    }
    let regions = by(&mut engine, "revenue", "region");
    for (region, figure) in [("West", 725457.8245), ("East", 678781.24), ("Central", 501239.8908), ("South", 391721.905)] {
        assert_close(regions[region], figure, region);
    }
    let span = engine.overview().span.expect("dates");
    assert_eq!((span.start.to_string(), span.end.to_string()), ("2016-01-03".to_owned(), "2019-12-31".to_owned()));
}

#[test]
#[cfg_attr(not(reference_data), ignore = "needs the reference data")]
fn x_education_leads() {
    let engine = imported(&[("x_education_Leads.csv", Dataset::Leads)], &Choices::default());
    assert_eq!(kept(&engine, Dataset::Leads), 9240);
    let Some(Column::Text { dictionary, codes }) = engine.star().table(Dataset::Leads).and_then(|leads| leads.field("converted")) else {
        panic!("no flag")
    };
    let converted = codes.iter().filter(|&&code| dictionary.text(code) == "yes").count();
    assert_eq!(converted, 3561, "the conversion is 0.385390");
    let selects: u64 = engine
        .overview()
        .problems
        .iter()
        .filter(|issue| issue.problem.kind == ProblemKind::Placeholder { text: "Select".to_owned() })
        .map(|issue| issue.problem.count)
        .sum();
    assert_eq!(selects, 13_380);
    let is_google =
        |kind: &ProblemKind| matches!(kind, ProblemKind::SpelledOtherwise { pairs } if pairs.contains(&"google = Google".to_owned()));
    assert!(engine.overview().problems.iter().any(|issue| is_google(&issue.problem.kind)));
}

#[test]
#[cfg_attr(not(reference_data), ignore = "needs the reference data")]
fn telco_churn() {
    let engine = imported(&[("telco_churn.csv", Dataset::Subscriptions)], &Choices::default());
    assert_eq!(kept(&engine, Dataset::Subscriptions), 7043);
    let table = engine.star().table(Dataset::Subscriptions).expect("subscriptions");
    let Some(Column::Number { values, decimals }) = table.field("mrr") else { panic!("no charges") };
    let sum: i64 = values.iter().filter(|&&value| value != EMPTY_NUMBER).sum();
    assert_close(sum as f64 / 10f64.powi(i32::from(*decimals)), 456_116.60, "monthly charges");
    let Some(Column::Text { dictionary, codes }) = table.field("churned") else { panic!("no flag") };
    assert_eq!(codes.iter().filter(|&&code| dictionary.text(code) == "yes").count(), 1869);
}
