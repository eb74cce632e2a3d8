//! Answers of the engine, and what becomes of them.

use attain::chart::data::Chart;
use attain::chart::from_answer::{breakdown, course, sparkline};
use attain::chart::panel::PanelState;
use attain::i18n::words::Words;
use attain::kpi::ask::{Answer, Part, PartKey, Split};
use attain::kpi::unavailable::Unavailable;
use attain::sales::day::Day;
use attain::sales::period::{Grain, Period};
use attain::sales::quantity::{Quantity, Unit};

/// 1 October 2023 to 30 September 2024.
pub const PERIOD: Period = Period { start: Day(19_631), end: Day(19_997) };

/// What there is to show, by name.
pub fn all(words: &Words) -> Vec<(&'static str, PanelState)> {
    let many: Vec<(String, Option<f64>, Option<f64>)> =
        (1..=24).map(|rank| (format!("Member {rank}"), Some(f64::from(25 - rank) * 1_250.5), None)).collect();
    let by_region = answer(Unit::Money, Split::By { dimension: "region".to_owned(), limit: 12 }, regions());
    vec![
        ("course", course(&by_month(Unit::Money, true), Grain::Month, None, words)),
        ("breakdown", breakdown(&by_region, "region", &[], false, None, words)),
        ("filtered", breakdown(&by_region, "region", &[String::new()], false, None, words)),
        ("leaderboard", breakdown(&by_owner(), "owner", &[], true, None, words)),
        ("course_alone", course(&by_month(Unit::Ratio, false), Grain::Month, None, words)),
        (
            "many",
            breakdown(
                &answer(Unit::Money, Split::By { dimension: "account".to_owned(), limit: 24 }, parts(&many, Unit::Money)),
                "account",
                &[],
                false,
                None,
                words,
            ),
        ),
    ]
}

/// The course of a tile.
pub fn spark(words: &Words) -> Chart {
    sparkline(&by_month(Unit::Money, false), words)
}

/// A breakdown without a part.
pub fn empty(words: &Words) -> PanelState {
    breakdown(&answer(Unit::Money, Split::By { dimension: "region".to_owned(), limit: 12 }, Vec::new()), "region", &[], false, None, words)
}

/// A course of a figure that there is none of.
pub fn unavailable(words: &Words) -> PanelState {
    course(&Answer { now: Err(Unavailable::NoRows), ..by_month(Unit::Ratio, false) }, Grain::Month, None, words)
}

fn answer(unit: Unit, split: Split, parts: Vec<Part>) -> Answer {
    let kpi = if unit == Unit::Ratio { "win_rate" } else { "won_amount" };
    Answer {
        kpi: kpi.to_owned(),
        unit,
        split,
        now: Ok(Quantity::of(1.0, unit)),
        before: None,
        cases: None,
        coverage: None,
        parts,
        hidden: 0,
    }
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
        Part { key: PartKey::Span(PERIOD.start.plus_months(month)), now, before, is_partial: month == 11 && is_compared }
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
    answer(Unit::Ratio, Split::By { dimension: "owner".to_owned(), limit: 12 }, parts)
}

fn parts(list: &[(String, Option<f64>, Option<f64>)], unit: Unit) -> Vec<Part> {
    let figure = |number: Option<f64>| number.map(|number| Quantity::of(number, unit)).ok_or(Unavailable::NoRows);
    let part = |(name, now, before): &(String, Option<f64>, Option<f64>)| Part {
        key: PartKey::Member(name.clone()),
        now: figure(*now),
        before: before.map(|before| figure(Some(before))),
        is_partial: false,
    };
    list.iter().map(part).collect()
}
