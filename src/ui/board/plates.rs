//! From an answer of the engine to a chart and its table.

use crate::chart::data::{Bar, Baseline, Chart, Course, Direction, Emphasis, Kind, Line, Rows, Series, Slot};
use crate::chart::scene::Role;
use crate::chart::table::{Row, Table};
use crate::kpi::ask::{Answer, Figure, Part, PartKey};
use crate::sales::period::Grain;
use crate::sales::quantity::{Quantity, Unit};
use crate::state::decisions::view::View;
use crate::ui::chart::canvas::MarkName;
use crate::ui::chart::figure::{Content, Plate};
use crate::ui::words::Words;

/// The course of a figure over time, with that of the comparison period behind it.
pub fn course(answer: &Answer, grain: Grain, words: Words) -> Content {
    if let Err(reason) = &answer.now {
        return Content::Nothing(words.now().unavailable(reason));
    }
    let slots = answer.parts.iter().map(|part| slot(part, grain, words)).collect();
    let mut series = vec![Series {
        name: words.now().kpi(&answer.kpi),
        course: Course::Main,
        values: answer.parts.iter().map(|part| number(&part.now)).collect(),
    }];
    if has_before(answer) {
        let values = answer.parts.iter().map(|part| part.before.as_ref().and_then(number)).collect();
        series.insert(0, Series { name: words.say("compared"), course: Course::Comparison, values });
    }
    let baseline = match answer.unit {
        Unit::Count | Unit::Money => Baseline::Zero,
        _ => Baseline::Data,
    };
    let kind = Kind::Line(Line { slots, series, baseline, ..Line::default() });
    let names = words.say(grain_name(grain));
    Content::Ready(plate(answer, kind, names, Vec::new(), None, |part| words.now().part(&part.key, grain), words))
}

/// A figure by the members of a dimension, in the order of the answer.
pub fn breakdown(answer: &Answer, dimension: &str, view: &View, is_ranked: bool, words: Words) -> Content {
    if let Err(reason) = &answer.now {
        return Content::Nothing(words.now().unavailable(reason));
    }
    if answer.parts.is_empty() {
        return Content::Nothing(words.say("chart-empty"));
    }
    let name = |at: usize, part: &Part| match is_ranked {
        true => format!("{}  {}", words.now().count(at as u64 + 1), member(part, words)),
        false => member(part, words),
    };
    let bar = |(at, part): (usize, &Part)| Bar {
        slot: Slot { label: name(at, part), title: member(part, words), ..Slot::default() },
        value: number(&part.now),
        compared: part.before.as_ref().and_then(number),
        emphasis: emphasis(part, dimension, view),
    };
    let bars = answer.parts.iter().enumerate().map(bar).collect();
    let kind = Kind::Rows(Rows { bars, name: words.now().kpi(&answer.kpi), compared_name: words.say("compared"), role: Role::Accent });
    let marks = answer.parts.iter().map(|part| MarkName {
        dimension: dimension.to_owned(),
        name: member(part, words),
        selected: emphasis(part, dimension, view) == Emphasis::Selected,
    });
    let height = Some(Rows::comfortable_height(answer.parts.len()));
    Content::Ready(plate(answer, kind, words.now().dimension(dimension), marks.collect(), height, |part| member(part, words), words))
}

fn plate(
    answer: &Answer,
    kind: Kind,
    names: String,
    marks: Vec<MarkName>,
    height: Option<f64>,
    name: impl Fn(&Part) -> String,
    words: Words,
) -> Plate {
    let direction = if words.now().is_right_to_left() { Direction::RightToLeft } else { Direction::LeftToRight };
    let with_before = has_before(answer);
    let mut head = vec![names, words.now().kpi(&answer.kpi)];
    if with_before {
        head.push(words.say("compared"));
    }
    let figures = |part: &Part| -> Vec<Option<Quantity>> {
        let before = with_before.then(|| part.before.clone().and_then(Result::ok));
        [part.now.clone().ok()].into_iter().chain(before).collect()
    };
    let rows = answer.parts.iter().map(|part| Row { name: name(part), figures: figures(part) }).collect();
    Plate { chart: Chart { kind, direction }, table: Table { head, rows }, unit: answer.unit, marks, height }
}

fn slot(part: &Part, grain: Grain, words: Words) -> Slot {
    match &part.key {
        PartKey::Span(start) => {
            let (label, group) = words.now().span_label(grain, *start);
            Slot { label, group, title: words.now().span(grain, *start) }
        }
        PartKey::Member(member) => Slot { label: member.clone(), title: member.clone(), ..Slot::default() },
    }
}

fn has_before(answer: &Answer) -> bool {
    answer.parts.iter().any(|part| matches!(part.before, Some(Ok(_))))
}

fn member(part: &Part, words: Words) -> String {
    words.now().part(&part.key, Grain::Month)
}

fn number(figure: &Figure) -> Option<f64> {
    figure.as_ref().ok().map(|quantity| quantity.number())
}

fn emphasis(part: &Part, dimension: &str, view: &View) -> Emphasis {
    let is_filtered = !view.members(dimension).is_empty();
    match &part.key {
        PartKey::Member(member) if view.has(dimension, member) => Emphasis::Selected,
        _ if is_filtered => Emphasis::Dimmed,
        _ => Emphasis::Plain,
    }
}

fn grain_name(grain: Grain) -> &'static str {
    match grain {
        Grain::Day => "grain-day",
        Grain::Week => "grain-week",
        Grain::Month => "grain-month",
        Grain::Quarter => "grain-quarter",
        Grain::Year => "grain-year",
    }
}
