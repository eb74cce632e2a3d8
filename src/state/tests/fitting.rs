//! What was looked at, held against new data.

use super::{choose_file, click, importing, overview, ready, reply};
use crate::engine::protocol::{Kept, Reply};
use crate::kpi::ask::Filter;
use crate::sales::period::Period;
use crate::star::overview::{DimensionOverview, Overview};
use crate::state::decisions::period::PeriodChoice;
use crate::state::message::Msg;
use crate::state::model::Model;
use crate::state::notice::About;
use crate::state::update::update;

fn days(start: &str, end: &str) -> Period {
    Period { start: start.parse().expect("a day"), end: end.parse().expect("a day") }
}

/// Files come in whose only region is `West`, with these days.
fn import(model: &mut Model, span: Period) {
    choose_file(model);
    let regions = DimensionOverview { id: "region".to_owned(), members: vec!["West".to_owned()], routes: Vec::new() };
    let overview = Overview { dimensions: vec![regions], span: Some(span), ..overview("deals.csv") };
    let number = importing(model);
    reply(model, number, Reply::Imported { overview, kept: Kept::default() });
}

fn told(model: &Model) -> Vec<About> {
    let about = model.notices.iter().map(|notice| notice.about.clone());
    about.filter(|about| matches!(about, About::ViewReset { .. })).collect()
}

#[test]
fn what_nothing_matches_is_taken_back_and_told() {
    let mut model = ready();
    let chosen = PeriodChoice::Custom(days("2017-01-01", "2017-02-01"));
    update(&mut model, Msg::PeriodChosen(chosen));
    update(&mut model, click("East"));
    import(&mut model, days("2020-01-01", "2021-01-01"));
    let east = Filter { dimension: "region".to_owned(), members: vec!["East".to_owned()] };
    assert_eq!(told(&model), [About::ViewReset { period: Some(chosen), filters: vec![east.clone()] }]);
    assert_eq!((model.decisions.view.period, model.decisions.view.filters.len()), (None, 0));
    update(&mut model, Msg::Undone);
    assert_eq!((model.decisions.view.period, &model.decisions.view.filters[..]), (Some(chosen), &[east][..]));
}

#[test]
fn what_something_matches_stays() {
    let mut model = ready();
    let chosen = PeriodChoice::Custom(days("2017-01-01", "2020-02-01"));
    update(&mut model, Msg::PeriodChosen(chosen));
    update(&mut model, click("East"));
    update(&mut model, Msg::MemberClicked { dimension: "region".to_owned(), member: "West".to_owned(), adding: true });
    let before = model.decisions.view.clone();
    import(&mut model, days("2020-01-01", "2021-01-01"));
    assert_eq!((told(&model), &model.decisions.view), (Vec::new(), &before));
}
