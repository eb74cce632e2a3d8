//! What each page shows, and which figures it needs for that.

pub mod overview;
pub mod kpis;
pub mod data;
pub mod drawer;

use crate::kpi::ask::{Ask, Split};
use crate::state::model::Model;
use crate::state::route::Route;

/// All questions of the page in front, each once.
pub fn asks(model: &Model) -> Vec<Ask> {
    let mut asks = match model.route {
        Route::Overview => overview::asks(model),
        Route::Kpis => kpis::asks(),
        Route::Data | Route::Privacy => Vec::new(),
    };
    asks.extend(drawer::asks(model));
    let mut different: Vec<Ask> = Vec::new();
    for ask in asks {
        if !different.contains(&ask) {
            different.push(ask);
        }
    }
    different
}

/// A question for a KPI by the `limit` largest members of a dimension.
fn by(kpi: &str, dimension: &str, limit: usize) -> Ask {
    Ask { kpi: kpi.to_owned(), split: Split::By { dimension: dimension.to_owned(), limit } }
}
