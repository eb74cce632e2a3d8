//! What the page asks, in which order, and what is told together.

use super::overview;
use crate::i18n::words::Words;
use crate::ingest::report::issue::{Issue, Subject};
use crate::ingest::report::problem::{Problem, ProblemKind};
use crate::ingest::values::order::DateOrder;
use crate::sales::schema::Dataset;
use crate::star::choices::{Choices, Merge};
use crate::star::deals::stages::Stage;
use crate::star::overview::Overview;
use crate::star::suggest::Suggestion;
use crate::star::words::Status;
use crate::state::decisions::choices::HeaderChange;
use crate::state::message::Msg;
use crate::state::pages::data::fixes::Fix;
use crate::state::pages::data::problems::{Listing, listing};
use crate::state::pages::data::questions::open;
use crate::state::settings::{Language, Settings};

fn problem(column: &str, kind: ProblemKind, count: u64) -> Problem {
    Problem { column: Some(column.to_owned()).filter(|column| !column.is_empty()), kind, count, examples: Vec::new() }
}

fn spelling(text: &str, similar: &str) -> Problem {
    let kind = ProblemKind::SimilarSpelling { text: text.to_owned(), similar: similar.to_owned(), dimension: "owner".to_owned() };
    problem("Owner", kind, 2)
}

fn dates(column: &str) -> Problem {
    problem(column, ProblemKind::AmbiguousDates { chosen: DateOrder::MonthDayYear }, 9)
}

fn with(problems: Vec<Problem>) -> Overview {
    let mut overview = overview("deals.csv");
    overview.problems = problems.into_iter().map(|problem| Issue { subject: Subject::File(0), problem }).collect();
    let stage = Stage { stage: "Warm".to_owned(), deals: 3, status: Status::Open, is_known: false, by: None };
    overview.files[0].stages.push(stage);
    let fields = vec![("zq1".to_owned(), "at".to_owned()), ("zq2".to_owned(), "amount".to_owned())];
    overview.files[0].suggestions.push(Suggestion { dataset: Dataset::Orders, fields });
    overview
}

fn listed(problems: Vec<Problem>) -> Listing {
    listing(&with(problems), &Choices::default())
}

fn say(listing: &Listing) -> Vec<String> {
    let words = Words::native(Language::English, &Settings::default());
    open(listing).iter().map(|listed| words.ask(listed, "03/04/2024")).collect()
}

#[test]
fn the_question_that_most_hangs_on_comes_first() {
    let missing = |columns: &[&str]| ProblemKind::MissingColumn {
        field: "amount".to_owned(),
        columns: columns.iter().map(|column| (*column).to_owned()).collect(),
    };
    let listing = listed(vec![
        problem("", ProblemKind::OutsideTable, 900),
        spelling("Ida Brant", "Ida Brandt"),
        dates("Created"),
        problem("", missing(&["zq", "zz"]), 9),
        problem("Stage", ProblemKind::UnknownStatus { text: "Warm".to_owned() }, 3),
        problem("", ProblemKind::UnknownDataset, 9),
    ]);
    let expected = [
        "What is one row of deals.csv?",
        "Which stages of deals.csv mean won, and which lost?",
        "Which column of deals.csv holds “Amount”?",
        "How are the dates in deals.csv written, such as 03/04/2024?",
        "Are these the same in “Owner”: Ida Brant = Ida Brandt?",
    ];
    assert_eq!(say(&listing), expected);
    assert_eq!(say(&listed(vec![problem("", missing(&[]), 9)])), [""; 0], "what has no answer is no question");
}

