//! What happened, in a sentence or two.

use super::{ready, reply, report_of};
use crate::engine::protocol::Reply;
use crate::i18n::words::Words;
use crate::kpi::ask::{Answer, Figure};
use crate::sales::money::Money;
use crate::sales::quantity::{Quantity, Unit};
use crate::state::decisions::period::PeriodChoice;
use crate::state::message::Msg;
use crate::state::model::Model;
use crate::state::pages::summary::summary;
use crate::state::settings::{Language, Settings};
use crate::state::update::update;

/// KPIs with their figures now and before.
type Figures<'a> = &'a [(&'a str, Quantity, Quantity)];

fn money(units: f64) -> Quantity {
    Quantity::Money(Money::from_major_units(units))
}

/// A model of the last quarter whose figures are these, with those before, of so many cases;
/// the others are unknown.
fn told(figures: Figures, cases: Option<u64>) -> Model {
    let mut model = ready();
    let commands = update(&mut model, Msg::PeriodChosen(PeriodChoice::LastQuarter));
    let (number, asks) = report_of(&commands).expect("a report is asked for");
    let answer = |ask: crate::kpi::ask::Ask| {
        let found = figures.iter().find(|(kpi, ..)| *kpi == ask.kpi);
        let of = |quantity: Option<Quantity>| -> Figure { quantity.ok_or(crate::kpi::unavailable::Unavailable::NoRows) };
        let unit = match found {
            Some((_, Quantity::Ratio(_), _)) => Unit::Ratio,
            Some((_, Quantity::Days(_), _)) => Unit::Days,
            _ => Unit::Money,
        };
        Answer {
            unit,
            now: of(found.map(|(_, now, _)| *now)),
            before: Some(of(found.map(|(.., before)| *before))),
            cases,
            coverage: None,
            parts: Vec::new(),
            adds_up: false,
            others: None,
            kpi: ask.kpi,
            split: ask.split,
        }
    };
    reply(&mut model, number, Reply::Answers(asks.into_iter().map(answer).collect()));
    model
}

fn say(figures: Figures, cases: Option<u64>) -> Option<String> {
    let words = Words::native(Language::English, &Settings::default());
    summary(&told(figures, cases)).map(|summary| words.summary(&summary))
}

#[test]
fn the_first_figure_is_told_against_comparison_and_target() {
    let revenue = |now: f64, before: f64| ("revenue", money(now), money(before));
    let rate = |now: f64, before: f64| ("win_rate", Quantity::Ratio(now), Quantity::Ratio(before));
    let attainment = ("target_attainment", Quantity::Ratio(0.986), Quantity::Ratio(0.5));
    let cases: [(Figures, Option<&str>); 5] = [
        (
            &[revenue(1138.0, 1000.0), rate(0.45, 0.51), attainment],
            Some("Revenue in Q3 2017: 1,138, 13.8% above Q2 2017, 98.6% of target. Win rate fell from 51.0% to 45.0%."),
        ),
        (&[revenue(900.0, 1000.0)], Some("Revenue in Q3 2017: 900, 10.0% below Q2 2017.")),
        (&[revenue(1000.0, 1000.0), rate(0.505, 0.5)], Some("Revenue in Q3 2017: 1,000, the same as Q2 2017.")),
        (
            &[revenue(1000.0, 500.0), ("sales_cycle", Quantity::Days(60.0), Quantity::Days(40.0)), rate(0.55, 0.5)],
            Some("Revenue in Q3 2017: 1,000, 100.0% above Q2 2017. Sales cycle rose from 40 days to 60 days."),
        ),
        (&[rate(0.5, 0.4)], None),
    ];
    for (figures, expected) in cases {
        assert_eq!(say(figures, None).as_deref(), expected, "{figures:?}");
    }
}

#[test]
fn a_rate_of_few_cases_is_no_news() {
    let figures = [("revenue", money(1000.0), money(1000.0)), ("win_rate", Quantity::Ratio(0.42), Quantity::Ratio(0.32))];
    assert_eq!(say(&figures, Some(19)).as_deref(), Some("Revenue in Q3 2017: 1,000, the same as Q2 2017."));
    let told = say(&figures, Some(30)).expect("a summary");
    assert!(told.ends_with("Win rate rose from 32.0% to 42.0%."), "{told}");
}
