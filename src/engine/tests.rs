//! The engine as the worker uses it.

use super::*;
use crate::engine::job::Next;
use crate::ingest::limits::Limit;
use crate::ingest::report::problem::Problem;
use crate::ingest::values::kind::ColumnKind;
use crate::kpi::ask::{Filter, Split};
use crate::kpi::formula::ast::Span;
use crate::kpi::formula::error::FormulaErrorKind;
use crate::kpi::listed::Better;
use crate::plan::credit::table::Texts;
use crate::sales::money::Money;
use crate::sales::period::{Grain, Period};
use crate::sales::quantity::{Quantity, Unit};
use crate::sales::schema::Dataset;
use crate::star::choices::{HeaderChoice, StageChoice};
use crate::star::words::Status;

const DEALS: &str = "deal id,stage,amount,closed date,created date\nd1,Won,10.50,2024-02-01,2024-01-01\nd2,Lost,5,2024-02-03,2024-01-05\n\
    d3,Won,\"1,000.25\",2024-03-01,2024-01-09\n";

/// Imports files given as name and content, in pieces of a few bytes.
fn import(engine: &mut Engine, files: &[(&str, &[u8])], choices: &Choices) -> Overview {
    let sources: Vec<Source> = files.iter().map(|(name, bytes)| Source { name: (*name).to_owned(), bytes: bytes.len() as u64 }).collect();
    let job = engine.begin(&sources, choices);
    run(engine, job, files)
}

fn run(engine: &mut Engine, job: Job, files: &[(&str, &[u8])]) -> Overview {
    counted(engine, job, files).0
}

/// Also says how many bytes were fed.
fn counted(engine: &mut Engine, mut job: Job, files: &[(&str, &[u8])]) -> (Overview, usize) {
    let mut fed = 0;
    while let Some((_, bytes)) = job.current().and_then(|at| files.get(at)) {
        for piece in bytes.chunks(7) {
            fed += piece.len();
            if !job.feed(piece) {
                break;
            }
        }
        if job.end_of_source() == Next::Complete {
            break;
        }
    }
    (engine.adopt(job), fed)
}

fn codes(overview: &Overview) -> Vec<&'static str> {
    overview.problems.iter().map(|issue| issue.problem.kind.code()).collect()
}

fn won(engine: &mut Engine) -> Option<Quantity> {
    let ask = Ask { kpi: "won_deals".to_owned(), split: Split::Whole };
    engine.report(&Context::default(), &[ask]).first().and_then(|answer| answer.now.clone().ok())
}

#[test]
fn imports_reports_and_reads_rows_back() {
    let mut engine = Engine::new();
    let overview = import(&mut engine, &[("deals.csv", DEALS.as_bytes())], &Choices::default());
    assert_eq!((overview.files.len(), overview.files[0].rows.kept), (1, 3));
    assert_eq!(won(&mut engine), Some(Quantity::Count(2)));
    assert_eq!(rows(&mut engine, "won_deals", DEALS.as_bytes())[1], ["d3", "Won", "1,000.25", "2024-03-01", "2024-01-09"]);
}

#[test]
fn a_figure_is_copied_as_the_script_has_it() {
    let people = "name,team\nAnn,North\nBob,South\n";
    let deals = "deal id,owner,stage,amount,closed date,created date\nd1,Ann,Won,10.50,2024-02-01,2024-01-01\nd2,Bob,Lost,5,2024-02-03,2024-01-05\n";
    let mut engine = Engine::new();
    import(&mut engine, &[("deals.csv", deals.as_bytes()), ("people.csv", people.as_bytes())], &Choices::default());
    let period = |start: &str, end: &str| Some(Period { start: start.parse().expect("a day"), end: end.parse().expect("a day") });
    let context = Context {
        period: period("2024-02-01", "2024-03-01"),
        compare: period("2024-01-01", "2024-02-01"),
        filters: vec![Filter { dimension: "owner".to_owned(), members: vec!["Ann".to_owned()] }],
        ..Context::default()
    };
    let splits = [Split::Whole, Split::By { dimension: "team".to_owned(), limit: usize::MAX }, Split::Over { grain: Grain::Month }];
    for split in splits {
        for dialect in Dialect::ALL {
            let ask = Ask { kpi: "win_rate".to_owned(), split: split.clone() };
            let copied = engine.copied(&context, &ask, dialect);
            assert!(engine.sql(&context, &[ask], dialect).contains(&format!("\n{};\n", copied.text)), "{split:?} {dialect:?}");
            assert!(copied.text.contains("'Ann'") && copied.text.contains("2024-02-01"), "{}", copied.text);
            assert_eq!(copied.tables, [Dataset::Deals]);
        }
    }
    let headcount = Ask { kpi: "headcount".to_owned(), split: Split::Whole };
    assert_eq!(engine.copied(&Context::default(), &headcount, Dialect::DuckDb).tables, [], "nobody has a day of hiring");
}

