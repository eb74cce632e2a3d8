//! The imported files, one card each.

use leptos::prelude::*;

use crate::state::pages::data::files::{are_folded, listed};
use crate::state::pages::portion::{Portion, is_long};
use crate::ui::pages::data::file::FileCard;
use crate::ui::part::portion::{More, Search};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// The cards; one stays while its file is read again. Of many files those that are not
/// looked at are a line each, and only the first of the lines are built.
#[component]
pub fn Files() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let folds = store.select(are_folded);
    let count = store.select(|model| model.data().map_or(0, |data| data.overview.files.len()));
    let portion = RwSignal::new(Portion::default());
    let built = store.select(move |model| portion.with(|portion| listed(model, portion)));
    view! {
        <section class="section">
            <div class="section-head">
                <h2>{words.text("data-files")}</h2>
                <Show when=move || folds.get()>
                    <span class="badge">{move || words.now().count(count.get() as u64)}</span>
                </Show>
                <Show when=move || is_long(count.get())>
                    <Search portion=portion label=words.text("files-search") action="search-files" />
                </Show>
            </div>
            <div class="files" class:files-folded=move || folds.get()>
                <For each=move || built.with(|built| built.shown.clone()) key=|file| *file let(file)>
                    <FileCard file=file folds=folds />
                </For>
            </div>
            <More
                portion=portion
                shown=Signal::derive(move || built.with(|built| built.shown.len()))
                left=Signal::derive(move || built.with(|built| built.left))
            />
        </section>
    }
}