#[test]
fn a_likely_answer_says_what_the_file_and_its_columns_are() {
    let listing = listed(vec![problem("", ProblemKind::UnknownDataset, 9)]);
    let question = open(&listing).remove(0);
    let [Fix::TakeAs(suggestion), Fix::Columns] = &question.fixes[..] else { panic!("{:?}", question.fixes) };
    let words = Words::native(Language::English, &Settings::default());
    assert_eq!((words.fix(&question.fixes[0]), words.taken_as(suggestion)), ("Orders".to_owned(), "zq1 → Date · zq2 → Amount".to_owned()));
    let mut model = super::ready();
    let message = question.fixes[0].message(&model, question.file.as_ref()).expect("a message");
    let change = HeaderChange::Meaning { dataset: suggestion.dataset, fields: suggestion.fields.clone() };
    assert_eq!(message, Msg::ChoiceMade { header: String::new(), change });
    crate::state::update::update(&mut model, message);
    let choice = &model.decisions.choices.headers[""];
    assert_eq!((choice.dataset, choice.fields["zq2"].as_deref()), (Some(Dataset::Orders), Some("amount")));
    crate::state::update::update(&mut model, Msg::Undone);
    assert!(model.decisions.choices.headers.is_empty(), "one step");
}

#[test]
fn a_date_order_is_asked_once_for_a_file() {
    let listing = listed(vec![dates("Created"), spelling("x1", "x2"), dates("Closed")]);
    let question = open(&listing).remove(0);
    let columns = vec!["Created".to_owned(), "Closed".to_owned()];
    let order = |order, in_use| Fix::DateOrder { columns: columns.clone(), order, in_use };
    assert_eq!(question.fixes, [order(DateOrder::DayMonthYear, false), order(DateOrder::MonthDayYear, true)]);
    let mut model = super::ready();
    let message = question.fixes[0].message(&model, question.file.as_ref()).expect("a message");
    crate::state::update::update(&mut model, message);
    let orders = &model.decisions.choices.headers[""].hints.date_orders;
    assert_eq!(orders.keys().collect::<Vec<_>>(), ["Closed", "Created"]);
    assert!(orders.values().all(|order| *order == DateOrder::DayMonthYear));
}

#[test]
fn trifles_of_a_kind_are_told_and_merged_together() {
    let key = |text: &str, suggestion: Option<&str>| ProblemKind::UnmatchedKey {
        key: text.to_owned(),
        table: "people".to_owned(),
        dimension: "owner".to_owned(),
        suggestion: suggestion.map(str::to_owned),
    };
    let mut problems: Vec<Problem> = (0..20).map(|number| spelling(&format!("Ann{number} Le"), "Ann Lee")).collect();
    problems.extend((0..20).map(|number| problem("Owner", key(&format!("K{number}"), None), 1)));
    problems.push(problem("Owner", ProblemKind::UnmatchedKeys { keys: 26, table: "people".to_owned() }, 30));
    problems.extend(["N/A", "Select"].map(|text| problem(text, ProblemKind::Placeholder { text: text.to_owned() }, 2)));
    let listing = listed(problems);
    let words = Words::native(Language::English, &Settings::default());
    let found: Vec<String> = listing.open.iter().map(|listed| words.listed(listed).found).collect();
    let expected = [
        "50 rows of deals.csv name in “Owner” what is not in People, 46 different ones: K0 · K1 · K2 ….",
        "40 rows of deals.csv write “Owner” in 20 spellings that look like others: Ann0 Le = Ann Lee · Ann1 Le = Ann Lee · Ann2 Le = Ann Lee ….",
        "4 cells in deals.csv say nothing but N/A · Select.",
    ];
    assert_eq!(found, expected);
    let Some(Fix::Merge(merges)) = listing.open[1].fixes.first() else { panic!("{:?}", listing.open[1].fixes) };
    assert_eq!((merges.len(), words.fix(&listing.open[1].fixes[0])), (20, "Merge all 20".to_owned()));
    let singles = listing.open[1].singles(&with(Vec::new()));
    let first = Merge { dimension: "owner".to_owned(), from: "Ann0 Le".to_owned(), to: "Ann Lee".to_owned() };
    assert_eq!((singles.len(), &singles[0].fixes[..]), (20, &[Fix::Merge(vec![first])][..]));
    assert!(listing.open[0].singles(&with(Vec::new())).len() == 21 && listing.problems().len() == 43);
}
