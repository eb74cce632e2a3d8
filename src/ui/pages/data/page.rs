//! Files, joins, problems and storage.

use leptos::prelude::*;

use crate::ui::pages::data::file::FileCard;
use crate::ui::pages::data::joins::Joins;
use crate::ui::pages::data::problems::Problems;
use crate::ui::pages::data::storage::StorageCard;
use crate::ui::pages::overview::welcome::DropZone;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// Everything about the imported files.
#[component]
pub fn DataPage() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let has_data = store.select(|model| model.data().is_some());
    view! {
        <div class="page-head">
            <div>
                <h1>{words.text("data-title")}</h1>
                <p class="page-lead">{words.text("data-lead")}</p>
            </div>
        </div>
        <Show when=move || has_data.get() fallback=|| view! { <DropZone /> }>
            <Problems />
            <Files />
            <Joins />
        </Show>
        <StorageCard />
    }
}

#[component]
fn Files() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let files = store.select(|model| model.data().map(|data| data.overview.files.iter().map(|file| file.file).collect::<Vec<_>>()));
    view! {
        <section class="section">
            <h2>{words.text("data-files")}</h2>
            <For each=move || files.get().unwrap_or_default() key=|file| *file let(file)>
                <FileCard file=file />
            </For>
        </section>
    }
}
