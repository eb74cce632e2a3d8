//! A plan laid over credits: the people, the time, and what counts of each row.

use std::collections::{BTreeMap, BTreeSet};

use crate::plan::credit::table::Credits;
use crate::plan::credit::trouble::Note;
use crate::plan::document::check::names::is_meant;
use crate::plan::document::component::Component;
use crate::plan::document::credit::Credit;
use crate::plan::document::fault::meant;
use crate::plan::document::people::Person;
use crate::plan::document::period_name::{Cut, Span, period_named};
use crate::plan::document::plan::Plan;
use crate::plan::measure::prepared::Prepared;
use crate::sales::day::Day;
use crate::sales::period::Period;

/// A plan and the credits that it is computed for.
pub struct Setting<'a> {
    pub plan: &'a Plan,
    pub prepared: &'a Prepared<'a>,
    pub credits: &'a Credits,
    pub cut: Cut,
    /// The time that the plan and the credits span, whole pay periods.
    pub whole: Period,
    /// The day that the plan is computed for: what comes later is not known. Without one everything is.
    pub known_until: Day,
    /// The last day of the pay periods that have gone by: windows that have not ended by then are not trued up, and no draw runs on.
    pub closed_until: Day,
    pub members: Vec<Member<'a>>,
    /// Whether somebody comes into another team within the plan's time.
    pub teams_change: bool,
    pub notes: Vec<Note>,
}

/// Somebody whom the plan covers.
pub struct Member<'a> {
    pub name: String,
    pub terms: Option<&'a Person>,
    /// The rows of the person, in the order of their ranks.
    pub rows: &'a [u32],
    /// The members whose manager the person is, or is for some time.
    pub team: Vec<usize>,
}

impl<'a> Setting<'a> {
    pub fn new(plan: &'a Plan, prepared: &'a Prepared<'a>) -> Setting<'a> {
        let (members, notes) = members(plan, prepared);
        let whole = whole(plan, prepared.days);
        let known_until = plan.as_of.map_or(Day(i32::MAX), |as_of| as_of.0);
        let last = prepared.days.map(|(_, last)| plan.calendar.pay_period.around(last, plan.cut(), whole).end);
        let closed_until = plan.as_of.map_or(Day(last.unwrap_or(whole.end).min(whole.end).0 - 1), |as_of| as_of.0);
        let teams_change = plan.people.iter().flat_map(|person| &person.changes).any(|change| change.manager.is_some());
        Setting {
            plan,
            prepared,
            credits: &prepared.credits,
            cut: plan.cut(),
            whole,
            known_until,
            closed_until,
            members,
            teams_change,
            notes,
        }
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

impl<'a> Member<'a> {
    /// The names of all in whose team the person ever is.
    pub fn managers(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let ever = self.terms.into_iter().flat_map(|terms| terms.changes.iter().map(|change| &change.manager).chain([&terms.manager]));
        ever.filter_map(|manager| manager.as_deref())
    }

    pub fn is_there(&self, day: Day) -> bool {
        self.terms.is_none_or(|terms| terms.from.is_none_or(|from| from.0 <= day) && terms.until.is_none_or(|until| day <= until.0))
    }
}

/// Those whom the plan names, in its order, then those whom it covers without a name.
fn members<'a>(plan: &'a Plan, prepared: &'a Prepared<'a>) -> (Vec<Member<'a>>, Vec<Note>) {
    let others = plan.people.iter().find(|person| person.name == "*");
    let is_open = others.is_some() || plan.people.is_empty();
    let mut rows: BTreeMap<&str, &[u32]> =
        prepared.credits.people.iter().zip(&prepared.rows).map(|(name, rows)| (name.as_str(), rows.as_slice())).collect();
    let mut members: Vec<Member> = Vec::new();
    for person in plan.people.iter().filter(|person| person.name != "*") {
        let rows = rows.remove(person.name.as_str()).unwrap_or_default();
        members.push(Member { name: person.name.clone(), terms: Some(person), rows, team: Vec::new() });
    }
    let mut notes = prepared.notes.clone();
    for (name, rows) in rows {
        if is_open {
            members.push(Member { name: name.to_owned(), terms: others, rows, team: Vec::new() });
        } else if !rows.is_empty() {
            let named: Vec<String> = plan.people.iter().map(|person| person.name.clone()).collect();
            notes.push(Note::NotCovered { person: name.to_owned(), rows: rows.len(), near: meant(name, &named) });
        }
    }
    let managers = |member: &Member<'a>| -> BTreeSet<usize> {
        let others = member.managers().filter(|name| *name != member.name);
        others.filter_map(|name| members.iter().position(|other| other.name == name)).collect()
    };
    let managers: Vec<BTreeSet<usize>> = members.iter().map(managers).collect();
    for (index, of_member) in managers.into_iter().enumerate() {
        for manager in of_member {
            members.get_mut(manager).into_iter().for_each(|manager| manager.team.push(index));
        }
    }
    (members, notes)
}

/// From the plan's first day, else that of the first credit or figure, to the last; whole pay periods.
fn whole(plan: &Plan, days: Option<(Day, Day)>) -> Period {
    let cut = plan.cut();
    let figures = plan.figures.iter().filter_map(|figure| period_named(figure.period.as_deref()?, cut)).map(|(_, period)| period);
    let days =
        figures.flat_map(|period| [period.start, Day(period.end.0 - 1)]).chain(days.into_iter().flat_map(|(first, last)| [first, last]));
    let (first, last) = days.fold((None, None), |(first, last): (Option<Day>, Option<Day>), day| {
        (Some(first.map_or(day, |first| first.min(day))), Some(last.map_or(day, |last| last.max(day))))
    });
    let start = plan.from.map(|from| from.0).or(first).unwrap_or(Day(0));
    let last = last.max(plan.as_of.map(|as_of| as_of.0));
    let end = plan.until.map(|until| until.0).or(last).unwrap_or(start).max(start);
    let bare = Period { start, end: Day(end.0 + 1) };
    let span = plan.calendar.pay_period;
    Period { start: span.around(start, cut, bare).start, end: span.around(end, cut, bare).end }
}
