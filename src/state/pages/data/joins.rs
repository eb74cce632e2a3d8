//! How facts find what they refer to, and where a dimension comes from.

use crate::sales::schema::Dataset;
use crate::star::overview::{Join, Overview};

/// Whether every key has found its counterpart.
pub fn is_complete(join: &Join) -> bool {
    join.matched == join.keyed
}

/// A dimension of a dataset that several joins could give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteChoice {
    pub dataset: Dataset,
    pub dimension: String,
    /// The way in use.
    pub via: String,
    /// All ways, that in use first.
    pub ways: Vec<String>,
}

impl RouteChoice {
    /// The key that the decision is kept under.
    pub fn key(&self) -> String {
        format!("{}.{}", self.dataset.id(), self.dimension)
    }
}

/// The dimensions about which there is a choice.
pub fn route_choices(overview: &Overview) -> Vec<RouteChoice> {
    let mut choices = Vec::new();
    for dimension in &overview.dimensions {
        for route in dimension.routes.iter().filter(|route| !route.alternatives.is_empty()) {
            choices.push(RouteChoice {
                dataset: route.dataset,
                dimension: dimension.id.clone(),
                via: route.via.clone(),
                ways: [&route.via].into_iter().chain(&route.alternatives).cloned().collect(),
            });
        }
    }
    choices
}
