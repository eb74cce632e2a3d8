//! What the figures of a chart are of.

use crate::kpi::listed::Better;
use crate::sales::period::Period;

/// What the figures of a chart are of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Taken {
    /// The days they are taken over; without a period those of all the data.
    pub period: Option<Period>,
    pub compare: Option<Period>,
    /// Which way is good.
    pub better: Better,
}
