//! The key figures, and their places while the first files are read.

use leptos::prelude::*;

use crate::state::pages::block::Block;
use crate::ui::board::tile::Tile;
use crate::ui::words::Words;

/// A tile for each key figure.
#[component]
pub fn Tiles(blocks: Memo<Vec<Block>>) -> impl IntoView {
    let words = Words::here();
    let kpis = move || {
        blocks.with(|blocks| {
            let tiles = blocks.iter().find_map(|block| if let Block::Tiles(kpis) = block { Some(kpis.clone()) } else { None });
            tiles.unwrap_or_default()
        })
    };
    view! {
        <section aria-label=words.text("overview-key")>
            <div class="tiles">
                <For each=kpis key=String::clone let(kpi)>
                    <Tile kpi=kpi />
                </For>
            </div>
        </section>
    }
}

/// The shape of what is coming.
#[component]
pub fn Coming() -> impl IntoView {
    view! {
        <div class="page" aria-hidden="true">
            <div class="tiles">{[(); 8].map(|()| view! { <div class="tile"><div class="skeleton skeleton-line"></div><div class="skeleton skeleton-figure"></div></div> })}</div>
            <div class="charts">
                {[(); 2].map(|()| view! { <div class="chart"><div class="plot plot-tall"><div class="skeleton skeleton-plot"></div></div></div> })}
            </div>
        </div>
    }
}
