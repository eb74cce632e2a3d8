//! From an answer of the engine to a chart.

use crate::chart::data::{Against, Bar, Baseline, Change, Chart, Course, Direction, Emphasis, Line, Rows, Series, Shape, Slot, Sparkline};
use crate::chart::panel::{MarkFilter, Panel, PanelState};
use crate::chart::role::Role;
use crate::chart::table_of::{self, has_before, names};
use crate::chart::taken::Taken;
use crate::i18n::change::Verdict;
use crate::i18n::words::Words;
use crate::kpi::ask::{Answer, Figure, Part, PartKey};
use crate::kpi::listed::Better;
use crate::sales::period::Grain;
use crate::sales::quantity::{Quantity, Unit};

/// The members of a dimension that a breakdown shows.
#[derive(Clone, Copy, Debug)]
pub struct Members<'a> {
    pub dimension: &'a str,
    /// Those that the page is filtered by.
    pub selected: &'a [String],
    /// Whether places are counted.
    pub is_ranked: bool,
}

/// The course of a figure over time, with that of the comparison period behind it;
/// spans that are not whole say so.
pub fn course(answer: &Answer, grain: Grain, taken: Taken, words: &Words) -> PanelState {
    if let Err(reason) = &answer.now {
        return PanelState::Nothing(words.unavailable_short(reason));
    }
    // The engine puts the spans of both periods beside each other by their order.
    let compared: Vec<String> = taken.compare.map(|days| words.spans(grain, days)).unwrap_or_default();
    let slot = |(at, part): (usize, &Part)| {
        let (label, group) = match &part.key {
            PartKey::Span(start) => words.span_label(grain, *start),
            key => (words.part(key, grain), String::new()),
        };
        // Parts of spans need not be of as many days.
        let change = if part.is_partial { None } else { change(&part.now, part.before.as_ref(), taken.better, words) };
        Slot {
            key: part.key.clone(),
            label,
            group,
            title: table_of::name(part, grain, words),
            is_partial: part.is_partial,
            note: note(part, words),
            against: part.before.is_some().then(|| Against { title: compared.get(at).cloned().unwrap_or_default(), change }),
        }
    };
    let [name, compared_name] = names(answer, taken, words);
    let is_compared = has_before(answer);
    let main = Series { name: if is_compared { name } else { words.kpi(&answer.kpi) }, course: Course::Main, values: numbers(answer) };
    let before = answer.parts.iter().map(|part| part.before.as_ref().and_then(number)).collect();
    let before = is_compared.then_some(Series { name: compared_name, course: Course::Comparison, values: before });
    let shape = Shape::Line(Line {
        name: words.kpi(&answer.kpi),
        partial_name: words.say("chart-partial"),
        slots: answer.parts.iter().enumerate().map(slot).collect(),
        series: before.into_iter().chain([main]).collect(),
        baseline: baseline(answer.unit),
        ..Line::default()
    });
    PanelState::Ready(Box::new(Panel {
        chart: Chart { shape, direction: direction(words) },
        table: table_of::spans(answer, grain, taken, words),
        unit: answer.unit,
        filter: None,
        height: None,
    }))
}

/// A figure by the members of a dimension, in the order of the answer; those
/// that the page is filtered by stand out. On a leaderboard places are counted. What
/// the members without a bar come to has a bar of its own, where parts add up.
pub fn breakdown(answer: &Answer, members: Members, taken: Taken, words: &Words) -> PanelState {
    if let Err(reason) = &answer.now {
        return PanelState::Nothing(words.unavailable_short(reason));
    }
    if answer.parts.is_empty() {
        return PanelState::Nothing(words.say("chart-empty"));
    }
    let selected = members.selected.iter().map(|member| PartKey::Member(member.clone())).collect();
    let filter = MarkFilter { dimension: members.dimension.to_owned(), selected };
    let name = |part: &Part| words.part(&part.key, Grain::Month);
    let label = |at: usize, part: &Part| match members.is_ranked {
        true => ranked(&words.count(at as u64 + 1), &name(part), words.is_right_to_left()),
        false => name(part),
    };
    let bar = |(at, part): (usize, &Part)| Bar {
        slot: Slot {
            key: part.key.clone(),
            label: label(at, part),
            group: String::new(),
            title: name(part),
            is_partial: false,
            note: note(part, words),
            against: against(&part.now, part.before.as_ref(), taken, words),
        },
        value: number(&part.now),
        compared: part.before.as_ref().and_then(number),
        emphasis: match filter.has(&part.key) {
            true => Emphasis::Selected,
            false if filter.selected.is_empty() => Emphasis::Plain,
            false => Emphasis::Dimmed,
        },
    };
    let others = others(answer, taken, words);
    let bars: Vec<Bar> = answer.parts.iter().enumerate().map(bar).chain(others).collect();
    let [name, compared_name] = names(answer, taken, words);
    let height = Some(Rows::comfortable_height(bars.len()));
    let shape = Shape::Rows(Rows { bars, name, compared_name, role: Role::Accent });
    PanelState::Ready(Box::new(Panel {
        chart: Chart { shape, direction: direction(words) },
        table: table_of::members(answer, members.dimension, taken, words),
        unit: answer.unit,
        height,
        filter: Some(filter),
    }))
}

/// The bar of the members that have none of their own.
fn others(answer: &Answer, taken: Taken, words: &Words) -> Option<Bar> {
    let others = answer.others.as_ref().filter(|_| answer.adds_up)?;
    let name = words.others(others.members);
    let slot = Slot {
        key: PartKey::Others,
        label: name.clone(),
        group: String::new(),
        title: name,
        is_partial: false,
        note: String::new(),
        against: against(&others.now, others.before.as_ref(), taken, words),
    };
    Some(Bar { slot, value: number(&others.now), compared: others.before.as_ref().and_then(number), emphasis: Emphasis::Plain })
}

/// The course of a figure in a few pixels.
pub fn sparkline(answer: &Answer, words: &Words) -> Chart {
    let partial = answer.parts.iter().map(|part| part.is_partial).collect();
    Chart { shape: Shape::Sparkline(Sparkline { values: numbers(answer), partial }), direction: direction(words) }
}

fn against(now: &Figure, before: Option<&Figure>, taken: Taken, words: &Words) -> Option<Against> {
    before.map(|_| Against { title: String::new(), change: change(now, before, taken.better, words) })
}

fn change(now: &Figure, before: Option<&Figure>, better: Better, words: &Words) -> Option<Change> {
    let (Ok(now), Ok(before)) = (now, before?) else { return None };
    let change = words.change(*now, *before, better);
    let role = match change.verdict {
        Verdict::Better => Role::Good,
        Verdict::Worse => Role::Bad,
        Verdict::Neither => Role::QuietText,
    };
    Some(Change { name: words.say("table-change"), text: change.signed?, role })
}

/// The cases behind a rate, small.
fn note(part: &Part, words: &Words) -> String {
    part.cases.filter(|_| part.now.is_ok()).map(|cases| words.of_cases(cases)).unwrap_or_default()
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

fn numbers(answer: &Answer) -> Vec<Option<f64>> {
    answer.parts.iter().map(|part| number(&part.now)).collect()
}

fn number(figure: &Figure) -> Option<f64> {
    figure.as_ref().ok().map(|quantity: &Quantity| quantity.number())
}
