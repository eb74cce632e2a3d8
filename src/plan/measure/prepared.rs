//! Credits made ready for a plan, and for every plan that credits alike.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::plan::credit::cell::number;
use crate::plan::credit::dates::Dates;
use crate::plan::credit::divide::{Takers, divided, takers};
use crate::plan::credit::select::{Counted, counted};
use crate::plan::credit::table::{Credits, Texts};
use crate::plan::credit::trouble::{Note, Trouble};
use crate::plan::document::number::Rate;
use crate::plan::document::payment::Payment;
use crate::plan::document::pays::Pays;
use crate::plan::document::people::Person;
use crate::plan::document::plan::{Calendar, Plan, Rounding};
use crate::plan::measure::event::Events;
use crate::sales::day::Day;
use crate::sales::exact::Exact;

/// What does not depend on rates, bounds, quotas, caps or pay: while only those change,
/// nothing is credited again.
pub struct Prepared<'c> {
    /// What crediting depends on of the plan, all else left out.
    key: Plan,
    /// The credits as they were divided among those who share a deal.
    pub credits: Cow<'c, Credits>,
    pub dates: Dates,
    /// What counts, for each component.
    pub counts: Vec<Counts>,
    /// The rows of each person of the credits, in the order of their ranks.
    pub rows: Vec<Vec<u32>>,
    /// The place of each row among all, by day and what it says: the same whatever the order of the rows.
    pub ranks: Vec<u32>,
    pub takers: Takers,
    /// What has to be told of shared deals.
    pub notes: Vec<Note>,
    /// The first and the last day of a row, or on which one counts.
    pub days: Option<(Day, Day)>,
    margins: OnceLock<Option<Vec<Exact>>>,
    events: Mutex<HashMap<(usize, usize), Arc<Events>>>,
}

/// What counts of each row for a component.
pub struct Counts {
    /// What is paid on.
    pub credit: Counted,
    /// What attainment is measured by, where it is something else.
    pub measure: Option<Counted>,
}

