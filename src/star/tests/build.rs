//! Whole stars from small files.

use super::*;
use crate::ingest::reader::read;
use crate::ingest::report::issue::Issue;
use crate::ingest::shape::hints::Hints;
use crate::ingest::values::kind::ColumnKind;
use crate::star::choices::{HeaderChoice, Merge, StageChoice, TypedRate};
use crate::star::deals::stages::Stage;
use crate::star::words::Status;
use crate::table::column::Column;

fn files(texts: &[(&str, &str)]) -> Vec<File> {
    texts
        .iter()
        .enumerate()
        .map(|(number, (name, text))| File::new(number as u32, String::new(), read(name, text.as_bytes(), &Hints::default())))
        .collect()
}

/// The members of a dimension, row by row.
fn members(built: &Built, dataset: Dataset, dimension: &str) -> Vec<String> {
    let dimension = built.star.table(dataset).expect("a table").dimension(dimension).expect("a dimension");
    dimension.codes().iter().map(|&code| dimension.members().text(code).to_owned()).collect()
}

const DEALS: &str = "deal id,account,owner,product,stage,amount,created,closed\n\
    d1,Acme,Ann,GTXPro,Won,10.50,2024-01-01,2024-02-01\n\
    d2,Umbra,Bob,GTX Pro,Lost,5,2024-01-05,2024-02-03\n\
    d3,,Ann,Basic,Demo,7,2024-01-09,\n";
const PEOPLE: &str = "name,team,region\nAnn,East team,East\nBob,West team,West\nCy,West team,West\n";
const PRODUCTS: &str = "product,family,list price\nGTX Pro,GTX,100\nBasic,B,20\n";
const ACCOUNTS: &str = "account id,account name,industry,owner\n1,Acme,Retail,Bob\n2,Umbra,Health,Cy\n";

#[test]
fn joins_facts_to_dimensions_and_suggests_near_misses() {
    let files = files(&[("deals.csv", DEALS), ("people.csv", PEOPLE), ("products.csv", PRODUCTS), ("accounts.csv", ACCOUNTS)]);
    let built = build(&files, &Choices::default());
    assert_eq!(members(&built, Dataset::Deals, "region"), ["East", "West", "East"]);
    assert_eq!(members(&built, Dataset::Deals, "industry"), ["Retail", "Health", ""]);
    assert_eq!(members(&built, Dataset::Deals, "product_family"), ["", "GTX", "B"]);
    assert_eq!(members(&built, Dataset::Deals, "status"), ["won", "lost", "open"]);
    let missing: Vec<_> =
        built.overview.problems.iter().map(|issue| &issue.problem).filter(|problem| problem.kind.code() == "unmatched_key").collect();
    let expected = ProblemKind::UnmatchedKey {
        key: "GTXPro".to_owned(),
        table: "products".to_owned(),
        dimension: "product".to_owned(),
        suggestion: Some("GTX Pro".to_owned()),
    };
    assert_eq!(missing.iter().map(|problem| (&problem.kind, problem.count)).collect::<Vec<_>>(), [(&expected, 1)]);

    let merge = Merge { dimension: "product".to_owned(), from: "GTXPro".to_owned(), to: "GTX Pro".to_owned() };
    let built = build(&files, &Choices { merges: vec![merge], ..Choices::default() });
    assert_eq!(members(&built, Dataset::Deals, "product_family"), ["GTX", "GTX", "B"]);
    assert_eq!(members(&built, Dataset::Deals, "product"), ["GTX Pro", "GTX Pro", "Basic"]);
    assert!(built.overview.problems.iter().all(|issue| issue.problem.kind.code() != "unmatched_key"));
}

#[test]
fn a_dimension_can_take_another_way() {
    let files = files(&[("deals.csv", DEALS), ("people.csv", PEOPLE), ("accounts.csv", ACCOUNTS)]);
    let built = build(&files, &Choices::default());
    let region = built.overview.dimensions.iter().find(|dimension| dimension.id == "region").expect("region");
    let route = region.routes.iter().find(|route| route.dataset == Dataset::Deals).expect("a route");
    assert_eq!(route.via, "deals.owner → people.region");
    assert_eq!(route.alternatives, ["deals.account → accounts.owner → people.region"]);
    let mut choices = Choices::default();
    choices.routes.insert("deals.region".to_owned(), route.alternatives.join(""));
    assert_eq!(members(&build(&files, &choices), Dataset::Deals, "region"), ["West", "West", ""]);
}