/// The rows behind a KPI, read back from the one file.
fn rows(engine: &mut Engine, kpi: &str, bytes: &[u8]) -> Vec<Vec<String>> {
    let plan = engine.rows(&Context::default(), kpi, 0, 0).expect("rows");
    let pieces: Vec<Vec<u8>> = plan.spans.iter().map(|span| bytes[span.start as usize..span.end as usize].to_vec()).collect();
    let page = engine.rows_of(&plan, &pieces);
    assert_eq!(page.total as usize, page.rows.len());
    page.rows
}

#[test]
fn rows_are_found_again_in_any_encoding() {
    let text = "account,stage\nMüller,Won\nGröße,Lost\n\"a\nb\",Won\n";
    let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    let utf16: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let western = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    for bytes in [text.as_bytes().to_vec(), marked, utf16, western] {
        let mut engine = Engine::new();
        import(&mut engine, &[("deals.csv", &bytes)], &Choices::default());
        assert_eq!(rows(&mut engine, "won_deals", &bytes), [["Müller", "Won"], ["a\nb", "Won"]], "{bytes:?}");
    }
}

#[test]
fn the_same_file_again_does_not_double_the_rows() {
    let mut engine = Engine::new();
    import(&mut engine, &[("deals.csv", DEALS.as_bytes())], &Choices::default());
    let overview = import(&mut engine, &[("deals.csv", DEALS.as_bytes()), ("other.csv", DEALS.as_bytes())], &Choices::default());
    assert_eq!(overview.files.iter().map(|file| file.file).collect::<Vec<_>>(), [1, 2]);
    // Under another name they are the same deals once more.
    assert_eq!(codes(&overview), ["replaced", "duplicate_record"]);
    assert_eq!(won(&mut engine), Some(Quantity::Count(2)));
    let overview = engine.remove(&[2]);
    assert_eq!((overview.files.len(), codes(&overview).len()), (1, 0));
}

#[test]
fn other_kinds_of_files_are_left_out_and_the_rest_is_read() {
    let mut engine = Engine::new();
    let files: [(&str, &[u8]); 3] = [("a.pdf", b"%PDF-1.7 ..."), ("deals.csv", DEALS.as_bytes()), ("b.xlsx", b"PK\x03\x04....")];
    let overview = import(&mut engine, &files, &Choices::default());
    assert_eq!(codes(&overview), ["refused", "refused"]);
    assert_eq!(overview.files.len(), 1);
    let job = engine.begin(&[], &Choices::default());
    assert_eq!(job.current(), None);
    assert_eq!(engine.adopt(job).files.len(), 1);
}

#[test]
fn a_job_that_is_dropped_changes_nothing() {
    let mut engine = Engine::new();
    let before = import(&mut engine, &[("deals.csv", DEALS.as_bytes())], &Choices::default());
    let mut job = engine.begin(&[Source { name: "x.csv".to_owned(), bytes: 10 }], &Choices::default());
    job.feed(b"stage,a");
    assert_eq!(job.progress().bytes_done, 7);
    drop(job);
    assert_eq!(*engine.overview(), before);
}

#[test]
fn changed_hints_read_the_file_again() {
    let text = "stage;amount;closed\nWon;1,5;01/02/2024\n";
    let mut engine = Engine::new();
    let before = import(&mut engine, &[("deals.csv", text.as_bytes())], &Choices::default());
    let header = before.files[0].columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join("\t");
    let mut choice = HeaderChoice::default();
    choice.fields.insert("closed".to_owned(), None);
    let mut choices = Choices::default();
    choices.headers.insert(header.clone(), choice.clone());
    let Chosen::Done(done) = engine.choose(choices.clone()) else { panic!("a mapping needs no reading") };
    assert_eq!(done.files[0].columns[2].field, None);

    choice.hints.date_orders.insert("closed".to_owned(), crate::ingest::values::order::DateOrder::DayMonthYear);
    choice.fields.clear();
    choices.headers.insert(header, choice);
    let Chosen::Reread(job) = engine.choose(choices.clone()) else { panic!("dates are read otherwise") };
    assert_eq!(job.files(), [0]);
    let after = run(&mut engine, *job, &[("deals.csv", text.as_bytes())]);
    assert_eq!(after.files.len(), 1);
    assert_eq!(after.span.map(|span| span.start.to_string()).as_deref(), Some("2024-02-01"));
    assert!(matches!(engine.choose(choices.clone()), Chosen::Done(_)));
    // A later visit begins with the choices.
    let mut later = Engine::new();
    assert_eq!(import(&mut later, &[("deals.csv", text.as_bytes())], &choices).span, after.span);
}

