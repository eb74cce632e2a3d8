//! What is kept and where, what leaves the tab (nothing), and how to check.

use crate::state::pages::block::Block;
use crate::state::route::Route;

/// The same for everyone.
pub fn blocks() -> Vec<Block> {
    vec![Block::Head(Route::Privacy), Block::Requests, Block::Kept, Block::Checks, Block::Erasure]
}
