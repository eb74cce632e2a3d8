//! That the data is made up, and the way back to the beginning.

use leptos::prelude::*;

use crate::state::message::Msg;
use crate::state::model::Model;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// Above every page while the sample is shown.
#[component]
pub fn SampleLabel() -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let is_sample = store.select(Model::is_sample);
    view! {
        <Show when=move || is_sample.get()>
            <div class="sample-label" data-label="sample">
                <Glyph icon=Icon::Sparkle />
                <span>{words.text("sample-label")}</span>
                <button type="button" class="link-button" data-action="sample-leave" on:click=move |_| store.dispatch(Msg::SampleLeft)>
                    {words.text("sample-leave")}
                </button>
            </div>
        </Show>
    }
}
