//! What each page shows, and which figures it needs for that: a page is a list of
//! blocks, from which the view and the questions to the engine both follow.

pub mod plans;
pub mod block;
pub mod offer;
pub mod portion;
pub mod overview;
pub mod kpis;
pub mod data;
pub mod privacy;
pub mod drawer;
pub mod goal;
pub mod frame;
pub mod remedy;
pub mod summary;

use crate::kpi::ask::{Ask, Split};
use crate::state::model::Model;
use crate::state::pages::block::Block;
use crate::state::route::Route;

/// The page in front.
pub fn blocks(model: &Model) -> Vec<Block> {
    match model.route {
        Route::Overview => overview::blocks(model),
        Route::Kpis => kpis::blocks(model),
        Route::Editor => vec![Block::Editor],
        Route::Plans => vec![Block::Plans],
        Route::Data => data::blocks(model),
        Route::Privacy => privacy::blocks(),
    }
}

/// All questions of the page in front, each once.
pub fn asks(model: &Model) -> Vec<Ask> {
    let grain = model.grain();
    let courses = if model.route == Route::Kpis { kpis::courses(model) } else { Vec::new() };
    let of_page = blocks(model).into_iter().flat_map(|block| block.asks(grain)).chain(courses);
    let mut different: Vec<Ask> = Vec::new();
    for ask in of_page.chain(drawer::asks(model)) {
        // Every answer has the figure over everything.
        let is_part = |other: &Ask| *other == ask || (ask.split == Split::Whole && other.kpi == ask.kpi);
        if !different.iter().any(is_part) {
            different.push(ask);
        }
    }
    different
}
