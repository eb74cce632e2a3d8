//! Which problems are listed, in which order, and what can be done about them.

use super::overview;
use crate::ingest::columns::profile::{DateForm, Profile};
use crate::ingest::report::issue::{Issue, Subject};
use crate::ingest::report::problem::{Place, Problem, ProblemKind};
use crate::ingest::shape::hints::Hints;
use crate::ingest::values::kind::ColumnKind;
use crate::ingest::values::number::Convention;
use crate::ingest::values::order::DateOrder;
use crate::sales::schema::Dataset;
use crate::star::choices::{Choices, HeaderChoice, Merge};
use crate::star::deals::stages::Stage;
use crate::star::overview::{ColumnOverview, FileOverview, Overview};
use crate::star::words::Status;
use crate::state::decisions::choices::HeaderChange;
use crate::state::message::Msg;
use crate::state::pages::data::columns::{misfit_places, type_choices};
use crate::state::pages::data::files::problems;
use crate::state::pages::data::fixes::{FileRef, Fix};
use crate::state::pages::data::problems::{FIRST_SHOWN, Listed, listing};
use crate::state::pages::data::questions::questions;

fn problem(kind: ProblemKind, count: u64) -> Problem {
    Problem { column: Some("Amount".to_owned()), kind, count, examples: Vec::new() }
}

fn misfit(texts: &[&str]) -> Problem {
    let examples = texts.iter().map(|text| Place { line: 2, field: 1, text: (*text).to_owned() }).collect();
    Problem { examples, ..problem(ProblemKind::Misfit { expected: ColumnKind::Number }, 9) }
}

fn unknown(text: &str, count: u64) -> Problem {
    problem(ProblemKind::UnknownStatus { text: text.to_owned() }, count)
}

