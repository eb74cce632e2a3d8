//! An import under way: how far it is, how long still, and a way out.

use leptos::prelude::*;

use crate::browser::clock::now_ms;
use crate::engine::protocol::Progress;
use crate::i18n::progress::share_done;
use crate::state::import::What;
use crate::state::message::Msg;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// Shown above the page while files are read; what was there before stays.
#[component]
pub fn ImportProgress() -> impl IntoView {
    let store = use_store();
    // A visitor who kept no files is shown no import of them.
    let is_shown =
        store.select(|model| model.import.reading().is_some_and(|reading| reading.progress.is_some() || reading.what != What::Kept));
    view! {
        <Show when=move || is_shown.get()>
            <ProgressCard />
        </Show>
    }
}

#[component]
fn ProgressCard() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    // Containers are opened before anything is read: each of the two takes its own time.
    let started = StoredValue::new((0, now_ms()));
    let progress = store.select(|model| model.import.reading().and_then(|reading| reading.progress.clone()));
    let title = move || {
        progress.with(|progress| progress.as_ref().map_or_else(|| words.say("progress-starting"), |it| words.now().reading(&it.file)))
    };
    let share = move || progress.with(|progress| progress.as_ref().map(share_done));
    let facts = move || {
        progress.with(|progress| progress.as_ref().map(|it| words.now().progress_facts(it, elapsed_ms(started, it)))).unwrap_or_default()
    };
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

/// How long it has been going on, until something else is begun.
fn elapsed_ms(started: StoredValue<(u64, f64)>, progress: &Progress) -> f64 {
    let (bytes_total, _) = started.get_value();
    if bytes_total != progress.bytes_total {
        started.set_value((progress.bytes_total, now_ms()));
    }
    now_ms() - started.get_value().1
}
