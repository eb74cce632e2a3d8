//! Which problems are listed, in which order, and what can be done about them.

use super::overview;
use crate::ingest::columns::profile::{DateForm, Profile};
use crate::ingest::report::problem::{Place, Problem, ProblemKind};
use crate::ingest::values::kind::ColumnKind;
use crate::ingest::values::number::Convention;
use crate::ingest::values::order::DateOrder;
use crate::sales::schema::Dataset;
use crate::star::choices::{Choices, HeaderChoice};
use crate::star::deals::stages::Stage;
use crate::star::overview::{ColumnOverview, Overview};
use crate::star::words::Status;
use crate::state::decisions::choices::Decision;
use crate::state::pages::data::problems::{Fix, by_file, listing};

fn problem(kind: ProblemKind, count: u64) -> Problem {
    Problem { file: "deals.csv".to_owned(), column: Some("Amount".to_owned()), kind, count, examples: Vec::new() }
}

fn misfit(texts: &[&str]) -> Problem {
    let examples = texts.iter().map(|text| Place { line: 2, field: 1, text: (*text).to_owned() }).collect();
    Problem { examples, ..problem(ProblemKind::Misfit { expected: ColumnKind::Number }, 9) }
}

fn unknown(text: &str, count: u64) -> Problem {
    problem(ProblemKind::UnknownStatus { text: text.to_owned() }, count)
}

fn with(problems: Vec<Problem>) -> Overview {
    Overview { problems, ..overview("deals.csv") }
}

fn codes(problems: Vec<Problem>) -> Vec<&'static str> {
    listing(&with(problems), &Choices::default()).open.iter().map(|listed| listed.problem.kind.code()).collect()
}

#[test]
fn the_costly_come_first() {
    let found = codes(vec![
        problem(ProblemKind::OutsideTable, 9),
        problem(ProblemKind::TooFewFields, 900),
        misfit(&[]),
        problem(ProblemKind::AmbiguousDates { chosen: DateOrder::DayMonthYear }, 5),
        problem(ProblemKind::TooManyFields, 1),
        problem(ProblemKind::UnknownDataset, 1),
    ]);
    assert_eq!(found, ["unknown_dataset", "too_many_fields", "ambiguous_dates", "misfit", "too_few_fields", "outside_table"]);
}

#[test]
fn stages_are_one_question() {
    let mut overview = with(vec![unknown("Warm", 3), misfit(&[]), unknown("Paper", 2)]);
    let stage = Stage { stage: "Warm".to_owned(), deals: 3, status: Status::Open, is_known: false, by: None };
    overview.files[0].stages.push(stage);
    let listed = listing(&overview, &Choices::default()).open;
    assert_eq!(listed.len(), 2);
    assert_eq!((listed[0].told().count, listed[0].told().kind), (5, ProblemKind::UnknownStatus { text: "Warm · Paper".to_owned() }));
    assert_eq!((listed[0].problems().count(), &listed[0].fixes[..]), (2, &[Fix::Stages][..]));
}

#[test]
fn what_is_ignored_stands_apart() {
    let overview = with(vec![unknown("Warm", 3), unknown("Paper", 2), misfit(&[])]);
    let ignoring = |ids: &[String]| {
        let choice = HeaderChoice { ignored: ids.iter().cloned().collect(), ..HeaderChoice::default() };
        let choices = Choices { headers: [(String::new(), choice)].into(), ..Choices::default() };
        let listing = listing(&overview, &choices);
        (listing.open.len(), listing.ignored.len())
    };
    let [warm, paper, misfit] = [&overview.problems[0], &overview.problems[1], &overview.problems[2]].map(Problem::id);
    assert_eq!(ignoring(&[]), (2, 0));
    assert_eq!(ignoring(std::slice::from_ref(&misfit)), (1, 1));
    assert_eq!(ignoring(std::slice::from_ref(&warm)), (2, 0), "another stage is still not known");
    assert_eq!(ignoring(&[warm, paper, misfit]), (0, 2));
}

