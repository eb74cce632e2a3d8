//! Rows that do not have as many cells as the others, or in which the quotes do
//! not add up: what must have been meant, as far as the other rows make it plain.
//!
//! Every way to understand such a record is weighed by how odd its cells would
//! be in their columns. One that is clearly the least odd is taken; otherwise
//! the record stays as it is.

use std::borrow::Cow;

use crate::ingest::report::problem::ProblemKind;
use crate::ingest::scan::record::Span;
use crate::ingest::scan::rules::Rules;
use crate::ingest::scan::scalar::{MANNERS, scan};
use crate::ingest::shape::habit::Class;
use crate::ingest::shape::layout::Layout;

/// A record as it must have been meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Mended {
    pub cells: Vec<String>,
    /// What was wrong with it.
    pub kind: ProblemKind,
    /// The first field that it was wrong with, from 1; 0 for all of them.
    pub field: u32,
}

/// Longer records stay as they are, so that reading takes linear time.
const LONGEST: usize = 16 << 10;

/// More delimiters too many than these stay as they are.
const MOST_SURPLUS: usize = 12;

/// So many bits less odd than any other way to understand a record makes it plain.
const PLAIN: f64 = 4.0;

/// A cell so near to what is oddest in its column is not what was meant.
const IMPLAUSIBLE: f64 = 0.7;

/// A record whose cells are all no odder than this is what was meant.
const UNREMARKABLE: f64 = 5.0;

/// What each kind of damage is taken to be worth, in bits.
const STRAY_QUOTE: f64 = 4.0;
const NO_DELIMITER: f64 = 6.0;
const SURPLUS_DELIMITER: f64 = 3.0;
const STRANGE_DELIMITER: f64 = 8.0;
const QUOTE_IN_TEXT: f64 = 20.0;

/// Delimiters that a row may be written with by mistake.
const DELIMITERS: &[u8] = b",;\t| :";

/// The row that must have been meant by the record with these fields.
pub fn mend(layout: &Layout, bytes: &[u8], spans: &[Span]) -> Option<Mended> {
    let (first, last) = (spans.first()?, spans.last()?);
    let record = bytes.get(first.start as usize..last.end as usize)?;
    if layout.habits.len() != layout.width || record.len() > LONGEST || record.is_empty() {
        return None;
    }
    let own: Vec<Span> = spans.iter().map(|span| Span { start: span.start - first.start, end: span.end - first.start }).collect();
    let mut search = Search { layout, record, best: None, second: f64::INFINITY };
    let written = search.as_written(&own);
    if written.oddest <= UNREMARKABLE {
        return None;
    }
    for tokens in search.cuts(layout.delimiter, &own) {
        let kind = if tokens.gaps { ProblemKind::MissingDelimiter } else { ProblemKind::BadQuote };
        let extra = if tokens.spans == own { 0.0 } else { STRAY_QUOTE };
        if tokens.spans != own {
            search.exact(&tokens.spans, kind, extra);
        }
        search.split(&tokens.spans, extra);
        search.merge(&tokens.spans, ProblemKind::ExtraDelimiter, extra);
    }
    for &delimiter in DELIMITERS.iter().filter(|delimiter| **delimiter != layout.delimiter) {
        if record.iter().filter(|byte| **byte == delimiter).count() + 1 >= layout.width && layout.width > 1 {
            for tokens in search.cuts(delimiter, &[]) {
                search.exact(&tokens.spans, ProblemKind::OtherDelimiter, STRANGE_DELIMITER);
                search.merge(&tokens.spans, ProblemKind::OtherDelimiter, STRANGE_DELIMITER);
            }
        }
    }
    let best = search.best.take()?;
    let plain = best.cost + PLAIN <= written.cost.min(search.second);
    let plausible = best.cells.iter().zip(&layout.habits).all(|(cell, habit)| habit.surprise(cell) <= IMPLAUSIBLE * habit.oddest());
    (plain && plausible).then(|| Mended {
        cells: best.cells.into_iter().map(Cow::into_owned).collect(),
        kind: best.kind,
        field: best.field,
    })
}

/// The least odd way to understand a record so far.
struct Candidate<'a> {
    cost: f64,
    cells: Vec<Cow<'a, str>>,
    kind: ProblemKind,
    field: u32,
}

/// A record cut into fields.
struct Tokens {
    spans: Vec<Span>,
    /// A delimiter was added beside a quote.
    gaps: bool,
}

/// A record as it stands.
struct Written {
    cost: f64,
    /// How much odder than usual its oddest cell is.
    oddest: f64,
}

struct Search<'a> {
    layout: &'a Layout,
    record: &'a [u8],
    best: Option<Candidate<'a>>,
    /// What the least odd of the others costs.
    second: f64,
}

impl<'a> Search<'a> {
    /// How odd the record is as it stands; beyond measure if it cannot be a row.
    fn as_written(&self, spans: &[Span]) -> Written {
        let surplus = spans.get(self.layout.width..).unwrap_or_default();
        let mut written = Written { cost: 0.0, oddest: 0.0 };
        if surplus.iter().any(|span| !self.text(*span).trim().is_empty()) {
            return Written { cost: f64::INFINITY, oddest: f64::INFINITY };
        }
        for (column, habit) in self.layout.habits.iter().enumerate() {
            let cell = spans.get(column).map_or(Cow::default(), |span| self.text(*span));
            written.cost += habit.cost(&cell);
            written.oddest = written.oddest.max(habit.surprise(&cell));
        }
        written
    }