fn with(problems: Vec<Problem>) -> Overview {
    let problems = problems.into_iter().map(|problem| Issue { subject: Subject::File(0), problem }).collect();
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
fn what_needs_nothing_is_a_note_and_no_problem() {
    let kinds = [ProblemKind::OrderTotals, ProblemKind::NetAmounts, ProblemKind::OrderFields, ProblemKind::Refunded];
    let listing = listing(&with(kinds.map(|kind| problem(kind, 3)).into_iter().chain([misfit(&[])]).collect()), &Choices::default());
    assert_eq!((listing.open.len(), listing.notes.len(), listing.problems().len()), (1, 4, 5));
}

#[test]
fn stages_are_one_question() {
    let mut overview = with(vec![unknown("Warm", 3), misfit(&[]), unknown("Paper", 2)]);
    let stage = Stage { stage: "Warm".to_owned(), deals: 3, status: Status::Open, is_known: false, by: None };
    overview.files[0].stages.push(stage);
    let listed = listing(&overview, &Choices::default()).open;
    assert_eq!(listed.len(), 2);
    assert_eq!(listed[0].count(), 5);
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
    let [warm, paper, misfit] = [0, 1, 2].map(|at: usize| overview.problems[at].problem.id());
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
    let order = |order, in_use| Fix::DateOrder { columns: vec![column()], order, in_use };
    let mark = |mark, in_use| Fix::DecimalMark { columns: vec![column()], mark, in_use };
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
}

#[test]
fn a_fix_does_something_or_leads_somewhere() {
    let model = super::ready();
    let file = FileRef { file: 0, header: "Stage\tAmount".to_owned() };
    let column = || "Amount".to_owned();
    let decided = |change| Some(Msg::ChoiceMade { header: file.header.clone(), change });
    let merge = Merge { dimension: "owner".to_owned(), from: "IDA".to_owned(), to: "Ida".to_owned() };
    let cases = [
        (Fix::Merge(vec![merge.clone()]), Some(Msg::MembersMerged(vec![merge.clone()])), None),
        (
            Fix::CountAsEmpty { column: column(), texts: vec!["tbd".to_owned()] },
            decided(HeaderChange::CountedAsEmpty { column: column(), texts: vec!["tbd".to_owned()] }),
            None,
        ),
        (
            Fix::ReadAs { column: column(), kind: ColumnKind::Text },
            decided(HeaderChange::Kind { column: column(), kind: Some(ColumnKind::Text) }),
            None,
        ),
        (
            Fix::DateOrder { columns: vec![column()], order: DateOrder::DayMonthYear, in_use: false },
            decided(HeaderChange::DateOrder { columns: vec![column()], order: Some(DateOrder::DayMonthYear) }),
            None,
        ),
        (
            Fix::DecimalMark { columns: vec![column()], mark: Convention::Comma, in_use: true },
            decided(HeaderChange::DecimalMark { columns: vec![column()], mark: Some(Convention::Comma) }),
            None,
        ),
        (Fix::Reading, Some(Msg::HintsTried { file: 0, hints: Hints::default() }), Some("reading")),
        (Fix::Stages, None, Some("stages")),
    ];
    for (fix, message, leads_to) in cases {
        assert_eq!((fix.message(&model, Some(&file)), fix.leads_to()), (message, leads_to), "{fix:?}");
        // Members are merged in all files, also where the file itself is gone.
        assert_eq!(fix.message(&model, None).is_some(), matches!(fix, Fix::Merge(_)), "{fix:?}");
    }
}

#[test]
fn a_long_list_is_cut_until_all_is_asked_for() {
    let many = |count: u64| {
        let problems = (0..count).map(|line| problem(ProblemKind::NoSale { text: line.to_string() }, 1)).collect();
        listing(&with(problems), &Choices::default())
    };
    for (count, is_long) in [(0, false), (8, false), (9, true)] {
        let listing = many(count);
        let shown = |most| listing.shown(most).iter().map(|(_, group)| group.len() as u64).sum::<u64>();
        assert_eq!((listing.is_long(), shown(FIRST_SHOWN), shown(usize::MAX)), (is_long, count.min(8), count));
        assert_eq!((listing.problems().len() as u64, listing.is_empty()), (count, count == 0));
    }
    let place = |line| Place { line, field: 1, text: String::new() };
    let problem = Problem { examples: (1..=5).map(place).collect(), ..misfit(&[]) };
    let listed = listing(&with(vec![problem]), &Choices::default()).open;
    let (first, others) = listed[0].places();
    assert_eq!((first.len(), others.len(), listed[0].count()), (3, 2, 9));
}

#[test]
fn what_could_be_read_in_two_ways_is_asked_with_an_example() {
    let mut overview = with(vec![misfit(&["tbd"]), problem(ProblemKind::AmbiguousDates { chosen: DateOrder::DayMonthYear }, 5)]);
    let ask = |overview: &Overview| {
        let listing = listing(overview, &Choices::default());
        let questions = questions(&overview.files[0], &problems(&listing, 0));
        questions.into_iter().map(|question| (question.columns.join(", "), question.example)).collect::<Vec<_>>()
    };
    assert_eq!(ask(&overview), [("Amount".to_owned(), String::new())]);
    overview.files[0].columns.push(column(ColumnKind::Date, None));
    assert_eq!(ask(&overview), [("Amount".to_owned(), "03/04/2024".to_owned())], "any cell will do");
    overview.problems[1].problem.examples.push(Place { line: 2, field: 1, text: "01/02/2024".to_owned() });
    assert_eq!(ask(&overview), [("Amount".to_owned(), "01/02/2024".to_owned())]);
    assert_eq!(problems(&listing(&overview, &Choices::default()), 7), [], "those of another file");
}

fn column(kind: ColumnKind, field: Option<&str>) -> ColumnOverview {
    let profile = Profile {
        kind,
        filled: 9,
        misfits: 0,
        examples: vec!["03/04/2024".to_owned()],
        date_form: DateForm::Days,
        date_order: None,
        decimal_mark: None,
        certain: true,
        percent: false,
    };
    ColumnOverview { name: "Amount".to_owned(), field: field.map(str::to_owned), profile }
}

#[test]
fn a_column_offers_what_its_cells_can_be() {
    let mut dates = column(ColumnKind::Date, None);
    let choices = |column: &ColumnOverview, hints: &Hints| type_choices(column, hints);
    let none = Hints::default();
    let plain = choices(&dates, &none);
    assert_eq!(
        (plain.kind.detected, plain.order, plain.mark, plain.date_note, plain.is_unsure),
        (Some(ColumnKind::Date), None, None, None, false)
    );
    dates.profile.date_order = Some(DateOrder::DayMonthYear);
    assert_eq!(choices(&dates, &none).order.and_then(|order| order.detected), Some(DateOrder::DayMonthYear));
    dates.profile.date_form = DateForm::Jalali;
    assert_eq!(choices(&dates, &none).date_note, Some("date-form-jalali"));
    let said = Hints {
        kinds: [("Amount".to_owned(), ColumnKind::Number)].into(),
        decimal_marks: [("Amount".to_owned(), Convention::Comma)].into(),
        date_orders: [("Amount".to_owned(), DateOrder::MonthDayYear)].into(),
        blanks: [("Amount".to_owned(), ["tbd".to_owned()].into())].into(),
        ..Hints::default()
    };
    let numbers = choices(&column(ColumnKind::Number, None), &said);
    assert_eq!((numbers.kind.detected, numbers.kind.chosen_id().as_str(), numbers.blanks), (None, "number", vec!["tbd".to_owned()]));
    let mark = numbers.mark.expect("a choice");
    assert_eq!((mark.detected, mark.chosen_id().as_str(), mark.value_of("point")), (None, "comma", Some(Convention::Point)));
    assert_eq!(numbers.order, None, "numbers have no order, whatever was said");
}

#[test]
fn misfits_are_shown_where_they_stand() {
    let overview = with(vec![misfit(&["a", "b", "c", "d"])]);
    let listed = listing(&overview, &Choices::default()).open;
    assert_eq!(misfit_places(&listed, "Amount").len(), 3);
    assert_eq!(misfit_places(&listed, "Stage").len(), 0);
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
        overview.files[0].dataset = Some(Dataset::Deals);
        overview.files[0].columns.push(column(kind, field));
        let listed = listing(&overview, &Choices::default()).open;
        assert_eq!(listed[0].fixes, expected, "{kind:?} {field:?}");
    }
}

