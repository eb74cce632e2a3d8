//! Work that is cut into slices and done while nothing else is: what nobody looks at
//! while a slider moves does not hold it up.

use leptos::prelude::*;

use crate::browser::timer::when_idle;

/// So many values of a source, each computed in an idle moment; until then they are what they were before.
pub fn in_slices<S, T>(
    source: Memo<S>,
    number: usize,
    compute: impl Fn(&S, usize) -> T + Copy + Send + Sync + 'static,
) -> RwSignal<Vec<Option<T>>>
where
    S: Send + Sync + 'static,
    T: PartialEq + Send + Sync + 'static,
{
    let found = RwSignal::new((0..number).map(|_| None).collect::<Vec<Option<T>>>());
    // Slices of an earlier source are not gone on with.
    let round = StoredValue::new(0u32);
    Effect::new(move |_| {
        source.track();
        round.update_value(|round| *round = round.wrapping_add(1));
        next(source, round, round.get_value(), 0, compute, found);
    });
    found
}

fn next<S, T>(
    source: Memo<S>,
    round: StoredValue<u32>,
    of: u32,
    place: usize,
    compute: impl Fn(&S, usize) -> T + Copy + Send + Sync + 'static,
    found: RwSignal<Vec<Option<T>>>,
) where
    S: Send + Sync + 'static,
    T: PartialEq + Send + Sync + 'static,
{
    when_idle(move || {
        // The page may have been left meanwhile.
        if round.try_get_value() != Some(of) || found.with_untracked(|found| place >= found.len()) {
            return;
        }
        if let Some(value) = source.try_with_untracked(|source| compute(source, place)) {
            let is_same = found.with_untracked(|found| found.get(place).is_some_and(|before| before.as_ref() == Some(&value)));
            if !is_same {
                found.update(|found| {
                    if let Some(place) = found.get_mut(place) {
                        *place = Some(value);
                    }
                });
            }
            next(source, round, of, place + 1, compute, found);
        }
    });
}
