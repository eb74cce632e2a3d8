//! How a figure came about: each aggregate with its value, the rows it used and
//! those it left out.

use crate::kpi::ask::{Context, Explanation, Figure, LeftOut, LeftOutReason, Term};
use crate::kpi::catalogue::{self, Catalogue};
use crate::kpi::check::node::Members;
use crate::kpi::evaluate::answer::meaning;
use crate::kpi::evaluate::cache::Cache;
use crate::kpi::evaluate::columns::table;
use crate::kpi::evaluate::figure::Portion;
use crate::kpi::evaluate::members::Tally;
use crate::kpi::evaluate::outcome::has_day;
use crate::kpi::evaluate::run::Run;
use crate::kpi::formula::ast::MembersOp;
use crate::kpi::query::plan::{Dated, Query, Step};
use crate::kpi::unavailable::Unavailable;
use crate::sales::quantity::{Quantity, Unit};
use crate::sales::schema::Dataset;
use crate::star::tables::Star;

/// How a KPI's figure came about.
pub fn explain(star: &Star, catalogue: &Catalogue, cache: &mut Cache, context: &Context, kpi: &str) -> Explanation {
    let mut run = Run::new(star, catalogue, context, cache);
    let formula = catalogue.entry(kpi).map(|entry| entry.formula.clone()).unwrap_or_default();
    let mut explanation =
        Explanation { kpi: kpi.to_owned(), formula, unit: Unit::Number, figure: Err(Unavailable::NoRows), terms: Vec::new() };
    match meaning(catalogue, kpi) {
        Err(reason) => explanation.figure = Err(reason),
        Ok(meaning) => {
            explanation.unit = meaning.unit;
            let frame = run.frame();
            explanation.figure = run.quantity(meaning, frame);
            let chosen = run.chosen();
            let mut terms = catalogue.terms_of(&meaning.node, &chosen);
            add_compared(catalogue, &chosen, &mut terms);
            let of_members = catalogue.members_of(&meaning.node, &chosen).into_iter().map(|(members, overall)| match overall {
                None => run.term_of_members(members),
                Some(dimensions) => run.overall(dimensions).term_of_members(members),
            });
            explanation.terms = of_members.collect();
            explanation.terms.extend(terms.into_iter().filter_map(|term| match term.overall {
                None => run.term(term.aggregate),
                Some(dimensions) => run.overall(dimensions).term(term.aggregate),
            }));
        }
    }
    explanation
}

/// The rows behind a KPI: those of its first aggregate, which is the numerator
/// where there is one.
///
/// # Errors
/// Why the KPI has no rows: a dataset, field or dimension that is missing.
pub fn rows(
    star: &Star,
    catalogue: &Catalogue,
    cache: &mut Cache,
    context: &Context,
    kpi: &str,
) -> Result<(Dataset, Vec<u32>), Unavailable> {
    let mut run = Run::new(star, catalogue, context, cache);
    let aggregates = run.aggregates_of(&meaning(catalogue, kpi)?.node);
    let query = run.query(aggregates.first().copied().ok_or(Unavailable::NoRows)?)?;
    let frame = run.frame();
    let rows = run.used_rows(&query, frame)?;
    if query.dataset != Dataset::StageVisits {
        return Ok((query.dataset, rows.numbers()));
    }
    // No file has visits: the rows behind them are their deals.
    let deals = run.rows_of(query.dataset, &Step { field: "deal".to_owned(), to: Dataset::Deals })?;
    let mut rows: Vec<u32> = rows.numbers().into_iter().filter_map(|row| deals.get(row as usize)?.checked_sub(1)).collect();
    rows.dedup();
    Ok((Dataset::Deals, rows))
}

