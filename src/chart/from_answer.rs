//! From an answer of the engine to a chart and its table.

use crate::chart::data::{Bar, Baseline, Chart, Course, Direction, Emphasis, Line, Rows, Series, Shape, Slot, Sparkline};
use crate::chart::panel::{MarkFilter, Panel, PanelState};
use crate::chart::role::Role;
use crate::chart::table::{Row, Table};
use crate::i18n::words::Words;
use crate::kpi::ask::{Answer, Figure, Part, PartKey};
use crate::sales::period::{Grain, Period};
use crate::sales::quantity::{Quantity, Unit};

/// The course of a figure over time, with that of the comparison period behind it;
/// spans that are not whole say so.
pub fn course(answer: &Answer, grain: Grain, compare: Option<Period>, words: &Words) -> PanelState {
    if let Err(reason) = &answer.now {
        return PanelState::Nothing(words.unavailable(reason));
    }
    let name = |part: &Part| {
        let span = words.part(&part.key, grain);
        if part.is_partial { words.partial(span) } else { span }
    };
    let slot = |part: &Part| {
        let (label, group) = match &part.key {
            PartKey::Span(start) => words.span_label(grain, *start),
            PartKey::Member(member) => (words.member(member), String::new()),
        };
        Slot { key: part.key.clone(), label, group, title: name(part), is_partial: part.is_partial }
    };
    let main = Series { name: words.kpi(&answer.kpi), course: Course::Main, values: numbers(answer) };
    let before = answer.parts.iter().map(|part| part.before.as_ref().and_then(number)).collect();
    let before = has_before(answer).then(|| Series { name: compared_name(compare, words), course: Course::Comparison, values: before });
    let shape = Shape::Line(Line {
        slots: answer.parts.iter().map(slot).collect(),
        series: before.into_iter().chain([main]).collect(),
        baseline: baseline(answer.unit),
        ..Line::default()
    });
    PanelState::Ready(Box::new(Panel {
        chart: Chart { shape, direction: direction(words) },
        table: table(answer, words.grain(grain), name, compare, words),
        unit: answer.unit,
        filter: None,
        height: None,
    }))
}

/// A figure by the members of a dimension, in the order of the answer; those
/// that the page is filtered by stand out. On a leaderboard places are counted.
pub fn breakdown(
    answer: &Answer,
    dimension: &str,
    selected: &[String],
    is_ranked: bool,
    compare: Option<Period>,
    words: &Words,
) -> PanelState {
    if let Err(reason) = &answer.now {
        return PanelState::Nothing(words.unavailable(reason));
    }
    if answer.parts.is_empty() {
        return PanelState::Nothing(words.say("chart-empty"));
    }
    let filter =
        MarkFilter { dimension: dimension.to_owned(), selected: selected.iter().map(|member| PartKey::Member(member.clone())).collect() };
    let name = |part: &Part| words.part(&part.key, Grain::Month);
    let label = |at: usize, part: &Part| match is_ranked {
        true => ranked(&words.count(at as u64 + 1), &name(part), words.is_right_to_left()),
        false => name(part),
    };
    let bar = |(at, part): (usize, &Part)| Bar {
        slot: Slot { key: part.key.clone(), label: label(at, part), group: String::new(), title: name(part), is_partial: false },
        value: number(&part.now),
        compared: part.before.as_ref().and_then(number),
        emphasis: match filter.has(&part.key) {
            true => Emphasis::Selected,
            false if filter.selected.is_empty() => Emphasis::Plain,
            false => Emphasis::Dimmed,
        },
    };
    let bars = answer.parts.iter().enumerate().map(bar).collect();
    let shape = Shape::Rows(Rows { bars, name: words.kpi(&answer.kpi), compared_name: compared_name(compare, words), role: Role::Accent });
    PanelState::Ready(Box::new(Panel {
        chart: Chart { shape, direction: direction(words) },
        table: table(answer, words.dimension(dimension), name, compare, words),
        unit: answer.unit,
        height: Some(Rows::comfortable_height(answer.parts.len())),
        filter: Some(filter),
    }))
}

/// The course of a figure in a few pixels.
pub fn sparkline(answer: &Answer, words: &Words) -> Chart {
    Chart { shape: Shape::Sparkline(Sparkline { values: numbers(answer) }), direction: direction(words) }
}

fn table(answer: &Answer, names: String, name: impl Fn(&Part) -> String, compare: Option<Period>, words: &Words) -> Table {
    let with_before = has_before(answer);
    let head = [names, words.kpi(&answer.kpi)].into_iter().chain(with_before.then(|| compared_name(compare, words)));
    let figures = |part: &Part| -> Vec<Option<Quantity>> {
        let before = with_before.then(|| part.before.clone().and_then(Result::ok));
        [part.now.clone().ok()].into_iter().chain(before).collect()
    };
    let row = |part: &Part| Row { key: part.key.clone(), name: name(part), figures: figures(part) };
    Table { head: head.collect(), rows: answer.parts.iter().map(row).collect() }
}

/// The days that figures are compared with, by name.
fn compared_name(compare: Option<Period>, words: &Words) -> String {
    compare.map_or_else(|| words.say("compared"), |days| words.period(days))
}

/// A name behind its place: at the reading start, whichever way the name runs.
fn ranked(place: &str, name: &str, is_right_to_left: bool) -> String {
    let run = if is_right_to_left { '\u{2067}' } else { '\u{2066}' };
    format!("{run}{place}  \u{2068}{name}\u{2069}\u{2069}")
}

/// Sums and counts are compared by their height over zero.
fn baseline(unit: Unit) -> Baseline {
    match unit {
        Unit::Count | Unit::Money => Baseline::Zero,
        _ => Baseline::Data,
    }
}

fn direction(words: &Words) -> Direction {
    if words.is_right_to_left() { Direction::RightToLeft } else { Direction::LeftToRight }
}

fn has_before(answer: &Answer) -> bool {
    answer.parts.iter().any(|part| matches!(part.before, Some(Ok(_))))
}

fn numbers(answer: &Answer) -> Vec<Option<f64>> {
    answer.parts.iter().map(|part| number(&part.now)).collect()
}

fn number(figure: &Figure) -> Option<f64> {
    figure.as_ref().ok().map(|quantity| quantity.number())
}
