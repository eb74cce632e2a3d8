//! What the page says when the files answer no KPI: what was read, and what to drop.

use leptos::prelude::*;

use crate::state::pages::data::questions::open;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::import::picker::Picker;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// What was read, why that is not enough, and the way on.
#[component]
pub fn NoAnswers() -> impl IntoView {
    let (store, words, picker) = (use_store(), Words::here(), Picker::here());
    let overview = store.overview();
    let lines = move || {
        let files = overview.with(|overview| overview.as_ref().map(|overview| overview.files.clone()).unwrap_or_default());
        files.iter().map(|file| words.now().file_line(file)).map(|line| view! { <li>{line}</li> }).collect::<Vec<_>>()
    };
    // A question that is open is the way to figures.
    let listing = store.listing();
    let is_asked = Memo::new(move |_| listing.with(|listing| !open(listing).is_empty()));
    let card = move || {
        view! {
            <section class="card no-answers">
                <h2>{words.text("no-answers-title")}</h2>
                <ul class="no-answers-files">{lines}</ul>
                <p class="quiet">{words.text("no-answers-lead")}</p>
                <div class="button-row">
                    <button type="button" class="button button-main" data-action="pick" on:click=move |_| picker.open()>
                        <Glyph icon=Icon::Upload />
                        {words.text("drop-add")}
                    </button>
                </div>
            </section>
        }
    };
    view! {
        <Show when=move || !is_asked.get()>{card()}</Show>
    }
}
