//! The name and its mark: a line that reaches its level.

use leptos::prelude::*;

use crate::state::route::Route;

/// The mark with the name, leading to the overview.
#[component]
pub fn Brand(#[prop(default = "brand")] class: &'static str, #[prop(default = true)] named: bool) -> impl IntoView {
    // The name is the same in every language.
    view! {
        <a class=class href=Route::Overview.hash() aria-label="Attain">
            <svg class="brand-mark" viewBox="0 0 28 28" aria-hidden="true">
                <rect class="brand-ground" width="28" height="28" rx="8" />
                <path class="brand-line" d="M6.500 9h15M6.500 20.500l5-5 3.500 3 6.500-7.500" />
            </svg>
            {named.then_some("Attain")}
        </a>
    }
}
