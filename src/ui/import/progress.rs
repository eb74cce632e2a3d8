//! An import under way: how far it is, how long still, and a way out.

use leptos::prelude::*;

use crate::browser::clock::now_ms;
use crate::engine::protocol::Progress;
use crate::i18n::progress::share_done;
use crate::state::import::{Pace, Reading};
use crate::state::message::Msg;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// Shown above the page while files are read; what was there before stays.
#[component]
pub fn ImportProgress() -> impl IntoView {
    let store = use_store();
    let is_shown = store.select(|model| model.import.reading().is_some_and(Reading::is_shown));
    view! {
        <Show when=move || is_shown.get()>
            <ProgressCard />
        </Show>
    }
}

#[component]
fn ProgressCard() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let pace = StoredValue::new(Pace::begun(now_ms()));
    let progress = store.select(|model| model.import.reading().and_then(|reading| reading.progress.clone()));
    let title = move || {
        progress.with(|progress| progress.as_ref().map_or_else(|| words.say("progress-starting"), |it| words.now().reading(&it.file)))
    };
    let share = move || progress.with(|progress| progress.as_ref().map(share_done));
    let elapsed_ms = move |progress: &Progress| pace.try_update_value(|pace| pace.elapsed_ms(progress, now_ms())).unwrap_or_default();
    let facts =
        move || progress.with(|progress| progress.as_ref().map(|it| words.now().progress_facts(it, elapsed_ms(it)))).unwrap_or_default();
    view! {
        <section class="import" aria-label=title>
            <div class="import-head">
                <p class="import-title" role="status">{title}</p>
                <button type="button" class="button button-small" data-action="cancel" on:click=move |_| store.dispatch(Msg::ImportCancelled)>
                    {words.text("cancel")}
                </button>
            </div>
            <progress class="progress" max="1" prop:value=move || share().unwrap_or(0.0) aria-label=title></progress>
            <p class="import-facts">
                {move || facts().into_iter().map(|fact| view! { <span>{fact}</span> }).collect::<Vec<_>>()}
            </p>
        </section>
    }
}
