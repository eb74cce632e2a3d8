//! What the pages show, and what they ask for.

use super::{choose_file, click, fresh, imported, importing, overview, ready, reply, started};
use crate::engine::protocol::{Kept, Progress, Reply};
use crate::ingest::shape::hints::Hints;
use crate::kpi::ask::{PartKey, Split};
use crate::sales::calendar::Calendar;
use crate::sales::period::{Grain, Period};
use crate::sales::schema::Dataset;
use crate::star::joins::routes::Route as Way;
use crate::star::overview::{DimensionOverview, FileOverview, Join, Overview};
use crate::state::decisions::comparison::{Comparison, Extent};
use crate::state::decisions::period::PeriodChoice;
use crate::state::decisions::view::Leaderboard;
use crate::state::drawer::Breakdown;
use crate::state::keep::stored::Stored;
use crate::state::message::Msg;
use crate::state::model::Model;
use crate::state::pages::block::{Axis, Block, Chart};
use crate::state::pages::data::files;
use crate::state::pages::data::joins::{is_complete, route_choices};
use crate::state::pages::frame::{ComparisonEntry, Entry};
use crate::state::pages::overview::{charts, tiles};
use crate::state::pages::portion::Portion;
use crate::state::pages::{asks, blocks, frame};
use crate::state::route::Route;
use crate::state::update::update;

/// A model whose deals can be split by these dimensions.
pub(super) fn with_dimensions(ids: &[&str]) -> Model {
    let mut model = started();
    choose_file(&mut model);
    let way = |alternatives: &[&str]| Way {
        dataset: Dataset::Deals,
        via: "deals".to_owned(),
        alternatives: alternatives.iter().map(|way| (*way).to_owned()).collect(),
    };
    let dimension = |id: &&str| DimensionOverview { id: (*id).to_owned(), members: Vec::new(), routes: vec![way(&[])] };
    let mut overview = Overview { dimensions: ids.iter().map(dimension).collect(), ..overview("deals.csv") };
    overview.files[0].dataset = Some(Dataset::Deals);
    let number = importing(&model);
    reply(&mut model, number, Reply::Imported { overview, kept: Kept::default() });
    model
}

