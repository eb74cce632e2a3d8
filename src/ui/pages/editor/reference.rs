//! The language beside the formula: every construct, searchable, each with an example that a
//! press puts into the formula.

use leptos::prelude::*;

use crate::kpi::formula::reference::Construct;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::pages::editor::formula::Field;
use crate::ui::words::Words;

#[component]
pub fn Reference(field: Field) -> impl IntoView {
    let words = Words::here();
    let wanted = RwSignal::new(String::new());
    let found = move || words.now().constructs(&wanted.read());
    let entry = move |(construct, meaning): (&'static Construct, String)| {
        view! {
            <li class="construct" data-construct=construct.id.clone()>
                <code class="construct-form" dir="ltr">{construct.form.clone()}</code>
                <p class="small">{meaning}</p>
                <button
                    type="button"
                    class="construct-example"
                    data-action="insert"
                    title=move || words.now().insert(&construct.example)
                    on:click=move |_| field.insert(&construct.example)
                >
                    <code dir="ltr">{construct.example.clone()}</code>
                </button>
            </li>
        }
    };
    view! {
        <section class="reference card" aria-label=words.text("own-reference")>
            <h2 class="reference-title">{words.text("own-reference")}</h2>
            <div class="search">
                <Glyph icon=Icon::Search />
                <input
                    class="input"
                    type="search"
                    autocomplete="off"
                    data-action="search-reference"
                    aria-label=words.text("own-reference-search")
                    placeholder=words.text("own-reference-search")
                    prop:value=wanted
                    on:input=move |event| wanted.set(event_target_value(&event))
                />
            </div>
            <ul class="plain-list reference-list" tabindex="0" aria-label=words.text("own-reference")>
                {move || found().into_iter().map(entry).collect::<Vec<_>>()}
            </ul>
            <Show when=move || found().is_empty()>
                <p class="quiet small">{words.text("own-reference-nothing")}</p>
            </Show>
        </section>
    }
}
