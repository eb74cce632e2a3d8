//! All KPIs that a user has written.

use serde::Serialize;

use crate::kpi::catalogue::Written;
use crate::state::own::kpi::OwnKpi;
use crate::state::shared::Shared;

/// At most so many; each is worked out wherever all KPIs are shown.
pub const MOST: usize = 200;

/// The own KPIs in the order in which they were written, each identifier once.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct OwnKpis {
    pub kpis: Shared<Vec<OwnKpi>>,
}

impl OwnKpis {
    pub fn of(kpis: Vec<OwnKpi>) -> OwnKpis {
        OwnKpis { kpis: Shared::new(kpis) }
    }

    pub fn find(&self, id: &str) -> Option<&OwnKpi> {
        self.kpis.iter().find(|kpi| kpi.id == id)
    }

    /// Whether there is room for another one.
    pub fn has_room(&self) -> bool {
        self.kpis.len() < MOST
    }

    /// Puts one in the place of its earlier self, or behind the others.
    pub fn put(&mut self, kpi: OwnKpi) {
        let mut kpis = self.kpis.to_vec();
        match kpis.iter_mut().find(|other| other.id == kpi.id) {
            Some(other) => *other = kpi,
            None => kpis.push(kpi),
        }
        *self = OwnKpis::of(kpis);
    }

    pub fn remove(&mut self, id: &str) {
        *self = OwnKpis::of(self.kpis.iter().filter(|kpi| kpi.id != id).cloned().collect());
    }

    /// As the engine takes them.
    pub fn written(&self) -> Vec<Written> {
        self.kpis.iter().map(OwnKpi::written).collect()
    }
}
