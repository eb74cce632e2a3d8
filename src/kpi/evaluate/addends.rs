//! What each row adds to a sum.

use crate::kpi::ask::Context;
use crate::kpi::catalogue::Catalogue;
use crate::kpi::evaluate::answer::meaning;
use crate::kpi::evaluate::cache::Cache;
use crate::kpi::evaluate::columns::day_at;
use crate::kpi::evaluate::run::Run;
use crate::kpi::query::plan::{Dated, Measure};
use crate::kpi::unavailable::Unavailable;
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::schema::Dataset;
use crate::star::tables::Star;
use crate::table::column::{EMPTY_DAY, EMPTY_NUMBER};

/// A row of a table and what it adds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Addend {
    pub row: u32,
    /// The day that puts it into a period; none where it counts by what it is on a day.
    pub day: Option<Day>,
    pub number: Exact,
}

/// The rows of a KPI's first sum that have a number, in the order of the table.
///
/// # Errors
/// Why the sum has no figure, or no rows of its own.
pub fn addends(
    star: &Star,
    catalogue: &Catalogue,
    cache: &mut Cache,
    context: &Context,
    kpi: &str,
) -> Result<(Dataset, Vec<Addend>), Unavailable> {
    let mut run = Run::new(star, catalogue, context, cache);
    let index = run.aggregates_of(&meaning(catalogue, kpi)?.node).first().copied().ok_or(Unavailable::NoRows)?;
    let (query, frame) = (run.query(index)?, run.frame());
    // What cannot be added up, such as amounts of several currencies, has no addends.
    run.outcome(index, frame)?;
    let Some(Measure::Number(number)) = &query.measure else { return Err(Unavailable::NoRows) };
    let (rows, bounds) = (run.used_rows(&query, frame)?, run.bounds(frame));
    let (values, scale) = run.values_of(query.dataset, number, &rows, bounds)?;
    let days = match &query.dated {
        Some(Dated::At(date)) => Some(run.day_column(query.dataset, date)?),
        _ => None,
    };
    let addend = |(row, value): (u32, i64)| {
        let day = days.as_ref().map(|days| day_at(days, row as usize)).filter(|day| *day != EMPTY_DAY);
        let number = Exact::new(i128::from(value), i128::from(scale)).filter(|_| value != EMPTY_NUMBER)?;
        Some(Addend { row, day: day.map(Day), number })
    };
    Ok((query.dataset, rows.numbers().into_iter().zip(values).filter_map(addend).collect()))
}