#[test]
fn each_problem_offers_what_mends_it() {
    let column = || "Amount".to_owned();
    let count = |texts: &[&str]| Fix::CountAsEmpty { column: column(), texts: texts.iter().map(|text| (*text).to_owned()).collect() };
    let text = || Fix::ReadAs { column: column(), kind: ColumnKind::Text };
    let order = |order, in_use| Fix::DateOrder { column: column(), order, in_use };
    let mark = |mark, in_use| Fix::DecimalMark { column: column(), mark, in_use };
    let cases = [
        (misfit(&["tbd", "?", "tbd"]), vec![count(&["tbd", "?"]), text()]),
        // A text that is shown cut is not known in full.
        (misfit(&["a very long remark…"]), vec![text()]),
        (
            problem(ProblemKind::AmbiguousDates { chosen: DateOrder::MonthDayYear }, 1),
            vec![order(DateOrder::DayMonthYear, false), order(DateOrder::MonthDayYear, true)],
        ),
        (
            problem(ProblemKind::AmbiguousNumbers { chosen: Convention::Point }, 1),
            vec![mark(Convention::Point, true), mark(Convention::Comma, false)],
        ),
        (problem(ProblemKind::BadEncoding, 1), vec![Fix::Reading]),
        (unknown("Warm", 1), vec![]),
        (problem(ProblemKind::Placeholder { text: "N/A".to_owned() }, 1), vec![]),
    ];
    for (problem, expected) in cases {
        let listed = listing(&with(vec![problem.clone()]), &Choices::default()).open;
        assert_eq!(listed[0].fixes, expected, "{problem:?}");
    }
    let decision = text().decision();
    assert_eq!(decision, Some(Decision::Kind { column: column(), kind: Some(ColumnKind::Text) }));
}

#[test]
fn a_column_is_read_as_what_its_field_takes() {
    let read_as = |kind| Fix::ReadAs { column: "Amount".to_owned(), kind };
    let empty = || Fix::CountAsEmpty { column: "Amount".to_owned(), texts: vec!["tbd".to_owned()] };
    let cases = [
        (ColumnKind::Number, Some("amount"), vec![empty()]),
        (ColumnKind::Number, Some("name"), vec![empty(), read_as(ColumnKind::Text)]),
        (ColumnKind::Number, None, vec![empty(), read_as(ColumnKind::Text)]),
        // The column was taken for something else than what its field needs.
        (ColumnKind::Text, Some("amount"), vec![read_as(ColumnKind::Number)]),
    ];
    for (kind, field, expected) in cases {
        let mut overview = with(vec![misfit(&["tbd"])]);
        let profile = Profile {
            kind,
            filled: 9,
            misfits: 0,
            examples: Vec::new(),
            date_form: DateForm::Days,
            date_order: None,
            decimal_mark: None,
            certain: true,
            percent: false,
        };
        overview.files[0].dataset = Some(Dataset::Deals);
        overview.files[0].columns.push(ColumnOverview { name: "Amount".to_owned(), field: field.map(str::to_owned), profile });
        let listed = listing(&overview, &Choices::default()).open;
        assert_eq!(listed[0].fixes, expected, "{kind:?} {field:?}");
    }
}

#[test]
fn a_file_that_was_left_out_has_nothing_to_decide() {
    let refused = Problem { file: "notes.pdf".to_owned(), ..problem(ProblemKind::Refused { what: "pdf".to_owned() }, 1) };
    let damaged = Problem { file: "gone.csv".to_owned(), ..problem(ProblemKind::BadEncoding, 1) };
    let listed = listing(&with(vec![refused, damaged, misfit(&[])]), &Choices::default()).open;
    let files: Vec<_> = listed.iter().map(|listed| (listed.file.is_some(), listed.fixes.is_empty())).collect();
    assert_eq!(files, [(false, true), (false, true), (true, false)]);
    let groups: Vec<String> = by_file(&listed).into_iter().map(|(file, _)| file).collect();
    assert_eq!(groups, ["notes.pdf", "gone.csv", "deals.csv"]);
}
