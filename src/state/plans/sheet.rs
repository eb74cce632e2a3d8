//! A statement as a sheet: its lines with the deals behind them.

use crate::plan::line::{Line, Rule};
use crate::plan::statement::summary::Statement;
use crate::sales::day::Day;
use crate::sales::exact::Exact;
use crate::sales::money::Money;
use crate::sales::period::Period;
use crate::sales::schema::Dataset;
use crate::state::plans::real::OPEN;
use crate::state::plans::results::Results;
use crate::table::csv::Csv;

/// A line of a statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub day: Day,
    /// The component; empty for what is of the plan as a whole.
    pub what: String,
    pub deal: Option<Deal>,
    pub because: Rule,
    pub amount: Exact,
}

/// A deal that a line is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Deal {
    /// The customer, where the rows say so, else the number of the deal.
    pub name: String,
    /// Where its row stands, for a deal of the files.
    pub row: Option<(Dataset, u32)>,
    /// Whether it is still open.
    pub is_open: bool,
}

/// The lines of a period, in the order of days.
pub fn entries(results: &Results, statement: &Statement, period: Period) -> Vec<Entry> {
    let mut lines: Vec<&Line> = statement.lines.iter().filter(|line| period.contains(line.day)).collect();
    lines.sort_by_key(|line| line.day);
    lines.into_iter().map(|line| entry(results, line)).collect()
}

/// The whole statement as CSV; `head` are the headings of day, period, component, deal,
/// rule and amount.
pub fn csv(results: &Results, statement: &Statement, rule: &dyn Fn(&Rule) -> String, head: &[String; 6]) -> String {
    let mut csv = Csv::default();
    head.iter().fold(&mut csv, |csv, heading| csv.text(heading)).end();
    let span = results.plan.calendar.pay_period;
    for of in &statement.periods {
        let name = span.name(of.period, results.plan.year());
        for entry in entries(results, statement, of.period) {
            csv.cell(entry.day.to_string())
                .text(&name)
                .text(&entry.what)
                .text(entry.deal.as_ref().map(|deal| deal.name.as_str()).unwrap_or_default());
            csv.text(&rule(&entry.because)).cell(Money::new(entry.amount).map(|amount| amount.digits(2)).unwrap_or_default()).end();
        }
    }
    csv.into_text()
}

fn entry(results: &Results, line: &Line) -> Entry {
    let component = line.component.and_then(|place| results.plan.components.get(place));
    Entry {
        day: line.day,
        what: component.map(|component| component.id.clone()).unwrap_or_default(),
        deal: line.row.and_then(|row| deal(results, row)),
        because: line.because.clone(),
        amount: line.amount,
    }
}

fn deal(results: &Results, row: u32) -> Option<Deal> {
    let says = |column: &str| results.credits().and_then(|credits| credits.column(column)).map_or("", |texts| texts.at(row));
    let number = Some(says("deal")).filter(|number| !number.is_empty())?;
    let is_open = !says(OPEN).is_empty();
    let dataset = if is_open { Some(Dataset::Deals) } else { results.dataset };
    let row = dataset.and_then(|dataset| Some((dataset, number.parse::<u32>().ok()?.checked_sub(1)?)));
    let name = [says("account"), says("product"), number].into_iter().find(|name| !name.is_empty())?;
    Some(Deal { name: name.to_owned(), row, is_open })
}