#[test]
fn what_was_decided_about_a_header_is_not_asked_again() {
    let january = "Ref;Wert;Status;Tag;Kunde\n1;1,5;Warmup;01/02/2024;Acme\n2;2;Zuschlag;03/04/2024;Umbra\n";
    let june = "Ref;Wert;Status;Tag;Kunde\n7;9,25;Warmup;05/06/2024;Northwind\n8;4;Zuschlag;07/06/2024;North-wind\n9;5;Zuschlag;07/06/2024;Northwind\n";
    let mut engine = Engine::new();
    let before = import(&mut engine, &[("januar.csv", january.as_bytes())], &Choices::default());
    let file = &before.files[0];
    assert_eq!(codes(&before), ["ambiguous_dates", "unknown_status", "unknown_status", "missing_column"]);
    let listed: Vec<_> = file.stages.iter().map(|stage| (stage.stage.as_str(), stage.deals, stage.is_known)).collect();
    assert_eq!(listed, [("Warmup", 1, false), ("Zuschlag", 1, false)]);

    let mut choice = HeaderChoice { dataset: Some(crate::sales::schema::Dataset::Deals), ..HeaderChoice::default() };
    choice.fields.insert("Tag".to_owned(), Some("closed_at".to_owned()));
    choice.fields.insert("Ref".to_owned(), None);
    choice.hints.date_orders.insert("Tag".to_owned(), crate::ingest::values::order::DateOrder::DayMonthYear);
    choice.stages = [("Zuschlag", Status::Won), ("Warmup", Status::Open)]
        .map(|(stage, status)| StageChoice { stage: stage.to_owned(), status })
        .to_vec();
    let spelling =
        ProblemKind::SimilarSpelling { text: "North-wind".to_owned(), similar: "Northwind".to_owned(), dimension: "account".to_owned() };
    choice.ignored.insert(Problem { column: Some("Kunde".to_owned()), kind: spelling, count: 0, examples: Vec::new() }.id());
    let mut choices = Choices::default();
    choices.headers.insert(file.header.clone(), choice);

    // A later visit, and another file with the same header.
    let kept: Choices = serde_json::from_str(&serde_json::to_string(&choices).expect("to write")).expect("to read");
    let mut later = Engine::new();
    let after = import(&mut later, &[("juni.csv", june.as_bytes())], &kept);
    let file = &after.files[0];
    let ignored = &kept.headers[&file.header].ignored;
    let asked: Vec<&Problem> =
        after.problems.iter().map(|issue| &issue.problem).filter(|problem| !ignored.contains(&problem.id())).collect();
    assert_eq!((asked, after.problems.len()), (Vec::new(), 1));
    let listed: Vec<_> = file.stages.iter().map(|stage| (stage.stage.as_str(), stage.deals, stage.status, stage.is_known)).collect();
    assert_eq!(listed, [("Warmup", 1, Status::Open, true), ("Zuschlag", 2, Status::Won, true)]);
    let fields: Vec<_> = file.columns.iter().map(|column| column.field.as_deref()).collect();
    assert_eq!(fields, [None, Some("amount"), Some("status"), Some("closed_at"), Some("account")]);
    assert_eq!(after.span.map(|span| span.start.to_string()).as_deref(), Some("2024-06-07"));
    assert_eq!(won(&mut later), Some(Quantity::Count(2)));
}

