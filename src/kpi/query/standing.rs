//! Rows that last: deals while they are open, accounts and contracts while they
//! are active, people while they are employed.
//!
//! A row stands at a day when it started before that day began and had not
//! ended by then. So what stands at a period's start, plus what started in the
//! period, less what ended in it, is what stands at its end.

use crate::kpi::check::node::Moment;
use crate::kpi::formula::ast::Endpoint;
use crate::kpi::query::plan::{Date, Derived, Is, Test};
use crate::kpi::query::shape::{Shape, no_field};
use crate::kpi::unavailable::Unavailable;
use crate::sales::schema::Dataset;

/// Whether a row of a dataset stands at a day.
///
/// # Errors
/// The field without which nobody can tell what has started or ended.
pub fn stands(shape: &Shape, dataset: Dataset, at: Moment) -> Result<Test, Unavailable> {
    let lasting = lasting(dataset);
    shape.must_have(dataset, lasting.tells).or_else(|_| shape.must_have(dataset, lasting.or_tells))?;
    if dataset == Dataset::Accounts {
        // Of whom only the end is known, nobody knows whether they had begun.
        shape.must_have(dataset, lasting.start)?;
    }
    if dataset == Dataset::Deals {
        let Is { field, value } = open();
        shape.must_know(dataset, &field, &value)?;
    }
    let started = shape.must_have(dataset, lasting.start).ok();
    let ends = known(shape, dataset, lasting.ends);
    if ends.is_empty() && at == Moment::Period(Endpoint::Start) && shape.has_field(dataset, "churned") {
        // Some have ended, and of none is it known when: who was there before, nobody knows.
        return Err(no_field(dataset, lasting.tells));
    }
    let until = (!ends.is_empty()).then(|| Derived::End {
        earliest_of: ends,
        started: started.clone(),
        // An open deal's closing date is the one that is hoped for.
        lasting: (dataset == Dataset::Deals).then(open),
    });
    let stands = Test::Stands { from: started.clone().map(Date::Field), until: until.map(Date::Derived), at };
    if dataset != Dataset::Accounts {
        return Ok(stands);
    }
    // An account that neither began nor ended to be a customer is a prospect.
    let dates = started.into_iter().chain(known(shape, dataset, lasting.ends));
    let is_customer = Test::Any(dates.map(|date| Test::Not(Box::new(Test::Empty(date)))).collect());
    Ok(Test::All(vec![is_customer, stands]))
}

/// Rows known to have ended, but not when: they never count as standing.
pub fn ended_some_day(shape: &Shape, dataset: Dataset) -> Option<Test> {
    let ended = match dataset {
        Dataset::Deals => Test::Not(Box::new(Test::Is(open()))),
        Dataset::Subscriptions | Dataset::Accounts if shape.has_field(dataset, "churned") => {
            Test::Is(Is { field: "churned".to_owned(), value: "yes".to_owned() })
        }
        _ => return None,
    };
    let undated = known(shape, dataset, lasting(dataset).ends).into_iter().map(Test::Empty);
    Some(Test::All([ended].into_iter().chain(undated).collect()))
}

/// The fields between which rows of a dataset last.
struct Lasting {
    start: &'static str,
    ends: &'static [&'static str],
    /// Without this field, and without the other, nothing can be told.
    tells: &'static str,
    or_tells: &'static str,
}

fn lasting(dataset: Dataset) -> Lasting {
    match dataset {
        Dataset::Deals => Lasting { start: "created_at", ends: &["closed_at"], tells: "status", or_tells: "status" },
        Dataset::People => Lasting { start: "hired_at", ends: &["left_at"], tells: "left_at", or_tells: "hired_at" },
        Dataset::Subscriptions => {
            Lasting { start: "started_at", ends: &["ended_at", "churned_at"], tells: "ended_at", or_tells: "started_at" }
        }
        _ => Lasting { start: "started_at", ends: &["ended_at"], tells: "ended_at", or_tells: "started_at" },
    }
}

fn open() -> Is {
    Is { field: "status".to_owned(), value: "open".to_owned() }
}

fn known(shape: &Shape, dataset: Dataset, fields: &[&str]) -> Vec<String> {
    fields.iter().filter(|field| shape.has_field(dataset, field)).map(|field| (*field).to_owned()).collect()
}
