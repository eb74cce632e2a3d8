//! Questions to the engine: which answers are waited for, and what is told when there is none.

use super::{answers, choose_file, click, imported, importing, number_of, posted, ready, reply, report_of};
use crate::engine::protocol::{Failure, Kept, Reply, Request, RowPage};
use crate::ingest::shape::hints::Hints;
use crate::kpi::ask::{Explanation, Split};
use crate::kpi::sql::dialect::Dialect;
use crate::kpi::sql::script::Copied;
use crate::sales::quantity::{Quantity, Unit};
use crate::sales::schema::Dataset;
use crate::star::overview::Overview;
use crate::state::command::Command;
use crate::state::drawer::Breakdown;
use crate::state::import::Import;
use crate::state::message::Msg;
use crate::state::model::Model;
use crate::state::notice::{About, Asked};
use crate::state::report::Report;
use crate::state::update::update;

fn rows(total: u64) -> Reply {
    Reply::Rows(RowPage { dataset: Dataset::Deals, header: Vec::new(), rows: Vec::new(), page: 0, total })
}

fn explanation(kpi: &str) -> Reply {
    let figure = Ok(Quantity::Count(1));
    Reply::Explained(Explanation {
        kpi: kpi.to_owned(),
        formula: String::new(),
        unit: Unit::Count,
        figure,
        lines: Vec::new(),
        terms: Vec::new(),
        dimensions: Vec::new(),
    })
}

fn open(model: &mut Model, kpi: &str) -> u32 {
    let commands = update(model, Msg::KpiOpened(kpi.to_owned()));
    let explains = |request: &&Request| matches!(request, Request::Explain { .. });
    assert_eq!(posted(&commands).into_iter().filter(explains).count(), 1);
    // It is asked for before the figures.
    let figures = u32::from(report_of(&commands).is_some());
    number_of(&commands) - figures
}

fn want_rows(model: &mut Model) -> u32 {
    number_of(&update(model, Msg::RowsWanted { term: 0, page: 0 }))
}

fn rows_shown(model: &Model) -> Option<u64> {
    model.drawer.as_ref().and_then(|drawer| drawer.rows.as_ref()).map(|rows| rows.total)
}

#[test]
fn rows_of_a_figure_that_was_left_are_dropped() {
    let mut model = ready();
    open(&mut model, "revenue");
    let early = want_rows(&mut model);
    open(&mut model, "win_rate");
    reply(&mut model, early, rows(3));
    assert_eq!(rows_shown(&model), None);
    let late = want_rows(&mut model);
    reply(&mut model, late, rows(5));
    assert_eq!(rows_shown(&model), Some(5));
    update(&mut model, click("East"));
    assert_eq!(rows_shown(&model), None, "they are not those of the filter");
}

#[test]
fn a_figure_is_explained_once_for_each_scope() {
    let mut model = ready();
    let early = open(&mut model, "revenue");
    let late = number_of(&update(&mut model, click("East")));
    reply(&mut model, early, explanation("early"));
    assert_eq!(model.drawer.as_ref().and_then(|drawer| drawer.explanation.clone()), None);
    reply(&mut model, late - 1, explanation("late"));
    assert!(model.drawer.as_ref().is_some_and(|drawer| drawer.explanation.is_some()));
    let again = update(&mut model, Msg::BreakdownChosen(Breakdown::Nothing));
    assert!(posted(&again).iter().all(|request| !matches!(request, Request::Explain { .. })), "it is known");
}

#[test]
fn sql_follows_what_is_shown() {
    let wanted = |commands: &[Command]| {
        let sql =
            |request: &&Request| if let Request::Sql { ask, dialect, .. } = request { Some((ask.split.clone(), *dialect)) } else { None };
        posted(commands).iter().find_map(sql)
    };
    let by_region = Split::By { dimension: "region".to_owned(), limit: usize::MAX };
    let mut model = ready();
    open(&mut model, "revenue");
    assert_eq!(wanted(&update(&mut model, Msg::BreakdownChosen(Breakdown::Time))), None, "nobody has asked for it");
    update(&mut model, Msg::BreakdownChosen(Breakdown::Nothing));
    let commands = update(&mut model, Msg::SqlWanted);
    assert_eq!(wanted(&commands), Some((Split::Whole, Dialect::DuckDb)));
    let copied = Copied { text: "SELECT 1".to_owned(), tables: Vec::new() };
    reply(&mut model, number_of(&commands), Reply::Sql(copied.clone()));
    let shown = |model: &Model| model.drawer.as_ref().and_then(|drawer| drawer.sql.as_ref()).and_then(|sql| sql.copied.clone());
    assert_eq!(shown(&model), Some(copied.clone()));
    assert_eq!(wanted(&update(&mut model, Msg::SqlWanted)), None, "it is known");
    assert_eq!(shown(&model), Some(copied));
    let other = update(&mut model, Msg::BreakdownChosen(Breakdown::By("region".to_owned())));
    assert_eq!((wanted(&other), shown(&model)), (Some((by_region.clone(), Dialect::DuckDb)), None));
    let spark = update(&mut model, Msg::DialectChosen(Dialect::Spark));
    assert_eq!(wanted(&spark), Some((by_region, Dialect::Spark)));
    assert!(wanted(&update(&mut model, click("East"))).is_some(), "it is that of the filter");
}