#[test]
fn what_is_too_large_is_left_out_before_it_hurts() {
    let mut engine = Engine::new();
    let sources = [("huge.csv", 8 << 30), ("deals.csv", DEALS.len() as u64)].map(|(name, bytes)| Source { name: name.to_owned(), bytes });
    let mut job = engine.begin(&sources, &Choices::default());
    assert!(!job.feed(DEALS.as_bytes()), "eight gigabytes");
    assert_eq!(job.end_of_source(), Next::NextSource);
    assert!(job.feed(DEALS.as_bytes()));
    assert_eq!(job.end_of_source(), Next::Complete);
    assert_eq!((codes(&engine.adopt(job)), won(&mut engine)), (vec!["over_limit"], Some(Quantity::Count(2))));
}

#[test]
fn rows_that_do_not_fit_into_memory_are_left_out() {
    let mut engine = Engine::new();
    let more: String = (0..10_000).map(|number| format!("e{number},Won,7,2024-03-01,2024-01-09\n")).collect();
    let rows = format!("{DEALS}{more}");
    let source = Source { name: "deals.csv".to_owned(), bytes: rows.len() as u64 };
    for (left, expected) in [(1000, "over_limit"), (10 << 20, "near_limit")] {
        let mut job = engine.begin(std::slice::from_ref(&source), &Choices::default());
        job.memory_before = Limit::Memory.most() - left;
        let _ = rows.as_bytes().chunks(1 << 16).all(|piece| job.feed(piece));
        job.end_of_source();
        assert!(codes(&engine.adopt(job)).contains(&expected), "{expected}");
    }
    assert_eq!(won(&mut engine), Some(Quantity::Count(10_002)));
}

#[test]
fn a_column_that_means_an_amount_is_read_as_one_although_many_cells_are_none() {
    let text = "deal id,deal name,stage,amount,close date\nd1,A,Won,10.50,2024-02-01\nd2,B,Won,to be agreed,2024-02-03\nd3,C,Lost,7,soon\n\
        d4,D,Won,\"1,000\",2024-03-02\n";
    let files = [("deals.csv", text.as_bytes())];
    let mut engine = Engine::new();
    let overview = import(&mut engine, &files, &Choices::default());
    let kinds = |overview: &Overview| overview.files[0].columns.iter().map(|column| column.profile.kind).collect::<Vec<_>>();
    let (text, number, date) = (ColumnKind::Text, ColumnKind::Number, ColumnKind::Date);
    assert_eq!(kinds(&overview), [text, text, text, number, date]);
    let places: Vec<(u64, &str)> =
        overview.problems.iter().flat_map(|issue| &issue.problem.examples).map(|place| (place.line, place.text.as_str())).collect();
    assert_eq!((codes(&overview), places), (vec!["misfit", "misfit", "undated"], vec![(3, "to be agreed"), (4, "soon")]));

    // Used as something else it is text again, and the user's own word goes first.
    let mut choices = Choices::default();
    let choice = choices.headers.entry(overview.files[0].header.clone()).or_default();
    choice.fields.insert("amount".to_owned(), Some("lost_reason".to_owned()));
    let Chosen::Reread(job) = engine.choose(choices.clone()) else { panic!("the amount is read otherwise") };
    assert_eq!(kinds(&run(&mut engine, *job, &files)), [text, text, text, text, date]);
    assert!(matches!(engine.choose(choices.clone()), Chosen::Done(_)));
    choices.headers.values_mut().for_each(|choice| {
        choice.fields.clear();
        choice.hints.kinds.insert("amount".to_owned(), text);
    });
    let Chosen::Reread(job) = engine.choose(choices.clone()) else { panic!("a type was chosen") };
    assert_eq!(kinds(&run(&mut engine, *job, &files)), [text, text, text, text, date]);
    assert!(matches!(engine.choose(choices), Chosen::Done(_)));
}