type Shown = Vec<(&'static str, Option<String>)>;

fn shown(model: &Model) -> Shown {
    charts(model).iter().map(|chart| (chart.id, chart.dimension().map(str::to_owned))).collect()
}

#[test]
fn the_overview_goes_from_the_welcome_to_the_figures() {
    let mut model = fresh();
    update(&mut model, Msg::Started { route: Route::Overview, stored: Stored::new() });
    assert_eq!(blocks(&model), [Block::Welcome], "nothing may be kept");
    let number = importing(&model);
    let progress = Progress { file: "deals.csv".to_owned(), bytes_done: 0, bytes_total: 1, rows: 0 };
    reply(&mut model, number, Reply::Progress(progress));
    assert_eq!(blocks(&model), [Block::Coming], "something is");
    let mut model = started();
    assert_eq!(blocks(&model), [Block::Welcome]);
    choose_file(&mut model);
    assert_eq!(blocks(&model), [Block::Coming]);
    let number = importing(&model);
    reply(&mut model, number, imported("deals.csv"));
    assert!(
        matches!(&blocks(&model)[..], [Block::Scope { compared: None, .. }, Block::Questions, Block::Receipt, Block::Tiles(pins), Block::Charts(_), Block::FilterHint] if pins.len() == 8)
    );
    choose_file(&mut model);
    assert!(matches!(&blocks(&model)[..], [Block::Scope { .. }, ..]), "what was there stays");
}

#[test]
fn charts_follow_the_data() {
    let some = |id: &str| Some(id.to_owned());
    let cases: [(&[&str], Shown); 4] = [
        (&[], vec![("revenue-by-month", None)]),
        (
            &["stage", "owner"],
            vec![
                ("revenue-by-month", None),
                ("leaderboard", some("owner")),
                ("lost-reasons", some("owner")),
                ("open-by-stage", some("stage")),
            ],
        ),
        // What the regions say is said once, and the team is ranked where nobody is named.
        (
            &["team", "source"],
            vec![
                ("revenue-by-month", None),
                ("leaderboard", some("team")),
                ("revenue-by-region", some("team")),
                ("revenue-by-product", some("source")),
            ],
        ),
        (
            &["region", "country", "product", "lost_reason"],
            vec![
                ("revenue-by-month", None),
                ("revenue-by-region", some("region")),
                ("revenue-by-product", some("product")),
                ("lost-reasons", some("lost_reason")),
            ],
        ),
    ];
    for (dimensions, expected) in cases {
        assert_eq!(shown(&with_dimensions(dimensions)), expected, "{dimensions:?}");
    }
    let mut model = with_dimensions(&["owner", "team"]);
    let board = Leaderboard { kpi: "win_rate".to_owned(), dimension: "team".to_owned() };
    update(&mut model, Msg::LeaderboardChosen(board));
    let found = charts(&model).into_iter().find(Chart::is_ranked).expect("a leaderboard");
    assert_eq!((found.kpi.as_str(), found.dimension()), ("win_rate", Some("team")));
}

/// A model of files of one kind that answer these KPIs, split by these dimensions.
fn of(dataset: Dataset, answerable: &[&str], dimensions: &[&str]) -> Model {
    let mut model = started();
    choose_file(&mut model);
    let route = Way { dataset, via: dataset.id().to_owned(), alternatives: Vec::new() };
    let dimension = |id: &&str| DimensionOverview { id: (*id).to_owned(), members: Vec::new(), routes: vec![route.clone()] };
    let mut overview = Overview { dimensions: dimensions.iter().map(dimension).collect(), ..overview("file.csv") };
    overview.answerable = answerable.iter().map(|kpi| (*kpi).to_owned()).collect();
    overview.files[0].dataset = Some(dataset);
    let number = importing(&model);
    reply(&mut model, number, Reply::Imported { overview, kept: Kept::default() });
    model
}

#[test]
fn files_without_sales_are_shown_as_well() {
    let contracts = of(Dataset::Subscriptions, &["mrr", "arr", "active_customers", "churn_rate"], &["plan", "account"]);
    assert_eq!(tiles(&contracts), ["mrr", "arr", "active_customers", "churn_rate"]);
    assert_eq!(shown(&contracts), [("revenue-by-month", None), ("recurring", Some("plan".to_owned()))]);
    let work = of(Dataset::Activities, &["activities", "calls", "meetings"], &["owner", "activity_kind"]);
    assert_eq!(tiles(&work), ["activities", "calls", "meetings"]);
    let some = |id: &str| Some(id.to_owned());
    let expected = [("revenue-by-month", None), ("leaderboard", some("owner")), ("activities", some("activity_kind"))];
    assert_eq!(shown(&work), expected);
    assert_eq!(charts(&work).into_iter().find(Chart::is_ranked).map(|chart| chart.kpi), some("activities"));
    // What is nobody's first choice is better than an empty page.
    let surveys = of(Dataset::Surveys, &["enps"], &[]);
    assert_eq!(tiles(&surveys), ["enps"]);
    assert_eq!(blocks(&surveys).last(), Some(&Block::Charts(Vec::new())), "there is nothing to press");
}

#[test]
fn everything_shown_is_asked_for() {
    let mut model = with_dimensions(&["owner", "region"]);
    let asked = asks(&model);
    for chart in charts(&model) {
        assert!(asked.contains(&chart.ask(model.grain())), "{chart:?}");
    }
    let pins = tiles(&model);
    assert!(pins.iter().all(|pin| asked.iter().any(|ask| ask.kpi == *pin && matches!(ask.split, Split::Over { .. }))));
    update(&mut model, Msg::RouteChanged(Route::Kpis));
    assert!(asks(&model).len() >= pins.len() && asks(&model).iter().all(|ask| ask.split == Split::Whole));
    for route in [Route::Data, Route::Privacy] {
        update(&mut model, Msg::RouteChanged(route));
        assert_eq!((asks(&model), blocks(&model).is_empty()), (Vec::new(), false), "{route:?}");
    }
    update(&mut model, Msg::KpiOpened("win_rate".to_owned()));
    update(&mut model, Msg::BreakdownChosen(Breakdown::By("region".to_owned())));
    assert_eq!(asks(&model).len(), 2, "the drawer stands on any page");
}

#[test]
fn the_data_page_has_a_place_to_drop_files() {
    let mut model = started();
    model.route = Route::Data;
    assert_eq!(blocks(&model), [Block::Head(Route::Data), Block::DropZone, Block::Storage]);
    let mut model = ready();
    model.route = Route::Data;
    assert_eq!(blocks(&model), [Block::Head(Route::Data), Block::Receipt, Block::Problems, Block::Files, Block::Joins, Block::Storage]);
}

#[test]
fn many_files_are_lines_until_they_are_opened() {
    let with = |count: u32| {
        let (mut model, mut all) = (started(), overview("deals.csv"));
        let first = all.files.remove(0);
        all.files = (0..count).map(|file| FileOverview { file, name: format!("{file}.csv"), ..first.clone() }).collect();
        choose_file(&mut model);
        let number = importing(&model);
        reply(&mut model, number, Reply::Imported { overview: all, kept: Kept::default() });
        model
    };
    let listed = |model: &Model| files::listed(model, &Portion::default());
    let few = with(8);
    assert_eq!((files::are_folded(&few), files::is_open(&few, 7), listed(&few).shown.len()), (false, true, 8));
    let mut many = with(500);
    assert_eq!((files::are_folded(&many), files::is_open(&many, 7), listed(&many).shown.len(), listed(&many).left), (true, false, 40, 460));
    update(&mut many, Msg::FileOpened { file: 499, is_open: true });
    assert_eq!((listed(&many).shown.len(), listed(&many).shown.last()), (41, Some(&499)), "what is open is listed wherever it stands");
    update(&mut many, Msg::HintsTried { file: 300, hints: Hints::default() });
    assert!(files::is_open(&many, 300), "what is tried on a file is to be seen");
    update(&mut many, Msg::FileOpened { file: 300, is_open: false });
    assert_eq!((many.trial.is_none(), files::is_open(&many, 300)), (true, false));
    update(&mut many, Msg::EraseConfirmed);
    assert!(many.open_files.is_empty());
}

#[test]
fn a_press_filters_or_looks_closer() {
    let start = "2017-04-01".parse().expect("a date");
    let (member, span) = (PartKey::Member("East".to_owned()), PartKey::Span(start));
    let course = Chart { id: "course", kpi: "revenue".to_owned(), axis: Axis::Time, is_whole: false };
    let axis = Axis::Members { dimension: "region".to_owned(), limit: 9, is_ranked: false };
    let regions = Chart { id: "regions", kpi: "revenue".to_owned(), axis, is_whole: false };
    assert_eq!(regions.press(&member, Grain::Month, Calendar::Gregorian, false), Some(click("East")));
    let month = Period { start, end: "2017-05-01".parse().expect("a date") };
    assert_eq!(course.press(&span, Grain::Month, Calendar::Gregorian, false), Some(Msg::PeriodChosen(PeriodChoice::Custom(month))));
    assert_eq!(course.press(&span, Grain::Day, Calendar::Gregorian, false), None, "there is nothing within a day");
    assert_eq!(
        (course.press(&member, Grain::Month, Calendar::Gregorian, false), regions.press(&span, Grain::Month, Calendar::Gregorian, false)),
        (None, None)
    );
}

#[test]
fn menus_say_which_days_they_stand_for() {
    let mut model = ready();
    assert_eq!(frame::comparison(&model, Comparison::PreviousPeriod), ComparisonEntry { compared: None, is_chosen: true });
    assert_eq!(frame::period(&model, PeriodChoice::All), Entry { days: model.span(), is_chosen: true });
    update(&mut model, Msg::PeriodChosen(PeriodChoice::LastQuarter));
    let chosen: Vec<_> = PeriodChoice::PRESETS.into_iter().filter(|choice| frame::period(&model, *choice).is_chosen).collect();
    assert_eq!(chosen, [PeriodChoice::LastQuarter]);
    assert_eq!(frame::period(&model, PeriodChoice::LastQuarter).days, model.period());
    assert_eq!(frame::comparison(&model, Comparison::PreviousPeriod), ComparisonEntry { compared: model.compared(), is_chosen: true });
    assert_eq!(frame::comparison(&model, Comparison::None), ComparisonEntry { compared: None, is_chosen: false });
}

#[test]
fn a_running_period_is_looked_at_up_to_the_last_day() {
    let mut model = ready();
    let days = |start: &str, end: &str| Period { start: start.parse().expect("a day"), end: end.parse().expect("a day") };
    let in_fiscal_year = |model: &mut Model| update(model, Msg::FiscalStartChosen(11));
    in_fiscal_year(&mut model);
    update(&mut model, Msg::PeriodChosen(PeriodChoice::ThisQuarter));
    assert!(frame::is_running(&model));
    assert_eq!(model.context().period, Some(days("2017-11-01", "2018-01-01")));
    assert_eq!(model.context().compare, Some(days("2017-08-01", "2017-10-01")), "as many days");
    assert_eq!(model.context().last_day.map(|day| day.to_string()), Some("2017-12-31".to_owned()));
    assert_eq!(frame::extent(&model, Extent::Whole), Entry { days: Some(days("2017-11-01", "2018-02-01")), is_chosen: false });
    update(&mut model, Msg::ExtentChosen(Extent::Whole));
    assert_eq!(model.context().period, Some(days("2017-11-01", "2018-02-01")));
    assert_eq!(model.context().compare, Some(days("2017-08-01", "2017-11-01")));
    update(&mut model, Msg::PeriodChosen(PeriodChoice::LastMonth));
    assert!(!frame::is_running(&model), "it has ended");
}

#[test]
fn a_period_that_goes_by_today_says_where_the_data_end() {
    let mut model = ready();
    for (choice, is_told) in [(PeriodChoice::ThisQuarter, true), (PeriodChoice::Last30Days, true), (PeriodChoice::All, false)] {
        update(&mut model, Msg::PeriodChosen(choice));
        assert_eq!(frame::data_end(&model), is_told.then(|| "2017-12-31".parse().expect("a day")), "{choice:?}");
    }
}

#[test]
fn nothing_is_compared_with_days_before_the_data() {
    let mut model = ready();
    update(&mut model, Msg::PeriodChosen(PeriodChoice::LastQuarter));
    update(&mut model, Msg::ComparisonChosen(Comparison::SamePeriodLastYear));
    let first = model.span().map(|span| span.start);
    assert_eq!((model.context().compare, model.compared().and_then(|compared| compared.data_begin)), (None, first));
}

#[test]
fn every_filtered_member_is_a_chip() {
    let mut model = ready();
    for (member, adding) in [("East", false), ("West", true)] {
        update(&mut model, Msg::MemberClicked { dimension: "region".to_owned(), member: member.to_owned(), adding });
    }
    update(&mut model, Msg::MemberClicked { dimension: "owner".to_owned(), member: String::new(), adding: false });
    let chips: Vec<_> = frame::chips(&model).into_iter().map(|chip| (chip.dimension, chip.member)).collect();
    let chip = |dimension: &str, member: &str| (dimension.to_owned(), member.to_owned());
    assert_eq!(chips, [chip("region", "East"), chip("region", "West"), chip("owner", "")]);
}

#[test]
fn joins_say_what_is_missing_and_what_could_be_chosen() {
    let join = |matched| Join {
        from: Dataset::Deals,
        field: "account".to_owned(),
        to: Dataset::Accounts,
        to_field: "name".to_owned(),
        keyed: 5,
        matched,
    };
    assert!(is_complete(&join(5)) && !is_complete(&join(4)));
    let way = |alternatives: &[&str]| Way {
        dataset: Dataset::Deals,
        via: "own".to_owned(),
        alternatives: alternatives.iter().map(|way| (*way).to_owned()).collect(),
    };
    let dimension = |id: &str, routes| DimensionOverview { id: id.to_owned(), members: Vec::new(), routes };
    let dimensions = vec![dimension("stage", vec![way(&[])]), dimension("region", vec![way(&["account"])])];
    let choices = route_choices(&Overview { dimensions, ..Overview::default() });
    let found: Vec<_> = choices.iter().map(|choice| (choice.key(), choice.ways.join(","))).collect();
    assert_eq!(found, [("deals.region".to_owned(), "own,account".to_owned())]);
}
