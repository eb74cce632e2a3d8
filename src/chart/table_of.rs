//! From an answer of the engine to a table: every part with its figure, the one
//! before, the change, the cases behind a rate, and what all come to together.

use crate::chart::table::{Cell, Row, Table};
use crate::chart::taken::Taken;
use crate::i18n::change::changed;
use crate::i18n::words::Words;
use crate::kpi::ask::{Answer, Figure, Part, PartKey, together};
use crate::sales::period::Grain;
use crate::sales::quantity::Quantity;

/// The spans of a course.
pub fn spans(answer: &Answer, grain: Grain, taken: Taken, words: &Words) -> Table {
    let columns = Columns::of(answer);
    let rows = answer.parts.iter().map(|part| columns.row(part.key.clone(), name(part, grain, words), Figures::of(part)));
    let apart = answer
        .apart()
        .map(|apart| columns.row(PartKey::Others, words.say("table-apart"), Figures { now: &Ok(apart), before: None, cases: None }));
    // Of the comparison there may be more spans than stand beside those shown.
    let total = Figures { now: &answer.now, before: answer.before.as_ref(), cases: None };
    Table {
        head: columns.head(answer, words.grain(grain), taken, words),
        rows: rows.chain(apart).collect(),
        total: answer.adds_up.then(|| columns.row(PartKey::Others, words.say("table-total"), total)),
    }
}

/// The members of a dimension, and those that are not among the answer's parts.
pub fn members(answer: &Answer, dimension: &str, taken: Taken, words: &Words) -> Table {
    let columns = Columns::of(answer);
    let parts = answer.parts.iter().map(|part| columns.row(part.key.clone(), words.part(&part.key, Grain::Month), Figures::of(part)));
    let others = answer.others.as_ref().map(|others| {
        let figures = Figures { now: &others.now, before: others.before.as_ref(), cases: None };
        columns.row(PartKey::Others, words.others(others.members), figures)
    });
    let now = together(answer.parts.iter().map(|part| &part.now).chain(answer.others.as_ref().map(|others| &others.now)));
    let earlier = answer.others.as_ref().and_then(|others| others.before.as_ref());
    let before = together(answer.parts.iter().filter_map(|part| part.before.as_ref()).chain(earlier));
    let total = Figures { now: &now, before: Some(&before), cases: None };
    Table {
        head: columns.head(answer, words.dimension(dimension), taken, words),
        rows: parts.chain(others).collect(),
        total: answer.adds_up.then(|| columns.row(PartKey::Others, words.say("table-total"), total)),
    }
}

/// The name of a part; a span that is not whole says so.
pub fn name(part: &Part, grain: Grain, words: &Words) -> String {
    let name = words.part(&part.key, grain);
    if part.is_partial { words.partial(name) } else { name }
}

/// What figures and those that they are compared with are called: by their days, all
/// the data by the KPI.
pub fn names(answer: &Answer, taken: Taken, words: &Words) -> [String; 2] {
    let now = taken.period.map_or_else(|| words.kpi(&answer.kpi), |days| words.period(days));
    [now, taken.compare.map_or_else(|| words.say("compared"), |days| words.period(days))]
}

/// Whether any part has an earlier figure.
pub fn has_before(answer: &Answer) -> bool {
    answer.parts.iter().any(|part| matches!(part.before, Some(Ok(_))))
}

/// The figures of a row.
struct Figures<'a> {
    now: &'a Figure,
    before: Option<&'a Figure>,
    cases: Option<u64>,
}

impl<'a> Figures<'a> {
    fn of(part: &'a Part) -> Figures<'a> {
        Figures { now: &part.now, before: part.before.as_ref(), cases: part.cases }
    }
}

/// The columns that there is something to write in, beside names and figures.
#[derive(Clone, Copy)]
struct Columns {
    has_before: bool,
    has_cases: bool,
}

impl Columns {
    fn of(answer: &Answer) -> Columns {
        Columns { has_before: has_before(answer), has_cases: answer.parts.iter().any(|part| part.cases.is_some()) }
    }

    fn head(self, answer: &Answer, names_of: String, taken: Taken, words: &Words) -> Vec<String> {
        let [_, before] = names(answer, taken, words);
        let compared = self.has_before.then(|| [before, words.say("table-change")]);
        let cases = self.has_cases.then(|| words.say("table-cases"));
        [names_of, words.kpi(&answer.kpi)].into_iter().chain(compared.into_iter().flatten()).chain(cases).collect()
    }

    fn row(self, key: PartKey, name: String, figures: Figures) -> Row {
        let now = figures.now.as_ref().ok().copied();
        let before = figures.before.and_then(|before| before.as_ref().ok()).copied();
        let change = now.zip(before).and_then(|(now, before)| changed(now, before));
        let compared = self.has_before.then_some([before.map(Cell::Figure), change.map(Cell::Change)]);
        let cases = figures.cases.and_then(|cases| i64::try_from(cases).ok()).map(|cases| Cell::Figure(Quantity::Count(cases)));
        let cells = [now.map(Cell::Figure)].into_iter().chain(compared.into_iter().flatten()).chain(self.has_cases.then_some(cases));
        Row { key, name, figures: cells.collect() }
    }
}