#[test]
fn what_fails_is_told_as_what_it_is() {
    let failure = || Failure::Unreadable { file: "deals.csv".to_owned(), reason: "gone".to_owned() };
    type Ask = fn(&mut Model) -> u32;
    let ask: [(Asked, Ask); 4] = [
        (Asked::Figures, |model| number_of(&update(model, click("East")))),
        (Asked::Explanation, |model| open(model, "revenue")),
        (Asked::Rows, |model| {
            open(model, "revenue");
            want_rows(model)
        }),
        (Asked::Preview, |model| number_of(&update(model, Msg::HintsTried { file: 0, hints: Hints::default() }))),
    ];
    for (asked, ask) in ask {
        let mut model = ready();
        let number = ask(&mut model);
        reply(&mut model, number, Reply::Failed(failure()));
        let told: Vec<About> = model.notices.iter().map(|notice| notice.about.clone()).collect();
        assert_eq!(told, [About::NotAnswered { asked, failure: failure() }]);
        assert_eq!(model.marks().state, "ready", "nothing was imported");
    }
}

#[test]
fn figures_of_before_do_not_pass_for_those_that_failed() {
    let mut model = ready();
    let number = number_of(&update(&mut model, click("East")));
    reply(&mut model, number, Reply::Failed(Failure::Misunderstood { message: "no".to_owned() }));
    assert_eq!((model.report.clone(), model.is_waiting()), (Report::default(), false));
    let (number, asks) = report_of(&update(&mut model, click("West"))).expect("a report");
    reply(&mut model, number, answers(asks, 1));
    assert_eq!(model.report.scope, model.scope());
}

#[test]
fn what_was_erased_does_not_come_back() {
    let mut model = ready();
    choose_file(&mut model);
    let number = importing(&model);
    update(&mut model, Msg::EraseConfirmed);
    reply(&mut model, number, imported("deals.csv"));
    assert_eq!((&model.import, model.marks().state), (&Import::Empty, "empty"));
}

#[test]
fn a_reply_that_cannot_be_read_costs_no_more_than_its_question() {
    let unreadable = |number| Msg::ReplyUnreadable { number, message: "?".to_owned() };
    let misunderstood = || Failure::Misunderstood { message: "?".to_owned() };
    let mut model = ready();
    open(&mut model, "revenue");
    let number = want_rows(&mut model);
    assert_eq!(update(&mut model, unreadable(Some(number))), []);
    let told = About::NotAnswered { asked: Asked::Rows, failure: misunderstood() };
    assert_eq!((model.notices.last().map(|notice| notice.about.clone()), model.marks().state), (Some(told), "ready"));
    // Without a number, everything that is looked for is given up.
    let mut model = ready();
    update(&mut model, click("East"));
    assert_eq!(update(&mut model, unreadable(None)), []);
    assert!(!model.is_waiting() && model.data().is_some());
    assert_eq!(model.notices.last().map(|notice| notice.about.clone()), Some(About::ImportFailed(misunderstood())));
    // While files are read, what the engine has then is not known.
    for with_number in [true, false] {
        let mut model = ready();
        choose_file(&mut model);
        let number = with_number.then(|| importing(&model));
        let commands = update(&mut model, unreadable(number));
        assert!(matches!(posted(&commands)[..], [Request::Restore { .. }]));
    }
}

#[test]
fn an_answer_to_another_question_is_none() {
    let mut model = ready();
    open(&mut model, "revenue");
    let number = want_rows(&mut model);
    reply(&mut model, number, Reply::Imported { overview: Overview::default(), kept: Kept::default() });
    assert!(model.data().is_some());
    assert!(matches!(model.notices.last().map(|notice| &notice.about), Some(About::NotAnswered { asked: Asked::Rows, .. })));
}
