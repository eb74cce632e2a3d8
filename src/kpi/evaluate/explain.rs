//! How a figure came about: the arithmetic, each aggregate with its value, the rows it
//! used and those it left out.

use std::sync::Arc;

use crate::kpi::ask::{Context, Explanation, Figure, LeftOut, LeftOutReason, Line, Taken, Term};
use crate::kpi::catalogue::Catalogue;
use crate::kpi::check::node::{Members, Moment, Node};
use crate::kpi::evaluate::answer::meaning;
use crate::kpi::evaluate::cache::Cache;
use crate::kpi::evaluate::columns::table;
use crate::kpi::evaluate::figure::Portion;
use crate::kpi::evaluate::groups::{Groups, datasets};
use crate::kpi::evaluate::members::Tally;
use crate::kpi::evaluate::outcome::has_day;
use crate::kpi::evaluate::outline::{Outline, Source};
use crate::kpi::evaluate::reduce::{Values, has_value};
use crate::kpi::evaluate::run::{Frame, Run};
use crate::kpi::formula::ast::MembersOp;
use crate::kpi::query::plan::{Dated, Query, Step};
use crate::kpi::unavailable::Unavailable;
use crate::sales::day::Day;
use crate::sales::quantity::{Quantity, Unit};
use crate::sales::schema::Dataset;
use crate::star::tables::{Star, StarTable};
use crate::table::column::EMPTY_DAY;

/// How a KPI's figure came about.
pub fn explain(star: &Star, catalogue: &Catalogue, cache: &mut Cache, context: &Context, kpi: &str) -> Explanation {
    let mut run = Run::new(star, catalogue, context, cache);
    let formula = catalogue.entry(kpi).map(|entry| entry.formula.clone()).unwrap_or_default();
    let figure = Err(Unavailable::NoRows);
    let mut explanation = Explanation {
        kpi: kpi.to_owned(),
        formula,
        unit: Unit::Number,
        figure,
        lines: Vec::new(),
        terms: Vec::new(),
        dimensions: Vec::new(),
    };
    let (meaning, place) = match (meaning(catalogue, kpi), catalogue.place(kpi)) {
        (Ok(meaning), Some(place)) => (meaning, place),
        (meaning, _) => {
            explanation.figure = Err(meaning.err().unwrap_or_else(|| Unavailable::broken(kpi)));
            return explanation;
        }
    };
    explanation.unit = meaning.unit;
    let frame = run.frame();
    explanation.figure = run.quantity(meaning, frame);
    explanation.dimensions = run.dimensions_of(&meaning.node);
    let chosen = run.chosen();
    let mut day = |moment, taken: &Taken| run.at(taken, |run, frame| run.day(moment, frame))?;
    let mut outline = Outline::of(catalogue, &chosen, place, &mut day);
    let members: Vec<Option<&Members>> = outline.terms.iter().map(|term| term.source.members()).collect();
    let members: Vec<_> = members.into_iter().map(|members| Some(outline.of_members(members?))).collect();
    let Outline { lines, terms, .. } = outline;
    explanation.lines = lines
        .into_iter()
        .map(|line| {
            let figure = match catalogue.meaning(line.kpi) {
                Some(meaning) => run.at(&line.taken, |run, frame| run.quantity(meaning, frame)).and_then(|figure| figure),
                None => Err(Unavailable::broken("")),
            };
            let kpi = catalogue.entries().get(line.kpi).map(|entry| entry.id.clone()).unwrap_or_default();
            Line { kpi, taken: line.taken, figure, calculation: line.calculation }
        })
        .collect();
    explanation.terms = terms
        .into_iter()
        .zip(members)
        .map(|(term, members)| {
            let counted = run.at(&term.taken, |run, frame| match term.source {
                Source::Members(members) => run.term_of_members(members, frame),
                Source::Aggregate(index) => run.term(index, frame),
            });
            let found = counted.unwrap_or_else(|reason| Term { figure: Err(reason), ..Term::of(&term.source.text(catalogue)) });
            Term { taken: term.taken, role: term.role, members, ..found }
        })
        .collect();
    explanation
}

/// The rows behind a term of a KPI's explanation; the first is the numerator where there is
/// one. Behind a figure of members are the rows of the first of the figures that they have.
///
/// # Errors
/// Why there are no rows: a dataset, field or dimension that is missing.
pub fn rows(
    star: &Star,
    catalogue: &Catalogue,
    cache: &mut Cache,
    context: &Context,
    kpi: &str,
    term: usize,
) -> Result<(Dataset, Vec<u32>), Unavailable> {
    let mut run = Run::new(star, catalogue, context, cache);
    meaning(catalogue, kpi)?;
    let chosen: Arc<Vec<usize>> = run.chosen();
    let mut day = |_, _: &Taken| Err(Unavailable::NoRows);
    let outline = Outline::of(catalogue, &chosen, catalogue.place(kpi).ok_or(Unavailable::NoRows)?, &mut day);
    let (index, taken) = match outline.terms.get(term).map(|term| (term.source, &term.taken)) {
        Some((Source::Aggregate(index), taken)) => (index, taken),
        Some((Source::Members(members), taken)) => {
            (*catalogue.aggregates_over(members, &chosen).first().ok_or(Unavailable::NoRows)?, taken)
        }
        None => return Err(Unavailable::NoRows),
    };
    run.at(taken, |run, frame| run.rows_behind(index, frame))?
}

