//! One figure under the magnifying glass, on whatever page.

use crate::kpi::ask::{Ask, Split};
use crate::state::model::Model;
use crate::state::pages::by;

/// Members shown of the breakdown.
const BREAKDOWN_LIMIT: usize = 15;

/// The figure over time, and by the dimension it is broken down by.
pub fn asks(model: &Model) -> Vec<Ask> {
    let Some(drawer) = &model.drawer else {
        return Vec::new();
    };
    let over_time = Ask { kpi: drawer.kpi.clone(), split: Split::Over { grain: model.grain() } };
    let by = drawer.by.iter().map(|dimension| by(&drawer.kpi, dimension, BREAKDOWN_LIMIT));
    [over_time].into_iter().chain(by).collect()
}