#[test]
fn identifiers_show_the_names_they_stand_for() {
    let deals = "opp_id,account_id,stage\na,2,Won\nb,1,Won\nc,9,Lost\nd,,Lost\n";
    let built = build(&files(&[("opps.csv", deals), ("accounts.csv", ACCOUNTS)]), &Choices::default());
    assert_eq!(members(&built, Dataset::Deals, "account"), ["Umbra", "Acme", "9", ""]);
    assert_eq!(members(&built, Dataset::Deals, "industry"), ["Health", "Retail", "", ""]);
    let join = built.overview.joins.iter().find(|join| join.field == "account").expect("a join");
    assert_eq!((join.to_field.as_str(), join.keyed, join.matched), ("id", 3, 2));
}

#[test]
fn files_of_one_dataset_are_united() {
    let more = "stage,amount,deal id,closed,source\nWon,1.125,d4,2024-03-01,Web\n";
    let built = build(&files(&[("a.csv", DEALS), ("b.csv", more)]), &Choices::default());
    let table = built.star.table(Dataset::Deals).expect("deals");
    assert_eq!(table.rows, 4);
    assert!(table.fields.values().all(|column| column.len() == 4));
    assert_eq!(members(&built, Dataset::Deals, "source"), ["", "", "", "Web"]);
    let Some(Column::Number { values, decimals: 3 }) = table.field("amount") else { panic!("amounts") };
    assert_eq!(values, &[10_500, 5_000, 7_000, 1_125]);
    assert_eq!(built.parts[&Dataset::Deals].iter().map(|part| part.rows).collect::<Vec<_>>(), [3, 1]);
}

#[test]
fn derives_what_follows_from_other_fields() {
    let orders = "order id,order date,sales,profit,discount\n1,2024-01-01,10.00,2.5,20\n2,2024-01-02,20.00,-1,0\n";
    let targets = "rep name,quarter,quota\nAnn,2024-Q1,100\nBob,2024-Q2,100\nBob,later,5\n";
    let contracts = "account,start date,arr\nAcme,2024-01-01,100\n";
    let built = build(&files(&[("orders.csv", orders), ("quotas.csv", targets), ("contracts.csv", contracts)]), &Choices::default());
    let number = |dataset, field: &str| match built.star.table(dataset).and_then(|table| table.field(field)) {
        Some(Column::Number { values, decimals }) => values.iter().map(|&value| value as f64 / 10f64.powi(i32::from(*decimals))).collect(),
        _ => Vec::new(),
    };
    assert_eq!(number(Dataset::Orders, "cost"), [7.5, 21.0]);
    assert_eq!(number(Dataset::Orders, "discount"), [0.2, 0.0]);
    assert_eq!(number(Dataset::Subscriptions, "mrr"), [8.3333]);
    let days = |field: &str| match built.star.table(Dataset::Targets).and_then(|table| table.field(field)) {
        Some(Column::Date { days, .. }) => days.iter().map(|&day| crate::sales::day::Day(day).to_string()).take(2).collect(),
        _ => Vec::new(),
    };
    assert_eq!(days("from"), ["2024-01-01", "2024-04-01"]);
    assert_eq!(days("to"), ["2024-03-31", "2024-06-30"]);
    assert!(
        built
            .overview
            .problems
            .iter()
            .any(|issue| issue.problem.kind == ProblemKind::Misfit { expected: ColumnKind::Date } && issue.problem.count == 1)
    );
}

#[test]
fn spellings_and_currencies_are_noticed() {
    let leads =
        "lead id,created,source,lead status\n1,2024-01-01,Newsletter,new\n2,2024-01-01,News-letter,new\n3,2024-01-02,Newsletter,new\n";
    let deals = "deal,stage,amount,currency\na,Won,1,EUR\nb,Won,2,USD\n";
    let built = build(&files(&[("leads.csv", leads), ("deals.csv", deals)]), &Choices::default());
    let codes: Vec<&str> = built.overview.problems.iter().map(|issue| issue.problem.kind.code()).collect();
    assert_eq!(codes, ["similar_spelling", "mixed_currencies"]);
}