    fn text(&self, span: Span) -> Cow<'a, str> {
        self.layout.text(span.of(self.record))
    }

    fn cost(&self, column: usize, cell: &str) -> f64 {
        self.layout.habits.get(column).map_or(f64::INFINITY, |habit| habit.cost(cell))
    }

    /// The ways to cut the record with this delimiter.
    fn cuts(&self, delimiter: u8, known: &[Span]) -> Vec<Tokens> {
        let rules = Rules { escape: self.layout.escape, ..Rules::new(delimiter, self.layout.quote) };
        let mut cuts: Vec<Tokens> = Vec::new();
        if !known.is_empty() {
            cuts.push(Tokens { spans: known.to_vec(), gaps: false });
        }
        for manner in MANNERS {
            let Some(found) = scan(self.record, true, &rules, manner) else { continue };
            if found.next == self.record.len() && !cuts.iter().any(|tokens| tokens.spans == found.fields) {
                cuts.push(Tokens { spans: found.fields, gaps: manner.gaps });
            }
            if !found.bad_quote && !manner.eager {
                break;
            }
        }
        cuts
    }

    fn offer(&mut self, cost: f64, kind: &ProblemKind, field: usize, cells: impl FnOnce() -> Vec<Cow<'a, str>>) {
        let least = self.best.as_ref().map_or(f64::INFINITY, |best| best.cost);
        if cost >= self.second {
            return;
        }
        let cells = cells();
        if self.best.as_ref().is_some_and(|best| best.cells == cells) {
            if cost < least
                && let Some(best) = &mut self.best
            {
                (best.cost, best.kind, best.field) = (cost, kind.clone(), field as u32);
            }
        } else if cost < least {
            self.second = least;
            self.best = Some(Candidate { cost, cells, kind: kind.clone(), field: field as u32 });
        } else {
            self.second = cost;
        }
    }

    /// The fields are the cells.
    fn exact(&mut self, spans: &[Span], kind: ProblemKind, extra: f64) {
        if spans.len() != self.layout.width {
            return;
        }
        let cells: Vec<Cow<str>> = spans.iter().map(|span| self.text(*span)).collect();
        let cost: f64 = cells.iter().enumerate().map(|(column, cell)| self.cost(column, cell)).sum();
        let field = spans.iter().position(|span| span.of(self.record).contains(&self.layout.quote)).map_or(0, |at| at + 1);
        let field = if kind == ProblemKind::OtherDelimiter { 0 } else { field };
        self.offer(cost + extra, &kind, field, || cells);
    }

    /// One field is two cells.
    fn split(&mut self, spans: &[Span], extra: f64) {
        if spans.len() + 1 != self.layout.width {
            return;
        }
        let cells: Vec<Cow<str>> = spans.iter().map(|span| self.text(*span)).collect();
        // What all cells cost if the added delimiter comes behind them.
        let mut after: f64 = cells.iter().enumerate().map(|(at, cell)| self.cost(at + 1, cell)).sum();
        let mut before = 0.0;
        for (at, cell) in cells.iter().enumerate() {
            after -= self.cost(at + 1, cell);
            let others = before + after + extra + NO_DELIMITER;
            before += self.cost(at, cell);
            if others >= self.second {
                continue;
            }
            for (left, right) in self.halves(spans.get(at).copied().unwrap_or(Span { start: 0, end: 0 })) {
                let cost = others + self.cost(at, &left) + self.cost(at + 1, &right);
                let rebuilt = || {
                    let mut rebuilt = cells.clone();
                    rebuilt.splice(at..=at, [left, right]);
                    rebuilt
                };
                self.offer(cost, &ProblemKind::MissingDelimiter, at + 1, rebuilt);
            }
        }
    }

    /// Where a field may be two cells: where letters of one kind end, between
    /// two quotes, or before all of it.
    fn halves(&self, span: Span) -> Vec<(Cow<'a, str>, Cow<'a, str>)> {
        let raw = span.of(self.record);
        let mut halves = vec![(Cow::default(), self.text(span))];
        if raw.first() == Some(&self.layout.quote) {
            let quotes = raw.windows(2).enumerate().skip(1).filter(|(_, pair)| *pair == [self.layout.quote; 2]);
            halves.extend(quotes.take(FEW).map(|(at, _)| {
                let (left, right) = raw.split_at(at + 1);
                (self.layout.text(left), self.layout.text(right))
            }));
        } else if let Ok(text) = std::str::from_utf8(raw) {
            let changes = text.char_indices().zip(text.chars().skip(1));
            let changes =
                changes.filter(|((_, left), right)| Class::of(*left) != Class::of(*right)).map(|((at, left), _)| at + left.len_utf8());
            let changes: Vec<usize> = changes.collect();
            let (near, far) = (changes.len().min(FEW), changes.len().saturating_sub(FEW).max(changes.len().min(FEW)));
            let places = changes.get(..near).unwrap_or_default().iter().chain(changes.get(far..).unwrap_or_default());
            halves.extend(places.map(|&at| text.split_at(at)).map(|(left, right)| (Cow::Borrowed(left), Cow::Borrowed(right))));
        }
        halves
    }

    /// Some delimiters are letters, or stand beside an empty cell that is none.
    fn merge(&mut self, spans: &[Span], kind: ProblemKind, extra: f64) {
        let width = self.layout.width;
        let surplus = spans.len().saturating_sub(width);
        if surplus == 0 || surplus > MOST_SURPLUS {
            return;
        }
        let steps = self.cheapest_steps(spans, surplus);
        let Some(&Step { cost, second, .. }) = steps.get(spans.len() * (surplus + 1) + surplus).filter(|step| step.cost.is_finite()) else {
            return;
        };
        // Back from the end: which fields make up each cell.
        let (mut at, mut used) = (spans.len(), surplus);
        let (mut cells, mut field) = (Vec::new(), 0);
        while let Some(step) = steps.get(at * (surplus + 1) + used).filter(|_| at > 0) {
            let begin = at - step.taken;
            if step.dropped {
                used -= step.taken;
                field = begin;
            } else {
                cells.push(self.joined(spans, begin, step.taken));
                used -= step.taken - 1;
                field = if step.taken > 1 { begin } else { field };
            }
            at = begin;
        }
        cells.reverse();
        let field = if kind == ProblemKind::OtherDelimiter { 0 } else { field + 1 };
        self.offer(cost + extra, &kind, field, || cells);
        self.second = self.second.min(second + extra);
    }

    /// For the first `at` fields with `used` delimiters fewer: what they cost at
    /// least, at `at * (surplus + 1) + used`.
    fn cheapest_steps(&self, spans: &[Span], surplus: usize) -> Vec<Step> {
        let row = surplus + 1;
        let mut steps = vec![Step::default(); (spans.len() + 1) * row];
        if let Some(first) = steps.first_mut() {
            first.cost = 0.0;
        }
        let empty: Vec<bool> = spans.iter().map(|span| span.of(self.record).is_empty()).collect();
        let is_empty = |at: usize| empty.get(at) == Some(&true);
        for at in 0..spans.len() {
            for used in 0..row.min(at + 1) {
                let from = steps.get(at * row + used).copied().unwrap_or_default();
                if !from.cost.is_finite() {
                    continue;
                }
                for taken in 1..=(row - used).min(spans.len() - at) {
                    if taken > 1 && (is_empty(at) || is_empty(at + taken - 1)) {
                        continue;
                    }
                    let parts = spans.get(at..at + taken).unwrap_or_default();
                    let quoted = parts.iter().filter(|span| span.of(self.record).first() == Some(&self.layout.quote)).count();
                    let damage = (taken - 1) as f64 * SURPLUS_DELIMITER + if taken > 1 { quoted as f64 * QUOTE_IN_TEXT } else { 0.0 };
                    let cost = self.cost(at - used, &self.joined(spans, at, taken)) + damage;
                    Step::relax(&mut steps, (at + taken) * row + used + taken - 1, &from, cost, taken, false);
                }
                // Of several empty fields beside each other the first are none.
                let begins = is_empty(at) && (at == 0 || !is_empty(at - 1));
                let run = if begins { (at..spans.len()).take_while(|at| is_empty(*at)).count() } else { 0 };
                for taken in 1..=run.min(row - 1 - used) {
                    Step::relax(&mut steps, (at + taken) * row + used + taken, &from, taken as f64 * SURPLUS_DELIMITER, taken, true);
                }
            }
        }
        steps
    }

    /// Fields with the delimiters between them as one cell.
    fn joined(&self, spans: &[Span], at: usize, taken: usize) -> Cow<'a, str> {
        match spans.get(at..at + taken) {
            Some([only]) => self.text(*only),
            Some([first, .., last]) => String::from_utf8_lossy(Span { start: first.start, end: last.end }.of(self.record)),
            _ => Cow::default(),
        }
    }
}

/// At most so many places in a field are tried, from each of its ends.
const FEW: usize = 100;

/// The cheapest way to a number of fields.
#[derive(Clone, Copy)]
struct Step {
    cost: f64,
    /// What the next cheapest way costs.
    second: f64,
    /// The fields that the last step took.
    taken: usize,
    /// They are no cell.
    dropped: bool,
}

impl Default for Step {
    fn default() -> Step {
        Step { cost: f64::INFINITY, second: f64::INFINITY, taken: 0, dropped: false }
    }
}

impl Step {
    fn relax(steps: &mut [Step], to: usize, from: &Step, cost: f64, taken: usize, dropped: bool) {
        let Some(step) = steps.get_mut(to) else { return };
        let (first, second) = (from.cost + cost, from.second + cost);
        if first < step.cost {
            *step = Step { cost: first, second: step.cost.min(second), taken, dropped };
        } else {
            step.second = step.second.min(first);
        }
    }
}
