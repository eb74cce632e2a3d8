//! A plan laid over credits: the people, the time, and what counts of each row.

use std::cmp::Ordering;

use crate::plan::credit::dates::Dates;
use crate::plan::credit::divide::{Takers, divided, takers};
use crate::plan::credit::select::{Counted, counted};
use crate::plan::credit::table::{Credits, Texts};
use crate::plan::credit::trouble::{Note, Trouble};
use crate::plan::document::check::names::is_meant;
use crate::plan::document::component::Component;
use crate::plan::document::credit::Credit;
use crate::plan::document::people::Person;
use crate::plan::document::period_name::{Cut, Span, period_named};
use crate::plan::document::plan::Plan;
use crate::sales::day::Day;
use crate::sales::period::Period;

/// A plan and the credits that it is computed for.
pub struct Setting<'a> {
    pub plan: &'a Plan,
    pub credits: std::borrow::Cow<'a, Credits>,
    pub cut: Cut,
    /// The time that the plan and the credits span, whole pay periods.
    pub whole: Period,
    pub members: Vec<Member<'a>>,
    /// What counts, for each component.
    pub counts: Vec<Counts>,
    /// The place of each row among all, by day and what it says: the same whatever the order of the rows.
    pub ranks: Vec<u32>,
    pub takers: Takers,
    pub dates: Dates,
    pub notes: Vec<Note>,
}

/// Somebody whom the plan covers.
pub struct Member<'a> {
    pub name: String,
    pub terms: Option<&'a Person>,
    /// The rows of the person, in the order of their ranks.
    pub rows: Vec<u32>,
    /// The members whose manager the person is.
    pub team: Vec<usize>,
}

/// What counts of each row for a component.
pub struct Counts {
    /// What is paid on.
    pub credit: Counted,
    /// What attainment is measured by, where it is something else.
    pub measure: Option<Counted>,
}

impl<'a> Setting<'a> {
    /// # Errors
    /// What the plan needs and the credits do not have.
    pub fn new(plan: &'a Plan, credits: &'a Credits) -> Result<Setting<'a>, Vec<Trouble>> {
        let too_large = || vec![Trouble::TooLarge { person: String::new() }];
        let credits = match plan.splits.as_slice() {
            [] => std::borrow::Cow::Borrowed(credits),
            splits => std::borrow::Cow::Owned(divided(splits, credits).ok_or_else(too_large)?),
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
        let (members, mut notes) = members(plan, &credits, rows);
        let (takers, shares) = takers(&credits, plan.rounding.residue);
        notes.extend(shares);
        let whole = whole(plan, &credits, &counts);
        Ok(Setting { plan, cut: plan.cut(), whole, members, counts, ranks, takers, notes, dates, credits })
    }

    pub fn window(&self, component: &Component) -> Span {
        component.window.unwrap_or(self.plan.calendar.quota_period)
    }

    /// The block that attainment of a component is measured by.
    pub fn measure<'b>(&'b self, component: &'b Component) -> &'b Credit {
        component.measure.as_ref().or(self.plan.measure.as_ref()).unwrap_or(&component.credit)
    }

    pub fn is_paid(&self, component: &Component, member: &Member) -> bool {
        let role = member.terms.and_then(|terms| terms.role.as_deref());
        component.paid_to.as_ref().is_none_or(|who| is_meant(who, &member.name, role))
    }

    pub fn pay_period(&self, day: Day) -> Period {
        self.plan.calendar.pay_period.around(day, self.cut, self.whole)
    }
}

impl Member<'_> {
    pub fn is_there(&self, day: Day) -> bool {
        self.terms.is_none_or(|terms| terms.from.is_none_or(|from| from.0 <= day) && terms.until.is_none_or(|until| day <= until.0))
    }
}

/// Those whom the plan names, in its order, then those whom it covers without a name.
fn members<'a>(plan: &'a Plan, credits: &Credits, rows: Vec<Vec<u32>>) -> (Vec<Member<'a>>, Vec<Note>) {
    let others = plan.people.iter().find(|person| person.name == "*");
    let is_open = others.is_some() || plan.people.is_empty();
    let mut rows: Vec<(&String, Vec<u32>)> = credits.people.iter().zip(rows).collect();
    let mut members: Vec<Member> = Vec::new();
    for person in plan.people.iter().filter(|person| person.name != "*") {
        let place = rows.iter().position(|(name, _)| **name == person.name);
        let rows = place.map(|place| rows.swap_remove(place).1).unwrap_or_default();
        members.push(Member { name: person.name.clone(), terms: Some(person), rows, team: Vec::new() });
    }
    rows.sort();
    let mut notes = Vec::new();
    for (name, rows) in rows {
        if is_open {
            members.push(Member { name: name.clone(), terms: others, rows, team: Vec::new() });
        } else if !rows.is_empty() {
            notes.push(Note::NotCovered { person: name.clone(), rows: rows.len() });
        }
    }
    let managers: Vec<Option<usize>> = members
        .iter()
        .map(|member| {
            let manager = member.terms?.manager.as_ref().filter(|name| **name != member.name)?;
            members.iter().position(|other| other.name == *manager)
        })
        .collect();
    for (index, manager) in managers.iter().enumerate() {
        if let Some(manager) = manager.and_then(|manager| members.get_mut(manager)) {
            manager.team.push(index);
        }
    }
    (members, notes)
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

/// From the plan's first day, else that of the first credit or figure, to the last; whole pay periods.
fn whole(plan: &Plan, credits: &Credits, counts: &[Counts]) -> Period {
    let cut = plan.cut();
    let counted =
        counts.iter().flat_map(|counts| counts.credit.iter().chain(counts.measure.iter().flatten())).flatten().map(|(day, _)| *day);
    let rows = credits.rows.iter().map(|row| row.date);
    let figures = plan.figures.iter().filter_map(|figure| period_named(figure.period.as_deref()?, cut)).map(|(_, period)| period);
    let figures: Vec<Period> = figures.collect();
    let days = || rows.clone().chain(figures.iter().flat_map(|period| [period.start, Day(period.end.0 - 1)]));
    let start = plan.from.map(|from| from.0).or_else(|| days().chain(counted.clone()).min()).unwrap_or(Day(0));
    let end = plan.until.map(|until| until.0).or_else(|| days().chain(counted).max()).unwrap_or(start).max(start);
    let bare = Period { start, end: Day(end.0 + 1) };
    let span = plan.calendar.pay_period;
    Period { start: span.around(start, cut, bare).start, end: span.around(end, cut, bare).end }
}
