//! The Data page: what was read, what it is taken for, and what is wrong with it.

pub mod fixes;
pub mod problems;
pub mod questions;
pub mod stages;
pub mod reading;
pub mod columns;
pub mod joins;
pub mod rates;
pub mod files;

use crate::state::model::Model;
use crate::state::pages::block::Block;
use crate::state::route::Route;

/// The problems and the files, or a place to drop some.
pub fn blocks(model: &Model) -> Vec<Block> {
    if model.data().is_none() {
        return vec![Block::Head(Route::Data), Block::DropZone, Block::Storage];
    }
    let receipt = model.receipt.as_ref().map(|_| Block::Receipt);
    let rates = rates::currencies(model).map(|_| Block::Rates);
    let first = [Some(Block::Head(Route::Data)), receipt, Some(Block::Problems), rates].into_iter().flatten();
    first.chain([Block::Files, Block::Joins, Block::Storage]).collect()
}