#[test]
fn degenerate_files_do_no_harm() {
    for text in ["", "a", "deal,stage\n", "stage\nWon\n", "\u{0}", "deal,stage\n,\n", "x,y\n1,2\n"] {
        let built = build(&files(&[("deals.csv", text), ("deals.csv", DEALS), ("z.csv", text)]), &Choices::default());
        assert!(built.star.table(Dataset::Deals).is_some_and(|table| table.rows >= 3), "{text:?}");
    }
}

#[test]
fn each_file_of_deals_is_read_by_its_own_marks_and_columns() {
    // One file says by flags what is won, the other only by its stages.
    let flagged = "deal id,stage,is won,is closed,expected revenue\na,Cerrada,yes,yes,10\nb,Warmup,no,no,20\n";
    let staged = "deal id,phase,amount\nc,Zuschlag,1\nd,Warmup,2\ne,Proposal,3\n";
    let mut files = files(&[("deals-a.csv", flagged), ("deals-b.csv", staged)]);
    files[0].header = "a".to_owned();
    files[1].header = "b".to_owned();
    let built = build(&files, &Choices::default());
    assert_eq!(members(&built, Dataset::Deals, "status"), ["won", "open", "open", "open", "open"]);
    let told = |issue: &Issue| (built.overview.name(&issue.subject).to_owned(), issue.problem.column.clone(), issue.problem.kind.code());
    let asked: Vec<_> = built.overview.problems.iter().map(told).collect();
    assert_eq!(asked, vec![("deals-b.csv".to_owned(), Some("phase".to_owned()), "unknown_status"); 2]);
    let stages = |built: &Built, file: usize| {
        let text = |stage: &Stage| format!("{} {} {} {}", stage.stage, stage.deals, stage.status.id(), stage.is_known);
        built.overview.files[file].stages.iter().map(text).collect::<Vec<_>>()
    };
    assert_eq!(stages(&built, 0), ["Warmup 1 open true", "Cerrada 1 won true"]);
    assert_eq!(stages(&built, 1), ["Proposal 1 open true", "Zuschlag 1 open false", "Warmup 1 open false"]);

    let mark = |stage: &str, status| StageChoice { stage: stage.to_owned(), status };
    let stages_of_b = vec![mark("Warmup", Status::Open), mark("Proposal", Status::Open), mark("Zuschlag", Status::Won)];
    let mut choices = Choices::default();
    choices.headers.insert("b".to_owned(), HeaderChoice { stages: stages_of_b, ..HeaderChoice::default() });
    let built = build(&files, &choices);
    assert_eq!(members(&built, Dataset::Deals, "status"), ["won", "open", "won", "open", "open"]);
    assert_eq!(built.overview.problems, []);
    assert_eq!(stages(&built, 1), ["Warmup 1 open true", "Proposal 1 open true", "Zuschlag 1 won true"]);
}

#[test]
fn credit_notes_are_never_added() {
    let invoices = "invoice number,invoice date,customer,total\nI1,2024-01-07,Acme,100\n";
    let notes = |amount: &str| format!("number,invoice date,customer,total\nC1,2024-01-09,Acme,{amount}\n");
    // Sales with their refunds among them are sales, whatever the file is called.
    for (amount, rows, told) in [("40", 2, true), ("-40", 2, true), ("-40\nC2,2024-01-11,Acme,90", 3, false)] {
        let notes = notes(amount);
        let built = build(&files(&[("invoices.csv", invoices), ("credit-notes.csv", &notes)]), &Choices::default());
        assert_eq!(built.star.table(Dataset::Orders).map(|table| table.rows), Some(rows), "{amount}");
        assert_eq!(built.overview.problems.iter().any(|issue| issue.problem.kind == ProblemKind::GivenBack), told, "{amount}");
        if told {
            let amount = built.star.table(Dataset::Orders).and_then(|table| table.field("amount")?.written(1));
            assert_eq!(amount.as_deref(), Some("-40"));
        }
    }
}

