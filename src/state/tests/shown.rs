//! How figures are shown: against their targets, in their currency, with all or the
//! first members, one of them looked at closely.

use super::{answers, choose_file, click, half, importing, overview, posted, ready, reply, report_of, started};
use crate::engine::protocol::{Kept, Reply, Request};
use crate::kpi::ask::{Answer, Ask, Filter, Split};
use crate::sales::calendar::Calendar;
use crate::sales::period::Period;
use crate::sales::quantity::{Quantity, Unit};
use crate::star::exchange::{Currencies, Used};
use crate::star::overview::Overview;
use crate::state::command::Command;
use crate::state::decisions::period::PeriodChoice;
use crate::state::decisions::target::{Per, Target};
use crate::state::message::Msg;
use crate::state::model::Model;
use crate::state::pages::goal::{elsewhere, goal};
use crate::state::route::Route;
use crate::state::settings::{Currency, Language};
use crate::state::update::update;

/// Answers all that is asked for with so many won deals.
fn show(model: &mut Model, message: Msg, won: i64) {
    if let Some((number, asks)) = report_of(&update(model, message)) {
        reply(model, number, answers(asks, won));
    }
}

fn target(amount: i64, per: Option<Per>) -> Target {
    Target { amount: Quantity::Count(amount), per, filters: Vec::new() }
}

fn set(model: &mut Model, target: Target) {
    update(model, Msg::TargetSet { kpi: "won_deals".to_owned(), target });
}

/// The amount to reach, and how much of it is reached.
fn reached(model: &Model) -> Option<(f64, f64)> {
    goal(model, "won_deals").map(|goal| (goal.amount.number(), (goal.progress.share * 100.0).round() / 100.0))
}

#[test]
fn a_target_is_held_against_the_days_that_are_shown() {
    let mut model = ready();
    set(&mut model, target(10, Some(Per::Month)));
    let custom =
        |start: &str, end: &str| PeriodChoice::Custom(Period { start: start.parse().expect("a day"), end: end.parse().expect("a day") });
    for (period, expected) in [
        (custom("2017-11-01", "2017-12-01"), (10.0, 1.2)),
        (custom("2017-01-01", "2018-01-01"), (120.0, 0.1)),
        (custom("2017-11-01", "2017-11-16"), (5.0, 2.4)),
        (PeriodChoice::LastQuarter, (30.0, 0.4)),
        // From October 2016 to December 2017.
        (PeriodChoice::All, (150.0, 0.08)),
    ] {
        show(&mut model, Msg::PeriodChosen(period), 12);
        assert_eq!(reached(&model), Some(expected), "{period:?}");
    }
    // A target stands for the whole of a period that still runs, imported ones alike.
    for (start, end, amount) in
        [("2017-12-01", "2018-01-01", 10.0), ("2017-10-01", "2018-01-01", 30.0), ("2017-01-01", "2019-01-01", 240.0)]
    {
        show(&mut model, Msg::PeriodChosen(custom(start, end)), 12);
        let days = model.report.scope.context.target_days.expect("days");
        assert_eq!((days.start.to_string(), days.end.to_string()), (start.to_owned(), end.to_owned()));
        assert_eq!(reached(&model).map(|(amount, _)| amount), Some(amount), "{start} to {end}");
    }
    set(&mut model, target(365, Some(Per::Year)));
    show(&mut model, Msg::PeriodChosen(custom("2017-03-01", "2017-03-31")), 15);
    assert_eq!(reached(&model), Some((30.0, 0.5)));
}

#[test]
fn a_target_holds_under_the_filters_it_was_set_under() {
    let mut model = ready();
    set(&mut model, target(10, Some(Per::Year)));
    show(&mut model, Msg::PeriodChosen(PeriodChoice::ThisYear), 5);
    assert_eq!(reached(&model), Some((10.0, 0.5)));
    show(&mut model, click("East"), 5);
    assert_eq!(reached(&model), None, "what all should win says nothing of the East");
    assert_eq!(elsewhere(&model, "won_deals"), [target(10, Some(Per::Year))]);
    let filters = model.decisions.view.filters.clone();
    set(&mut model, Target { filters: filters.clone(), ..target(4, Some(Per::Year)) });
    assert_eq!(reached(&model), Some((4.0, 1.25)));
    update(&mut model, Msg::TargetCleared { kpi: "won_deals".to_owned(), filters });
    assert_eq!(reached(&model), None);
    show(&mut model, Msg::FiltersCleared, 5);
    assert_eq!(reached(&model), Some((10.0, 0.5)), "that of all is still there");
}

#[test]
fn a_target_without_a_span_says_nothing_of_what_comes_in_day_by_day() {
    let mut model = ready();
    set(&mut model, target(10, None));
    show(&mut model, Msg::PeriodChosen(PeriodChoice::ThisYear), 5);
    assert_eq!(goal(&model, "won_deals"), None);
    // A rate has no span.
    let split = model.report.over_time("win_rate").map(|(answer, _)| answer.split.clone()).expect("an answer");
    let rate = Answer {
        kpi: "win_rate".to_owned(),
        unit: Unit::Ratio,
        split,
        now: Ok(Quantity::Ratio(0.25)),
        before: None,
        cases: Some(4),
        coverage: None,
        parts: Vec::new(),
        adds_up: false,
        others: None,
    };
    model.report.add(model.report.scope.clone(), vec![rate]);
    update(&mut model, Msg::TargetSet { kpi: "win_rate".to_owned(), target: half() });
    assert_eq!(goal(&model, "win_rate").map(|goal| (goal.amount, goal.progress.share)), Some((Quantity::Ratio(0.5), 0.5)));
}

