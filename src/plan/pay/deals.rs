//! What pays with each deal: rates, rate tables, amounts per unit, and tiers.

use std::collections::{BTreeMap, HashMap};

use crate::plan::credit::divide::is_alike;
use crate::plan::credit::select::{magnitude, numbers};
use crate::plan::credit::table::Texts;
use crate::plan::credit::trouble::Note;
use crate::plan::curve::scale::{Factor, Scale, Step, is_below, table};
use crate::plan::document::check::component::MARGIN_RATE;
use crate::plan::document::component::{Component, Then, Threshold};
use crate::plan::document::pays::{Applies, Pays, Position, RateTable};
use crate::plan::document::plan::Rounding;
use crate::plan::line::{Line, LineId, Rule, Stage, rounded};
use crate::plan::measure::event::Event;
use crate::plan::measure::setting::Setting;
use crate::plan::pay::share::{Ranked, by_deal, ranked, row};
use crate::sales::day::Day;
use crate::sales::exact::Exact;

/// What holds for all rows of a component in one of its ways to pay.
pub struct Rows<'a> {
    /// The first day of it.
    pub from: Day,
    setting: &'a Setting<'a>,
    component: (usize, &'a Component),
    pays: &'a Pays,
    /// The base rate of each value of a column.
    bases: Option<(&'a Texts, Vec<Option<Exact>>)>,
    /// The number of each row that picks its band.
    values: Option<(&'a Texts, Vec<Exact>)>,
}

/// A part of a window with one scale, from a day on.
pub struct Part<'a> {
    pub from: Day,
    pub rows: &'a Rows<'a>,
    pub scale: Scale,
}

impl<'a> Rows<'a> {
    /// Those of each way in which a component pays, by their days.
    pub fn of(setting: &'a Setting<'a>, component: (usize, &'a Component)) -> Vec<Rows<'a>> {
        let changes = component.1.changes.iter().filter_map(|change| Some((change.from.0, change.pays.as_ref()?)));
        std::iter::once((Day(i32::MIN), &component.1.pays))
            .chain(changes)
            .map(|(from, pays)| Rows::new(setting, component, from, pays))
            .collect()
    }

    fn new(setting: &'a Setting<'a>, component: (usize, &'a Component), from: Day, pays: &'a Pays) -> Rows<'a> {
        let bases = table(pays).and_then(|table| {
            let column = setting.credits.column(&table.by)?;
            Some((column, column.values.iter().map(|value| base(table, value)).collect()))
        });
        let values = match pays {
            Pays::Tiers(tiers) => tiers.value.as_ref().and_then(|name| {
                let column = setting.credits.column(if name == MARGIN_RATE { "margin" } else { name })?;
                Some((column, numbers(column).ok()?))
            }),
            _ => None,
        };
        Rows { from, setting, component, pays, bases, values }
    }

    fn base(&self, scale: &Scale, row: Option<u32>) -> Option<Exact> {
        match &self.bases {
            Some((column, bases)) => bases.get(column.code(row?)?).copied().flatten(),
            None => scale.base,
        }
    }

    /// The place of what a row says in the column of the bases.
    fn code(&self, row: Option<u32>) -> Option<usize> {
        self.bases.as_ref()?.0.code(row?)
    }

    /// What is told of a value in the column of the bases, if there is none for it.
    pub fn without_base(&self, code: usize) -> Option<Note> {
        let (column, bases) = self.bases.as_ref()?;
        let has = bases.get(code).is_some_and(Option::is_some);
        let value = || column.values.get(code).cloned().unwrap_or_default();
        (!has).then(|| Note::NoRate { component: self.component.1.id.clone(), column: column.name.clone(), value: value() })
    }

    /// The column that the rate goes by.
    pub fn rated_by(&self) -> Option<&'a Texts> {
        self.bases.as_ref().map(|(column, _)| *column)
    }

    /// The rate of a band for a value of that column.
    pub fn rate_of(&self, scale: &Scale, band: usize, code: usize) -> Option<Exact> {
        match scale.bands.get(band)?.factor {
            Factor::Rate(rate) | Factor::PerUnit(rate) => Some(rate),
            Factor::Multiplier(multiplier) => match &self.bases {
                Some((_, bases)) => multiplier.times(bases.get(code).copied().flatten()?),
                None => multiplier.times(scale.base?),
            },
        }
    }

    pub fn component(&self) -> (usize, &'a Component) {
        self.component
    }

    pub fn rounding(&self) -> &'a Rounding {
        &self.setting.plan.rounding
    }

    /// Whether rounding the shares of divided deals leaves cents to give out.
    pub fn divides(&self) -> bool {
        !self.setting.prepared.takers.is_empty()
    }

    /// Whether rows say which deals they are of.
    pub fn has_deals(&self) -> bool {
        self.setting.credits.column("deal").is_some()
    }

    /// The deal that a row is of, by its place in the column.
    fn deal(&self, row: Option<u32>) -> Option<usize> {
        let deals = self.setting.credits.column("deal")?;
        deals.code(row?).filter(|code| deals.values.get(*code).is_some_and(|name| !name.is_empty()))
    }

    fn value(&self, row: Option<u32>) -> Option<Exact> {
        let (column, values) = self.values.as_ref()?;
        let value = values.get(column.code(row?)?).copied()?;
        let is_rate = matches!(self.pays, Pays::Tiers(tiers) if tiers.value.as_deref() == Some(MARGIN_RATE));
        if is_rate { value.over(self.setting.credits.rows.get(row? as usize)?.amount) } else { Some(value) }
    }

    /// The rate of a row in a band, and whether it is an amount for each; nothing below the first band or without a base.
    fn rate(&self, scale: &Scale, band: Option<usize>, row: Option<u32>) -> Option<(Step, Exact)> {
        let step = *scale.bands.get(band?)?;
        let rate = match step.factor {
            Factor::Rate(rate) | Factor::PerUnit(rate) => rate,
            Factor::Multiplier(multiplier) => multiplier.times(self.base(scale, row)?)?,
        };
        Some((step, rate))
    }
}

fn base(table: &RateTable, value: &str) -> Option<Exact> {
    let found = table.rates.iter().find(|(other, _)| is_alike(other, value)).map(|(_, rate)| *rate).or(table.otherwise);
    found.map(|rate| rate.0)
}

/// Adds the lines of one window, part by part; `opening` was measured before its first event, `threshold` is in what is measured.
pub fn pay(
    parts: &[Part],
    opening: Exact,
    threshold: Option<(Exact, &Threshold)>,
    events: &[Event],
    out: &mut Vec<Line>,
    notes: &mut Vec<Note>,
) -> Option<()> {
    let above_only = threshold.filter(|(_, threshold)| threshold.then == Then::AboveOnly).map(|(at, _)| at);
    let cuts: Vec<Vec<Exact>> = parts.iter().map(|part| cuts(&part.scale, above_only)).collect();
    let mut cliff = Cliff { threshold: threshold.filter(|(_, threshold)| threshold.then == Then::FromFirst), ..Cliff::default() };
    let mut given = Given::new(parts);
    let mut of_deals: HashMap<usize, (Exact, Given)> = HashMap::new();
    let mut position = opening;
    cliff.is_reached = cliff.threshold.is_none_or(|(at, _)| !is_below(position, at));
    for event in events {
        let place = parts.partition_point(|part| part.from <= event.day).saturating_sub(1);
        let (Some(part), Some(cuts)) = (parts.get(place), cuts.get(place)) else { continue };
        let Part { rows, scale, .. } = part;
        notes.extend(rows.code(event.row).and_then(|code| rows.without_base(code)));
        let mut of_deal = rows
            .deal(event.row)
            .filter(|_| scale.position == Position::Deal)
            .map(|deal| of_deals.entry(deal).or_insert_with(|| (Exact::ZERO, Given::new(parts))));
        let (mut start, end) = match (scale.position, &mut of_deal) {
            // Rows of one deal fill the bands one after the other.
            (Position::Deal, Some((filled, _))) if filled.is_positive() => {
                let start = *filled;
                *filled = filled.plus(event.measured)?;
                (start, *filled)
            }
            (Position::Deal, of_deal) => {
                let end = magnitude(event.measured);
                if let Some((filled, _)) = of_deal {
                    *filled = event.measured;
                }
                (Exact::ZERO, end)
            }
            (Position::Window | Position::Value, _) => (position, position.plus(event.measured)?),
        };
        position = position.plus(event.measured)?;
        let mut now = Vec::new();
        let given = match (scale.position, scale.applies) {
            (Position::Window, Applies::Retroactive) => Some(&mut given),
            // A deal that is not split has one rate, on all of its rows.
            (Position::Deal, Applies::Retroactive | Applies::WholeDeal) => of_deal.map(|(_, given)| given),
            _ => None,
        };
        if let Some(given) = given {
            re_rate(parts, end, event, given, &mut now)?;
            // Below a threshold that pays only what is above it nothing is rated, then or later.
            let above = pieces(start, end, event, cuts)?.into_iter().filter(|piece| above_only.is_none_or(|at| is_below(at, piece.high)));
            let credited = above.map(|piece| piece.credited).try_fold(Exact::ZERO, Exact::plus)?;
            given.deals.push((place, Event { credited, ..*event }));
            start = if scale.position == Position::Deal { end } else { start };
        }
        for piece in pieces(start, end, event, cuts)? {
            now.extend(of_piece(part, &piece, (start, end), above_only, event)?);
        }
        cliff.take(!cliff.threshold.is_some_and(|(at, _)| is_below(position, at)), event.day, now, rows, out)?;
    }
    Some(())
}

/// The line of a part of an event that goes from one position to another; none where nothing is paid.
pub fn of_piece(
    part: &Part,
    piece: &Piece,
    (start, end): (Exact, Exact),
    above_only: Option<Exact>,
    event: &Event,
) -> Option<Option<Line>> {
    let Part { rows, scale, .. } = part;
    if above_only.is_some_and(|at| !is_below(at, piece.high)) {
        return Some(None);
    }
    let held_by = match (scale.position, scale.applies) {
        (Position::Value, _) => rows.value(event.row),
        (_, Applies::Marginal) => Some(piece.low),
        (_, Applies::WholeDealBefore) => Some(if is_below(start, end) { start } else { end }),
        (Position::Window, Applies::Retroactive) => Some(end),
        (_, Applies::WholeDeal | Applies::Retroactive) => Some(if is_below(start, end) { end } else { start }),
    };
    match rows.rate(scale, held_by.and_then(|at| scale.at(at)), event.row) {
        Some((step, rate)) => line(rows, event, piece.credited, step, rate),
        None => Some(None),
    }
}

/// Where events are cut: at the bounds of marginal bands, and where pay begins.
pub fn cuts(scale: &Scale, above_only: Option<Exact>) -> Vec<Exact> {
    let mut cuts: Vec<Exact> = above_only.into_iter().collect();
    if scale.applies == Applies::Marginal && scale.position != Position::Value {
        cuts.extend(scale.bands.iter().filter_map(|step| step.from));
    }
    cuts.sort_by(|one, other| one.compare(*other).unwrap_or(std::cmp::Ordering::Equal));
    cuts
}

/// A part of an event that lies within one band.
pub struct Piece {
    pub low: Exact,
    pub high: Exact,
    pub credited: Exact,
}

/// An event cut where a bound lies between its start and its end.
pub fn pieces(start: Exact, end: Exact, event: &Event, cuts: &[Exact]) -> Option<Vec<Piece>> {
    let (low, high) = if is_below(end, start) { (end, start) } else { (start, end) };
    let length = high.minus(low)?;
    let mut pieces = Vec::with_capacity(1);
    let mut from = low;
    for cut in cuts.iter().filter(|cut| is_below(low, **cut) && is_below(**cut, high)).chain([&high]) {
        let part = cut.minus(from)?;
        let credited = if part == length { event.credited } else { event.credited.times(part.over(length)?)? };
        pieces.push(Piece { low: from, high: *cut, credited });
        from = *cut;
    }
    Some(pieces)
}

/// The line of what a rate pays on a part of an event; none where that is nothing.
fn line(rows: &Rows, event: &Event, credited: Exact, step: Step, rate: Exact) -> Option<Option<Line>> {
    let rounding = &rows.setting.plan.rounding;
    let exact = credited.times(rate)?;
    let own = rounded(exact, rounding)?;
    // Only where everybody on a deal has the same rate do their shares come from one whole.
    let is_alike = step.name.is_none();
    let residue = match event.row.and_then(|row| rows.setting.prepared.takers.get(&row)).filter(|_| is_alike) {
        Some(others) => residue(rows, event, own, exact, others)?,
        None => Exact::ZERO,
    };
    let amount = own.plus(residue)?;
    let because = match step.factor {
        Factor::PerUnit(_) => Rule::Each { count: credited, each: rate, band: step.name },
        Factor::Rate(_) | Factor::Multiplier(_) => Rule::Rate { base: credited, rate, band: step.name, residue },
    };
    Some((!amount.is_zero()).then(|| earned(rows, event.pays_on, event.row, amount, because, Vec::new())))
}

/// What the rounded shares of a deal leave of the rounded whole.
fn residue(rows: &Rows, event: &Event, own: Exact, exact: Exact, others: &[Exact]) -> Option<Exact> {
    let rounding = &rows.setting.plan.rounding;
    let share = rows.setting.credits.rows.get(event.row? as usize)?.share;
    let whole = exact.over(share)?;
    let mut rest = rounded(whole, rounding)?.minus(own)?;
    for other in others {
        rest = rest.minus(rounded(whole.times(*other)?, rounding)?)?;
    }
    Some(rest)
}

fn earned(rows: &Rows, day: Day, row: Option<u32>, amount: Exact, because: Rule, from: Vec<LineId>) -> Line {
    Line { day, component: Some(rows.component.0), row, stage: Stage::Earned, amount, because, from }
}

/// What earlier deals of the window were given, by which band of the part that each is of.
struct Given {
    bands: Vec<Option<usize>>,
    deals: Vec<(usize, Event)>,
}

impl Given {
    fn new(parts: &[Part]) -> Given {
        Given { bands: vec![None; parts.len()], deals: Vec::new() }
    }
}

/// Lines that bring earlier deals to the rate of the band reached now.
fn re_rate(parts: &[Part], reached: Exact, event: &Event, given: &mut Given, now: &mut Vec<Line>) -> Option<()> {
    let bands: Vec<Option<usize>> = parts.iter().map(|part| part.scale.at(reached)).collect();
    if bands == given.bands {
        return Some(());
    }
    for (place, deal) in &given.deals {
        let Some(Part { rows, scale, .. }) = parts.get(*place) else { continue };
        let band = |bands: &[Option<usize>]| bands.get(*place).copied().flatten();
        let rate = |band| rows.rate(scale, band, deal.row).map_or(Exact::ZERO, |(_, rate)| rate);
        let (before, after) = (rate(band(&given.bands)), rate(band(&bands)));
        // Each rounded by itself, so that all lines of the deal come to what its last rate pays.
        let rounding = &rows.setting.plan.rounding;
        let amount = rounded(deal.credited.times(after)?, rounding)?.minus(rounded(deal.credited.times(before)?, rounding)?)?;
        if !amount.is_zero() {
            let name = band(&bands).and_then(|band| scale.bands.get(band)).and_then(|step| step.name);
            let because = Rule::ReRated { base: deal.credited, before, after, band: name };
            now.push(earned(rows, event.day.max(deal.pays_on), deal.row, amount, because, Vec::new()));
        }
    }
    given.bands = bands;
    Some(())
}

/// A threshold from the first unit: below it lines wait.
#[derive(Default)]
struct Cliff<'a> {
    threshold: Option<(Exact, &'a Threshold)>,
    is_reached: bool,
    waiting: Vec<Line>,
    paid: Vec<LineId>,
}

impl Cliff<'_> {
    fn take(&mut self, is_reached: bool, day: Day, now: Vec<Line>, rows: &Rows, out: &mut Vec<Line>) -> Option<()> {
        let Some((_, threshold)) = self.threshold else {
            out.extend(now);
            return Some(());
        };
        if is_reached && !self.is_reached {
            for line in self.waiting.drain(..) {
                let because = Rule::Reached { threshold: threshold.at, rule: Box::new(line.because) };
                self.paid.push(out.len());
                out.push(Line { day: day.max(line.day), because, ..line });
            }
        }
        if !is_reached && self.is_reached {
            let ids = std::mem::take(&mut self.paid);
            // What is paid for single deals waits or goes back with them.
            let is_by_deal = by_deal(rows.setting, rows.component.1);
            let mut of_rows: BTreeMap<Ranked, (Exact, Vec<LineId>)> = BTreeMap::new();
            for id in ids {
                let Some(line) = out.get(id) else { continue };
                let (total, from) = of_rows.entry(ranked(rows.setting, line.row.filter(|_| is_by_deal))).or_default();
                *total = total.plus(line.amount)?;
                from.push(id);
            }
            for (place, (total, from)) in of_rows.into_iter().filter(|(_, (total, _))| !total.is_zero()) {
                let back = earned(rows, day, row(place), total.negated()?, Rule::FellBelow { threshold: threshold.at }, from);
                out.push(back.clone());
                self.waiting.push(Line { amount: total, ..back });
            }
        }
        self.is_reached = is_reached;
        if is_reached {
            self.paid.extend(out.len()..out.len() + now.len());
            out.extend(now);
        } else {
            self.waiting.extend(now);
        }
        Some(())
    }
}
