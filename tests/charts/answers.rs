//! Answers of the engine, and what becomes of them.

use attain::chart::data::Chart;
use attain::chart::from_answer::{Members, breakdown, course, sparkline};
use attain::chart::panel::PanelState;
use attain::chart::taken::Taken;
use attain::i18n::words::Words;
use attain::kpi::ask::{Answer, Others, Part, PartKey, Split};
use attain::kpi::listed::Better;
use attain::kpi::unavailable::Unavailable;
use attain::sales::day::Day;
use attain::sales::period::{Grain, Period};
use attain::sales::quantity::{Quantity, Unit};

/// 1 October 2023 to 30 September 2024.
pub const PERIOD: Period = Period { start: Day(19_631), end: Day(19_997) };

/// The year before, from 1 October 2022.
const BEFORE: Period = Period { start: Day(19_266), end: Day(19_631) };

const TAKEN: Taken = Taken { period: Some(PERIOD), compare: Some(BEFORE), better: Better::Higher };
const ALONE: Taken = Taken { period: None, compare: None, better: Better::Higher };

/// What there is to show, by name.
pub fn all(words: &Words) -> Vec<(&'static str, PanelState)> {
    let many: Vec<(String, Option<f64>, Option<f64>)> =
        (1..=24).map(|rank| (format!("Member {rank}"), Some(f64::from(25 - rank) * 1_250.5), None)).collect();
    let many = Answer { adds_up: false, ..answer(Unit::Money, by("account", 24), parts(&many, Unit::Money)) };
    let of = |dimension| Members { dimension, selected: &[], is_ranked: false };
    let nobody = [String::new()];
    vec![
        ("course", course(&by_month(Unit::Money, true), Grain::Month, TAKEN, words)),
        ("breakdown", breakdown(&by_region(), of("region"), TAKEN, words)),
        ("filtered", breakdown(&by_region(), Members { selected: &nobody, ..of("region") }, TAKEN, words)),
        ("leaderboard", breakdown(&by_owner(), Members { is_ranked: true, ..of("owner") }, ALONE, words)),
        ("course_alone", course(&by_month(Unit::Ratio, false), Grain::Month, ALONE, words)),
        ("many", breakdown(&many, of("account"), ALONE, words)),
        ("others", breakdown(&with_others(), of("region"), TAKEN, words)),
    ]
}

/// The course of a tile.
pub fn spark(words: &Words) -> Chart {
    sparkline(&by_month(Unit::Money, false), words)
}

/// A breakdown without a part.
pub fn empty(words: &Words) -> PanelState {
    let members = Members { dimension: "region", selected: &[], is_ranked: false };
    breakdown(&answer(Unit::Money, by("region", 12), Vec::new()), members, TAKEN, words)
}

/// A course of a figure that there is none of.
pub fn unavailable(words: &Words) -> PanelState {
    course(&Answer { now: Err(Unavailable::NoRows), ..by_month(Unit::Ratio, false) }, Grain::Month, TAKEN, words)
}

fn by(dimension: &str, limit: usize) -> Split {
    Split::By { dimension: dimension.to_owned(), limit }
}

fn by_region() -> Answer {
    answer(Unit::Money, by("region", 12), regions())
}

/// The same, and 23 more regions that come to more than any of these.
fn with_others() -> Answer {
    let money = |amount: f64| Ok(Quantity::of(amount, Unit::Money));
    Answer { others: Some(Others { members: 23, now: money(5_000_000.0), before: Some(money(4_120_000.0)) }), ..by_region() }
}

fn answer(unit: Unit, split: Split, parts: Vec<Part>) -> Answer {
    let kpi = if unit == Unit::Ratio { "win_rate" } else { "won_amount" };
    let now = Ok(Quantity::of(1.0, unit));
    let adds_up = unit == Unit::Money;
    Answer { kpi: kpi.to_owned(), unit, split, now, before: None, cases: None, coverage: None, parts, adds_up, others: None }
}

fn by_month(unit: Unit, is_compared: bool) -> Answer {
    let scale = if unit == Unit::Ratio { 1e-6 } else { 1.0 };
    let part = |month: i32| {
        let wave = 620_000.0 + 14_000.0 * f64::from(month) + 130_000.0 * (f64::from(month) * 0.9).sin();
        let now = match month {
            // A month without a closed deal has no rate.
            4 if unit == Unit::Ratio => Err(Unavailable::DividedByZero),
            _ => Ok(Quantity::of(wave * scale, unit)),
        };
        let before = is_compared.then(|| Ok(Quantity::of(wave * 0.8 * scale, unit)));
        Part { key: PartKey::Span(PERIOD.start.plus_months(month)), now, before, cases: None, is_partial: month == 11 && is_compared }
    };
    answer(unit, Split::Over { grain: Grain::Month }, (0..12).map(part).collect())
}

/// One without a member, one without a figure, one with nothing to compare with.
fn regions() -> Vec<Part> {
    let list = [
        ("West", Some(725_457.8), Some(690_000.0)),
        ("East", Some(678_781.2), None),
        ("", Some(12_000.0), Some(440_000.0)),
        ("South", None, Some(391_000.0)),
    ];
    parts(&list.map(|(name, now, before)| (name.to_owned(), now, before)), Unit::Money)
}

fn by_owner() -> Answer {
    let list = [("Darcel Schlecht", 0.71), ("Vicki Laflamme", 0.66), ("سارا احمدی", 0.512), ("王芳", 0.498)];
    let parts = parts(&list.map(|(name, rate)| (name.to_owned(), Some(rate), None)), Unit::Ratio);
    answer(Unit::Ratio, by("owner", 12), parts)
}

fn parts(list: &[(String, Option<f64>, Option<f64>)], unit: Unit) -> Vec<Part> {
    let figure = |number: Option<f64>| number.map(|number| Quantity::of(number, unit)).ok_or(Unavailable::NoRows);
    let part = |(name, now, before): &(String, Option<f64>, Option<f64>)| Part {
        key: PartKey::Member(name.clone()),
        now: figure(*now),
        before: before.map(|before| figure(Some(before))),
        cases: (unit == Unit::Ratio).then_some(48),
        is_partial: false,
    };
    list.iter().map(part).collect()
}
