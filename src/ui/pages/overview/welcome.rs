//! The page before there is data: what Attain is, and every way to begin.

use leptos::prelude::*;

use crate::state::message::Msg;
use crate::state::route::Route;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::import::paste::Paste;
use crate::ui::import::picker::Picker;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// Says what Attain does and takes files.
#[component]
pub fn Welcome() -> impl IntoView {
    let words = Words::here();
    view! {
        <section class="welcome">
            <div class="welcome-words">
                <h1 class="welcome-title">{words.text("app-tagline")}</h1>
                <p class="welcome-lead">{words.text("app-lead")}</p>
            </div>
            <DropZone />
            <WithoutFiles />
            <Promises />
        </section>
    }
}

/// A press anywhere on it opens the file dialog; dropping works on the whole page.
#[component]
pub fn DropZone() -> impl IntoView {
    let (store, words, picker) = (use_store(), Words::here(), Picker::here());
    let pasting = RwSignal::new(false);
    view! {
        <div class="drop-zone">
            <span class="drop-zone-icon">
                <Glyph icon=Icon::Upload />
            </span>
            <div>
                <p class="drop-zone-title">{words.text("drop-title")}</p>
                <p class="drop-zone-hint">{words.text("drop-hint")}</p>
            </div>
            <div class="button-row">
                <button type="button" class="button button-main" data-action="pick" on:click=move |_| picker.open()>
                    {words.text("drop-choose")}
                </button>
                <button type="button" class="button" data-action="sample" on:click=move |_| store.dispatch(Msg::SampleWanted)>
                    <Glyph icon=Icon::Sparkle />
                    {words.text("sample-try")}
                </button>
                <button
                    type="button"
                    class="button button-quiet"
                    data-action="paste"
                    aria-expanded=move || pasting.get().to_string()
                    on:click=move |_| pasting.update(|pasting| *pasting = !*pasting)
                >
                    {words.text("paste-open")}
                </button>
            </div>
            <p class="quiet small">{words.text("sample-note")}</p>
            <Show when=move || pasting.get()>
                <Paste />
            </Show>
        </div>
    }
}

/// Plans need no file, and many come for them alone.
#[component]
fn WithoutFiles() -> impl IntoView {
    let words = Words::here();
    view! {
        <a class="welcome-plans" data-action="plans" href=Route::Plans.hash()>
            <Glyph icon=Icon::Plans />
            <span class="welcome-plans-title">{words.text("plans-open")}</span>
            <span class="quiet">{words.text("plans-open-note")}</span>
        </a>
    }
}

#[component]
fn Promises() -> impl IntoView {
    view! {
        <ul class="promises">
            <Promise icon=Icon::Privacy title="promise-private-title" text="privacy-promise" />
            <Promise icon=Icon::Clock title="promise-fast-title" text="promise-fast" />
            <Promise icon=Icon::Check title="promise-exact-title" text="promise-exact" />
        </ul>
    }
}

#[component]
fn Promise(icon: Icon, title: &'static str, text: &'static str) -> impl IntoView {
    let words = Words::here();
    view! {
        <li class="promise">
            <Glyph icon=icon />
            <span class="promise-title">{words.text(title)}</span>
            <span class="quiet">{words.text(text)}</span>
        </li>
    }
}