#[test]
fn a_file_is_fed_once_whatever_is_remembered_or_expected() {
    let rows = |row: &str, least: usize| row.repeat(least / row.len() + 1);
    let table = |header: &str, row: &str, least: usize| format!("{header}\n{}", rows(row, least)).into_bytes();
    let header = "Ref;Status;Wert;Tag";
    let (plain, half) = ("1;Won;1,5;01/02/2024\n", "1;Won;1,5;01/02/2024\n2;Won;offen;bald\n");
    let mut choice = HeaderChoice { dataset: Some(crate::sales::schema::Dataset::Deals), ..HeaderChoice::default() };
    choice.fields.insert("Tag".to_owned(), Some("closed_at".to_owned()));
    choice.hints.date_orders.insert("Tag".to_owned(), crate::ingest::values::order::DateOrder::DayMonthYear);
    let mut written_otherwise = choice.clone();
    written_otherwise.hints.delimiter = Some(',');
    written_otherwise.hints.encoding = Some("windows-1252".to_owned());
    let (text, number, date) = (ColumnKind::Text, ColumnKind::Number, ColumnKind::Date);
    let mut western = table(header, plain, 70_000);
    western.extend(rows("2;Gewonnen für K\u{f6}ln;2,5;03/02/2024\n", 2000).chars().map(|letter| letter as u8));
    // Within the first 64 KB and beyond them.
    let cases: [(Vec<u8>, HeaderChoice, &[ColumnKind], usize); 7] = [
        (table(header, plain, 1), choice.clone(), &[number, text, number, date], 1),
        (table(header, plain, 100_000), choice.clone(), &[number, text, number, date], 1),
        (table(header, half, 1), choice.clone(), &[number, text, number, date], 1),
        (table(header, half, 100_000), choice.clone(), &[number, text, number, date], 1),
        (table(header, plain, 200), written_otherwise.clone(), &[text, text], 1),
        (table(header, plain, 100_000), written_otherwise, &[text, text], 1),
        // That it is no UTF-8 cannot be known before.
        (western, choice, &[number, text, number, date], 2),
    ];
    for (bytes, choice, kinds, times) in cases {
        let mut choices = Choices::default();
        choices.headers.insert(header.replace(';', "\t"), choice.clone());
        let mut engine = Engine::new();
        let job = engine.begin(&[Source { name: "deals.csv".to_owned(), bytes: bytes.len() as u64 }], &choices);
        let (overview, fed) = counted(&mut engine, job, &[("deals.csv", &bytes)]);
        let found: Vec<ColumnKind> = overview.files[0].columns.iter().map(|column| column.profile.kind).collect();
        assert_eq!((found.as_slice(), fed), (kinds, bytes.len() * times), "{} bytes, {choice:?}", bytes.len());
        assert!(!codes(&overview).contains(&"ambiguous_dates"), "{choice:?}: {:?}", overview.problems);
        assert!(matches!(engine.choose(choices), Chosen::Done(_)), "{choice:?}");
    }
}

/// A KPI of the user's own.
pub fn own(id: &str, formula: &str) -> Written {
    Written { id: id.to_owned(), formula: formula.to_owned(), better: Better::Higher, benchmark: None, unit: None }
}

/// What the page would ask while a formula is written, by stage.
fn checked(engine: &mut Engine, kpi: Written) -> Result<Vec<Answer>, FormulaError> {
    let request = Request::Check { kpi, context: Context::default(), by: Some("stage".to_owned()) };
    let Ok(Reply::Checked(found)) = engine.answer(request) else { panic!("no answer") };
    found
}

#[test]
fn a_formula_is_answered_with_its_figures_or_the_place_of_its_error() {
    let mut engine = Engine::new();
    import(&mut engine, &[("deals.csv", DEALS.as_bytes())], &Choices::default());
    let found = checked(&mut engine, own("my_size", "sum(amount of deals) / 5")).expect("figures");
    let parts: Vec<usize> = found.iter().map(|answer| answer.parts.len()).collect();
    assert_eq!(
        (found[0].unit, found[0].now.clone(), parts),
        (Unit::Money, Ok(Quantity::Money(Money::from_major_units(203.15))), vec![0, 2])
    );
    for (formula, place) in [
        ("revenue / sum(amont of deals)", 14),
        ("sum(amount deals)", 11),
        ("1 + my_size", 4),
        ("sum(count(deals) of deals)", 4),
        ("revenue +", 9),
        ("revenue + sales_cycle", 0),
        ("larger(revenue)", 14),
    ] {
        let found = checked(&mut engine, own("my_size", formula)).map_err(|error| error.span.start);
        assert_eq!(found, Err(place), "{formula}");
    }
    assert_eq!(engine.catalogue().len(), catalogue().entries().len(), "nothing was added");
}