#[test]
fn contracts_are_converted_too() {
    let contracts = "account,start date,mrr,currency\nAcme,2024-01-05,100,EUR\nUmbra,2024-02-05,100,USD\nNone,2024-02-05,7,\n";
    let rates = "date,from,to,rate\n2024-01-01,EUR,USD,1.5\n";
    let built = build(&files(&[("contracts.csv", contracts), ("rates.csv", rates)]), &Choices::default());
    assert_eq!(members(&built, Dataset::Subscriptions, "currency"), ["EUR", "USD", ""]);
    let table = built.star.table(Dataset::Subscriptions).expect("contracts");
    let cells =
        |field: &str| (0..3).map(|row| table.field(field).and_then(|column| column.written(row)).unwrap_or_default()).collect::<Vec<_>>();
    assert_eq!(
        (cells("mrr"), cells("arr")),
        (vec!["150".to_owned(), "100".to_owned(), "7".to_owned()], vec!["1800".to_owned(), "1200".to_owned(), "84".to_owned()])
    );
    let currencies = built.overview.currencies.expect("several currencies");
    let used: Vec<String> = currencies.used.iter().map(|used| format!("{} {} {:?}", used.currency, used.rows, used.rate)).collect();
    assert_eq!((currencies.reporting.as_str(), used.join(", ").as_str()), ("USD", "EUR 1 Some(\"1.5\"), USD 1 Some(\"1\")"));
}

#[test]
fn converted_amounts_are_in_the_currency_they_were_converted_to() {
    let deals =
        "deal id,stage,amount,currency,created,closed\nd1,Won,1000,EUR,2026-01-02,2026-01-12\nd2,Won,2000,USD,2026-01-05,2026-01-25\n";
    let rates = "currency,rate\nEUR,1\nUSD,0.9\nGBP,1.2\n";
    let typed = Choices {
        currency: Some("EUR".to_owned()),
        rates: vec![TypedRate { from: "USD".to_owned(), to: "EUR".to_owned(), rate: "0.9".to_owned() }],
        ..Choices::default()
    };
    let cases = [
        ("a file of rates", &[("deals.csv", deals), ("rates.csv", rates)][..], Choices::default(), Some("EUR")),
        ("typed rates", &[("deals.csv", deals)], typed, Some("EUR")),
        ("no rates", &[("deals.csv", deals)], Choices::default(), None),
    ];
    for (name, given, choices, expected) in cases {
        assert_eq!(build(&files(given), &choices).overview.currency.as_deref(), expected, "{name}");
    }
}

#[test]
fn files_with_jalali_dates_say_so() {
    for (date, expected) in [("1403/02/01", true), ("2024-04-20", false)] {
        let deals = format!("deal id,stage,amount,created\nd1,Won,10,{date}\nd2,Won,20,{date}\n");
        assert_eq!(build(&files(&[("deals.csv", &deals)]), &Choices::default()).overview.has_jalali_dates(), expected, "{date}");
    }
}

#[test]
fn amounts_have_a_currency_where_the_files_name_one_and_only_one() {
    let deals = |amount: &str, cells: [&str; 2]| {
        let rows = cells.iter().enumerate().map(|(at, cell)| format!("d{at};Ann;Won;{cell};2024-01-0{};2024-02-01", at + 1));
        [format!("deal id;owner;stage;{amount};created;closed")].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
    };
    let targets = "owner;period;target\nAnn;2024-Q1;100\n";
    let cases = [
        ("amount", ["10", "20"], None),
        ("amount (EUR)", ["10", "20"], Some("EUR")),
        ("amount", ["10 €", "20 €"], Some("EUR")),
        ("amount", ["10 €", "20"], Some("EUR")),
        ("amount", ["$10", "$20"], Some("$")),
        ("amount", ["$10", "20 €"], None),
        ("amount", ["USD 10", "USD 20"], Some("USD")),
    ];
    for (header, cells, expected) in cases {
        let text = deals(header, cells);
        for others in [&[][..], &[("targets.csv", targets)]] {
            let files = files(&[&[("deals.csv", text.as_str())], others].concat());
            let built = build(&files, &Choices::default());
            assert_eq!(built.overview.currency.as_deref(), expected, "{header}: {cells:?} beside {} more", others.len());
        }
    }
    let column =
        "deal id,stage,amount,currency,created,closed\nd1,Won,10,Euro,2024-01-01,2024-02-01\nd2,Won,10,eur,2024-01-01,2024-02-01\n";
    assert_eq!(build(&files(&[("deals.csv", column)]), &Choices::default()).overview.currency.as_deref(), Some("EUR"));
}
