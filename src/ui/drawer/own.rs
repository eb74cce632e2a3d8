//! From a figure to the formula of an own KPI.

use leptos::prelude::*;

use crate::state::own::message::Opening;
use crate::ui::store::use_store;
use crate::ui::words::Words;

/// Leads to where an own KPI is changed, and a new one begins as a copy of any.
#[component]
pub fn OwnLinks(kpi: String) -> impl IntoView {
    let (store, words) = (use_store(), Words::here());
    let copy = Opening::New { from: Some(kpi.clone()) }.hash();
    let edit = Opening::Own(kpi.clone()).hash();
    let is_own = store.select(move |model| model.decisions.own.find(&kpi).is_some());
    view! {
        <Show when=move || is_own.get()>
            <a class="button button-small" href=edit.clone() data-action="own-edit">
                {words.text("own-edit")}
            </a>
        </Show>
        <a class="button button-small" href=copy data-action="own-copy">
            {words.text("own-copy")}
        </a>
    }
}