impl<'c> Prepared<'c> {
    /// # Errors
    /// What the plan needs and the credits do not have.
    pub fn new(plan: &Plan, credits: Cow<'c, Credits>) -> Result<Prepared<'c>, Vec<Trouble>> {
        let too_large = || vec![Trouble::TooLarge { person: String::new() }];
        let credits = match plan.splits.as_slice() {
            [] => credits,
            splits => Cow::Owned(divided(splits, &credits).ok_or_else(too_large)?),
        };
        let dates = Dates::new(plan, &credits)?;
        let mut counts = Vec::new();
        for (index, component) in plan.components.iter().enumerate() {
            let credit = counted(plan, &component.credit, &format!("components[{index}].credit"), &credits, &dates)?;
            let measure = match (&component.measure, &plan.measure) {
                (Some(measure), _) => Some((measure, format!("components[{index}].measure"))),
                (None, Some(measure)) => Some((measure, "measure".to_owned())),
                (None, None) => None,
            };
            let measure = measure.map(|(measure, path)| counted(plan, measure, &path, &credits, &dates)).transpose()?;
            counts.push(Counts { credit, measure });
        }
        let (rows, ranks) = ranked(&credits);
        let (takers, notes) = takers(&credits, plan.rounding.residue);
        let days = days(&credits, &counts);
        let (margins, events) = (OnceLock::new(), Mutex::default());
        Ok(Prepared { key: key(plan), credits, dates, counts, rows, ranks, takers, notes, days, margins, events })
    }

    /// Whether a plan credits as the one that this was made for.
    pub fn fits(&self, plan: &Plan) -> bool {
        self.key == key(plan)
    }

    /// The margins of the column of this name, by the places of its values; `None` without one.
    pub fn margins(&self) -> Option<&[Exact]> {
        let read = || self.credits.column("margin")?.values.iter().map(|value| Some(number(value).unwrap_or(Exact::ZERO))).collect();
        self.margins.get_or_init(read).as_deref()
    }

    /// What a component credits a member with, by their places; made once.
    pub fn events(&self, of: (usize, usize), make: impl FnOnce() -> Option<Events>) -> Option<Arc<Events>> {
        let known = || self.events.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(events) = known().get(&of) {
            return Some(events.clone());
        }
        let events = Arc::new(make()?);
        known().insert(of, events.clone());
        Some(events)
    }
}

/// A plan without what no credit depends on. What is not named here counts.
fn key(plan: &Plan) -> Plan {
    let mut key = plan.clone();
    let payment = std::mem::take(&mut key.payment);
    key.name.clear();
    key.caps.clear();
    key.figures.clear();
    key.payment = Payment { holds: payment.holds, clawback: payment.clawback, ..Payment::default() };
    key.rounding = Rounding { residue: key.rounding.residue, ..Rounding::default() };
    let calendar = Calendar::default();
    key.calendar.quota_period = calendar.quota_period;
    key.calendar.prorate_by = calendar.prorate_by;
    key.calendar.target_rate_of = calendar.target_rate_of;
    key.calendar.seasonality.clear();
    for person in &mut key.people {
        let Person { name, role, manager, from, until, .. } = std::mem::take(person);
        *person = Person { name, role, manager, from, until, ..Person::default() };
    }
    for component in &mut key.components {
        component.pays = Pays::Rate(Rate::Target);
        component.changes.clear();
        (component.quota, component.target_pay, component.weight) = (None, None, None);
        (component.threshold, component.true_up, component.minimum_per_deal) = (None, None, None);
        component.gates.clear();
        component.caps.clear();
    }
    let holds = key.components.iter_mut().flat_map(|component| component.holds.iter_mut().flatten());
    for hold in holds.chain(&mut key.payment.holds) {
        hold.share.0 = Exact::ZERO;
    }
    key
}

fn days(credits: &Credits, counts: &[Counts]) -> Option<(Day, Day)> {
    let counted = counts.iter().flat_map(|counts| counts.credit.iter().chain(counts.measure.iter().flatten())).flatten();
    let days = credits.rows.iter().map(|row| row.date).chain(counted.map(|(day, _)| *day));
    days.fold(None, |found: Option<(Day, Day)>, day| Some(found.map_or((day, day), |(first, last)| (first.min(day), last.max(day)))))
}

/// The rows of each person in the order of date, deal and size, and the place of each row
/// among all: the same whatever the order in which they came.
fn ranked(credits: &Credits) -> (Vec<Vec<u32>>, Vec<u32>) {
    let mut rows: Vec<Vec<u32>> = vec![Vec::new(); credits.people.len()];
    for (index, row) in credits.rows.iter().enumerate() {
        if let Some(rows) = rows.get_mut(row.person as usize) {
            rows.push(index as u32);
        }
    }
    let deals = credits.column("deal");
    for rows in &mut rows {
        rows.sort_by(|one, other| order(credits, deals, *one, *other));
    }
    let mut names: Vec<(&String, &Vec<u32>)> = credits.people.iter().zip(&rows).collect();
    names.sort();
    let mut ranks = vec![0; credits.rows.len()];
    for (rank, at) in names.into_iter().flat_map(|(_, rows)| rows).enumerate() {
        if let Some(place) = ranks.get_mut(*at as usize) {
            *place = rank as u32;
        }
    }
    (rows, ranks)
}

/// By date, deal, size, and then all that the rows say.
fn order(credits: &Credits, deals: Option<&Texts>, one: u32, other: u32) -> Ordering {
    let (Some(first), Some(second)) = (credits.rows.get(one as usize), credits.rows.get(other as usize)) else { return Ordering::Equal };
    let deal = |at| deals.map_or("", |deals| deals.at(at));
    let amounts = || second.amount.compare(first.amount).unwrap_or(Ordering::Equal);
    let says = |at| credits.columns.iter().map(move |column| column.at(at));
    first.date.cmp(&second.date).then_with(|| deal(one).cmp(deal(other))).then_with(amounts).then_with(|| says(one).cmp(says(other)))
}