#[test]
fn own_kpis_are_answered_as_those_of_the_catalogue() {
    let mut engine = Engine::new();
    engine.define(vec![own("my_won", "won_amount / my_all"), own("my_all", "sum(amount of deals)"), own("my_lost", "previous(my_gone)")]);
    let overview = import(&mut engine, &[("deals.csv", DEALS.as_bytes())], &Choices::default());
    let is_answerable = |id: &str| overview.answerable.iter().any(|other| other == id);
    assert_eq!(["my_won", "my_all", "my_lost"].map(is_answerable), [true, true, false]);
    let now = |engine: &mut Engine, kpi: &str| {
        let asks = [Ask { kpi: kpi.to_owned(), split: Split::By { dimension: "stage".to_owned(), limit: 9 } }];
        let answer = engine.report(&Context::default(), &asks).remove(0);
        (answer.now.map_err(|reason| reason.code()), answer.parts.len())
    };
    let share = Ok(Quantity::Ratio(1_010.75 / 1_015.75));
    assert_eq!(now(&mut engine, "my_won"), (share, 2));
    assert_eq!(now(&mut engine, "my_lost"), (Err("bad_formula"), 0));
    assert_eq!(engine.explain(&Context::default(), "my_won").terms.len(), 2);
    assert_eq!(rows(&mut engine, "my_all", DEALS.as_bytes()).len(), 3);
    let ask = Ask { kpi: "my_won".to_owned(), split: Split::Whole };
    assert!(engine.sql(&Context::default(), &[ask], Dialect::DuckDb).contains("kpi_my_won"));

    // What they were is forgotten when they are others, and what others are made of them too.
    engine.define(vec![own("my_won", "won_amount / my_all"), own("my_all", "2 * sum(amount of deals)")]);
    assert_eq!(now(&mut engine, "my_won").0, Ok(Quantity::Ratio(1_010.75 / 2_031.5)));
    // Data come and go, they stay.
    engine.erase();
    assert_eq!(now(&mut engine, "my_won").0, Err("no_dataset"));
    engine.define(Vec::new());
    assert_eq!(now(&mut engine, "my_won").0, Err("bad_formula"));
}

#[test]
fn a_circle_is_refused_at_the_place_that_closes_it() {
    let mut engine = Engine::new();
    engine.define(vec![own("my_a", "1 + my_b"), own("my_b", "revenue")]);
    let error = checked(&mut engine, own("my_b", "revenue + my_a")).unwrap_err();
    let path = ["my_a", "my_b", "my_a"].map(str::to_owned).to_vec();
    assert_eq!((error.span, error.kind), (Span { start: 10, end: 14 }, FormulaErrorKind::Circular { path }));
}

#[test]
fn only_ratios_are_shown_in_another_unit() {
    let shown = |formula: &str| {
        let mut engine = Engine::new();
        engine.define(vec![Written { unit: Some(Unit::Factor), ..own("my_kpi", formula) }]);
        engine.catalogue().into_iter().find(|listed| listed.id == "my_kpi").and_then(|listed| listed.unit.ok())
    };
    assert_eq!(
        ["won_amount / lost_amount", "won_amount", "won_deals"].map(shown),
        [Some(Unit::Factor), Some(Unit::Money), Some(Unit::Count)]
    );
}

#[test]
fn nothing_is_zero_while_nobody_knows_what_was_won() {
    let deals = "Deal ID;Phase;Amount;Close Date;Account\n1;Handshake;5;2024-01-02;Acme\n2;Farewell;7;2024-01-03;Bolt\n";
    let mut engine = Engine::new();
    let overview = import(&mut engine, &[("deals.csv", deals.as_bytes())], &Choices::default());
    for kpi in ["revenue", "customers", "won_deals", "won_amount", "win_rate"] {
        let ask = Ask { kpi: kpi.to_owned(), split: Split::Whole };
        let answer = engine.report(&Context::default(), &[ask]).remove(0);
        assert_eq!(answer.now.as_ref().err().map(|reason| reason.code()), Some("unknown_texts"), "{kpi}: {:?}", answer.now);
        assert!(!overview.answerable.iter().any(|id| id == kpi), "{kpi}");
    }
}

