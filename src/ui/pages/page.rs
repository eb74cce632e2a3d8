//! The page in front: its blocks, from top to bottom.

use leptos::prelude::*;

use crate::state::pages::block::Block;
use crate::state::pages::blocks;
use crate::ui::pages::data::files::Files;
use crate::ui::pages::data::joins::Joins;
use crate::ui::pages::data::problems::Problems;
use crate::ui::pages::data::rates::Rates;
use crate::ui::pages::data::storage::StorageCard;
use crate::ui::pages::editor::page::EditorPage;
use crate::ui::pages::head::{Head, ScopeHead};
use crate::ui::pages::kpis::families::Families;
use crate::ui::pages::overview::charts::Charts;
use crate::ui::pages::overview::no_answers::NoAnswers;
use crate::ui::pages::overview::questions::Questions;
use crate::ui::pages::overview::receipt::ReceiptCard;
use crate::ui::pages::overview::tiles::{Coming, Tiles};
use crate::ui::pages::overview::welcome::{DropZone, Welcome};
use crate::ui::pages::plans::page::PlansPage;
use crate::ui::pages::privacy::{Checks, Erasure, Kept, Requests};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// Whatever the address names. A block stays as long as it is shown, and the keyboard with it.
#[component]
pub fn Page() -> impl IntoView {
    let store = use_store();
    let blocks = store.select(blocks);
    let waiting = store.select(|model| model.is_waiting());
    view! {
        <div class="page" aria-busy=move || waiting.get().to_string()>
            <For each=move || blocks.get() key=Block::id let(block)>
                {of_block(&block, blocks)}
            </For>
        </div>
    }
}

fn of_block(block: &Block, blocks: Memo<Vec<Block>>) -> AnyView {
    match block {
        Block::Head(route) => view! { <Head route=*route /> }.into_any(),
        Block::Welcome => view! { <Welcome /> }.into_any(),
        Block::Editor => view! { <EditorPage /> }.into_any(),
        Block::Plans => view! { <PlansPage /> }.into_any(),
        Block::Coming => view! { <Coming /> }.into_any(),
        Block::Scope { .. } => view! { <ScopeHead blocks=blocks /> }.into_any(),
        Block::Questions => view! { <Questions /> }.into_any(),
        Block::Receipt => view! { <ReceiptCard /> }.into_any(),
        Block::NoAnswers => view! { <NoAnswers /> }.into_any(),
        Block::Tiles(_) => view! { <Tiles blocks=blocks /> }.into_any(),
        Block::Charts(_) => view! { <Charts blocks=blocks /> }.into_any(),
        Block::FilterHint => view! { <p class="quiet small page-hint">{Words::here().text("filter-hint")}</p> }.into_any(),
        Block::Families(_) => view! { <Families blocks=blocks /> }.into_any(),
        Block::DropZone => view! { <DropZone /> }.into_any(),
        Block::Problems => view! { <Problems /> }.into_any(),
        Block::Files => view! { <Files /> }.into_any(),
        Block::Rates => view! { <Rates /> }.into_any(),
        Block::Joins => view! { <Joins /> }.into_any(),
        Block::Storage => view! { <StorageCard /> }.into_any(),
        Block::Requests => view! { <Requests /> }.into_any(),
        Block::Kept => view! { <Kept /> }.into_any(),
        Block::Checks => view! { <Checks /> }.into_any(),
        Block::Erasure => view! { <Erasure /> }.into_any(),
    }
}
