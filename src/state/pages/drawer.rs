//! One figure under the magnifying glass, on whatever page.

use crate::kpi::ask::{Answer, Ask};
use crate::kpi::wilson::FEW_CASES;
use crate::state::model::Model;
use crate::state::pages::block::{by, over};

/// Members shown of the breakdown.
const BREAKDOWN_LIMIT: usize = 15;

/// The figure over time, and by the dimension it is broken down by.
pub fn asks(model: &Model) -> Vec<Ask> {
    let Some(drawer) = &model.drawer else {
        return Vec::new();
    };
    let by = drawer.by.iter().map(|dimension| by(&drawer.kpi, dimension, BREAKDOWN_LIMIT));
    [over(&drawer.kpi, model.grain())].into_iter().chain(by).collect()
}

/// The cases behind a rate, where they are so few that it says little.
pub fn few_cases(answer: &Answer) -> Option<u64> {
    answer.cases.filter(|cases| *cases < FEW_CASES)
}
