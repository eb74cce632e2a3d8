//! Credits made ready for a plan, and for every plan that credits alike.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::plan::credit::cell::number;
use crate::plan::credit::dates::Dates;
use crate::plan::credit::divide::{Above, Takers, divided, takers};
use crate::plan::credit::select::{Counted, counted};
use crate::plan::credit::table::{Credits, Row, Texts};
use crate::plan::credit::trouble::{Note, Trouble};
use crate::plan::credit::unmet::{unmet, unreadable};
use crate::plan::document::check::names::covers_others;
use crate::plan::document::number::Rate;
use crate::plan::document::payment::Payment;
use crate::plan::document::pays::{Pays, Ranking};
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
    pub above: Above,
    /// For each refund of a deal that was cancelled later: the row that says so.
    pub refunds: HashMap<u32, u32>,
    /// What has to be told of shared deals, and of conditions that no row meets.
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
        let unreadable = unreadable(plan);
        if !unreadable.is_empty() {
            return Err(unreadable);
        }
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
        let (takers, above, mut notes) = takers(&credits, plan.rounding.residue);
        notes.extend(unmet(plan, &credits));
        let refunds = refunds(&credits, &dates, &ranks);
        let days = days(plan, &credits, &counts);
        let (margins, events) = (OnceLock::new(), Mutex::default());
        Ok(Prepared { key: key(plan), credits, dates, counts, rows, ranks, takers, above, refunds, notes, days, margins, events })
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
        let Person { name, role, manager, from, until, mut changes, .. } = std::mem::take(person);
        changes.retain(|change| change.manager.is_some());
        for change in &mut changes {
            (change.quota, change.target_pay, change.ote) = (None, None, None);
            change.components.clear();
        }
        *person = Person { name, role, manager, from, until, changes, ..Person::default() };
    }
    for component in &mut key.components {
        component.pays = if component.pays.is_by_deal() { Pays::Rate(Rate::Target) } else { Pays::Ranking(Ranking::default()) };
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

/// Of the people whom the plan covers, until the day that it is computed for.
fn days(plan: &Plan, credits: &Credits, counts: &[Counts]) -> Option<(Day, Day)> {
    let covered: Vec<bool> =
        credits.people.iter().map(|name| covers_others(plan) || plan.people.iter().any(|person| person.name == *name)).collect();
    let is_covered = |row: &Row| covered.get(row.person as usize).copied().unwrap_or_default();
    let counted = counts.iter().flat_map(|counts| std::iter::once(&counts.credit).chain(&counts.measure));
    let counted = counted.flat_map(|counted| credits.rows.iter().zip(counted).filter(|(row, _)| is_covered(row)));
    let counted = counted.filter_map(|(_, counted)| counted.map(|(day, _)| day));
    let days = credits.rows.iter().filter(|row| is_covered(row)).map(|row| row.date).chain(counted);
    let days = days.filter(|day| plan.as_of.is_none_or(|as_of| *day <= as_of.0));
    days.fold(None, |found: Option<(Day, Day)>, day| Some(found.map_or((day, day), |(first, last)| (first.min(day), last.max(day)))))
}

/// Refunds without a date of their own, of deals of the same person that were cancelled on that day or later.
fn refunds(credits: &Credits, dates: &Dates, ranks: &[u32]) -> HashMap<u32, u32> {
    let Some(deals) = credits.column("deal").filter(|_| dates.has_any("cancelled_on")) else { return HashMap::new() };
    let key = |at: u32| Some((credits.rows.get(at as usize)?.person, deals.code(at).filter(|_| !deals.at(at).is_empty())?));
    let cancelled = |at: u32| dates.at(credits, "cancelled_on", at);
    let rank = |at: &u32| ranks.get(*at as usize).copied();
    let rows = || (0u32..).zip(&credits.rows);
    let mut gone: HashMap<(u32, usize), u32> = HashMap::new();
    for (at, _) in rows().filter(|(at, row)| row.amount.is_positive() && cancelled(*at).is_some()) {
        if let Some(key) = key(at) {
            let first = gone.entry(key).or_insert(at);
            if rank(&at) < rank(first) {
                *first = at;
            }
        }
    }
    let is_refund = |at: u32, row: &Row| !row.amount.is_positive() && !row.amount.is_zero() && cancelled(at).is_none();
    rows().filter(|(at, row)| is_refund(*at, row)).filter_map(|(at, _)| Some((at, *gone.get(&key(at)?)?))).collect()
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