#[test]
fn amounts_stay_in_the_currency_of_the_data_until_rates_lead_to_another() {
    let mut model = started();
    assert_eq!(model.currency(), Currency::of(""));
    choose_file(&mut model);
    let number = importing(&model);
    let overview = Overview { currency: Some("JPY".to_owned()), ..overview("deals.csv") };
    reply(&mut model, number, Reply::Imported { overview, kept: Kept::default() });
    assert_eq!(model.currency(), Currency { sign: "JPY".to_owned(), decimals: 0 });
    update(&mut model, Msg::CurrencyChosen(Some(Currency::of("EUR"))));
    assert_eq!(model.currency(), Currency::of("JPY"), "a sign converts nothing");
    assert_eq!(model.missed_currency(), Some(&Currency::of("EUR")));
    assert_eq!(model.decisions.choices.currency.as_deref(), Some("EUR"), "so that rates lead to it");
    update(&mut model, Msg::CurrencyChosen(Some(Currency::of(""))));
    assert_eq!((model.currency().sign.as_str(), model.missed_currency()), ("", None));
    update(&mut model, Msg::CurrencyChosen(None));
    assert_eq!((model.currency().sign.as_str(), model.missed_currency()), ("JPY", None));
    assert_eq!(model.decisions.choices.currency, None);
    update(&mut model, Msg::CalendarChosen(Calendar::Jalali));
    assert_eq!(model.currency().sign, "JPY", "other settings choose no currency");
}

#[test]
fn a_chosen_currency_names_what_the_files_leave_open() {
    let named = |of_data: Option<&str>| {
        let mut model = started();
        choose_file(&mut model);
        let number = importing(&model);
        let overview = Overview { currency: of_data.map(str::to_owned), ..overview("deals.csv") };
        reply(&mut model, number, Reply::Imported { overview, kept: Kept::default() });
        update(&mut model, Msg::CurrencyChosen(Some(Currency::of("AUD"))));
        model.currency().sign
    };
    assert_eq!([None, Some("$"), Some("AUD"), Some("USD")].map(named), ["AUD", "AUD", "AUD", "USD"]);
}

#[test]
fn amounts_filtered_to_one_of_several_currencies_are_in_that() {
    let mut model = started();
    choose_file(&mut model);
    let number = importing(&model);
    let used = |currency: &str, rate: Option<&str>| Used { currency: currency.to_owned(), rows: 1, rate: rate.map(str::to_owned) };
    let used = vec![used("USD", Some("1")), used("EUR", Some("1.1")), used("SEK", None)];
    let currencies = Some(Box::new(Currencies { reporting: "USD".to_owned(), used }));
    reply(&mut model, number, Reply::Imported { overview: Overview { currencies, ..overview("deals.csv") }, kept: Kept::default() });
    for (members, sign) in [(vec![], ""), (vec!["SEK"], "SEK"), (vec!["EUR"], "USD"), (vec!["SEK", "EUR"], ""), (vec!["CHF"], "")] {
        let members = members.into_iter().map(str::to_owned).collect();
        model.report.scope.context.filters = vec![Filter { dimension: "currency".to_owned(), members }];
        assert_eq!(model.currency().sign, sign);
    }
}

#[test]
fn the_calendar_follows_the_language_until_one_is_chosen() {
    let mut model = ready();
    assert_eq!(model.calendar(), Calendar::Gregorian);
    update(&mut model, Msg::LanguageChosen(Some(Language::Persian)));
    assert_eq!((model.calendar(), model.context().calendar), (Calendar::Jalali, Calendar::Jalali));
    update(&mut model, Msg::CalendarChosen(Calendar::Gregorian));
    assert_eq!(model.calendar(), Calendar::Gregorian, "what was chosen stays");
}

#[test]
fn all_members_are_asked_for_when_they_are_wanted() {
    let mut model = super::pages::with_dimensions(&["owner", "region"]);
    let asked = |commands: &[Command]| report_of(commands).map(|(_, asks)| asks).unwrap_or_default();
    update(&mut model, Msg::RouteChanged(Route::Data));
    show(&mut model, Msg::RouteChanged(Route::Overview), 1);
    let commands = update(&mut model, Msg::ChartOpened { chart: "leaderboard", is_whole: true });
    let all = Split::By { dimension: "owner".to_owned(), limit: usize::MAX };
    assert_eq!(asked(&commands), [Ask { kpi: "won_amount".to_owned(), split: all }]);
    assert_eq!(asked(&update(&mut model, Msg::ChartOpened { chart: "leaderboard", is_whole: false })), []);
}

#[test]
fn back_closes_what_is_looked_at_closely() {
    let mut model = ready();
    let open = || Msg::KpiOpened("win_rate".to_owned());
    assert!(update(&mut model, open()).contains(&Command::AddStep));
    assert!(!update(&mut model, Msg::KpiOpened("revenue".to_owned())).contains(&Command::AddStep), "there is one already");
    // Back takes the step away by itself; closing otherwise has to.
    assert_eq!((update(&mut model, Msg::WentBack), model.drawer.is_some()), (Vec::new(), false));
    assert_eq!(update(&mut model, Msg::WentBack), []);
    update(&mut model, open());
    assert_eq!((update(&mut model, Msg::DrawerClosed), model.drawer.is_some()), (vec![Command::DropStep], false));
    assert_eq!(update(&mut model, Msg::DrawerClosed), []);
    // Another page takes the place of what was open.
    update(&mut model, open());
    let commands = update(&mut model, Msg::RouteChanged(Route::Data));
    assert_eq!((commands.contains(&Command::DropStep), model.drawer.is_some()), (false, false));
    assert!(posted(&commands).iter().all(|request| !matches!(request, Request::Explain { .. })));
}
