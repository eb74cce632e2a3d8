//! The view as it is kept.

use crate::kpi::ask::Filter;
use crate::state::decisions::period::{PeriodChoice, is_within_reach};
use crate::state::decisions::view::{Leaderboard, View};
use crate::state::keep::fields::Fields;

/// So many members are filtered by; nobody clicks on more, and each is a chip on the page.
const MOST_MEMBERS: usize = 200;

/// Reads a view; the text may have been edited by hand.
pub fn read(fields: &mut Fields) -> View {
    let default = Leaderboard::default();
    let mut view = View {
        period: fields.value("period", None),
        comparison: fields.value("comparison", Default::default()),
        extent: fields.value("extent", Default::default()),
        filters: Vec::new(),
        leaderboard: fields.inner("leaderboard", |fields| Leaderboard {
            kpi: fields.value("kpi", default.kpi.clone()),
            dimension: fields.value("dimension", default.dimension.clone()),
        }),
    };
    if let Some(PeriodChoice::Custom(period)) = view.period
        && !is_within_reach(period)
    {
        fields.is_whole = false;
        view.period = None;
    }
    let mut room = MOST_MEMBERS;
    for Filter { dimension, mut members } in fields.items::<Filter, Vec<Filter>>("filters") {
        fields.is_whole &= members.len() <= room;
        members.truncate(room);
        room -= members.len();
        view.set_members(&dimension, members);
    }
    view
}
