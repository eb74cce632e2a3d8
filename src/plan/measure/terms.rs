//! Terms that change at a day: which of them hold.

use crate::plan::document::component::{Component, ComponentChange};
use crate::plan::document::pays::Pays;
use crate::plan::document::people::PersonChange;
use crate::plan::measure::setting::Member;
use crate::sales::day::Day;
use crate::sales::period::Period;

/// What begins on a day.
pub trait Begins {
    fn begins(&self) -> Day;
}

impl Begins for ComponentChange {
    fn begins(&self) -> Day {
        self.from.0
    }
}

impl Begins for PersonChange {
    fn begins(&self) -> Day {
        self.from.0
    }
}

/// The changes that have begun on a day, the latest first.
pub fn begun<C: Begins>(changes: &[C], day: Day) -> impl Iterator<Item = &C> {
    changes.iter().rev().filter(move |change| change.begins() <= day)
}

/// The name of the one whose team a member is in on a day.
pub fn manager_on<'a>(member: &Member<'a>, day: Day) -> Option<&'a str> {
    let terms = member.terms?;
    begun(&terms.changes, day).find_map(|change| change.manager.as_deref()).or(terms.manager.as_deref())
}

/// What a component pays by on a day.
pub fn pays_on(component: &Component, day: Day) -> &Pays {
    begun(&component.changes, day).find_map(|change| change.pays.as_ref()).unwrap_or(&component.pays)
}

/// All ways in which a component ever pays.
pub fn all_pays(component: &Component) -> impl Iterator<Item = &Pays> {
    std::iter::once(&component.pays).chain(component.changes.iter().filter_map(|change| change.pays.as_ref()))
}

/// The first days of a window's parts between which rates change, in order.
pub fn parts(component: &Component, member: &Member, window: Period) -> Vec<Day> {
    let own = member.terms.into_iter().flat_map(|terms| terms.changes.iter().map(Begins::begins));
    let changes = component.changes.iter().map(Begins::begins).chain(own).filter(|day| window.contains(*day));
    let mut starts: Vec<Day> = std::iter::once(window.start).chain(changes).collect();
    starts.sort();
    starts.dedup();
    starts
}
