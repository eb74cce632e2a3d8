//! What the user decided and can undo: period, filters, pins, targets, mapping, plans, own KPIs.

pub mod comparison;
pub mod period;
pub mod view;
pub mod target;
pub mod goals;
pub mod choices;
pub mod history;

use crate::star::choices::Choices;
use crate::state::decisions::goals::Goals;
use crate::state::decisions::view::View;
use crate::state::own::kpis::OwnKpis;
use crate::state::plans::table::Plans;

/// Everything that undo and redo move through.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decisions {
    pub view: View,
    pub goals: Goals,
    pub choices: Choices,
    pub plans: Plans,
    pub own: OwnKpis,
}
