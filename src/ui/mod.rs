//! Pages and components: they read signals, show, and dispatch what happened.

pub mod store;

use leptos::mount::mount_to_body;
use leptos::prelude::{ClassAttribute, ElementChild, IntoView, provide_context};
use leptos::{component, view};

use crate::ui::store::Store;

/// Puts the page together.
pub fn mount() {
    console_error_panic_hook::set_once();
    mount_to_body(App);
}

#[component]
fn App() -> impl IntoView {
    let store = Store::open();
    provide_context(store);
    view! { <main class="app">"Attain"</main> }
}
