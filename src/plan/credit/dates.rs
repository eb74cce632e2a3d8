//! The columns of credits that a plan takes days from.

use std::collections::{BTreeMap, BTreeSet};

use crate::plan::credit::cell::{day, is_nothing};
use crate::plan::credit::table::{Credits, Texts};
use crate::plan::credit::trouble::Trouble;
use crate::plan::document::payment::RateDate;
use crate::plan::document::plan::Plan;
use crate::sales::day::Day;

/// The days that the values of a column write, by its name; none where a cell says nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dates(BTreeMap<String, Vec<Option<Day>>>);

impl Dates {
    /// # Errors
    /// Cells of these columns that say something else than a day: nobody is paid by a date that was misread.
    pub fn new(plan: &Plan, credits: &Credits) -> Result<Dates, Vec<Trouble>> {
        let (mut found, mut troubles) = (BTreeMap::new(), Vec::new());
        for column in names(plan).into_iter().filter_map(|name| credits.column(&name)) {
            let mut days = Vec::with_capacity(column.values.len());
            for (code, value) in column.values.iter().enumerate() {
                let found = if is_nothing(value) { None } else { day(value) };
                if found.is_none() && !is_nothing(value) {
                    let row = column.codes.iter().position(|other| *other as usize == code).unwrap_or_default() + 1;
                    let wanted = "a date such as 2026-01-31";
                    troubles.push(Trouble::Cell { row, column: column.name.clone(), value: value.clone(), wanted });
                }
                days.push(found);
            }
            found.insert(column.name.clone(), days);
        }
        if troubles.is_empty() { Ok(Dates(found)) } else { Err(troubles) }
    }

    /// The day that a row says in a column.
    pub fn at(&self, credits: &Credits, column: &str, row: u32) -> Option<Day> {
        self.column(credits, column)?.at(row)
    }

    /// The days of a column, for those who want many of them.
    pub fn column<'a>(&'a self, credits: &'a Credits, column: &str) -> Option<DaysOf<'a>> {
        Some(DaysOf { days: self.0.get(column)?, texts: credits.column(column)? })
    }

    /// Whether any row says a day in a column.
    pub fn has_any(&self, column: &str) -> bool {
        self.0.get(column).is_some_and(|days| days.iter().any(Option::is_some))
    }
}

/// The days of one column.
#[derive(Clone, Copy)]
pub struct DaysOf<'a> {
    days: &'a [Option<Day>],
    texts: &'a Texts,
}

impl DaysOf<'_> {
    /// The day that a row says.
    pub fn at(self, row: u32) -> Option<Day> {
        self.days.get(self.texts.code(row)?).copied().flatten()
    }
}

/// The columns whose days count in a plan.
fn names(plan: &Plan) -> BTreeSet<String> {
    let credits = plan.components.iter().flat_map(|component| std::iter::once(&component.credit).chain(&component.measure));
    let anchors = credits.chain(&plan.measure).map(|credit| credit.dated_by.clone()).filter(|name| name != "date");
    let holds = plan.components.iter().flat_map(|component| component.holds.iter().flatten()).chain(&plan.payment.holds);
    let mut names: BTreeSet<String> = anchors.chain(holds.filter_map(|hold| hold.until.clone())).collect();
    if plan.payment.clawback.is_some() || plan.components.iter().any(|component| component.clawback.is_some()) {
        names.insert("cancelled_on".to_owned());
    }
    if plan.exchange.as_ref().is_some_and(|exchange| exchange.dated == RateDate::PaidOn) {
        names.insert("paid_on".to_owned());
    }
    names
}
