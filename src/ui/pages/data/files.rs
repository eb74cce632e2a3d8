//! The imported files, one card each.

use leptos::prelude::*;

use crate::state::pages::block::Block;
use crate::ui::pages::data::file::FileCard;
use crate::ui::words::Words;

/// The cards; one stays while its file is read again.
#[component]
pub fn Files(blocks: Memo<Vec<Block>>) -> impl IntoView {
    let words = Words::here();
    let files = move || {
        blocks.with(|blocks| {
            let files = blocks.iter().find_map(|block| if let Block::Files(files) = block { Some(files.clone()) } else { None });
            files.unwrap_or_default()
        })
    };
    view! {
        <section class="section">
            <h2>{words.text("data-files")}</h2>
            <For each=files key=|file| *file let(file)>
                <FileCard file=file />
            </For>
        </section>
    }
}