#[test]
fn sellers_are_told_with_their_deals() {
    let deals = "deal id,owner,stage,amount,closed date,expected close,probability,product,cost\n\
        d1,Ida,Won,10.50,2024-02-01,,,Lamp,4\nd2,Ida,Lost,5,2024-02-03,,,Lamp,1\nd3,Noor,Won,\"1,000.25\",2024-03-01,,,Desk,600\n\
        d4,Ida,Won,20,2024-02-01,,,Desk,\nd5,,Won,7,2024-03-02,,,Desk,1\nd6,Noor,Proposal,400,,2024-03-20,25%,Lamp,1\n";
    let mut engine = Engine::new();
    import(&mut engine, &[("deals.csv", deals.as_bytes())], &Choices::default());
    let Ok(Reply::Sellers(sellers)) = engine.answer(Request::Sellers { context: Context::default() }) else { panic!("no sellers") };
    let told = |deals: Option<&protocol::Deals>| {
        let deals = deals.unwrap();
        let of = |(place, deal): (usize, &protocol::Deal)| {
            let says = |column: &Texts| format!("{} {}", column.name, column.at(place as u32));
            let columns = deals.columns.iter().filter(|column| ["margin", "product"].contains(&column.name.as_str())).map(says);
            let name = &sellers.people[deal.person as usize].person;
            format!("{name} {} {} {}: {}", deal.row, deal.day, deal.amount.digits(2), columns.collect::<Vec<_>>().join(", "))
        };
        deals.deals.iter().enumerate().map(of).collect::<Vec<_>>()
    };
    let sold = [
        "Ida 0 2024-02-01 10.50: product Lamp, margin 6.5",
        "Noor 2 2024-03-01 1000.25: product Desk, margin 400.25",
        "Ida 3 2024-02-01 20.00: product Desk, margin ",
    ];
    assert_eq!(told(sellers.sold.as_ref()), sold, "a deal of nobody pays nobody");
    assert_eq!(told(sellers.open.as_ref()), ["Noor 5 2024-03-20 100.00: product Lamp"], "a quarter of what is open");
}

#[test]
fn sellers_are_told_with_their_managers_and_the_targets_of_each_month() {
    let deals = "deal id,owner,stage,amount,closed date\nd1,Ida,Won,10.50,2024-02-01\nd2,Noor,Won,5,2024-02-03\n";
    let people = "name,manager,role\nIda,Rob Hall,rep\nNoor,,rep\nRob Hall,,manager\n";
    let targets = "owner,period,target\nIda,2024-01,100\nIda,2024-03,300.25\nZoe,2024-Q1,9100\nIda,2024-04,7\n";
    let mut engine = Engine::new();
    let files = [("deals.csv", deals.as_bytes()), ("people.csv", people.as_bytes()), ("targets.csv", targets.as_bytes())];
    import(&mut engine, &files, &Choices::default());
    let period = Period { start: "2024-01-01".parse().unwrap(), end: "2024-04-01".parse().unwrap() };
    let context = Context { period: Some(period), ..Context::default() };
    let Ok(Reply::Sellers(sellers)) = engine.answer(Request::Sellers { context }) else { panic!("no sellers") };
    let told = sellers.people.iter().map(|seller| {
        let quotas: Vec<String> = seller.quotas.iter().map(|quota| quota.digits(2)).collect();
        format!("{} {} {}", seller.person, seller.manager.as_deref().unwrap_or("-"), quotas.join(" "))
    });
    // The target of a quarter falls on its days: 31, 29 and 31 of 91.
    assert_eq!(told.collect::<Vec<_>>(), ["Ida Rob Hall 100.00 0.00 300.25", "Noor - ", "Zoe - 3100.00 2900.00 3100.00"]);
}

#[test]
fn sellers_are_told_with_their_pay() {
    let deals = "deal id,owner,stage,amount,closed date\nd1,Ida,Won,10,2024-02-01\nd2,Noor,Won,5,2024-02-03\nd3,Bo,Won,5,2024-02-03\nd4,Cy,Won,5,2024-02-03\n";
    let people = "Name,Role,OTE,Target Variable,Base Salary\nIda,rep,120000,50000,\nNoor,rep,100000,,60000\nBo,rep,90000,,\nZoe,rep,1,1,\n";
    let mut engine = Engine::new();
    import(&mut engine, &[("deals.csv", deals.as_bytes()), ("people.csv", people.as_bytes())], &Choices::default());
    let Ok(Reply::Sellers(sellers)) = engine.answer(Request::Sellers { context: Context::default() }) else { panic!("no sellers") };
    let told = sellers.people.iter().map(|seller| {
        let amount = |amount: Option<crate::sales::money::Money>| amount.map_or("-".to_owned(), |amount| amount.digits(0));
        format!("{} {} of {}", seller.person, amount(seller.pay.variable), amount(seller.pay.whole))
    });
    assert_eq!(told.collect::<Vec<_>>(), ["Ida 50000 of 120000", "Bo - of 90000", "Cy - of -", "Noor 40000 of 100000"]);
}
