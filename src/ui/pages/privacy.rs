//! What is kept and where, what leaves the tab (nothing), and how to check.

use leptos::prelude::*;

use crate::browser::requests::follow;
use crate::ui::pages::data::storage::EraseButton;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// The requests since the page has loaded, counted while one looks.
#[component]
pub fn Requests() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let of_engine = store.select(|model| model.requests.clone());
    let requests = RwSignal::new(Vec::new());
    let watch = follow(move |address| requests.update(|requests| requests.push(address)));
    StoredValue::new_local(watch);
    let all = Signal::derive(move || [requests.get(), of_engine.get()].concat());
    let count = Signal::derive(move || all.with(|all: &Vec<String>| all.len() as u64));
    view! {
        <section class="card counter" class:counter-good=move || count.get() == 0 class:counter-bad=move || { count.get() > 0 }>
            <p class="counter-number" data-requests=move || count.get().to_string()>{move || words.now().count(count.get())}</p>
            <div class="counter-words">
                <h2>{words.text("privacy-requests-title")}</h2>
                <p class="quiet">{words.text("privacy-requests-note")}</p>
                <ul class="addresses" dir="ltr">
                    {move || all.get().into_iter().map(|address| view! { <li>{address}</li> }).collect::<Vec<_>>()}
                </ul>
            </div>
        </section>
    }
}

/// What is kept, and where.
#[component]
pub fn Kept() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let bytes = store.select(|model| model.data().map_or(0, |data| data.kept.bytes));
    view! {
        <section class="section">
            <h2>{words.text("privacy-where-title")}</h2>
            <dl class="card kept">
                <dt>{move || words.now().kept(bytes.get())}</dt>
                <dd>{words.text("privacy-where-files")}</dd>
                <dt>{words.text("settings")}</dt>
                <dd>{words.text("privacy-where-settings")}</dd>
                <dt>{words.text("privacy-where-else")}</dt>
                <dd>{words.text("privacy-where-nothing")}</dd>
            </dl>
        </section>
    }
}

/// How to check it oneself.
#[component]
pub fn Checks() -> impl IntoView {
    let words = Words::here();
    view! {
        <section class="section">
            <h2>{words.text("privacy-check-title")}</h2>
            <ol class="card steps">
                <li>{words.text("privacy-check-network")}</li>
                <li>{words.text("privacy-check-offline")}</li>
                <li>{words.text("privacy-check-policy")}</li>
            </ol>
            <p class="quiet small">{words.text("privacy-check-limits")}</p>
        </section>
    }
}

/// How to be rid of it all.
#[component]
pub fn Erasure() -> impl IntoView {
    let words = Words::here();
    view! {
        <section class="section">
            <h2>{words.text("privacy-erase-title")}</h2>
            <div class="card danger-zone">
                <p class="question-words">{words.text("erase-explained")}</p>
                <EraseButton />
            </div>
        </section>
    }
}
