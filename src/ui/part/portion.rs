//! A long list: a search through it, and a button for more of it.

use leptos::prelude::*;

use crate::state::pages::portion::{Portion, STEP};
use crate::ui::icon::{Glyph, Icon};
use crate::ui::words::Words;

/// Looks for entries by their names.
#[component]
pub fn Search(portion: RwSignal<Portion>, #[prop(into)] label: Signal<String>, action: &'static str) -> impl IntoView {
    let wanted = move || portion.with(|portion| portion.wanted.clone());
    view! {
        <div class="search">
            <Glyph icon=Icon::Search />
            <input
                class="input"
                type="search"
                autocomplete="off"
                data-action=action
                aria-label=label
                placeholder=label
                prop:value=wanted
                on:input=move |event| portion.update(|portion| portion.search(event_target_value(&event)))
            />
        </div>
    }
}

/// Where not all is shown, the way to more; where nothing was found, that.
#[component]
pub fn More(portion: RwSignal<Portion>, #[prop(into)] shown: Signal<usize>, #[prop(into)] left: Signal<usize>) -> impl IntoView {
    let words = Words::here();
    view! {
        <Show when=move || { left.get() > 0 }>
            <button type="button" class="button button-small list-more" data-action="list-more" on:click=move |_| portion.update(Portion::grow)>
                {move || words.now().with_count("list-more", left.get().min(STEP))}
            </button>
        </Show>
        <Show when=move || shown.get() == 0>
            <p class="chart-empty" role="status">{words.text("list-nothing")}</p>
        </Show>
    }
}