impl Run<'_> {
    /// What `of` makes of the part of the data that a figure is taken of.
    ///
    /// # Errors
    /// Where there is no such comparison.
    fn at<T>(&mut self, taken: &Taken, of: impl FnOnce(&mut Run<'_>, Frame) -> T) -> Result<T, Unavailable> {
        let frame = (0..taken.back).try_fold(self.frame(), |frame, _| self.before(frame)).ok_or(Unavailable::NoComparison)?;
        Ok(match &taken.overall {
            None => of(self, frame),
            Some(dimensions) => of(&mut self.overall(dimensions), frame),
        })
    }

    /// A date that is the same for all rows.
    fn day(&mut self, moment: Moment, frame: Frame) -> Figure {
        let day = self.day_for_figures(moment, frame);
        if day == EMPTY_DAY { Err(Unavailable::NoRows) } else { Ok(Quantity::Date(Day(day))) }
    }

    /// The rows that have gone into an aggregate.
    fn rows_behind(&mut self, index: usize, frame: Frame) -> Result<(Dataset, Vec<u32>), Unavailable> {
        let query = self.query(index)?;
        let bounds = self.bounds(frame);
        let values: Values<'_> = self.values(&query, bounds)?;
        let rows = self.used_rows(&query, frame)?.filtered(|row| has_value(&values, row)).numbers();
        if query.dataset != Dataset::StageVisits {
            return Ok((query.dataset, rows));
        }
        // No file has visits: the rows behind them are their deals.
        let deals = self.rows_of(query.dataset, &Step { field: "deal".to_owned(), to: Dataset::Deals })?;
        let mut rows: Vec<u32> = rows.into_iter().filter_map(|row| deals.get(row as usize)?.checked_sub(1)).collect();
        rows.dedup();
        Ok((Dataset::Deals, rows))
    }

    /// The dimensions that every table has which a formula counts rows of.
    fn dimensions_of(&mut self, node: &Node) -> Vec<String> {
        let aggregates = self.aggregates_of(node);
        let found = datasets(self, &aggregates).unwrap_or_default();
        let tables: Vec<&StarTable> = found.iter().filter_map(|dataset| table(self.star, *dataset).ok()).collect();
        let Some((first, others)) = tables.split_first() else { return Vec::new() };
        let is_common = |id: &&String| others.iter().all(|table| table.dimension(id).is_some());
        first.dimensions.keys().filter(is_common).cloned().collect()
    }

    fn term_of_members(&mut self, members: &Members, frame: Frame) -> Term {
        let tally = self
            .tallies(members, frame, &mut Portion::Whole(&mut Groups::default()))
            .map(|tallies| tallies.into_iter().next().unwrap_or_default());
        let used = |tally: &Tally| if members.op == MembersOp::Share { tally.all } else { tally.reached };
        let rows = tally.as_ref().map_or(0, used);
        let figure = tally.and_then(|tally| tally.figure(members));
        let figure = figure.and_then(|figure| Quantity::exactly(figure, members.unit).ok_or(Unavailable::TooLarge));
        Term { figure, rows, ..Term::of(&members.text) }
    }

    fn term(&mut self, index: usize, frame: Frame) -> Term {
        let Some(aggregate) = self.catalogue.aggregate(index) else { return Term::of("") };
        let outcome = self.outcome(index, frame);
        let query = self.query(index);
        let figure: Figure = match (&outcome, &query) {
            (Ok(outcome), Ok(query)) => {
                outcome.figure(query).and_then(|value| Quantity::exactly(value, aggregate.unit).ok_or(Unavailable::TooLarge))
            }
            (Err(reason), _) | (_, Err(reason)) => Err(reason.clone()),
        };
        let (mut left_out, mut rows) = (Vec::new(), 0);
        if let (Ok(_), Ok(query)) = (&outcome, &query) {
            let used = self.used_rows(query, frame).map_or(0, |rows| rows.count() as u64);
            rows = self.rows_behind(index, frame).map_or(0, |(_, rows)| rows.len() as u64);
            left_out = self.left_out(query, frame).unwrap_or_default();
            // A visit is a row of no file: several of them are one deal's.
            if query.dataset != Dataset::StageVisits {
                left_out.push((LeftOutReason::NoValue, used - rows.min(used)));
            } else {
                rows = used;
            }
        }
        let left_out = left_out.into_iter().filter(|(_, rows)| *rows > 0).map(|(reason, rows)| LeftOut { reason, rows }).collect();
        Term { figure, rows, left_out, ..Term::of(&aggregate.text) }
    }

    /// How many rows each step left out: what is not asked for needs no date either.
    fn left_out(&mut self, query: &Query, frame: Frame) -> Result<Vec<(LeftOutReason, u64)>, Unavailable> {
        let all = table(self.star, query.dataset)?.rows as u64;
        let by_condition = self.unfiltered(query)?.count() as u64;
        let selection = self.selection(query)?;
        let by_filter = selection.count() as u64;
        let wanted = self.fulfilling(query.dataset, &query.moving, selection, frame)?;
        let mut undated = 0;
        match (&query.dated, frame.cut) {
            (Some(Dated::Never(reason)), Some(_)) => return Err(reason.clone()),
            (Some(Dated::At(date) | Dated::Spread { from: date, .. }), Some(_)) => {
                let days = self.day_column(query.dataset, date)?;
                wanted.each(|row| undated += u64::from(!has_day(&days, row)));
            }
            _ => {}
        }
        let (wanted, used) = (wanted.count() as u64, self.used_rows(query, frame)?.count() as u64);
        Ok(vec![
            (LeftOutReason::Condition, (all - by_condition) + (by_filter - wanted)),
            (LeftOutReason::Filter, by_condition - by_filter),
            (LeftOutReason::NoDate, undated),
            (LeftOutReason::Period, wanted - undated - used),
        ])
    }
}