#[test]
fn a_file_that_was_left_out_has_nothing_to_decide() {
    let mut overview = with(vec![misfit(&[])]);
    overview.problems.push(Issue::left_out("notes.pdf", ProblemKind::Refused { what: "pdf".to_owned() }));
    // Of the same name as a file that was read.
    overview.problems.push(Issue::left_out("deals.csv", ProblemKind::BadEncoding));
    let listing = listing(&overview, &Choices::default());
    let listed = &listing.open;
    let files: Vec<_> = listed.iter().map(|listed| (listed.file.is_some(), listed.fixes.is_empty())).collect();
    assert_eq!(files, [(false, true), (false, true), (true, false)]);
    let groups: Vec<String> = listing.shown(usize::MAX).into_iter().map(|(file, _)| file).collect();
    assert_eq!(groups, ["notes.pdf", "deals.csv", "deals.csv"]);
}

#[test]
fn two_files_of_one_name_stay_two() {
    let mut overview = with(vec![misfit(&["a"]), unknown("Warm", 3)]);
    let second = FileOverview { file: 1, header: "Other".to_owned(), ..overview.files[0].clone() };
    overview.files.push(second);
    overview.problems.push(Issue { subject: Subject::File(1), problem: unknown("Paper", 2) });
    let listing = listing(&overview, &Choices::default());
    let groups: Vec<(String, usize)> = listing.shown(usize::MAX).into_iter().map(|(name, group)| (name, group.len())).collect();
    assert_eq!(groups, [("deals.csv".to_owned(), 2), ("deals.csv".to_owned(), 1)]);
    assert_eq!([0, 1].map(|file| problems(&listing, file).len()), [2, 1]);
    let header = |listed: &Listed| listed.file.as_ref().map(|file| file.header.clone());
    assert_eq!(problems(&listing, 1).iter().map(header).collect::<Vec<_>>(), [Some("Other".to_owned())]);
}
