//! Plans side by side: whom they pay, and who earns more or less under another than under the first.

use crate::sales::exact::Exact;
use crate::state::plans::results::Results;
use crate::state::plans::selling::ANYBODY;

/// What a plan makes of what people earn under the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    pub gain: usize,
    pub lose: usize,
    /// How many are paid by one of the two alone: they gain and lose nothing.
    pub by_one: usize,
    /// What those who are paid by both earn more in all; `None` where nobody is.
    pub difference: Option<Exact>,
}

/// What a plan makes of what people earn; `None` where amounts of the two stand for
/// different things, or one of them cannot be computed.
pub fn compared(first: &Results, other: &Results) -> Option<Compared> {
    let (here, there) = (first.statements.as_ref().ok()?, other.statements.as_ref().ok()?);
    let is_paid = |statement: &&crate::plan::statement::summary::Statement| statement.person != ANYBODY;
    let mut found = Compared::default();
    for statement in there.people.iter().filter(is_paid) {
        if let Some(apart) = apart(first, other, &statement.person) {
            found.gain += usize::from(apart.is_positive());
            found.lose += usize::from(!apart.is_positive() && !apart.is_zero());
            found.difference = Some(found.difference.unwrap_or(Exact::ZERO).plus(apart)?);
        }
    }
    let alone = |people: &[crate::plan::statement::summary::Statement], other: &Results| {
        people.iter().filter(is_paid).filter(|statement| other.of(&statement.person).is_none()).count()
    };
    found.by_one = alone(&here.people, other) + alone(&there.people, first);
    is_comparable(first, other).then_some(found)
}

/// What a person earns more under a plan than under the first.
pub fn apart(first: &Results, other: &Results, person: &str) -> Option<Exact> {
    let (one, other_one) = (first.of(person)?, other.of(person)?);
    other_one.figures.earned.minus(one.figures.earned).filter(|_| is_comparable(first, other))
}

/// Whether amounts of two plans are in the same currency, as far as both say one.
pub fn is_comparable(one: &Results, other: &Results) -> bool {
    let (one, other) = (&one.plan.currency, &other.plan.currency);
    one == other || one.is_empty() || other.is_empty()
}

/// Whoever is paid by a plan.
pub fn paid(results: &Results) -> impl Iterator<Item = &String> {
    results.plan.people.iter().map(|person| &person.name).filter(|name| *name != ANYBODY)
}