/// Adds the aggregates that the rows of those found are compared with.
fn add_compared<'a>(catalogue: &'a Catalogue, chosen: &[usize], found: &mut Vec<catalogue::Term<'a>>) {
    let mut at = 0;
    while let Some((aggregate, overall)) = found.get(at).and_then(|term| Some((catalogue.aggregate(term.aggregate)?, term.overall))) {
        let mut figures = Vec::new();
        aggregate.conditions.iter().for_each(|condition| condition.figures(&mut figures));
        for term in figures.into_iter().flat_map(|figure| catalogue.terms_of(figure, chosen)) {
            let term = catalogue::Term { overall: overall.or(term.overall), ..term };
            if !found.contains(&term) {
                found.push(term);
            }
        }
        at += 1;
    }
}

impl Run<'_> {
    fn term_of_members(&mut self, members: &Members) -> Term {
        let frame = self.frame();
        let tally = self.tallies(members, frame, &mut Portion::Whole).map(|tallies| tallies.into_iter().next().unwrap_or_default());
        let used = |tally: &Tally| if members.op == MembersOp::Share { tally.all } else { tally.reached };
        let rows = tally.as_ref().map_or(0, used);
        let figure = tally.and_then(|tally| tally.figure(members));
        let figure = figure.and_then(|figure| Quantity::exactly(figure, members.unit).ok_or(Unavailable::TooLarge));
        Term { text: members.text.clone(), figure, rows, is_of_members: true, left_out: Vec::new() }
    }

    fn term(&mut self, index: usize) -> Option<Term> {
        let aggregate = self.catalogue.aggregate(index)?;
        let frame = self.frame();
        let outcome = self.outcome(index, frame);
        let query = self.query(index);
        let figure: Figure = match (&outcome, &query) {
            (Ok(outcome), Ok(query)) => {
                outcome.figure(query).and_then(|value| Quantity::exactly(value, aggregate.unit).ok_or(Unavailable::TooLarge))
            }
            (Err(reason), _) | (_, Err(reason)) => Err(reason.clone()),
        };
        let mut left_out = Vec::new();
        let mut used = outcome.as_ref().map_or(0, |outcome| outcome.used);
        if let (Ok(outcome), Ok(query)) = (&outcome, &query) {
            left_out = self.left_out(query).unwrap_or_default();
            left_out.push((LeftOutReason::NoValue, outcome.rows - outcome.used.min(outcome.rows)));
            used = outcome.used;
        }
        let left_out = left_out.into_iter().filter(|(_, rows)| *rows > 0).map(|(reason, rows)| LeftOut { reason, rows }).collect();
        Some(Term { text: aggregate.text.clone(), figure, rows: used, is_of_members: false, left_out })
    }

    /// How many rows each step left out, up to the period.
    fn left_out(&mut self, query: &Query) -> Result<Vec<(LeftOutReason, u64)>, Unavailable> {
        let frame = self.frame();
        let all = table(self.star, query.dataset)?.rows as u64;
        let by_condition = self.unfiltered(query)?.count() as u64;
        let selection = self.selection(query)?;
        let by_filter = selection.count() as u64;
        let mut undated = 0;
        let in_period = match (&query.dated, frame.cut) {
            (Some(Dated::Never(reason)), Some(_)) => return Err(reason.clone()),
            (Some(Dated::At(date) | Dated::Spread { from: date, .. }), Some(_)) => {
                let days = self.day_column(query.dataset, date)?;
                selection.each(|row| undated += u64::from(!has_day(&days, row)));
                let unmoved = Query { moving: Vec::new(), ..query.clone() };
                self.used_rows(&unmoved, frame)?.count() as u64
            }
            (Some(Dated::Spread { .. }), None) => {
                let unmoved = Query { moving: Vec::new(), ..query.clone() };
                self.used_rows(&unmoved, frame)?.count() as u64
            }
            _ => by_filter,
        };
        let used = self.used_rows(query, frame)?.count() as u64;
        Ok(vec![
            (LeftOutReason::Condition, (all - by_condition) + (in_period - used)),
            (LeftOutReason::Filter, by_condition - by_filter),
            (LeftOutReason::NoDate, undated),
            (LeftOutReason::Period, by_filter - undated - in_period),
        ])
    }
}
